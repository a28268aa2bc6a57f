"""The conversation on a large screen, the agreement, and what goes to paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.team import show_picture
from tests.unit.team_groups import random_codes


@pytest.mark.context(viewport={"width": 1280, "height": 720})
def test_the_workshop_shows_one_thing_at_a_time_and_never_scrolls(page: Page, server: str) -> None:
    show_picture(page, server, "\n".join(random_codes(12)), "15")
    page.locator('[data-action="start-workshop"]').click()
    slides = []
    while True:
        visible = page.locator("[data-slide]:visible")
        assert visible.count() == 1
        slides.append(visible.get_attribute("data-slide"))
        size = page.evaluate(
            """() => { const d = document.querySelector("[data-workshop]");
              return [d.scrollHeight - d.clientHeight, d.scrollWidth - d.clientWidth]; }"""
        )
        assert size == [0, 0], slides
        for box in visible.locator("h2, p, li, svg").all():
            area = box.bounding_box()
            assert area is None or area["y"] + area["height"] <= 720, slides
        if page.locator('[data-action="next-slide"]').is_disabled():
            break
        page.keyboard.press("ArrowRight")
    assert slides == ["begin", "disciplines", "areas", "surprise", "talk-0", "talk-1", "talk-2", "choose", "agree"]
    expect(page.locator("[data-slide-count]")).to_have_text("9 van 9")


def test_the_workshop_listens_to_its_keys_and_not_to_those_of_the_theme(page: Page, server: str) -> None:
    show_picture(page, server, "\n".join(random_codes(6)))
    page.locator('[data-action="start-workshop"]').click()
    slide = page.locator("[data-slide]:visible")
    for key, name in [
        ("PageDown", "disciplines"), ("Space", "areas"), ("PageUp", "disciplines"), ("End", "agree"), ("Home", "begin"),
        ("ArrowLeft", "begin"),
    ]:  # fmt: skip
        page.keyboard.press(key)
        expect(slide).to_have_attribute("data-slide", name)
    address = page.url
    for key in "nps/f,.":
        page.keyboard.press(key)
    assert page.url == address
    expect(slide.locator("h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("[data-workshop]")).to_be_hidden()


def test_the_agreement_is_the_same_in_the_workshop_and_on_paper(page: Page, server: str) -> None:
    show_picture(page, server, "\n".join(random_codes(12)))
    page.evaluate("window.print = () => { window.printed = document.querySelector('[data-team]').dataset.print; }")
    page.locator('[data-action="start-workshop"]').click()
    page.keyboard.press("End")
    page.locator("#werksessie-what").fill("Elke donderdag terugkijken")
    page.locator("#werksessie-who").fill("Wie dienst heeft")
    page.locator('[data-workshop] [data-action="print-sheet"]').click()
    assert page.evaluate("window.printed") == "sheet"
    expect(page.locator("#team-afspraak-what")).to_have_value("Elke donderdag terugkijken")
    expect(page.locator('[data-sheet-field="who"]')).to_have_text("Wie dienst heeft")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("[data-team]").get_attribute("data-print") is None


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_the_agreement_prints_on_one_page_with_the_picture(page: Page, server: str) -> None:
    show_picture(page, server, "\n".join(random_codes(12)), "15")
    for field in ("keep", "what"):
        page.locator(f"#team-afspraak-{field}").fill("We kijken elke week samen tien minuten terug. " * 6)
    page.locator("#team-afspraak-who").fill("Iedereen om de beurt, Sanne begint")
    page.evaluate("window.print = () => {}")
    page.locator('[data-agreement] [data-action="print-sheet"]').click()
    page.emulate_media(media="print")
    expect(page.locator("[data-sheet]")).to_be_visible()
    expect(page.locator("[data-sheet] [data-radar-shapes] polygon")).to_have_count(2)
    expect(page.locator("[data-team-result]")).to_be_hidden()
    assert pages_of(page.pdf(prefer_css_page_size=True)) == 1


def test_the_picture_prints_without_codes_and_buttons(page: Page, server: str) -> None:
    show_picture(page, server, "\n".join(random_codes(12)))
    page.emulate_media(media="print")
    for part in ("[data-team-input]", '[data-action="show-team"]', "[data-sheet]", "[data-compare-input]"):
        expect(page.locator(part).first).to_be_hidden()
    expect(page.locator(".team-items")).to_be_visible()
    assert 3 <= pages_of(page.pdf(prefer_css_page_size=True)) <= 6
