"""Agreement or frequency? `python -m validatie.ballot TABEL.csv` weighs the two answer scales of the split ballot.

The table has a column `form` (A agreement, B frequency) and a column `fact`: how often the team looked back
together in three months, counted. The rules stood fixed beforehand, in `preregistratie.md`.
"""

from __future__ import annotations

import csv
import io
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

from quiz.definition import QUESTIONNAIRE
from quiz.instrument import LOWEST_GROUP_SIZE
from quiz.model import DONT_KNOW, Questionnaire
from quiz.study.report import study
from quiz.study.table import TEAM, read_table
from validatie.kit import KitError, markdown, read, run

FORMS: Final = ("A", "B")
MORE_DONT_KNOW: Final = 0.05
MARGIN: Final = 0.05
"""A difference smaller than this, in a share, a reliability or a correlation, is a tie."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What one form of the answers gives; `None` where it cannot be told."""

    n: int
    dont_know: float
    general_share: float | None
    profile: float | None
    icc1: float | None
    fact_r: float | None


def form_of(questionnaire: Questionnaire, rows: Sequence[Mapping[str, str]]) -> Form:
    """The figures of the people who answered one form. Raises `KitError` for too few."""
    teams = read_table(questionnaire, _csv(rows))
    found = study(questionnaire, teams, LOWEST_GROUP_SIZE)
    if found is None or found.blueprint is None:
        raise KitError("Elke vorm heeft minstens 100 mensen nodig die dezelfde uitspraken beantwoordden.")
    answers = [value for team in teams for row in team for value in row]
    return Form(
        n=found.n,
        dont_know=answers.count(DONT_KNOW) / len(answers),
        general_share=found.blueprint.components.general_share,
        profile=found.blueprint.disciplines_profile,
        icc1=found.teams.overall.icc1 if found.teams and found.teams.overall else None,
        fact_r=_fact_r(questionnaire, rows),
    )


def compare(agreement: Form, frequency: Form) -> dict[str, float | None]:
    """Of each criterion by how much frequency is better (above 0) or worse."""
    return {
        "a. minder weet ik niet": agreement.dont_know - frequency.dont_know,
        "b. kleiner algemeen deel": _minus(agreement.general_share, frequency.general_share),
        "c. betrouwbaarder profiel": _minus(frequency.profile, agreement.profile),
        "d. hogere ICC(1)": _minus(frequency.icc1, agreement.icc1),
        "e. sterkere samenhang met het getelde feit": _minus(frequency.fact_r, agreement.fact_r),
    }


def verdict(differences: Mapping[str, float | None]) -> str:
    """The decision: frequency where all five hold or all are ties, agreement otherwise."""
    values = list(differences.values())
    if any(value is None for value in values):
        return "niet te beslissen: een van de vijf cijfers ontbreekt"
    a, b, c, d, e = (value for value in values if value is not None)
    if a >= -MORE_DONT_KNOW and b > 0 and c >= MARGIN and d >= 0 and e >= 0:
        return "frequentie"
    if a >= -MORE_DONT_KNOW and all(abs(value) < MARGIN for value in (b, c, d, e)):
        return "gelijk: dan frequentie, want die woorden passen bij het gebruik"
    return "eens-oneens blijft"


def report(questionnaire: Questionnaire, text: str) -> str:
    """The table and the decision as Markdown."""
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    if "form" not in (reader.fieldnames or ()):
        raise KitError("In de tabel ontbreekt de kolom ‘form’ (A of B).")
    by_form: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    for row in reader:
        by_form[(row["form"] or "").strip().upper()].append({k: v or "" for k, v in row.items() if k})
    if set(by_form) != set(FORMS):
        raise KitError("In de kolom ‘form’ horen alleen A en B te staan, en allebei.")
    forms = [form_of(questionnaire, by_form[name]) for name in FORMS]
    differences = compare(*forms)
    lines = [[name, "onbekend" if value is None else f"{value:+.3f}"] for name, value in differences.items()]
    return "\n".join(
        [
            f"# Eens-oneens (n = {forms[0].n}) of frequentie (n = {forms[1].n})\n",
            markdown(["maatstaf", "voordeel van frequentie"], lines),
            f"Besluit: {verdict(differences)}.\n",
        ]
    )


def _fact_r(questionnaire: Questionnaire, rows: Sequence[Mapping[str, str]]) -> float | None:
    """Over teams: the correlation of the mean score with the mean of the counted fact."""
    facts: dict[str, list[float]] = defaultdict(list)
    people: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    for row in rows:
        people[row[TEAM]].append(row)
        if text := row.get("fact", "").strip().replace(",", "."):
            try:
                facts[row[TEAM]].append(float(text))
            except ValueError:
                raise KitError(f"In de kolom ‘fact’ staat ‘{text[:20]}’. Dat is geen getal.") from None
    pairs = []
    for team, members in people.items():
        if len(members) >= LOWEST_GROUP_SIZE and facts[team]:
            answers = [value for row in read_table(questionnaire, _csv(members))[0] for value in row if value]
            if answers:
                pairs.append((sum(answers) / len(answers), sum(facts[team]) / len(facts[team])))
    return _pearson(pairs)


def _pearson(pairs: Sequence[tuple[float, float]]) -> float | None:
    if len(pairs) < 3:
        return None
    x, y = (sum(values) / len(pairs) for values in zip(*pairs, strict=True))
    xx, yy = sum((a - x) ** 2 for a, _ in pairs), sum((b - y) ** 2 for _, b in pairs)
    return sum((a - x) * (b - y) for a, b in pairs) / sqrt(xx * yy) if xx * yy > 0 else None


def _csv(rows: Sequence[Mapping[str, str]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _minus(first: float | None, second: float | None) -> float | None:
    return None if first is None or second is None else first - second


def main(arguments: Sequence[str]) -> None:
    """Print the comparison of one table."""
    if len(arguments) != 1:
        raise KitError("Geef één tabel: python -m validatie.ballot TABEL.csv")
    print(report(QUESTIONNAIRE, read(arguments[0])), end="")


if __name__ == "__main__":
    sys.exit(run(main))
