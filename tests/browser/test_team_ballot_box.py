"""The ballot box in a browser: what only a browser could give away."""

from __future__ import annotations

from playwright.sync_api import Dialog, Page, expect

from quiz.definition import QUESTIONNAIRE
from quiz.team.picture import team_picture
from tests.browser.team import assert_shows, open_team
from tests.unit.team_groups import random_codes, random_group

# All that the page holds for whoever looks at it or saves it: its text, its fields, and what a browser keeps.
TRACES = """() => JSON.stringify([
  document.documentElement.outerHTML,
  [...document.querySelectorAll("input, textarea, output")].map((field) => field.value),
  { ...localStorage }, { ...sessionStorage }, history.state, location.href, document.title, document.cookie,
])"""


def drop(page: Page, code: str) -> None:
    """As a participant: type, and Enter."""
    page.locator("[data-ballot-code]").fill(code)
    page.keyboard.press("Enter")


def test_twelve_codes_go_in_and_none_of_them_can_be_seen_or_undone(page: Page, server: str) -> None:
    codes = random_codes(12)
    open_team(page, server)
    expect(page.locator("[data-ballot]")).to_be_hidden()
    page.locator('[data-action="start-ballot"]').click()
    field = page.locator("[data-ballot-code]")
    expect(field).to_be_focused()
    for number, code in enumerate(codes, start=1):
        drop(page, code)
        expect(page.locator("[data-ballot-count]")).to_have_text(str(number))
        expect(field).to_be_focused()
        if number == 4:
            page.locator('[data-action="close-ballot"]').click()
            expect(page.locator("[data-ballot-fault]")).to_contain_text("nog één code")
            expect(page.locator("[data-team-result]")).to_be_hidden()
            drop(page, codes[0])
            expect(page.locator("[data-ballot-said]")).to_contain_text("zat al in de stembus")
    for keys in ("Control+z", "Control+Shift+z", "ArrowUp", "ArrowDown"):
        field.press(keys)
        expect(field).to_have_value("")

    def seen() -> list[str]:
        traces = page.evaluate(TRACES)
        return [code for code in codes if code in traces or code.replace("-", "") in traces]

    assert seen() == []
    page.locator('[data-action="close-ballot"]').click()
    assert_shows(page, team_picture(QUESTIONNAIRE, random_group(12)))
    expect(page.locator("[data-ballot]")).to_be_hidden()
    assert seen() == []
    expect(page.locator("[data-team-input]")).to_have_value("")


def test_half_a_code_is_gone_after_going_away_and_back(page: Page, server: str) -> None:
    open_team(page, server)
    page.locator('[data-action="start-ballot"]').click()
    field = page.locator("[data-ballot-code]")
    expect(field).to_have_attribute("autocomplete", "off")
    assert field.get_attribute("name") is None
    field.press_sequentially("535D-")
    page.goto(f"{server}scan/")
    page.go_back()
    expect(page.locator("[data-team-form]")).to_be_visible()
    expect(page.locator("[data-ballot-code]")).to_have_value("")


def test_a_box_with_a_code_asks_before_the_page_goes_away_and_erasing_empties_it(page: Page, server: str) -> None:
    open_team(page, server)
    page.locator('[data-action="start-ballot"]').click()
    drop(page, random_codes(1)[0])
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.evaluate("location.reload()")
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    expect(page.locator("[data-ballot-count]")).to_have_text("1")
    page.locator("[data-ballot-code]").fill("half")
    page.locator('[data-action="erase"]').click()
    page.locator('[data-action="confirm-erase"]').click()
    expect(page.locator("[data-ballot]")).to_be_hidden()
    page.locator('[data-action="start-ballot"]').click()
    expect(page.locator("[data-ballot-count]")).to_have_text("0")
    expect(page.locator("[data-ballot-code]")).to_have_value("")
