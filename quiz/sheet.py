"""The scoring sheet of the paper version: which items belong where, and a table that replaces arithmetic."""

from __future__ import annotations

from dataclasses import dataclass

from .model import Questionnaire
from .scoring import enough_answered, score_from_sum


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
