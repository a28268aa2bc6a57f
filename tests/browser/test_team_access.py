"""The team page for everybody: contrast, narrow screens, forced colours, keyboard, and no JavaScript."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.audit import COLOURS, faint, faults, go_dark, go_light, sideways
from tests.browser.team import compare, open_team, show_picture
from tests.unit.team_groups import random_codes


@pytest.mark.context(color_scheme="light")
@pytest.mark.parametrize("width", [1280, 320])
def test_the_page_with_a_picture_has_no_fault(page: Page, server: str, width: int) -> None:
    seen: set[str] = set()

    def check(within: str | None = None) -> None:
        assert list(faults(page, within=within, seen=seen)) == []
        if width == 1280:  # the colours are the same at 320 px
            go_dark(page)
            assert list(faults(page, COLOURS, within=within, seen=seen)) == [], "dark"
            go_light(page)

    page.set_viewport_size({"width": width, "height": 800})
    show_picture(page, server, "\n".join([*random_codes(9, unknown=0.45), "hoi", random_codes(1)[0][:-3]]), "12")
    page.locator('[data-action="open-entry"]').click()
    compare(page, "\n".join(random_codes(9, seed=4)))
    expect(page.locator("[data-team-compare-result]")).to_be_visible()
    check()
    assert sideways(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator('[data-action="start-workshop"]').click()
    for _ in range(13):
        check("[data-workshop]")
        page.keyboard.press("ArrowRight")


@pytest.mark.context(forced_colors="active")
def test_the_picture_keeps_its_contrast_in_forced_colours(page: Page, server: str) -> None:
    show_picture(page, server, "\n".join(random_codes(9)))
    assert list(faults(page)) == []
    assert faint(page) == []


def test_everything_can_be_done_by_keyboard(page: Page, server: str) -> None:
    open_team(page, server)
    page.locator("[data-team-input]").focus()
    page.keyboard.insert_text("\n".join(random_codes(6)))
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(page.locator('[data-action="show-team"]')).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[data-team-title]")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator('[data-action="start-workshop"]')).to_be_focused()


@pytest.mark.context(java_script_enabled=False)
def test_without_javascript_the_page_says_what_to_do(page: Page, server: str) -> None:
    page.goto(f"{server}scan/team/")
    expect(page.get_by_role("heading", name="Zonder JavaScript")).to_be_visible()
    expect(page.locator("[data-team-form]")).to_be_hidden()
