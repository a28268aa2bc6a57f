"""What somebody takes along: files, a calendar entry, and the words in them."""

from __future__ import annotations

import csv
import io
import os
import random
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.definition import QUESTIONNAIRE
from quiz.findings import enough_for_band
from quiz.scoring import band_of, score
from tests.unit.javascript import Modules
from tests.unit.scan_modules import ANSWERS, FINGERPRINT, IDS, NONCE, SCRIPT, TEXTS, code_of, scan_modules

NAMES = {
    "items": {item.id: item.text for item in QUESTIONNAIRE.items},
    "dimensions": {d.id: d.title for d in QUESTIONNAIRE.dimensions},
    "bands": {band.id: band.name for band in QUESTIONNAIRE.bands},
    "overall": "Geheel, alles samen",
}
DONE = """(responses, plan) => {
  const result = m.resultOf(i, responses, 7);
  return { ...m.EMPTY, responses, result, plan, place: "result" };
}"""


@pytest.fixture(scope="module")
def scan(tmp_path_factory: pytest.TempPathFactory) -> Modules:
    modules = scan_modules(tmp_path_factory.mktemp("files"))
    modules.call(f"() => {{ globalThis.done = {DONE}; }}")
    modules.keep("names", NAMES)
    return modules


def read(text: str) -> list[list[str]]:
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))


# ---- Files --------------------------------------------------------------------------------------


@given(ANSWERS)
def test_both_files_hold_the_scores_that_python_computes(scan: Modules, responses: dict[str, int]) -> None:
    plan = [{"what": '=HYPERLINK("x");a', "who": "", "when": "morgen"}, {"what": "", "who": "", "when": ""}]
    data, text = scan.call(
        "(r, p) => { const s = done(r, p); return [m.resultData(s), m.csv(m.resultRows(s, names))]; }", responses, plan
    )
    expected = score(QUESTIONNAIRE, responses)
    assert data == {
        "type": "lerende-organisatie-scan",
        "version": 1,
        "edition": QUESTIONNAIRE.edition,
        "fingerprint": f"{FINGERPRINT:04x}",
        "code": code_of(responses, nonce=NONCE),
        "responses": {item_id: responses.get(item_id, 0) for item_id in IDS},
        "scores": expected.dimensions,
        "overall": expected.overall,
        "plan": plan[:1],
    }
    rows = read(text)
    assert rows[0] == ["soort", "id", "naam", "waarde", "groep"]
    scores = {row[1]: row[2:] for row in rows if row[0] == "score"}
    for key, value in {**expected.dimensions, "overall": expected.overall}.items():
        items = QUESTIONNAIRE.items if key == "overall" else QUESTIONNAIRE.items_of(key)
        given_here = sum(bool(responses.get(item.id)) for item in items)
        band = band_of(QUESTIONNAIRE, value) if enough_for_band(given_here, len(items)) else None
        name = NAMES["dimensions"].get(key, NAMES["overall"])  # type: ignore[attr-defined]
        assert scores[key] == [name, "" if value is None else str(value), band.name if band else ""]
    assert [row[1:4] for row in rows if row[0] == "antwoord"] == [
        [item.id, item.text, str(responses.get(item.id) or "")] for item in QUESTIONNAIRE.items
    ]
    assert [row for row in rows if row[0] == "plan"] == [["plan", "", '\'=HYPERLINK("x");a', "", "morgen"]]


def test_scores_stand_in_the_file_as_on_the_page_in_the_order_of_the_definition(scan: Modules) -> None:
    generator = random.Random(3)
    responses = {item_id: generator.randint(1, 5) for item_id in IDS}
    rows = scan.call("(r) => m.resultRows(done(r, []), names)", responses)
    assert [row[1] for row in rows if row[0] == "score"] == ["overall", *(d.id for d in QUESTIONNAIRE.dimensions)]


