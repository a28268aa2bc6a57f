"""Somebody walks through the steps of the scan, by mouse, keys and the browser's own buttons."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from quiz.definition import QUESTIONNAIRE
from quiz.scoring import score
from tests.browser.taking import (
    IDS,
    KEY,
    PER_STEP,
    answer_all,
    answer_step,
    answered,
    progress,
    random_responses,
    shown_scores,
    title_of,
)


def test_an_answer_given_before_the_script_has_come_counts(page: Page, server: str) -> None:
    """On a slow line the form is there long before its script: nothing that somebody chose may be lost."""
    held: list[Route] = []
    page.route("**/assets/scan/scan.*.js", lambda route: held.append(route))

    def let_the_script_come() -> None:
        while not held:
            page.wait_for_timeout(10)
        held.pop().continue_()

    page.goto(f"{server}scan/", wait_until="commit")
    page.locator(f'input[name="{IDS[1]}"][value="4"]').check()
    let_the_script_come()
    expect(page.locator("[data-progress-text]")).to_have_text(progress(1, 1))
    expect(page.locator(f'input[name="{IDS[1]}"][value="4"]')).to_be_checked()
    page.locator(f'input[name="{IDS[0]}"][value="2"]').check()
    # And beside what was kept: the newest answer to an item is the one that counts.
    page.reload(wait_until="commit")
    page.locator(f'input[name="{IDS[1]}"][value="5"]').check()
    let_the_script_come()
    expect(page.locator("[data-progress-text]")).to_have_text(progress(1, 2))
    expect(page.locator(f'input[name="{IDS[0]}"][value="2"]')).to_be_checked()
    expect(page.locator(f'input[name="{IDS[1]}"][value="5"]')).to_be_checked()
    kept = page.evaluate("(key) => JSON.parse(sessionStorage.getItem(key)).responses", KEY)
    assert kept == {IDS[0]: 2, IDS[1]: 5}


def test_a_reload_half_way_keeps_every_answer_and_the_step(page: Page, server: str) -> None:
    responses = random_responses(4)
    page.goto(f"{server}scan/")
    for _ in range(2):
        answer_step(page, responses)
        page.locator('[data-action="next"]').click()
    page.reload()
    assert answered(page) == 2 * PER_STEP
    assert title_of(page) == progress(3, 2 * PER_STEP)
    expect(page.locator("[data-notice]")).to_have_text(
        f"Je antwoorden staan er nog: {2 * PER_STEP} van {len(IDS)}. Je gaat verder bij stap 3."
    )
    page.locator('[data-action="previous"]').click()
    for fieldset in page.locator("fieldset[data-item]:visible").all():
        item_id = fieldset.get_attribute("data-item") or ""
        expect(fieldset.locator(f'input[value="{responses[item_id]}"]')).to_be_checked()


def test_a_new_visit_without_the_step_in_the_address_goes_on_where_it_stopped(page: Page, server: str) -> None:
    page.goto(f"{server}scan/")
    answer_step(page, random_responses(5))
    page.locator('[data-action="next"]').click()
    page.goto(f"{server}privacy/")
    page.goto(f"{server}scan/")
    assert title_of(page) == progress(2, PER_STEP)


def test_the_buttons_of_the_browser_walk_through_the_steps(page: Page, server: str) -> None:
    page.goto(f"{server}scan/")
    page.locator('[data-action="next"]').click()
    page.locator('[data-action="next"]').click()
    assert title_of(page).startswith("Stap 3")
    page.go_back()
    expect(page).to_have_title(re.compile("^Stap 2"))
    page.go_forward()
    expect(page).to_have_title(re.compile("^Stap 3"))


def test_a_double_click_moves_one_step(page: Page, server: str) -> None:
    page.goto(f"{server}scan/")
    page.locator('[data-action="next"]').dblclick()
    assert title_of(page).startswith("Stap 2")


def test_choosing_an_answer_moves_neither_step_nor_focus(page: Page, server: str) -> None:
    page.goto(f"{server}scan/")
    radio = page.locator(f'input[name="{IDS[0]}"][value="4"]')
    radio.click()
    assert radio.evaluate("(e) => e === document.activeElement")
    expect(page).to_have_title(re.compile(f"^{progress(1, 1)} – "))


def test_an_answer_touches_only_the_progress_and_in_the_end_the_title(page: Page, server: str) -> None:
    """Forty answers in a row must not lay out the page forty times."""
    page.goto(f"{server}scan/")
    page.locator(f'input[name="{IDS[0]}"][value="4"]').click()  # the first one also changes what is said to be kept
    # That click scrolled: the header takes the title of the page, a frame later.
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    touched = page.evaluate(
        """(name) => new Promise((done) => {
          const seen = new Set();
          const observer = new MutationObserver((changes) => changes.forEach(({ target }) => {
            const element = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
            seen.add(element.tagName === "TITLE" ? "title" : Object.keys(element.dataset).join() || element.outerHTML);
          }));
          observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
          document.querySelector(`input[name="${name}"][value="2"]`).click();
          setTimeout(() => { observer.disconnect(); done([...seen].sort()); }, 1100);
        })""",
        IDS[1],
    )
    assert touched == ["progress", "progressText", "title"]


def test_focus_goes_to_the_heading_of_the_step_below_the_header(page: Page, server: str) -> None:
    page.goto(f"{server}scan/")
    page.locator('[data-action="next"]').click()
    heading = page.locator('[data-step="2"] [data-step-title]')
    expect(heading).to_be_focused()
    top = heading.evaluate("(e) => e.getBoundingClientRect().top")
    header = page.locator(".md-header").evaluate("(e) => e.getBoundingClientRect().bottom")
    assert top >= header


def test_begin_folds_the_introduction_and_leads_to_the_first_statement(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{server}scan/")
    start = page.locator('[data-action="start"]')
    expect(page.locator(f'input[name="{IDS[0]}"]').first).to_be_visible()
    start.click()
    expect(start).to_be_hidden()
    expect(page.locator('[data-step="1"] [data-step-title]')).to_be_focused()
    top = page.locator("fieldset[data-item]").first.evaluate("(e) => e.getBoundingClientRect().top")
    assert 0 < top <= 0.9 * 740
    answer_step(page, {IDS[0]: 4})
    page.reload()
    expect(start).to_be_hidden()


def test_the_way_to_the_result_stands_near_the_top_of_the_check_page(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{server}scan/")
    for skipped in (0, 12):
        if skipped:
            page.locator('[data-action="erase"]').click()
            page.locator('[data-action="confirm-erase"]').click()
        answer_all(page, random_responses(8, skipped=skipped))
        page.evaluate("scrollTo(0, 0)")
        button = page.locator('[data-action="show-result"]')
        assert button.evaluate("(e) => e.getBoundingClientRect().bottom") <= 1.5 * 740


def test_skipped_items_are_linked_first_and_count_as_dont_know(page: Page, server: str) -> None:
    responses = random_responses(6)
    skipped = [IDS[3], IDS[20]]
    for item_id in skipped:
        del responses[item_id]
    page.goto(f"{server}scan/")
    answer_all(page, responses)
    summary = page.locator("[data-error-summary]")
    expect(summary).to_be_focused()
    links = summary.locator("a")
    assert [link.get_attribute("href") for link in links.all()] == [f"#uitspraak-{i}" for i in skipped]
    assert not page.title().startswith("Fout"), "skipping is allowed"

    links.first.click()
    assert title_of(page).startswith("Stap 1")
    page.keyboard.press("4")
    page.locator('[data-action="show-result"]').click()
    assert page.locator("[data-error-summary] a").count() == 1
    page.locator('[data-action="show-result"]').click()
    responses[skipped[0]] = 4
    assert shown_scores(page) == score(QUESTIONNAIRE, responses).dimensions


def test_the_check_page_lists_all_forty_answers_with_a_way_to_change_each(page: Page, server: str) -> None:
    responses = random_responses(7)
    page.goto(f"{server}scan/")
    answer_all(page, responses)
    assert page.locator("[data-check-answers] [data-change]").count() == len(IDS)
    link = page.locator(f'[data-check-answers] [data-go-to="{IDS[30]}"]')
    expect(link).to_be_hidden()
    page.locator("[data-check-summary]").click()
    assert QUESTIONNAIRE.items[30].text in (link.text_content() or "")
    link.click()
    chosen = page.locator(f'input[name="{IDS[30]}"][value="{responses[IDS[30]]}"]')
    expect(chosen).to_be_focused()


def test_without_any_answer_the_way_to_the_result_is_blocked_in_words(page: Page, server: str) -> None:
    page.goto(f"{server}scan/")
    answer_all(page, {})
    page.locator('[data-action="show-result"]').click()
    expect(page.locator("[data-result]")).to_be_hidden()
    expect(page.locator("[data-error-summary]")).to_be_focused()
    assert page.title().startswith("Fout: ")


def test_the_whole_scan_by_keyboard(page: Page, server: str) -> None:
    """Tab enters a group once, arrows choose, space checks, enter presses the buttons."""
    page.goto(f"{server}scan/")
    page.locator(f'input[name="{IDS[0]}"]').first.focus()
    for step in range(1, 6):
        items = IDS[(step - 1) * 8 : step * 8]
        for item_id in items:
            for _ in range(12):
                if page.evaluate("document.activeElement.name") == item_id:
                    break
                page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.name") == item_id
            page.keyboard.press("Space")
            page.keyboard.press("ArrowDown")
        for _ in range(12):
            if page.evaluate("document.activeElement.dataset.action") in ("next", "show-result"):
                break
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    for _ in range(200):
        if page.evaluate("document.activeElement.dataset.action") == "show-result":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-result-title]")).to_be_focused()
    assert set(shown_scores(page).values()) == {25}


def test_digits_answer_only_the_item_that_has_focus(page: Page, server: str) -> None:
    page.goto(f"{server}scan/")
    page.locator("h1").click()
    page.keyboard.press("4")
    assert answered(page) == 0
    page.locator(f'input[name="{IDS[2]}"]').first.focus()
    page.keyboard.press("4")
    expect(page.locator(f'input[name="{IDS[2]}"][value="4"]')).to_be_checked()
    page.keyboard.press("n")
    assert page.url.endswith("/scan/") or "#stap-1" in page.url
    assert answered(page) == 1


@pytest.mark.context(java_script_enabled=False)
def test_without_javascript_the_page_holds_all_items_and_how_to_score(page: Page, server: str) -> None:
    page.goto(f"{server}scan/")
    assert page.locator("fieldset[data-item]:visible").count() == len(IDS)
    expect(page.locator("[data-result]")).to_be_hidden()
    text = page.inner_text("main")
    assert "Zonder JavaScript" in text
    assert "op papier" in text
