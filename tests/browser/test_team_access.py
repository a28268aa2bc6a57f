"""The team page for everybody: contrast, narrow screens, forced colours, keyboard, and no JavaScript."""

from __future__ import annotations

import re
from typing import Any, Final

import pytest
from playwright.sync_api import Page, expect

from tests.browser.audit import ALL_RULES, AT_ANOTHER_WIDTH, COLOURS, faint, faults, go_dark, go_light, sideways
from tests.browser.team import compare, open_team, show_picture
from tests.unit.team_groups import random_codes

SLIDES: Final = 13
ALL_AT_ONCE: Final = """() => {
  const slides = document.querySelector(".team-workshop__slides");
  const blockSize = `${slides.clientHeight}px`;
  Object.assign(slides.style, { display: "block", blockSize: "auto" });
  const dialog = { position: "absolute", blockSize: "max-content", overflow: "visible" };
  Object.assign(slides.closest("[data-workshop]").style, dialog);
  for (const slide of slides.querySelectorAll("[data-slide]")) {
    slide.hidden = false;
    slide.style.blockSize = blockSize;
  }
}"""
"""Each as large as when it is the only one, below the one before; axe measures no text that has to be scrolled to."""


@pytest.mark.context(viewport={"width": 1280, "height": 800}, color_scheme="light")
def test_the_page_with_a_picture_and_each_slide_have_no_fault(page: Page, server: str) -> None:
    """In light, in dark and at 320 px. All slides are filled when the conversation starts, and stand one below the
    other here, so that one look is enough; that only one is shown is tested in test_team_workshop.py."""
    found: list[str] = []
    seen: set[str] = set()

    def add(state: str, rules: dict[str, Any], within: str | None = None) -> None:
        found.extend(f"{state}: {fault}" for fault in faults(page, rules, within, seen))

    show_picture(page, server, "\n".join([*random_codes(9, unknown=0.45), "hoi", random_codes(1)[0][:-3]]), "12")
    page.locator('[data-action="open-entry"]').click()
    compare(page, "\n".join(random_codes(9, seed=4)))
    expect(page.locator("[data-team-compare-result]")).to_be_visible()
    add("light", ALL_RULES)
    found += sideways(page)
    go_dark(page)
    add("dark", COLOURS)
    page.locator('[data-action="start-workshop"]').click()
    page.evaluate(ALL_AT_ONCE)
    expect(page.locator("[data-slide]:visible")).to_have_count(SLIDES)
    add("slides, dark", COLOURS, "[data-workshop]")
    go_light(page)
    add("slides, light", ALL_RULES, "[data-workshop]")
    page.set_viewport_size({"width": 320, "height": 800})
    add("slides, 320 px", AT_ANOTHER_WIDTH, "[data-workshop]")
    page.keyboard.press("Escape")
    expect(page.locator("[data-workshop]")).to_be_hidden()
    add("320 px", AT_ANOTHER_WIDTH)
    found += sideways(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    # What the style writes above a number, the heading of its column says already.
    heard = re.findall(r'cell "(.*\d.*)"', page.locator(".team-item").first.aria_snapshot())
    assert heard and [cell for cell in heard if not re.fullmatch(r"([a-z]+: )?[\d,]+", cell)] == []
    assert not found, "\n".join(found)


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