@given(
    st.lists(
        st.lists(
            TEXTS | st.integers(-999, 999) | st.sampled_from(["=1", "+1", "-1", "@x", "\t", "\r", "a,=1", ",@x"]),
            min_size=2,
        )
    )
)
def test_any_cell_comes_back_as_it_was_and_none_is_a_formula(scan: Modules, rows: list[list[Any]]) -> None:
    text = scan.call("m.csv", rows)
    for row, back in zip(rows, read(text), strict=True) if rows else ():
        for value, cell in zip(row, back, strict=True):
            assert cell[:1] not in tuple("=+-@\t\r\uff0b\uff0d\uff1d\uff20")
            assert not re.search(r",[=+\-@\t\r]", cell)
            assert cell.replace(",'", ",").removeprefix("'") == str(value).replace(",'", ",").removeprefix("'")


def test_a_name_is_no_formula_where_columns_are_parted_at_commas(scan: Modules) -> None:
    text = scan.call("m.csv", [["team", "Noord,=1+cmd|' /C calc'!A0,", 2]]).removeprefix("\ufeff")
    cells = next(csv.reader(text.splitlines()))
    assert cells == ["team;Noord", "'=1+cmd|' /C calc'!A0", ";2"]


# ---- A calendar entry ---------------------------------------------------------------------------

PAGE = "https://kennisbank.example/scan/"
ENTRY = {"date": "2099-02-28", "title": "Tweede keer", "text": "Doe het; nog, eens\nmet \\", "uid": "u", "stamp": "s"}


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def test_a_calendar_entry_is_a_whole_day_and_its_text_is_escaped(scan: Modules) -> None:
    lines = unfolded(scan.call("m.calendar", ENTRY))
    assert (lines[0], lines[-2:]) == ("BEGIN:VCALENDAR", ["END:VCALENDAR", ""])
    assert "DTSTART;VALUE=DATE:20990228" in lines
    assert "DTEND;VALUE=DATE:20990301" in lines
    title = "een\rATTENDEE:x\r\ntwee\ndrie"
    assert "SUMMARY:een\\nATTENDEE:x\\ntwee\\ndrie" in unfolded(scan.call("m.calendar", ENTRY | {"title": title}))
    assert "DESCRIPTION:Doe het\\; nog\\, eens\\nmet \\\\" in lines


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_calendar_lines_are_never_longer_than_75_octets_and_lose_nothing(scan: Modules, title: str) -> None:
    text = scan.call("m.calendar", ENTRY | {"title": title})
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    escaped = title.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    assert f"SUMMARY:{escaped}" in unfolded(text)


def test_a_reminder_holds_a_moment_and_a_mark_but_no_code(scan: Modules) -> None:
    entry = scan.call(
        '(now, place) => m.reminder("2099-02-28", (key) => key, now, 77, place)', 1_767_225_600_123, {"address": PAGE}
    )
    assert entry["stamp"] == "20260101T000000Z"
    assert entry["uid"] == "2099-02-28-77@kennisbank-organisatieleren"
    assert (entry["title"], entry["text"], entry["address"]) == ("calendar-title", "calendar-text", PAGE)


def test_a_reminder_of_a_plan_holds_its_steps_and_both_lead_back_to_the_scan(scan: Modules) -> None:
    steps = [{"what": "Vraag Noor mee", "who": "Noor", "when": " "}, {"what": "Kijk terug", "who": "", "when": ""}]
    entry = scan.call(
        '(now, place) => m.reminder("2099-02-28", (key) => key, now, 7, place)', 0, {"address": PAGE, "steps": steps}
    )
    assert entry["title"] == "step-title"
    assert entry["text"].split("\n") == ["Vraag Noor mee · Noor", "Kijk terug", "step-text"]
    lines = unfolded(scan.call("m.calendar", entry))
    assert f"URL:{PAGE}" in lines
    assert f"DESCRIPTION:Vraag Noor mee · Noor\\nKijk terug\\nstep-text\\n{PAGE}" in lines
    assert lines[lines.index("BEGIN:VALARM") :].count("TRIGGER:PT9H") == 1


def test_a_word_about_a_step_is_proposed_in_two_weeks(scan: Modules) -> None:
    assert scan.call("(now) => m.stepTime(now)", 1_767_268_800_000) == "2026-01-15"


@pytest.mark.parametrize(
    ("date", "is_to_come"),
    [("2026-01-02", True), ("2026-01-01", False), ("2001-02-28", False), ("", False), ("2099-13-01", False),
     ("2099-1-1", False), ("morgen", False)],
)  # fmt: skip
def test_only_a_day_that_has_yet_to_come_goes_into_the_calendar(scan: Modules, date: str, is_to_come: bool) -> None:
    assert scan.call("(date, now) => m.isToCome(date, now)", date, 1_767_225_600_000) is is_to_come


