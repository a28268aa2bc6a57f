"""The picture: right figures, and never one about fewer than the threshold."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from statistics import stdev

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.definition import QUESTIONNAIRE
from quiz.team.file import export_document, export_json, export_rows, parse_export
from quiz.team.picture import (
    Agreement,
    ScaleFigures,
    TeamPicture,
    compare_pictures,
    equal_rows,
    is_partial,
    item_figures,
    nested,
    response_rate,
    shared_respondents,
    silence,
    team_picture,
    threshold_of,
)
from quiz.team.significance import is_difference, margin_of, student_t
from tests.unit.team_groups import ITEMS, Responses, groups, random_group, with_threshold

IDS = [item.id for item in QUESTIONNAIRE.items]


def places(dimension: str | None) -> list[int]:
    """The positions of a dimension's items; all of them for `None`."""
    return [
        place
        for place, item in enumerate(QUESTIONNAIRE.items)
        if dimension is None or dimension in (item.discipline, item.success_area)
    ]


def score_by_person(group: list[Responses], dimension: str | None) -> list[Fraction | None]:
    """The plain way: one respondent at a time over the shown items, with fractions."""
    shown = [place for place in places(dimension) if sum(1 for person in group if person[place]) >= 5]
    if 2 * len(shown) < len(places(dimension)):
        return [None] * len(group)
    scores: list[Fraction | None] = []
    for responses in group:
        given_ = [responses[place] for place in shown if responses[place]]
        enough = given_ and 2 * len(given_) >= len(shown)
        scores.append(Fraction(25 * (sum(given_) - len(given_)), len(given_)) if enough else None)
    return scores


def exact_scores(group: list[Responses], dimension: str | None) -> list[Fraction]:
    return [score for score in score_by_person(group, dimension) if score is not None]


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
        counts = [given_.count(point) for point in (1, 2, 3, 4, 5)]
        assert figures.groups == (counts[0] + counts[1], counts[2], counts[3] + counts[4])
        if len(given_) < 10:
            assert (figures.counts, figures.mean, figures.sd) == (None, None, None)
            continue
        assert figures.mean is not None
        assert figures.sd is not None
        assert figures.counts == tuple(counts)
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
        ((0, 0, 2, 8, 0), 42, Agreement.UNITED),
        ((0, 2, 4, 2, 2), 107, Agreement.MIXED),
        ((2, 2, 2, 0, 4), 169, Agreement.DIVIDED),
        ((0, 0, 10, 0, 0), 0, Agreement.UNITED),
        # Under ten the word alone.
        ((0, 1, 2, 1, 1), None, Agreement.MIXED),
        ((1, 1, 1, 0, 2), None, Agreement.DIVIDED),
        # Exactly 0.8 and exactly 1.2 are "gemengd": variance 16/25 and 36/25.
        ((0, 8, 9, 8, 0), 82, Agreement.MIXED),
    ],
)
def test_agreement_follows_the_spread(counts: tuple[int, ...], sd: int | None, agreement: Agreement) -> None:
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
    """A hundred thousand people of three kinds: floating point would lose the last digit of the spread."""
    group = [*random_group(3, seed=4, unknown=0.3)]
    many = [group[0]] * 40_000 + [group[1]] * 39_999 + [group[2]] * 20_001
    found = picture(many)
    for dimension, figures in found.dimensions.items():
        scores = score_by_person(group * 5, dimension)[:3]
        weights = (40_000, 39_999, 20_001)
        present = [(score, weight) for score, weight in zip(scores, weights, strict=True) if score is not None]
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
        "overall", "dimensions", "named", "items",
    }  # fmt: skip


@settings(max_examples=50, deadline=None)
@given(groups(smallest=5))
def test_the_picture_has_no_extremes_and_no_single_respondents(group: list[Responses]) -> None:
    """Whole group and figures only: no field of the picture has one entry per respondent."""
    found = picture(group)
    assert set(TeamPicture.__slots__) == {
        "edition", "n", "size", "threshold", "overall", "dimensions", "named", "items", "team", "date",
        "statement", "agreement",
    }  # fmt: skip
    assert found.threshold == 5


# ---- Comparison ---------------------------------------------------------------------------------


def with_overall(n: int, mean: int, sd: int, base: TeamPicture) -> TeamPicture:
    return replace(base, n=n, overall=ScaleFigures(n=n, mean=mean, sd=sd, margin=margin_of(sd, n)))


def test_the_example_of_the_accountability_page_is_within_the_noise() -> None:
    base = picture(random_group(9))
    found = compare_pictures(with_overall(9, 580, 150, base), with_overall(8, 660, 140, base)).overall
    assert found is not None
    assert (found.difference, found.named, found.smallest) == (80, False, 151)


def test_a_rise_is_a_plus_and_named_from_the_smallest_difference_on() -> None:
    base = picture(random_group(9))
    first = with_overall(12, 500, 160, base)
    smallest = compare_pictures(first, with_overall(12, 500, 160, base)).overall
    assert smallest is not None
    assert smallest.smallest is not None
    for more, named in ((smallest.smallest - 1, False), (smallest.smallest, True)):
        found = compare_pictures(first, with_overall(12, 500 + more, 160, base)).overall
        assert found is not None
        assert (found.difference, found.named) == (more, named)


