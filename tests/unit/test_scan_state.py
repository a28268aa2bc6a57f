"""The scan's states, without a browser: what follows from what, and what is kept."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.codes import PERSONAL, TEAM, decode, team_nonce
from quiz.definition import QUESTIONNAIRE
from quiz.scoring import score
from tests.unit.javascript import Modules
from tests.unit.scan_modules import ANSWERS, BROKEN_RECORDS, FINGERPRINT, FIRST, IDS, NONCE, RECORD, scan_modules

PLACES = st.sampled_from([1, 2, 3, 4, 5, "check", "result"])
FULL = {item_id: n % 5 + 1 for n, item_id in enumerate(IDS)}
CHANGES = st.one_of(
    st.tuples(st.just("answered"), st.sampled_from(IDS), st.integers(0, 5)),
    st.tuples(st.just("moved"), PLACES),
    st.tuples(st.just("changingAnswer"), st.integers(1, 5)),
    st.tuples(st.just("finished"), st.integers(0, 0xFFFFF)),
    st.tuples(st.just("opened"), ANSWERS),
    st.tuples(st.just("backToAnswers")),
    st.tuples(st.just("begun")),
    st.tuples(st.just("planned"), st.text(max_size=5)),
    st.tuples(st.just("kept"), st.none() | st.integers(1, 9)),
)
WALK = """(changes) => {
  const byName = {
    finished: (s, nonce) => (m.where(s) === "check" ? m.finished(s, nonce, i) : s),
    opened: (s, responses) => m.opened(s, i, responses, 5),
    planned: (s, what) => m.planned(s, m.readPlan([{ what }], 3)),
  };
  return changes.reduce((s, [name, ...given]) => (byName[name] || m[name])(s, ...given), m.EMPTY);
}"""


@pytest.fixture(scope="module")
def scan(tmp_path_factory: pytest.TempPathFactory) -> Modules:
    return scan_modules(tmp_path_factory.mktemp("state"))


def own(scan: Modules, responses: dict[str, int], **more: Any) -> dict[str, Any]:
    state: dict[str, Any] = scan.call("() => m.EMPTY") | {"responses": responses} | more
    return state


def done(scan: Modules, responses: dict[str, int]) -> dict[str, Any]:
    state: dict[str, Any] = scan.call("(s, n) => m.finished(s, n, i)", own(scan, responses, place="check"), NONCE)
    return state


def test_another_answer_is_another_result_and_the_same_one_changes_nothing(scan: Modules) -> None:
    state = done(scan, FULL)
    assert scan.call("(s, id, r) => m.answered(s, id, r) === s", state, FIRST, FULL[FIRST]) is True
    assert scan.call("(s, id, r) => m.answered(s, id, r)", state, FIRST, FULL[FIRST] % 5 + 1)["result"] is None


def test_finishing_again_keeps_the_first_codes(scan: Modules) -> None:
    """Other codes for the same answers would count as another person in the team picture."""
    state = done(scan, FULL)
    again = scan.call('(s) => m.finished(m.moved(s, "check"), 1, i).result', scan.call("(s) => s", state))
    assert (again["code"], again["teamCode"]) == (state["result"]["code"], state["result"]["teamCode"])


@given(ANSWERS.filter(lambda answers: any(answers.values())))
def test_a_result_holds_the_scores_and_codes_that_python_computes(scan: Modules, responses: dict[str, int]) -> None:
    result = done(scan, responses)["result"]
    expected = score(QUESTIONNAIRE, responses)
    assert result["scores"] == {"dimensions": expected.dimensions, "overall": expected.overall}
    in_order = tuple(responses.get(item_id, 0) for item_id in IDS)
    personal = decode(result["code"], items=40, expected_format=PERSONAL, fingerprint=FINGERPRINT)
    team = decode(result["teamCode"], items=40, expected_format=TEAM, fingerprint=FINGERPRINT)
    assert personal.responses == team.responses == in_order
    assert (personal.nonce, team.nonce) == (NONCE, team_nonce(result["code"]))


@pytest.mark.parametrize("responses", [{}, dict.fromkeys(IDS, 0)], ids=["none", "only dont know"])
def test_without_an_answer_to_calculate_with_there_is_no_result(scan: Modules, responses: dict[str, int]) -> None:
    state = done(scan, responses)
    assert (state["place"], state["result"], state["refused"]) == ("check", None, True)
    assert scan.call("(s, ids) => m.summaryOf(s, ids).ids", state, IDS) == [FIRST]
    assert scan.call("(s) => m.moved(s, 1).refused", state) is False


def test_there_is_no_result_before_the_end(scan: Modules) -> None:
    assert scan.call('(s) => m.moved(s, "result").place', own(scan, {FIRST: 3})) == "check"


def test_who_goes_on_or_begins_has_the_start_view_behind_them(scan: Modules) -> None:
    assert scan.call("() => m.begun(m.EMPTY)") == scan.call("() => m.EMPTY") | {"begun": True}
    assert scan.call("() => { const s = m.begun(m.EMPTY); return m.begun(s) === s; }") is True
    kept = RECORD | {"done": False}
    assert scan.call("(r) => m.restored(r, null, {}, i, limits).state.begun", kept) is True
    assert scan.call("(r) => m.restored(r, null, {}, i, limits).state.begun", kept | {"responses": {}}) is False


def test_skipped_items_are_summed_up_on_the_check_page_only(scan: Modules) -> None:
    responses = {item_id: 3 for item_id in IDS if item_id not in (IDS[3], IDS[20])}
    state = own(scan, responses, place="check")
    summary = scan.call("m.summaryOf", state, IDS)
    assert (summary["ids"], summary["title"]) == ([IDS[3], IDS[20]], ["skipped-title", {"n": 2}])
    one = own(scan, responses | {IDS[3]: 0}, place="check")
    assert scan.call("m.summaryOf", one, IDS)["text"] == ["skipped-text", {"n": 1}]
    assert scan.call("m.summaryOf", own(scan, dict.fromkeys(IDS, 3), place="check"), IDS) is None
    assert scan.call("m.summaryOf", own(scan, responses, place=5), IDS) is None


def test_who_changes_an_answer_from_the_check_page_can_go_back_until_there(scan: Modules) -> None:
    changing = scan.call("(s) => m.changingAnswer(s, 2)", own(scan, {FIRST: 3}, place="check"))
    assert (changing["place"], changing["changing"]) == (2, True)
    assert scan.call("(s) => m.moved(s, 3).changing", changing) is True
    assert scan.call('(s) => m.moved(s, "check").changing', changing) is False
    assert scan.call("(s) => m.changingAnswer(s, 2).changing", own(scan, {FIRST: 3}, place=1)) is False


@given(ANSWERS, ANSWERS)
def test_opening_a_code_leaves_ones_own_record_as_it_was(
    scan: Modules, mine: dict[str, int], theirs: dict[str, int]
) -> None:
    state = own(scan, mine, place=3)
    before, after, shown = scan.call(
        """(s, other) => {
          const shown = m.opened(s, i, other, 5);
          return [m.record(s, 1), m.record(shown, 1), [m.where(shown), m.isOtherRecord(s, shown), shown.opened.result]];
        }""",
        state,
        theirs,
    )
    assert before == after
    place, is_other, result = shown
    assert (place, is_other, result["nonce"]) == ("result", False, 5)
    assert scan.call("(s, other) => m.backToAnswers(m.opened(s, i, other, 5)).place", state, theirs) == (
        3 if mine else 1
    )


def test_a_plan_with_an_opened_result_is_its_own(scan: Modules) -> None:
    state = scan.call(
        """(s) => {
          const mine = m.planned(s, m.readPlan([{ what: "van mij" }], 3));
          const theirs = m.planned(m.opened(mine, i, {}, 5), m.readPlan([{ what: "van een ander" }], 3));
          return { shown: m.shownPlan(theirs)[0].what, kept: m.record(theirs, 1).plan[0].what,
            back: m.shownPlan(m.backToAnswers(theirs))[0].what };
        }""",
        own(scan, FULL),
    )
    assert state == {"shown": "van een ander", "kept": "van mij", "back": "van mij"}


def test_a_step_goes_to_the_first_empty_place_of_the_plan_and_a_full_plan_says_so(scan: Modules) -> None:
    found = scan.call(
        """(s) => {
          let state = m.planned(s, m.readPlan([{ what: "een" }, { what: " ", who: "Sam" }], 3));
          const places = [];
          for (const step of ["twee", "twee", "drie", "vier"]) {
            const added = m.addedToPlan(state, step, 3);
            state = added.state;
            places.push(added.n);
          }
          return [places, state.plan];
        }""",
        own(scan, FULL),
    )
    assert found[0] == [2, 2, 3, 0]
    assert [(step["what"], step["who"]) for step in found[1]] == [("een", ""), ("twee", "Sam"), ("drie", "")]


def test_what_was_done_with_a_result_goes_when_that_result_goes(scan: Modules) -> None:
    used = scan.call(
        '(s) => m.withTools(s, { typed: "x", byHand: "code", compared: {}, said: ["compare-done"] })', done(scan, FULL)
    )
    fresh = scan.call("() => m.EMPTY.tools")
    for change in ('m.moved(s, "check")', "m.backToAnswers(s)", "m.opened(s, i, {}, 5)"):
        assert scan.call(f"(s) => {change}.tools", used) == fresh


@pytest.mark.parametrize("fault", ["other-tab", "keep-gone", "keep-blocked", "keep-full"])
def test_the_choice_to_keep_goes_off_where_the_device_does_not_and_the_reason_is_said(
    scan: Modules, fault: str
) -> None:
    state = scan.call("(s, fault) => m.stored(s, fault)", own(scan, FULL, keepUntil=99), fault)
    assert state["keepUntil"] is None
    assert scan.call("m.keepSentence", state) == [fault]


def test_what_is_kept_and_where_is_told_as_it_is(scan: Modules) -> None:
    def told(**state: Any) -> Any:
        return scan.call("(s) => m.keepSentence(s, (moment) => `day ${moment}`)", own(scan, **state))

    assert told(responses={}) == ["stored-nothing"]
    assert told(responses=FULL) == ["stored-session"]
    assert told(responses=FULL, keepUntil=99) == ["stored-local", {"date": "day 99"}]
    assert told(responses=FULL, fault="storage-blocked") == ["storage-blocked"]


def test_an_answer_after_erasing_ends_the_way_back_and_a_step_ends_the_question(scan: Modules) -> None:
    done = scan.call("() => m.erased()")
    assert (done["erasing"], done["responses"]) == ("done", {})
    assert scan.call("(s) => m.moved(s, 2).erasing", done) == "done"
    assert scan.call("(s, id) => m.answered(s, id, 3).erasing", done, FIRST) == ""
    asked = scan.call("(s) => m.askedToErase(s, true)", own(scan, FULL))
    assert asked["erasing"] == "asked"
    assert scan.call("(s) => m.moved(s, 2).erasing", asked) == ""


TEAM_LINK = {"name": "Blauw", "date": "2027-03-31"}


def test_the_link_of_a_team_stays_in_this_tab_and_leaves_no_trace_in_record_or_code(scan: Modules) -> None:
    plain = done(scan, FULL)
    state = scan.call("m.invited", plain, TEAM_LINK)
    beside = scan.call("m.besides", state)
    assert beside == {"tab": {"team": TEAM_LINK}, "scores": score(QUESTIONNAIRE, FULL).dimensions}
    kept = scan.call("(s) => m.record(s, i.fingerprint)", state)
    assert kept == scan.call("(s) => m.record(s, i.fingerprint)", plain)
    assert state["result"] == plain["result"]
    back = scan.call("(r) => m.restored(r, null, {}, i, limits).state.team", kept | beside["tab"])
    assert back == TEAM_LINK
    assert (
        scan.call("(r) => m.restored(r, null, {}, i, limits).state.team", kept | {"team": {"name": "\u202e"}}) is None
    )


def test_storage_that_works_changes_nothing_of_what_is_shown(scan: Modules) -> None:
    state = own(scan, FULL, keepUntil=99)
    assert scan.call("(s) => m.stored(s, null) === s", state) is True


@given(st.lists(CHANGES, max_size=25))
def test_whatever_somebody_does_the_state_stays_sound(scan: Modules, changes: list[Any]) -> None:
    state = scan.call(WALK, changes)
    assert state["place"] in (1, 2, 3, 4, 5, "check", "result")
    assert state["place"] != "result" or state["result"]
    assert not state["changing"] or state["opened"] or isinstance(state["place"], int)
    if state["result"]:
        expected = score(QUESTIONNAIRE, state["responses"])
        assert state["result"]["scores"] == {"dimensions": expected.dimensions, "overall": expected.overall}
        assert state["result"]["responses"] == state["responses"]


@given(st.lists(CHANGES, max_size=25))
def test_what_is_kept_comes_back_after_a_reload(scan: Modules, changes: list[Any]) -> None:
    state = scan.call(WALK, changes)
    record = json.loads(json.dumps(scan.call("(s) => m.record(s, i.fingerprint)", state)))
    back = scan.call("(r, until) => m.restored(r, until, {}, i, limits).state", record, state["keepUntil"])
    assert back["responses"] == state["responses"]
    assert back["keepUntil"] == state["keepUntil"]
    assert back["place"] == ("result" if state["result"] else state["place"])
    assert back["opened"] is None
    assert (back["result"] or {}).get("code") == (state["result"] or {}).get("code")
    assert [step["what"] for step in back["plan"]] == [step["what"] for step in state["plan"]] or not state["plan"]


@settings(max_examples=500)
@given(BROKEN_RECORDS)
def test_whatever_stands_in_storage_gives_a_sound_state(scan: Modules, found: dict[str, Any]) -> None:
    state = scan.call("(r) => m.restored(r, null, {}, i, limits).state", found)
    assert set(state["responses"]) <= set(IDS)
    assert all(response in range(6) for response in state["responses"].values())
    assert state["place"] in (1, 2, 3, 4, 5, "check", "result")
    assert state["place"] != "result" or state["result"]
    assert len(state["plan"]) in (0, 3)
    assert all(isinstance(text, str) and len(text) <= 600 for step in state["plan"] for text in step.values())


@pytest.mark.parametrize(
    "change",
    [
        {"plan": [None]},
        {"plan": [None], "responses": {}},
        {"plan": "x", "responses": [1, 2, 3]},
        {"responses": {FIRST: "5"}},
        {"responses": None, "place": "<b>"},
        {"plan": [{"what": "<img src=x>" * 1000}] * 50},
        {"place": 1e999},
    ],
    ids=range(7),
)
def test_a_record_that_is_off_in_one_place_gives_a_sound_state(scan: Modules, change: dict[str, Any]) -> None:
    stored = json.dumps(RECORD | change).replace("Infinity", "1e999")  # as JSON has it
    state = scan.call("(r) => m.restored(JSON.parse(r), null, {}, i, limits).state", stored)
    assert state["place"] in (1, 2, "result")
    assert len(state["plan"]) == 3


def test_values_off_the_scale_are_dropped_one_by_one(scan: Modules) -> None:
    responses = {IDS[0]: 3, IDS[1]: 9, IDS[2]: "4", IDS[3]: -1, IDS[4]: 0, IDS[5]: 2.5, "__proto__x": 2}
    state = scan.call("(r) => m.restored(r, null, {}, i, limits).state", RECORD | {"responses": responses})
    assert state["responses"] == {IDS[0]: 3, IDS[4]: 0}


@pytest.mark.parametrize("change", [{"version": 2}, {"fingerprint": 1}, {"fingerprint": str(FINGERPRINT)}])
def test_answers_to_another_edition_are_not_taken_over(scan: Modules, change: dict[str, Any]) -> None:
    found = scan.call("(r) => m.restored(r, 9, {}, i, limits)", RECORD | change)
    assert found["news"] == ["other-edition"]
    assert found["state"] == scan.call("() => m.EMPTY")


def test_what_is_said_about_a_record_tells_where_one_goes_on(scan: Modules) -> None:
    def news(**changes: Any) -> Any:
        return scan.call("(r) => m.restored(r, null, {}, i, limits).news", RECORD | changes)

    assert news() == ["restored-result"]
    assert news(done=False, place=3) == ["restored", {"answered": 40, "total": 40, "step": 3}]
    assert news(done=False, place="check") == ["restored", {"answered": 40, "total": 40, "step": 5}]
    assert news(done=True, personal=None, place="result") == ["restored", {"answered": 40, "total": 40, "step": 1}]
    assert news(responses={}) is None


def test_early_answers_are_newer_than_kept_ones_and_void_the_result(scan: Modules) -> None:
    state = scan.call("(r, early) => m.restored(r, null, early, i, limits).state", RECORD, {IDS[1]: 5})
    assert state["responses"] == RECORD["responses"] | {IDS[1]: 5}
    assert state["result"] is None
