"""Links whose # was rewritten on their way, opened on a host that has no such page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from quiz.definition import QUESTIONNAIRE
from quiz.scoring import score
from tests.browser.taking import code_of, random_responses, shown_scores

RESPONSES = random_responses(21)
CODE = code_of(RESPONSES)
NOT_THERE = "Failed to load resource: the server responded with a status of 404"

pytestmark = pytest.mark.provokes(NOT_THERE)


@pytest.mark.parametrize("rewritten", ["scan/%23r={}/", "scan/index.html%2523r%253D{}).", "scan/?utm=x%23r={}"])
def test_a_rewritten_link_to_a_result_opens_it_and_leaves_the_code_nowhere_in_the_address(
    page: Page, server: str, rewritten: str
) -> None:
    page.goto(server)
    page.goto(server + rewritten.format(CODE))
    expect(page.locator("[data-result]")).to_be_visible()
    assert shown_scores(page) == score(QUESTIONNAIRE, RESPONSES).dimensions
    assert page.url.startswith(f"{server}scan/#")
    assert CODE not in page.url
    page.go_back()
    page.wait_for_url(server)


def test_a_rewritten_link_of_a_team_leads_to_the_scan_of_that_team(page: Page, server: str) -> None:
    page.goto(f"{server}scan/%23team=Blauw;2027-03-31)")
    page.wait_for_url(f"{server}scan/#team=Blauw;2027-03-31")


def test_a_rewritten_address_never_leads_to_another_host(page: Page, server: str) -> None:
    page.goto(f"{server}/elders.example/%23kop")
    page.wait_for_url(f"{server}/elders.example/#kop")
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze pagina is er niet")


def test_a_code_at_any_other_address_that_is_not_there_opens_too(page: Page, server: str) -> None:
    page.goto(f"{server}sacn/#r={CODE}")
    expect(page.locator("[data-result]")).to_be_visible()


@pytest.mark.context(java_script_enabled=False)
def test_without_javascript_the_page_says_what_to_do(page: Page, server: str) -> None:
    page.goto(f"{server}scan/%23r={CODE}")
    assert "Als je er # van maakt" in page.inner_text("main")
