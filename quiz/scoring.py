"""From responses to scores, in whole-number arithmetic so that every implementation agrees.

`scoring.mjs` is the twin of this module and carries the same names. Missing is `None`
here and `null` there: never 0, never the middle.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from quiz.model import DONT_KNOW, Band, Item, Questionnaire, Scale

Responses = Mapping[str, int]
"""Raw responses by item id: 0 (*weet ik niet*) or a point of the scale. An absent id counts as 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """The scores of one respondent: 0…100, or `None` where too few items were answered."""

    dimensions: dict[str, int | None]
    overall: int | None


def item_score(item: Item, response: int, scale: Scale) -> int | None:
    """The response, mirrored around the midpoint for a reverse-keyed item; `None` for *weet ik niet*.

    Raises `ValueError` for a response that is neither 0 nor a point of the scale.
    """
    if response == DONT_KNOW:
        return None
    if not scale.min <= response <= scale.max:
        raise ValueError(f"response {response} is not on the scale {scale.min}…{scale.max}")
    return scale.min + scale.max - response if item.reverse_keyed else response


def scale_sum(item_scores: Iterable[int | None]) -> tuple[int, int, int]:
    """`(answered, total, size)`: how many items have a score, their sum, and how many there are."""
    scores = list(item_scores)
    present = [score for score in scores if score is not None]
    return len(present), sum(present), len(scores)


def enough_answered(answered: int, size: int) -> bool:
    """The half rule: a scale is scored when at least half of its items have an item score."""
    return answered > 0 and 2 * answered >= size


def score_from_sum(answered: int, total: int, scale: Scale) -> int:
    """100 × (mean − min) / (max − min), rounded half up to a whole number.

    For the scale 1…5 this is `((s − n) × 200 + 4n) // (8n)` (measurement plan, 'Scores').
    """
    span = scale.max - scale.min
    return ((total - answered * scale.min) * 200 + span * answered) // (2 * span * answered)


def dimension_score(item_scores: Iterable[int | None], scale: Scale) -> int | None:
    """The score of any set of items, 0…100, or `None` when fewer than half of them have a score."""
    answered, total, size = scale_sum(item_scores)
    return score_from_sum(answered, total, scale) if enough_answered(answered, size) else None


def score(questionnaire: Questionnaire, responses: Responses) -> Scores:
    """All scores of one respondent: each discipline, each success area, and the whole; none where none is given."""
    by_item = {
        item.id: item_score(item, responses.get(item.id, DONT_KNOW), questionnaire.scale)
        for item in questionnaire.items
    }
    dimensions = {
        dimension.id: dimension_score(
            (by_item[item.id] for item in questionnaire.items_of(dimension.id)), questionnaire.scale
        )
        for dimension in questionnaire.scales
    }
    overall = dimension_score(by_item.values(), questionnaire.scale) if questionnaire.scored else None
    return Scores(dimensions=dimensions, overall=overall)


def band_of(questionnaire: Questionnaire, value: int | None) -> Band | None:
    """The band that holds a score, `None` for a missing one."""
    if value is None:
        return None
    return next((band for band in questionnaire.bands if band.start <= value <= band.end), None)
