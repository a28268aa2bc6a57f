"""The short scan beside the other one: its own answers, codes and team picture, and no score anywhere."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from quiz.check.reading import read_definition
from quiz.codes import TEAM, ResultCode, encode
from quiz.instrument import fingerprint
from tests.browser.taking import CLICK, IDS, KEY, answer_step, unfold

SHORT = read_definition("kort")
RESPONSES = {item.id: 1 + place % 5 for place, item in enumerate(SHORT.items)}


def take(page: Page) -> None:
    for action in ("next", "show-result"):
        page.evaluate(CLICK, RESPONSES)
        page.locator(f'[data-action="{action}"]').click()
    page.locator('[data-action="show-result"]').click()


def test_it_leaves_the_answers_of_the_other_scan_alone_and_shows_no_score(page: Page, server: str) -> None:
    page.goto(f"{server}scan/")
    answer_step(page, dict.fromkeys(IDS, 4))
    page.goto(f"{server}scan/kort/")
    expect(page.locator("[data-notice]")).to_be_empty()
    take(page)
    unfold(page)
    expect(page.locator("[data-answer-row-text], [data-answer-list] li")).to_have_count(10)
    assert page.locator("[data-score], [data-heat], [data-advice-choice]").count() == 0
    code = page.inner_text("[data-result-code]")
    assert page.evaluate("(key) => key in sessionStorage", KEY)
    page.locator('[data-action="erase"]').click()
    expect(page.locator("[data-erase-question]")).to_contain_text(
        f"Wat je bij ‘{read_definition().title}’ invulde, blijft"
    )
    page.locator('[data-action="confirm-erase"]').click()
    assert page.evaluate("Object.keys(sessionStorage)") == [KEY]
    page.goto(f"{server}scan/#r={code}")
    expect(page.locator("[data-notice]")).to_contain_text(f"andere scan op deze site: {SHORT.title}")
    page.locator("[data-other] a").click()
    expect(page).to_have_url(f"{server}scan/kort/")


def test_its_team_picture_shows_statements_only(page: Page, server: str) -> None:
    codes = [
        encode(ResultCode(format=TEAM, fingerprint=fingerprint(SHORT), nonce=n, responses=(1 + n % 5,) * 10))
        for n in range(12)
    ]
    page.goto(f"{server}scan/team/")
    page.locator("[data-team-input]").fill("\n".join(codes))
    page.locator('[data-action="show-team"]').click()
    expect(page.locator("[data-team-result]")).to_be_hidden()
    page.locator("[data-team-refused]").evaluate("(part) => { part.open = true; }")
    page.locator("[data-other] a").click()
    page.locator("[data-team-input]").fill("\n".join(codes))
    page.locator('[data-action="show-team"]').click()
    expect(page.locator("[data-team-item]")).to_have_count(10)
    expect(page.locator("[data-team-item]").first).to_have_attribute("data-n", "12")
    assert page.locator("[data-team-dimension], [data-team-overall], [data-heat-discipline]").count() == 0
    page.locator('[data-action="start-workshop"]').click()
    expect(page.locator("[data-slide-count]")).to_contain_text("van 11")
