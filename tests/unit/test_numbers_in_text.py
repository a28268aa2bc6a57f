"""Numbers that pages write out are those of the questionnaire, so that a new edition finds every place to change."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from quiz.definition import QUESTIONNAIRE

DOCS: Final = Path(__file__).resolve().parents[2] / "docs"
PLACES: Final = {(item.discipline, item.success_area) for item in QUESTIONNAIRE.items}
WRITTEN: Final = (
    (r"\b(?:40|veertig)\s+uitspraken\b", 40, len(QUESTIONNAIRE.items)),
    (r"\b(?:30|dertig)\s+vakken\b", 30, len(PLACES)),
    (r"\bin\s+tien\s+vakken\s+staan\s+er\s+twee\b", 10, len(QUESTIONNAIRE.items) - len(PLACES)),
    (r"\bvijf\s+disciplines\b", 5, len(QUESTIONNAIRE.disciplines)),
    (r"\bzes\s+succesgebieden\b", 6, len(QUESTIONNAIRE.success_areas)),
    (r"\belf\s+(?:scores|onderwerpen)\b", 11, len(QUESTIONNAIRE.dimensions)),
    (r"\bvijf\s+(?:team)?codes\b", 5, QUESTIONNAIRE.min_group_size),
)
"""What a page may say, the number it says, and the number that the questionnaire has."""


@pytest.fixture(scope="module")
def lines() -> list[tuple[str, str]]:
    """Every line of every page, with its place."""
    return [
        (f"{page.relative_to(DOCS)}:{number}", line)
        for page in sorted(DOCS.rglob("*.md"))
        for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1)
    ]


@pytest.mark.parametrize(("phrase", "said", "true"), WRITTEN)
def test_a_number_that_pages_write_out_is_the_number_of_the_questionnaire(
    phrase: str, said: int, true: int, lines: list[tuple[str, str]]
) -> None:
    places = [place for place, line in lines if re.search(phrase, line, re.IGNORECASE)]
    assert places, f"no page says {phrase!r} any more: remove it here"
    assert said == true, f"{true} instead of {said} belongs in {', '.join(places)}"


def test_a_page_that_names_an_edition_of_the_scan_names_the_one_it_comes_with(lines: list[tuple[str, str]]) -> None:
    named = {(place, found) for place, line in lines for found in re.findall(r"\b20\d\d-\d\b", line)}
    assert named
    assert {found for _, found in named} == {QUESTIONNAIRE.edition}, sorted(named)
