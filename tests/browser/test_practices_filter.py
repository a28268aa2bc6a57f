"""The overview of werkvormen: the list is whole, and narrows down to what somebody asks."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

CARDS = "[data-practice]"
SHOWN = "[data-practice]:not([hidden])"
FOUND = "[data-practices-found]"


@pytest.fixture
def overview(page: Page, server: str) -> Page:
    page.goto(f"{server}werkvormen/")
    return page


def open_more(page: Page) -> None:
    page.get_by_text("Meer keuzes").click()


def choose(page: Page, group: str, words: str) -> None:
    page.get_by_role("group", name=group).get_by_role("radio", name=words, exact=True).click()


def facts(page: Page) -> list[dict[str, str]]:
    return page.locator(CARDS).evaluate_all("cards => cards.map(card => ({...card.dataset}))")


def shown(page: Page) -> set[str]:
    return set(page.locator(SHOWN).evaluate_all("cards => cards.map(card => card.dataset.practice)"))


def test_at_first_every_werkvorm_is_there_and_counted(overview: Page) -> None:
    total = overview.locator(CARDS).count()
    assert total >= 14
    expect(overview.locator(FOUND)).to_have_text(f"Alle {total} werkvormen.")
    expect(overview.locator(FOUND)).to_have_attribute("role", "status")


def test_each_wish_narrows_the_list_and_together_they_narrow_it_further(overview: Page) -> None:
    all_facts = facts(overview)
    open_more(overview)
    overview.get_by_label("Discipline", exact=True).select_option("systeemdenken")
    by_discipline = {f["practice"] for f in all_facts if "systeemdenken" in f["disciplines"].split()}
    assert shown(overview) == by_discipline
    overview.get_by_label("Succesgebied", exact=True).select_option("bouwen-aan-vertrouwen")
    by_both = {
        f["practice"] for f in all_facts if f["practice"] in by_discipline and "bouwen-aan-vertrouwen" in f["areas"]
    }
    assert shown(overview) == by_both
    assert by_both and by_both < by_discipline
    expect(overview.locator(FOUND)).to_contain_text(f"{len(by_both)} werkvorm")


def test_time_and_group_size_are_limits(overview: Page) -> None:
    all_facts = facts(overview)
    open_more(overview)
    choose(overview, "Hoeveel minuten heb je?", "60")
    assert shown(overview) == {f["practice"] for f in all_facts if int(f["minutes"].split()[0]) <= 60}
    overview.get_by_label("Met hoeveel mensen?").fill("2")
    expected = {
        f["practice"]
        for f in all_facts
        if int(f["minutes"].split()[0]) <= 60 and int(f["group"].split()[0]) <= 2 <= int(f["group"].split()[1])
    }
    assert expected and shown(overview) == expected


def test_nothing_found_gets_a_sentence_and_a_way_back(overview: Page) -> None:
    total = overview.locator(CARDS).count()
    open_more(overview)
    overview.get_by_label("Met hoeveel mensen?").fill("998")
    expect(overview.locator(SHOWN)).to_have_count(0)
    expect(overview.locator(FOUND)).to_have_text("0 werkvormen gevonden.")
    overview.get_by_role("button", name="Toon weer alles").click()
    expect(overview.locator(SHOWN)).to_have_count(total)
    expect(overview.locator("[data-practices-none]")).to_be_hidden()
    expect(overview.get_by_role("radio", name="Alles")).to_be_focused()


def test_the_form_can_be_emptied_and_nothing_is_stored(overview: Page) -> None:
    total = overview.locator(CARDS).count()
    before = overview.evaluate("Object.keys(localStorage).concat(Object.keys(sessionStorage))")
    choose(overview, "Waar gaat het om?", "Terugkijken")
    kinds = overview.locator(SHOWN).evaluate_all("cards => cards.map(card => card.dataset.kind)")
    assert set(kinds) == {"terugkijken"}
    assert overview.locator("[data-practices-kind]:visible").count() == 1, "the heading of an empty group stays"
    overview.get_by_role("button", name="Toon alles").click()
    expect(overview.locator(SHOWN)).to_have_count(total)
    assert overview.evaluate("Object.keys(localStorage).concat(Object.keys(sessionStorage))") == before
    assert overview.url.endswith("/werkvormen/")


@pytest.mark.context(java_script_enabled=False)
def test_without_javascript_the_list_is_whole_and_there_is_no_form(overview: Page) -> None:
    expect(overview.locator("[data-practices-filter]")).to_be_hidden()
    expect(overview.locator("[data-practices-none]")).to_be_hidden()
    assert overview.locator(SHOWN).count() == overview.locator(CARDS).count() >= 14
