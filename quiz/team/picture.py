"""The team picture: what a group's responses say together, and nothing about fewer than the threshold.

All figures come from whole-number arithmetic, so that the twin `picture.mjs` agrees to the last digit; it has
the same functions in the same order. Missing is `None`, there `null`.

* A respondent's exact score on a scale is 100 × p / (span × a), with `a` answered items, `p` the sum of
  (item score − lowest point) and `span` = highest − lowest point.
* Respondents with the same `a` are added up first: how many, the sum of their `p` and of `p²`. With `d` the
  least common multiple of the answered counts present, the sum of scores is 100 × U / (span × d) and the
  sum of their squares (100 / (span × d))² × W, with U and W whole numbers.
* mean = 100 U / (span d n); variance (n − 1) = (100 / (span d))² × (n W − U²) / (n (n − 1)).
* Both are rounded half up to the shown digit by comparing whole numbers; no floating point anywhere.

The sums per answered count stay below 2⁵³ for more than 10¹⁰ respondents. `d` may be larger (40 items: up to
5.3 × 10¹⁵), therefore the twin goes on in whole numbers of any size (`BigInt`) from there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import isqrt, lcm

from quiz.instrument import LOWEST_GROUP_SIZE
from quiz.model import DONT_KNOW, Item, Questionnaire, Scale
from quiz.scoring import enough_answered

DIVIDED_ABOVE = (6, 5)
"""Above an SD of 1.2 an item is *verdeeld*; a rule of thumb of ours (measurement plan, 'Team picture')."""
UNITED_BELOW = (4, 5)
"""Below an SD of 0.8 an item is *eensgezind*."""
NOISE_FACTOR = 196
"""1.96 in hundredths: beyond it a difference is called a difference."""


class Agreement(StrEnum):
    """How far the responses to one item lie apart. The values are words of the contract."""

    UNITED = "eensgezind"
    MIXED = "gemengd"
    DIVIDED = "verdeeld"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleFigures:
    """A discipline, a success area or the whole: `mean` and `sd` in tenths of a point (0…1000)."""

    n: int
    mean: int
    sd: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFigures:
    """One item. `counts` are raw responses from the lowest point to the highest; `mean` in tenths and
    `sd` in hundredths of a point of the response scale."""

    n: int
    dont_know: int
    counts: tuple[int, ...]
    mean: int
    sd: int
    agreement: Agreement


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamPicture:
    """What may be shown of a group. `None` stands for a scale or item with fewer than `threshold` answers.

    `edition` is that of the questionnaire the picture was made with; a saved picture keeps its own.
    """

    edition: str
    n: int
    size: int | None
    threshold: int
    overall: ScaleFigures | None
    dimensions: Mapping[str, ScaleFigures | None]
    items: Mapping[str, ItemFigures | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleDifference:
    """The second picture minus the first, in tenths; `named` when it is beyond the noise."""

    difference: int
    named: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two pictures side by side; `None` where either has too few answers."""

    overall: ScaleDifference | None
    dimensions: Mapping[str, ScaleDifference | None]


def threshold_of(questionnaire: Questionnaire) -> int:
    """The group size that a picture needs: the questionnaire may raise it, nothing can lower it."""
    return max(questionnaire.min_group_size, LOWEST_GROUP_SIZE)


def response_rate(picture: TeamPicture) -> int | None:
    """Whole percents, half up; `None` when the group's size is not known."""
    return None if picture.size is None else _rounded(100 * picture.n, picture.size)


def team_picture(
    questionnaire: Questionnaire, responses: Collection[Sequence[int]], *, size: int | None = None
) -> TeamPicture | None:
    """The picture of these respondents, each a sequence of raw responses in the order of the definition.

    `None` under the threshold. Raises `ValueError` for a size smaller than the number of respondents.
    """
    threshold = threshold_of(questionnaire)
    if len(responses) < threshold:
        return None
    if size is not None and size < len(responses):
        raise ValueError(f"a group of {size} cannot have {len(responses)} respondents")
    q = questionnaire
    columns = _columns(q, responses)
    points = {item.id: _points(item, columns[item.id], q.scale) for item in q.items}

    def scale(items: Iterable[Item]) -> ScaleFigures | None:
        return _scale_figures([points[item.id] for item in items], q.scale, threshold)

    return TeamPicture(
        edition=q.edition,
        n=len(responses),
        size=size,
        threshold=threshold,
        overall=scale(q.items),
        dimensions={d.id: scale(q.items_of(d.id)) for d in q.dimensions},
        items={item.id: _counted(columns[item.id], q.scale, threshold) for item in q.items},
    )


def item_figures(dont_know: int, counts: Sequence[int], lowest: int) -> ItemFigures:
    """The figures that follow from an item's counts; at least two answers are needed."""
    n = sum(counts)
    total = sum(count * (lowest + place) for place, count in enumerate(counts))
    squares = sum(count * (lowest + place) ** 2 for place, count in enumerate(counts))
    spread, base = n * squares - total * total, n * (n - 1)
    return ItemFigures(
        n=n,
        dont_know=dont_know,
        counts=tuple(counts),
        mean=_rounded(10 * total, n),
        sd=_rounded_root(10_000 * spread, base),
        agreement=_agreement(spread, base),
    )


