"""The shape of a questionnaire, for any number of items, one facet or two, and any scale.

Everything here is data without behaviour beyond look-ups; rules live in `validation`,
arithmetic in `scoring`. Nothing is checked on construction: `validation` reports all faults
at once instead of stopping at the first.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

DONT_KNOW = 0
"""The response 'weet ik niet / niet van toepassing': it has no item score."""


class UnknownItems(ValueError):
    """Items that a questionnaire picks from another, which has only those that are `known`."""

    def __init__(self, ids: tuple[str, ...], known: tuple[str, ...]) -> None:
        super().__init__(", ".join(ids))
        self.ids, self.known = ids, known


@dataclass(frozen=True, slots=True, kw_only=True)
class ScalePoint:
    """One answer option: its value and its words."""

    value: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The response scale: consecutive whole numbers, and apart from those *weet ik niet* (0).

    `id` says which kind of scale it is: empty for agreement, and a name such as `hoe-vaak` for any other. It is part of
    the fingerprint, so that the same statements with other kinds of answers never share codes.
    """

    points: tuple[ScalePoint, ...]
    dont_know: str
    id: str = ""

    @property
    def min(self) -> int:
        """Lowest value, for the scale of the scan 1."""
        return self.points[0].value

    @property
    def max(self) -> int:
        """Highest value, for the scale of the scan 5."""
        return self.points[-1].value

    @property
    def has_middle(self) -> bool:
        """Whether one answer lies halfway, between agreeing and disagreeing: not where there are two or four."""
        return len(self.points) % 2 == 1

    def level(self, value: int) -> int:
        """Which of five colours from disagreement to agreement a value gets, 1…5, whatever the number of points.

        `answerLevel` in overrides/page/charts.mjs says the same for what a script draws.
        """
        span = self.max - self.min
        return 1 + (8 * (value - self.min) + span) // (2 * span)


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A stretch of the score range, `start` to `end` inclusive, both in 0…100."""

    id: str
    start: int
    end: int
    name: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """A discipline or a success area: what an item is about, and the page that explains it.

    `page` is the page's address relative to the site's root, with a slash at its end.
    `short` is the name where room is scarce, as along the axes of a picture.
    """

    id: str
    title: str
    short: str
    core: str
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One statement. `id` says what it is about and is never used again for another meaning."""

    id: str
    text: str
    discipline: str
    success_area: str | None = None
    reverse_keyed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Where a discipline and a success area meet: how it shows when it goes well, and a first step."""

    discipline: str
    success_area: str
    good: str
    first_step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What a score in one band of one dimension may mean, a question for the team, and two steps.

    `first_step` is what one person can do alone within ten minutes; `team_step` is for the team, and
    `practice` is the slug of the page in `docs/werkvormen/` that fits the step of the team.
    """

    dimension: str
    band: str
    meaning: str
    question: str
    first_step: str
    team_step: str
    practice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Blueprint:
    """How many items each part must have. `None` leaves a part free.

    For the scan: every cell at least one, ten cells two, each discipline eight, and success
    areas of seven (four of them) and six (two of them).
    """

    per_discipline: int | None = None
    per_success_area: tuple[int, ...] | None = None
    per_cell: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Questionnaire:
    """A whole instrument. Items are in the order in which they are shown.

    `scored` says whether dimensions and the whole get a score. A short list has one or two items for each, which
    carry none: then the answers are shown as they are, item by item, and nothing else.
    """

    title: str
    edition: str
    overall_title: str
    min_group_size: int
    items_per_step: int
    scored: bool = True
    scale: Scale
    bands: tuple[Band, ...]
    disciplines: tuple[Dimension, ...]
    success_areas: tuple[Dimension, ...]
    items: tuple[Item, ...]
    cells: tuple[Cell, ...] = ()
    advice: tuple[Advice, ...] = ()
    blueprint: Blueprint = field(default_factory=Blueprint)

    @property
    def dimensions(self) -> tuple[Dimension, ...]:
        """Disciplines first, then success areas."""
        return self.disciplines + self.success_areas

    @property
    def facets(self) -> dict[str, tuple[Dimension, ...]]:
        """The dimensions that get a score, by the facet that they are of.

        A facet without dimensions is not there, and none is in a questionnaire without scores.
        """
        facets = {"disciplines": self.disciplines, "success_areas": self.success_areas} if self.scored else {}
        return {name: dimensions for name, dimensions in facets.items() if dimensions}

    @property
    def scales(self) -> tuple[Dimension, ...]:
        """The dimensions that get a score, disciplines first."""
        return tuple(itertools.chain(*self.facets.values()))

    def picked(self, *ids: str) -> tuple[Item, ...]:
        """These items, in this order, for a questionnaire that asks some of them. Raises `UnknownItems`."""
        items = {item.id: item for item in self.items}
        if unknown := tuple(id for id in ids if id not in items):
            raise UnknownItems(unknown, tuple(items))
        return tuple(items[id] for id in ids)

    def items_of(self, dimension_id: str) -> tuple[Item, ...]:
        """The items of one discipline or success area, in the order of the definition."""
        return tuple(i for i in self.items if dimension_id in (i.discipline, i.success_area))

    def items_in_cell(self, discipline: str, success_area: str) -> tuple[Item, ...]:
        """The items where the two meet."""
        return tuple(i for i in self.items if (i.discipline, i.success_area) == (discipline, success_area))
