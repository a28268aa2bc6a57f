"""The team picture: what a group's responses say together, and nothing about fewer than the threshold.

All figures come from whole-number arithmetic, so that the twin `picture.mjs` agrees to the last digit; it has
the same functions in the same order. Missing is `None`, there `null`.

**Shown items.** An item is shown when at least the threshold gave it an item score. Scales are computed over their
shown items only: a respondent's score uses the responses to those, at least half of them answered, and a scale with
fewer than half of its items shown is not shown. So no figure depends on an answer to a hidden item.

**Coarse items.** With 5 to 9 answers an item shows three groups (points below, at and above the middle of the scale)
and the agreement word: no counts, mean or SD.

* A respondent's exact score on a scale is 100 × p / (span × a), with `a` answered items, `p` the sum of
  (item score − lowest point) and `span` = highest − lowest point.
* Respondents with the same `a` are added up first: how many, the sum of their `p` and of `p²`. With `d` the
  least common multiple of the answered counts present, the sum of scores is 100 × U / (span × d) and the
  sum of their squares (100 / (span × d))² × W, with U and W whole numbers.
* mean = 100 U / (span d n); variance (n − 1) = (100 / (span d))² × (n W − U²) / (n (n − 1)).
* All are rounded half up to the shown digit by comparing whole numbers; no floating point anywhere.

The sums per answered count stay below 2⁵³ for more than 10¹⁰ respondents. `d` may be larger (40 items: up to
5.3 × 10¹⁵), therefore the twin goes on in whole numbers of any size (`BigInt`) from there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import lcm

from quiz.instrument import LOWEST_GROUP_SIZE
from quiz.model import DONT_KNOW, Dimension, Item, Questionnaire, Scale
from quiz.scoring import enough_answered
from quiz.team.significance import is_difference, rounded, rounded_root, smallest_difference, student_t

DIVIDED_ABOVE = (3, 10)
"""Above an SD of three tenths of the scale's span an item is *verdeeld*: on 1…5 that is 1.2. A rule of thumb of ours
(measurement plan, 'Team picture')."""
UNITED_BELOW = (1, 5)
"""Below an SD of a fifth of the span it is *eensgezind*: on 1…5 that is 0.8."""
FINE_FROM = 10
"""From so many answers an item shows its counts, mean and SD; with fewer the three groups."""
SILENT_GAP = 20
"""Points: what is told of silence if those who did not answer see so much less."""


class Agreement(StrEnum):
    """How far the responses to one item lie apart. The values are words of the contract."""

    UNITED = "eensgezind"
    MIXED = "gemengd"
    DIVIDED = "verdeeld"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleFigures:
    """A discipline, a success area or the whole: `mean`, `sd` and `margin` in tenths of a point (0…1000).

    `margin` is t(.975, n − 1) × SD / √n, from the exact variance; beyond the ends of the scale it means nothing.
    """

    n: int
    mean: int
    sd: int
    margin: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFigures:
    """One item, in raw responses. `groups` are those below, at and above the middle of the scale.

    From `FINE_FROM` answers also `counts` from the lowest point to the highest, `mean` in tenths and `sd` in
    hundredths of a point of the response scale; with fewer these are `None`.
    """

    n: int
    dont_know: int
    groups: tuple[int, int, int]
    agreement: Agreement
    counts: tuple[int, ...] | None = None
    mean: int | None = None
    sd: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The scales of a facet of which a group sees most and least; both empty where no difference may be named."""

    high: tuple[str, ...] = ()
    low: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamPicture:
    """What may be shown of a group. `None` stands for a scale or item with fewer than `threshold` answers.

    `edition` is that of the questionnaire the picture was made with; a saved picture keeps its own. `named` has the
    facets of the questionnaire: what rests on each person's own difference cannot be found again later.
    `team` and `date` (as 2026-11-26) are what somebody wrote beside it; `statement` is the item the team talked about
    and `agreement` what they agreed, by the names of `LONGEST_NOTES` in `file`.
    """

    edition: str
    n: int
    size: int | None
    threshold: int
    overall: ScaleFigures | None
    dimensions: Mapping[str, ScaleFigures | None]
    named: Mapping[str, Named]
    items: Mapping[str, ItemFigures | None]
    team: str | None = None
    date: str | None = None
    statement: str | None = None
    agreement: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleDifference:
    """The later picture minus the earlier, in tenths; `named` when it is beyond chance.

    `smallest` is the difference from which on one would have been named; `None` when nobody differs from another.
    """

    difference: int
    named: bool
    smallest: int | None


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
    return None if picture.size is None else rounded(100 * picture.n, picture.size)


