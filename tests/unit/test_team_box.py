"""The box for codes: what is typed, pasted and read from files, and the codes of paper forms between that."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.javascript import Modules
from tests.unit.team_page import team_modules

NAMES = ("EMPTY_BOX", "boxText", "edited", "withForm", "withText", "withoutForm")
Box = dict[str, Any]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Modules:
    return team_modules(tmp_path_factory.mktemp("box"), {"box": NAMES})


def box(page: Modules, *lines: str | int) -> Box:
    """Texts and, as numbers, paper forms, in that order."""
    steps = [["withText", line] if isinstance(line, str) else ["withForm", f"CODE-{line}", [line]] for line in lines]
    found: Box = page.call(
        "(steps) => steps.reduce((box, [name, ...given]) => m[name](box, ...given), m.EMPTY_BOX)", steps
    )
    return found


def text(page: Modules, found: Box) -> str:
    return str(page.call("m.boxText", found))


def test_every_text_and_form_stands_on_lines_of_its_own(page: Modules) -> None:
    assert text(page, box(page, "a", "b\r\nc", 1, 2, "d", 3)) == "a\nb\nc\nCODE-1\nCODE-2\nCODE-3\nd\n"
    assert text(page, box(page, "a  \n\n", "b")) == "a\nb\n"
    assert text(page, box(page, 1)) == "CODE-1\n"


def test_without_the_last_form_the_rest_stays(page: Modules) -> None:
    found = page.call("m.withoutForm", box(page, "a", 1, 2, "b"))
    assert text(page, found) == "a\nCODE-1\nb\n"
    assert text(page, page.call("m.withoutForm", found)) == "a\nb\n"
    assert text(page, page.call("m.withoutForm", box(page, 1))) == ""


def edited(page: Modules, found: Box, value: str) -> Box:
    return dict(page.call("m.edited", found, value))


def test_forms_stay_forms_when_somebody_types_above_or_below_them(page: Modules) -> None:
    found = edited(page, box(page, "a", 1, 2), "a\nnieuw\nCODE-1\nCODE-2\nplak\n")
    assert [form["code"] for form in found["forms"]] == ["CODE-1", "CODE-2"]
    assert text(page, page.call("m.withoutForm", found)) == "a\nnieuw\nCODE-1\nplak\n"


@pytest.mark.parametrize("value", ["", "a\n", "a\nCODE-1\nCODE\n", "a\nCODE-2\nCODE-1\n", "aCODE-1\nCODE-2\n"])
def test_a_form_of_which_somebody_changed_the_line_is_text(page: Modules, value: str) -> None:
    found = edited(page, box(page, "a", 1, 2), value)
    assert found["forms"] == []
    assert text(page, found) == value


def test_forms_that_stand_there_twice_are_text(page: Modules) -> None:
    """Nobody can say which of the two would go with the last form."""
    value = "CODE-1\nCODE-1\n"
    assert edited(page, box(page, 1), value)["forms"] == []


@given(st.lists(st.text("ab \n1", max_size=6) | st.integers(1, 3), max_size=5), st.text("abCODE-12 \n", max_size=30))
def test_after_any_edit_the_box_says_what_was_typed(page: Modules, lines: list[str | int], value: str) -> None:
    before = box(page, *lines)
    for typed in (value, text(page, before) + value, value + text(page, before)):
        assert text(page, edited(page, before, typed)) == typed


def test_what_nobody_touched_keeps_its_forms(page: Modules) -> None:
    for lines in ((1, 2), ("a", 1, 2), (1, 2, "a"), ("a", 1, 2, "b")):
        before = box(page, *lines)
        again = edited(page, before, text(page, before))
        assert again["forms"] == before["forms"]
        assert text(page, again) == text(page, before)
