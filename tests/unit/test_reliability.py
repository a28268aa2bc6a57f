"""Cronbach's alpha and its company, against numbers worked out by hand."""

from __future__ import annotations

from itertools import product

import pytest

from quiz.definition import QUESTIONNAIRE
from quiz.team.reliability import FEWEST_COMPLETE, pearson, reliability, reliability_document, scale_reliability
from tests.unit.team_groups import ITEMS, random_group

HAND = {"a": (2, 3, 3, 4, 4), "b": (2, 3, 2, 4, 5), "c": (2, 3, 4, 3, 4)}


def test_alpha_is_that_of_the_example_worked_out_by_hand() -> None:
    """Five people, three items, variances (n − 1) 0.7, 1.0 and 1.3: together 3.0.

    Totals 6, 9, 9, 11, 13 with mean 9.6: squares 12.96 + 0.36 + 0.36 + 1.96 + 11.56 = 27.2, variance 6.8.
    alpha = 3/2 × (1 − 3.0 / 6.8) = 0.838235…
    """
    found = scale_reliability({"a": (2, 3, 3, 4, 4), "b": (2, 3, 2, 4, 4), "c": (2, 3, 4, 3, 5)}, fewest=5)
    assert found is not None
    assert found.n == 5
    assert found.alpha == pytest.approx(0.8382352941)


def test_item_rest_correlation_is_that_of_the_example_worked_out_by_hand() -> None:
    """Item a: 2 3 3 4 4 (mean 3.2); rest b + c: 4 6 6 7 9 (mean 6.4).

    Σ of products of deviations: (−1.2)(−2.4) + (−.2)(−.4) + (−.2)(−.4) + .8(.6) + .8(2.6) = 5.6;
    Σ of squares 2.8 and 13.2; r = 5.6 / √36.96 = 0.92114…
    """
    found = scale_reliability(HAND, fewest=5)
    assert found is not None
    assert found.item_rest["a"] == pytest.approx(5.6 / 36.96**0.5)


def test_who_left_an_item_out_is_no_complete_case() -> None:
    with_gap = {"a": (*HAND["a"], 5), "b": (*HAND["b"], 0), "c": (*HAND["c"], 1)}
    assert scale_reliability(with_gap, fewest=5) == scale_reliability(HAND, fewest=5)


def test_perfectly_parallel_items_have_alpha_one() -> None:
    found = scale_reliability({"a": (1, 2, 3, 4, 5), "b": (1, 2, 3, 4, 5)}, fewest=5)
    assert found is not None
    assert found.alpha == pytest.approx(1)
    assert found.item_rest == {"a": pytest.approx(1), "b": pytest.approx(1)}


def test_without_spread_or_with_one_item_there_is_no_coefficient() -> None:
    same = scale_reliability({"a": (3, 3, 3), "b": (3, 3, 3)}, fewest=3)
    alone = scale_reliability({"a": (1, 2, 3)}, fewest=3)
    assert same is not None
    assert (same.alpha, set(same.item_rest.values())) == (None, {None})
    assert alone is not None
    assert (alone.alpha, alone.item_rest) == (None, {"a": None})


def test_unrelated_items_have_alpha_zero() -> None:
    pairs = list(product((1, 2, 3, 4, 5), repeat=2))
    found = scale_reliability({"a": [a for a, _ in pairs], "b": [b for _, b in pairs]}, fewest=5)
    assert found is not None
    assert found.alpha == pytest.approx(0)


def test_opposite_rows_correlate_minus_one() -> None:
    assert pearson((1, 2, 3), (3, 2, 1)) == pytest.approx(-1)


def test_under_a_hundred_people_it_is_refused() -> None:
    assert reliability(QUESTIONNAIRE, random_group(FEWEST_COMPLETE - 1)) is None
    assert reliability(QUESTIONNAIRE, random_group(FEWEST_COMPLETE)) is not None


def test_a_scale_with_too_few_complete_cases_has_no_coefficient() -> None:
    found = reliability(QUESTIONNAIRE, random_group(120, unknown=0.2))
    assert found.overall is None


def test_the_output_carries_its_caveats() -> None:
    document = reliability_document(reliability(QUESTIONNAIRE, random_group(150, unknown=0)))
    caveats = " ".join(document["caveats"])  # type: ignore[arg-type]
    assert "ondergrens" in caveats
    assert "niet gevalideerd" in caveats
    assert "dezelfde 40 antwoorden" in caveats
    assert document["overall"]["n"] == 150  # type: ignore[index]


def test_shared_items_of_a_discipline_and_an_area_are_counted() -> None:
    found = reliability(QUESTIONNAIRE, random_group(150, unknown=0))
    pairs = {(one.first, one.second): one.shared_items for one in found.correlations}
    assert len(pairs) == 55
    assert pairs["teamleren", "systeemdenken"] == 0
    assert sum(pairs.values()) == ITEMS


def test_a_score_that_everybody_has_correlates_with_nothing() -> None:
    group = [tuple([3] * ITEMS)] * 120
    assert {one.r for one in reliability(QUESTIONNAIRE, group).correlations} == {None}
