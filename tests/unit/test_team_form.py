"""Paper forms typed over: keys, pasted rows and phones, and where the next key goes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.javascript import Modules
from tests.unit.team_page import team_modules

NAMES = ("cleared", "emptyForm", "moved", "pasted", "question", "replaced", "responseOf", "typed", "wiped")
Form = dict[str, Any]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Modules:
    modules = team_modules(tmp_path_factory.mktemp("form"), {"form": NAMES})
    modules.keep("columns", [list(range(start, start + 8)) for start in range(0, 40, 8)])
    return modules


def form(page: Modules, **changes: Any) -> Form:
    return dict(page.call("m.emptyForm", 40)) | changes


def filled(count: int) -> list[int | None]:
    return [3] * count + [None] * (40 - count)


def typed(page: Modules, start: Form, place: int, characters: str) -> Form:
    return dict(page.call("(f, place, keys) => m.typed(f, place, keys, instrument.scale)", start, place, [*characters]))


@pytest.mark.parametrize(
    ("key", "response"),
    [("1", 1), ("5", 5), ("0", 0), ("?", 0), ("6", None), ("-", None), (" ", None), ("é", None), ("٣", None)],
)
def test_a_key_is_a_response_or_nothing(page: Modules, key: str, response: int | None) -> None:
    assert page.call("(key) => m.responseOf(key, instrument.scale)", key) == response


def test_one_key_fills_a_box_and_leads_to_the_next(page: Modules) -> None:
    found = typed(page, form(page), 0, "4")
    assert (found["boxes"][0], found["focus"], found["message"]) == (4, {"at": 1}, None)


def test_a_wrong_key_changes_nothing_and_says_what_can_be_typed(page: Modules) -> None:
    start = form(page, boxes=filled(2))
    found = typed(page, start, 1, "7")
    assert found["boxes"] == start["boxes"]
    assert found["focus"] is None
    assert found["message"] == {"key": "entry-wrong", "values": {"key": "7", "max": 5}}


def test_the_last_box_of_a_full_form_leads_to_the_button(page: Modules) -> None:
    found = typed(page, form(page, boxes=filled(39)), 39, "2")
    assert (found["focus"], found["message"]) == ({"at": "add"}, {"key": "entry-full"})


def test_the_last_box_of_a_form_with_a_blank_leads_nowhere(page: Modules) -> None:
    boxes = filled(39)
    boxes[3] = None
    assert typed(page, form(page, boxes=boxes), 39, "2")["focus"] is None


def test_a_pasted_row_fills_the_boxes_up_to_what_cannot_be(page: Modules) -> None:
    paste = "(f, place, text) => m.pasted(f, place, text, instrument.scale)"
    found = page.call(paste, form(page), 2, "1, 2;3\t4 x 5")
    assert found["boxes"][:8] == [None, None, 1, 2, 3, 4, None, None]
    assert (found["focus"], found["message"]["values"]["key"]) == ({"at": 6}, "x")
    assert page.call(paste, form(page), 30, "1" * 60)["boxes"][30:] == [1] * 10


def test_a_phone_sends_text_and_its_last_character_counts(page: Modules) -> None:
    replace = "(f, place, text) => m.replaced(f, place, text, instrument.scale)"
    start = form(page, boxes=filled(5))
    assert page.call(replace, start, 2, "34")["boxes"][2] == 4
    assert page.call(replace, start, 2, "")["boxes"][2] is None
    assert page.call(replace, start, 2, "3x")["boxes"][2] is None


def test_backspace_empties_this_box_or_the_one_before(page: Modules) -> None:
    start = form(page, boxes=filled(2))
    here = page.call("m.wiped", start, 1)
    before = page.call("m.wiped", start, 2)
    for found in (here, before):
        assert (found["boxes"], found["focus"]) == (filled(1), {"at": 1})
    assert page.call("m.wiped", form(page), 0)["focus"] == {"at": 0}


@pytest.mark.parametrize(
    ("key", "place", "target"),
    [
        ("ArrowDown", 0, 1), ("ArrowUp", 1, 0), ("ArrowUp", 0, 0), ("ArrowDown", 39, 39),
        ("ArrowRight", 1, 9), ("ArrowLeft", 9, 1), ("ArrowLeft", 1, 1), ("ArrowRight", 33, 33),
    ],
)  # fmt: skip
def test_arrows_lead_over_the_form_as_it_lies_there(page: Modules, key: str, place: int, target: int) -> None:
    assert page.call("(f, at, key) => m.moved(f, at, key, columns)", form(page), place, key)["focus"] == {"at": target}


def test_a_shorter_column_ends_where_it_ends(page: Modules) -> None:
    move = "(f) => m.moved(f, 3, 'ArrowRight', [[0, 1, 2, 3], [4, 5]])"
    assert page.call(move, form(page))["focus"] == {"at": 5}


def test_an_empty_form_cannot_be_added(page: Modules) -> None:
    found = page.call("m.question", form(page))
    assert (found["message"], found["focus"]) == ({"key": "entry-empty"}, {"at": 0})


def test_blanks_are_asked_about_once(page: Modules) -> None:
    asked = page.call("m.question", form(page, boxes=filled(39)))
    assert asked["message"] == {"key": "entry-blank", "n": 1, "values": {"boxes": "40"}}
    assert page.call("m.question", asked) is None
    more = page.call("m.question", asked | {"boxes": filled(38)})
    assert more["message"] == {"key": "entry-blank", "n": 2, "values": {"boxes": "39, 40"}}


def test_after_a_change_blanks_are_asked_about_again(page: Modules) -> None:
    asked = page.call("m.question", form(page, boxes=filled(39)))
    changed = page.call("m.wiped", typed(page, asked, 0, "5"), 1)
    assert page.call("m.question", changed)["message"]["n"] == 2


def test_a_full_form_needs_no_question(page: Modules) -> None:
    assert page.call("m.question", form(page, boxes=[0] * 40)) is None


@given(st.lists(st.tuples(st.integers(0, 39), st.text("0123456789?x ", max_size=45)), max_size=6))
def test_whatever_is_typed_a_box_holds_a_response_or_nothing(page: Modules, typing: list[tuple[int, str]]) -> None:
    found = form(page)
    for place, keys in typing:
        found = typed(page, found, place, keys)
    assert len(found["boxes"]) == 40
    assert set(found["boxes"]) <= {None, 0, 1, 2, 3, 4, 5}
    assert found["focus"] is None or found["focus"]["at"] in (*range(40), "add")
