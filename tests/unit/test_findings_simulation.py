"""How often the page names a difference for people who have none: what the rule promises, on made-up people."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from benchmarks.bench_team_findings import shares
from quiz.definition import QUESTIONNAIRE
from quiz.findings import standout
from quiz.study.moments import item_scores, moments
from quiz.study.scales import scale_reliability
from validatie.simulate import NO_PROFILE, PROFILE, Responses, people

PEOPLE = 3000


def share_named(group: list[Responses], facet: str) -> float:
    dimensions = QUESTIONNAIRE.disciplines if facet == "disciplines" else QUESTIONNAIRE.success_areas
    ids = [item.id for item in QUESTIONNAIRE.items]
    named = sum(bool(standout(QUESTIONNAIRE, dimensions, dict(zip(ids, row, strict=True))).high) for row in group)
    return named / len(group)


@pytest.fixture(scope="module")
def without() -> list[Responses]:
    return people(PEOPLE, random.Random(20271), NO_PROFILE)


def test_the_people_are_as_the_review_made_them(without: list[Responses]) -> None:
    """An alpha of about .80 for a discipline, all of it from the general part."""
    found = moments(item_scores(QUESTIONNAIRE, without[:600]))
    for dimension in QUESTIONNAIRE.disciplines:
        places = {item.id: n for n, item in enumerate(QUESTIONNAIRE.items) if item.discipline == dimension.id}
        alpha = scale_reliability(found, places).alpha
        assert alpha == pytest.approx(0.80, abs=0.04)


@pytest.mark.parametrize(("facet", "most"), [("disciplines", 0.13), ("success_areas", 0.18)])
def test_people_without_a_profile_are_seldom_told_of_one(without: list[Responses], facet: str, most: float) -> None:
    share = share_named(without, facet)
    assert 0.02 < share <= most


@pytest.mark.parametrize("facet", ["disciplines", "success_areas"])
def test_people_with_a_profile_are_told_more_often(without: list[Responses], facet: str) -> None:
    group = people(600, random.Random(20272), replace(PROFILE, discipline=0.5, area=0.5))
    assert share_named(group, facet) > 2 * share_named(without[:600], facet)


def test_a_team_without_a_difference_is_seldom_told_of_one() -> None:
    """What the accountability page says of made-up teams; the whole table is that of the benchmark."""
    disciplines, areas, change, whole = shares(NO_PROFILE, 8, 300, 20273)
    assert max(disciplines, areas) <= 8
    assert 0 < change < 10
    assert 0 < whole < 10


def test_statements_of_unequal_ease_are_named_within_a_picture_but_never_make_a_change() -> None:
    disciplines, areas, change, whole = shares(replace(NO_PROFILE, ease=0.45), 12, 100, 20274)
    assert min(disciplines, areas) > 25
    assert max(change, whole) < 13