def compare_pictures(first: TeamPicture, second: TeamPicture) -> Comparison:
    """Where two pictures differ. Works on the shown figures, so that a reader can check it by hand.

    A difference is named where |difference| > 1.96 × √(sd₁² / n₁ + sd₂² / n₂).
    """
    return Comparison(
        overall=_difference(first.overall, second.overall),
        dimensions={id: _difference(one, second.dimensions[id]) for id, one in first.dimensions.items()},
    )


def shared_respondents(first: Collection[str], second: Collection[str], threshold: int) -> int | None:
    """How many respondents two groups share, each given as its different codes.

    `None` when subtracting one group from the other would leave one to `threshold` − 1 people: such groups are
    not compared.
    """
    shared = len(set(first) & set(second))
    left = [len(group) - shared for group in (first, second)]
    return None if shared and any(0 < rest < threshold for rest in left) else shared


def nearly_same_size(first: TeamPicture, second: TeamPicture) -> bool:
    """Whether two pictures differ by one to `threshold` − 1 people, the higher threshold of the two.

    A saved picture hides who is in it. If the smaller group is part of the larger one, which is not so when
    a team is asked again later, their difference is the answers of those few: whoever compares must be told.
    """
    return 0 < abs(first.n - second.n) < max(first.threshold, second.threshold)


def decimals(value: int, digits: int) -> str:
    """A whole number of its last digit as text with a point: decimals(625, 1) is "62.5". The screen has a comma."""
    text = str(abs(value)).rjust(digits + 1, "0")
    return f"{'-' if value < 0 else ''}{text[:-digits]}.{text[-digits:]}"


def _columns(questionnaire: Questionnaire, responses: Collection[Sequence[int]]) -> dict[str, bytes]:
    """The raw responses of everybody, per item."""
    joined = b"".join(map(bytes, responses))
    items = questionnaire.items
    return {item.id: joined[place :: len(items)] for place, item in enumerate(items)}


def _points(item: Item, column: bytes, scale: Scale) -> bytes:
    """Item scores as points above the lowest, plus one; 0 for *weet ik niet*. Fits in a byte each."""
    table = bytearray(256)
    for response in range(scale.min, scale.max + 1):
        above = scale.max - response if item.reverse_keyed else response - scale.min
        table[response] = above + 1
    return column.translate(bytes(table))


def _scale_figures(points: list[bytes], scale: Scale, threshold: int) -> ScaleFigures | None:
    """The mean and spread of a scale over everybody who has a score; `None` when too few have one."""
    sums = _sums(points)
    n = sum(people for people, _, _ in sums.values())
    if n < threshold:
        return None
    common = lcm(*sums)
    plain = sum(total * (common // answered) for answered, (_, total, _) in sums.items())
    squares = sum(square * (common // answered) ** 2 for answered, (_, _, square) in sums.items())
    unit = (scale.max - scale.min) * common
    return ScaleFigures(
        n=n,
        mean=_rounded(1000 * plain, unit * n),
        sd=_rounded_root(1_000_000 * (n * squares - plain * plain), unit * unit * n * (n - 1)),
    )


def _sums(points: list[bytes]) -> dict[int, tuple[int, int, int]]:
    """By how many items they answered: people, their points, and the squares of those. Who answered too few is out."""
    sums: dict[int, tuple[int, int, int]] = {}
    for (answered, total), count in Counter(map(_answered_and_points, zip(*points, strict=True))).items():
        if enough_answered(answered, len(points)):
            people, plain, squares = sums.get(answered, (0, 0, 0))
            sums[answered] = (people + count, plain + count * total, squares + count * total * total)
    return sums


def _answered_and_points(row: tuple[int, ...]) -> tuple[int, int]:
    answered = len(row) - row.count(0)
    return answered, sum(row) - answered


def _counted(column: bytes, scale: Scale, threshold: int) -> ItemFigures | None:
    """The figures of one item; `None` when too few answered it."""
    counts = [column.count(point) for point in range(scale.min, scale.max + 1)]
    return None if sum(counts) < threshold else item_figures(column.count(DONT_KNOW), counts, scale.min)


def _rounded(numerator: int, denominator: int) -> int:
    """The quotient, rounded half up."""
    return (2 * numerator + denominator) // (2 * denominator)


def _rounded_root(numerator: int, denominator: int) -> int:
    """The square root of a quotient, rounded half up: ⌊√q + ½⌋ = ⌊(⌊√(4q)⌋ + 1) / 2⌋."""
    return (isqrt(4 * numerator // denominator) + 1) // 2


def _agreement(spread: int, base: int) -> Agreement:
    """From the exact variance spread / base, not from the rounded SD."""
    if spread * UNITED_BELOW[1] ** 2 < base * UNITED_BELOW[0] ** 2:
        return Agreement.UNITED
    if spread * DIVIDED_ABOVE[1] ** 2 > base * DIVIDED_ABOVE[0] ** 2:
        return Agreement.DIVIDED
    return Agreement.MIXED


def _difference(one: ScaleFigures | None, two: ScaleFigures | None) -> ScaleDifference | None:
    if one is None or two is None:
        return None
    difference = two.mean - one.mean
    noise = NOISE_FACTOR**2 * (one.sd**2 * two.n + two.sd**2 * one.n)
    return ScaleDifference(difference=difference, named=difference**2 * one.n * two.n * 100**2 > noise)
