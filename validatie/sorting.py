"""What people who sort the statements blind tell about them: `python -m validatie.sorting MAP`.

Per item and facet (Anderson and Gerbing, 1991): p_sa, the share of judges who choose the intended place, and c_sv,
that share minus the share of the most chosen other place (−1…1). Beside it Cohen's kappa of the judges with the
intended places, and which places are taken for which.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from quiz.definition import QUESTIONNAIRE
from quiz.model import Dimension, Questionnaire
from validatie.kit import KitError, markdown, rows, run

KEEP: Final = 0.50
REWORD: Final = 0.25
FEWEST_JUDGES: Final = 20

Places = Mapping[str, str]
"""The place (the id of a dimension) by item id; an absent item was left open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """One item on one facet, over all judges: a judge who left it open counts as not choosing the intended place."""

    p_sa: float
    c_sv: float
    runner_up: str | None


def agreement(intended: str, chosen: Sequence[str | None]) -> Agreement:
    """p_sa and c_sv of one item."""
    counts = Counter(place for place in chosen if place is not None and place != intended)
    runner_up, most = min(counts.items(), key=lambda pair: (-pair[1], pair[0])) if counts else (None, 0)
    right = sum(place == intended for place in chosen)
    return Agreement(p_sa=right / len(chosen), c_sv=(right - most) / len(chosen), runner_up=runner_up)


def verdict(facets: Sequence[Agreement]) -> str:
    """The rule that was fixed beforehand, on the facet where an item does worst."""
    worst = min(one.c_sv for one in facets)
    return "houden" if worst >= KEEP else "herschrijven" if worst >= REWORD else "vervangen"


def kappa(intended: Places, judge: Places) -> float | None:
    """Cohen's kappa of one judge with the intended places, over the items that the judge placed."""
    ids = [id for id in intended if id in judge]
    if not ids:
        return None
    observed = sum(intended[id] == judge[id] for id in ids) / len(ids)
    first, second = Counter(intended[id] for id in ids), Counter(judge[id] for id in ids)
    chance = sum(first[place] * second[place] for place in first) / len(ids) ** 2
    return (observed - chance) / (1 - chance) if chance < 1 else None


def report(questionnaire: Questionnaire, discipline: Sequence[Places], area: Sequence[Places]) -> str:
    """All of it as Markdown. The two rows of judges are the same people in the same order."""
    intended = (
        {item.id: item.discipline for item in questionnaire.items},
        {item.id: item.success_area for item in questionnaire.items if item.success_area},
    )
    lines = []
    verdicts: Counter[str] = Counter()
    for item in questionnaire.items:
        found = [
            agreement(places[item.id], [judge.get(item.id) for judge in judges])
            for places, judges in zip(intended, (discipline, area), strict=True)
            if item.id in places
        ]
        verdicts[verdict(found)] += 1
        cells = [text for one in found for text in (f"{one.p_sa:.2f}", f"{one.c_sv:.2f}", one.runner_up or "")]
        lines.append([item.id, *cells, verdict(found)])
    header = ["uitspraak"] + ["p_sa", "c_sv", "verward met"] * (2 if intended[1] else 1) + ["besluit"]
    parts = [
        f"# Indelen door {len(discipline)} mensen, editie {questionnaire.edition}\n",
        ", ".join(f"{name}: {count}" for name, count in verdicts.most_common()) + ".\n",
        markdown(header, lines),
        "## Disciplines\n",
        _facet(questionnaire.disciplines, intended[0], discipline),
        "## Succesgebieden\n",
        _facet(questionnaire.success_areas, intended[1], area),
    ]
    if len(discipline) < FEWEST_JUDGES:
        parts.insert(
            1, f"Dit zijn minder dan {FEWEST_JUDGES} mensen: lees het als een proef, neem er geen besluit op.\n"
        )
    return "\n".join(parts)


def _facet(dimensions: Sequence[Dimension], intended: Places, judges: Sequence[Places]) -> str:
    known = [value for judge in judges if (value := kappa(intended, judge)) is not None]
    mean = f"{sum(known) / len(known):.2f}" if known else "niet te bepalen"
    counts = Counter((intended[id], judge[id]) for judge in judges for id in judge if id in intended)
    table = [[row.short, *(counts[row.id, column.id] for column in dimensions)] for row in dimensions]
    return f"Gemiddelde kappa met de bedoelde plaats: {mean}.\n\n" + markdown(
        ["bedoeld \\ gekozen", *(d.short for d in dimensions)], table
    )


def read_judges(questionnaire: Questionnaire, folder: Path) -> tuple[list[Places], list[Places]]:
    """The places that each judge chose, from the sheets in a folder. Raises `KitError`."""
    key = {row["code"]: row["id"] for row in rows(folder / "sleutel.csv", ("code", "id"))}
    unknown = set(key.values()) ^ {item.id for item in questionnaire.items}
    if unknown:
        raise KitError(f"De sleutel hoort niet bij editie {questionnaire.edition}: ‘{min(unknown)}’ past niet.")
    files = sorted(folder.glob("beoordelaar-*.csv"))
    if not files:
        raise KitError(f"In {folder} staat geen ingevuld blad (beoordelaar-01.csv, beoordelaar-02.csv …).")
    found: tuple[list[Places], list[Places]] = ([], [])
    for file in files:
        sheet = rows(file, ("code", "discipline", "succesgebied"))
        for places, column, dimensions in zip(found, ("discipline", "succesgebied"),
                                              (questionnaire.disciplines, questionnaire.success_areas),
                                              strict=True):  # fmt: skip
            places.append(
                {
                    key[row["code"]]: _place(row[column], dimensions, file, row["code"])
                    for row in sheet
                    if row["code"] in key and row[column]
                }
            )
    return found


def _place(text: str, dimensions: Sequence[Dimension], file: Path, code: str) -> str:
    for number, dimension in enumerate(dimensions, start=1):
        if text.casefold() in (str(number), dimension.title.casefold(), dimension.short.casefold(), dimension.id):
            return dimension.id
    raise KitError(
        f"{file}, {code}: ‘{text[:30]}’ is geen keus. Schrijf een nummer van 1 tot en met {len(dimensions)}."
    )


def main(arguments: Sequence[str]) -> None:
    """Print the report on the filled-in sheets."""
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        raise KitError("Geef de map met sleutel.csv en de ingevulde bladen: python -m validatie.sorting MAP")
    print(report(QUESTIONNAIRE, *read_judges(QUESTIONNAIRE, Path(arguments[0]))), end="")


if __name__ == "__main__":
    sys.exit(run(main))
