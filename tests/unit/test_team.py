"""The picture: right figures, and never one about fewer than the threshold."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from statistics import stdev

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from quiz.definition import QUESTIONNAIRE
from quiz.team.file import export_document, export_rows
from quiz.team.picture import (
    Agreement,
    ScaleFigures,
    TeamPicture,
    compare_pictures,
    item_figures,
    response_rate,
    shared_respondents,
    team_picture,
    threshold_of,
)
from tests.unit.team_groups import ITEMS, Responses, groups, random_group, with_threshold

IDS = [item.id for item in QUESTIONNAIRE.items]


def places(dimension: str | None) -> list[int]:
    """The positions of a dimension's items; all of them for `None`."""
    return [
        place
        for place, item in enumerate(QUESTIONNAIRE.items)
        if dimension is None or dimension in (item.discipline, item.success_area)
    ]


def exact_scores(group: list[Responses], dimension: str | None) -> list[Fraction]:
    """The plain way: one respondent at a time, with fractions."""
    scores = []
    for responses in group:
        given_ = [responses[place] for place in places(dimension) if responses[place]]
        if given_ and 2 * len(given_) >= len(places(dimension)):
            scores.append(Fraction(25 * (sum(given_) - len(given_)), len(given_)))
    return scores


def half_up(value: Fraction, digits: str) -> Decimal:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal(digits), rounding=ROUND_HALF_UP)


def picture(group: list[Responses], size: int | None = None) -> TeamPicture:
    found = team_picture(QUESTIONNAIRE, group, size=size)
    assert found is not None
    return found


# ---- Figures ------------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(groups(smallest=5, largest=20))
def test_means_are_those_of_exact_fractions_rounded_half_up(group: list[Responses]) -> None:
    found = picture(group)
    for dimension, figures in [(None, found.overall), *found.dimensions.items()]:
        scores = exact_scores(group, dimension)
        if len(scores) < 5:
            assert figures is None
        else:
            assert figures is not None
            assert figures.n == len(scores)
            assert Decimal(figures.mean) / 10 == half_up(sum(scores, Fraction()) / len(scores), "0.1")


@settings(max_examples=60, deadline=None)
@given(groups(smallest=5, largest=20))
def test_spread_is_the_sample_standard_deviation(group: list[Responses]) -> None:
    found = picture(group)
    for dimension, figures in [(None, found.overall), *found.dimensions.items()]:
        if figures is not None:
            plain = stdev(map(float, exact_scores(group, dimension)))
            assert abs(figures.sd / 10 - plain) <= 0.05 + 1e-9


@settings(max_examples=60, deadline=None)
@given(groups(smallest=5, largest=20))
def test_item_figures_are_those_of_the_plain_way(group: list[Responses]) -> None:
    found = picture(group)
    for place, id in enumerate(IDS):
        figures = found.items[id]
        given_ = [responses[place] for responses in group if responses[place]]
        if len(given_) < 5:
            assert figures is None
            continue
        assert figures is not None
        assert (figures.n, figures.dont_know) == (len(given_), len(group) - len(given_))
        assert figures.counts == tuple(given_.count(point) for point in (1, 2, 3, 4, 5))
        assert Decimal(figures.mean) / 10 == half_up(Fraction(sum(given_), len(given_)), "0.1")
        assert abs(figures.sd / 100 - stdev(given_)) <= 0.005 + 1e-9


def test_a_mean_exactly_between_two_digits_goes_up() -> None:
    """Three people with 50 and two with 53.125 have 51.25: that is 51.3. With one it is 50.625: 50.6."""
    high = tuple(4 if place == places("teamleren")[0] else 3 for place in range(ITEMS))
    group = [(3,) * ITEMS] * 4 + [high]
    assert picture(group).dimensions["teamleren"].mean == 506  # type: ignore[union-attr]
    assert picture([*group[1:], high]).dimensions["teamleren"].mean == 513  # type: ignore[union-attr]


