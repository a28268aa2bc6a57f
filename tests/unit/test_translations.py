"""The translations that are there: whole, each statement one plain sentence, and in English one word for one thing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from quiz.check.reading import MAIN, instrument_names, read_definition
from quiz.definition import QUESTIONNAIRE
from quiz.languages.check import check_languages
from quiz.languages.model import PLAIN, Language
from quiz.languages.reading import read_translations

ROOT: Final = Path(__file__).resolve().parents[2]
PAGES: Final = ROOT / "docs" / "en"
PROTOCOL: Final = ROOT / "validatie" / "vertaling" / "README.md"
MOST_WORDS: Final = 18
"""In a statement; validatie/vertaling/README.md says so to translators."""
NOT_BRITISH: Final = r"(?:organiz|recogniz|summariz|analyz|color|behavior|center)\w*|(?<!{)percent"
OTHER_WORDS: Final = "supervisors?|outcomes?|surveys?|submit\\w*|review(?:s|ed)?|participants?|stakeholders?"
"""Words for what already has another one here: manager, result, scan, hand in, look back, people."""
TRANSLATIONS: Final = {language.tag: language for language, _ in read_translations()}


@pytest.fixture(params=TRANSLATIONS)
def language(request: pytest.FixtureRequest) -> Language:
    return TRANSLATIONS[request.param]


def statements(language: Language) -> list[str]:
    return [language.texts[f"questionnaire.items.{item.id}"][PLAIN] for item in QUESTIONNAIRE.items]


def test_no_translation_lacks_a_sentence_or_has_one_whose_dutch_changed() -> None:
    report = check_languages({MAIN: QUESTIONNAIRE} | {name: read_definition(name) for name in instrument_names()})
    assert {tag: faults for tag, faults in report.faults.items() if faults} == {}
    assert [one.tag for one in report.translations] == list(TRANSLATIONS)


def test_a_translated_statement_is_one_short_sentence_unlike_all_others(language: Language) -> None:
    found = statements(language)
    assert len(set(found)) == len(QUESTIONNAIRE.items)
    for statement in found:
        assert len(statement.split()) <= MOST_WORDS, statement
        assert re.fullmatch(r"[^.?!]+\.", statement), statement


def test_a_translation_that_nobody_tried_says_so(language: Language) -> None:
    lines = PROTOCOL.read_text(encoding="utf-8").splitlines()
    heads, tried = (
        [cell.strip() for cell in line.split("|")] for line in lines if line.startswith(("| Stap |", "| 4. "))
    )
    column = next(place for place, head in enumerate(heads) if f"(`{language.tag}`)" in head)
    assert bool(language.note) == (tried[column] == "nog niet gedaan")


def test_an_english_statement_has_no_denial_and_no_word_for_how_often() -> None:
    wrong = r"\b(?:not|never|no|nobody|nothing|without|always|often|usually|sometimes|regularly)\b|n’t\b"
    assert [each for each in statements(TRANSLATIONS["en"]) if re.search(wrong, each)] == []


def test_the_english_is_british_and_has_one_word_for_one_thing() -> None:
    texts = [text for forms in TRANSLATIONS["en"].texts.values() for text in forms.values()]
    texts += [page.read_text(encoding="utf-8") for page in PAGES.rglob("*.md")]
    assert len(texts) > len(TRANSLATIONS["en"].texts)
    found = [match[0] for text in texts for match in re.finditer(rf"\b(?:{NOT_BRITISH}|{OTHER_WORDS})\b", text)]
    assert found == []
