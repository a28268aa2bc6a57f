"""No sum of a hidden item can be narrowed by what a picture, a file or a pair of pictures shows.

Two ways. By property: whatever the few people who answered a hidden item said, the picture is the same byte for byte,
so a reader of it cannot prefer one answer to another. And by the attack itself: with the other answers known, count
which sums of a hidden item are still possible for the published figures; all of them are. (The first edition of the
site computed its scales over hidden items too; the same attack then left 1.8 of 17 sums on average.)
"""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations_with_replacement, product

import pytest

from quiz.definition import QUESTIONNAIRE
from quiz.model import Questionnaire, Scale, ScalePoint
from quiz.team.file import csv, export_json, export_rows, parse_export
from quiz.team.picture import TeamPicture, compare_pictures, item_figures, nested, team_picture
from tests.unit.javascript import ROOT
from tests.unit.questionnaires import SMALL
from tests.unit.team_groups import ITEMS, Responses, random_group

EVEN = replace(
    SMALL, scale=Scale(points=tuple(ScalePoint(value=v, label=str(v)) for v in range(1, 5)), dont_know="weet ik niet")
)


def picture(group: list[Responses], questionnaire: Questionnaire = QUESTIONNAIRE) -> TeamPicture:
    found = team_picture(questionnaire, group)
    assert found is not None
    return found


def hidden_places(found: TeamPicture) -> list[int]:
    return [place for place, figures in enumerate(found.items.values()) if figures is None]


def with_other_answers(group: list[Responses], places: list[int], source: random.Random, top: int) -> list[Responses]:
    """The same group; who answered a hidden item gives other answers there, and as few people answer it."""
    people = [list(person) for person in group]
    for place in places:
        given = [source.randint(1, top) if person[place] else 0 for person in group]
        source.shuffle(given)  # also another of them may be the one who answered
        for person, answer in zip(people, given, strict=True):
            person[place] = answer
    return [tuple(person) for person in people]


def small_group(source: random.Random, items: int, top: int) -> list[Responses]:
    share = source.choice((0.2, 0.4, 0.6))
    return [
        tuple(0 if source.random() < share else source.randint(1, top) for _ in range(items))
        for _ in range(source.randrange(5, 12))
    ]


@pytest.mark.parametrize(
    ("questionnaire", "top", "number"), [(SMALL, 5, 6_000), (EVEN, 4, 3_500), (QUESTIONNAIRE, 5, 500)]
)
def test_ten_thousand_pictures_are_the_same_whatever_was_answered_to_a_hidden_item(
    questionnaire: Questionnaire, top: int, number: int
) -> None:
    source = random.Random(11)
    seen = 0
    for _ in range(number):
        group = small_group(source, len(questionnaire.items), top)
        before = picture(group, questionnaire)
        hidden = hidden_places(before)
        if not hidden:
            continue
        after = picture(with_other_answers(group, hidden, source, top), questionnaire)
        assert after == before
        if seen % 10 == 0:  # what is written follows from the picture
            assert export_json(questionnaire, after) == export_json(questionnaire, before)
            assert csv(export_rows(questionnaire, after)) == csv(export_rows(questionnaire, before))
        seen += 1
    assert seen > number / 3


def feasible_sums(group: list[Responses], place: int) -> set[int]:
    """The attacker knows every other answer, and who answered: which sums give exactly the published file?"""
    wanted = export_json(SMALL, picture(group, SMALL))
    who = [person for person, row in enumerate(group) if row[place]]
    found = set()
    for answers in product(range(1, 6), repeat=len(who)):
        people = [list(row) for row in group]
        for person, answer in zip(who, answers, strict=True):
            people[person][place] = answer
        if export_json(SMALL, picture([tuple(row) for row in people], SMALL)) == wanted:
            found.add(sum(answers))
    return found


def test_an_attacker_who_knows_everything_else_is_left_with_every_sum() -> None:
    """Also for one person alone, which was the worst case."""
    source = random.Random(4)
    for k in (1, 1, 1, 2, 2, 3):
        group = [[source.randint(1, 5) for _ in SMALL.items] for _ in range(source.randrange(5, 9))]
        place = source.randrange(len(SMALL.items))
        for row in group[k:]:
            row[place] = 0
        assert feasible_sums([tuple(row) for row in group], place) == set(range(k, 5 * k + 1))


def test_a_scale_with_fewer_than_half_of_its_items_shown_is_not_shown() -> None:
    source = random.Random(6)
    left_out = 0
    for seed in range(60):
        group = random_group(source.randrange(5, 12), seed=seed, unknown=0.4)
        now = picture(group)
        for d in QUESTIONNAIRE.dimensions:
            own = QUESTIONNAIRE.items_of(d.id)
            shown = sum(1 for item in own if now.items[item.id])
            if 2 * shown < len(own):
                assert now.dimensions[d.id] is None
                left_out += 1
        assert parse_export(export_json(QUESTIONNAIRE, now), QUESTIONNAIRE) == now
    assert left_out > 20


def test_an_allowed_pair_of_pictures_is_the_same_whatever_was_answered_to_what_either_hides() -> None:
    """Two groups without a person in both. Where one may lie inside the other, the pair is refused (see `nested`)."""
    source = random.Random(9)
    allowed = 0
    for _ in range(150):
        groups = [small_group(source, ITEMS, 5) for _ in range(2)]
        pair = [picture(group) for group in groups]
        if nested(*pair):
            continue
        others = [
            picture(with_other_answers(group, hidden_places(one), source, 5))
            for group, one in zip(groups, pair, strict=True)
        ]
        assert compare_pictures(*others) == compare_pictures(*pair)
        assert not nested(*others)
        allowed += 1
    assert allowed > 100


def test_one_person_more_is_never_compared_with_the_group_without_that_person() -> None:
    """The other attack: the picture of six minus that of five is one person, item by item."""
    for seed in range(300):
        group = random_group(6, seed=seed, unknown=0.2)
        six, five = picture(group), picture(group[:5])
        assert nested(six, five)
        assert nested(five, parse_export(export_json(QUESTIONNAIRE, six), QUESTIONNAIRE))


def test_three_groups_and_a_word_give_the_counts_of_five_people_away_as_often_as_the_site_says() -> None:
    """The accountability page: 40 combinations, of which 14 belong to one set of counts only."""
    shown: dict[tuple[object, ...], int] = {}
    for answers in combinations_with_replacement(range(1, 6), 5):
        figures = item_figures(0, [answers.count(point) for point in range(1, 6)], 1)
        key = (figures.groups, figures.agreement)
        shown[key] = shown.get(key, 0) + 1
    assert (len(shown), sum(ways == 1 for ways in shown.values())) == (40, 14)
    page = (ROOT / "docs" / "scan" / "verantwoording.md").read_text(encoding="utf-8")
    assert "kunnen er 40 verschillende combinaties" in page
    assert "Bij 14 daarvan" in page
