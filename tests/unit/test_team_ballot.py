"""The ballot box of the team page: codes go in one by one, nothing tells whose they are, and few show nothing."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from quiz.codes import PERSONAL
from quiz.definition import QUESTIONNAIRE
from tests.unit.javascript import Modules
from tests.unit.team_groups import random_codes, random_group, team_code
from tests.unit.team_page import saved_picture, team_modules

BALLOT = (
    "ballotDropped", "ballotKept", "ballotOpened", "ballotQuestioned", "ballotStarted", "ballotThrownAway",
    "ballotWiped", "withBallot",
)  # fmt: skip
# Found things hold maps: the states stay on the JavaScript side.
SCRIPT = """
const found = (text) => {
  const steps = m.intake(text, instrument);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
};
const STEPS = {
  drop: (state, text, chance = 0) => m.ballotDropped(state, text, instrument, chance),
  open: (state) => m.ballotOpened(state, instrument),
  show: (state, text) => m.shown(state, m.withBallot(found(text), state.ballot), null, instrument),
  erase: (state) => m.erased(state, instrument, ["zes"]),
};
m.after = (...steps) =>
  steps.reduce((state, [name, ...given]) => (STEPS[name] || m[name])(state, ...given), m.emptyState(instrument));
"""
CODES = random_codes(12)
State = dict[str, Any]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Modules:
    wanted = {
        "ballot": BALLOT,
        "state": ("broughtBack", "emptyState", "erased", "isHolding", "shown"),
        "intake": ("intake",),
        "box": ("boxText",),
    }
    return team_modules(tmp_path_factory.mktemp("ballot"), wanted, script=SCRIPT)


def after(page: Modules, *steps: list[Any]) -> State:
    return dict(page.call("(...steps) => m.after(...steps)", *steps))


def dropped(*codes: str) -> list[list[Any]]:
    return [["ballotStarted"], *(["drop", code] for code in codes)]


def inside(state: State) -> list[str]:
    return [text for text, _ in state["ballot"]["entries"]]


def bare(*codes: str) -> list[str]:
    return [code.replace("-", "") for code in codes]


def test_a_code_goes_in_and_the_field_is_made_anew(page: Modules) -> None:
    started = after(page, ["ballotStarted"])
    state = after(page, *dropped(f" {CODES[0].lower()} "))
    assert inside(state) == bare(CODES[0])
    assert (state["ballot"]["said"]["key"], state["ballot"]["fault"]) == ("ballot-in", None)
    order = "(...steps) => m.after(...steps).ballot.renewed !== m.after(steps[0]).ballot.renewed"
    assert page.call(order, *dropped(CODES[0]))
    assert started["ballot"]["isShown"]


def test_a_code_in_the_box_stands_nowhere_else_in_the_state(page: Modules) -> None:
    state = after(page, *dropped(*CODES))
    state["ballot"].pop("entries")
    written = json.dumps(state)
    assert not [code for code in CODES if code in written or bare(code)[0] in written]


def test_the_same_code_counts_once_and_nobody_hears_whose_it_is(page: Modules) -> None:
    state = after(page, *dropped(CODES[0], CODES[1], CODES[0].replace("-", " ")))
    assert sorted(inside(state)) == sorted(bare(*CODES[:2]))
    assert state["ballot"]["said"] == {"key": "ballot-double"}


@pytest.mark.parametrize(
    ("entered", "key"),
    [
        ("", "ballot-empty"),
        ("   ", "ballot-empty"),
        ("hoi", "ballot-none"),
        (f"{CODES[0]} {CODES[1]}", "ballot-several"),
        (team_code(random_group(1)[0], format=PERSONAL), "ballot-personal"),
        (CODES[0][:-3], "team-length"),
        (f"{CODES[0][:-1]}{'A' if CODES[0][-1] != 'A' else 'B'}", "team-typo"),
        (team_code(random_group(1)[0], mark=1), "team-fingerprint"),
    ],
)
def test_what_is_no_code_stays_in_the_field_with_its_own_sentence(page: Modules, entered: str, key: str) -> None:
    before = after(page, *dropped(CODES[2]))
    state = after(page, *dropped(CODES[2], entered))
    assert (inside(state), state["ballot"]["fault"]["key"]) == (inside(before), key)
    unchanged = "(...steps) => { const one = m.after(...steps.slice(0, -1)); const [, text] = steps.at(-1);"
    unchanged += " return m.ballotDropped(one, text, instrument, 0).ballot.renewed === one.ballot.renewed; }"
    assert page.call(unchanged, *dropped(CODES[2], entered))


def test_the_team_code_beside_a_personal_one_is_the_one_that_counts(page: Modules) -> None:
    personal = team_code(random_group(1)[0], format=PERSONAL)
    assert inside(after(page, *dropped(f"{personal} {CODES[0]}"))) == bare(CODES[0])


def test_every_order_is_as_likely_as_every_other_one(page: Modules) -> None:
    three = CODES[:3]
    chances = [(second, third) for second in (0.1, 0.6) for third in (0.1, 0.4, 0.9)]
    orders = Counter(
        tuple(inside(after(page, ["drop", three[0], 0.5], ["drop", three[1], second], ["drop", three[2], third])))
        for second, third in chances
    )
    assert len(orders) == 6
    assert set(orders.values()) == {1}


@pytest.mark.parametrize("n", [1, 4])
def test_it_stays_closed_below_the_threshold_whatever_else_is_known(page: Modules, n: int) -> None:
    state = after(page, *dropped(*CODES[:n]), ["open"], ["show", "\n".join(CODES[5:9])])
    needed = QUESTIONNAIRE.min_group_size - n
    assert state["ballot"]["fault"] == {"key": "ballot-closed", "n": needed, "values": {"needed": needed}}
    assert (state["ballot"]["isShown"], state["ballot"]["isCounted"], state["picture"]) == (True, False, None)


def test_before_it_opens_its_codes_do_not_count(page: Modules) -> None:
    state = after(page, *dropped(*CODES[:6]), ["show", "\n".join(CODES[6:])])
    assert (state["picture"]["n"], state["status"]["n"]) == (6, 6)


def test_an_opened_box_is_a_picture_and_its_codes_come_into_no_field(page: Modules) -> None:
    steps = [*dropped(*CODES), ["open"], ["show", ""]]
    state = after(page, *steps)
    assert (state["picture"]["n"], state["ballot"]["isShown"]) == (12, False)
    assert page.call("(...steps) => m.boxText(m.after(...steps).box)", *steps) == ""


def test_codes_of_an_opened_box_and_of_the_text_count_together_and_once(page: Modules) -> None:
    state = after(page, *dropped(*CODES[:6]), ["open"], ["show", "\n".join(CODES[4:])])
    assert state["picture"]["n"] == 12


def test_one_who_comes_late_is_asked_about_before_the_picture_changes(page: Modules) -> None:
    steps = [*dropped(*CODES[:6]), ["open"], ["show", ""], *dropped(CODES[6]), ["open"], ["show", ""]]
    state = after(page, *steps)
    assert (state["picture"]["n"], state["status"]["late"]) == (6, 1)
    assert after(page, *steps, ["show", ""])["picture"]["n"] == 7


def test_a_saved_picture_takes_no_codes_of_a_box(page: Modules) -> None:
    state = after(page, *dropped(*CODES), ["open"], ["show", saved_picture(random_group(9))])
    assert [problem["key"] for problem in state["status"]["problems"]] == ["export-alone"]


def test_throwing_the_codes_away_is_asked_first(page: Modules) -> None:
    asked = after(page, *dropped(*CODES[:3]), ["ballotQuestioned"])
    assert (asked["ballot"]["isAsking"], len(inside(asked))) == (True, 3)
    kept = after(page, *dropped(*CODES[:3]), ["ballotQuestioned"], ["ballotKept"])
    assert (kept["ballot"]["isAsking"], len(inside(kept))) == (False, 3)
    gone = after(page, *dropped(*CODES[:3]), ["ballotQuestioned"], ["ballotThrownAway"])
    assert (inside(gone), gone["ballot"]["isShown"]) == ([], False)


def test_an_empty_box_closes_without_a_question(page: Modules) -> None:
    state = after(page, ["ballotStarted"], ["ballotQuestioned"])
    assert (state["ballot"]["isAsking"], state["ballot"]["isShown"]) == (False, False)


def test_a_box_with_codes_is_something_that_somebody_would_miss(page: Modules) -> None:
    holding = "(...steps) => m.isHolding(m.after(...steps))"
    assert not page.call(holding, ["ballotStarted"])
    assert page.call(holding, *dropped(CODES[0]))


def test_erasing_empties_the_box_and_for_ten_seconds_it_can_be_brought_back(page: Modules) -> None:
    state = after(page, *dropped(*CODES), ["erase"])
    assert (inside(state), state["ballot"]["isShown"]) == ([], False)
    assert len(inside(after(page, *dropped(*CODES), ["erase"], ["broughtBack"]))) == 12
