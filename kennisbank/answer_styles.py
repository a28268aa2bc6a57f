"""One style sheet for the pages with answers, with what they can use of the theme and of the site: a third of it.

Somebody who opens the scan from a team's link has nothing of the site yet, and waits for every sheet before the first
statement is there. What such a page has for itself (assets/scan/) stays as it is. Knows files alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path
from typing import Final

from kennisbank.bundle import hashed_name
from kennisbank.kept import kept
from kennisbank.used_style import used, words_of

_SHEET: Final = re.compile(r'<link rel="stylesheet" href="(?P<address>[^"]+)">')
_SCRIPT: Final = re.compile(r'<script\b[^<>]*\ssrc="(?P<address>[^"]+)"')
_TAG: Final = re.compile(r"<[^<>]*>")
_DUTCH: Final = re.compile(r'<html\b[^<>]*\slang="nl\b')
_OWN: Final = "assets/scan/"
_PLACE: Final = "assets"
_ADDRESS: Final = re.compile(r"""url\((?P<quote>["']?)(?P<address>[^"')]+)(?P=quote)\)""")


def share_used_styles(site: Path, answer_pages: Collection[str]) -> None:
    """Let these pages, paths from the site's root, load one small sheet in the place of those of every page.

    Pages that load different sheets get one a kind, and so do pages from right to left, for which the theme has many
    rules more. A sheet that is no file of the site stays where it is; pages with one that cannot be read, or that
    imports another, keep what they have.
    """
    groups: dict[tuple[bool, tuple[Path, ...]], list[Path]] = {}
    for name in sorted(answer_pages):
        page = site / name
        if page.is_file() and (sheets := tuple(_shared(page, site))):
            groups.setdefault((_is_turned(page), sheets), []).append(page)
    for (_, sheets), pages in groups.items():
        texts = {page: page.read_text(encoding="utf-8") for page in pages}
        try:
            style = _small(sheets, texts, site)
        except ValueError:  # UnicodeDecodeError too: the seal names the file
            continue
        new = site / _PLACE / hashed_name("answers", style, "css")
        new.write_text(style, encoding="utf-8")
        for page, text in texts.items():
            page.write_bytes(_with_one(text, page, site, sheets, new).encode())


def _is_turned(page: Path) -> bool:
    return '<html dir="rtl"' in page.read_text(encoding="utf-8")


def _small(sheets: Collection[Path], texts: dict[Path, str], site: Path) -> str:
    """What these pages can use of these sheets. Raises `ValueError` for a sheet that cannot be taken apart."""
    scripts = _texts(texts, _SCRIPT, site)
    others = [*texts.values(), *scripts, *_texts(texts, _SHEET, site, but=sheets)]
    moved, said = [_moved(sheet, site) for sheet in sheets], _said(texts.values())
    sources = tuple(
        sheet for kind in (moved, said, scripts, others) for sheet in ("", *kind)
    )  # parted by what is empty
    return str(kept("style", sources, lambda: used(moved, words_of(said, scripts), others)))


def _said(pages: Collection[str]) -> list[str]:
    """Where a name may stand: of a page beside its Dutch one, in its tags.

    What scripts read from the page is the same in every language. The rest is sentences, and a word such as `note`
    would bring the Dutch pages rules that they do not need.
    """
    dutch = [page for page in pages if _DUTCH.search(page)]
    others = (page for page in pages if page not in dutch)
    return [*dutch, *("".join(_TAG.findall(page)) if dutch else page for page in others)]


def _file(page: Path, address: str, site: Path) -> Path | None:
    path = (page.parent / address).resolve()
    return path if path.is_relative_to(site.resolve()) and path.is_file() else None


def _shared(page: Path, site: Path) -> list[Path]:
    """The style sheets of a page that are not its own."""
    found = (_file(page, address, site) for address in _SHEET.findall(page.read_text(encoding="utf-8")))
    return [file for file in found if file and not file.relative_to(site.resolve()).as_posix().startswith(_OWN)]


def _texts(pages: dict[Path, str], kind: re.Pattern[str], site: Path, but: Collection[Path] = ()) -> list[str]:
    """What stands in the files of the site that the pages load in this way, each once."""
    found = (_file(page, address, site) for page, text in pages.items() for address in kind.findall(text))
    return [file.read_text(encoding="utf-8") for file in sorted({file for file in found if file and file not in but})]


def _moved(sheet: Path, site: Path) -> str:
    """A style sheet whose addresses lead to the same files from where the small one stands."""
    text = sheet.read_text(encoding="utf-8")
    if "@import" in text:
        raise ValueError(f"{sheet.name} imports another sheet")
    folder = sheet.parent.relative_to(site.resolve()).as_posix()
    up = "" if folder == _PLACE else f"../{folder}/"
    up = up.removeprefix(f"../{_PLACE}/")

    def led(match: re.Match[str]) -> str:
        is_whole = re.match(r"[a-z]+:|/|#", match["address"])
        return match[0] if is_whole else f"url({match['quote']}{up}{match['address']}{match['quote']})"

    return _ADDRESS.sub(led, text)


def _with_one(html: str, page: Path, site: Path, sheets: Collection[Path], new: Path) -> str:
    """The page with the new sheet in the place of the first of these, and without the others."""
    depth = len(page.parent.relative_to(site).parts)
    address = f"{'../' * depth}{new.relative_to(site).as_posix()}"
    links = [each for each in _SHEET.finditer(html) if _file(page, each["address"], site) in sheets]
    for link in reversed(links):
        instead = f'<link rel="stylesheet" href="{address}">' if link is links[0] else ""
        html = html[: link.start()] + instead + html[link.end() :]
    return html
