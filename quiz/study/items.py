"""The first table that any reader of a study asks for: each item by itself, and pairs that ask the same."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import sqrt
from typing import Final

from quiz.model import DONT_KNOW, Questionnaire
from quiz.scoring import enough_answered
from quiz.study.moments import Columns, Moments

NEAR_EQUAL_SHARE: Final = 0.9
"""A respondent answers near-equally who gives at least this share of the answers in one point of the scale."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRow:
    """One item over all who answered it: shares are 0…1, mean and SD on the item's own scale (mirrored if reversed).

    `dont_know` is the share of all respondents without an answer: a code does not tell *weet ik niet* from skipped.
    `disagree` and `agree` are the shares under and above the middle of the scale: a floor or a ceiling shows there.
    """

    n: int
    mean: float
    sd: float
    dont_know: float
    disagree: float
    agree: float


def item_rows(questionnaire: Questionnaire, columns: Columns, found: Moments, fewest: int) -> dict[str, ItemRow | None]:
    """A row for each item, `None` where fewer than `fewest` answered it."""
    middle = questionnaire.scale.min + questionnaire.scale.max
    rows: dict[str, ItemRow | None] = {}
    for place, (item, column) in enumerate(zip(questionnaire.items, columns, strict=True)):
        own = found.pair(place, place)
        rows[item.id] = None
        if own.n >= fewest:
            rows[item.id] = ItemRow(
                n=own.n,
                mean=own.x / own.n,
                sd=sqrt(own.covariance),
                dont_know=1 - own.n / len(column),
                disagree=sum(0 < 2 * value < middle for value in column) / own.n,
                agree=sum(2 * value > middle for value in column) / own.n,
            )
    return rows


def near_equal_share(responses: Collection[Sequence[int]]) -> float:
    """The share of respondents (0…1) who gave nearly everywhere the same answer, of those who answered half or more."""
    rows = [given for row in responses if enough_answered(len(given := [v for v in row if v != DONT_KNOW]), len(row))]
    if not rows:
        return 0.0
    return sum(max(map(row.count, set(row))) >= NEAR_EQUAL_SHARE * len(row) for row in rows) / len(rows)


def close_pairs(
    questionnaire: Questionnaire, found: Moments, above: float, fewest: int
) -> list[tuple[str, str, float]]:
    """Pairs of items that correlate above a limit, the strongest first."""
    pairs = [
        (questionnaire.items[i].id, questionnaire.items[j].id, r)
        for i, j in combinations(range(found.size), 2)
        if found.pair(i, j).n >= fewest and (r := found.pair(i, j).r) is not None and r > above
    ]
    return sorted(pairs, key=lambda pair: -pair[2])
