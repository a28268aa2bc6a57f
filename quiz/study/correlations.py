"""How the scores of dimensions go together, with and without the items that two of them share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, compress

from quiz.model import Questionnaire
from quiz.scoring import enough_answered
from quiz.study.moments import Columns, pearson


@dataclass(frozen=True, slots=True, kw_only=True)
class Correlation:
    """Pearson's r between the scores of two dimensions, over the `n` respondents who have both.

    `shared_items` is how many items stand in both, which makes `r` too high by construction. `r_apart` is between
    the scores over the items that they do not share, over `n_apart` respondents; `None` where nothing is left of
    either, where too few have both or where there is no spread.
    """

    first: str
    second: str
    n: int
    r: float | None
    shared_items: int
    n_apart: int
    r_apart: float | None


def correlations(questionnaire: Questionnaire, columns: Columns, fewest: int) -> tuple[Correlation, ...]:
    """Every two dimensions that at least `fewest` respondents have a score on."""
    column_of = {item.id: column for item, column in zip(questionnaire.items, columns, strict=True)}
    ids = {d.id: [item.id for item in questionnaire.items_of(d.id)] for d in questionnaire.dimensions}
    scores = {id: _scores([column_of[item] for item in items]) for id, items in ids.items()}
    found = []
    for first, second in combinations(ids, 2):
        shared = set(ids[first]) & set(ids[second])
        n, r = _correlate(scores[first], scores[second])
        n_apart, r_apart = n, r
        if shared:
            apart = [_scores([column_of[item] for item in ids[d] if item not in shared]) for d in (first, second)]
            n_apart, r_apart = _correlate(*apart) if all(apart) else (0, None)
        if n >= fewest:
            found.append(
                Correlation(
                    first=first,
                    second=second,
                    n=n,
                    r=r,
                    shared_items=len(shared),
                    n_apart=n_apart,
                    r_apart=r_apart if n_apart >= fewest else None,
                )
            )
    return tuple(found)


def _correlate(first: Sequence[int | None], second: Sequence[int | None]) -> tuple[int, float | None]:
    both = [a is not None and b is not None for a, b in zip(first, second, strict=True)]
    one, two = _present(compress(first, both)), _present(compress(second, both))
    return len(one), pearson(one, two)


def _present(values: Iterable[int | None]) -> list[int]:
    return [value for value in values if value is not None]


def _scores(columns: Sequence[bytes]) -> list[int | None]:
    """Each respondent's mean item score in millionths, `None` under the half rule."""
    scores: list[int | None] = []
    for row in zip(*columns, strict=True):
        answered = len(row) - row.count(0)
        scores.append(1_000_000 * sum(row) // answered if enough_answered(answered, len(row)) else None)
    return scores
