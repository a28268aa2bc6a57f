"""What the team page knows: every change of it, and that nothing stays of a picture that may not be shown."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.codes import decode
from quiz.definition import QUESTIONNAIRE
from tests.unit.javascript import Modules
from tests.unit.team_groups import ITEMS, random_codes, random_group, team_code
from tests.unit.team_page import saved_picture, team_modules

NAMES = (
    "agreedOn", "compared", "emptyState", "erased", "filesTaken", "formAdded", "formOpened", "formTakenBack",
    "notCompared", "shown", "sizeOf", "sizeRefused", "slideShown", "told",
    "broughtBack", "clockPaused", "isHolding", "ownPicture", "shownAgain", "statementChosen", "timePassed",
)  # fmt: skip
# A state holds maps and sets: it stays on the JavaScript side, and a test asks for what it wants to see of it.
SCRIPT = """
const found = (text) => {
  const steps = m.intake(text, instrument);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
};
const NAMES = { first: () => "Een", second: () => "Twee" };
const STEPS = {
  typed: (state, text) => ({ ...state, box: { above: text, forms: [], below: "" } }),
  read: (state, text, size = null) => m.shown(state, found(text), size, instrument),
  compareIn: (state, text, order) => m.compared(state, found(text), { ...NAMES, order }, instrument),
  compare: (state, text) => m.compared(state, found(text), NAMES, instrument),
  erase: (state) => m.erased(state, instrument),
  files: (state, read) => m.filesTaken(state, read),
  boxes: (state, boxes) => ({ ...state, form: { ...state.form, boxes } }),
  add: (state, nonce) => m.formAdded(state, instrument, nonce),
};
m.after = (...steps) =>
  steps.reduce((state, [name, ...given]) => (STEPS[name] || m[name])(state, ...given), m.emptyState(instrument));
