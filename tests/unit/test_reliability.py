"""Alpha and its company: against numbers worked out by hand, and against numpy and scipy.

Scipy takes a second to be read: only the worker that runs these tests does so.
"""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache
from itertools import combinations, product

import numpy as np
import pytest

from quiz.definition import QUESTIONNAIRE
from quiz.study.components import blueprint
from quiz.study.correlations import correlations
from quiz.study.moments import Columns, Moments, item_scores, moments, pearson
from quiz.study.scales import bonett, cronbach, item_rest, omega_total, scale_reliability
from tests.unit.questionnaires import SMALL, changed
from validatie.simulate import PROFILE, Responses, teams

HAND = ((2, 3, 3, 4, 4), (2, 3, 2, 4, 5), (2, 3, 4, 3, 4))
TEAMWORK = [n for n, item in enumerate(QUESTIONNAIRE.items) if item.discipline == "teamleren"]


@cache
def everybody() -> list[Responses]:
    """Ten teams of thirty: made when a test needs them, not when the tests are collected."""
    return [row for team in teams([30] * 10, random.Random(4), replace(PROFILE, dont_know=0.1)) for row in team]


@cache
def all_columns() -> Columns:
    return item_scores(QUESTIONNAIRE, everybody())


@cache
def all_moments() -> Moments:
    return moments(all_columns())


def table_of(*columns: tuple[int, ...]) -> list[list[float]]:
    found = moments(tuple(bytes(column) for column in columns))
    return [[found.pair(i, j).covariance for j in range(len(columns))] for i in range(len(columns))]


def as_numbers(columns: Columns) -> np.ndarray:
    """People × items, a gap where there is no answer."""
    values = np.array([list(column) for column in columns], dtype=float).T
    values[values == 0] = np.nan
    return values


def complete_people() -> np.ndarray:
    values = as_numbers(all_columns())[:, TEAMWORK]
    return values[~np.isnan(values).any(axis=1)]


def covariances_of(values: np.ndarray) -> list[list[float]]:
    return [[float(value) for value in row] for row in np.cov(values.T)]


def test_alpha_is_that_of_the_example_worked_out_by_hand() -> None:
    """Five people, three items, variances (n − 1) 0.7, 1.0 and 1.3: together 3.0.

    Totals 6, 9, 9, 11, 13 with mean 9.6: squares 12.96 + 0.36 + 0.36 + 1.96 + 11.56 = 27.2, variance 6.8.
    alpha = 3/2 × (1 − 3.0 / 6.8) = 0.838235…
    """
    assert cronbach(table_of((2, 3, 3, 4, 4), (2, 3, 2, 4, 4), (2, 3, 4, 3, 5))) == pytest.approx(0.8382352941)


def test_item_rest_correlation_is_that_of_the_example_worked_out_by_hand() -> None:
    """Item a: 2 3 3 4 4 (mean 3.2); rest b + c: 4 6 6 7 9 (mean 6.4).

    Σ of products of deviations: (−1.2)(−2.4) + (−.2)(−.4) + (−.2)(−.4) + .8(.6) + .8(2.6) = 5.6;
    Σ of squares 2.8 and 13.2; r = 5.6 / √36.96 = 0.92114…
    """
    assert item_rest(table_of(*HAND))[0] == pytest.approx(5.6 / 36.96**0.5)


def test_perfectly_parallel_items_have_alpha_one_and_no_interval() -> None:
    found = scale_reliability(moments((bytes((1, 2, 3, 4, 5)),) * 2), {"a": 0, "b": 1})
    assert found.alpha == pytest.approx(1)
    assert found.item_rest == {"a": pytest.approx(1), "b": pytest.approx(1)}


def test_without_spread_or_with_one_item_there_is_no_coefficient() -> None:
    same = scale_reliability(moments((bytes((3, 3, 3)),) * 3), {"a": 0, "b": 1, "c": 2})
    alone = scale_reliability(moments((bytes((1, 2, 3)),)), {"a": 0})
    assert (same.alpha, same.omega_total, same.mean_inter_item_r, set(same.item_rest.values())) == (
        *(None, None, None),
        {None},
    )
    assert (alone.alpha, alone.alpha_interval, alone.omega_total, alone.item_rest) == (None, None, None, {"a": None})


