"""What an organisation keeps in `eigen/`, laid over ours: settings, pages, sources, list of changes and style.

Our files stay as they are, so that an update never meets a change of somebody else's. Nothing is in the folder but its
README until somebody puts something there. `own_menu.py` makes the menu; `quiz/own.py` reads the questionnaire.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import rcssmin
import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from kennisbank.bundle import hashed_name
from kennisbank.dates import last_changes
from kennisbank.faults import Faults, did_you_mean
from kennisbank.outside import in_style
from kennisbank.own_menu import merged_menu
from kennisbank.texts import PAGES
from quiz.languages.reading import translated_tags
from quiz.own import DROPPED, OwnError, dropped_pages, languages_wanted
from quiz.own import folder as own_folder

SETTINGS: Final = "instellingen.yml"
SOURCES: Final = "bronnen.yml"
CHANGES: Final = "wijzigingen.md"
STYLE: Final = "stijl.css"
_KEYS: Final = {"site_name": str, "site_description": str, "organisatie": dict}
_NEEDED: Final = frozenset(
    {
        *("index.md", "bronnen.md", "begrippen.md", "leerkaart.md", "wijzigingen.md", "waar-loop-je-tegenaan.md"),
        *(f"{address}index.md" for address in PAGES.values()),
        *(f"{address.rstrip('/')}.md" for address in PAGES.values()),
    }
)
"""Pages that our templates link to or fill: they can be replaced, and not left out."""
_LINK: Final = re.compile(r"(?<!!)\[(?P<text>[^\[\]]+)\]\((?P<path>[^()\s#]+\.md)(?P<anchor>#[^()\s]*)?\)")
_FOLLOWED: Final = re.compile(r"^(?P<key>[ \t]*followed_by:[ \t]*)\[(?P<names>[^\]\n]*)\]", re.MULTILINE)


def _folders_left_out() -> list[str]:
    """The folders with pages in languages that the organisation does not keep."""
    try:
        wanted = languages_wanted()
    except OwnError:
        return []  # told where the questionnaire is read
    return [] if wanted is None else [f"{tag}/" for tag in translated_tags() if tag not in wanted]


class OwnEdition:
    """The folder of one build. Every fault is noted with the file in `eigen/` that it is in."""

    def __init__(self, docs: Path, faults: Faults) -> None:
        self._folder = own_folder()
        self._docs = docs
        self._faults = faults
        pages = self._folder / "docs"
        there = sorted(path for path in pages.rglob("*") if path.is_file()) if pages.is_dir() else []
        self.files = {path.relative_to(pages).as_posix(): path for path in there if not path.name.startswith(".")}
        self.dropped = frozenset(self._read_dropped())
        self.settings = self._read_settings()

    @property
    def changes_pages(self) -> bool:
        """Whether pages of ours are replaced or left out, so that what only they used may be used nowhere."""
        return bool(self.dropped) or any((self._docs / name).is_file() for name in self.files)

    def apply(self, config: MkDocsConfig) -> None:
        """Put the settings in the place of ours, and the own pages in the menu."""
        for name in ("site_name", "site_description"):
            if name in self.settings:
                config[name] = self.settings[name]
        if "organisatie" in self.settings:
            config.extra["organisatie"] = {**(config.extra.get("organisatie") or {}), **self.settings["organisatie"]}
        if config.nav:
            config.nav = merged_menu(config.nav, sorted(self.files), self.dropped)

    def lay_over(self, files: Files, config: MkDocsConfig) -> None:
        """Replace, add and leave out files; our links to a page that is left out become plain words."""
        for name in self.files:
            own = File(name, str(self._folder / "docs"), config.site_dir, config.use_directory_urls)
            if (ours := files.get_file_from_path(name)) is not None:
                files.remove(ours)
            files.append(own)
        left_out = tuple(_folders_left_out())
        for file in list(files) if left_out else ():
            if file.src_uri not in self.files and file.src_uri.startswith(left_out):
                files.remove(file)
        for name in self.dropped:
            if (ours := files.get_file_from_path(name)) is not None:
                files.remove(ours)
        for file in files.documentation_pages() if self.dropped else ():
            if file.src_uri in self.files:
                self._note_dead_links(file)
            else:
                softened = self.without_dropped(file.content_string, file.src_uri)
                if softened != file.content_string:
                    file.content_string = softened

    def add_style(self, files: Files, config: MkDocsConfig) -> None:
        """Add the own style sheet, after all of ours."""
        path = self._folder / STYLE
        if path.is_file():
            style = f"{rcssmin.cssmin(path.read_text(encoding='utf-8-sig', errors='replace'))}\n"
            for fault in in_style(style, config.site_url or ""):
                self._faults.add(f"eigen/{STYLE}: {fault} De site mag niets van een andere plek laden.")
            name = f"assets/{hashed_name('eigen', style, 'css')}"
            files.append(File.generated(config, name, content=style))
            config.extra_css = [*config.extra_css, name]

    def without_dropped(self, markdown: str, page: str) -> str:
        """A page of ours without its links to what is left out; the words stay."""
        slugs = {Path(name).stem for name in self.dropped if name.startswith("werkvormen/")}

        def names(match: re.Match[str]) -> str:
            kept = [name.strip() for name in match["names"].split(",") if name.strip() not in slugs]
            return f"{match['key']}[{', '.join(filter(None, kept))}]"

        text = _LINK.sub(lambda link: link["text"] if self._leads_to(link, page) in self.dropped else link[0], markdown)
        return _FOLLOWED.sub(names, text) if slugs else text

    def dates(self, ours: Mapping[str, Any]) -> dict[str, Any]:
        """When each page last changed: of an own page as git knows it there."""
        kept = {name: day for name, day in ours.items() if name not in self.files}
        return kept | (dict(last_changes(self._folder, "docs")) if self.files else {})

    def changes(self, ours: str) -> str:
        """The list of changes: what the organisation tells of its own editions stands before ours."""
        path = self._folder / CHANGES
        if not path.is_file():
            return ours
        before, heading, after = ours.partition("\n## ")
        return f"{before}\n{path.read_text(encoding='utf-8-sig', errors='replace').strip()}\n{heading}{after}"

    @property
    def sources(self) -> Path | None:
        """The file with own sources, when it is there."""
        path = self._folder / SOURCES
        return path if path.is_file() else None

    def picture(self, name: str) -> Path:
        """Where a file of `docs/` is: the own one, else ours."""
        return self.files.get(name, self._docs / name)

    def pictures(self) -> list[str]:
        """All files below `assets/`, ours and own."""
        ours = (path.relative_to(self._docs).as_posix() for path in self._docs.glob("assets/**/*") if path.is_file())
        return sorted({*ours, *(name for name in self.files if name.startswith("assets/"))})

    def _leads_to(self, link: re.Match[str], page: str) -> str:
        return posixpath.normpath(posixpath.join(posixpath.dirname(page), link["path"]))

    def _note_dead_links(self, file: File) -> None:
        for link in _LINK.finditer(file.content_string):
            if (name := self._leads_to(link, file.src_uri)) in self.dropped:
                sentence = f"de link ‘{link['text']}’ leidt naar {name}, en die pagina laat je weg in eigen/{DROPPED}."
                self._faults.add(sentence, file=file, near=link[0])

    def _read_dropped(self) -> Iterator[str]:
        dropped = list(dropped_pages())
        known = [ours.relative_to(self._docs).as_posix() for ours in self._docs.rglob("*.md")] if dropped else []
        for number, name in dropped:
            place = f"eigen/{DROPPED}, regel {number}"
            if name not in known:
                self._faults.add(f"{place}: de pagina ‘{name}’ staat niet in docs/.{did_you_mean(name, known)}")
            elif name in _NEEDED:
                self._faults.add(
                    f"{place}: ‘{name}’ kan niet weg, omdat andere delen van de site ernaar verwijzen. Zet een eigen "
                    f"tekst in eigen/docs/{name}."
                )
            elif name in self.files:
                self._faults.add(f"{place}: ‘{name}’ staat ook in eigen/docs/. Haal een van de twee weg.")
            else:
                yield name

    def _read_settings(self) -> dict[str, Any]:
        path = self._folder / SETTINGS
        if not path.is_file():
            return {}
        shown = f"eigen/{SETTINGS}"
        try:
            read = yaml.safe_load(path.read_text(encoding="utf-8-sig")) or {}
        except UnicodeDecodeError:
            self._faults.add(f"{shown}: dit bestand is geen tekst in UTF-8. Bewaar het opnieuw als UTF-8.")
            return {}
        except yaml.YAMLError as problem:
            mark = getattr(problem, "problem_mark", None)
            line = f", regel {mark.line + 1}" if mark else ""
            self._faults.add(
                f"{shown}{line}: dit is niet te lezen. Kijk of de spaties vooraan kloppen, of elk aanhalingsteken "
                "gesloten is en of er aanhalingstekens staan om een tekst met een dubbele punt."
            )
            return {}
        if not isinstance(read, dict):
            self._faults.add(f"{shown}: hier horen regels zoals ‘site_name: Kennisbank van Gemeente Voorbeeld’.")
            return {}
        return dict(self._known_settings(read, shown))

    def _known_settings(self, read: Mapping[Any, Any], shown: str) -> Iterator[tuple[str, Any]]:
        for name, value in read.items():
            if name not in _KEYS:
                hint = did_you_mean(str(name), _KEYS) or f" Het kan zijn: {', '.join(_KEYS)}."
                self._faults.add(f"{shown}: ‘{name}’ kan hier niet.{hint}")
            elif value is not None and not isinstance(value, _KEYS[name]):
                wanted = "een tekst" if _KEYS[name] is str else "een blok regels, met twee spaties ervoor"
                self._faults.add(f"{shown}: bij {name} hoort {wanted}.")
            elif value is not None:
                yield name, value
