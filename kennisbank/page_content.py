"""What an editor may put in `docs/`: words and pictures, and nothing that runs or that tells a browser what to do.

Scripts, styles and frames belong to the templates in `overrides/`, where the policy of each page knows them. Content
is looked at before a template goes round it, so that whatever stands there is the editor's.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import partial
from pathlib import Path
from typing import Final

from kennisbank.active_files import begins_as_page, is_page
from kennisbank.builder import Files, Page, Settings
from kennisbank.faults import Faults, did_you_mean
from kennisbank.front_matter import head_faults, page_text
from kennisbank.kept import kept
from kennisbank.markup import markup_faults, open_in_source
from kennisbank.pages import elements
from kennisbank.slips import slips
from quiz.own import folder as own_folder

_REFUSED: Final = {
    "script": "Een script hoort in een module in overrides/.",
    "style": "Zet de regels in een stijlblad in overrides/look/.",
    "link": "De bouw zet alle verwijzingen in de kop van een pagina zelf.",
    "meta": "De bouw zet alle gegevens in de kop van een pagina zelf; een beschrijving komt boven aan de tekst.",
    "base": "Het verandert waar alle adressen heen wijzen.",
    **dict.fromkeys(
        ("iframe", "frame", "frameset", "object", "embed", "applet", "portal", "fencedframe"),
        "Een pagina van deze site toont geen andere pagina. Maak er een gewone link van.",
    ),
}
_ALMOST_A_PAGE: Final = re.compile(r"\.(?:MD|Md|mD|(?i:markdown|mdown|mkdn?|mdwn|mdx|md\.txt))$")
_FIRST_LEVEL: Final = re.compile(r"^# .+$", re.MULTILINE)
_NOT_ON_WINDOWS: Final = re.compile(
    r"[<>:\"\\|?*\x00-\x1f]|[ .](?:/|$)|(?:^|/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|/|$)|(?: |\.)\.md$", re.IGNORECASE
)
"""Signs and names that Windows keeps for itself, and an ending that it leaves out; a space before `.md` nobody sees."""
_SCRIPTS: Final = (".js", ".mjs", ".cjs", ".wasm", ".html")


def check_pages(files: Files, faults: Faults) -> None:
    """Look at each page before anybody reads it: its letters and its head.

    Raises `Stopped` at once when one of them cannot be read: whatever else is told of it would be untrue.
    """
    broken = False
    for file in files.documentation_pages():
        if not file.abs_src_path:
            continue  # made by the build
        text = page_text(file.content_bytes)
        if isinstance(text, str):
            found = kept("source", text, partial(_source_faults, text))
        else:
            found = [(text.line, text.sentence, text.broken)]
        for line, sentence, breaks in found:
            faults.add(sentence, file=file, line=line)
            broken |= breaks
    if broken:
        faults.stop_when_any()


def _source_faults(text: str) -> list[tuple[int, str, bool]]:
    """Line, sentence and whether nothing else can be judged, of each fault in the text of a page."""
    return [(fault.line, fault.sentence, fault.broken) for fault in (*head_faults(text), *slips(text))]


def check_dimension(page: Page, known: Collection[str], faults: Faults) -> None:
    """Note a page that says it is about a discipline or success area that does not exist."""
    name = page.meta.get("dimension")
    if known and name is not None and name not in known:
        faults.add(
            f"‘{name}’ is geen discipline en geen succesgebied.{did_you_mean(str(name), known)}",
            file=page.file,
            near="dimension:",
        )


def check_content(html: str, page: Page, faults: Faults) -> None:
    """Note each element in the content of a page that is not an editor's to use, or that goes wrong there."""
    markdown = page.markdown or ""
    text, refused = kept("content", (html, markdown), lambda: (_told(html, markdown), _refused(html)))
    for near, time, sentence in text:
        faults.add(sentence, file=page.file, near=near, time=time)
    if "template" not in page.meta:
        _check_heading(html, page, faults)
    for near, sentence in refused:
        faults.add(sentence, file=page.file, near=near)


def _told(html: str, markdown: str) -> list[tuple[str, int, str]]:
    found = (*markup_faults(html), *open_in_source(markdown))
    attributes = ((near, 0, sentence) for near, sentence in _attributes(html))
    return [*((fault.near, fault.time, fault.sentence) for fault in found), *attributes]


