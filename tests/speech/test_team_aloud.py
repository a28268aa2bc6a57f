"""What somebody hears who leads the session and cannot see the picture of the team."""

from __future__ import annotations

import re

import pytest

from quiz.definition import QUESTIONNAIRE
from tests.speech.listener import BETWEEN, Listener
from tests.unit.team_groups import random_codes

MANY, FEW = random_codes(12, seed=1), random_codes(7, seed=1)
"""Enough for numbers, and so few that answers are told in three groups."""


@pytest.fixture
def page_for_codes(listener: Listener, server: str, request: pytest.FixtureRequest) -> Listener:
    """Somebody who has opened the page, let it be read, and pasted the codes."""
    codes = getattr(request, "param", MANY)
    listener.after(lambda: listener.page.goto(f"{server}scan/team/"), until="Toon het teambeeld")
    listener.after(lambda: listener.page.get_by_label("Plak hier de teamcodes").fill("\n".join(codes)))
    return listener


def show(listener: Listener, until: str) -> str:
    """From the field, go to the button that makes the picture and press it; what is said because of that."""
    listener.press_until("Tab", "Toon het teambeeld", most=6)
    return listener.press("Return", until=until)


def test_a_wrong_size_is_told_where_it_stands(page_for_codes: Listener) -> None:
    page_for_codes.page.get_by_label("Hoeveel mensen telt het hele team?").fill("veertien")
    heard = show(page_for_codes, until="ongeldige invoer")
    assert "Hoeveel mensen telt het hele team?" in heard
    assert "Vul een heel getal in" in heard


@pytest.fixture
def picture(page_for_codes: Listener) -> Listener:
    """Somebody who has just heard the picture arrive."""
    heard = show(page_for_codes, until="Jullie teambeeld")
    assert re.search(r"Jullie teambeeld kop niveau 2[^|]*\| (?:12|7) mensen deden mee", heard)
    assert not any(code in heard for code in MANY + FEW)
    return page_for_codes


def test_the_map_of_the_team_says_row_and_column_of_each_average(picture: Listener) -> None:
    picture.press_until("t", "per discipline en succesgebied", most=4)
    heard = picture.press(*["Down"] * 16)
    row, columns = QUESTIONNAIRE.disciplines[0].short, [area.short for area in QUESTIONNAIRE.success_areas]
    assert re.search(rf"rijtitel\W+{row}", heard)
    # Orca 43 says the column in Chromium only where a row begins; in Firefox it says each
    assert any(re.search(rf"{column} kolomtitel \d,\d", heard) for column in columns)
    assert re.search(r"\b(oneens|midden|eens)\b", heard)


def test_the_table_of_statements_says_each_number_with_its_answer(picture: Listener) -> None:
    picture.press_until("t", "per uitspraak", most=6)
    heard = picture.press(*["Down"] * 30)
    assert QUESTIONNAIRE.items_of(QUESTIONNAIRE.disciplines[0].id)[0].text in heard
    assert all(f"{point.label} kolomtitel" in heard for point in QUESTIONNAIRE.scale.points)
    assert "weet ik niet kolomtitel" in heard


@pytest.mark.parametrize("page_for_codes", [FEW], indirect=True, ids=["seven codes"])
def test_where_answers_are_told_in_groups_each_number_says_its_group(picture: Listener) -> None:
    picture.press_until("t", "per uitspraak", most=6)
    heard = picture.press(*["Down"] * 12)
    for group in ("oneens", "midden", "eens"):
        assert re.search(rf"kolomtitel {group}:[^|]*(?:\|[^|]*kolomtitel)? \d", heard)


def test_what_was_read_is_told_in_one_sentence_and_not_again_after_the_workshop(page_for_codes: Listener) -> None:
    """While the dialog is open the page behind it is closed to a reader: what returns is not news."""
    heard = show(page_for_codes, until="Jullie teambeeld")
    assert "12 verschillende teamcodes gelezen." in heard.split(BETWEEN)
    assert "12" not in heard.split(BETWEEN)
    page_for_codes.page.locator('[data-action="start-workshop"]').focus()
    page_for_codes.rest()
    page_for_codes.press("Return", until="kop niveau 2")
    assert "gelezen" not in page_for_codes.press("Escape", until="Start de werksessie")
    page_for_codes.page.get_by_label("Plak hier de teamcodes").fill("\n".join(MANY[:9]))
    page_for_codes.page.locator('[data-action="show-team"]').focus()
    page_for_codes.rest()
    page_for_codes.press("Return", until="9 verschillende teamcodes gelezen.")
