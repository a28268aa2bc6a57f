"""A session is prepared in a real browser: filled in once, taken along, printed by itself, and gone after a reload."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.audit import faults

VALUES = {
    "team": "Team Noord", "facilitator": "Samira", "meeting": "2031-12-16", "time": "13:30", "handIn": "2031-12-11",
    "back": "2032-01-06", "place": "de koffiehoek",
}  # fmt: skip


@pytest.fixture
def session(page: Page, server: str) -> Page:
    page.goto(f"{server}scan/sessie/")
    for name, value in VALUES.items():
        page.locator(f'[name="{name}"]').fill(value)
    return page


@pytest.mark.context(viewport={"width": 360, "height": 740}, permissions=["clipboard-read", "clipboard-write"])
def test_what_is_filled_in_once_stands_in_every_text_and_goes_along(session: Page, server: str) -> None:
    link = f"{server}scan/#team=Team%20Noord;2031-12-11"
    expect(session.locator("[data-link]")).to_have_text(link)
    invitation = session.locator('[data-message="invitation"]')
    expect(invitation).to_contain_text("dinsdag 16 december 2031 om 13:30")
    invitation.get_by_role("button", name="Kopieer de tekst").click()
    expect(invitation.get_by_role("status")).to_contain_text("Gekopieerd")
    copied = session.evaluate("navigator.clipboard.readText()")
    assert link in copied
    assert "\n\nSamira" in copied.replace("\r\n", "\n")
    assert "[" not in copied
    session.get_by_label("Hoe verzamel je de teamcodes?").select_option("form")
    expect(invitation).to_contain_text("Plak de teamcode in het formulier: de koffiehoek.")
    expect(session.locator(".session-poster").get_by_role("img", name="QR-code")).to_be_visible()
    with session.expect_download() as started:
        session.get_by_role("button", name="Gesprek (.ics)").click()
    entry = Path(started.value.path()).read_text(encoding="utf-8")
    assert "DTSTART:20311216T133000" in entry
    assert session.evaluate("document.documentElement.scrollWidth") <= 360
    assert list(faults(session)) == []


def test_the_poster_is_printed_by_itself_and_nothing_is_kept(session: Page) -> None:
    session.evaluate("window.print = () => { window.printed = true; }")
    session.get_by_role("button", name="Print de poster").click()
    session.emulate_media(media="print")
    assert session.evaluate("window.printed")
    expect(session.get_by_text("Hoe leren wij van elkaar?")).to_be_visible()
    expect(session.get_by_role("table")).to_be_hidden()
    kept = session.evaluate(
        "JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href])"
    )
    assert not [value for value in VALUES.values() if value in kept]
    session.reload()
    assert session.locator('[name="team"]').input_value() == ""