def test_unrounded_scores_are_averaged() -> None:
    """Five people with 53.125 give 53.1; whole scores of 53 would give 53.0."""
    high = tuple(4 if place == places("teamleren")[0] else 3 for place in range(ITEMS))
    assert picture([high] * 5).dimensions["teamleren"].mean == 531  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("counts", "sd", "agreement"),
    [
        ((0, 0, 1, 4, 0), 45, Agreement.UNITED),
        ((0, 1, 2, 1, 1), 114, Agreement.MIXED),
        ((1, 1, 1, 0, 2), 179, Agreement.DIVIDED),
        ((0, 0, 5, 0, 0), 0, Agreement.UNITED),
        # Exactly 0.8 and exactly 1.2 are "gemengd": variance 16/25 and 36/25.
        ((0, 8, 9, 8, 0), 82, Agreement.MIXED),
    ],
)
def test_agreement_follows_the_spread(counts: tuple[int, ...], sd: int, agreement: Agreement) -> None:
    figures = item_figures(0, counts, 1)
    assert (figures.sd, figures.agreement) == (sd, agreement)


def test_agreement_at_the_very_edges_is_mixed() -> None:
    edges = {}
    for a in range(30):
        for b in range(30):
            for c in range(30):
                n, total, squares = a + b + c, 2 * a + 3 * b + 4 * c, 4 * a + 9 * b + 16 * c
                if n > 1:
                    edges[Fraction(n * squares - total * total, n * (n - 1))] = (0, a, b, c, 0)
    assert item_figures(0, edges[Fraction(16, 25)], 1).agreement is Agreement.MIXED
    five = item_figures(0, (2, 3, 0, 0, 0), 1)
    assert five.agreement is Agreement.UNITED


def test_large_groups_stay_exact() -> None:
    """A million people of three kinds: floating point would lose the last digit of the spread."""
    group = [*random_group(3, seed=4, unknown=0.3)]
    many = [group[0]] * 400_000 + [group[1]] * 399_999 + [group[2]] * 200_001
    found = picture(many)
    for dimension, figures in found.dimensions.items():
        scores = [exact_scores([person], dimension) for person in group]
        weights = (400_000, 399_999, 200_001)
        present = [(score[0], weight) for score, weight in zip(scores, weights, strict=True) if score]
        n = sum(weight for _, weight in present)
        mean = sum((score * weight for score, weight in present), Fraction()) / n
        assert figures is not None
        assert Decimal(figures.mean) / 10 == half_up(mean, "0.1")


@settings(max_examples=30, deadline=None)
@given(groups(smallest=5), st.randoms())
def test_the_order_of_respondents_does_not_matter(group: list[Responses], random: object) -> None:
    shuffled = list(group)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert picture(group) == picture(shuffled)


@pytest.mark.parametrize(("n", "size", "rate"), [(5, 5, 100), (5, 6, 83), (5, 8, 63), (6, 16, 38), (5, 1000, 1)])
def test_response_rate_is_whole_percents_half_up(n: int, size: int, rate: int) -> None:
    assert response_rate(picture(random_group(n), size)) == rate


def test_a_size_smaller_than_the_respondents_is_refused() -> None:
    with pytest.raises(ValueError, match="group of 5 cannot have 6"):
        picture(random_group(6), 5)


# ---- The threshold ------------------------------------------------------------------------------


@pytest.mark.parametrize("n", range(5))
def test_under_the_threshold_there_is_nothing(n: int) -> None:
    assert team_picture(QUESTIONNAIRE, random_group(n)) is None


def test_an_organisation_can_raise_the_threshold_and_nobody_can_lower_it() -> None:
    assert threshold_of(with_threshold(12)) == 12
    assert threshold_of(with_threshold(1)) == 5
    assert team_picture(with_threshold(12), random_group(11)) is None
    assert team_picture(with_threshold(1), random_group(4)) is None


@settings(max_examples=150, deadline=None)
@given(groups(smallest=5))
def test_no_figure_rests_on_fewer_than_the_threshold(group: list[Responses]) -> None:
    found = picture(group)
    for dimension, figures in [(None, found.overall), *found.dimensions.items()]:
        scored = len(exact_scores(group, dimension))
        assert (figures is None) == (scored < 5)
    for place, id in enumerate(IDS):
        answered = sum(1 for responses in group if responses[place])
        item = found.items[id]
        assert (item is None) == (answered < 5)


