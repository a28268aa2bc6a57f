"""Whatever somebody adds up or subtracts among the files that are shown, nothing about a few people follows."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import pytest

from quiz.team.file import ExportError
from quiz.team.organisation import lettered, organisation_picture, plain_name
from quiz.team.organisation_file import organisation_document, organisation_json, read_saved, saved_pictures
from quiz.team.overlap import few_apart, pairs_apart, unions
from quiz.team.picture import TeamPicture, nested
from tests.unit.organisation_files import (
    EDITIONS,
    OWN,
    QUESTIONNAIRE,
    changed,
    known_pictures,
    organisation_of,
    people,
    picture_of,
    random_teams,
    saved,
)
from tests.unit.team_groups import with_threshold

MOST_PARTS = 4


def counts(picture: TeamPicture) -> list[int]:
    """Every published count of a picture; a hidden item has none."""
    return [
        count
        for figures in picture.items.values()
        for count in ((figures.dont_know, *figures.groups) if figures else (0, 0, 0, 0))
    ]


def leaks(pictures: Sequence[TeamPicture]) -> list[tuple[int, ...]]:
    """The attacker's solver: every group minus every few others that leaves one to four people with possible counts."""
    found = []
    columns = [counts(picture) for picture in pictures]
    for whole, picture in enumerate(pictures):
        others = [place for place in range(len(pictures)) if place != whole]
        for size in range(1, MOST_PARTS + 1):
            for parts in combinations(others, size):
                rest = picture.n - sum(pictures[part].n for part in parts)
                if 0 < rest < picture.threshold:
                    left = [
                        count - sum(part)
                        for count, *part in zip(columns[whole], *(columns[p] for p in parts), strict=True)
                    ]
                    if min(left) >= 0:
                        found.append((whole, *parts))
    return found


def test_no_shown_file_minus_others_leaves_a_few_people() -> None:
    source = random.Random(9)
    before = 0
    for _ in range(250):
        pictures = random_teams(source)
        before += bool(leaks(pictures))
        shown = [one.picture for one in saved_pictures(organisation_of(pictures))]
        assert not leaks(shown)
        assert not any(few_apart(*pair) for pair in combinations(shown, 2))
    assert before > 50, "the attack itself has to find something where nothing is left out"


def test_the_total_is_the_pool_of_what_is_shown_and_says_nothing_more() -> None:
    """Total minus all teams but one is that team's own published figure, to the rounding; no other remains."""
    source = random.Random(2)
    for _ in range(100):
        for block in organisation_of(random_teams(source)).blocks:
            for id, total in block.total.items():
                shown = [
                    found
                    for team in block.teams
                    if (found := team.picture.overall if id == "overall" else team.picture.dimensions[id])
                ]
                assert (total is None) == (not shown)
                if total:
                    assert total.n == sum(found.n for found in shown)
                    assert all(found.n >= 5 for found in shown)
                    assert abs(total.mean * total.n - sum(found.n * found.mean for found in shown)) <= total.n / 2


def test_a_hidden_answer_changes_nothing_of_an_organisation() -> None:
    source = random.Random(12)
    hiding = people(7, source, unknown=0.6)
    place = next(at for at, figures in enumerate(picture_of(hiding).items.values()) if figures is None)
    other = [tuple((6 - a if a else 0) if at == place else a for at, a in enumerate(row)) for row in hiding]
    rest = [people(n, source) for n in (6, 11, 14)]
    made = [
        organisation_of([picture_of(group, str(n)) for n, group in enumerate([one, *rest])]) for one in (hiding, other)
    ]
    assert organisation_json(made[0], EDITIONS) == organisation_json(made[1], EDITIONS)


def test_pooled_figures_are_those_of_everybody_together() -> None:
    source = random.Random(31)
    groups = [people(n, source, unknown=0) for n in (8, 12, 15, 9, 20)]
    everybody = picture_of([row for group in groups for row in group])
    block = organisation_of([picture_of(group, str(n)) for n, group in enumerate(groups)]).blocks[0]
    for id, wanted in [("overall", everybody.overall), *everybody.dimensions.items()]:
        pooled = block.total[id]
        assert pooled and wanted
        assert (pooled.n, pooled.teams) == (wanted.n, 5)
        assert abs(pooled.mean - wanted.mean) <= 1
        assert abs(pooled.sd - wanted.sd) <= 1


def test_the_quick_look_misses_no_pair() -> None:
    source = random.Random(8)
    for _ in range(15):
        pictures = source.sample(known_pictures(), 12) + [picture_of(people(6, source)) for _ in range(20)]
        slow = [(a, b) for a, b in combinations(range(len(pictures)), 2) if few_apart(pictures[a], pictures[b])]
        assert pairs_apart(pictures) == slow


