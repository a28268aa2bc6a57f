"""The last look at the built files: nothing from outside, nothing that runs unseen, and a strict policy in every page.

On pages where answers pass through, the browser itself then refuses to send anything anywhere. `policy.py` says
what the policy holds, `outside.py` what counts as another host, `known_scripts.py` which scripts may stand in a page
and `active_files.py` which files a browser would open as a page. Knows files alone.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from kennisbank import active_files
from kennisbank.kept import kept
from kennisbank.known_scripts import digest_of_theme_script, unknown
from kennisbank.outside import in_drawing, in_other_xml, in_page, in_style
from kennisbank.policy import Kind, faults, policy_in, without_policy
from kennisbank.scripts import digest, with_integrity

_FEW: Final = 5
"""On so many pages a fault is told page by page."""
_LOOK: Final = {".html": in_page, ".svg": in_drawing, ".xml": in_other_xml, ".css": in_style}
_OUTSIDE: Final = "De site mag niets van een andere plek laden. Zet het bestand in docs/ of laat het weg:"
_UNREADABLE: Final = "Wat deze bestanden doen of laden, is niet na te gaan, want ze zijn geen UTF-8:"
_BLOCKED: Final = "Dit blokkeert het beveiligingsbeleid van de site. Verbeter het:"
_RUNS: Final = "In deze bestanden zou een browser iets kunnen laten draaien buiten het beveiligingsbeleid om:"


_NO_PLACE: Final = '<meta charset="utf-8"> staat niet vooraan in <head>, en daar hoort het beveiligingsbeleid achter.'


class _Seen(NamedTuple):
    """What a look at a page tells: what it loads outside, the scripts nobody knows, what its policy would block.

    `policy` is what comes at `place` in the page; empty where there is no sound place for it.
    """

    outside: list[str]
    strangers: list[str]
    blocked: list[str]
    place: int
    policy: str


_seen: dict[bytes, _Seen] = {}
"""What is known here saves a look at a page that is what it was at the build before, while serving."""


class Sealer:
    """Looks at a built site, and puts its policy into every page of it."""

    def __init__(
        self,
        site: Path,
        own_address: str = "",
        *,
        own_scripts: Collection[str] = (),
        write: bool = True,
        sources: Mapping[str, str] | None = None,
    ) -> None:
        self._site = site
        self._address = own_address
        self._base = urljoin("https://site/", urlsplit(own_address).path.rstrip("/") + "/")
        self._own_scripts = own_scripts
        self._write = write
        self._sources = sources or {}
        self._digests: dict[str, str | None] = {}
        self._unknown: dict[str, tuple[str, list[Path]]] = {}
        self._problems: dict[str, dict[str, list[str]]] = {
            heading: {} for heading in (_OUTSIDE, _UNREADABLE, _RUNS, _BLOCKED)
        }

    def seal(self, *, answer_pages: Collection[str] | None) -> list[str]:
        """What is wrong with the files, in Dutch, under a heading a kind.

        `answer_pages` are paths from the site's root; None leaves the policies out, and what would break them.
        """
        for path in sorted(path for path in self._site.rglob("*") if path.is_file()):
            name, suffix = path.relative_to(self._site).as_posix(), path.suffix.lower()
            if active_files.is_page(name) or active_files.begins_as_page(path):
                self._note(_RUNS, name, ["een bestand van deze soort hoort niet op de site. Haal het weg."])
            elif suffix in _LOOK or suffix in active_files.READ:
                self._look(path, name, suffix, answer_pages)
        for text, pages in self._unknown.values():  # what is in the theme is on every page: told once
            more = f" (en {len(pages) - 1} andere pagina’s)" if len(pages) > 1 else ""
            fault = (
                f"een script in de pagina dat niet van het thema is en niet van ons: ‘{_short(text)}’. "
                "Haal het weg, ook uit een eigen sjabloon. Een script hoort in een module in overrides/. "
                "Is het thema vernieuwd? Zie kennisbank/known_scripts.py."
            )
            first = pages[0].relative_to(self._site).as_posix()
            self._note(_BLOCKED, f"{self._sources.get(first, first)}{more}", [fault])
        return ["\n".join([heading, *_lines(found)]) for heading, found in self._problems.items() if found]

    def _note(self, heading: str, name: str, found: list[str]) -> None:
        for fault in found:
            self._problems[heading].setdefault(fault, []).append(self._sources.get(name, name))

    def _look(self, path: Path, name: str, suffix: str, answer_pages: Collection[str] | None) -> None:
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            self._note(_UNREADABLE, name, ["bewaar dit bestand opnieuw, als UTF-8."])
            return
        if suffix == ".html" and answer_pages is not None:
            kind = Kind.ANSWERS if name in answer_pages else Kind.ORDINARY
            self._seal_page(path, name, without_policy(self._with_hashes(path, text)), kind)
        elif suffix in _LOOK:
            self._note(
                _OUTSIDE, name, kept("file", (suffix, text, self._address), lambda: _LOOK[suffix](text, self._address))
            )
        if suffix in active_files.READ:
            self._note(_RUNS, name, active_files.faults(text))

    def _seal_page(self, path: Path, name: str, html: str, kind: Kind) -> None:
        seen = _look_again(html, kind, self._address, self._own_scripts)
        self._note(_OUTSIDE, name, seen.outside)
        for text in seen.strangers:
            self._unknown.setdefault(digest_of_theme_script(text), (text, []))[1].append(path)
        self._note(_BLOCKED, name, seen.blocked)
        if self._write and seen.policy:
            path.write_bytes(f"{html[: seen.place]}{seen.policy}{html[seen.place :]}".encode())

    def _with_hashes(self, page: Path, html: str) -> str:
        here = urljoin(self._base, page.relative_to(self._site).as_posix())
        return with_integrity(html, lambda address: self._digest(urljoin(here, address)))

    def _digest(self, target: str) -> str | None:
        """The hash of a script that a page names, when it is a file of the site."""
        if not target.startswith(self._base):
            return None
        if target not in self._digests:
            file = self._site / unquote(urlsplit(target).path.removeprefix(urlsplit(self._base).path))
            self._digests[target] = digest(file.read_bytes()) if file.is_file() else None
        return self._digests[target]


def _look_again(html: str, kind: Kind, own_address: str, own_scripts: Collection[str]) -> _Seen:
    """What a look at a page tells, or what it told when exactly this page was looked at before."""
    sources = repr((len(html), kind.value, own_address, sorted(own_scripts)))
    key = hashlib.sha256(f"{sources}{html}".encode("utf-8", "surrogatepass")).digest()
    if key not in _seen:
        _seen[key] = _Seen(*kept("page", key, lambda: _look_at(html, kind, own_address, own_scripts)))
    return _seen[key]


def _look_at(html: str, kind: Kind, own_address: str, own_scripts: Collection[str]) -> _Seen:
    outside, strangers, blocked = in_page(html, own_address), unknown(html, own_scripts), faults(html, kind)
    try:
        place, policy = policy_in(html, kind)
    except ValueError:
        return _Seen(outside, strangers, [*blocked, _NO_PLACE], 0, "")
    return _Seen(outside, strangers, blocked, place, policy)


def seal(
    site: Path,
    own_address: str = "",
    *,
    answer_pages: Collection[str] | None,
    own_scripts: Collection[str] = (),
    write: bool = True,
    sources: Mapping[str, str] | None = None,
) -> list[str]:
    """Look at a built site and put its policy into every page; see `Sealer.seal`.

    `own_scripts` are the inline scripts of our own templates. Without `write` the site is looked at and stays as it is.
    `sources` names the file that an editor knows, for a built file.
    """
    return Sealer(site, own_address, own_scripts=own_scripts, write=write, sources=sources).seal(
        answer_pages=answer_pages
    )


def withdraw(site: Path) -> None:
    """Take the pages of a site away: some have no policy, and whoever looks in the folder may take them for a site."""
    for page in list(site.rglob("*.html")):
        page.unlink()


def _lines(found: Mapping[str, list[str]]) -> Iterator[str]:
    """Each fault by page; once when it is on many, as then it is in none of them but in what they share."""
    few = [(name, fault) for fault, names in found.items() if len(names) <= _FEW for name in names]
    yield from (f"  - {name}: {fault}" for name, fault in sorted(few, key=lambda told: told[0]))
    for fault, names in found.items():
        if len(names) > _FEW:
            yield (
                f"  - {names[0]} (en {len(names) - 1} andere pagina’s): {fault} Zoek het in een sjabloon, in "
                "overrides/ of eigen/overrides/."
            )


def _short(text: str) -> str:
    line = re.sub(r"\s+", " ", text).strip()
    return line if len(line) <= 60 else f"{line[:59]}…"
