"""The plan of analysis on the table of a study: `python -m validatie.analyse TABEL.csv`.

First who is left out, by the rules of `preregistratie.md`; then every coefficient; then what the hypotheses become by
the bars that stood fixed beforehand. Prints JSON.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from quiz.definition import QUESTIONNAIRE
from quiz.instrument import LOWEST_GROUP_SIZE
from quiz.model import Questionnaire
from quiz.study.items import NEAR_EQUAL_SHARE
from quiz.study.report import Study, study, study_document
from quiz.study.table import MISSING, read_table
from quiz.study.warnings import PROFILE_FOR_PEOPLE, PROFILE_FOR_TEAMS, dutch
from validatie.kit import KitError, read, run

SECONDS_AN_ITEM: Final = 2
ONE_SIDED: Final = 1.645
"""The normal quantile of 95 %, for a component that should be above 0."""
ENOUGH_ICC: Final = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The table without those who are left out, and how many were left out for what reason."""

    text: str
    near_equal: int
    too_fast: int


def exclude(questionnaire: Questionnaire, text: str) -> Kept:
    """Leave out who answered (nearly) everything the same, or faster than two seconds an item (column `minutes`)."""
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    names = list(reader.fieldnames or ())
    out = io.StringIO()
    writer = csv.DictWriter(out, names, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    missing = {str(value) for value in MISSING} | {""}
    near_equal = too_fast = 0
    for row in reader:
        given = [value for item in questionnaire.items if (value := (row.get(item.id) or "").strip()) not in missing]
        if 2 * len(given) >= len(questionnaire.items) and _most(given) >= NEAR_EQUAL_SHARE * len(given):
            near_equal += 1
        elif _seconds(row) < SECONDS_AN_ITEM * len(questionnaire.items):
            too_fast += 1
        else:
            writer.writerow(row)
    return Kept(text=out.getvalue(), near_equal=near_equal, too_fast=too_fast)


def decisions(found: Study) -> dict[str, dict[str, str]]:
    """What becomes of the hypotheses H1 to H4, and what follows for the pages."""
    if found.blueprint is None:
        raise KitError("Te weinig mensen beantwoordden dezelfde uitspraken: de hypothesen zijn niet te toetsen.")
    estimates = found.blueprint.estimates
    made = {}
    for name, part, title in (("H1", "discipline", "disciplines"), ("H2", "success_area", "succesgebieden")):
        value, error = estimates[part], found.blueprint_errors[part]
        if value is None or error is None:
            made[name] = _row("niet te toetsen", "de vragenlijst heeft deze indeling niet")
        elif value - ONE_SIDED * error > 0:
            made[name] = _row("gesteund", f"de {title} hebben een eigen deel ({value:.3f}, standaardfout {error:.3f})")
        else:
            made[name] = _row("niet gesteund", f"toon voor de {title} geen losse scores meer")
    for name, part, title in (("H3a", "disciplines_profile", "disciplines"),
                              ("H3b", "success_areas_profile", "succesgebieden")):  # fmt: skip
        made[name] = _profile(estimates[part], title)
    icc1 = found.teams.overall.icc1 if found.teams and found.teams.overall else None
    if icc1 is None:
        made["H4"] = _row("niet te toetsen", "er zijn te weinig teams")
    elif icc1 >= ENOUGH_ICC:
        made["H4"] = _row("gesteund", f"teams verschillen genoeg voor een teamgemiddelde (ICC(1) {dutch(icc1)})")
    else:
        made["H4"] = _row("niet gesteund", f"laat bij een team alleen de antwoorden zien (ICC(1) {dutch(icc1)})")
    return made


def analyse(questionnaire: Questionnaire, text: str) -> dict[str, object]:
    """Exclusions, decisions and coefficients. Raises `TableError` or `KitError`."""
    read_table(questionnaire, text)  # a fault is told with its place in the table as it came
    kept = exclude(questionnaire, text)
    found = study(questionnaire, read_table(questionnaire, kept.text), LOWEST_GROUP_SIZE)
    if found is None:
        raise KitError("Er blijven minder dan 100 mensen over. Dat is te weinig voor deze analyse.")
    return {
        "edition": questionnaire.edition,
        "left_out": {"near_equal": kept.near_equal, "too_fast": kept.too_fast},
        "decisions": decisions(found),
        "study": study_document(found),
    }


def _profile(value: float | None, title: str) -> dict[str, str]:
    if value is None:
        return _row("niet te toetsen", "de vragenlijst heeft deze indeling niet")
    if value >= PROFILE_FOR_PEOPLE:
        return _row("gesteund", f"een persoonlijk profiel van de {title} mag blijven ({dutch(value)})")
    if value >= PROFILE_FOR_TEAMS:
        return _row("niet gesteund", f"een profiel van de {title} alleen bij een team ({dutch(value)})")
    return _row("niet gesteund", f"toon in plaats van {title} alleen het geheel en de antwoorden ({dutch(value)})")


def _row(result: str, meaning: str) -> dict[str, str]:
    return {"result": result, "meaning": meaning}


def _most(given: Sequence[str]) -> int:
    return max(map(given.count, set(given)), default=0)


def _seconds(row: Mapping[str, str | None]) -> float:
    text = (row.get("minutes") or "").strip().replace(",", ".")
    try:
        return 60 * float(text) if text else float("inf")
    except ValueError:
        raise KitError(f"In de kolom ‘minutes’ staat ‘{text[:20]}’. Dat is geen aantal minuten.") from None


def main(arguments: Sequence[str]) -> None:
    """Print the analysis of one table."""
    if len(arguments) != 1:
        raise KitError("Geef één tabel: python -m validatie.analyse TABEL.csv")
    print(json.dumps(analyse(QUESTIONNAIRE, read(arguments[0])), ensure_ascii=False, indent=2))


if __name__ == "__main__":
    sys.exit(run(main))