def test_files_of_a_higher_threshold_hide_no_pair_and_no_union() -> None:
    """What the larger group hides at its threshold, the smaller may show at its own: no sign of other people."""
    source = random.Random(31)
    hidden = 0
    for _ in range(40):
        first, second, few = (people(size, source, unknown=0.6) for size in (20, 18, 3))
        small, other = picture_of(first), picture_of(second)
        large = picture_of(first + few, q=with_threshold(12))
        whole = picture_of(first + second + few, q=with_threshold(17))
        hidden += any(figures and not large.items[id] for id, figures in small.items.items())
        assert nested(small, large) and nested(large, small)
        assert pairs_apart([small, large]) == [(0, 1)]
        assert [found.whole for found in unions([small, whole, other])] == [1]
        assert not organisation_of([small, large]).blocks
    assert hidden == 40, "each larger group hides an item that the smaller one shows"


def test_both_of_a_nested_pair_are_left_out_and_each_names_the_other() -> None:
    group = people(9, random.Random(1))
    left = organisation_of([picture_of(group, "Zes"), picture_of(group[:7], "Vijf")], ["a.json", "b.json"]).left_out
    assert [(one.file, one.reason, one.others) for one in left] == [
        ("b.json", "nested", ("a.json",)),
        ("a.json", "nested", ("b.json",)),
    ]


def test_a_team_with_two_different_pictures_of_one_day_is_not_shown() -> None:
    source = random.Random(3)
    pictures = [picture_of(people(8, source), "Zuid", "2026-11-26") for _ in range(2)]
    organisation = organisation_of([*pictures, picture_of(people(9, source), "Oost")])
    assert [team.team for team in organisation.blocks[0].teams] == ["Oost"]
    assert [one.reason for one in organisation.left_out] == ["twice", "twice"]


def test_editions_are_never_pooled() -> None:
    source = random.Random(4)
    pictures = [picture_of(people(n, source), str(n)) for n in (6, 9, 12)]
    organisation = organisation_of([*pictures[:2], replace(pictures[2], edition="2026-9")])
    assert [(block.edition, block.n) for block in organisation.blocks] == [(QUESTIONNAIRE.edition, 15), ("2026-9", 12)]


def test_letters_leave_no_name_anywhere() -> None:
    source = random.Random(5)
    group = people(8, source)
    pictures = [picture_of(people(n, source), f"Geheim {n}", "2026-11-26") for n in (6, 9, 12, 14)]
    pictures += [
        picture_of(people(12, source), "Geheim 9", "2027-05-03"),
        picture_of(group, "Geheim"),
        picture_of(group[:6]),
    ]
    made = lettered(organisation_of(pictures, [f"geheim{n}.json" for n in range(7)]))
    assert "eheim" not in repr(made)
    assert [team.team for team in made.blocks[0].teams] == ["A", "B", "C", "D"]
    assert "eheim" not in json.dumps(organisation_document(made, EDITIONS))


GOOD = saved(people(12, random.Random(6)), "Zuid", "2026-11-26")
HOSTILE = {
    "": "empty",
    "[" * 100_000: "foreign",
    '{"format":"kennisbank-organisatieleren/teambeeld","n":' + "[" * 200_000: "unreadable",
    GOOD + "x" * 10_000_000: "too-large",
    changed(GOOD, n=20_000_000): "damaged",
    changed(GOOD, n=4): "damaged",
    changed(GOOD, n="12"): "damaged",
    changed(GOOD, n=True): "damaged",
    changed(GOOD, overall={"n": 12, "mean": 1e999, "sd": 1, "margin": 1}): "unreadable",
    GOOD.replace('"mean": ', '"mean": NaN, "x": ', 1): "unreadable",
    changed(GOOD, team="Zuid\u202ejson"): "damaged",
    changed(GOOD, team=["Zuid"]): "damaged",
    changed(GOOD, team="x" * 61): "damaged",
    changed(GOOD, date="2026-02-30"): "damaged",
    changed(GOOD, __proto__={}): "damaged",
    changed(GOOD, version=3): "version",
    changed(GOOD, fingerprint="0000"): "fingerprint",
    GOOD[: len(GOOD) // 2]: "unreadable",
    "2VX7-HKD5-2VX7-HKD5": "foreign",
}


@pytest.mark.parametrize(("text", "reason"), HOSTILE.items(), ids=range(len(HOSTILE)))
def test_a_hostile_file_is_left_out_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(ExportError) as problem:
        read_saved("a.json", text, EDITIONS)
    assert problem.value.reason == reason


def test_names_that_only_look_the_same_are_the_same_team() -> None:
    source = random.Random(7)
    names = ("Zuid", "zu\u200bid", " Zuid\u00ad", "\uff3a\uff55\uff49\uff44")
    files = [read_saved(f"{name}.json", saved(people(8, source)), EDITIONS)[0] for name in names]
    organisation = organisation_picture(QUESTIONNAIRE, files, OWN)
    assert [one.reason for one in organisation.left_out] == ["twice"] * 4
    assert plain_name("<b>\u202eZuid</b>\u2066") == "<b>Zuid</b>"
