"""Arrangements of the questionnaire that pages show but that are no data of their own.

The steps of the scan, the axes of a radar, and the scoring sheet of the paper version: which items belong where,
and a table that replaces arithmetic.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from quiz.model import Dimension, Item, Questionnaire
from quiz.scoring import enough_answered, score_from_sum

MOST_ON_A_SIDE: Final = 20
"""Items that fit on one side of A4, with what stands above them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedItem:
    """An item with its number as people see it, from 1."""

    number: int
    item: Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """One axis of a radar: unit vector from the centre, x to the right and y down, both in −1…1."""

    dimension: Dimension
    x: float
    y: float


def steps(questionnaire: Questionnaire) -> tuple[tuple[NumberedItem, ...], ...]:
    """The items in the steps in which the scan shows them."""
    numbered = [NumberedItem(number=n, item=item) for n, item in enumerate(questionnaire.items, start=1)]
    size = questionnaire.items_per_step
    return tuple(tuple(numbered[i : i + size]) for i in range(0, len(numbered), size))


def axes(dimensions: Sequence[Dimension]) -> tuple[Axis, ...]:
    """Directions of a radar's axes: the first one straight up, then clockwise at equal angles."""
    turn = 2 * math.pi / len(dimensions)
    return tuple(
        Axis(dimension=d, x=round(math.sin(turn * i), 4), y=round(-math.cos(turn * i), 4))
        for i, d in enumerate(dimensions)
    )


def paper_side(questionnaire: Questionnaire) -> int:
    """How many items stand on each side of the paper form: as even as can be, and no more than fit on one."""
    count = len(questionnaire.items)
    return -(-count // -(-count // MOST_ON_A_SIDE))


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRow:
    """One row: the sum of the responses, and the score for each number of answered items (or `None`)."""

    total: int
    scores: tuple[int | None, ...]


def item_numbers(q: Questionnaire) -> dict[str, tuple[int, ...]]:
    """For each dimension the numbers, from 1, of its items as people see them."""
    number = {item.id: n for n, item in enumerate(q.items, start=1)}
    return {d.id: tuple(number[item.id] for item in q.items_of(d.id)) for d in q.dimensions}


def score_columns(q: Questionnaire) -> tuple[int, ...]:
    """Numbers of answered items that can lead to a score of a dimension: 3 to 8 for the scan."""
    sizes = {len(q.items_of(d.id)) for d in q.dimensions}
    return tuple(n for n in range(1, max(sizes) + 1) if any(n <= s and enough_answered(n, s) for s in sizes))


def score_rows(q: Questionnaire, parts: int = 3) -> tuple[tuple[ScoreRow, ...], ...]:
    """The table in so many parts that stand beside each other; each score as `scoring` gives it."""
    columns = score_columns(q)
    low, high = q.scale.min, q.scale.max
    rows = tuple(
        ScoreRow(
            total=total,
            scores=tuple(score_from_sum(n, total, q.scale) if n * low <= total <= n * high else None for n in columns),
        )
        for total in range(min(columns) * low, max(columns) * high + 1)
    )
    size = -(-len(rows) // parts)
    return tuple(rows[i : i + size] for i in range(0, len(rows), size))
