"""The shape of the shipped instrument, and look-ups in any."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from quiz.definition import QUESTIONNAIRE
from quiz.layout import axes, steps
from tests.unit.questionnaires import ITEMS, SMALL


def test_the_ids_of_the_dimensions_are_the_slugs_of_their_pages() -> None:
    assert [d.page for d in QUESTIONNAIRE.disciplines] == [f"disciplines/{d.id}/" for d in QUESTIONNAIRE.disciplines]
    assert [a.page for a in QUESTIONNAIRE.success_areas] == [
        f"succesgebieden/{a.id}/" for a in QUESTIONNAIRE.success_areas
    ]


def test_items_are_found_by_dimension_and_by_cell_in_their_order() -> None:
    assert SMALL.items_of("denken") == (ITEMS[0], ITEMS[2])
    assert SMALL.items_of("rust") == (ITEMS[0], ITEMS[3])
    assert SMALL.items_in_cell("doen", "rust") == (ITEMS[3],)
    assert SMALL.items_of("onbekend") == ()


def test_the_scan_is_shown_in_five_steps_of_eight_numbered_from_one() -> None:
    shown = steps(QUESTIONNAIRE)
    assert [len(step) for step in shown] == [8] * 5
    assert [entry.number for step in shown for entry in step] == list(range(1, 41))
    assert tuple(entry.item for step in shown for entry in step) == QUESTIONNAIRE.items


def test_the_axes_of_a_picture_start_at_the_top_and_go_round() -> None:
    assert [(axis.x, axis.y) for axis in axes((*SMALL.disciplines, *SMALL.success_areas))] == [
        (0.0, -1.0),
        (1.0, 0.0),
        (0.0, 1.0),
        (-1.0, 0.0),
    ]


def test_a_definition_cannot_be_changed_while_it_is_used() -> None:
    with pytest.raises(FrozenInstanceError):
        QUESTIONNAIRE.items[0].text = "Iets anders."  # type: ignore[misc]
