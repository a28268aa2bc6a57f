"""For whoever studies the instrument: how items hang together in a large set of responses.

Not for teams and not a stamp of approval. Cronbach's alpha (1951) is a lower bound to reliability and
says nothing about whether a scale measures one thing (Sijtsma, 2009, doi 10.1007/s11336-008-9101-0).
Everything is calculated over respondents who answered all items of the scale (complete cases), with
sums of whole numbers; only the last divisions and roots are floating point.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, compress
from math import sqrt
from operator import mul

from quiz.model import Item, Questionnaire
from quiz.scoring import enough_answered

FEWEST_COMPLETE = 100
"""Under so many complete cases no coefficient is given: our own choice, so that nobody reads
one from a team. Coefficients of a few hundred people still move by several hundredths."""

CAVEATS = (
    "Alfa is een ondergrens van de betrouwbaarheid en zegt niets over de vraag of een schaal één ding meet "
    "(Sijtsma, 2009, doi 10.1007/s11336-008-9101-0).",
    "Een hoge alfa maakt de scan niet gevalideerd. Met 40 uitspraken wordt alfa bijna vanzelf hoog: bij een "
    "gemiddelde samenhang van 0,20 is alfa al 0,91.",
    "Een heel hoge alfa kan ook betekenen dat uitspraken bijna hetzelfde vragen.",
    "Disciplines en succesgebieden komen uit dezelfde 40 antwoorden. Waar een discipline en een succesgebied "
    "uitspraken delen, is hun samenhang daardoor te hoog.",
    "Alleen wie alle uitspraken van een schaal beantwoordde, telt mee. Wie vaak ‘weet ik niet’ koos, valt weg, en "
    "dat is zelden toeval.",
    "Antwoorden van één persoon op één moment hangen ook samen door stemming en algemene indruk.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleReliability:
    """One scale: complete cases, Cronbach's alpha and the item-rest correlations (−1…1).

    A coefficient is `None` where it is not defined: no spread, or one item.
    """

    n: int
    alpha: float | None
    item_rest: Mapping[str, float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Correlation:
    """Pearson's r between the scores of two dimensions, over respondents who have both.

    `shared_items` is how many items stand in both, which makes r too high.
    """

    first: str
    second: str
    n: int
    r: float | None
    shared_items: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliability:
    """`None` for a scale with fewer than `FEWEST_COMPLETE` complete cases."""

    overall: ScaleReliability | None
    dimensions: Mapping[str, ScaleReliability | None]
    correlations: tuple[Correlation, ...]


def reliability(questionnaire: Questionnaire, responses: Collection[Sequence[int]]) -> Reliability | None:
    """All coefficients for these respondents; `None` under `FEWEST_COMPLETE` respondents."""
    if len(responses) < FEWEST_COMPLETE:
        return None
    columns = _columns(questionnaire, responses)

    def scale(items: Sequence[Item]) -> ScaleReliability | None:
        return scale_reliability({item.id: columns[item.id] for item in items})

    return Reliability(
        overall=scale(questionnaire.items),
        dimensions={d.id: scale(questionnaire.items_of(d.id)) for d in questionnaire.dimensions},
        correlations=tuple(_correlations(questionnaire, columns)),
    )


def scale_reliability(columns: Mapping[str, Sequence[int]], fewest: int = FEWEST_COMPLETE) -> ScaleReliability | None:
    """Alpha and item-rest correlations of one scale; 0 in a column stands for no answer.

    alpha = k / (k − 1) × (1 − Σ item variances / variance of the sum), for k items.
    `None` when fewer than `fewest` respondents answered all items.
    """
    complete = list(map(all, zip(*columns.values(), strict=True)))
    n = sum(complete)
    if n < fewest:
        return None
    kept = {id: list(compress(column, complete)) for id, column in columns.items()}
    totals = list(map(sum, zip(*kept.values(), strict=True)))
    k = len(kept)
    spread = _spread(totals, totals)
    alpha = None
    if k > 1 and spread:
        alpha = k / (k - 1) * (1 - sum(_spread(column, column) for column in kept.values()) / spread)
    rests = {id: [total - value for total, value in zip(totals, column, strict=True)] for id, column in kept.items()}
    return ScaleReliability(
        n=n, alpha=alpha, item_rest={id: pearson(kept[id], rest) if k > 1 else None for id, rest in rests.items()}
    )


def pearson(first: Sequence[int], second: Sequence[int]) -> float | None:
    """Pearson's correlation of two rows of whole numbers, `None` where either has no spread."""
    spread = _spread(first, first) * _spread(second, second)
    return _spread(first, second) / sqrt(spread) if spread else None


def reliability_document(result: Reliability) -> dict[str, object]:
    """As plain data, coefficients to two decimals, with the caveats that belong to them."""

    def scale(part: ScaleReliability | None) -> dict[str, object] | None:
        if part is None:
            return None
        return {
            "n": part.n,
            "alpha": _shown(part.alpha),
            "item_rest": {id: _shown(value) for id, value in part.item_rest.items()},
        }

    return {
        "caveats": list(CAVEATS),
        "fewest_complete": FEWEST_COMPLETE,
        "overall": scale(result.overall),
        "dimensions": {id: scale(part) for id, part in result.dimensions.items()},
        "correlations": [
            {
                "dimensions": [one.first, one.second],
                "n": one.n,
                "r": _shown(one.r),
                "shared_items": one.shared_items,
            }
            for one in result.correlations
        ],
    }


def _columns(questionnaire: Questionnaire, responses: Collection[Sequence[int]]) -> dict[str, bytes]:
    """Item scores per item; 0 for *weet ik niet*."""
    scale, k = questionnaire.scale, len(questionnaire.items)
    joined = b"".join(map(bytes, responses))
    mirrored = bytes(scale.min + scale.max - value if scale.min <= value <= scale.max else 0 for value in range(256))
    return {
        item.id: joined[place::k].translate(mirrored) if item.reverse_keyed else joined[place::k]
        for place, item in enumerate(questionnaire.items)
    }


def _correlations(questionnaire: Questionnaire, columns: Mapping[str, bytes]) -> list[Correlation]:
    scores = {d.id: _scores([columns[item.id] for item in questionnaire.items_of(d.id)]) for d in
              questionnaire.dimensions}  # fmt: skip
    found = []
    for first, second in combinations(questionnaire.dimensions, 2):
        both = [a is not None and b is not None for a, b in zip(scores[first.id], scores[second.id], strict=True)]
        one = [value for value in compress(scores[first.id], both) if value is not None]
        two = [value for value in compress(scores[second.id], both) if value is not None]
        shared = set(questionnaire.items_of(first.id)) & set(questionnaire.items_of(second.id))
        if len(one) >= FEWEST_COMPLETE:
            found.append(
                Correlation(first=first.id, second=second.id, n=len(one), r=pearson(one, two), shared_items=len(shared))
            )
    return found


def _scores(columns: Sequence[bytes]) -> list[int | None]:
    """Each respondent's mean item score in millionths, `None` under the half rule."""
    scores: list[int | None] = []
    for row in zip(*columns, strict=True):
        answered = len(row) - row.count(0)
        scores.append(1_000_000 * sum(row) // answered if enough_answered(answered, len(row)) else None)
    return scores


def _spread(first: Sequence[int], second: Sequence[int]) -> int:
    """n Σxy − Σx Σy: the covariance times n², in whole numbers."""
    products: int = sum(map(mul, first, second))
    return len(first) * products - sum(first) * sum(second)


def _shown(value: float | None) -> float | None:
    return None if value is None else round(value, 2) + 0.0
