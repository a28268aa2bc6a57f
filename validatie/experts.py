"""What experts say of the statements: `python -m validatie.experts BLAD…`.

I-CVI is the share of experts who give a 3 or a 4 on a scale of 1 to 4; with three experts or more .78 is taken as
enough (Polit, Beck and Owen, 2007). S-CVI/Ave is the mean over all items.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import Final

from quiz.definition import QUESTIONNAIRE
from quiz.model import Questionnaire
from validatie.kit import KitError, markdown, rows, run

ENOUGH: Final = 0.78
FEWEST_EXPERTS: Final = 6
QUESTIONS: Final = ("past", "duidelijk")

Ratings = Mapping[str, int]
"""A rating of 1 to 4 by item id; an absent item was left open."""


def content_validity(ratings: Sequence[int]) -> float:
    """I-CVI of one item."""
    return sum(rating >= 3 for rating in ratings) / len(ratings)


def report(questionnaire: Questionnaire, sheets: Sequence[Mapping[str, Ratings]]) -> str:
    """The table as Markdown, items that need work first."""
    lines, means = [], dict.fromkeys(QUESTIONS, 0.0)
    for item in questionnaire.items:
        values = []
        for question in QUESTIONS:
            given = [sheet[question][item.id] for sheet in sheets if item.id in sheet[question]]
            if not given:
                raise KitError(f"Niemand gaf een cijfer voor ‘{question}’ bij {item.id}.")
            values.append(content_validity(given))
            means[question] += values[-1] / len(questionnaire.items)
        lines.append(
            (min(values), [item.id, *(f"{v:.2f}" for v in values), "" if min(values) >= ENOUGH else "bekijken"])
        )
    lines.sort(key=lambda line: line[0])
    few = (
        f"Dit zijn minder dan {FEWEST_EXPERTS} mensen: lees het als een proef.\n"
        if len(sheets) < FEWEST_EXPERTS
        else ""
    )
    return "\n".join(
        [
            f"# Oordeel van {len(sheets)} deskundigen, editie {questionnaire.edition}\n",
            f"{few}Gemiddeld (S-CVI/Ave): " + ", ".join(f"{name} {value:.2f}" for name, value in means.items()) + ".\n",
            markdown(["uitspraak", *(f"I-CVI {name}" for name in QUESTIONS), ""], [line for _, line in lines]),
        ]
    )


def read_sheet(questionnaire: Questionnaire, path: str) -> dict[str, Ratings]:
    """One expert's ratings for each question. Raises `KitError`."""
    ids = {item.id for item in questionnaire.items}
    found: dict[str, dict[str, int]] = {question: {} for question in QUESTIONS}
    for row in rows(path, ("id", *QUESTIONS)):
        for question in QUESTIONS:
            if row["id"] in ids and row[question]:
                if row[question] not in ("1", "2", "3", "4"):
                    raise KitError(f"{path}, {row['id']}: ‘{row[question][:20]}’ is geen cijfer van 1 tot en met 4.")
                found[question][row["id"]] = int(row[question])
    return dict(found)


def main(arguments: Sequence[str]) -> None:
    """Print the report on the filled-in sheets."""
    if not arguments:
        raise KitError("Geef de ingevulde bladen: python -m validatie.experts BLAD…")
    print(report(QUESTIONNAIRE, [read_sheet(QUESTIONNAIRE, path) for path in arguments]), end="")


if __name__ == "__main__":
    sys.exit(run(main))
