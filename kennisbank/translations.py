"""Which pages are in which language, and what a page in that language is made with.

The front matter of a translated page says it: `language: en`, and `translates: scan/index.md` for the Dutch page that
it stands beside. A page without is Dutch. `instrument: kort` names the questionnaire that a page is made with; a page
without is made with the main one.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, Final

from markupsafe import escape
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import normalize_url

from kennisbank.faults import About, Faults
from kennisbank.questionnaire import Instrument, template_globals
from kennisbank.texts import Address, Texts, check_uses
from quiz.check.reading import MAIN
from quiz.languages.check import Report, check_languages
from quiz.languages.model import Language
from quiz.languages.questionnaire import translated
from quiz.languages.reading import DUTCH

LANGUAGE: Final = "language"
TRANSLATES: Final = "translates"
INSTRUMENT: Final = "instrument"
SCAN: Final = "scan/page.html"
TEAM: Final = "team/page.html"


def languages_of(instruments: Mapping[str, Instrument], templates: Path, faults: Faults) -> Report:
    """Every language as it stands in the files now; what is wrong with one is noted, and what templates ask in vain."""
    report = check_languages({name: instrument.questionnaire for name, instrument in instruments.items()})
    for fault in report.all_faults:
        faults.add(fault, about=About.LANGUAGES)
    check_uses(templates, report.dutch, faults)
    return report


def language_of(page: Page) -> str:
    """The tag of the language that a page is in."""
    return str(page.meta.get(LANGUAGE, DUTCH))


def instrument_of(page: Page) -> str:
    """The name of the questionnaire that a page is made with."""
    return str(page.meta.get(INSTRUMENT, MAIN))


class Translations:
    """The languages of one build, and the pages that stand beside a Dutch one."""

    def __init__(self) -> None:
        self._languages: dict[str, Language] = {}
        self._addresses: dict[tuple[str, str], str] = {}
        self._instruments: dict[tuple[str, str], str] = {}
        self._main: dict[str, str] = {}
        self._titles: dict[tuple[str, str], str] = {}
        self._globals: dict[tuple[str, str], Mapping[str, Any]] = {}

    def read(
        self, report: Report, files: Files, faults: Faults, instruments: Collection[str] = frozenset({MAIN})
    ) -> None:
        """Note the language and instrument of each page; one, or a Dutch page, that does not exist is a fault."""
        self._languages = {language.tag: language for language in (report.dutch, *report.translations)}
        self._read_instruments(files, faults, instruments)
        for file in files.documentation_pages():
            if file.page is None or LANGUAGE not in file.page.meta:
                continue
            language = language_of(file.page)
            if language not in self._languages:
                known = ", ".join(self._languages)
                faults.add(f"bij {LANGUAGE} staat ‘{language}’. Er is: {known}.", file=file)
            source = file.page.meta.get(TRANSLATES)
            dutch = files.get_file_from_path(str(source)) if source else None
            if source and dutch is None:
                faults.add(f"bij {TRANSLATES} staat ‘{source}’, en die pagina is er niet in docs/.", file=file)
            if dutch is not None:
                self._addresses[language, _address(dutch.url)] = _address(file.url)

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
            if name not in instruments or name == MAIN:
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
                self._globals[tag, name] = template_globals(instrument, language, others)
                self._titles[tag, name] = instrument.questionnaire.title
        return self._globals[DUTCH, MAIN]

    def add_to(self, context: dict[str, Any], page: Page) -> None:
        """Give the templates of this page their sentences and questionnaire."""
        tag, instrument = language_of(page), instrument_of(page)
        if (tag, instrument) not in self._globals:
            return
        if (tag, instrument) != (DUTCH, MAIN):
            context.update(self._globals[tag, instrument])

        def address(dutch: str) -> Address:
            return to(self._instruments.get((instrument, dutch), dutch))

        def to(dutch: str) -> Address:
            own = self._addresses.get((tag, dutch))
            target = dutch if own is None else own
            return Address(normalize_url(target or ".", page=page), tag if own is not None else DUTCH)

        context["text"] = Texts(self._languages[tag], address)
        context["other_instruments"] = [
            {"title": escape(self._titles[tag, name]), "scan": to(scan).href, "team": to(team).href}
            for name in sorted({name for _, name in self._titles} - {instrument})
            if (scan := self._page_of(name, SCAN)) and (team := self._page_of(name, TEAM))
        ]

    def _page_of(self, instrument: str, template: str) -> str | None:
        """The Dutch page of an instrument that is made with this template."""
        main = self._main.get(template)
        return main if main is None or instrument == MAIN else self._instruments.get((instrument, main))


def _in_words(instrument: Instrument, language: Language) -> Instrument:
    if language.tag == DUTCH:
        return instrument
    words = translated(instrument.questionnaire, language.texts, instrument.name)
    return dataclasses.replace(instrument, questionnaire=words)


def _address(url: str) -> str:
    """From the root, empty for the home page."""
    return "" if url == "./" else url