def test_unrelated_items_have_alpha_zero() -> None:
    pairs = list(product((1, 2, 3, 4, 5), repeat=2))
    assert cronbach(table_of(tuple(a for a, _ in pairs), tuple(b for _, b in pairs))) == pytest.approx(0)


def test_opposite_rows_correlate_minus_one() -> None:
    assert pearson((1, 2, 3), (3, 2, 1)) == pytest.approx(-1)


def test_who_left_one_item_out_still_counts_for_the_others() -> None:
    with_gap = moments((bytes((*HAND[0], 5)), bytes((*HAND[1], 0)), bytes((*HAND[2], 1))))
    assert [with_gap.pair(i, j).n for i, j in ((0, 0), (0, 1), (1, 1), (0, 2))] == [6, 5, 5, 6]
    assert scale_reliability(with_gap, {"a": 0, "b": 1, "c": 2}).n == 5


def test_covariances_and_correlations_over_common_answers_are_those_of_numpy() -> None:
    values = as_numbers(all_columns())
    for i, j in combinations(range(all_moments().size), 2):
        both = values[~np.isnan(values[:, [i, j]]).any(axis=1)][:, [i, j]].T
        assert all_moments().pair(i, j).n == both.shape[1]
        assert all_moments().pair(i, j).covariance == pytest.approx(np.cov(both)[0, 1], abs=1e-12)
        assert all_moments().pair(i, j).r == pytest.approx(np.corrcoef(both)[0, 1], abs=1e-12)


def test_alpha_is_that_of_an_analysis_of_variance() -> None:
    """Hoyt (1941): alpha is (people − residual) / people, in mean squares of people × items."""
    values = complete_people()
    n, k = values.shape
    people = k * values.mean(axis=1).var(ddof=1)
    left = values - values.mean(axis=1, keepdims=True) - values.mean(axis=0) + values.mean()
    residual = (left**2).sum() / ((n - 1) * (k - 1))
    assert cronbach(covariances_of(values)) == pytest.approx(1 - residual / people, abs=1e-12)


def test_item_rest_is_the_correlation_that_numpy_finds_with_the_sum_of_the_others() -> None:
    values = complete_people()
    expected = [np.corrcoef(values[:, i], np.delete(values, i, axis=1).sum(axis=1))[0, 1] for i in range(8)]
    assert item_rest(covariances_of(values)) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("n", [100, 200, 1500])
def test_the_interval_of_alpha_is_close_to_the_exact_one(n: int) -> None:
    """Feldt (1965) gives the exact interval under its assumptions, from F with n − 1 and (n − 1)(k − 1)."""
    from scipy import stats

    alpha, k = 0.8, 8
    ratio = stats.f(n - 1, (n - 1) * (k - 1))
    exact = (1 - (1 - alpha) * ratio.ppf(0.975), 1 - (1 - alpha) * ratio.ppf(0.025))
    assert bonett(alpha, k, n) == pytest.approx(exact, abs=0.006)


def test_omega_is_that_of_the_loadings_that_scipy_finds() -> None:
    from scipy import optimize

    table = np.array([[all_moments().pair(i, j).covariance for j in TEAMWORK] for i in TEAMWORK])
    off = ~np.eye(len(table), dtype=bool)

    def misfit(loadings: np.ndarray) -> float:
        return float(((table - np.outer(loadings, loadings))[off] ** 2).sum())

    best = optimize.minimize(misfit, np.full(len(table), 0.5), method="BFGS", options={"gtol": 1e-9})
    assert omega_total(table.tolist()) == pytest.approx(best.x.sum() ** 2 / table.sum(), abs=1e-6)


def test_omega_of_two_items_is_not_given() -> None:
    assert omega_total(table_of(HAND[0], HAND[1])) is None


