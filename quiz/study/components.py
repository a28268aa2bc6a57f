"""Variance components of a blueprint: what is general, what belongs to a discipline, an area, a cell, an item.

A questionnaire in which every item belongs to one discipline and one area has four kinds of pairs of items: of one
cell, of one discipline only, of one area only, and of neither. The model is that of generalizability theory:
item score = person + person × discipline + person × area + person × cell + rest. The mean covariance of each kind
then gives the components by subtraction, without a library and without rotation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from quiz.model import Dimension, Item, Questionnaire
from quiz.study.moments import Moments


@dataclass(frozen=True, slots=True, kw_only=True)
class Components:
    """Variances on the scale of the item scores. An estimate can fall below zero: then read it as none.

    `None` where the blueprint cannot tell it: no second facet, or no cell with two items (the part of the cell is
    then in `rest`).
    """

    general: float
    discipline: float | None
    area: float | None
    cell: float | None
    rest: float

    @property
    def general_share(self) -> float | None:
        """The general part of all that items have in common (0…1)."""
        general = max(self.general, 0.0)
        common = general + sum(max(part or 0.0, 0.0) for part in (self.discipline, self.area, self.cell))
        return general / common if common > 0 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Blueprint:
    """The components, and how much of a profile is more than chance.

    The reliability of a profile says how much of the differences *between* a person's scores on one facet is the
    facet's own (0…1): own / (own + error of a difference between two of its scores).
    """

    components: Components
    disciplines_profile: float | None
    areas_profile: float | None

    @property
    def estimates(self) -> dict[str, float | None]:
        """Every estimate by its name, in a fixed order."""
        parts = self.components
        return {
            "general": parts.general,
            "discipline": parts.discipline,
            "success_area": parts.area,
            "cell": parts.cell,
            "rest": parts.rest,
            "general_share": parts.general_share,
            "disciplines_profile": self.disciplines_profile,
            "success_areas_profile": self.areas_profile,
        }


def blueprint(questionnaire: Questionnaire, found: Moments) -> Blueprint | None:
    """The components for these respondents, `None` where items share nothing to tell them by.

    Needs at least two respondents for every pair of items.
    """
    parts = _components(questionnaire.items, found)
    if parts is None:
        return None
    return Blueprint(
        components=parts,
        disciplines_profile=profile_reliability(questionnaire, parts, questionnaire.disciplines),
        areas_profile=profile_reliability(questionnaire, parts, questionnaire.success_areas),
    )


def profile_reliability(
    questionnaire: Questionnaire, parts: Components, dimensions: Sequence[Dimension]
) -> float | None:
    """The reliability of the differences between a person's scores on these dimensions, all items answered.

    The error of a difference is: the other facet, in so far as two scales have another mix of it; the cells; and the
    rest of the items. `None` for fewer than two dimensions or where the own part is unknown.
    """
    first = dimensions == questionnaire.disciplines
    own, other = (parts.discipline, parts.area) if first else (parts.area, parts.discipline)
    if len(dimensions) < 2 or own is None:
        return None
    mixes = []
    for dimension in dimensions:
        items = questionnaire.items_of(dimension.id)
        counts = Counter(item.success_area if first else item.discipline for item in items)
        mixes.append(({id: count / len(items) for id, count in counts.items()}, 1 / len(items)))
    pairs = list(combinations([mix for mix, _ in mixes], 2))
    apart = sum((a.get(id, 0) - b.get(id, 0)) ** 2 for a, b in pairs for id in a.keys() | b.keys()) / len(pairs) / 2
    cells = sum(share * share for mix, _ in mixes for share in mix.values()) / len(mixes)
    error = (
        max(other or 0.0, 0.0) * apart
        + max(parts.cell or 0.0, 0.0) * cells
        + max(parts.rest, 0.0) * sum(per_item for _, per_item in mixes) / len(mixes)
    )
    own = max(own, 0.0)
    return own / (own + error) if own + error > 0 else None


def _components(items: Sequence[Item], found: Moments) -> Components | None:
    kinds: dict[tuple[bool, bool], list[float]] = {}
    for i, one in enumerate(items):
        for j in range(i):
            two = items[j]
            kind = (
                one.discipline == two.discipline,
                one.success_area is not None and one.success_area == two.success_area,
            )
            kinds.setdefault(kind, []).append(found.pair(i, j).covariance)
    means = {kind: sum(values) / len(values) for kind, values in kinds.items()}
    variance = sum(found.pair(i, i).covariance for i in range(len(items))) / len(items)
    general = means.get((False, False))
    if general is None:
        return None
    discipline, area, cell = means.get((True, False)), means.get((False, True)), means.get((True, True))
    own, others = _minus(discipline, general), _minus(area, general)
    both = None
    if cell is not None and own is not None and others is not None:
        both = cell - general - own - others
    told = general + (own or 0.0) + (others or 0.0) + (both or 0.0)
    return Components(general=general, discipline=own, area=others, cell=both, rest=variance - told)


def _minus(value: float | None, general: float) -> float | None:
    return None if value is None else value - general