@contextmanager
def living_in(zone: str) -> Iterator[None]:
    """The clock of another place, for JavaScript too: it reads the one of this process."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = zone
    time.tzset()
    yield
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


def moment(text: str) -> int:
    """Milliseconds of a local moment."""
    return int(datetime.fromisoformat(text).timestamp() * 1000)


@pytest.mark.parametrize("zone", ["Europe/Amsterdam", "Pacific/Auckland", "America/Los_Angeles", "UTC"])
@pytest.mark.parametrize(
    ("now", "second", "step"),
    [
        ("2026-11-26T00:10", "2027-05-26", "2026-12-10"),
        ("2026-11-26T23:50", "2027-05-26", "2026-12-10"),
        ("2026-08-31T12:00", "2027-02-28", "2026-09-14"),
        ("2027-08-31T23:59", "2028-02-29", "2027-09-14"),
        ("2026-12-31T00:01", "2027-06-30", "2027-01-14"),
        ("2026-03-28T23:30", "2026-09-28", "2026-04-11"),
        ("2026-10-25T00:30", "2027-04-25", "2026-11-08"),
    ],
)
def test_a_proposed_day_is_right_around_midnight_and_at_month_ends(
    scan: Modules, zone: str, now: str, second: str, step: str
) -> None:
    with living_in(zone):
        assert scan.call("(now) => [m.secondTime(now), m.stepTime(now)]", moment(now)) == [second, step]
        today, other = now[:10], "2026-11-27"
        found = scan.call("(now, days) => days.map((day) => m.isToCome(day, now))", moment(now), [today, second])
        assert found == [False, True]
        assert scan.call("m.isToCome", other, moment("2026-11-26T23:59")) is True


@pytest.mark.parametrize("day", ["2027-02-29", "2027-04-31", "2099-13-01", "2099-00-10", "2099-1-1", "morgen", ""])
def test_a_day_that_is_not_in_the_calendar_is_none(scan: Modules, day: str) -> None:
    assert scan.call("m.noonOf", day) is None


def test_half_a_year_from_now_is_proposed(scan: Modules) -> None:
    assert scan.call("(now) => m.secondTime(now)", 1_767_268_800_000) == "2026-07-01"


# ---- Words --------------------------------------------------------------------------------------

TEXTS_OF = """(sentences, key, values) => m.createTexts({ querySelectorAll: () => Object.entries(sentences).map(
  ([text, textContent]) => ({ dataset: { text }, textContent })) })(key, values)"""


def test_words_between_braces_are_filled_in_once_and_unknown_ones_stay(scan: Modules) -> None:
    sentences = {"x": " {a} en {b}, {c} "}
    assert scan.call(TEXTS_OF, sentences, "x", {"a": "{b}", "b": 2}) == "{b} en 2, {c}"
    assert scan.call(TEXTS_OF, {"x": "{a}"}, "x", {"a": SCRIPT}) == SCRIPT


def test_a_number_of_thousands_in_a_sentence_is_written_as_the_language_of_the_page_does(scan: Modules) -> None:
    """The engine of the tests knows no languages: it is asked for the number in the language of the page."""
    page = """(...given) => {
      globalThis.document = { documentElement: { lang: "nl" } };
      Number.prototype.toLocaleString = function (tag) { return `${tag}:${this}`; };
      return (%s)(...given);
    }"""
    values = {"a": 2393, "b": 999, "c": "2027"}
    assert scan.call(page % TEXTS_OF, {"x": "{a} {b} {c}"}, "x", values) == "nl:2393 999 2027"


def test_a_text_that_is_not_in_the_page_is_named(scan: Modules) -> None:
    with pytest.raises(Exception, match="missing in the page: text y"):
        scan.call(TEXTS_OF, {"x": "z"}, "y", {})


@pytest.mark.parametrize(
    ("words", "expected"), [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")]
)
def test_a_list_of_words_ends_with_and(scan: Modules, words: list[str], expected: str) -> None:
    assert scan.call("m.listed", words, "en") == expected