@settings(max_examples=80, deadline=None)
@given(groups(smallest=5), st.data())
def test_hidden_items_cannot_be_told_apart_from_any_other_hidden_item(
    group: list[Responses], data: st.DataObject
) -> None:
    """Change the few answers to a hidden item as much as possible: its part of every export stays the same."""
    hidden = [id for id, figures in picture(group).items.items() if figures is None]
    assume(hidden)
    place = IDS.index(data.draw(st.sampled_from(hidden)))
    changed = [
        tuple(6 - value if at == place and value else value for at, value in enumerate(responses))
        for responses in group
    ]
    before, after = (export_document(QUESTIONNAIRE, picture(people)) for people in (group, changed))
    assert before["items"] == after["items"]
    rows = [export_rows(QUESTIONNAIRE, picture(people))[-ITEMS:] for people in (group, changed)]
    assert rows[0] == rows[1]


@settings(max_examples=80, deadline=None)
@given(groups(smallest=5))
def test_exports_hold_nothing_of_what_is_hidden(group: list[Responses]) -> None:
    found = picture(group)
    document = export_document(QUESTIONNAIRE, found)
    table = {row[1]: row[3:] for row in export_rows(QUESTIONNAIRE, found)[1:]}
    for part, shown in (("items", found.items), ("dimensions", found.dimensions)):
        for id, figures in shown.items():
            if figures is None:
                assert document[part][id] is None
                assert set(table[id]) == {""}
            else:
                assert document[part][id]["n"] >= 5
    assert set(document) == {
        "format", "version", "edition", "fingerprint", "min_group_size", "n", "size", "response_rate",
        "overall", "dimensions", "items",
    }  # fmt: skip


@settings(max_examples=50, deadline=None)
@given(groups(smallest=5))
def test_the_picture_has_no_extremes_and_no_single_respondents(group: list[Responses]) -> None:
    """Whole group and figures only: no field of the picture has one entry per respondent."""
    found = picture(group)
    assert set(TeamPicture.__slots__) == {"edition", "n", "size", "threshold", "overall", "dimensions", "items"}
    assert found.threshold == 5


# ---- Comparison ---------------------------------------------------------------------------------


def test_the_example_of_the_accountability_page_is_within_the_noise() -> None:
    first, second = picture(random_group(9)), picture(random_group(8))
    example = TeamPicture(
        edition="1", n=9, size=None, threshold=5, items=first.items, dimensions=first.dimensions,
        overall=ScaleFigures(n=9, mean=580, sd=150),
    )  # fmt: skip
    other = TeamPicture(
        edition="1", n=8, size=None, threshold=5, items=second.items, dimensions=second.dimensions,
        overall=ScaleFigures(n=8, mean=660, sd=140),
    )  # fmt: skip
    found = compare_pictures(example, other).overall
    assert found is not None
    assert (found.difference, found.named) == (80, False)


@settings(max_examples=60, deadline=None)
@given(groups(smallest=5), groups(smallest=5))
def test_a_difference_is_named_only_beyond_the_noise(one: list[Responses], two: list[Responses]) -> None:
    first, second = picture(one), picture(two)
    for id, found in compare_pictures(first, second).dimensions.items():
        a, b = first.dimensions[id], second.dimensions[id]
        if a is None or b is None:
            assert found is None
            continue
        assert found is not None
        assert found.difference == b.mean - a.mean
        noise = 1.96 * ((a.sd / 10) ** 2 / a.n + (b.sd / 10) ** 2 / b.n) ** 0.5
        assume(abs(abs(found.difference / 10) - noise) > 1e-9)
        assert found.named == (abs(found.difference / 10) > noise)


def test_a_group_compared_with_itself_has_no_difference() -> None:
    found = picture(random_group(9))
    parts = compare_pictures(found, found).dimensions.values()
    assert all(part and part.difference == 0 and not part.named for part in parts)


@pytest.mark.parametrize(("first", "second", "shared"), [("abcdefgh", "ijklmnop", 0), ("abcdef", "abcdef", 6)])
def test_groups_without_or_with_all_people_in_common_can_be_compared(first: str, second: str, shared: int) -> None:
    assert shared_respondents(set(first), set(second), 5) == shared


@pytest.mark.parametrize("left_out", range(1, 5))
def test_the_whole_group_and_the_group_without_a_few_are_not_compared(left_out: int) -> None:
    everybody = set("abcdefghijklmn")
    assert shared_respondents(everybody, set(sorted(everybody)[left_out:]), 5) is None
    assert shared_respondents(everybody, set(sorted(everybody)[5:]), 5) == 9
