"""Which pages are in which language, and what a page in that language is made with.

The front matter of a translated page says it: `language: en`, and `translates: scan/index.md` for the Dutch page that
it stands beside. A page without is Dutch. All pages in English stand in `docs/en/`: they have a menu of their own
and are in none of the Dutch lists. `instrument: kort` names the questionnaire that a page is made with; a page
without is made with the main one.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from markupsafe import Markup, escape

from kennisbank.addresses import relative_address
from kennisbank.builder import File, Files, Page, Settings, Site
from kennisbank.faults import About, Faults
from kennisbank.language_menu import Menu, menu_in
from kennisbank.page_language import INSTRUMENT, LANGUAGE, TRANSLATES, instrument_of, language_of
from kennisbank.questionnaire import Instrument, template_globals, words_by_id
from kennisbank.texts import Address, Texts, check_uses
from kennisbank.translated_frame import Frame, frame_in, with_note
from quiz.check.reading import MAIN, instrument_names
from quiz.languages.check import Report, check_languages
from quiz.languages.model import Language
from quiz.languages.questionnaire import OTHERS, TABLE, says_of, translated
from quiz.languages.reading import DUTCH

LOST: Final = "page.frame.lost"
SCAN: Final = "scan/page.html"
TEAM: Final = "team/page.html"


class Alternate(NamedTuple):
    """The same page in a language: `href` as seen from this page, `url` from the root of the site."""

    language: Language
    href: str
    url: str
    is_here: bool


class Home(NamedTuple):
    """The first page in a language: `url` from the root of the site, and the words that lead to it."""

    language: Language
    url: str
    words: str


def languages_of(
    instruments: Mapping[str, Instrument], templates: Path, faults: Faults, *, draft: Site | None = None
) -> Report:
    """Every language as it stands in the files now; what is wrong with one is noted, and what templates ask in vain.

    With the files of a `draft`, a site that somebody is still writing, a translation with faults is a warning: it is
    left out, and the site is there in Dutch. Whoever changes a Dutch sentence sees it before it is translated.
    """
    report = check_languages({name: instrument.questionnaire for name, instrument in instruments.items()})
    # While the questionnaire itself is wrong, what a translation says of its words only follows from that.
    follows = faults.has(About.DEFINITION)
    if draft is not None and not follows:
        report = _without_unfinished(report, draft, faults)
    for fault in report.all_faults:
        if not (follows and f", {TABLE}." in fault):
            faults.add(fault, about=About.LANGUAGES)
    if not report.faults.get(DUTCH):  # of a file that cannot be read, every sentence would be missed
        check_uses(templates, report.dutch, faults)
    return report


def _without_unfinished(report: Report, files: Site, faults: Faults) -> Report:
    """The languages that have no fault, and no page in another; the faults of the others become a warning."""
    unfinished = {tag: found for tag, found in report.faults.items() if found and tag != DUTCH}
    for tag, found in unfinished.items():
        heading = f"De vertaling ‘{tag}’ staat niet op deze site tot dit klopt. Voor je publiceert, moet het kloppen:"
        faults.warnings.append("\n".join([heading, *(f"  - {fault}" for fault in found)]))
        for file in [file for file in files if file.src_uri.startswith(f"{tag}/")]:
            files.remove(file)
    return dataclasses.replace(
        report,
        translations=tuple(language for language in report.translations if language.tag not in unfinished),
        faults={tag: found for tag, found in report.faults.items() if tag not in unfinished},
    )


def kept_apart(report: Report, files: Files) -> list[File]:
    """The pages in other languages, which stay out of the Dutch menu."""
    folders = tuple(f"{language.tag}/" for language in report.translations)
    return [file for file in files.documentation_pages() if folders and file.src_uri.startswith(folders)]


class Translations:
    """The languages of one build, and the pages that stand beside a Dutch one."""

    def __init__(self) -> None:
        self._languages: dict[str, Language] = {}
        self._addresses: dict[tuple[str, str], str] = {}
        self._instruments: dict[tuple[str, str], str] = {}
        self._main: dict[str, str] = {}
        self._titles: dict[tuple[str, str], str] = {}
        self._globals: dict[tuple[str, str], Mapping[str, Any]] = {}
        self._menus: dict[str, Menu] = {}

    def read(
        self, report: Report, files: Files, faults: Faults, instruments: Collection[str] = frozenset({MAIN})
    ) -> None:
        """Note the language and instrument of each page; one, or a Dutch page, that does not exist is a fault."""
        self._languages = {language.tag: language for language in (report.dutch, *report.translations)}
        self._read_instruments(files, faults, instruments)
        for file in files.documentation_pages():
            if file.page is None:
                continue
            for fault in self._place_faults(file, file.page):
                faults.add(fault, file=file)
            source = file.page.meta.get(TRANSLATES) if LANGUAGE in file.page.meta else None
            dutch = files.get_file_from_path(str(source)) if source else None
            if source and dutch is None:
                faults.add(f"bij {TRANSLATES} staat ‘{source}’, en die pagina is er niet in docs/.", file=file)
            if dutch is not None:
                self._addresses[language_of(file.page), _address(dutch.url)] = _address(file.url)
        for tag in self._languages.keys() - {DUTCH}:
            self._menus[tag] = menu_in(tag, files)

    def _place_faults(self, file: File, page: Page) -> Iterator[str]:
        """What is wrong with the language of a page, and with the folder it is in."""
        tag = language_of(page)
        folder = file.src_uri.split("/")[0]
        if tag not in self._languages:
            yield f"bij {LANGUAGE} staat ‘{tag}’. Er is: {', '.join(self._languages)}."
        elif tag != DUTCH and folder != tag:
            yield f"bij {LANGUAGE} staat ‘{tag}’. Zet de pagina in docs/{tag}/, bij de andere in die taal."
        elif tag == DUTCH and folder in self._languages and folder != DUTCH:
            yield f"deze pagina staat in de map van een andere taal. Zet boven aan de pagina ‘{LANGUAGE}: {folder}’."
        name = instrument_of(page)
        if tag in self._languages.keys() - {DUTCH} and name != MAIN and not says_of(name, self._languages[tag].texts):
            yield f"de vragenlijst ‘{name}’ is er niet in deze taal. Zet de woorden in {tag}.toml: [{OTHERS}.{name}]."

    def _read_instruments(self, files: Files, faults: Faults, instruments: Collection[str]) -> None:
        """Note which page of an instrument stands for which page of the main one: that with the same template."""
        pages = [file for file in files.documentation_pages() if file.page and LANGUAGE not in file.page.meta]
        self._main = {
            file.page.meta["template"]: _address(file.url)
            for file in pages
            if file.page and "template" in file.page.meta and INSTRUMENT not in file.page.meta
        }
        for file in files.documentation_pages():
            if file.page is None or INSTRUMENT not in file.page.meta:
                continue
            name = instrument_of(file.page)
            # One that is there and not among these cannot be read: that is told where it is.
            if name == MAIN or name not in (*instruments, *instrument_names()):
                known = ", ".join(filter(None, instruments)) or "geen enkele"
                faults.add(f"bij {INSTRUMENT} staat ‘{name}’. In quiz/instruments/ is er: {known}.", file=file)
            main = self._main.get(str(file.page.meta.get("template")))
            if main is not None and file in pages:
                self._instruments[name, main] = _address(file.url)

    def prepare(self, instruments: Mapping[str, Instrument]) -> Mapping[str, Any]:
        """Make ready what the templates know of each instrument in each language; back comes the main one in Dutch."""
        for tag, language in self._languages.items():
            in_words = {name: _in_words(instrument, language) for name, instrument in instruments.items()}
            for name, instrument in in_words.items():
                others = [other for other in in_words.values() if other is not instrument]
                words = {} if tag == DUTCH else words_by_id(instruments[name].questionnaire)
                self._globals[tag, name] = template_globals(instrument, language, others) | {"source_words": words}
                self._titles[tag, name] = instrument.questionnaire.title
        # A page that is not there has no place of its own, and so no address to link from.
        text = Texts(self._languages[DUTCH], lambda dutch: Address(dutch, DUTCH))
        return {**self._globals[DUTCH, MAIN], "text": text, "homes": tuple(self._homes())}

    def _homes(self) -> Iterator[Home]:
        """Where each other language begins, for somebody who is lost."""
        for tag, menu in self._menus.items():
            if menu.homepage is not None:
                language = self._languages[tag]
                yield Home(language, menu.homepage.file.url, language.sentence(LOST, {}))

    def frames(self, settings: Settings) -> dict[str, Frame]:
        """What stands around the pages of each language, by its tag."""
        return {tag: frame_in(language, settings) for tag, language in self._languages.items()}

    def add_to(self, context: dict[str, Any], page: Page) -> None:
        """Give the templates of this page their sentences and questionnaire, and a language its own frame."""
        tag, instrument = language_of(page), instrument_of(page)
        if (tag, instrument) not in self._globals:
            return
        if (tag, instrument) != (DUTCH, MAIN):
            context.update(self._globals[tag, instrument])
        if tag != DUTCH:
            context["nav"] = self._menus[tag]
            page.content = with_note(page.content or "", self._languages[tag].note)
        source = self._languages[DUTCH]
        context["text"] = Texts(self._languages[tag], lambda dutch: self._found(dutch, page), source)
        context["alternates"] = tuple(self._alternates(page))

        context["other_instruments"] = tuple(self._others(page, context["text"]))

    def _others(self, page: Page, text: Texts) -> Iterator[dict[str, Markup]]:
        """The other instruments that have pages: what they are called, and links to their scan and team page."""
        tag = language_of(page)
        for name in sorted({name for _, name in self._titles} - {instrument_of(page)}):
            scan, team = (self._page_of(name, template) for template in (SCAN, TEAM))
            if scan and team:
                ways = {"scan": text.link_to(self._from(scan, page)), "team": text.link_to(self._from(team, page))}
                yield {"title": escape(self._titles[tag, name])} | ways

    def _page_of(self, instrument: str, template: str) -> str | None:
        """The Dutch page of an instrument that is made with this template."""
        main = self._main.get(template)
        return main if main is None or instrument == MAIN else self._instruments.get((instrument, main))

    def language_of(self, page: Page) -> Language:
        """The language that a page is in."""
        return self._languages[language_of(page)]

    def _found(self, dutch: str, page: Page) -> Address:
        """Where a link to a page leads from this one: to that of its instrument, in its language where there is one."""
        return self._from(self._instruments.get((instrument_of(page), dutch), dutch), page)

    def _from(self, dutch: str, page: Page) -> Address:
        tag = language_of(page)
        own = self._addresses.get((tag, dutch))
        to = dutch if own is None else own
        return Address(relative_address(to or ".", page.url), tag if own is not None else DUTCH)

    def _alternates(self, page: Page) -> Iterator[Alternate]:
        """The page in each of its languages, Dutch first; nothing when there is but one."""
        here = _address(page.url)
        pairs = {pair: own for pair, own in self._addresses.items() if here in (pair[1], own)}
        dutch = next((pair[1] for pair in pairs), None)
        if dutch is None:
            return
        urls = {DUTCH: dutch} | {tag: own for (tag, of), own in self._addresses.items() if of == dutch}
        for tag, language in self._languages.items():
            if tag in urls:
                url = urls[tag]
                yield Alternate(language, relative_address(url or ".", page.url), url, url == here)


def _in_words(instrument: Instrument, language: Language) -> Instrument:
    if language.tag == DUTCH:
        return instrument
    words = translated(instrument.questionnaire, language.texts, instrument.name)
    return dataclasses.replace(instrument, questionnaire=words)


def _address(url: str) -> str:
    """From the root, empty for the home page."""
    return "" if url == "./" else url
