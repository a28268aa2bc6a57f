"""What may be said of one person's result, in both languages, and against an independent reading of the rule."""

from __future__ import annotations

import random
from collections.abc import Sequence
from fractions import Fraction

import pytest

from quiz.definition import QUESTIONNAIRE
from quiz.findings import (
    CLOSE_DIMENSION,
    CLOSE_OVERALL,
    Extremes,
    Standout,
    border_bands,
    enough_for_band,
    extremes,
    standout,
    then_and_now,
)
from quiz.instrument import client_data
from quiz.model import Dimension
from tests.unit.javascript import Modules

Q = QUESTIONNAIRE
IDS = [item.id for item in Q.items]
FACETS = (Q.disciplines, Q.success_areas)


@pytest.fixture(scope="module")
def twin(tmp_path_factory: pytest.TempPathFactory) -> Modules:
    names = ("standout", "extremes", "borderBands", "enoughForBand", "thenAndNow")
    modules = Modules(tmp_path_factory.mktemp("findings"), {"quiz/findings.mjs": names})
    modules.keep("I", client_data(Q))
    return modules


def people(count: int, seed: int) -> list[dict[str, int]]:
    """Respondents of every kind: with and without a profile, with gaps, nearly empty, all the same."""
    source = random.Random(seed)
    found = [dict.fromkeys(IDS, value) for value in range(6)] + [{}]
    while len(found) < count:
        blank = source.choice((0, 0, 0.1, 0.5, 0.9))
        lean = {d.id: source.choice((0, 0, 1, -1, 2, -2)) for d in Q.dimensions}
        centre = source.choice((2, 3, 4))
        person = {}
        for item in Q.items:
            value = centre + lean[item.discipline] + lean[item.success_area or ""] + source.choice((-1, 0, 0, 1))
            person[item.id] = 0 if source.random() < blank else min(5, max(1, value))
        found.append(person)
    return found


def by_the_book(dimensions: Sequence[Dimension], person: dict[str, int]) -> Standout:
    """The rule as the measurement plan words it, with fractions and no shared code."""
    scales = {}
    for d in dimensions:
        own = [person.get(i.id, 0) for i in Q.items if d.id in (i.discipline, i.success_area)]
        given = [value for value in own if value]
        if given and 2 * len(given) >= len(own):
            scales[d.id] = given
    if len(scales) < 2:
        return Standout()
    means = {id: Fraction(sum(values), len(values)) for id, values in scales.items()}
    freedom = sum(len(values) - 1 for values in scales.values())
    if not freedom:
        return Standout()
    within = sum(sum((value - means[id]) ** 2 for value in values) for id, values in scales.items())
    variance = max(within / freedom, Fraction(1, 4))
    top, bottom = max(means.values()), min(means.values())
    high = tuple(id for id in means if means[id] == top)
    low = tuple(id for id in means if means[id] == bottom)
    pairs = [(len(scales[a]), len(scales[b])) for a in high for b in low]
    named = top > bottom and all(
        (top - bottom) ** 2 > Fraction(25, 4) * variance * (Fraction(1, a) + Fraction(1, b)) for a, b in pairs
    )
    return Standout(high=high, low=low) if named else Standout()


def test_a_difference_is_named_exactly_where_the_plan_says_so() -> None:
    named = 0
    for person in people(3000, 1):
        for facet in FACETS:
            found = standout(Q, facet, person)
            assert found == by_the_book(facet, person)
            named += bool(found.high)
    assert 500 < named < 5500


def test_both_languages_name_the_same_on_ten_thousand_people(twin: Modules) -> None:
    everybody = people(10_000, 2)
    facets = [[d.id for d in facet] for facet in FACETS]
    found = twin.call(
        "(people, facets) => people.map((p) => [...facets.map((f) => m.standout(I, f, p)), m.extremes(I, p)])",
        everybody,
        facets,
    )
    for person, (*named, ends) in zip(everybody, found, strict=True):
        for facet, told in zip(FACETS, named, strict=True):
            own = standout(Q, facet, person)
            assert told == {"high": list(own.high), "low": list(own.low)}
        own_ends = extremes(Q, person)
        assert ends == {
            "low": list(own_ends.low),
            "lowMore": own_ends.low_more,
            "high": list(own_ends.high),
            "highMore": own_ends.high_more,
        }


