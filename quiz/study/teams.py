"""Whether teams differ, and whether members of a team see the same.

ICC(1) is the part of the differences between people that lies between teams; ICC(2) the reliability of a team's mean
at the size that the teams have. r_wg says how much less the answers of a team differ than answers by chance would
(James, Demaree and Wolf, 1984). What a small team is shown nowhere (its spread, under ten people) is not given here
either: r_wg is the spread in other words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from quiz.model import DONT_KNOW, Item, Questionnaire, Scale
from quiz.scoring import enough_answered, item_score

FEWEST_TEAMS: Final = 5
"""Under so many teams nothing is said of teams in general."""
FEWEST_FOR_SPREAD: Final = 10
"""A single team's spread is shown from so many people on (measurement plan, 'Team picture')."""

Team = Sequence[Sequence[int]]
"""The responses of one team's members."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Icc:
    """Over the `teams` in which enough people have a score; `mean_size` is the size that unequal teams amount to.

    ICC(1) can fall below zero: members then differ more than people of different teams. `icc2` is `None` there.
    """

    teams: int
    n: int
    mean_size: float
    icc1: float
    icc2: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """r_wg of one item: the middle over the `teams` in which enough people answered it."""

    teams: int
    median_r_wg: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamStudy:
    """What the teams say. `left_out` counts teams under the threshold; `None` stands for too few teams.

    `large_teams` gives, by the team's number (from 1, in the order given), the r_wg of the items that at least
    `FEWEST_FOR_SPREAD` of its members answered.
    """

    teams: int
    left_out: int
    overall: Icc | None
    dimensions: Mapping[str, Icc | None]
    items: Mapping[str, Agreement | None]
    large_teams: Mapping[int, Mapping[str, float]]


def team_study(questionnaire: Questionnaire, teams: Sequence[Team], threshold: int) -> TeamStudy:
    """All figures of teams. A team under the threshold takes no part."""
    kept = {number: team for number, team in enumerate(teams, start=1) if len(team) >= threshold}
    values = list(kept.values())
    place = {item.id: n for n, item in enumerate(questionnaire.items)}

    def spread(items: Sequence[Item]) -> Icc | None:
        scores = [_scores(questionnaire, items, place, team) for team in values]
        return icc([team for team in scores if len(team) >= threshold])

    return TeamStudy(
        teams=len(kept),
        left_out=len(teams) - len(kept),
        overall=spread(questionnaire.items),
        dimensions={d.id: spread(questionnaire.items_of(d.id)) for d in questionnaire.dimensions},
        items={item.id: _agreement(questionnaire, place[item.id], values, threshold) for item in questionnaire.items},
        large_teams={number: row for number, team in kept.items() if (row := _large(questionnaire, place, team))},
    )


def icc(teams: Sequence[Sequence[float]]) -> Icc | None:
    """ICC(1) and ICC(2) from the one-way analysis of variance, `None` under `FEWEST_TEAMS` or without any spread.

    With the mean squares between and within teams and k the size that unequal teams amount to:
    ICC(1) = (between − within) / (between + (k − 1) · within), ICC(2) = (between − within) / between.
    """
    n, groups = sum(map(len, teams)), len(teams)
    if groups < FEWEST_TEAMS or n <= groups:
        return None
    grand = sum(map(sum, teams)) / n
    means = [sum(team) / len(team) for team in teams]
    between = sum(len(team) * (mean - grand) ** 2 for team, mean in zip(teams, means, strict=True)) / (groups - 1)
    within = sum((score - mean) ** 2 for team, mean in zip(teams, means, strict=True) for score in team) / (n - groups)
    size = (n - sum(len(team) ** 2 for team in teams) / n) / (groups - 1)
    whole = between + (size - 1) * within
    if whole <= 0:
        return None
    return Icc(
        teams=groups,
        n=n,
        mean_size=size,
        icc1=(between - within) / whole,
        icc2=(between - within) / between if between > within else None,
    )


def r_wg(scores: Sequence[int], scale: Scale) -> float:
    """1 − variance / the variance of answers spread evenly over the scale, (A² − 1) / 12 for A points; at least 0."""
    n, points = len(scores), scale.max - scale.min + 1
    variance = (n * sum(score * score for score in scores) - sum(scores) ** 2) / (n * (n - 1))
    return max(0.0, 1 - variance * 12 / (points**2 - 1))


def _agreement(questionnaire: Questionnaire, place: int, teams: Sequence[Team], threshold: int) -> Agreement | None:
    known = [
        r_wg(given, questionnaire.scale) for team in teams if len(given := _answers(team, place)) >= max(threshold, 2)
    ]
    return Agreement(teams=len(known), median_r_wg=median(known)) if len(known) >= FEWEST_TEAMS else None


def _large(questionnaire: Questionnaire, place: Mapping[str, int], team: Team) -> dict[str, float]:
    return {
        id: r_wg(given, questionnaire.scale)
        for id, n in place.items()
        if len(given := _answers(team, n)) >= max(FEWEST_FOR_SPREAD, questionnaire.min_group_size)
    }


def _answers(team: Team, place: int) -> list[int]:
    return [row[place] for row in team if row[place] != DONT_KNOW]


def _scores(questionnaire: Questionnaire, items: Sequence[Item], place: Mapping[str, int], team: Team) -> list[float]:
    """The mean item scores of those who have one under the half rule."""
    scores = []
    for row in team:
        given = [item_score(item, row[place[item.id]], questionnaire.scale) for item in items]
        known = [score for score in given if score is not None]
        if enough_answered(len(known), len(items)):
            scores.append(sum(known) / len(known))
    return scores
