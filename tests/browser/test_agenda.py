"""The programme of werkvormen in a real browser: asked for, read out, printed by itself, and not kept."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.audit import faults

RESULT = "[data-agenda-result]"


@pytest.fixture
def overview(page: Page, server: str) -> Page:
    page.goto(f"{server}werkvormen/")
    return page


def ask(page: Page, purpose: str, minutes: int, people: int) -> None:
    page.get_by_label("Wij willen …").select_option(label=purpose)
    page.get_by_label("Hoeveel minuten zijn er?").fill(str(minutes))
    page.get_by_label("Hoeveel mensen doen mee?").fill(str(people))
    page.get_by_role("button", name="Maak een programma").click()


def test_a_programme_is_shown_with_links_and_a_sum_that_is_right(overview: Page) -> None:
    expect(overview.locator(RESULT)).to_be_hidden()
    ask(overview, "begrijpen waarom iets steeds terugkomt", 180, 5)
    result = overview.locator(RESULT)
    expect(result.get_by_role("heading")).to_contain_text("Programma van")
    expect(result.locator("[role=status]")).to_contain_text("Programma van")
    links = result.locator("tbody a").evaluate_all("links => links.map(link => link.href.split('/').at(-2))")
    assert links[:2] == ["ijsberg", "oorzaak-lusdiagram"]
    minutes = [int(text) for text in result.locator("tbody tr td:last-child").all_inner_texts()]
    assert result.locator("[data-agenda-sum]").inner_text() == str(sum(minutes))
    assert sum(minutes) <= 180
    assert list(faults(overview, within=RESULT)) == []  # the page around it is looked at in test_accessibility.py


def test_another_proposal_is_another_one_and_a_wish_that_cannot_be_met_says_why(overview: Page) -> None:
    ask(overview, "terugkijken op een klus of een periode", 90, 6)
    first = overview.locator(f"{RESULT} tbody").inner_text()
    overview.get_by_role("button", name="Ander voorstel").click()
    assert overview.locator(f"{RESULT} tbody").inner_text() != first
    ask(overview, "een richting kiezen", 10, 6)
    expect(overview.locator(RESULT)).to_contain_text("zijn er minstens 15 minuten nodig")
    expect(overview.get_by_role("button", name="Druk dit programma af")).to_be_hidden()


@pytest.mark.parametrize(
    ("address", "button", "kept", "gone"),
    [
        ("werkvormen/", "Druk dit programma af", f"{RESULT} table", "[data-practices]"),
        ("werkvormen/ijsberg/", "Druk alleen dit blad af", "#het-blad", "#zo-doe-je-het"),
    ],
)
def test_what_is_printed_is_that_part_alone_and_afterwards_the_page_is_whole(
    page: Page, server: str, address: str, button: str, kept: str, gone: str
) -> None:
    page.goto(f"{server}{address}")
    page.evaluate("() => { window.print = () => {}; }")
    if address == "werkvormen/":
        ask(page, "terugkijken op een klus of een periode", 60, 6)
    page.get_by_role("button", name=button).click()
    page.emulate_media(media="print")
    expect(page.locator(kept).first).to_be_visible()
    expect(page.locator(gone).first).to_be_hidden()
    page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator(gone).first).to_be_visible()


def test_nothing_is_kept(overview: Page) -> None:
    kept = "Object.keys(localStorage).concat(Object.keys(sessionStorage))"
    before = overview.evaluate(kept)
    ask(overview, "terugkijken op een klus of een periode", 60, 6)
    assert overview.evaluate(kept) == before
    overview.reload()
    expect(overview.locator(RESULT)).to_be_hidden()
