"""Whatever comes in through the address, a field, a file or the storage: words, no exception, no blank page.

The page fixture fails a test at any exception or message on the console. Inputs are generated in a fixed order and
limited in number, so that a run takes the same time and finds the same.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from quiz.codes import ALPHABET, PERSONAL, TEAM, ResultCode, encode
from quiz.definition import QUESTIONNAIRE
from quiz.instrument import fingerprint

# Chromium asks for an icon by itself when a page is left before its own icon has come.
pytestmark = pytest.mark.provokes(r"favicon\.ico")

FINGERPRINT = fingerprint(QUESTIONNAIRE)
KEY = f"kennisbank-organisatieleren.scan.{FINGERPRINT:04x}./"
FIRST = QUESTIONNAIRE.items[0].id
SCRIPT = "<img src=x onerror=alert(1)><script>alert(2)</script>\"'&{answered}"
RECORD: dict[str, Any] = {
    "version": 1,
    "fingerprint": FINGERPRINT,
    "responses": {item.id: 4 for item in QUESTIONNAIRE.items},
    "place": 2,
    "done": True,
    "personal": 7,
    "team": {"name": "Blauw", "date": "2027-03-31"},
    "plan": [{"what": "a", "who": "b", "when": "c"}],
}
CODES = [
    encode(
        ResultCode(
            format=kind, fingerprint=number, nonce=3, responses=tuple(i % 6 for i in range(len(QUESTIONNAIRE.items)))
        )
    )
    for kind in (PERSONAL, TEAM, 0, 15)
    for number in (FINGERPRINT, FINGERPRINT ^ 1)
]
PIECES = (
    st.text(max_size=40)
    | st.text(ALPHABET + "-", max_size=70)
    | st.sampled_from([*CODES, SCRIPT, "#r=", "%", "%E0%A4%A", "\u202e", "\u0000", "\ud83d", "𝟜𝟜", "=1+1", "__proto__"])
)
TEXTS = st.lists(PIECES, max_size=4).map("".join).map(lambda text: text.encode("utf-8", "replace").decode())
FEW = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def assert_alive(page: Page) -> None:
    """Something to do is in sight, and nothing from outside has become markup."""
    state = page.evaluate(
        """() => ({
            visible: [...document.querySelectorAll('[data-step], [data-check], [data-result]')].some(
                (e) => e.checkVisibility()),
            buttons: !document.querySelector('[data-buttons]').hidden,
            foreign: document.querySelectorAll('img[src="x"], [onerror]').length,
            title: document.title,
        })"""
    )
    assert state["visible"], state
    assert state["buttons"], state
    assert state["foreign"] == 0
    assert "undefined" not in state["title"]
    assert "NaN" not in state["title"]


def open_with(page: Page, server: str, stored: str, fragment: str = "") -> None:
    """Open the scan with this in both of its storages, and nothing else."""
    page.goto(f"{server}assets/favicon.svg")
    page.evaluate(
        "([key, text]) => { for (const s of [sessionStorage, localStorage]) s.setItem(key, text); }", [KEY, stored]
    )
    page.goto(f"{server}scan/{fragment}")


@pytest.mark.parametrize(
    "stored",
    ["[" * 100_000, json.dumps(RECORD | {"plan": "x", "responses": [1, 2, 3], "place": SCRIPT})],
    ids=["no record", "a broken record"],
)
def test_damaged_storage_gives_a_working_scan_and_a_working_page_of_a_dimension(
    stored: str, server: str, page: Page
) -> None:
    """Any record at all: tests/unit/test_scan_state.py and test_store.py."""
    open_with(page, server, stored)
    assert_alive(page)
    page.goto(f"{server}disciplines/teamleren/")
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("fragment", ["r=%00" + SCRIPT, "stap-999", "__proto__"])
def test_hostile_fragment_gives_a_working_scan(fragment: str, server: str, page: Page) -> None:
    """At the start and later; any fragment at all: tests/unit/test_scan_opening.py."""
    page.goto(f"{server}scan/#{fragment}")
    assert_alive(page)
    assert "#r=" not in page.url
    expect(page.locator("[data-notice]")).to_have_text(re.compile("." if fragment.startswith("r=") else "^$"))
    page.locator('[data-action="next"]').click()
    page.evaluate("(hash) => { location.hash = hash; }", fragment)
    expect(page.locator('[data-step="2"]')).to_be_visible()
    assert_alive(page)


def test_anchor_on_the_page_leaves_the_step_where_it_is(server: str, page: Page) -> None:
    page.goto(f"{server}scan/")
    page.locator('[data-action="next"]').click()
    page.evaluate("location.hash = '#inhoud'")
    expect(page.locator('[data-step="2"]')).to_be_visible()


def test_long_text_is_cut_by_the_fields_themselves(server: str, page: Page) -> None:
    page.goto(f"{server}scan/")
    limits = page.evaluate(
        "[...document.querySelectorAll('[data-scan] input[type=text]:not([readonly]), [data-scan] textarea')]"
        ".map((field) => [field.name || field.id, field.maxLength])"
    )
    assert limits
    assert [name for name, limit in limits if not 0 < limit <= 2000] == []


def test_plan_with_markup_and_formulas_stays_text(server: str, page: Page) -> None:
    open_with(page, server, json.dumps(RECORD), "#uitslag")
    page.locator("[data-plan-field='what']").first.fill('=HYPERLINK("http://elders.example";"x")' + SCRIPT)
    with page.expect_download() as download:
        page.locator('[data-action="download-csv"]').click()
    rows = Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()
    plan = [row for row in rows if row.startswith("plan;")]
    assert plan
    assert not any(cell.lstrip('"').startswith("=") for row in rows for cell in row.split(";"))
    assert_alive(page)
