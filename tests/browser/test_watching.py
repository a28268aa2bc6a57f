"""The watch over every page works: without it, all other tests here would prove less than they say."""

from __future__ import annotations

import pytest
from playwright.sync_api import Error, Page

from quiz.definition import QUESTIONNAIRE


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


def test_the_site_works_under_a_path(page: Page, sub_path_server: str) -> None:
    page.goto(f"{sub_path_server}scan/")
    assert page.locator("fieldset[data-item]").count() == len(QUESTIONNAIRE.items)
    response = page.request.get(sub_path_server.removesuffix("kennisbank/") + "scan/")
    assert response.status == 404
