"""The conversation on a large screen, the agreement, and what goes to paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from quiz.team.file import LONGEST_NOTES
from tests.browser.team import show_picture
from tests.unit.team_groups import random_codes


@pytest.mark.context(viewport={"width": 1280, "height": 720})
def test_the_workshop_shows_one_thing_at_a_time_and_never_scrolls(page: Page, server: str) -> None:
    show_picture(page, server, "\n".join(random_codes(12)), "15")
    page.locator('[data-action="start-workshop"]').click()
    slides: list[str | None] = []
    titles: set[int] = set()
    while True:
        visible = page.locator("[data-slide]:visible")
        assert visible.count() == 1
        slides.append(visible.get_attribute("data-slide"))
        size = page.evaluate(
            """() => { const d = document.querySelector("[data-workshop]");
              return [d.scrollHeight - d.clientHeight, d.scrollWidth - d.clientWidth]; }"""
        )
        assert size == [0, 0], slides
        below = visible.evaluate(
            """(slide) => Array.from(slide.querySelectorAll("h2, p, li, svg, textarea, input"))
              .filter((part) => !part.closest(".team-pick") && part.getBoundingClientRect().bottom > 720)
              .map((part) => part.textContent)"""
        )
        assert below == [], slides
        titles.add(round(visible.locator("h2").bounding_box()["y"]))  # type: ignore[index]
        if page.locator('[data-action="next-slide"]').is_disabled():
            break
        page.keyboard.press("ArrowRight")
    assert slides == [
        "begin", "spread", "disciplines", "success_areas", "surprise", "pick", "talk-1", "talk-2", "talk-3", "talk-4",
        "choose", "agree", "close",
    ]  # fmt: skip
    assert len(titles) == 1
    expect(page.locator("[data-slide-count]")).to_have_text("13 van 13")


def test_the_clock_of_a_slide_can_be_stopped_and_says_once_that_its_time_is_up(page: Page, server: str) -> None:
    page.clock.install()
    show_picture(page, server, "\n".join(random_codes(6)))
    page.locator('[data-action="start-workshop"]').click()
    clock, said = page.locator("[data-clock]"), page.locator("[data-clock-said]")
    expect(clock).to_have_text("nog 1:00")
    page.locator('[data-action="pause-clock"]').click()
    page.clock.run_for(30_000)
    expect(clock).to_have_text("nog 1:00")
    page.locator('[data-action="pause-clock"]').click()
    page.clock.run_for(61_000)
    expect(clock).to_have_text("nog 0:00")
    expect(said).to_have_text("De tijd voor deze dia is om.")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    page.clock.run_for(2_000)
    expect(said).to_be_empty()


@pytest.mark.context(viewport={"width": 1920, "height": 1080}, color_scheme="dark")
def test_a_chosen_statement_gets_the_four_questions_in_light_colours_and_letters_for_a_wall(
    page: Page, server: str
) -> None:
    show_picture(page, server, "\n".join(random_codes(12)))
    page.locator('[data-action="start-workshop"]').click()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    statement = page.locator("[data-pick-list] [data-name]").nth(20).inner_text()
    page.get_by_role("radio", name=statement).check()
    page.locator('[data-action="next-slide"]').click()
    slide = page.locator("[data-slide]:visible")
    expect(slide.locator("h2")).to_have_text(statement)
    expect(slide.locator(".team-slide__question")).to_contain_text("Wanneer zag je dit wel gebeuren?")
    shade = "(dialog) => getComputedStyle(dialog).backgroundColor.match(/[0-9]+/g).map(Number)"
    assert min(page.locator("[data-workshop]").evaluate(shade)) > 200
    page.locator('[data-action="dark-slides"]').click()
    assert max(page.locator("[data-workshop]").evaluate(shade)) < 60
    sizes = (
        "(part) => Array.from(part.querySelectorAll('[data-agree], .scan-field__label'), "
        "(e) => parseFloat(getComputedStyle(e).fontSize))"
    )
    assert min(page.locator("[data-workshop]").evaluate(sizes)) >= 28
    page.keyboard.press("Escape")
    expect(page.locator("[data-chosen] option:checked")).to_have_text(statement)


def test_the_workshop_listens_to_its_keys_and_not_to_those_of_the_theme(page: Page, server: str) -> None:
    show_picture(page, server, "\n".join(random_codes(6)))
    page.locator('[data-action="start-workshop"]').click()
    slide = page.locator("[data-slide]:visible")
    for key, name in [
        ("PageDown", "spread"), ("Space", "disciplines"), ("PageUp", "spread"), ("End", "close"), ("Home", "begin"),
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
    page.keyboard.press("ArrowLeft")
    page.locator("#werksessie-what").fill("Elke donderdag terugkijken")
    page.locator("#werksessie-who").fill("Wie dienst heeft")
    page.keyboard.press("Tab")
    page.locator('[data-action="next-slide"]').click()
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
    for field, longest in (LONGEST_NOTES | {"surprise": 400, "heard": 400}).items():
        page.locator(f"#team-afspraak-{field}").fill(("We kijken elke week samen tien minuten terug. " * 9)[:longest])
    page.locator("[data-chosen]").select_option(index=3)
    page.evaluate("window.print = () => {}")
    page.locator('.team-agreement [data-action="print-sheet"]').click()
    page.emulate_media(media="print")
    expect(page.locator("[data-sheet]")).to_be_visible()
    expect(page.locator("[data-sheet-statement-figures]")).to_contain_text("eens")
    expect(page.locator("[data-team-result]")).to_be_hidden()
    assert pages_of(page.pdf(prefer_css_page_size=True)) == 1


def test_the_sheet_for_the_manager_has_no_figure_and_no_note(page: Page, server: str) -> None:
    show_picture(page, server, "\n".join(random_codes(12)))
    for field in ("keep", "what", "need", "who", "heard"):
        page.locator(f"#team-afspraak-{field}").fill(f"Zin over {field}")
    page.evaluate("window.print = () => {}")
    page.locator('.team-agreement [data-action="print-manager"]').click()
    page.emulate_media(media="print")
    sheet = page.locator("[data-manager]")
    expect(sheet).to_be_visible()
    expect(page.locator("[data-sheet]")).to_be_hidden()
    expect(page.locator("[data-team-result]")).to_be_hidden()
    words = sheet.inner_text()
    assert [field for field in ("keep", "what", "need", "who", "heard") if f"over {field}" in words] == [
        "keep", "what", "need",
    ]  # fmt: skip
    assert not re.search(r"\d", words.replace(sheet.locator("[data-sheet-own]").inner_text(), ""))
    assert pages_of(page.pdf(prefer_css_page_size=True)) == 1


def test_the_picture_prints_without_codes_and_buttons(page: Page, server: str) -> None:
    show_picture(page, server, "\n".join(random_codes(12)))
    page.emulate_media(media="print")
    for part in ("[data-team-input]", '[data-action="show-team"]', "[data-sheet]", "[data-compare-input]"):
        expect(page.locator(part).first).to_be_hidden()
    expect(page.locator(".team-items")).to_be_visible()
    assert 3 <= pages_of(page.pdf(prefer_css_page_size=True)) <= 6
