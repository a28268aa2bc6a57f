"""Whatever comes in through the address, a field, a file or the storage: words, no exception, no blank page.

The page fixture fails a test at any exception or message on the console. Inputs are generated in a fixed order and
limited in number, so that a run takes the same time and finds the same.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from quiz.codes import ALPHABET, PERSONAL, TEAM, ResultCode, encode
from quiz.definition import QUESTIONNAIRE
from quiz.instrument import fingerprint

# Chromium asks for an icon by itself when a page is left before its own icon has come.
pytestmark = pytest.mark.provokes(r"favicon\.ico")

KEY = "kennisbank-organisatieleren.scan"
FINGERPRINT = fingerprint(QUESTIONNAIRE)
FIRST = QUESTIONNAIRE.items[0].id
SCRIPT = "<img src=x onerror=alert(1)><script>alert(2)</script>\"'&{answered}"
RECORD: dict[str, Any] = {
    "version": 1,
    "fingerprint": FINGERPRINT,
    "responses": {item.id: 4 for item in QUESTIONNAIRE.items},
    "place": 2,
    "done": True,
    "personal": 7,
    "team": 8,
    "plan": [{"what": "a", "who": "b", "when": "c"}],
}
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from([SCRIPT, 1e308, -0.0])
)
JUNK = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner), max_leaves=8
)
BROKEN_RECORDS = st.dictionaries(
    st.sampled_from([*RECORD, "until", "tab"]), JUNK | st.just({"__proto__": 3, FIRST: 5, "constructor": 2}), max_size=4
).map(lambda changes: RECORD | changes)
CODES = [
    encode(ResultCode(format=kind, fingerprint=number, nonce=3, responses=tuple(i % 6 for i in range(40))))
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


def open_with(page: Page, server: str, stored: dict[str, str], fragment: str = "") -> None:
    """Open the scan with this in its storage, and nothing else."""
    if not page.url.startswith(f"{server}scan/"):
        page.goto(f"{server}scan/")
    page.evaluate(
        """([key, stored]) => {
            sessionStorage.clear();
            localStorage.clear();
            for (const [where, text] of Object.entries(stored)) window[where].setItem(key, text);
        }""",
        [KEY, stored],
    )
    page.evaluate(f"history.replaceState(null, '', location.pathname + '{fragment}')")
    page.reload()


@given(record=BROKEN_RECORDS, where=st.sampled_from(["sessionStorage", "localStorage"]))
@FEW
def test_any_record_in_storage_gives_a_working_scan(
    record: dict[str, Any], where: str, server: str, page: Page
) -> None:
    stored = json.dumps({"until": 4e12} | record if where == "localStorage" else record, default=str)
    open_with(page, server, {where: stored})
    assert_alive(page)


@pytest.mark.parametrize(
    "stored",
    [
        "", "null", "[]", "3", '"x"', "{", "[" * 100_000, "\ud83d", "x" * 1_000_000,
        json.dumps(RECORD | {"plan": [None]}),
        json.dumps(RECORD | {"plan": [None], "responses": {}}),
        json.dumps(RECORD | {"plan": "x", "responses": [1, 2, 3]}),
        json.dumps(RECORD | {"responses": {FIRST: "5"}}),
        json.dumps(RECORD | {"until": 1e300}),
        json.dumps(RECORD).replace('"place": 2', '"place": 1e999'),
        json.dumps(RECORD | {"plan": [{"what": SCRIPT * 1000}] * 50}),
    ],
    ids=range(16),
)  # fmt: skip
def test_damaged_storage_gives_a_working_scan(stored: str, server: str, page: Page) -> None:
    page.goto(f"{server}assets/favicon.svg")
    page.evaluate(
        "(text) => { for (const s of [sessionStorage, localStorage]) s.setItem('" + KEY + "', text) }", stored
    )
    page.goto(f"{server}scan/")
    assert_alive(page)
    page.goto(f"{server}disciplines/teamleren/")
    expect(page.locator("h1")).to_be_visible()


def test_what_the_device_keeps_never_outlives_the_promise(server: str, page: Page) -> None:
    """A date far away, from a wrong clock or by hand, is not shown and not kept."""
    far = json.dumps(RECORD | {"until": 1e300, "tab": "x"})
    open_with(page, server, {"localStorage": far})
    assert_alive(page)
    page.locator("[data-plan-field='what']").first.fill("Bellen")
    kept = json.loads(page.evaluate(f"localStorage.getItem('{KEY}')") or "{}")
    latest = page.evaluate("Date.now() + 31 * 24 * 3600 * 1000")
    assert kept.get("until", 0) <= latest


@given(
    fragments=st.lists(st.tuples(st.sampled_from(["#r=", "#", "#stap-", "#controle"]), TEXTS), min_size=4, max_size=8)
)
@FEW
def test_any_fragment_gives_a_working_scan(fragments: list[tuple[str, str]], server: str, page: Page) -> None:
    if not page.url.startswith(server):
        page.goto(f"{server}scan/")
    for start, text in fragments:
        page.evaluate(
            "(hash) => { location.hash = hash; return new Promise((done) => setTimeout(done, 5)) }", start + text
        )
        assert_alive(page)
        assert not page.evaluate("location.hash.startsWith('#r=')")


@pytest.mark.parametrize("fragment", ["r=%", "r=" + "4" * 100_000, "r=%00", "r=" + SCRIPT, "stap-999", "__proto__"])
def test_hostile_fragment_at_the_start_is_answered_in_words(fragment: str, server: str, page: Page) -> None:
    page.goto(f"{server}scan/#{fragment}")
    assert_alive(page)
    assert "#r=" not in page.url
    if fragment.startswith("r="):
        expect(page.locator("[data-notice]")).not_to_be_empty()


def test_anchor_on_the_page_leaves_the_step_where_it_is(server: str, page: Page) -> None:
    page.goto(f"{server}scan/")
    page.locator('[data-action="next"]').click()
    page.evaluate("location.hash = '#inhoud'")
    expect(page.locator('[data-step="2"]')).to_be_visible()


@given(texts=st.lists(TEXTS, min_size=20, max_size=40))
@FEW
def test_any_text_as_a_code_gets_an_answer(texts: list[str], server: str, page: Page) -> None:
    if not page.url.startswith(server):
        page.goto(f"{server}scan/")
    silent = page.evaluate(
        """(texts) => texts.filter((text) => {
            const form = document.querySelector('[data-open-form]');
            form.querySelector('input').value = text;
            form.requestSubmit();
            const opened = !document.querySelector('[data-result]').hidden;
            return !opened && !document.querySelector('[data-open-error]').textContent;
        })""",
        texts,
    )
    assert silent == []
    assert_alive(page)


def test_long_text_is_cut_by_the_fields_themselves(server: str, page: Page) -> None:
    page.goto(f"{server}scan/")
    limits = page.evaluate(
        "[...document.querySelectorAll('[data-scan] input[type=text]:not([readonly]), [data-scan] textarea')]"
        ".map((field) => [field.name || field.id, field.maxLength])"
    )
    assert limits
    assert [name for name, limit in limits if not 0 < limit <= 2000] == []


def test_plan_with_markup_and_formulas_stays_text(server: str, page: Page) -> None:
    open_with(page, server, {"sessionStorage": json.dumps(RECORD)}, "#uitslag")
    page.locator("[data-plan-field='what']").first.fill('=HYPERLINK("http://elders.example";"x")' + SCRIPT)
    with page.expect_download() as download:
        page.locator('[data-action="download-csv"]').click()
    rows = Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()
    plan = [row for row in rows if row.startswith("plan;")]
    assert plan
    assert not any(cell.lstrip('"').startswith("=") for row in rows for cell in row.split(";"))
    assert_alive(page)
