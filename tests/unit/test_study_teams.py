"""What teams say: ICC against scipy, r_wg by hand, and nothing of a team that is too small."""

from __future__ import annotations

import random

import numpy as np
import pytest

from quiz.definition import QUESTIONNAIRE
from quiz.study.jackknife import parts_of, standard_errors, together
from quiz.study.moments import item_scores, moments
from quiz.study.teams import FEWEST_FOR_SPREAD, FEWEST_TEAMS, icc, r_wg, team_study
from validatie.simulate import PROFILE, teams

SIX = teams([8, 9, 12, 10, 15, 6], random.Random(2))


def test_icc_follows_from_the_f_of_scipy_for_teams_of_one_size() -> None:
    from scipy import stats  # takes a second: not while tests are collected

    source = np.random.default_rng(5)
    groups = source.normal(source.normal(0, 1, (12, 1)), 2, (12, 9))
    f = stats.f_oneway(*groups).statistic
    found = icc(groups.tolist())
    assert found is not None
    assert found.mean_size == pytest.approx(9)
    assert found.icc1 == pytest.approx((f - 1) / (f + 8), abs=1e-12)
    assert found.icc2 == pytest.approx(1 - 1 / f, abs=1e-12)


def test_icc_of_unequal_teams_is_that_of_the_example_worked_out_by_hand() -> None:
    """Teams 1 3, 2 4, 5 7 9, 6, 8 … by the formula: see the lines below, each a step of the hand calculation."""
    groups = [[1.0, 3.0], [2.0, 4.0], [5.0, 7.0, 9.0], [6.0, 6.0], [8.0, 8.0]]
    # n = 11, mean 59 / 11; between = Σ n·mean² − 59² / 11 = 8 + 18 + 147 + 72 + 128 − 316.4545 = 56.5455, over 4
    # within = 2 + 2 + 8 + 0 + 0 = 12, over 6; size = (11 − (4 + 4 + 9 + 4 + 4) / 11) / 4 = 2.1818
    between, within, size = 56.5454545 / 4, 2.0, 2.1818182
    found = icc(groups)
    assert found is not None
    assert (found.teams, found.n) == (5, 11)
    assert found.mean_size == pytest.approx(size)
    assert found.icc1 == pytest.approx((between - within) / (between + (size - 1) * within))
    assert found.icc2 == pytest.approx((between - within) / between)


def test_under_five_teams_or_without_spread_there_is_no_icc() -> None:
    assert icc([[1.0, 2.0]] * (FEWEST_TEAMS - 1)) is None
    assert icc([[3.0, 3.0]] * FEWEST_TEAMS) is None


def test_teams_that_differ_less_than_their_members_have_no_reliable_means() -> None:
    found = icc([[1.0, 5.0]] * FEWEST_TEAMS)
    assert found is not None
    assert found.icc1 == pytest.approx(-1)
    assert found.icc2 is None


def test_r_wg_is_one_minus_the_variance_over_that_of_chance() -> None:
    """3 3 4 4: variance 1/3, chance (25 − 1) / 12 = 2, so 1 − 1/6. All over the scale: never below 0."""
    assert r_wg((3, 3, 4, 4), QUESTIONNAIRE.scale) == pytest.approx(5 / 6)
    assert r_wg((1, 1, 5, 5), QUESTIONNAIRE.scale) == 0
    assert r_wg((2, 2), QUESTIONNAIRE.scale) == 1


def test_a_team_under_the_threshold_takes_no_part() -> None:
    found = team_study(QUESTIONNAIRE, [*SIX, *teams([4], random.Random(7))], 5)
    assert (found.teams, found.left_out) == (6, 1)
    assert found == team_study(QUESTIONNAIRE, [*SIX, []], 5)
    assert found.overall is not None
    assert (found.overall.teams, found.overall.n) == (6, 60)


def test_the_spread_of_a_team_is_given_from_ten_people_on() -> None:
    found = team_study(QUESTIONNAIRE, SIX, 5)
    assert FEWEST_FOR_SPREAD == 10
    assert set(found.large_teams) <= {3, 4, 5}
    assert 5 in found.large_teams
    for number, row in found.large_teams.items():
        for id in row:
            place = [item.id for item in QUESTIONNAIRE.items].index(id)
            assert sum(person[place] != 0 for person in SIX[number - 1]) >= FEWEST_FOR_SPREAD


def test_agreement_on_an_item_needs_five_teams() -> None:
    assert {row.teams for row in team_study(QUESTIONNAIRE, SIX, 5).items.values() if row} == {5, 6}
    assert set(team_study(QUESTIONNAIRE, SIX[:4], 5).items.values()) == {None}
    assert set(team_study(QUESTIONNAIRE, SIX[:4], 5).dimensions.values()) == {None}


def test_the_error_of_a_mean_is_its_sd_over_the_root_of_n() -> None:
    """The jackknife of a mean is exact when each person is a part."""
    group = [row for row in teams([40], random.Random(3))[0] if row[0]]
    parts = parts_of(QUESTIONNAIRE, [group])
    found = standard_errors(lambda some: {"mean": some.pair(0, 0).x / some.pair(0, 0).n}, parts)
    first = [row[0] for row in group]
    assert len(parts) == len(group)
    assert found["mean"] == pytest.approx(np.std(first, ddof=1) / len(first) ** 0.5)


def test_parts_together_are_all_and_do_not_depend_on_the_order() -> None:
    groups = teams([6] * 12, random.Random(8), PROFILE)
    everybody = [row for team in groups for row in team]
    parts = parts_of(QUESTIONNAIRE, groups)
    assert len(parts) == 12
    assert together(parts) == moments(item_scores(QUESTIONNAIRE, everybody))
    assert parts_of(QUESTIONNAIRE, [list(reversed(team)) for team in reversed(groups)]) == parts
    assert len(parts_of(QUESTIONNAIRE, [everybody])) == 40


def test_an_estimate_that_fails_without_one_part_has_no_error() -> None:
    parts = parts_of(QUESTIONNAIRE, teams([30], random.Random(1)))
    assert standard_errors(lambda some: {"a": None, "b": 1.0}, parts) == {"a": None, "b": 0.0}