def test_groups_without_any_spread_are_never_told_apart() -> None:
    base = picture(random_group(9))
    found = compare_pictures(with_overall(9, 100, 0, base), with_overall(9, 900, 0, base)).overall
    assert found is not None
    assert (found.named, found.smallest) == (False, None)


def test_a_difference_is_named_only_beyond_chance() -> None:
    """At 95 percent for the whole and 99 for the others; the rule itself is tested with the table."""
    for seed in range(60):
        sizes = random.Random(seed).choices(range(5, 30), k=2)
        first, second = (picture(random_group(n, seed=seed + n, unknown=0.4)) for n in sizes)
        found = compare_pictures(first, second)
        rows = [(95, first.overall, second.overall, found.overall)]
        rows += [(99, first.dimensions[id], second.dimensions[id], part) for id, part in found.dimensions.items()]
        for level, a, b, part in rows:
            if a is None or b is None:
                assert part is None
                continue
            assert part is not None
            assert part.difference == b.mean - a.mean
            assert part.named == is_difference(part.difference, a.sd, a.n, b.sd, b.n, level)


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


# ---- Groups inside one another -------------------------------------------------------------------


@pytest.mark.parametrize("more", range(1, 5))
@pytest.mark.parametrize("unknown", [0.05, 0.4])
def test_a_group_that_lies_inside_another_is_recognised_whoever_left(more: int, unknown: float) -> None:
    """Also through a file, and where one of the two is coarse: 9 and 12 people."""
    for seed in range(60):
        group = random_group(12, seed=seed, unknown=unknown)
        pair = [picture(group), picture(group[more:])]
        saved = [parse_export(export_json(QUESTIONNAIRE, part), QUESTIONNAIRE) for part in pair]
        assert nested(*pair)
        assert nested(saved[1], saved[0])


def test_another_measurement_of_nearly_as_many_people_is_not_taken_for_one_inside_another() -> None:
    taken = sum(
        nested(picture(random_group(12, seed=seed)), picture(random_group(10, seed=seed + 1000))) for seed in range(300)
    )
    assert taken == 0


def test_groups_of_equal_size_or_with_enough_people_between_them_are_not_inside_one_another() -> None:
    group = random_group(20)
    assert not nested(picture(group), picture(group))
    assert not nested(picture(group), picture(group[5:]))
    assert nested(picture(group), replace(picture(group[5:]), threshold=6))


# ---- What else is told ---------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(groups(smallest=5, largest=20))
def test_margins_follow_from_the_exact_spread(group: list[Responses]) -> None:
    found = picture(group)
    for dimension, figures in [(None, found.overall), *found.dimensions.items()]:
        if figures is not None:
            plain = stdev(map(float, exact_scores(group, dimension)))
            margin = student_t(95, figures.n - 1) / 1000 * plain / figures.n**0.5
            assert abs(figures.margin / 10 - margin) <= 0.05 + 1e-9


def test_the_ends_of_a_facet_are_named_by_each_persons_own_difference() -> None:
    """The plain way, with floats, on groups of which some have a true difference."""
    seen = set()
    for seed in range(120):
        source = random.Random(seed)
        lift = source.choice((0, 0, 1, 2))
        strong = places("teamleren")
        group = [
            tuple(min(5, r + lift) if r and place in strong else r for place, r in enumerate(person))
            for person in random_group(source.randrange(5, 25), seed=seed)
        ]
        found = picture(group)
        means = {d.id: f.mean for d in QUESTIONNAIRE.disciplines if (f := found.dimensions[d.id])}
        high = [id for id, mean in means.items() if mean == max(means.values())]
        low = [id for id, mean in means.items() if mean == min(means.values())]
        passes = high != low
        for a in high:
            for b in low:
                pairs = zip(score_by_person(group, a), score_by_person(group, b), strict=True)
                own = [float(x - y) for x, y in pairs if x is not None and y is not None]
                limit = student_t(99, len(own) - 1) / 1000 * stdev(own) / len(own) ** 0.5
                passes = passes and sum(own) / len(own) > max(10, limit)
        named = found.named["disciplines"]
        assert (list(named.high), list(named.low)) == ((high, low) if passes else ([], []))
        seen.add(passes)
    assert seen == {True, False}


def test_equal_rows_are_counted_and_one_answer_everywhere_is_not() -> None:
    a, b = random_group(2)
    assert equal_rows([a, a, b]) == 2
    assert equal_rows([a, a, a, b, b]) == 5
    assert equal_rows([a, b, (3,) * ITEMS, (3,) * ITEMS, (0,) * ITEMS, (0,) * ITEMS]) == 0


@pytest.mark.parametrize(
    ("n", "size", "shift", "partial"),
    [(12, 12, 0, False), (12, 16, 50, False), (12, 20, 80, False), (11, 20, 90, True)],
)
def test_silence_is_told_in_tenths_and_under_sixty_percent_it_is_the_picture_of_these_people(
    n: int, size: int, shift: int, partial: bool
) -> None:
    found = picture(random_group(n), size)
    assert (silence(found), is_partial(found)) == (shift, partial)
