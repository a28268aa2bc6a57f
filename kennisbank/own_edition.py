"""What an organisation keeps in `eigen/`, laid over ours: settings, pages, templates, sources, changes and style.

Our files stay as they are, so that an update never meets a change of somebody else's. Nothing is in the folder but its
README until somebody puts something there. `own_menu.py` makes the menu; `quiz/own.py` reads the questionnaire.
"""

from __future__ import annotations

import dataclasses
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import rcssmin
from jinja2 import Environment

from kennisbank import changelog, own_templates
from kennisbank.assets import add_sheet
from kennisbank.builder import File, Files, Settings, Site
from kennisbank.dates import last_changes
from kennisbank.faults import Faults, did_you_mean
from kennisbank.front_matter import page_text
from kennisbank.organisation import Organisation
from kennisbank.outside import in_style
from kennisbank.own_menu import merged_menu
from kennisbank.own_settings import CHANGES, SOURCES, STYLE, misplaced, read_settings
from kennisbank.page_content import leading_out
from kennisbank.texts import PAGES
from quiz.languages.reading import translated_tags
from quiz.own import DROPPED, OwnError, dropped_pages, languages_wanted
from quiz.own import folder as own_folder
from quiz.own import read as read_own

_NEEDED: Final = frozenset(
    {
        *("index.md", "bronnen.md", "begrippen.md", "leerkaart.md", "wijzigingen.md", "waar-loop-je-tegenaan.md"),
        *(f"{address}index.md" for address in PAGES.values()),
        *(f"{address.rstrip('/')}.md" for address in PAGES.values()),
    }
)
"""Pages that our templates link to or fill: they can be replaced, and not left out."""
_NOT_OURS: Final = (".", "~$")
_OF_THE_SYSTEM: Final = ("Thumbs.db", "desktop.ini")
"""What Windows, macOS and Word leave in a folder that somebody looked into: nothing to publish."""
_TEMPLATE: Final = re.compile(r"^template: \S+$", re.MULTILINE)
_LINK: Final = re.compile(r"(?<!!)\[(?P<text>[^\[\]]+)\]\((?P<path>[^()\s#]+\.md)(?P<anchor>#[^()\s]*)?\)")
_FOLLOWED: Final = re.compile(r"^(?P<key>[ \t]*followed_by:[ \t]*)\[(?P<names>[^\]\n]*)\]", re.MULTILINE)


def _meant(name: str, known: Sequence[str]) -> str:
    """What to say after the name of a page that is not there."""
    if any(page.startswith(f"{name.rstrip('/')}/") for page in known):
        return " Dat is een map: noem elke pagina op een eigen regel."
    alone = [page for page in known if Path(page).stem == Path(name).stem]
    return f" Bedoel je ‘{alone[0]}’?" if len(alone) == 1 else did_you_mean(name, known)


def _folders_left_out() -> list[str]:
    """The folders with pages in languages that the organisation does not keep."""
    try:
        wanted = languages_wanted()
    except OwnError:
        return []  # told where the questionnaire is read
    return [] if wanted is None else [f"{tag}/" for tag in translated_tags() if tag not in wanted]


def _not_utf8(path: Path) -> str:
    """What to say of a file with letters in another encoding; empty when it can be read or is not there."""
    text = page_text(path.read_bytes()) if path.is_file() else ""
    return "" if isinstance(text, str) else text.within(f"eigen/{path.name}")


def with_own_changes(ours: str, folder: Path) -> str:
    """Our list of changes with that of an organisation, from its folder, before our first edition."""
    before, heading, after = ours.partition("\n## ")
    told = _own_changes(folder)
    return f"{before}\n{told}\n{heading}{after}" if told else ours


def _own_changes(folder: Path) -> str:
    path = folder / CHANGES
    return path.read_text(encoding="utf-8-sig", errors="replace").strip() if path.is_file() else ""