def test_the_components_are_those_of_a_regression_on_what_pairs_share() -> None:
    items = QUESTIONNAIRE.items
    rows, values = [], []
    for i, j in combinations(range(len(items)), 2):
        same = items[i].discipline == items[j].discipline, items[i].success_area == items[j].success_area
        rows.append([1, *same, all(same)])
        values.append(all_moments().pair(i, j).covariance)
    expected = np.linalg.lstsq(np.array(rows, dtype=float), np.array(values), rcond=None)[0]
    found = blueprint(QUESTIONNAIRE, all_moments())
    assert found is not None
    parts = found.components
    assert [parts.general, parts.discipline, parts.area, parts.cell] == pytest.approx(list(expected), abs=1e-12)
    variances = [all_moments().pair(i, i).covariance for i in range(len(items))]
    assert parts.rest == pytest.approx(np.mean(variances) - expected.sum(), abs=1e-12)


def test_the_reliability_of_a_profile_is_that_of_the_example_worked_out_by_hand() -> None:
    """By hand: a component of .2 on its own, items of .8 and eight of them: .2 / (.2 + .8 / 8) = 2/3."""
    from quiz.study.components import Components, profile_reliability

    parts = Components(general=0.3, discipline=0.2, area=0.0, cell=0.0, rest=0.8)
    found = profile_reliability(QUESTIONNAIRE, parts, QUESTIONNAIRE.disciplines)
    assert found == pytest.approx(2 / 3)


def test_one_facet_has_no_part_of_a_second() -> None:
    items = tuple(replace(item, success_area=None) for item in QUESTIONNAIRE.items)
    single = replace(QUESTIONNAIRE, items=items, success_areas=(), cells=())
    found = blueprint(single, all_moments())
    assert found is not None
    assert (found.components.area, found.components.cell, found.areas_profile) == (None, None, None)
    assert found.disciplines_profile is not None


def test_a_blueprint_without_pairs_of_different_disciplines_has_no_components() -> None:
    items = tuple(replace(item, discipline="denken", success_area=None) for item in SMALL.items)
    one = replace(SMALL, items=items, disciplines=SMALL.disciplines[:1], success_areas=(), cells=())
    people = [(1, 2, 3, 4), (2, 3, 3, 5), (4, 4, 5, 5)]
    assert blueprint(one, moments(item_scores(one, people))) is None


def test_a_reversed_item_is_mirrored_and_another_scale_is_no_trouble() -> None:
    mirrored = replace(SMALL, items=changed(SMALL.items, 1, reverse_keyed=True))
    assert item_scores(mirrored, [(1, 2, 0, 5), (5, 5, 4, 1)]) == (b"\1\5", b"\4\1", b"\0\4", b"\5\1")


def test_correlations_without_shared_items_are_those_of_numpy() -> None:
    people = [row for team in teams([20] * 10, random.Random(9), replace(PROFILE, dont_know=0)) for row in team]
    columns = item_scores(QUESTIONNAIRE, people)
    found = {(one.first, one.second): one for one in correlations(QUESTIONNAIRE, columns, 100)}
    assert len(found) == 55
    assert found["teamleren", "systeemdenken"].r == found["teamleren", "systeemdenken"].r_apart
    assert sum(one.shared_items for one in found.values()) == len(QUESTIONNAIRE.items)
    one = found["teamleren", "bouwen-aan-vertrouwen"]
    column_of = dict(zip((item.id for item in QUESTIONNAIRE.items), np.array([list(c) for c in columns]), strict=True))
    ids = [{item.id for item in QUESTIONNAIRE.items_of(id)} for id in (one.first, one.second)]
    means = [np.mean([column_of[id] for id in some], axis=0) for some in ids]
    apart = [np.mean([column_of[id] for id in some - (ids[0] & ids[1])], axis=0) for some in ids]
    assert one.r == pytest.approx(np.corrcoef(means)[0, 1], abs=1e-5)
    assert one.r_apart == pytest.approx(np.corrcoef(apart)[0, 1], abs=1e-5)
    assert one.r is not None and one.r_apart is not None and one.r > one.r_apart
