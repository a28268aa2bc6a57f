"""The paper version: a person with a pen gets the numbers that the scan gives."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from quiz.definition import QUESTIONNAIRE
from quiz.scoring import score


@pytest.fixture(scope="module")
def sheet(site: Path) -> BeautifulSoup:
    return BeautifulSoup((site / "scan/papier/index.html").read_text("utf-8"), "html.parser")


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """What the sheet prints for somebody with a pen, read once: the tests follow it hundreds of times."""

    lookup: dict[tuple[int, int], int]
    """The score for a sum and a count."""
    dimensions: dict[str, tuple[list[int], int]]
    """The numbers to copy for a dimension, and how many answers it needs."""


@pytest.fixture(scope="module")
def steps(sheet: BeautifulSoup) -> Steps:
    dimensions: dict[str, tuple[list[int], int]] = {}
    for row in sheet.select("[data-paper-dimension]"):
        numbers = [int(number) for number in str(row["data-paper-numbers"]).split(",")]
        assert [int(slot.get_text()) for slot in row.select(".paper__slot")] == numbers
        dimensions[str(row["data-paper-dimension"])] = numbers, int(str(row["data-paper-least"]))
    lookup = {
        (int(str(row["data-paper-sum"])), int(str(cell["data-paper-count"]))): int(cell.get_text())
        for row in sheet.select("[data-paper-sum]")
        for cell in row.select("[data-paper-count]")
    }
    return Steps(lookup=lookup, dimensions=dimensions)


def by_hand(steps: Steps, responses: list[int]) -> dict[str, int | None]:
    """Follow the steps that the sheet prints: copy, count, add, look up."""
    scores: dict[str, int | None] = {}
    for dimension, (numbers, least) in steps.dimensions.items():
        given = [responses[number - 1] for number in numbers if responses[number - 1]]
        scores[dimension] = steps.lookup[sum(given), len(given)] if len(given) >= least else None
    return scores


def test_the_forty_items_stand_in_order_with_six_answers_each(sheet: BeautifulSoup) -> None:
    rows = sheet.select("[data-paper-item]")
    assert [row["data-paper-item"] for row in rows] == [item.id for item in QUESTIONNAIRE.items]
    assert [row.select_one("td").get_text() for row in rows] == [str(n) for n in range(1, 41)]
    for row, item in zip(rows, QUESTIONNAIRE.items, strict=True):
        assert row.select_one("th").get_text() == item.text
        assert [point.get_text() for point in row.select(".paper__point")] == ["1", "2", "3", "4", "5", "?"]


def test_scores_by_hand_are_those_of_the_scan(steps: Steps) -> None:
    generator = random.Random(40)
    ids = [item.id for item in QUESTIONNAIRE.items]
    for case in range(400):
        weights = (1, 4, 4, 4, 4, 4) if case % 2 else (6, 2, 2, 2, 2, 2)
        responses = generator.choices(range(6), weights, k=len(ids))
        expected = score(QUESTIONNAIRE, dict(zip(ids, responses, strict=True)))
        assert by_hand(steps, responses) == expected.dimensions


def test_the_formula_for_the_whole_is_the_one_of_the_scan(sheet: BeautifulSoup) -> None:
    assert "som min aantal, keer 25, gedeeld door aantal" in sheet.get_text(" ", strip=True)
    generator = random.Random(41)
    ids = [item.id for item in QUESTIONNAIRE.items]
    for _ in range(400):
        responses = generator.choices(range(6), k=len(ids))
        given = [response for response in responses if response]
        if len(given) < 20:
            continue
        hundredths = (sum(given) - len(given)) * 25 * 100 // len(given)
        by_calculator = (hundredths + 50) // 100
        assert by_calculator == score(QUESTIONNAIRE, dict(zip(ids, responses, strict=True))).overall
