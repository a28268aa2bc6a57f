"""Twelve results become one picture: what each way of handing in asks of the people in the room.

Twelve browsers of their own each open a result and take its team code. Then the codes come in: typed over into the
ballot box, by a scanner that types, as the export of a form, and as a chat that was copied. Clicks, keys and the
seconds of the browser are counted. The seconds of people are a sum with two assumptions of ours (`KEY`, `CLICK`);
walking to the device is not in it. Goal: twelve codes within three minutes, and no code to be seen in the page.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from benchmarks.build import build_site, served
from benchmarks.tables import print_table
from quiz.codes import PERSONAL, ResultCode, encode
from quiz.definition import QUESTIONNAIRE
from quiz.instrument import fingerprint
from tests.unit.office_files import workbook
from tools.programs import ARGUMENTS, find_browser

PEOPLE = 12
KEY = 0.5
"""Seconds for a key when somebody types a code over: our assumption, twice as slow as plain typing seems to us."""
CLICK = 2.0
"""Seconds for a click with the looking before it: our assumption."""
TRACES = """() => JSON.stringify([document.documentElement.outerHTML, { ...localStorage }, { ...sessionStorage },
  history.state, location.href, [...document.querySelectorAll("input, textarea")].map((field) => field.value)])"""


@dataclass(slots=True, kw_only=True)
class Effort:
    """What was done by hand so far; the browser's own seconds are measured around it."""

    clicks: int = 0
    keys: int = 0

    def click(self, page: Page, action: str) -> None:
        self.clicks += 1
        page.locator(f'[data-action="{action}"]').click()

    def key(self, page: Page, *keys: str) -> None:
        for each in keys:
            self.keys += 1
            page.keyboard.press(each)

    @property
    def seconds(self) -> float:
        return self.clicks * CLICK + self.keys * KEY


def team_codes(browser: Browser, address: str) -> list[str]:
    """The team code that each of twelve people finds with their result, each in a browser of their own."""
    source = random.Random(2026)
    codes = []
    for nonce in range(PEOPLE):
        responses = tuple(source.choices(range(1, 6), k=len(QUESTIONNAIRE.items)))
        own = ResultCode(format=PERSONAL, fingerprint=fingerprint(QUESTIONNAIRE), nonce=nonce, responses=responses)
        with browser.new_context() as context:
            page = context.new_page()
            page.goto(f"{address}scan/#r={encode(own)}")
            expect(page.locator("[data-team-code]")).not_to_be_empty()
            codes.append(page.inner_text("[data-team-code]"))
    return codes


def typed_into_the_box(page: Page, codes: list[str], effort: Effort) -> None:
    """Everybody types their own code over, without its dashes."""
    effort.click(page, "start-ballot")
    for number, code in enumerate(codes, start=1):
        effort.key(page, *code.replace("-", "").lower(), "Enter")
        expect(page.locator("[data-ballot-count]")).to_have_text(str(number))
    no_code_is_seen(page, codes)
    effort.click(page, "close-ballot")


def scanned_into_the_box(page: Page, codes: list[str], effort: Effort) -> None:
    """A scanner reads each QR code and types it with Enter: for people, one thing to do a code."""
    effort.click(page, "start-ballot")
    for number, code in enumerate(codes, start=1):
        effort.clicks += 1
        page.keyboard.insert_text(code)
        page.keyboard.press("Enter")
        expect(page.locator("[data-ballot-count]")).to_have_text(str(number))
    no_code_is_seen(page, codes)
    effort.click(page, "close-ballot")


def as_a_form_export(page: Page, codes: list[str], effort: Effort) -> None:
    """The workbook that a form gives: a row for each answer, with columns that nobody asked for."""
    head = ["Id", "Begintijd", "Tijd van voltooien", "Plak hier je teamcode"]
    rows = [[str(number), "46352.41", "46352.42", code] for number, code in enumerate(codes, start=1)]
    effort.clicks += 2  # the field for files, and the file
    page.locator("[data-team-file]").set_input_files(
        {"name": "antwoorden.xlsx", "mimeType": "application/octet-stream", "buffer": workbook([head, *rows])}
    )
    expect(page.locator("[data-team-input]")).not_to_have_value("")
    effort.click(page, "show-team")


def as_a_chat(page: Page, codes: list[str], effort: Effort) -> None:
    """A chat as it is copied: names and times, codes written in four ways, and one of them twice."""
    ways: list[Callable[[str], str]] = [
        lambda code: code,
        lambda code: f"Hier is die van mij: {code.lower()} groetjes!",
        lambda code: code.replace("-", " "),
        lambda code: f"> {code.replace('-', '–')}",
    ]
    lines = [f"[10:{n:02d}] Iemand {n}\n{ways[n % len(ways)](code)}" for n, code in enumerate([*codes, codes[0]])]
    effort.clicks += 1
    effort.keys += 1  # Ctrl+V
    page.locator("[data-team-input]").fill("\n\n".join(lines))
    effort.click(page, "show-team")


def no_code_is_seen(page: Page, codes: list[str]) -> None:
    """Raises RuntimeError when a code stands anywhere in the page or in what the browser keeps of it."""
    traces = page.evaluate(TRACES)
    seen = sum(code in traces or code.replace("-", "") in traces for code in codes)
    if seen:
        raise RuntimeError(f"{seen} codes can be seen in the page")


WAYS: dict[str, Callable[[Page, list[str], Effort], None]] = {
    "stembus, overgetypt": typed_into_the_box,
    "stembus, scanner": scanned_into_the_box,
    "formulier (.xlsx)": as_a_form_export,
    "chat, geplakt": as_a_chat,
}


def measured(browser: Browser, address: str, codes: list[str], hand_in: Callable[..., None]) -> list[str]:
    """Clicks, keys, the browser's seconds and those of people, as cells."""
    effort = Effort()
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}scan/team/")
        expect(page.locator("[data-team-form]")).to_be_visible()
        start = time.perf_counter()
        hand_in(page, codes, effort)
        expect(page.locator("[data-team-result]")).to_be_visible()
        expect(page.locator("[data-team-n]")).to_have_text(str(PEOPLE))
        took = time.perf_counter() - start
    return [str(effort.clicks), str(effort.keys), f"{took:.1f} s", f"{effort.seconds:.0f} s"]


def run() -> None:
    """Build the site, hand in twelve codes in each way, and print what it took."""
    with tempfile.TemporaryDirectory() as folder:
        site = build_site(Path(folder))
        with served(site) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=find_browser(playwright.chromium.executable_path), args=list(ARGUMENTS)
            )
            codes = team_codes(browser, address)
            rows = [[name, *measured(browser, address, codes, way)] for name, way in WAYS.items()]
            browser.close()
    title = f"Twaalf teamcodes inleveren (mensen: {KEY} s per toets en {CLICK} s per klik, aangenomen; doel 180 s)"
    print_table(title, ["manier", "klikken", "toetsen", "browser", "mensen"], rows)