def silence(picture: TeamPicture) -> int | None:
    """In tenths: how much lower the means are if those who did not answer see `SILENT_GAP` points less."""
    return None if picture.size is None else rounded(10 * SILENT_GAP * (picture.size - picture.n), picture.size)


def is_partial(picture: TeamPicture) -> bool:
    """Whether fewer than 60 percent took part: then it is the picture of these people, not of the group."""
    return picture.size is not None and 5 * picture.n < 3 * picture.size


def equal_rows(responses: Iterable[Sequence[int]]) -> int:
    """How many respondents gave exactly the answers that another one gave; who gave one answer everywhere is out.

    It says something about who handed in what, and belongs beside the codes: it is no part of a picture.
    """
    rows = Counter(bytes(row) for row in responses)
    return sum(count for row, count in rows.items() if count > 1 and len(set(row)) > 1)


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
    items = {item.id: _counted(columns[item.id], q.scale, threshold) for item in q.items}
    points = {item.id: _points(item, columns[item.id], q.scale) for item in q.items if items[item.id]}

    def shown(own: Sequence[Item]) -> list[bytes]:
        found = [points[item.id] for item in own if item.id in points]
        return found if enough_answered(len(found), len(own)) else []

    parts = {d.id: shown(q.items_of(d.id)) for d in q.scales}
    dimensions = {id: _scale_figures(part, q.scale, threshold) for id, part in parts.items()}

    def named(facet: Sequence[Dimension]) -> Named:
        means = {d.id: figures.mean for d in facet if (figures := dimensions[d.id])}
        return _named(means, parts, q.scale, threshold)

    return TeamPicture(
        edition=q.edition,
        n=len(responses),
        size=size,
        threshold=threshold,
        overall=_scale_figures(shown(q.items), q.scale, threshold) if q.scored else None,
        dimensions=dimensions,
        named={facet: named(dimensions) for facet, dimensions in q.facets.items()},
        items=items,
    )


def item_figures(dont_know: int, counts: Sequence[int], lowest: int) -> ItemFigures:
    """The figures that follow from an item's counts, coarse under `FINE_FROM`; at least two answers are needed."""
    n = total = squares = 0
    for point, count in enumerate(counts, lowest):
        n += count
        total += count * point
        squares += count * point * point
    spread, base = n * squares - total * total, n * (n - 1)
    half = len(counts) // 2
    groups = (sum(counts[:half]), sum(counts[half : len(counts) - half]), sum(counts[len(counts) - half :]))
    agreement = agreement_of(spread, base, len(counts) - 1)
    if n < FINE_FROM:
        return ItemFigures(n=n, dont_know=dont_know, groups=groups, agreement=agreement)
    return ItemFigures(
        n=n,
        dont_know=dont_know,
        groups=groups,
        agreement=agreement,
        counts=tuple(counts),
        mean=rounded(10 * total, n),
        sd=rounded_root(10_000 * spread, base),
    )


def agreement_of(spread: int, base: int, span: int) -> Agreement:
    """The word for a variance of spread / base on a scale of this span, as it is and not from the rounded SD."""
    if spread * UNITED_BELOW[1] ** 2 < base * (UNITED_BELOW[0] * span) ** 2:
        return Agreement.UNITED
    if spread * DIVIDED_ABOVE[1] ** 2 > base * (DIVIDED_ABOVE[0] * span) ** 2:
        return Agreement.DIVIDED
    return Agreement.MIXED


def ends_of(means: Mapping[str, int]) -> Named:
    """The scales with the highest and those with the lowest shown mean; nothing when all are equal."""
    high, low = max(means.values(), default=0), min(means.values(), default=0)
    if high == low:
        return Named()
    return Named(
        high=tuple(id for id, mean in means.items() if mean == high),
        low=tuple(id for id, mean in means.items() if mean == low),
    )


def compare_pictures(earlier: TeamPicture, later: TeamPicture) -> Comparison:
    """Where two pictures differ: the later minus the earlier, so that a rise is a plus.

    Works on the shown figures, so that a reader can check it by hand. Welch's t, two-sided: 95 percent for the
    whole, the one that is asked first, and 99 percent for the disciplines and areas.
    """
    return Comparison(
        overall=_difference(earlier.overall, later.overall, 95),
        dimensions={id: _difference(one, later.dimensions[id], 99) for id, one in earlier.dimensions.items()},
    )


