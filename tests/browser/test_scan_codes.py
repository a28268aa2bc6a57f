"""Results that come from a code, beside one's own."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from quiz.definition import QUESTIONNAIRE
from quiz.scoring import score
from tests.browser.taking import (
    IDS,
    KEY,
    PER_STEP,
    answer_step,
    answered,
    code_of,
    progress,
    random_responses,
    shown_scores,
    take,
    title_of,
    unfold,
)


def test_a_link_with_a_code_shows_that_result_and_leaves_no_code_in_the_address(page: Page, server: str) -> None:
    responses = random_responses(8)
    code = code_of(responses)
    page.goto(f"{server}scan/#r={code.lower().replace('0', 'o')}")
    expect(page.locator("[data-result]")).to_be_visible()
    assert shown_scores(page) == score(QUESTIONNAIRE, responses).dimensions
    assert code not in page.url.upper()
    assert "r=" not in page.url
    assert page.inner_text("[data-result-code]") == code


def test_opening_a_code_leaves_answers_in_progress_untouched(page: Page, server: str) -> None:
    mine = random_responses(9)
    page.goto(f"{server}scan/")
    answer_step(page, mine)
    before = page.evaluate("(key) => sessionStorage.getItem(key)", KEY)
    other = code_of(dict.fromkeys(IDS, 5))
    page.goto(f"{server}scan/#r={other}")
    expect(page.locator("[data-result]")).to_be_visible()
    assert set(shown_scores(page).values()) == {100}
    assert page.evaluate("(key) => sessionStorage.getItem(key)", KEY) == before
    page.locator('[data-action="back-to-answers"]').click()
    assert answered(page) == 8


def test_a_code_that_cannot_be_read_gets_a_sentence_where_it_came_in(page: Page, server: str) -> None:
    page.goto(f"{server}scan/#r=2")
    expect(page.locator("[data-notice]")).to_contain_text("Deze code is niet compleet")
    expect(page.locator("[data-result]")).to_be_hidden()
    expect(page.locator("fieldset[data-item]").first).to_be_visible()
    assert "r=" not in page.url
    page.locator("[data-opener] summary").click()
    page.locator("#open-code").fill("ABC$")
    page.locator("[data-open-form] button").click()
    expect(page.locator("[data-open-error]")).to_contain_text("teken dat er niet in hoort")
    expect(page.locator("#open-code")).to_be_focused()
    expect(page.locator("#open-code")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#open-code")).to_have_value("ABC$")
    page.locator("#open-code").fill(code_of(dict.fromkeys(IDS, 3)))
    page.locator("[data-open-form] button").click()
    expect(page.locator("[data-result-title]")).to_be_focused()
    expect(page.locator("#open-code")).to_have_value("")


def test_a_result_is_kept_when_the_address_already_named_it(page: Page, server: str) -> None:
    responses = random_responses(34)
    page.goto(f"{server}scan/")
    take(page, responses)
    page.go_back()  # the check page
    page.go_back()  # step 5
    last = responses[IDS[-1]]
    page.locator(f'input[name="{IDS[-1]}"][value="{(last + 1) % 6}"]').check()
    page.go_forward()
    page.go_forward()  # #uitslag, but there is no result any more: the check page
    expect(page.locator("[data-check]")).to_be_visible()
    page.locator('[data-action="show-result"]').click()
    expect(page.locator("[data-result]")).to_be_visible()
    code = page.inner_text("[data-team-code]")
    page.reload()
    expect(page.locator("[data-team-code]")).to_have_text(code)


def test_a_plan_with_an_opened_result_is_its_own(page: Page, server: str) -> None:
    code = code_of(dict.fromkeys(IDS, 3))
    page.goto(f"{server}scan/")
    take(page, random_responses(35))
    unfold(page)
    page.locator('[data-plan-field="what"]').first.fill("Mijn eigen stap")
    page.goto("about:blank")
    page.goto(f"{server}scan/#r={code}")
    expect(page.locator("[data-result-code]")).to_have_text(code)
    expect(page.locator('[data-plan-field="what"]').first).to_have_value("")
    expect(page.locator("[data-plan-loose]")).to_be_visible()
    expect(page.locator("[data-plan-kept]")).to_be_hidden()
    unfold(page)
    page.locator('[data-plan-field="what"]').first.fill("Een stap van een ander")
    page.locator('[data-action="back-to-answers"]').click()
    page.locator('[data-action="show-result"]').click()
    expect(page.locator('[data-plan-field="what"]').first).to_have_value("Mijn eigen stap")
    assert "Een stap van een ander" not in page.evaluate("(key) => sessionStorage.getItem(key)", KEY)


def test_an_opened_result_is_gone_after_a_reload_and_ones_own_answers_are_where_they_were(
    page: Page, server: str
) -> None:
    code = code_of(dict.fromkeys(IDS, 3))
    page.goto(f"{server}scan/#r={code}")
    expect(page.locator("[data-result]")).to_be_visible()
    page.reload()
    expect(page.locator("[data-notice]")).to_contain_text("Open de code dan opnieuw.")
    assert title_of(page) == progress(1, 0)
    answer_step(page, random_responses(36))
    page.locator('[data-action="next"]').click()
    page.goto("about:blank")
    page.goto(f"{server}scan/#r={code}")
    expect(page.locator("[data-result]")).to_be_visible()
    page.locator("[data-keep]").check()  # saves while another result is on the screen
    page.reload()
    assert title_of(page) == progress(2, PER_STEP)
