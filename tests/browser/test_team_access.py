"""The team page for everybody: contrast, narrow screens, forced colours, keyboard, and no JavaScript."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.audit import ALL_RULES, COLOURS, faint, faults, sideways
from tests.browser.team import compare, open_team, show_picture
from tests.unit.team_groups import random_codes


@pytest.mark.parametrize(
    ("width", "scheme", "rules"),
    [(1280, "light", ALL_RULES), (1280, "dark", COLOURS), (320, "light", ALL_RULES)],
)
def test_the_page_with_a_picture_has_no_fault(page: Page, server: str, width: int, scheme: Any, rules: Any) -> None:
    seen: set[str] = set()
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    show_picture(page, server, "\n".join([*random_codes(9, unknown=0.45), "hoi", random_codes(1)[0][:-3]]), "12")
    page.locator('[data-action="open-entry"]').click()
    compare(page, "\n".join(random_codes(9, seed=4)))
    expect(page.locator("[data-team-compare-result]")).to_be_visible()
    assert list(faults(page, rules, seen=seen)) == []
    assert sideways(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator('[data-action="start-workshop"]').click()
    for _ in range(13):
        assert list(faults(page, rules, within="[data-workshop]", seen=seen)) == []
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
