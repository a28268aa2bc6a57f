"""The table of a study: one row a respondent, one column an item, as plain CSV.

Raw responses, never mirrored. The order of the rows is random and follows from the responses alone: the same answers
give the same table, and no row tells where its code stood in a file.
"""

from __future__ import annotations

import csv
import hashlib
import io
import random
from collections.abc import Sequence
from typing import Final

from quiz.model import DONT_KNOW, Questionnaire

NO_ANSWER: Final = -7
"""*Weet ik niet* or skipped: a code holds 0 for both, so a table made of codes cannot tell."""
DONT_KNOW_ANSWER: Final = -8
"""*Weet ik niet / niet van toepassing*, in a table of a study that asked in another way."""
SKIPPED: Final = -9
"""No answer given, in such a table."""
MISSING: Final = frozenset({NO_ANSWER, DONT_KNOW_ANSWER, SKIPPED})
PERSON: Final = "person"
TEAM: Final = "team"


class TableError(ValueError):
    """A table that cannot be read: its message is one Dutch sentence."""


def write_table(questionnaire: Questionnaire, teams: Sequence[Sequence[Sequence[int]]]) -> str:
    """The responses of these teams as CSV: a number for the person, one for the team, and a column for each item.

    Teams are numbered from 1 in the order given; people from 1 in the random order of the rows.
    """
    rows = sorted((number, bytes(row)) for number, team in enumerate(teams, start=1) for row in team)
    seed = hashlib.sha256(b"".join(number.to_bytes(4, "big") + row for number, row in rows)).digest()
    random.Random(seed).shuffle(rows)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([PERSON, TEAM, *(item.id for item in questionnaire.items)])
    for person, (number, row) in enumerate(rows, start=1):
        writer.writerow([person, number, *(NO_ANSWER if value == DONT_KNOW else value for value in row)])
    return text.getvalue()


def read_table(questionnaire: Questionnaire, text: str) -> list[list[bytes]]:
    """The responses of each team, in the order of the team numbers; every missing value is *weet ik niet*.

    Other columns are left alone, and the columns may stand in any order. Raises `TableError`.
    """
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    ids = [item.id for item in questionnaire.items]
    absent = [name for name in (TEAM, *ids) if name not in (reader.fieldnames or ())]
    if absent:
        raise TableError(
            f"In de tabel ontbreekt de kolom ‘{absent[0]}’. Hoort de tabel bij editie {questionnaire.edition}?"
        )
    teams: dict[str, list[bytes]] = {}
    for row in reader:
        if any(row[name] is None for name in (TEAM, *ids)):
            raise TableError(f"Regel {reader.line_num} heeft te weinig kolommen.")
        values = bytes(_value(questionnaire, row[id], id, reader.line_num) for id in ids)
        teams.setdefault(row[TEAM] or "", []).append(values)
    return [teams[name] for name in sorted(teams, key=lambda name: (len(name), name))]


def _value(questionnaire: Questionnaire, cell: str | None, column: str, line: int) -> int:
    text = (cell or "").strip()
    try:
        value = int(text) if text else NO_ANSWER
    except ValueError:
        value = None
    if value in MISSING:
        return DONT_KNOW
    if value is None or not questionnaire.scale.min <= value <= questionnaire.scale.max:
        raise TableError(
            f"Regel {line}, kolom ‘{column}’: ‘{text[:20]}’ is geen antwoord. Gebruik {questionnaire.scale.min} tot en "
            f"met {questionnaire.scale.max}, of {NO_ANSWER}, {DONT_KNOW_ANSWER} of {SKIPPED} voor geen antwoord."
        )
    return value