def is_later_first(first: TeamPicture, second: TeamPicture) -> bool | None:
    """Whether the first of two pictures is the later one, by their dates; `None` where those do not say."""
    if first.date is None or second.date is None or first.date == second.date:
        return None
    return first.date > second.date


def shared_respondents(first: Collection[str], second: Collection[str], threshold: int) -> int | None:
    """How many respondents two groups share, each given as its different codes.

    `None` when subtracting one group from the other would leave one to `threshold` − 1 people: such groups are
    not compared.
    """
    shared = len(set(first) & set(second))
    left = [len(group) - shared for group in (first, second)]
    return None if shared and any(0 < rest < threshold for rest in left) else shared


def nested(first: TeamPicture, second: TeamPicture) -> bool:
    """Whether the smaller of two groups may lie inside the larger, with so few beside it that it shows their answers.

    That is so when they differ by one to `threshold` − 1 people (the higher of the two) and no count speaks against
    it: of every item that both show, each count of the smaller group is at most that of the larger, by three groups
    where either is coarse. An item that only the larger shows says nothing; one that only the smaller shows refutes,
    unless the larger was made with a higher threshold than there are answers in the smaller.
    """
    small, large = (first, second) if first.n < second.n else (second, first)
    few = max(first.threshold, second.threshold)
    if not 0 < large.n - small.n < few:
        return False
    return all(_inside(figures, large.items[id], large.threshold) for id, figures in small.items.items())


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
    spread, base = n * squares - plain * plain, unit * unit * n * (n - 1)
    return ScaleFigures(
        n=n,
        mean=rounded(1000 * plain, unit * n),
        sd=rounded_root(1_000_000 * spread, base),
        margin=rounded_root(student_t(95, n - 1) ** 2 * spread, base * n),
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


def _named(means: Mapping[str, int], parts: Mapping[str, list[bytes]], scale: Scale, threshold: int) -> Named:
    """The ends of a facet, if every scale at the top passes the paired rule with every one at the bottom."""
    ends = ends_of(means)
    passes = all(_is_paired(parts[a], parts[b], scale, threshold) for a in ends.high for b in ends.low)
    return ends if passes else Named()


def _is_paired(top: list[bytes], bottom: list[bytes], scale: Scale, threshold: int) -> bool:
    """Whether people see more of `top` than of `bottom`, from each person's own difference between the two scores.

    Their mean is above 10 points and above t(.995, n − 1) × s / √n, over the respondents with both scores.
    """
    people: Counter[tuple[tuple[int, int], tuple[int, int]]] = Counter()
    pairs = zip(*(map(_answered_and_points, zip(*points, strict=True)) for points in (top, bottom)), strict=True)
    for (one, two), count in Counter(pairs).items():
        if enough_answered(one[0], len(top)) and enough_answered(two[0], len(bottom)):
            people[one, two] += count
    n = sum(people.values())
    if n < threshold:
        return False
    common = lcm(*(answered for pair in people for answered, _ in pair))
    total = squares = 0
    for ((answered, points), (other_answered, other_points)), count in people.items():
        difference = points * (common // answered) - other_points * (common // other_answered)
        total += count * difference
        squares += count * difference * difference
    if 10 * total <= (scale.max - scale.min) * common * n:
        return False
    return total * total * (n - 1) * 10**6 > student_t(99, n - 1) ** 2 * (n * squares - total * total)


def _difference(one: ScaleFigures | None, two: ScaleFigures | None, level: int) -> ScaleDifference | None:
    if one is None or two is None:
        return None
    difference, groups = two.mean - one.mean, (one.sd, one.n, two.sd, two.n)
    return ScaleDifference(
        difference=difference,
        named=is_difference(difference, *groups, level),
        smallest=smallest_difference(*groups, level),
    )


def _inside(small: ItemFigures | None, large: ItemFigures | None, threshold: int) -> bool:
    """Whether an item does not speak against the one group lying inside the other, made with this threshold."""
    if small is None:
        return True
    if large is None:
        return small.n < threshold
    if small.dont_know > large.dont_know:
        return False
    fine = small.counts is not None and large.counts is not None
    own, other = (small.counts, large.counts) if fine else (small.groups, large.groups)
    return own is not None and other is not None and all(one <= two for one, two in zip(own, other, strict=True))
