"""What may be said of one person's result: a difference that chance explains is not a finding.

`findings.mjs` is the twin of this module and carries the same names. Everything is whole-number arithmetic, so
that both agree on every case.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import prod
from typing import Final

from quiz.model import DONT_KNOW, Band, Dimension, Questionnaire
from quiz.scoring import Responses, enough_answered, item_score

BORDER: Final = 3
"""Points: a score nearer than this to the first score of a band lies on the border of two."""
MOST_EXTREMES: Final = 3
"""How many statements are shown with the lowest, and with the highest, response."""
CLOSE_DIMENSION: Final = 20
CLOSE_OVERALL: Final = 10
"""Points: a smaller difference between an earlier result and this one is *ongeveer gelijk*."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standout:
    """The scales of one facet that may be named: all that share the highest mean, and all that share the lowest.

    Both are empty where no difference may be named.
    """

    high: tuple[str, ...] = ()
    low: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Extremes:
    """Item ids with the lowest and the highest responses, and how many more items share the last one shown."""

    low: tuple[str, ...] = ()
    low_more: int = 0
    high: tuple[str, ...] = ()
    high_more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sums:
    """Of the item scores of one scale: how many, their sum and the sum of their squares."""

    id: str
    n: int
    total: int
    squares: int

    @property
    def mean(self) -> Fraction:
        return Fraction(self.total, self.n)


def standout(questionnaire: Questionnaire, dimensions: Sequence[Dimension], responses: Responses) -> Standout:
    """Which scales of a facet may be named as seen more and seen less.

    |difference of means| > 2.5 · s · √(1/n_top + 1/n_bottom), with s² the pooled variance of the person's item
    scores within the scored scales of the facet, at least 0.25 (measurement plan, 'What may be said of one
    person's result'). Where several share the highest or lowest mean, every pair has to pass: position breaks no tie.
    """
    scored = [sums for sums in (_sums(questionnaire, d, responses) for d in dimensions) if sums]
    if len(scored) < 2:
        return Standout()
    highest, lowest = max(s.mean for s in scored), min(s.mean for s in scored)
    high = [s for s in scored if s.mean == highest]
    low = [s for s in scored if s.mean == lowest]
    common = prod(s.n for s in scored)
    spread = sum((s.n * s.squares - s.total**2) * (common // s.n) for s in scored)
    freedom = sum(s.n - 1 for s in scored)
    if highest == lowest or not all(_beyond_chance(a, b, common, spread, freedom) for a in high for b in low):
        return Standout()
    return Standout(high=tuple(s.id for s in high), low=tuple(s.id for s in low))


def extremes(questionnaire: Questionnaire, responses: Responses) -> Extremes:
    """The statements with the lowest and with the highest responses, at most three of each.

    A next response joins only when all statements with it still fit; the first response is cut at three and the
    number of others told, so that position in the definition never decides silently. Nothing when all are equal.
    """
    given: dict[int, list[str]] = {}
    for item in questionnaire.items:
        value = responses.get(item.id, DONT_KNOW)
        if value != DONT_KNOW:
            given.setdefault(value, []).append(item.id)
    levels = sorted(given)
    if len(levels) < 2:
        return Extremes()
    low, low_more, used = _nearest(given, levels[:-1])
    high, high_more, _ = _nearest(given, [level for level in reversed(levels) if level not in used])
    return Extremes(low=low, low_more=low_more, high=high, high_more=high_more)


def enough_for_band(answered: int, size: int) -> bool:
    """Whether a scored scale may be put in a band: three quarters of its items answered."""
    return enough_answered(answered, size) and 4 * answered >= 3 * size


def border_bands(bands: Sequence[Band], value: int) -> tuple[Band, Band] | None:
    """The two bands on whose border a score lies (for 40: from 37 to 42), or None."""
    for below, above in pairwise(bands):
        if above.start - BORDER <= value < above.start + BORDER:
            return below, above
    return None


def then_and_now(then: int | None, now: int | None, close: int) -> str:
    """`higher`, `lower`, `same` or `none`: the word for a difference between two scores of one person."""
    if then is None or now is None:
        return "none"
    if abs(now - then) < close:
        return "same"
    return "higher" if now > then else "lower"


def _sums(questionnaire: Questionnaire, dimension: Dimension, responses: Responses) -> _Sums | None:
    """The sums of a scored scale; None when fewer than half of its items have a score."""
    items = questionnaire.items_of(dimension.id)
    found = [item_score(item, responses.get(item.id, DONT_KNOW), questionnaire.scale) for item in items]
    scores = [score for score in found if score is not None]
    if not enough_answered(len(scores), len(items)):
        return None
    return _Sums(id=dimension.id, n=len(scores), total=sum(scores), squares=sum(score * score for score in scores))


def _beyond_chance(a: _Sums, b: _Sums, common: int, spread: int, freedom: int) -> bool:
    """The rule in whole numbers; `spread` is Σ (n·q − s²)·L/n, `common` the product L of all n, `freedom` Σ (n − 1)."""
    distance = (a.total * b.n - b.total * a.n) ** 2 * 16 * freedom * common
    return distance > 25 * max(4 * spread, freedom * common) * a.n * b.n * (a.n + b.n)


def _nearest(given: Mapping[int, list[str]], levels: Sequence[int]) -> tuple[tuple[str, ...], int, set[int]]:
    """Ids from the first level on while whole levels fit; how many more the first has; the levels used."""
    first = given[levels[0]]
    shown, used = first[:MOST_EXTREMES], {levels[0]}
    for level in _next_that_fit(given, levels, len(first)):
        shown, used = [*shown, *given[level]], {*used, level}
    return tuple(shown), len(first) - len(first[:MOST_EXTREMES]), used


def _next_that_fit(given: Mapping[int, list[str]], levels: Sequence[int], taken: int) -> Iterator[int]:
    for level in levels[1:]:
        taken += len(given[level])
        if taken > MOST_EXTREMES:
            return
        yield level
