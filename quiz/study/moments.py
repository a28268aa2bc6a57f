"""What every coefficient rests on: sums over the respondents who answered both of two items.

A response *weet ik niet* costs one answer and not a whole person (pairwise, not listwise). All sums are whole numbers,
so they do not depend on the order of the respondents; only the last division is floating point.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import compress
from math import sqrt
from operator import mul

from quiz.model import Questionnaire

Columns = tuple[bytes, ...]
"""Item scores per item, in the order of the definition; 0 stands for no answer."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two items, over the `n` respondents who answered both: sums, sums of squares and the sum of products."""

    n: int
    x: int
    y: int
    xx: int
    yy: int
    xy: int

    def plus(self, other: Pair, times: int = 1) -> Pair:
        """The same with other respondents added, or with some of its own taken out (`times` −1)."""
        return Pair(
            self.n + times * other.n,
            self.x + times * other.x,
            self.y + times * other.y,
            self.xx + times * other.xx,
            self.yy + times * other.yy,
            self.xy + times * other.xy,
        )

    @property
    def covariance(self) -> float:
        """With n − 1. Raises `ZeroDivisionError` for fewer than two respondents."""
        return (self.n * self.xy - self.x * self.y) / (self.n * (self.n - 1))

    @property
    def r(self) -> float | None:
        """Pearson's correlation, `None` where either item has no spread."""
        spread = (self.n * self.xx - self.x**2) * (self.n * self.yy - self.y**2)
        return (self.n * self.xy - self.x * self.y) / sqrt(spread) if spread else None


@dataclass(frozen=True, slots=True)
class Moments:
    """The sums of all pairs of items. `pair(i, i)` is the item itself, over all who answered it."""

    size: int
    pairs: tuple[Pair, ...]

    def pair(self, i: int, j: int) -> Pair:
        """The sums of two items by their place; `x` belongs to the later of the two."""
        return self.pairs[i * (i + 1) // 2 + j] if i >= j else self.pairs[j * (j + 1) // 2 + i]

    def __add__(self, other: Moments) -> Moments:
        """The sums with other respondents added."""
        return Moments(self.size, tuple(a.plus(b) for a, b in zip(self.pairs, other.pairs, strict=True)))

    def __sub__(self, other: Moments) -> Moments:
        """The sums without some of the respondents."""
        return Moments(self.size, tuple(a.plus(b, -1) for a, b in zip(self.pairs, other.pairs, strict=True)))

    def least_n(self, places: Sequence[int]) -> int:
        """The fewest respondents that any two of these items have in common."""
        return min(self.pair(i, j).n for i in places for j in places)


def item_scores(questionnaire: Questionnaire, responses: Collection[Sequence[int]]) -> Columns:
    """Item scores per item: reverse-keyed items mirrored, 0 for *weet ik niet*."""
    scale, k = questionnaire.scale, len(questionnaire.items)
    joined = b"".join(map(bytes, responses))
    mirrored = bytes(scale.min + scale.max - value if scale.min <= value <= scale.max else 0 for value in range(256))
    return tuple(
        joined[place::k].translate(mirrored) if item.reverse_keyed else joined[place::k]
        for place, item in enumerate(questionnaire.items)
    )


def moments(columns: Columns) -> Moments:
    """The sums of every pair. A score of 0 adds nothing to a product, so the pairs take care of themselves."""
    present = [bytes(map(bool, column)) for column in columns]
    squares = [[value * value for value in column] for column in columns]
    bits = [int.from_bytes(column, "big") for column in present]
    whole = [all(column) for column in present]
    sums, sums_of_squares = [sum(column) for column in columns], [sum(column) for column in squares]
    pairs = []
    for i, one in enumerate(columns):
        for j in range(i + 1):
            two = columns[j]
            # Where the other item misses nobody, the sums of the one are those of all who answered it.
            x, xx = (sums[i], sums_of_squares[i]) if whole[j] else _over(one, squares[i], present[j])
            y, yy = (sums[j], sums_of_squares[j]) if whole[i] else _over(two, squares[j], present[i])
            pairs.append(Pair((bits[i] & bits[j]).bit_count(), x, y, xx, yy, sum(map(mul, one, two))))
    return Moments(len(columns), tuple(pairs))


def pearson(first: Sequence[int], second: Sequence[int]) -> float | None:
    """Pearson's correlation of two rows of whole numbers, `None` where either has no spread."""
    both = Pair(
        len(first),
        sum(first),
        sum(second),
        sum(map(mul, first, first)),
        sum(map(mul, second, second)),
        sum(map(mul, first, second)),
    )
    return both.r


def _over(column: bytes, squares: Sequence[int], present: bytes) -> tuple[int, int]:
    return sum(compress(column, present)), sum(compress(squares, present))
