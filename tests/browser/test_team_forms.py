"""Paper forms on the team page: typed over by keyboard, corrected, and taken back."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from quiz.codes import TEAM, decode
from quiz.definition import QUESTIONNAIRE
from quiz.instrument import fingerprint
from quiz.team.picture import team_picture
from tests.browser.team import assert_shows, codes_of, open_team, show, type_form
from tests.unit.team_groups import ITEMS, random_group

OWN = fingerprint(QUESTIONNAIRE)


def test_paper_forms_take_one_keystroke_an_answer(page: Page, server: str) -> None:
    """Two are typed; the others of the group come as codes, which is what becomes of a form."""
    group = random_group(5, seed=12)
    open_team(page, server)
    page.locator('[data-action="open-entry"]').click()
    expect(page.locator("[data-entry-box]").first).to_be_focused()
    for responses in group[:2]:
        type_form(page, responses)
        expect(page.locator('[data-action="add-form"]')).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("[data-entry-box]").first).to_be_focused()
    typed = page.locator("[data-team-input]").input_value()
    read = [decode(code, items=ITEMS, expected_format=TEAM, fingerprint=OWN) for code in typed.split()]
    assert [code.responses for code in read] == group[:2]
    show(page, f"{typed}\n{codes_of(group[2:])}")
    expect(page.locator("[data-team-result]")).to_be_visible()
    assert_shows(page, team_picture(QUESTIONNAIRE, group))


def test_a_slip_of_the_finger_can_be_mended(page: Page, server: str) -> None:
    """Which key does what is a matter of tests/unit/test_team_form.py."""
    open_team(page, server)
    page.locator('[data-action="open-entry"]').click()
    boxes = page.locator("[data-entry-box]")
    page.keyboard.press("7")
    expect(page.locator("[data-entry-message]")).to_contain_text("7 kan niet")
    expect(boxes.first).to_have_value("")
    type_form(page, [4, 3])
    page.keyboard.press("Backspace")
    expect(boxes.nth(1)).to_be_focused()
    expect(boxes.nth(1)).to_have_value("")
    page.keyboard.press("ArrowRight")
    expect(boxes.nth(9)).to_be_focused()
    expect(page.locator("[data-entry-current]")).to_contain_text("10. ")
    page.locator('[data-action="add-form"]').click()
    expect(page.locator("[data-entry-message]")).to_contain_text("De vakjes 2, 3")
    expect(page.locator("[data-team-input]")).to_have_value("")


def test_a_keyboard_that_sends_text_and_no_keys_fills_the_boxes_too(page: Page, server: str) -> None:
    open_team(page, server)
    page.locator('[data-action="open-entry"]').click()
    boxes = page.locator("[data-entry-box]")
    page.keyboard.insert_text("4")
    expect(boxes.nth(1)).to_be_focused()
    page.keyboard.insert_text("x")
    assert [boxes.nth(place).input_value() for place in range(2)] == ["4", ""]


def test_the_last_form_can_be_taken_back_and_corrected(page: Page, server: str) -> None:
    open_team(page, server)
    page.locator('[data-action="open-entry"]').click()
    type_form(page, [3] * ITEMS)
    page.keyboard.press("Enter")
    page.locator('[data-action="take-back"]').click()
    expect(page.locator("[data-team-input]")).to_have_value("")
    page.keyboard.press("5")
    page.locator('[data-action="add-form"]').click()
    assert decode(page.locator("[data-team-input]").input_value(), items=ITEMS).responses == (5,) + (3,) * (ITEMS - 1)
