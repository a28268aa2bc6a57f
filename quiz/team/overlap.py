"""Which saved pictures may not stand side by side, because together they would tell about a few people.

`overlap.mjs` is the twin. Pictures hold no codes, so this looks at what the figures allow: it names pairs and unions
that *may* be built on the same people. Three kinds:

* a **pair** in which one group may lie inside the other with fewer than the threshold beside it (`nested`), or in
  which one person may have been exchanged for another;
* a **union**: a group that may consist of two or more of the others, with nobody or fewer than the threshold beside
  them. With many files that is a search without end, so it stops after a fixed number of steps;
* two pictures with the same figures: nothing follows from those, but people may count twice, so it is only told.

What figures cannot show (a department of sixty with one team of eight inside) stays with who collects the files.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from struct import pack
from typing import Final

from quiz.team.picture import ItemFigures, TeamPicture, nested

STEPS_FOR_ONE: Final = 2_000
"""So many times another group is laid inside one that may be a union."""
STEPS_IN_ALL: Final = 500_000
_LANE: Final = 32
"""Bits for a count in one long number: ten million respondents and a bit that says which of two is larger."""
_MARKS: Final = tuple(((1 << count) - 1).to_bytes(4, "big") for count in range(33))
"""Counts up to 32 as so many marks: they are compared mark by mark before a pair is looked at in full."""
_MOST_MARKS: Final = len(_MARKS) - 1
_FIRST_ITEMS: Final = 6
"""So many items are compared first: they refute nearly every pair."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Union:
    """The group at place `whole` may consist of those at `parts`, with `rest` people beside them."""

    whole: int
    parts: tuple[int, ...]
    rest: int


def same_figures(first: TeamPicture, second: TeamPicture) -> bool:
    """Whether two pictures show the same of the same number of people: then nothing follows from having both."""
    return first.n == second.n and first.items == second.items and first.dimensions == second.dimensions


def few_apart(first: TeamPicture, second: TeamPicture) -> bool:
    """Whether a few people may be all that is different: one group inside the other, or one person exchanged."""
    if first.n != second.n:
        return nested(first, second)
    if same_figures(first, second):
        return False
    shown = [(one, other) for id, one in first.items.items() if one and (other := second.items[id])]
    return bool(shown) and all(_exchanged(one, other) <= 1 for one, other in shown)


def pairs_apart(pictures: Sequence[TeamPicture]) -> list[tuple[int, int]]:
    """The places of all pairs that are `few_apart`, lower place first, in order."""
    few = max((picture.threshold for picture in pictures), default=0)
    marks = _Marks(pictures)
    found = []
    order = sorted(range(len(pictures)), key=lambda place: pictures[place].n)
    sizes = [pictures[place].n for place in order]
    for at, small in enumerate(order):
        near = order[at + 1 : bisect_left(sizes, sizes[at] + few)]
        for large in marks.may_be_apart(small, near):
            if few_apart(pictures[small], pictures[large]):
                found.append((min(small, large), max(small, large)))
    return sorted(found)


def unions(pictures: Sequence[TeamPicture]) -> list[Union]:
    """The groups that may consist of others, the largest first; each with the first such others that are found."""
    lanes = [_packed(picture) for picture in pictures]
    guard = _guard(pictures)
    order = sorted(range(len(pictures)), key=lambda place: (-pictures[place].n, place))
    minus_sizes = [-pictures[place].n for place in order]
    found: list[Union] = []
    steps = STEPS_IN_ALL
    for at in range(len(order)):
        search = _Search(pictures, lanes, guard, order, minus_sizes, min(steps, STEPS_FOR_ONE))
        union = search.of(at)
        steps -= search.taken
        if union:
            found.append(union)
    return found


