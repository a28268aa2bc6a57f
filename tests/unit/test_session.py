"""The session page: what follows from what a facilitator fills in, without a browser."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.languages.reading import read_dutch
from tests.unit.javascript import Modules

ADDRESS = "https://voorbeeld.nl/kennis/scan/"
TODAY = "2026-11-26"
FULL = {
    "team": "Team Noord", "facilitator": "Samira", "meeting": "2026-12-15", "time": "13:30", "handIn": "2026-12-10",
    "back": "2027-01-05", "way": "slips", "place": "de balie", "address": ADDRESS,
}  # fmt: skip
DUTCH = read_dutch()[0]


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Modules:
    modules = Modules(
        tmp_path_factory.mktemp("session"),
        {
            "overrides/session/state.mjs": (
                "NO_SESSION", "faultsIn", "filledIn", "linkTo", "pageAddress", "wordsOf",
            ),
            "overrides/session/messages.mjs": ("LONGEST_MAIL", "isSaid", "mailLink", "wholeText"),
            "overrides/session/times.mjs": ("entryFor", "partTimes"),
            "overrides/scan/team-link.mjs": ("teamFromHash",),
            "overrides/page/formats.mjs": ("calendar", "timed"),
        },
        # The engine of the tests has no Intl; a browser has.
        world="globalThis.Intl = { DateTimeFormat: class { format(day) { return `dag ${day / 864e5}`; } } };",
    )  # fmt: skip
    modules.keep("blanks", {f"blank.{key}": sentence for key, sentence in DUTCH.table("session.blank")})
    return modules


def link_of(session: Modules, **changes: str) -> dict[str, Any]:
    found: dict[str, Any] = session.call("(s) => m.linkTo(s)", FULL | changes)
    return found


def faults_of(session: Modules, **changes: str) -> dict[str, str]:
    found: dict[str, str] = session.call("(s, today) => m.faultsIn(s, today)", FULL | changes, TODAY)
    return found


def words_of(session: Modules, values: dict[str, str]) -> dict[str, str]:
    tools = "{ texts: (key) => blanks[key], language: 'nl', facts: { items: '40', minutes: '8' } }"
    found: dict[str, str] = session.call(f"(s) => m.wordsOf(s, {tools})", values)
    return found


@given(name=st.text(max_size=70))
def test_the_scan_reads_from_the_link_exactly_the_team_that_the_page_put_in(session: Modules, name: str) -> None:
    values = session.call("(s, name) => m.filledIn(s, 'team', name)", FULL, name)
    link = session.call("(s) => m.linkTo(s)", values)
    if link["forTeam"]:
        read = session.call("(hash) => m.teamFromHash(hash)", link["link"].removeprefix(ADDRESS))
        assert read == {"name": values["team"].strip(), "date": "2026-12-10"}
    else:
        assert link["link"] == ADDRESS
        assert not values["team"].strip() or "team" in session.call("(s, t) => m.faultsIn(s, t)", values, TODAY)


def test_without_a_name_or_a_last_day_the_link_is_the_address_alone(session: Modules) -> None:
    for missing in ("team", "handIn"):
        assert link_of(session, **{missing: ""}) == {"link": ADDRESS, "forTeam": False}


@pytest.mark.parametrize(
    "address", ["", "  ", "scan", "file:///C:/site/scan/index.html", "javascript:alert(1)", "https://a b"]
)
def test_what_is_no_address_of_a_page_gives_no_link_and_says_so(session: Modules, address: str) -> None:
    assert link_of(session, address=address) == {"link": None, "forTeam": False}
    assert faults_of(session, address=address)["address"] in ("address-missing", "address-wrong")


def test_what_stands_behind_an_address_is_left_out_of_it(session: Modules) -> None:
    for more in ("", "#stap-2", "?a=1", "#r=CODE", "?a#b"):
        assert session.call("(a) => m.pageAddress(a)", f" {ADDRESS}{more} ") == ADDRESS


def test_a_session_in_the_right_order_has_no_faults(session: Modules) -> None:
    assert faults_of(session) == {}


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"handIn": "2026-12-16"}, {"handIn": "after-meeting"}),
        ({"back": "2026-12-15"}, {"back": "before-meeting"}),
        ({"meeting": "2026-11-25", "handIn": "", "back": ""}, {"meeting": "past"}),
        ({"meeting": "2026-02-30", "handIn": "", "back": ""}, {"meeting": "no-day"}),
        ({"team": "x" * 61}, {"team": "team-wrong"}),
        ({"team": "om\u202egekeerd"}, {"team": "team-wrong"}),
    ],
)
def test_a_day_or_a_name_that_cannot_be_is_told_at_its_field(
    session: Modules, changes: dict[str, str], fault: dict[str, str]
) -> None:
    assert faults_of(session, **changes) == fault


def test_every_place_in_a_sentence_has_words_whatever_is_filled_in(session: Modules) -> None:
    tables = ("invitation", "reminder", "thanks", "poster", "slip", "entry")
    sentences = [sentence for table in tables for _, sentence in DUTCH.table(f"session.{table}")]
    for values in (FULL, session.call("() => m.NO_SESSION")):
        words = words_of(session, values)
        for sentence in sentences:
            assert "{" not in sentence.format(**words)


def test_what_is_not_filled_in_stands_between_square_brackets(session: Modules) -> None:
    words = words_of(session, session.call("() => m.NO_SESSION"))
    said = {name: each for name, each in words.items() if name not in ("items", "minutes")}
    assert said.keys() == {key for key, _ in DUTCH.table("session.blank")}
    assert all(each.startswith("[") and each.endswith("]") for each in said.values())


def test_only_the_line_of_the_chosen_way_is_said(session: Modules) -> None:
    keys = [f"invitation.{key}" for key, _ in DUTCH.table("session.invitation")]
    ways = [key for key, _ in DUTCH.table("session.way")]
    for way in ways:
        shown = session.call("(keys, way) => keys.filter((key) => m.isSaid(key, way))", keys, way)
        assert [key for key in shown if ".way-" in key] == [f"invitation.way-{way}"]
        assert len(shown) == len(keys) - len(ways) + 1
    text = session.call("(keys) => m.wholeText(keys, 'form', (key) => key)", ["a.hello", "a.way-slips", "a.way-form"])
    assert text == "a.hello\n\na.way-form"


def test_a_mail_link_holds_the_text_and_is_none_when_it_would_be_too_long(session: Modules) -> None:
    link = session.call("(s, b) => m.mailLink(s, b)", "Zo & zó?", "één\n\ntwee")
    assert parse_qs(urlsplit(link).query) == {"subject": ["Zo & zó?"], "body": ["één\r\n\r\ntwee"]}
    most = session.call("() => m.LONGEST_MAIL")
    room = most - len("mailto:?subject=a&body=")
    assert len(session.call("(b) => m.mailLink('a', b)", "x" * room)) == most
    assert session.call("(b) => m.mailLink('a', b)", "x" * (room + 1)) is None


def test_the_talk_in_the_calendar_has_its_time_and_other_days_are_whole(session: Modules) -> None:
    tools = "{ say: (key) => key, minutes: 75, now: 0, mark: 'm' }"
    entry = "(kind, s) => { const e = m.entryFor(kind, s, " + tools + "); return e && m.calendar(e, m.timed); }"
    talk = session.call(entry, "meeting", FULL | {"time": "23:30"}).split("\r\n")
    assert {"DTSTART:20261215T233000", "DTEND:20261216T004500", "TRIGGER:-PT30M"} <= set(talk)
    assert "TRANSP:TRANSPARENT" not in talk
    for kind, day in (("meeting", "20261215"), ("hand-in", "20261210"), ("back", "20270105")):
        lines = session.call(entry, kind, FULL | {"time": ""}).split("\r\n")
        assert {f"DTSTART;VALUE=DATE:{day}", "TRIGGER:PT9H", "TRANSP:TRANSPARENT"} <= set(lines)
    assert session.call(entry, "back", FULL | {"back": ""}) is None


def test_the_parts_of_the_talk_have_a_clock_when_its_time_is_known(session: Modules) -> None:
    assert session.call("(t) => m.partTimes([10, 15], t)", "23:50") == ["23:50–00:00", "00:00–00:15"]
    for unknown in ("", "25:00", "9:5"):
        assert session.call("(t) => m.partTimes([10, 15], t)", unknown) == ["0–10", "10–25"]


def test_the_invitation_fits_in_a_mail_link_for_every_way_of_collecting(session: Modules) -> None:
    words = words_of(session, FULL) | {"meeting": "donderdag 17 december 2026", "hand_in": "donderdag 10 december 2026"}
    lines = dict(DUTCH.table("session.invitation"))
    for way, _ in DUTCH.table("session.way"):
        keys = [key for key in lines if key != "subject" and (not key.startswith("way-") or key == f"way-{way}")]
        body = "\n\n".join(lines[key].format(**words) for key in keys)
        assert session.call("(s, b) => m.mailLink(s, b)", lines["subject"].format(**words), body), way
