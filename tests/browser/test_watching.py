"""The watch over every page works: without it, all other tests here would prove less than they say."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page

from quiz.definition import QUESTIONNAIRE
from tests.browser.visitor import Visitor


def settle(page: Page) -> None:
    """Let the browser deliver what it has to say."""
    page.wait_for_timeout(200)


def test_a_message_on_the_console_is_a_fault(page: Page, server: str, faults: list[str]) -> None:
    page.goto(server)
    page.evaluate("console.info('hallo')")
    settle(page)
    assert [fault for fault in faults if fault.startswith("console info: hallo")] == faults
    assert len(faults) == 1
    faults.clear()


def test_an_error_in_a_script_is_a_fault(page: Page, server: str, faults: list[str]) -> None:
    page.goto(server)
    page.evaluate("setTimeout(() => { throw new Error('kapot') })")
    settle(page)
    assert len(faults) == 1
    assert "error on the page" in faults[0]
    assert "kapot" in faults[0]
    faults.clear()


def test_a_request_to_another_host_is_a_fault_and_does_not_leave(page: Page, faults: list[str]) -> None:
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("http://elders.example/x")
    settle(page)
    assert "request to another host: http://elders.example/x" in faults
    faults.clear()


@pytest.mark.provokes("met opzet")
def test_what_a_test_provokes_on_purpose_is_no_fault(page: Page, server: str, faults: list[str]) -> None:
    page.goto(server)
    page.evaluate("console.error('met opzet')")
    settle(page)
    assert faults == []


@pytest.mark.context(viewport={"width": 320, "height": 640}, color_scheme="dark")
def test_a_page_can_have_another_shape(page: Page, server: str) -> None:
    page.goto(server)
    found = page.evaluate("[innerWidth, matchMedia('(prefers-color-scheme: dark)').matches]")
    assert found == [320, True]


KEEP = """async () => {
  localStorage.setItem("a", "1");
  sessionStorage.setItem("a", "1");
  document.cookie = "a=1";
  await caches.open("a");
  await new Promise((done) => { indexedDB.open("a").onsuccess = (event) => done(event.target.result.close()); });
}"""
KEPT = """async () => [localStorage.length, sessionStorage.length, document.cookie, (await caches.keys()).length,
  (await indexedDB.databases()).length, history.length]"""


def test_what_one_test_keeps_is_gone_for_the_next(browser: Browser, server: str, faults: list[str]) -> None:
    visitor = Visitor(browser)
    visitor.note = faults.append
    page = visitor.new_page(color_scheme="dark")
    page.goto(f"{server}leerkaart/")
    before = page.evaluate(KEPT)
    page.evaluate(KEEP)
    assert page.evaluate(KEPT)[:5] == [1 + before[0], 1 + before[1], "a=1", 1, 1]
    assert visitor.leave()
    page = visitor.new_page()
    page.goto(f"{server}leerkaart/")
    assert page.evaluate(KEPT) == before
    assert page.evaluate("matchMedia('(prefers-color-scheme: light)').matches")
    visitor.close()


def test_after_a_page_from_a_folder_nobody_comes_back(browser: Browser, site: Path) -> None:
    visitor = Visitor(browser)
    visitor.new_page().goto((site / "leerkaart" / "index.html").as_uri())
    assert not visitor.leave()
    visitor.close()


def test_after_a_clock_that_was_put_in_nobody_comes_back(browser: Browser, server: str) -> None:
    visitor = Visitor(browser)
    page = visitor.new_page()
    page.clock.install()
    page.goto(f"{server}leerkaart/")
    assert not visitor.leave()
    visitor.close()


def test_the_site_works_under_a_path(page: Page, sub_path_server: str) -> None:
    page.goto(f"{sub_path_server}scan/")
    assert page.locator("fieldset[data-item]").count() == len(QUESTIONNAIRE.items)
    response = page.request.get(sub_path_server.removesuffix("kennisbank/") + "scan/")
    assert response.status == 404
