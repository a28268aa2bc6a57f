"""What somebody hears who takes the scan by ear."""

from __future__ import annotations

import re

import pytest

from quiz.definition import QUESTIONNAIRE
from tests.browser.taking import STEPS, answer_step
from tests.speech.listener import Listener

ITEMS = QUESTIONNAIRE.items
FIRST, SECOND = (item.text for item in ITEMS[:2])
AGREE = {item.id: 4 for item in ITEMS}
CODE = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}")


@pytest.fixture
def scan(listener: Listener, server: str) -> Listener:
    """Somebody who has opened the scan and let the page be read."""
    listener.after(lambda: listener.page.goto(f"{server}scan/"), until=FIRST)
    return listener


def press_button(listener: Listener, name: str, until: str = "") -> str:
    """Go from button to button up to this one and press Enter; what is said because of that."""
    listener.press_until("b", f"{name} drukknop", most=8)
    return listener.press("Return", until=until)


def walk_to_check(listener: Listener, responses: dict[str, int], until: str) -> str:
    """Answer step after step as fast as the page takes it; what is said when the check page comes."""
    for step in range(1, STEPS + 1):
        answer_step(listener.page, responses)
        if step < STEPS:
            listener.page.locator('[data-action="next"]').click()
    return press_button(listener, "Kijk je antwoorden na", until)


def test_the_page_says_a_statement_with_its_group_and_not_with_every_answer(listener: Listener, server: str) -> None:
    heard = listener.after(lambda: listener.page.goto(f"{server}scan/"), until="Volgende")
    # once as the name of the group, once as its own text: so Orca reads a legend
    assert {item.text: heard.count(item.text) for item in ITEMS[:8] if heard.count(item.text) not in (1, 2)} == {}
    assert re.search(rf"\b1\W{{1,5}}{re.escape(FIRST)}", heard), "a paper form calls it statement 1"


def test_an_item_is_said_once_and_its_answers_by_their_own_name(scan: Listener) -> None:
    scan.press("h", "h", until="Stap 1 van 5")
    scan.type_in_page()
    first = scan.press("Tab", until="radioknop")
    assert first.count(FIRST) == 1
    assert "Helemaal mee oneens" in first
    moved = scan.press("Down", until="geselecteerd")
    assert "Mee oneens" in moved
    assert FIRST not in moved
    by_digit = scan.press("5", until="geselecteerd")
    assert "Helemaal mee eens" in by_digit
    assert FIRST not in by_digit
    assert SECOND in scan.press("Tab", until="radioknop")


def test_an_answer_is_not_followed_by_a_count(scan: Listener) -> None:
    scan.press("h", "h", until="Stap 1 van 5")
    scan.type_in_page()
    scan.press("Tab", until="radioknop")
    heard = scan.press("4", until="geselecteerd")
    assert "beantwoord" not in heard
    assert "procent" not in heard


def test_a_step_is_told_by_its_heading_and_at_most_once_more(scan: Listener) -> None:
    heard = press_button(scan, "Volgende", until="Stap 2 van 5")
    assert "Stap 2 van 5 kop niveau 2" in heard
    assert "regio" not in heard.replace("regio verlaten", "")
    assert heard.count("Stap 2 van 5") <= 2


def test_the_check_page_says_how_many_are_left_and_what_to_do(scan: Listener) -> None:
    left = {item.id for item in ITEMS[:7]}
    answered = {key: value for key, value in AGREE.items() if key not in left}
    heard = walk_to_check(scan, answered, "nog geen antwoord")
    assert "7 uitspraken hebben nog geen antwoord" in heard
    assert "Vul ze in, of ga door" in heard


def test_without_an_answer_the_summary_says_so_and_leads_to_the_first_statement(scan: Listener) -> None:
    walk_to_check(scan, {}, "nog geen antwoord")
    heard = press_button(scan, "Toon mijn uitslag", until="geen antwoord om mee te rekenen")
    assert not CODE.search(heard)
    assert "link" in scan.press("Tab", until=FIRST)
    scan.press("Return", until="Stap 1 van 5")
    assert FIRST in scan.press_until("Down", FIRST, most=3)


@pytest.fixture
def result(scan: Listener) -> Listener:
    """Somebody who has just heard the result arrive; some statements are not known."""
    unknown = {item.id: 0 for item in ITEMS[::5]}
    walk_to_check(scan, AGREE | unknown, "")
    heard = press_button(scan, "Toon mijn uitslag", until="Je uitslag")
    assert not CODE.search(heard), f"a code is read to whoever is near: {heard}"
    assert "Je uitslag kop niveau 2" in heard
    return scan


def test_no_code_is_read_when_the_result_arrives(result: Listener) -> None:
    assert not CODE.search(result.press("Down", "Down", "Down"))


def test_whoever_goes_to_the_code_hears_it(result: Listener) -> None:
    code = result.page.locator("[data-result-code]").inner_text()
    result.press_until("b", "Kopieer code")
    assert code[:14] in result.press_until("Up", code[:14], most=6)


def test_the_map_of_answers_says_row_column_and_what_is_not_known(result: Listener) -> None:
    result.press_until("b", "Al je antwoorden")
    result.press("Return")
    result.press_until("t", "per discipline en succesgebied", most=4)
    heard = result.press(*["Down"] * 24)
    rows, columns = QUESTIONNAIRE.disciplines, QUESTIONNAIRE.success_areas
    assert all(f"{column.short}." in heard for column in columns)
    # Orca 43 says in Chromium what kind of heading a cell is only where it comes from another row
    assert re.search(rf"{rows[1].short} rijtitel|rijtitel\W+{rows[1].short}", heard)
    own = QUESTIONNAIRE.items_in_cell(rows[0].id, columns[0].id)[0]
    assert own.text in heard, "a number without its statement says nothing"
    assert re.search(r"weet( ik)? niet", heard)
    assert "–" not in heard