class _Search:
    """Lays the smaller groups inside one, largest first, until a few people remain or the steps are used up."""

    def __init__(
        self,
        pictures: Sequence[TeamPicture],
        lanes: Sequence[int],
        guard: int,
        order: Sequence[int],
        minus_sizes: Sequence[int],
        steps: int,
    ) -> None:
        self._pictures, self._lanes, self._guard, self._order = pictures, lanes, guard, order
        self._minus_sizes = minus_sizes
        self._lowest_threshold = min(picture.threshold for picture in pictures)
        self._left, self.taken = steps, 0

    def of(self, at: int) -> Union | None:
        """The group at this place in the order, laid out in those after it."""
        whole = self._order[at]
        picture = self._pictures[whole]
        lanes = self._lanes[whole]
        if picture.threshold > self._lowest_threshold:
            # What this one hides may hold more answers than a part needs to show them: it speaks against nothing.
            lanes = _packed(picture, hidden=picture.n)
        found = self._parts(lanes, picture.n, picture.threshold, at + 1, ())
        return found and Union(whole=whole, parts=found[0], rest=found[1])

    def _parts(
        self, lanes: int, n: int, few: int, start: int, parts: tuple[int, ...]
    ) -> tuple[tuple[int, ...], int] | None:
        # The others stand from large to small: those up to here have more people than there are.
        for at in range(bisect_left(self._minus_sizes, -n, start), len(self._order)):
            part = self._order[at]
            rest = n - self._pictures[part].n
            if self.taken >= self._left:
                return None
            self.taken += 1
            remaining = (lanes | self._guard) - self._lanes[part]
            if remaining & self._guard != self._guard:
                continue
            taken, least = (*parts, part), max(few, self._pictures[part].threshold)
            if parts and rest < least:
                return taken, rest
            found = self._parts(remaining ^ self._guard, rest, least, at + 1, taken)
            if found:
                return found
        return None


class _Marks:
    """A quick look that never misses a pair: counts as rows of marks, so that one operation compares all items."""

    def __init__(self, pictures: Sequence[TeamPicture]) -> None:
        self._items = max((len(picture.items) for picture in pictures), default=0)
        self._own = [_row(picture, hidden=0) for picture in pictures]
        full = (1 << (4 * _MOST_MARKS * self._items)) - 1
        self._missing = [full & ~_row(picture, hidden=_MOST_MARKS) for picture in pictures]
        later = 4 * _MOST_MARKS * max(0, self._items - _FIRST_ITEMS)
        self._first = [row >> later for row in self._missing]
        self._later = later

    def may_be_apart(self, small: int, near: Sequence[int]) -> list[int]:
        """Of which groups the smaller may be apart: over all items it has no more marks too many than one an item."""
        own, first, most = self._own[small], self._own[small] >> self._later, min(self._items, _FIRST_ITEMS)
        likely = [large for large in near if (first & self._first[large]).bit_count() <= most]
        return [large for large in likely if (own & self._missing[large]).bit_count() <= self._items]


def _row(picture: TeamPicture, *, hidden: int) -> int:
    return int.from_bytes(
        b"".join([_MARKS[count] if count < _MOST_MARKS else _MARKS[-1] for count in _counts(picture, hidden)]), "big"
    )


def _packed(picture: TeamPicture, hidden: int = 0) -> int:
    return int.from_bytes(pack(f">{4 * len(picture.items)}I", *_counts(picture, hidden)), "big")


def _counts(picture: TeamPicture, hidden: int) -> list[int]:
    """Of each item who does not know and the three groups; `hidden` where it is not shown."""
    counts: list[int] = []
    for figures in picture.items.values():
        counts += (figures.dont_know, *figures.groups) if figures else (hidden,) * 4
    return counts


def _guard(pictures: Sequence[TeamPicture]) -> int:
    lanes = 4 * max((len(picture.items) for picture in pictures), default=0)
    return int.from_bytes((1 << (_LANE - 1)).to_bytes(_LANE // 8, "big") * lanes, "big")


def _exchanged(one: ItemFigures, other: ItemFigures) -> int:
    """How many of the one group's answers the other does not have."""
    return sum(max(0, mine - theirs) for mine, theirs in _shared_counts(one, other))


def _shared_counts(one: ItemFigures, other: ItemFigures) -> Iterator[tuple[int, int]]:
    """The counts of two items side by side, as fine as both show them."""
    yield one.dont_know, other.dont_know
    if one.counts is not None and other.counts is not None:
        yield from zip(one.counts, other.counts, strict=True)
    else:
        yield from zip(one.groups, other.groups, strict=True)
