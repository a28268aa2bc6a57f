"""Scores against an independent reference in exact fractions."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.definition import QUESTIONNAIRE
from quiz.model import Item, Scale
from quiz.scoring import band_of, dimension_score, enough_answered, item_score, score, score_from_sum
from tests.unit.questionnaires import ITEMS, SMALL, scale

FIVE = scale(1, 5)
PLAIN = Item(id="plain", text="", discipline="x")
REVERSED = replace(PLAIN, reverse_keyed=True)
SCALES = st.builds(scale, st.integers(1, 3), st.integers(4, 7))


def reference(scores: list[int | None], on: Scale) -> int | None:
    """The measurement plan, literally: half rule, mean, 100 × (mean − min) / (max − min), half up."""
    present = [Fraction(value) for value in scores if value is not None]
    if not present or Fraction(len(present), len(scores)) < Fraction(1, 2):
        return None
    mean = sum(present) / len(present)
    return floor(100 * (mean - on.min) / (on.max - on.min) + Fraction(1, 2))


@st.composite
def scales_with_scores(draw: st.DrawFn) -> tuple[Scale, list[int | None]]:
    on = draw(SCALES)
    scores = draw(st.lists(st.none() | st.integers(on.min, on.max), min_size=1, max_size=60))
    return on, scores


@given(scales_with_scores())
def test_any_set_of_items_on_any_scale_scores_as_the_plan_says(case: tuple[Scale, list[int | None]]) -> None:
    on, scores = case
    assert dimension_score(scores, on) == reference(scores, on)


@given(st.lists(st.integers(0, 5), min_size=40, max_size=40))
def test_all_twelve_scores_of_a_respondent_are_those_of_the_reference(responses: list[int]) -> None:
    found = score(QUESTIONNAIRE, dict(zip((i.id for i in QUESTIONNAIRE.items), responses, strict=True)))
    given_by = {i.id: r or None for i, r in zip(QUESTIONNAIRE.items, responses, strict=True)}
    expected = {
        d.id: reference([given_by[i.id] for i in QUESTIONNAIRE.items if d.id in (i.discipline, i.success_area)], FIVE)
        for d in QUESTIONNAIRE.disciplines + QUESTIONNAIRE.success_areas
    }
    assert found.dimensions == expected
    assert found.overall == reference(list(given_by.values()), FIVE)


@pytest.mark.parametrize("answered", range(1, 41))
def test_the_formula_of_the_plan_holds_for_every_sum(answered: int) -> None:
    for total in range(answered, 5 * answered + 1):
        expected = ((total - answered) * 200 + 4 * answered) // (8 * answered)
        assert score_from_sum(answered, total, FIVE) == expected
        assert 0 <= expected <= 100


def test_half_a_point_is_rounded_up() -> None:
    # mean 1 + 1/8 of the scale's four steps: 100 × (9/8 − 1) / 4 = 3.125; and 12.5 and 62.5 exactly
    assert dimension_score([1, 1, 1, 1, 1, 1, 1, 2], FIVE) == 3
    assert dimension_score([1, 2], FIVE) == 13
    assert dimension_score([3, 4], FIVE) == 63


def test_ends_and_middle_of_the_scale_are_0_100_and_50() -> None:
    assert [dimension_score([value] * 8, FIVE) for value in (1, 3, 5)] == [0, 50, 100]


@pytest.mark.parametrize(
    ("size", "answered", "expected"),
    [(8, 4, True), (8, 3, False), (7, 4, True), (7, 3, False), (6, 3, True), (40, 20, True), (40, 19, False)],
)
def test_at_least_half_of_the_items_must_have_a_score(size: int, answered: int, expected: bool) -> None:
    assert enough_answered(answered, size) is expected
    assert (dimension_score([4] * answered + [None] * (size - answered), FIVE) is not None) is expected


def test_no_items_give_no_score() -> None:
    assert dimension_score([], FIVE) is None
    assert not enough_answered(0, 0)


def test_dont_know_is_neither_low_nor_middle() -> None:
    assert item_score(PLAIN, 0, FIVE) is None
    assert item_score(REVERSED, 0, FIVE) is None
    assert dimension_score([5, 5, None, None], FIVE) == 100


@given(SCALES, st.data())
def test_reverse_keyed_item_is_mirrored_around_the_midpoint(on: Scale, data: st.DataObject) -> None:
    response = data.draw(st.integers(on.min, on.max))
    mirrored = item_score(REVERSED, response, on)
    assert mirrored is not None
    assert Fraction(mirrored + response, 2) == Fraction(on.min + on.max, 2)
    assert item_score(PLAIN, response, on) == response


def test_a_reverse_keyed_item_counts_mirrored_in_its_dimensions() -> None:
    items = (replace(ITEMS[0], reverse_keyed=True), *ITEMS[1:])
    found = score(replace(SMALL, items=items), {"hulp-vragen": 1, "cijfers-delen": 1})
    assert found.dimensions == {"denken": 50, "doen": None, "rust": 100, "ruimte": 0}
    assert found.overall == 50


@pytest.mark.parametrize("response", [-1, 6, 100])
def test_a_response_off_the_scale_is_refused(response: int) -> None:
    with pytest.raises(ValueError, match=f"response {response} is not on the scale 1…5"):
        item_score(PLAIN, response, FIVE)


def test_another_scale_has_the_same_range() -> None:
    seven = scale(1, 7)
    assert [dimension_score([value], seven) for value in range(1, 8)] == [0, 17, 33, 50, 67, 83, 100]
    assert [dimension_score([value], scale(1, 2)) for value in (1, 2)] == [0, 100]


def test_an_absent_response_counts_as_dont_know() -> None:
    nothing = score(QUESTIONNAIRE, {})
    assert nothing.overall is None
    assert set(nothing.dimensions.values()) == {None}


def test_every_score_falls_in_exactly_one_band_and_a_missing_one_in_none() -> None:
    names = [band.name for value in range(101) if (band := band_of(QUESTIONNAIRE, value))]
    assert len(names) == 101
    assert [names.count(band.name) for band in QUESTIONNAIRE.bands] == [40, 20, 20, 21]
    assert band_of(QUESTIONNAIRE, None) is None
