"""Which pages are in which language, and what a page in that language is made with.

The front matter of a translated page says it: `language: en`, and `translates: scan/index.md` for the Dutch page that
it stands beside. A page without is Dutch.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import normalize_url

from kennisbank.faults import About, Faults
from kennisbank.questionnaire import template_globals
from kennisbank.texts import Address, Texts, check_uses
from quiz.languages.check import Report, check_languages
from quiz.languages.model import Language
from quiz.languages.questionnaire import translated
from quiz.languages.reading import DUTCH
from quiz.model import Questionnaire

LANGUAGE: Final = "language"
TRANSLATES: Final = "translates"


def languages_of(questionnaire: Questionnaire, templates: Path, faults: Faults) -> Report:
    """Every language as it stands in the files now; what is wrong with one is noted, and what templates ask in vain."""
    report = check_languages(questionnaire)
    for fault in report.all_faults:
        faults.add(fault, about=About.LANGUAGES)
    check_uses(templates, report.dutch, faults)
    return report


def language_of(page: Page) -> str:
    """The tag of the language that a page is in."""
    return str(page.meta.get(LANGUAGE, DUTCH))


class Translations:
    """The languages of one build, and the pages that stand beside a Dutch one."""

    def __init__(self) -> None:
        self._languages: dict[str, Language] = {}
        self._addresses: dict[tuple[str, str], str] = {}
        self._globals: dict[str, Mapping[str, Any]] = {}

    def read(self, report: Report, files: Files, faults: Faults) -> None:
        """Note the language of each page; a language or a Dutch page that does not exist is a fault."""
        self._languages = {language.tag: language for language in (report.dutch, *report.translations)}
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

    def prepare(self, questionnaire: Questionnaire, editions: list[dict[str, Any]]) -> Mapping[str, Any]:
        """Make ready what the templates know in each language; what comes back is that of Dutch."""
        for tag, language in self._languages.items():
            in_words = questionnaire if tag == DUTCH else translated(questionnaire, language.texts)
            self._globals[tag] = template_globals(in_words, editions, language)
        return self._globals[DUTCH]

    def add_to(self, context: dict[str, Any], page: Page) -> None:
        """Give the templates of this page their sentences and questionnaire."""
        tag = language_of(page)
        if tag not in self._globals:
            return
        if tag != DUTCH:
            context.update(self._globals[tag])

        def address(dutch: str) -> Address:
            own = self._addresses.get((tag, dutch))
            to = dutch if own is None else own
            return Address(normalize_url(to or ".", page=page), tag if own is not None else DUTCH)

        context["text"] = Texts(self._languages[tag], address)


def _address(url: str) -> str:
    """From the root, empty for the home page."""
    return "" if url == "./" else url
