"""The same people twice: `python -m validatie.retest EERST.csv LATER.csv` gives stability and the error of a score.

Both tables have a column `mark` in which somebody wrote the same word or number twice; `person` will not do, since the
rows of a table stand in random order.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from quiz.definition import QUESTIONNAIRE
from quiz.model import Item, Questionnaire
from quiz.scoring import enough_answered, item_score
from quiz.study.moments import pearson
from quiz.study.table import read_table
from validatie.kit import KitError, markdown, read, run

FEWEST = 50
"""Under so many people who came back nothing is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stability:
    """Of one score of 0 to 100: how many had it twice, their correlation, the mean change and the standard error.

    `error` is the standard deviation of the changes / √2: by how much one score moves when nothing has changed.
    """

    n: int
    r: float | None
    change: float
    error: float


def stability(pairs: Sequence[tuple[float, float]]) -> Stability | None:
    """`None` for fewer than `FEWEST` people."""
    n = len(pairs)
    if n < FEWEST:
        return None
    changes = [later - first for first, later in pairs]
    mean = sum(changes) / n
    return Stability(
        n=n,
        r=pearson([round(1000 * first) for first, _ in pairs], [round(1000 * later) for _, later in pairs]),
        change=mean,
        error=sqrt(sum((change - mean) ** 2 for change in changes) / (n - 1) / 2),
    )


def report(questionnaire: Questionnaire, first: str, later: str) -> str:
    """A row for each score, as Markdown. Raises `KitError` or `TableError`."""
    before, after = _by_mark(questionnaire, first), _by_mark(questionnaire, later)
    common = sorted(before.keys() & after.keys())
    if len(common) < FEWEST:
        raise KitError(f"Er zijn {len(common)} mensen die twee keer meededen. Dit begint bij {FEWEST}.")
    scales = [(questionnaire.overall_title, questionnaire.items)]
    scales += [(d.title, questionnaire.items_of(d.id)) for d in questionnaire.dimensions]
    lines = []
    for title, items in scales:
        scores = [tuple(_score(questionnaire, items, table[mark]) for table in (before, after)) for mark in common]
        found = stability([(a, b) for a, b in scores if a is not None and b is not None])
        if found:
            r = "-" if found.r is None else f"{found.r:.2f}"
            lines.append([title, found.n, r, f"{found.change:+.1f}", f"{found.error:.1f}"])
        else:
            lines.append([title, "te weinig", "", "", ""])
    return "\n".join(
        [
            f"# Twee keer ingevuld door {len(common)} mensen, editie {questionnaire.edition}\n",
            markdown(["score", "n", "r", "gemiddelde verandering", "standaardfout van één score"], lines),
        ]
    )


def _by_mark(questionnaire: Questionnaire, text: str) -> dict[str, bytes]:
    """Who wrote the same mark as somebody else is left out: nobody knows which is which."""
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    if "mark" not in (reader.fieldnames or ()):
        raise KitError("In de tabel ontbreekt de kolom ‘mark’: het eigen merkteken van wie twee keer invult.")
    rows = [dict(row) for row in reader]
    marks = [(row["mark"] or "").strip().casefold() for row in rows]
    found = {}
    for mark, row in zip(marks, rows, strict=True):
        if mark and marks.count(mark) == 1:
            out = io.StringIO()
            writer = csv.DictWriter(out, list(row), lineterminator="\n")
            writer.writeheader()
            writer.writerow(row)
            found[mark] = read_table(questionnaire, out.getvalue())[0][0]
    return found


def _score(questionnaire: Questionnaire, items: Sequence[Item], row: bytes) -> float | None:
    place: Mapping[str, int] = {item.id: n for n, item in enumerate(questionnaire.items)}
    scale = questionnaire.scale
    known = [s for i in items if (s := item_score(i, row[place[i.id]], scale)) is not None]
    if not enough_answered(len(known), len(items)):
        return None
    return 100 * (sum(known) / len(known) - scale.min) / (scale.max - scale.min)


def main(arguments: Sequence[str]) -> None:
    """Print the report on two tables."""
    if len(arguments) != 2:
        raise KitError("Geef twee tabellen: python -m validatie.retest EERST.csv LATER.csv")
    print(report(QUESTIONNAIRE, *map(read, arguments)), end="")


if __name__ == "__main__":
    sys.exit(run(main))
