"""Arrangements of the questionnaire that the templates show but that are no data of their own."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from .model import Dimension, Item, Questionnaire


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedItem:
    """An item with its number as people see it, from 1."""

    number: int
    item: Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """One axis of a radar: unit vector from the centre, x to the right and y down, both in −1…1."""

    dimension: Dimension
    x: float
    y: float


def steps(questionnaire: Questionnaire) -> tuple[tuple[NumberedItem, ...], ...]:
    """The items in the steps in which the scan shows them."""
    numbered = [NumberedItem(number=n, item=item) for n, item in enumerate(questionnaire.items, start=1)]
    size = questionnaire.items_per_step
    return tuple(tuple(numbered[i : i + size]) for i in range(0, len(numbered), size))


def axes(dimensions: Sequence[Dimension]) -> tuple[Axis, ...]:
    """Directions of a radar's axes: the first one straight up, then clockwise at equal angles."""
    turn = 2 * math.pi / len(dimensions)
    return tuple(
        Axis(dimension=d, x=round(math.sin(turn * i), 4), y=round(-math.cos(turn * i), 4))
        for i, d in enumerate(dimensions)
    )
