"""The cells of the leerkaart as pages speak of them: by anchor (`#vak-teamleren-bouwen-aan-vertrouwen`) and by number.

An editor types both. The number is held against the anchor on the same line, and the example of a route is read from
`docs/leerkaart.md`, so that the ochre cells of the map and the story below it cannot tell two different things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from quiz.model import Questionnaire

PAGE: Final = "leerkaart.md"
_LINK: Final = re.compile(r"\]\((?P<page>[^)#\s]*)#(?P<anchor>vak-[a-z0-9-]+)\)")
_NUMBER: Final = re.compile(r"\bvak (\d+)\b", re.IGNORECASE)
_STEP: Final = re.compile(r"^\d+\.\s.*$", re.MULTILINE)

LineFault = tuple[str, str]
"""The line that a fault is on, and the Dutch sentence that tells it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell: its number as people see it, from 1, counted from left to right and from top to bottom."""

    number: int
    discipline: str
    success_area: str
    row: int
    column: int


Cells = Mapping[str, Cell]
"""The cells by their anchors on the leerkaart."""


def cells_of(questionnaire: Questionnaire) -> dict[str, Cell]:
    """All cells, in the order of the map."""
    width = len(questionnaire.success_areas)
    return {
        f"vak-{discipline.id}-{area.id}": Cell(
            number=row * width + column + 1, discipline=discipline.id, success_area=area.id, row=row, column=column
        )
        for row, discipline in enumerate(questionnaire.disciplines)
        for column, area in enumerate(questionnaire.success_areas)
    }


def named_cells(text: str, cells: Cells) -> list[Cell]:
    """The cells that a text links to on the leerkaart, in order; links to cells that do not exist are left out."""
    return [
        cells[link["anchor"]]
        for link in _LINK.finditer(text)
        if link["page"].rpartition("/")[2] in ("", PAGE) and link["anchor"] in cells
    ]


def number_faults(text: str, cells: Cells) -> Iterator[LineFault]:
    """Each line whose numbers are not those of the cells that it links to.

    A line that only names a number, or only links, says nothing that could be wrong.
    """
    for line in text.splitlines() if "#vak-" in text else ():
        if "#vak-" not in line:
            continue
        linked = [cell.number for cell in named_cells(line, cells)]
        named = [int(number) for number in _NUMBER.findall(line)]
        if linked and named and linked != named:
            yield line, f"hier staat vak {_listed(named)}, maar de link gaat naar vak {_listed(linked)}."


def route_of(text: str, cells: Cells) -> tuple[tuple[Cell, ...], list[LineFault]]:
    """The example of a route, and its faults.

    It is the numbered list of the page whose steps link to a cell. Each step lies beside the one before it.
    """
    steps = [(line, named) for line in _STEP.findall(text) if (named := named_cells(line, cells))]
    faults = [(line, "in een stap van de route staat één link naar een vak.") for line, named in steps if named[1:]]
    for (_, (before, *_)), (line, (cell, *_)) in pairwise(steps):
        if abs(before.row - cell.row) + abs(before.column - cell.column) != 1:
            faults.append((line, f"vak {cell.number} ligt op de leerkaart niet naast vak {before.number}."))
    if not steps:
        faults.append(("", "de route ontbreekt: een genummerde lijst, met in elke stap een link naar een vak."))
    return tuple(named[0] for _, named in steps), faults


def _listed(numbers: list[int]) -> str:
    return " en ".join(map(str, numbers))