def _refused(html: str) -> list[tuple[str, str]]:
    names = dict.fromkeys(element.name for element in elements(html))
    return [(f"<{name}", f"<{name}> mag niet in een tekst. {_REFUSED[name]}") for name in names if name in _REFUSED]


def _attributes(html: str) -> Iterator[tuple[str, str]]:
    for element in elements(html):
        if "style" in element.attributes:
            yield (
                "style=",
                f"<{element.name} style=…>: een stijl mag niet in een tekst staan, en een browser voert die niet uit. "
                "Laat hem weg.",
            )
        for name in element.attributes:
            if name.startswith("on"):
                yield f"{name}=", f"<{element.name} {name}=…>: een script mag niet in een tekst staan. Laat het weg."


def _check_heading(html: str, page: Page, faults: Faults) -> None:
    headings = html.count("<h1")
    if headings != 1:
        many = "geen kop" if headings == 0 else f"{headings} koppen"
        faults.add(
            f"de pagina heeft {many} van het eerste niveau. Zet er één boven de tekst, met één hekje: # De titel. De "
            "andere koppen krijgen er twee of meer.",
            file=page.file,
            near=next(iter(_FIRST_LEVEL.findall(page.markdown or "")[1:]), ""),
        )


def check_files(files: Files, settings: Settings, faults: Faults) -> None:
    """Note each file in `docs/` that would run, or that is a link to a place outside it."""
    folders = (settings.docs, own_folder() / "docs")
    if endless := _endless({Path(file.abs_src_path).parent for file in files if file.abs_src_path}):
        faults.add(
            f"docs/, ‘{endless.name}’: deze snelkoppeling leidt naar een map waar die zelf in staat, en zo komt er "
            "geen einde aan. Haal die weg.",
        )
        return  # the same files are there again and again
    for file in files:
        path = Path(file.abs_src_path or "")
        folder = next((each for each in folders if path.is_relative_to(each)), None)
        if folder is None:
            continue  # of the theme, or made by the build
        name = f"{'' if folder == settings.docs else 'eigen/'}docs/{file.src_uri}"
        if not _stays_in(path, folder):
            faults.add(
                f"{name}: dit is een snelkoppeling naar een plek buiten docs/. Wat daar staat, komt dan op de site. "
                "Zet het bestand zelf in docs/ of haal de snelkoppeling weg.",
            )
        elif is_page(file.src_uri) or file.src_uri.lower().endswith(_SCRIPTS) or begins_as_page(path):
            faults.add(
                f"{name}: een bestand van deze soort kan een script laten draaien buiten het beveiligingsbeleid om. "
                "Maak van een pagina een .md-bestand; een script hoort in overrides/.",
            )
        elif _NOT_ON_WINDOWS.search(file.src_uri):
            faults.add(
                f"{name}: Windows kan een bestand met deze naam niet bewaren. Geef het een naam met letters, cijfers "
                "en streepjes.",
            )
        elif _ALMOST_A_PAGE.search(file.src_uri):
            faults.add(
                f"{name}: dit bestand wordt geen pagina. Geef het een naam die eindigt op .md, met kleine letters.",
            )


def leading_out(folder: Path) -> Iterator[str]:
    """A Dutch sentence for each link in this folder to a place outside it: what stands there would be published.

    A whole part of it may stand elsewhere, as a link right in the folder; what is in `docs/` is looked at as a page.
    """
    for path in sorted(path for path in folder.rglob("*") if path.is_symlink()):
        place = path.relative_to(folder)
        is_part = len(place.parts) == 1 and path.is_dir()
        if not is_part and place.parts[0] != "docs" and not _stays_in(path, folder):
            yield (
                f"eigen/{place.as_posix()}: dit is een snelkoppeling naar een plek buiten eigen/. Wat daar staat, kan "
                "dan op de site komen. Zet het bestand zelf in eigen/ of haal de snelkoppeling weg."
            )


def _endless(folders: Collection[Path]) -> Path | None:
    """A link to a folder that it stands in itself, however deep."""
    links = [folder for folder in folders if folder.is_symlink() and _stays_in(folder.parent, folder)]
    return min(links, key=lambda link: len(link.parts), default=None)


def _stays_in(path: Path, folder: Path) -> bool:
    """Whether a file lies in a folder itself, and is no link to a place outside it or to nothing."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a link that leads to itself
        return False