class OwnEdition:
    """The folder of one build. Every fault is noted with the file in `eigen/` that it is in."""

    def __init__(self, docs: Path, faults: Faults) -> None:
        self._folder = own_folder()
        self._docs = docs
        self._faults = faults
        pages = self._folder / "docs"
        there = sorted(path for path in pages.rglob("*") if path.is_file()) if pages.is_dir() else []
        self.files = {
            path.relative_to(pages).as_posix(): path
            for path in there
            if not path.name.startswith(_NOT_OURS) and path.name not in _OF_THE_SYSTEM
        }
        self.templates = own_templates.own_templates(self._folder)
        self.dropped = frozenset(self._read_dropped())
        settings = read_settings(self._folder, frozenset(field.name for field in dataclasses.fields(Organisation)))
        self.settings = settings.values
        for name in (CHANGES, STYLE, DROPPED):
            if problem := _not_utf8(self._folder / name):
                faults.add(problem)
        for sentence in (*settings.faults, *misplaced(self._folder), *leading_out(self._folder)):
            faults.add(sentence)

    @property
    def changes_pages(self) -> bool:
        """Whether pages of ours are replaced or left out, so that what only they used may be used nowhere."""
        return bool(self.dropped) or any((self._docs / name).is_file() for name in self.files)

    def apply(self, settings: Settings) -> None:
        """Put the settings in the place of ours, the own pages in the menu, and the own templates before ours."""
        if self.templates:
            settings.template_folders = (str(self._folder / own_templates.FOLDER), *settings.template_folders)
        settings.name = self.settings.get("site_name", settings.name)
        settings.description = self.settings.get("site_description", settings.description)
        if "organisatie" in self.settings:
            settings.organisation = {**(settings.organisation or {}), **self.settings["organisatie"]}
        if settings.menu:
            settings.menu = merged_menu(settings.menu, sorted(self.files), self.dropped)

    def lay_over(self, files: Site) -> None:
        """Replace, add and leave out files; our links to a page that is left out become plain words."""
        for name in self.files:
            if (ours := files.get_file_from_path(name)) is not None:
                files.remove(ours)
            own = files.add_from(self._folder / "docs", name)
            if ours is not None:
                self._note_lost_template(ours, own)
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

    def add_style(self, files: Site, settings: Settings) -> None:
        """Add the own style sheet, after all of ours."""
        path = self._folder / STYLE
        if path.is_file():
            style = f"{rcssmin.cssmin(path.read_text(encoding='utf-8-sig', errors='replace'))}\n"
            if style.count("{") != style.count("}"):
                self._faults.add(f"eigen/{STYLE}: er zijn niet evenveel {{ als }}. Sluit elk blok met een }}.")
            for fault in in_style(style, settings.address):
                self._faults.add(f"eigen/{STYLE}: {fault} De site mag niets van een andere plek laden.")
            add_sheet("eigen", style, files, settings)

    def join_templates(self, environment: Environment, files: Files, settings: Settings) -> None:
        """Let own templates build on ours, and note what is wrong with them; once every page has been read.

        Also of each page, whether the template that it asks for is there.
        """
        metas = [(file, file.page.meta) for file in files.documentation_pages() if file.page]
        asked = [(file, str(meta["template"])) for file, meta in metas if "template" in meta]
        if self.templates:
            folder = self._folder / own_templates.FOLDER
            own_templates.let_them_build_on_ours(environment, folder, settings.template_folders)
            for sentence in own_templates.faults_of(self.templates, environment, frozenset(name for _, name in asked)):
                self._faults.add(sentence)
        for file, name in asked:
            if sentence := own_templates.missing(name, environment):
                self._faults.add(sentence, file=file, near="template:")

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
        """The list of changes, with what the organisation tells of its own editions before ours."""
        return with_own_changes(ours, self._folder)

    def change_faults(self, ours: str, edition: str) -> Iterator[str]:
        """What the list of changes fails to tell, with the file of ours or theirs; `edition` is that of the scan."""
        told = _own_changes(self._folder)
        known = {*changelog.editions(told), *([edition] if edition == read_own().get("editie") else [])}
        yield from changelog.faults(self.changes(ours), edition, own=f"eigen/{CHANGES}", own_editions=known)

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

    def _note_lost_template(self, ours: File, own: File) -> None:
        """A page of ours that is more than its text, such as the scan, is nothing without its template."""
        was = _TEMPLATE.search(ours.content_string) if ours.src_uri.endswith(".md") else None
        if was and not _TEMPLATE.search(own.content_string):
            self._faults.add(
                f"deze pagina krijgt van ons ook een onderdeel, zoals de scan, en dat valt nu weg. Neem uit de kop van "
                f"docs/{ours.src_uri} deze regel over: {was[0]}.",
                file=own,
                line=1,
            )

    def _note_dead_links(self, file: File) -> None:
        for link in _LINK.finditer(file.content_string):
            if (name := self._leads_to(link, file.src_uri)) in self.dropped:
                sentence = f"de link ‘{link['text']}’ leidt naar {name}, en die pagina laat je weg in eigen/{DROPPED}."
                self._faults.add(sentence, file=file, near=link[0])

    def _read_dropped(self) -> Iterator[str]:
        if problem := _not_utf8(self._folder / DROPPED):
            self._faults.add(problem)
            return
        dropped = list(dropped_pages())
        known = [ours.relative_to(self._docs).as_posix() for ours in self._docs.rglob("*.md")] if dropped else []
        for number, name in dropped:
            place = f"eigen/{DROPPED}, regel {number}"
            if name not in known:
                self._faults.add(f"{place}: de pagina ‘{name}’ staat niet in docs/.{_meant(name, known)}")
            elif name in _NEEDED:
                self._faults.add(
                    f"{place}: ‘{name}’ kan niet weg, omdat andere delen van de site ernaar verwijzen. Zet een eigen "
                    f"tekst in eigen/docs/{name}."
                )
            elif name in self.files:
                self._faults.add(f"{place}: ‘{name}’ staat ook in eigen/docs/. Haal een van de twee weg.")
            else:
                yield name
