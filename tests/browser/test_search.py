"""The search as a browser runs it: in the theme's field, in a worker, under the policy, below a path and from a file.

What it finds is tested without a browser: tests/unit/test_search_finding.py and tests/build/test_search.py.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.audit import go_dark, go_light
from tools.offline import make_offline

FIELD = "input[data-md-component='search-query']"
PHONE = {"width": 360, "height": 740}


def results(page: Page) -> Locator:
    return page.locator(".md-search-result__item")


def status(page: Page) -> Locator:
    return page.locator(".md-search-result__meta[role=status]")


def test_a_page_is_found_however_it_is_spelt_and_opened_with_enter(page: Page, server: str) -> None:
    page.goto(server)
    page.locator(FIELD).press_sequentially("popgesprek")
    expect(results(page).first.locator("h1")).to_have_text("POP-gesprek")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/werkvormen/pop-gesprek/$"))


def test_what_is_pasted_by_mouse_is_searched_without_a_key(page: Page, server: str) -> None:
    page.goto(server)
    page.locator(FIELD).click()
    expect(status(page)).to_have_text("Typ een woord of een paar woorden")
    page.locator(FIELD).fill("kenniscafe")  # sets the value and says `input`, as a paste does; no key
    expect(results(page).first.locator("h1")).to_have_text("Kenniscafé")


def test_what_is_searched_is_fetched_when_somebody_is_about_to_search(page: Page, server: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/search/" in request.url else None)
    page.goto(server, wait_until="networkidle")
    assert asked == [f"{server}search/search_index.json"]
    expect(status(page)).to_contain_text("Het zoeken wordt gestart.")
    page.locator(FIELD).hover()
    expect(status(page)).to_have_text("Typ een woord of een paar woorden")
    page.locator(FIELD).press_sequentially("premortem")
    expect(results(page).first.locator("h1")).to_have_text("Premortem")
    assert asked[1:] == [f"{server}search/pages.json"]


def test_the_number_of_pages_is_told_and_so_is_it_when_there_is_none(page: Page, server: str) -> None:
    page.goto(server)
    page.locator(FIELD).press_sequentially("premortem")
    expect(status(page)).to_have_text(re.compile(r"^\d+ pagina’s gevonden$"))
    page.locator(FIELD).fill("qqqqqqq")
    expect(status(page)).to_have_text("Niets gevonden. Probeer een ander of een korter woord.")
    expect(results(page)).to_have_count(0)


def test_signs_give_neither_an_error_nor_nothing_and_markup_stays_text(page: Page, server: str) -> None:
    page.goto(server)  # the page fixture fails at a warning on the console
    for query in ("leren:", "+leren", "-leren", "leren~", "*leren*", 'title:"leren', "leren^"):
        page.locator(FIELD).fill("")
        expect(results(page), query).to_have_count(0)
        page.locator(FIELD).press_sequentially(query)
        expect(results(page).first, query).to_be_visible()
    page.locator(FIELD).fill('intervisie <img src="x" onerror="document.title=1"> <b>vet</b>')
    expect(results(page).first.locator("mark").first).to_have_text(re.compile("intervisie", re.IGNORECASE))
    assert page.locator(".md-search-result :is(img, b)").count() == 0


@pytest.mark.context(color_scheme="light")
def test_found_words_are_marked_in_a_way_that_is_seen_without_colour(page: Page, server: str) -> None:
    page.goto(server)
    page.locator(FIELD).press_sequentially("intervisie")
    for change in (go_light, go_dark):
        change(page)
        for mark in (results(page).locator("h1 mark").first, results(page).locator("article:not(:has(h1)) mark").first):
            expect(mark).to_have_text(re.compile("intervisie", re.IGNORECASE))
            expect(mark).to_have_css("text-decoration-line", "underline")
            expect(mark).to_have_css("font-weight", "700")


def test_a_link_in_the_results_is_no_longer_than_one_listens_to(page: Page, server: str) -> None:
    page.goto(server)
    for query in ("bronnen", "leren", "onderzoek", "senge"):
        page.locator(FIELD).fill(query)
        expect(results(page).locator("mark").first).to_have_text(re.compile(query[:4], re.IGNORECASE))
        names = page.locator(".md-search-result__link").all_text_contents()
        assert names and max(map(len, names)) < 300, query


def test_on_a_phone_a_result_is_reached_and_opened_by_keyboard(page: Page, server: str) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(f"{server}disciplines/teamleren/")
    page.get_by_role("button", name="Zoeken", exact=True).focus()
    page.keyboard.press("Enter")
    page.keyboard.type("premortem")
    expect(results(page).first.locator("h1")).to_have_text("Premortem")
    for _ in range(5):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.md-search-result__link')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/werkvormen/premortem/$"))


@pytest.mark.parametrize("start", ["", "werkvormen/intervisie/"])
def test_search_works_below_a_path(page: Page, sub_path_server: str, start: str) -> None:
    page.goto(sub_path_server + start)
    page.locator(FIELD).press_sequentially("ruzie")
    link = page.locator(".md-search-result__link").first
    expect(link).to_have_attribute("href", re.compile(re.escape(sub_path_server)))
    link.click()
    expect(page.locator("h1").first).to_be_visible()
    assert page.url.startswith(sub_path_server)


def test_search_in_the_zip_finds_the_same(page: Page, site: Path, tmp_path: Path) -> None:
    make_offline(site, tmp_path / "zip")
    page.goto((tmp_path / "zip" / "werkvormen" / "intervisie" / "index.html").as_uri())
    page.locator(FIELD).click()
    page.locator(FIELD).fill("fout gemaakt")
    expect(results(page).first.locator("mark").first).to_have_text(re.compile("fout|gemaakt", re.IGNORECASE))
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url(re.compile(r"/index\.html"))
    expect(page.locator("h1").first).to_be_visible()