def test_somebody_who_answers_everywhere_the_same_has_nothing_that_stands_out() -> None:
    for value in range(1, 6):
        person = dict.fromkeys(IDS, value)
        assert [standout(Q, facet, person) for facet in FACETS] == [Standout(), Standout()]
        assert extremes(Q, person) == Extremes()


def test_two_scales_that_are_equally_high_are_both_named() -> None:
    first, second, *others = Q.disciplines
    person = {i.id: 5 if i.discipline in (first.id, second.id) else 3 for i in Q.items}
    assert standout(Q, Q.disciplines, person) == Standout(high=(first.id, second.id), low=tuple(d.id for d in others))


def test_the_lowest_and_highest_statements_are_one_s_own_and_never_more_than_three() -> None:
    for person in people(500, 3):
        given = sorted(value for value in person.values() if value)
        found = extremes(Q, person)
        assert len(found.low) <= 3
        assert len(found.high) <= 3
        assert not set(found.low) & set(found.high)
        if found.low:
            assert person[found.low[0]] == given[0]
            assert person[found.high[0]] == given[-1]
            # Nothing that is left out lies further out than what is shown.
            left_out = [value for id, value in person.items() if value and id not in found.low]
            assert max(person[id] for id in found.low) <= min(left_out)


def test_a_next_response_joins_only_when_all_of_it_fits() -> None:
    person = dict.fromkeys(IDS, 3) | {IDS[0]: 1, IDS[1]: 2, IDS[2]: 2, IDS[5]: 5, **dict.fromkeys(IDS[10:14], 4)}
    found = extremes(Q, person)
    assert found.low == (IDS[0], IDS[1], IDS[2])
    assert found.high == (IDS[5],)
    crowded = dict.fromkeys(IDS, 3) | dict.fromkeys(IDS[:5], 1)
    assert extremes(Q, crowded).low == tuple(IDS[:3])
    assert extremes(Q, crowded).low_more == 2


@pytest.mark.parametrize(
    ("value", "names"),
    [(36, None), (37, (0, 1)), (40, (0, 1)), (42, (0, 1)), (43, None), (57, (1, 2)), (62, (1, 2)), (77, (2, 3)),
     (82, (2, 3)), (83, None), (0, None), (100, None)],
)  # fmt: skip
def test_within_three_points_of_a_cut_off_a_score_lies_on_the_border(
    value: int, names: tuple[int, int] | None, twin: Modules
) -> None:
    expected = tuple(Q.bands[place] for place in names) if names else None
    assert border_bands(Q.bands, value) == expected
    told = twin.call("(value) => m.borderBands(I.bands, value)", value)
    assert (told and [band["id"] for band in told]) == (expected and [band.id for band in expected])


def test_a_band_needs_three_quarters_of_the_answers(twin: Modules) -> None:
    cases = [(answered, size) for size in range(1, 41) for answered in range(size + 1)]
    expected = [4 * answered >= 3 * size and answered > 0 for answered, size in cases]
    assert [enough_for_band(answered, size) for answered, size in cases] == expected
    assert twin.call("(cases) => cases.map(([a, s]) => m.enoughForBand(a, s))", cases) == expected


def test_earlier_and_now_are_about_equal_under_the_margin(twin: Modules) -> None:
    cases = [(then, now) for then in (None, 0, 40, 60, 100) for now in (None, 0, 49, 50, 59, 60, 80, 100)]
    for close in (CLOSE_DIMENSION, CLOSE_OVERALL):
        own = [then_and_now(then, now, close) for then, now in cases]
        assert twin.call("(cases, close) => cases.map(([a, b]) => m.thenAndNow(a, b, close))", cases, close) == own
    assert then_and_now(40, 59, CLOSE_DIMENSION) == "same"
    assert then_and_now(40, 60, CLOSE_DIMENSION) == "higher"
    assert then_and_now(60, 50, CLOSE_OVERALL) == "lower"
    assert then_and_now(None, 50, CLOSE_OVERALL) == "none"