m.json = (state) => ({ ...state, codes: state.codes && [...state.codes] });
"""
State = dict[str, Any]
Step = list[Any]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Modules:
    wanted = {"state": NAMES, "intake": ("intake",), "box": ("boxText",), "findings": ("bySpread", "slidesOf"),
              "clock": ("timeLeft",), "compare": ("followed", "followedPair")}  # fmt: skip
    return team_modules(tmp_path_factory.mktemp("state"), wanted, script=SCRIPT)


def after(page: Modules, *steps: Step) -> State:
    return dict(page.call("(...steps) => m.json(m.after(...steps))", *steps))


def text(page: Modules, *steps: Step) -> str:
    return str(page.call("(...steps) => m.boxText(m.after(...steps).box)", *steps))


CODES = random_codes(20)
TEN, FOUR = "\n".join(CODES[:10]), "\n".join(CODES[:4])


# ---- From what was read to a picture -------------------------------------------------------------


def test_enough_codes_become_a_picture_that_knows_its_codes(page: Modules) -> None:
    state = after(page, ["read", f"hoi\n{TEN}\n{CODES[0]}", 12])
    assert (state["picture"]["n"], state["picture"]["size"]) == (10, 12)
    assert set(state["codes"]) == {code.replace("-", "") for code in CODES[:10]}
    status = state["status"]
    assert (status["n"], status["needed"], len(status["duplicates"]), len(status["refused"])) == (10, 0, 1, 1)
    assert (state["progress"], state["sizeFault"]) == (None, None)


@pytest.mark.parametrize("n", [0, 1, 4])
def test_too_few_codes_become_a_number_and_nothing_else(page: Modules, n: int) -> None:
    state = after(page, ["read", "\n".join(CODES[:n])])
    assert (state["picture"], state["codes"]) == (None, None)
    assert (state["status"]["n"], state["status"]["needed"]) == (n, 5 - n)


@pytest.mark.parametrize("second", [FOUR, '{"format": "kennisbank-organisatieleren/teambeeld"}', ""])
def test_after_a_picture_that_may_not_be_shown_nothing_stays_of_the_one_before(page: Modules, second: str) -> None:
    before = [["read", TEN, 12], ["compare", "\n".join(CODES[10:])], ["slideShown", 3]]
    state = after(page, *before, ["read", second])
    fresh = after(page, ["read", second])
    assert state == fresh


@pytest.mark.parametrize(
    ("typed", "size"),
    [("", None), ("  ", None), ("14", 14), (" 9 ", 9), ("veel", "NaN"), ("-3", "NaN"), ("0", "NaN"), ("1e3", "NaN")],
)
def test_a_size_is_a_whole_number_or_nothing(page: Modules, typed: str, size: int | str | None) -> None:
    shown = page.call("(typed) => { const size = m.sizeOf(typed); return size === null ? null : `${size}`; }", typed)
    assert shown == (None if size is None else str(size))


def test_a_size_smaller_than_the_group_is_a_fault_and_no_picture(page: Modules) -> None:
    state = after(page, ["read", TEN, 9])
    assert (state["sizeFault"], state["picture"], state["status"]["n"]) == ({"key": "size-small"}, None, 10)


def test_a_saved_picture_takes_the_place_of_what_stands_in_the_box(page: Modules) -> None:
    steps = [["filesTaken", {"text": TEN, "names": ["a"], "problems": []}], ["read", saved_picture(random_group(9))]]
    state = after(page, *steps)
    assert (state["picture"]["n"], state["codes"], state["status"]["saved"]) == (9, None, True)
    assert state["news"] == {"key": "reopened", "values": {"edition": QUESTIONNAIRE.edition}, "at": "input"}
    assert text(page, *steps) == ""


def test_problems_are_the_status(page: Modules) -> None:
    state = after(page, ["read", TEN], ["read", saved_picture(random_group(9)).replace('"n": 9', '"n": 4', 1)])
    assert state["picture"] is None
    assert [problem["key"] for problem in state["status"]["problems"]] == ["team-export-damaged"]
    assert state["status"]["n"] is None


# ---- The box -------------------------------------------------------------------------------------


def test_files_stand_below_what_stood_there(page: Modules) -> None:
    files = {"text": "b", "names": ["x.txt", "y.csv"], "problems": [{"file": "z.png", "key": "file-type"}]}
    steps = [["typed", "a\n"], ["filesTaken", files]]
    state = after(page, *steps)
    assert text(page, *steps) == "a\nb\n"
    assert state["news"] == {"key": "files-read", "values": {"name": "x.txt, y.csv"}, "at": "input"}
    assert state["status"]["problems"] == files["problems"]


def test_a_paper_form_becomes_a_code_and_an_empty_form(page: Modules) -> None:
    given_ = list(random_group(1)[0])
    steps: list[Step] = [["formOpened"], ["boxes", given_], ["add", 77]]
    state = after(page, *steps)
    code = decode(text(page, *steps), items=ITEMS)
    assert (list(code.responses), code.nonce) == (given_, 77)
    assert set(state["form"]["boxes"]) == {None}
    assert (state["form"]["open"], state["form"]["focus"]) == (True, {"at": 0})
    assert state["form"]["message"] == {"key": "entry-added", "values": {"n": 1}}


def test_blanks_count_as_not_known_after_one_question(page: Modules) -> None:
    steps: list[Step] = [["boxes", [3] * 39 + [None]], ["add", 1]]
    assert text(page, *steps) == ""
    assert decode(text(page, *steps, ["add", 1]), items=ITEMS).responses == (3,) * 39 + (0,)


def test_the_last_paper_form_stands_in_its_boxes_again_and_not_in_the_box(page: Modules) -> None:
    steps: list[Step] = [["typed", f"{CODES[0]}\n"], ["boxes", [3] * 40], ["add", 1], ["boxes", [4] * 40], ["add", 2]]
    once = [*steps, ["formTakenBack"]]
    assert after(page, *once)["form"]["boxes"] == [4] * 40
    assert len(text(page, *once).split()) == 2
    twice = [*once, ["formTakenBack"]]
    assert after(page, *twice)["form"]["boxes"] == [3] * 40
    assert text(page, *twice) == f"{CODES[0]}\n"
    assert after(page, *twice, ["formTakenBack"]) == after(page, *twice)


# ---- Comparison ----------------------------------------------------------------------------------


def second(page: Modules, first: str, other: str) -> dict[str, Any]:
    return dict(after(page, ["read", first], ["compare", other])["second"])


def test_a_comparison_has_differences_names_and_notes(page: Modules) -> None:
    found = second(page, TEN, "\n".join(CODES[10:]))
    assert (found["later"]["n"], found["names"], found["problems"]) == (10, {"earlier": "Een", "later": "Twee"}, [])
    assert set(found["differences"]["dimensions"]) == {d.id for d in QUESTIONNAIRE.dimensions}
    assert found["notes"] == []


def test_a_comparison_needs_enough_on_both_sides(page: Modules) -> None:
    found = second(page, TEN, f"hoi\n{FOUR}")
    assert found["later"] is None
    assert found["problems"] == [{"key": "compare-few", "n": 1, "values": {"needed": 1}}]
    assert len(found["refused"]) == 1


def test_a_comparison_that_would_show_a_few_people_is_refused(page: Modules) -> None:
    found = second(page, TEN, "\n".join(CODES[2:10]))
    assert found["problems"] == [{"key": "compare-overlap", "values": {"threshold": 5}}]
    assert (found["earlier"], found["later"], found["differences"]) == (None, None, None)


def test_shared_respondents_are_told(page: Modules) -> None:
    assert second(page, TEN, TEN)["notes"] == [{"key": "compare-shared", "n": 10, "values": {}}]


@pytest.mark.parametrize("order", ["codes first", "saved first", "both saved"])
def test_with_a_saved_picture_a_group_that_may_lie_inside_the_other_is_refused(page: Modules, order: str) -> None:
    eleven, ten = "\n".join(CODES[:11]), saved_picture(random_group(20)[:10])
    pairs = {
        "codes first": (eleven, ten),
        "saved first": (ten, eleven),
        "both saved": (saved_picture(random_group(20)[:11]), ten),
    }
    found = second(page, *pairs[order])
    assert [problem["key"] for problem in found["problems"]] == ["team-compare-nested"]
    assert (found["earlier"], found["differences"]) == (None, None)


@pytest.mark.parametrize("order", ["codes first", "saved first", "both saved"])
def test_ten_people_in_spring_and_eleven_in_autumn_can_be_compared(page: Modules, order: str) -> None:
    ten, group = saved_picture(random_group(10, seed=50)), random_group(20)[:11]
    pairs = {
        "codes first": ("\n".join(CODES[:11]), ten),
        "saved first": (ten, "\n".join(CODES[:11])),
        "both saved": (saved_picture(group), ten),
    }
    found = second(page, *pairs[order])
    assert [note["key"] for note in found["notes"]] == ["team-compare-unknown"]
    # A saved picture comes before codes that are read now; of two saved ones the first is taken for the earlier.
    assert found["earlier"]["n"] == (11 if order == "both saved" else 10)
    assert found["names"]["earlier"] == ("Twee" if order == "codes first" else "Een")


def dated(text: str, date: str) -> str:
    return text.replace('"min_group_size"', f'"date": "{date}",\n  "min_group_size"')


@pytest.mark.parametrize(
    ("first", "other", "order", "is_first_later"),
    [("2026-03-01", "2026-11-01", "", False), ("2026-11-01", "2026-03-01", "", True),
     ("2026-11-01", "2026-03-01", "first", False), ("2026-03-01", "2026-11-01", "second", True)],
)  # fmt: skip
def test_pictures_stand_in_the_order_of_their_dates_unless_somebody_says_otherwise(
    page: Modules, first: str, other: str, order: str, is_first_later: bool
) -> None:
    groups = random_group(12, seed=1), random_group(30, seed=2)
    one, two = (dated(saved_picture(group), date) for group, date in zip(groups, (first, other), strict=True))
    steps: list[Step] = [["read", one], ["compareIn", two, order]]
    found = after(page, *steps)["second"]
    assert (found["earlier"]["n"], found["later"]["n"]) == ((30, 12) if is_first_later else (12, 30))
    rise = found["later"]["overall"]["mean"] - found["earlier"]["overall"]["mean"]
    assert found["differences"]["overall"]["difference"] == rise


def test_a_saved_picture_stays_when_it_is_asked_for_again(page: Modules) -> None:
    saved = ["read", saved_picture(random_group(9))]
    state = after(page, saved, ["shownAgain", 12])
    assert (state["picture"]["n"], state["picture"]["size"], state["codes"]) == (9, 12, None)
    assert after(page, saved, ["shownAgain", 8])["sizeFault"] == {"key": "size-small"}


# ---- What the page asks and tells ----------------------------------------------------------------


def test_a_few_late_codes_are_asked_about_before_they_are_shown(page: Modules) -> None:
    eleven, fifteen = "\n".join(CODES[:11]), "\n".join(CODES[:15])
    asked = after(page, ["read", TEN], ["read", eleven])
    assert (asked["picture"]["n"], asked["status"]["n"], asked["status"]["late"]) == (10, 11, 1)
    shown = after(page, ["read", TEN], ["read", eleven], ["read", eleven])
    assert (shown["picture"]["n"], shown["status"]["late"]) == (11, 0)
    enough = after(page, ["read", TEN], ["read", fifteen])
    assert (enough["picture"]["n"], enough["status"]["late"]) == (15, 0)
    swapped = after(page, ["read", TEN], ["read", "\n".join(CODES[1:11])])
    assert (swapped["picture"]["n"], swapped["status"]["late"]) == (10, 2)


def test_equal_rows_and_a_code_alone_among_forms_are_told_and_nothing_is_refused(page: Modules) -> None:
    row = list(random_group(1)[0])
    same = after(page, ["read", "\n".join([*CODES[:8], team_code(row, 900), team_code(row, 901)])])
    assert (same["picture"]["n"], same["status"]["equal"]) == (10, 3)
    forms: list[Step] = [["typed", f"{CODES[9]}\n"]]
    for nonce in range(4):
        forms += [["boxes", list(random_group(1, seed=60 + nonce)[0])], ["add", nonce]]
    padded = after(page, *forms, ["read", text(page, *forms)])
    assert (padded["picture"]["n"], padded["status"]["isPadded"]) == (5, True)
    assert not after(page, *forms, ["read", f"{text(page, *forms)}\n{CODES[8]}"])["status"]["isPadded"]


def test_what_was_erased_comes_back_as_it_was(page: Modules) -> None:
    steps: list[Step] = [["read", TEN], ["agreedOn", "what", "Terugkijken"]]
    before, back = after(page, *steps), after(page, *steps, ["erase"], ["broughtBack"])
    own = ("epoch", "news")
    assert {key: value for key, value in back.items() if key not in own} == {
        key: value for key, value in before.items() if key not in own
    }
    assert back["epoch"] > before["epoch"]


@pytest.mark.parametrize(
    ("steps", "held"),
    [([], False), ([["typed", "x"]], True), ([["boxes", [None] * 39 + [1]]], True), ([["read", TEN]], True),
     ([["agreedOn", "what", "x"]], True), ([["agreedOn", "what", ""]], False), ([["read", TEN], ["erase"]], False)],
)  # fmt: skip
def test_leaving_is_asked_about_only_when_there_is_something_to_lose(
    page: Modules, steps: list[Step], held: bool
) -> None:
    assert page.call("(...steps) => m.isHolding(m.after(...steps))", *steps) is held


def test_different_editions_are_told(page: Modules) -> None:
    other = saved_picture(random_group(20, seed=3)).replace(f'"edition": "{QUESTIONNAIRE.edition}"', '"edition": "0.9"')
    note = second(page, TEN, other)["notes"][-1]
    assert note == {"key": "team-compare-editions", "values": {"found": [QUESTIONNAIRE.edition, "0.9"]}}


def test_a_comparison_after_a_refused_one_starts_clean(page: Modules) -> None:
    refused = [["read", TEN], ["compare", "\n".join(CODES[2:10])]]
    other = ["compare", saved_picture(random_group(20))]
    assert after(page, *refused, other)["second"] == after(page, ["read", TEN], other)["second"]


# ---- Workshop, agreement and erasing -------------------------------------------------------------


def test_slides_end_where_they_end(page: Modules) -> None:
    start: list[Step] = [["read", TEN]]
    total = page.call("(...steps) => m.slidesOf(m.after(...steps).picture).length", *start)
    assert total == 13
    for place, shown in ((0, 0), (-1, 0), (3, 3), (99, total - 1)):
        assert after(page, *start, ["slideShown", place])["slide"] == shown
    assert after(page, *start, ["slideShown", 3], ["slideShown", None])["slide"] is None
    assert after(page, ["slideShown", 0])["slide"] is None


def test_what_was_said_before_the_workshop_is_no_news_when_it_closes(page: Modules) -> None:
    said: list[Step] = [["read", TEN], ["told", "downloaded", {"name": "teambeeld.csv"}]]
    assert after(page, *said)["news"]
    assert after(page, *said, ["slideShown", 0])["news"] is None


def test_a_group_with_little_to_show_has_fewer_slides(page: Modules) -> None:
    """Nobody answers more than a few of the statements that the others answer: no item may be shown."""
    group = [tuple(3 if place % 6 == person else 0 for place in range(ITEMS)) for person in range(6)]
    slides = page.call("(text) => m.slidesOf(m.after(['read', text]).picture)", saved_picture(group))
    assert slides == ["begin", "disciplines", "success_areas", "agree", "close"]


def test_how_far_answers_lie_apart_comes_before_means_and_one_statement_gets_four_questions(page: Modules) -> None:
    slides = page.call("(...steps) => m.slidesOf(m.after(...steps).picture)", ["read", TEN])
    assert slides == [
        "begin", "spread", "disciplines", "success_areas", "surprise", "pick", "talk-1", "talk-2", "talk-3", "talk-4",
        "choose", "agree", "close",
    ]  # fmt: skip


def test_who_begins_to_talk_without_a_choice_talks_about_the_widest_spread(page: Modules) -> None:
    widest = page.call("(...steps) => m.bySpread(m.after(...steps).picture)[0][0]", ["read", TEN])
    other = QUESTIONNAIRE.items[5].id
    assert after(page, ["read", TEN], ["slideShown", 5])["chosen"] is None
    assert after(page, ["read", TEN], ["slideShown", 6])["chosen"] == widest
    assert after(page, ["read", TEN], ["statementChosen", other], ["slideShown", 6])["chosen"] == other


# ---- The clock -----------------------------------------------------------------------------------


def test_a_clock_runs_for_the_slide_that_is_shown_and_says_once_that_its_time_is_up(page: Modules) -> None:
    shown: list[Step] = [["read", TEN], ["slideShown", 1]]
    half = after(page, *shown, ["timePassed", 40, 1])
    assert half["clock"] == {"spent": {"spread": 40}, "told": [], "isPaused": False}
    up: list[Step] = [*shown, ["timePassed", 40, 1], ["timePassed", 40, 1], ["timePassed", 40, 1]]
    assert after(page, *up)["clock"] == {"spent": {"spread": 120}, "told": ["spread"], "isPaused": False}
    other: list[Step] = [*up, ["slideShown", 2], ["timePassed", 10, 2], ["slideShown", 1], ["timePassed", 5, 1]]
    assert after(page, *other)["clock"]["spent"] == {"spread": 125, "disciplines": 10}
    assert after(page, *other)["clock"]["told"] == ["spread"]


def test_a_paused_clock_and_a_closed_workshop_stand_still(page: Modules) -> None:
    paused: list[Step] = [["read", TEN], ["slideShown", 1], ["clockPaused"], ["timePassed", 30, 5]]
    assert after(page, *paused)["clock"]["spent"] == {}
    assert after(page, *paused, ["clockPaused"], ["timePassed", 30, 5])["clock"]["spent"] == {"spread": 30}
    assert after(page, ["read", TEN], ["timePassed", 30, 5])["clock"]["spent"] == {}


@pytest.mark.parametrize(("spent", "left"), [(0, "5:00"), (0.4, "5:00"), (55, "4:05"), (299.5, "0:01"), (400, "0:00")])
def test_what_is_left_reads_as_minutes_and_seconds(page: Modules, spent: float, left: str) -> None:
    clock = {"spent": {"spread": spent}, "told": [], "isPaused": False}
    assert page.call("m.timeLeft", clock, "spread", 5) == left


# ---- What is kept with a picture -----------------------------------------------------------------

AGREED = {"keep": "We vragen door\nook als het druk is", "back": "maart"}
STATEMENT = QUESTIONNAIRE.items[5].id


def kept(page: Modules, *steps: Step) -> dict[str, Any]:
    """What the file of the picture would say beside its figures."""
    return dict(page.call("""(...steps) => {
      const { team, date, statement, agreement } = m.ownPicture(m.after(...steps));
      return { team, date, statement, agreement };
    }""", *steps))  # fmt: skip


def agreed_file() -> str:
    own = json.dumps({"date": "2026-03-01", "statement": STATEMENT, "agreement": AGREED}, ensure_ascii=False)[1:-1]
    return saved_picture(random_group(9)).replace('"min_group_size"', f'{own}, "min_group_size"')


def test_an_agreement_is_kept_without_the_notes_and_without_signs_that_no_file_may_hold(page: Modules) -> None:
    steps: list[Step] = [["read", TEN], ["agreedOn", "keep", "  a\tb \u202e\r\nc\n"], ["agreedOn", "who", "   "],
                         ["agreedOn", "heard", "Sanne vertelde"], ["agreedOn", "back", "x" * 61]]  # fmt: skip
    assert kept(page, *steps)["agreement"] == {"keep": "a b \nc"}
    assert kept(page, ["read", TEN], ["agreedOn", "heard", "Sanne vertelde"])["agreement"] is None


def test_a_saved_agreement_and_its_statement_stand_in_their_fields_again(page: Modules) -> None:
    state = after(page, ["read", agreed_file()])
    assert (state["agreed"], state["chosen"]) == (AGREED, STATEMENT)
    assert kept(page, ["read", agreed_file()]) == {
        "team": None, "date": "2026-03-01", "statement": STATEMENT, "agreement": AGREED,
    }  # fmt: skip


def test_what_was_written_today_is_not_written_over_by_a_file(page: Modules) -> None:
    state = after(page, ["agreedOn", "what", "Terugkijken"], ["read", agreed_file()])
    assert state["agreed"] == {"what": "Terugkijken"}


def test_the_agreement_of_a_saved_picture_does_not_go_along_with_new_codes(page: Modules) -> None:
    state = after(page, ["read", agreed_file()], ["read", TEN])
    assert (state["agreed"], state["chosen"]) == ({}, None)
    changed = after(page, ["read", agreed_file()], ["agreedOn", "what", "Iets anders"], ["read", TEN])
    assert changed["agreed"] == AGREED | {"what": "Iets anders"}


def test_the_statement_of_the_first_talk_is_followed_and_as_fine_as_both_pictures_show_it(page: Modules) -> None:
    found = page.call("""(steps, chosen) => {
      const { second } = m.after(...steps);
      const id = m.followed(second);
      return [id, m.followedPair(second, id).map((figures) => figures.counts)];
    }""", [["read", "\n".join(CODES[:15])], ["statementChosen", QUESTIONNAIRE.items[9].id],
           ["compare", agreed_file()]])  # fmt: skip
    assert found == [STATEMENT, [None, None]]
    own: list[Step] = [
        ["read", TEN],
        ["statementChosen", STATEMENT],
        ["compare", saved_picture(random_group(30, seed=8))],
    ]
    assert page.call("(steps) => m.followed(m.after(...steps).second)", own) == STATEMENT
    assert page.call("(steps) => m.followed(m.after(...steps).second)", [["read", TEN]]) is None


def test_the_agreement_stays_when_another_picture_comes(page: Modules) -> None:
    state = after(page, ["read", TEN], ["agreedOn", "what", "Terugkijken"], ["agreedOn", "who", "Wij"], ["read", FOUR])
    assert state["agreed"] == {"what": "Terugkijken", "who": "Wij"}


STEPS = st.sampled_from(
    [
        ["read", TEN, 12], ["read", TEN, 3], ["read", FOUR], ["read", saved_picture(random_group(9))],
        ["compare", "\n".join(CODES[10:])], ["compare", FOUR], ["compare", "{"], ["slideShown", 2],
        ["slideShown", None], ["agreedOn", "what", "Terugkijken"], ["boxes", [3] * 40], ["add", 5], ["add", 6],
        ["slideShown", 6], ["timePassed", 70, 1], ["clockPaused"], ["statementChosen", QUESTIONNAIRE.items[3].id],
        ["formOpened"], ["formTakenBack"], ["typed", CODES[3]],
        ["sizeRefused", "size-number"],
        ["filesTaken", {"text": TEN, "names": ["a.txt"], "problems": [{"file": "b", "key": "file-type"}]}],
        ["told", "downloaded", {"name": "teambeeld.csv"}], ["notCompared", [{"key": "compare-empty"}]],
    ]
)  # fmt: skip


@settings(max_examples=150)
@given(st.lists(STEPS, max_size=8))
def test_after_erase_nothing_is_left_of_whatever_was_there(page: Modules, steps: list[Step]) -> None:
    possible = []
    for step in steps:  # a comparison is only possible beside a picture
        if step[0] != "compare" or after(page, *possible)["picture"]:
            possible.append(step)
    state = after(page, *possible, ["erase"])
    assert state.pop("news") == {"key": "erased"}
    assert state.pop("undo")
    assert state.pop("epoch") > 0
    fresh = after(page)
    assert state == {key: value for key, value in fresh.items() if key not in ("news", "epoch", "undo")}


def test_erasing_overtakes_what_began_before(page: Modules) -> None:
    assert [after(page, *[["erase"]] * count)["epoch"] for count in range(3)] == [0, 1, 2]
