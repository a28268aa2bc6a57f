"""One scale: how its items hang together. Everything follows from the table of covariances."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import exp, sqrt
from operator import mul
from statistics import NormalDist
from typing import Final

from quiz.study.moments import Moments

CONFIDENCE: Final = 0.95
_SWEEPS: Final = 500
_CLOSE: Final = 1e-12


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleReliability:
    """Coefficients of one scale (−1…1); `None` where one is not defined: no spread, or one item.

    `n` is the fewest respondents that any two of its items have in common.
    """

    n: int
    alpha: float | None
    alpha_interval: tuple[float, float] | None
    omega_total: float | None
    mean_inter_item_r: float | None
    item_rest: Mapping[str, float | None]


def scale_reliability(found: Moments, places: Mapping[str, int]) -> ScaleReliability:
    """Alpha with its interval, omega total, the mean inter-item correlation and the item-rest correlations.

    `places` gives each item's place in the table. Needs at least three respondents a pair.
    """
    where = list(places.values())
    table = [[found.pair(i, j).covariance for j in where] for i in where]
    n, k = found.least_n(where), len(where)
    alpha = cronbach(table)
    return ScaleReliability(
        n=n,
        alpha=alpha,
        alpha_interval=None if alpha is None or alpha == 1 else bonett(alpha, k, n),
        omega_total=omega_total(table),
        mean_inter_item_r=_mean_r(found, where),
        item_rest=dict(zip(places, item_rest(table), strict=True)),
    )


def cronbach(table: Sequence[Sequence[float]]) -> float | None:
    """alpha = k / (k − 1) × (1 − Σ variances / variance of the sum) (Cronbach, 1951)."""
    k, total = len(table), sum(map(sum, table))
    if k < 2 or total <= _CLOSE:
        return None
    return k / (k - 1) * (1 - sum(row[i] for i, row in enumerate(table)) / total)


def bonett(alpha: float, k: int, n: int, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """The interval of Bonett (2002): 1 − (1 − alpha) · exp(± z · √(2k / ((k − 1)(n − 2))))."""
    half = NormalDist().inv_cdf((1 + confidence) / 2) * sqrt(2 * k / ((k - 1) * (n - 2)))
    return 1 - (1 - alpha) * exp(half), 1 - (1 - alpha) * exp(-half)


def item_rest(table: Sequence[Sequence[float]]) -> list[float | None]:
    """Of each item the correlation with the sum of the others."""
    total = sum(map(sum, table))
    found: list[float | None] = []
    for i, row in enumerate(table):
        own, with_others = row[i], sum(row) - row[i]
        rest = total - 2 * with_others - own
        found.append(with_others / sqrt(own * rest) if len(table) > 1 and own > _CLOSE and rest > _CLOSE else None)
    return found


def omega_total(table: Sequence[Sequence[float]]) -> float | None:
    """(Σ loadings)² / variance of the sum, with the loadings of one factor by unweighted least squares.

    The least Σ (covariance − product of two loadings)² over all pairs, found one loading at a time. `None` for fewer
    than three items (one factor is not determined), without spread, or where the loadings do not settle.
    """
    k, total = len(table), sum(map(sum, table))
    if k < 3 or total <= _CLOSE or any(row[i] <= _CLOSE for i, row in enumerate(table)):
        return None
    loadings = [sqrt(row[i] / 2) for i, row in enumerate(table)]
    for _ in range(_SWEEPS):
        moved = 0.0
        squares = sum(map(mul, loadings, loadings))
        for i, row in enumerate(table):
            own = loadings[i]
            others = squares - own * own
            if others <= _CLOSE:
                return None
            loadings[i] = (sum(map(mul, row, loadings)) - row[i] * own) / others
            squares = others + loadings[i] ** 2
            moved = max(moved, abs(loadings[i] - own))
        if moved < 1e-9:
            return sum(loadings) ** 2 / total
    return None


def _mean_r(found: Moments, where: Sequence[int]) -> float | None:
    known = [r for i, j in combinations(where, 2) if (r := found.pair(i, j).r) is not None]
    return sum(known) / len(known) if known else None
