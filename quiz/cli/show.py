"""`python -m quiz show`: the questionnaire as a table for people: the blueprint with its counts, then the items."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any

from quiz.instrument import fingerprint, fingerprint_text
from quiz.model import Questionnaire
from quiz.printed import print_out


def register(commands: argparse._SubParsersAction[Any]) -> None:
    """Add `show` to the commands."""
    show = commands.add_parser("show", help="toon de leerkaart en de uitspraken als tabel")
    show.set_defaults(run=run)


def run(questionnaire: Questionnaire, _options: argparse.Namespace) -> int:
    """Print the table; 0."""
    print_out(table(questionnaire))
    return 0


def table(q: Questionnaire) -> str:
    """Title line, the matrix of disciplines by success areas with the items per cell, and all items."""
    return "\n".join(_lines(q))


def _lines(q: Questionnaire) -> Iterator[str]:
    yield f"{q.title} · editie {q.edition} · vingerafdruk {fingerprint_text(fingerprint(q))}"
    yield ""
    width = max((len(d.title) for d in q.disciplines), default=0)
    yield " " * width + "".join(f"  {a.short:>10}" for a in q.success_areas) + "  samen"
    for d in q.disciplines:
        counts = "".join(f"  {len(q.items_in_cell(d.id, a.id)):>10}" for a in q.success_areas)
        yield f"{d.title:<{width}}{counts}  {len(q.items_of(d.id)):>5}"
    totals = "".join(f"  {len(q.items_of(a.id)):>10}" for a in q.success_areas)
    yield f"{'Samen':<{width}}{totals}  {len(q.items):>5}"
    short = {d.id: d.short for d in q.dimensions}
    for number, item in enumerate(q.items, start=1):
        if (number - 1) % q.items_per_step == 0:
            yield f"\nStap {(number - 1) // q.items_per_step + 1}"
        place = short.get(item.discipline, item.discipline)
        if item.success_area:
            place += f" × {short.get(item.success_area, item.success_area)}"
        yield f"{number:>3}. {item.text}\n     {place} · {item.id}{' · omgekeerd' if item.reverse_keyed else ''}"
