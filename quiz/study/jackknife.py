"""Standard errors of the components without assumptions: leave a part out, see how far the estimate moves."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from itertools import chain
from math import sqrt
from typing import Final

from quiz.model import Questionnaire
from quiz.study.moments import Moments, item_scores, moments
from quiz.study.teams import Team

MOST_PARTS: Final = 40
FEWEST_TEAMS: Final = 10
"""From so many teams on whole teams are left out, so that the error holds for other teams as well."""


def parts_of(questionnaire: Questionnaire, teams: Sequence[Team]) -> list[Moments]:
    """The respondents in at most `MOST_PARTS` parts, whole teams together where there are enough of them.

    Which part somebody falls in follows from all responses together and from nothing else: the same data give the
    same errors, in whatever order they come.
    """
    units = [list(team) for team in teams if team]
    if len(units) < FEWEST_TEAMS:
        units = [[row] for team in units for row in team]
    prepared = sorted(sorted(bytes(row) for row in unit) for unit in units)
    seed = hashlib.sha256(b"".join(row for unit in prepared for row in unit)).digest()
    random.Random(seed).shuffle(prepared)
    parts = [chain.from_iterable(prepared[first::MOST_PARTS]) for first in range(min(MOST_PARTS, len(prepared)))]
    return [moments(item_scores(questionnaire, list(part))) for part in parts]


def together(parts: Sequence[Moments]) -> Moments:
    """The sums of all parts."""
    return reduce(lambda a, b: a + b, parts)


def standard_errors(
    estimates: Callable[[Moments], Mapping[str, float | None]], parts: Sequence[Moments]
) -> dict[str, float | None]:
    """Of each estimate √((g − 1)/g · Σ (value without one part − their mean)²) for g parts.

    `None` where one of the values is missing.
    """
    whole = together(parts)
    runs = [estimates(whole - part) for part in parts]
    return {name: _error([run[name] for run in runs]) for name in runs[0]}


def _error(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    g = len(known)
    if g < len(values) or g < 2:
        return None
    mean = sum(known) / g
    return sqrt((g - 1) / g * sum((value - mean) ** 2 for value in known))
