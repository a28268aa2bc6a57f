"""How often the page with a result names a difference, over 10,000 made-up people a row.

Goal for people without any profile: disciplines at most 13 %, areas at most 18 %. The people come from
`validatie.simulate`: a general part and a part for each item, alpha about .80 for a discipline. Beside it a rule of
ten points, which is what chance alone passes nearly always.
"""

from __future__ import annotations

import random
from dataclasses import replace

from benchmarks.tables import print_table
from quiz.definition import QUESTIONNAIRE
from quiz.findings import standout
from quiz.scoring import score
from validatie.simulate import NO_PROFILE, PROFILE, Model, people

PEOPLE = 10_000
TEN_POINTS = 10
GOAL = "hoogstens 13 en 18"

GROUPS: tuple[tuple[str, Model], ...] = (
    ("geen profiel", NO_PROFILE),
    ("geen profiel, vaker eens dan oneens", replace(NO_PROFILE, center=3.6)),
    ("geen profiel, 10 % weet ik niet", replace(NO_PROFILE, dont_know=0.10)),
    ("geen profiel, uitspraken verschillen in gemak", replace(NO_PROFILE, ease=0.45)),
    ("matig profiel", replace(PROFILE, ease=0.0)),
    ("duidelijk profiel", replace(PROFILE, ease=0.0, discipline=0.5, area=0.5)),
)


def shares(model: Model, seed: int) -> list[str]:
    """Percentages of people: named by the rule and by ten points, for disciplines and for areas."""
    ids = [item.id for item in QUESTIONNAIRE.items]
    facets = (QUESTIONNAIRE.disciplines, QUESTIONNAIRE.success_areas)
    named, ten = [0, 0], [0, 0]
    for row in people(PEOPLE, random.Random(seed), model):
        responses = dict(zip(ids, row, strict=True))
        scores = score(QUESTIONNAIRE, responses).dimensions
        for place, dimensions in enumerate(facets):
            named[place] += bool(standout(QUESTIONNAIRE, dimensions, responses).high)
            known = [value for d in dimensions if (value := scores[d.id]) is not None]
            ten[place] += bool(known) and max(known) - min(known) >= TEN_POINTS
    return [f"{100 * count / PEOPLE:.1f}" for count in (*named, *ten)]


def run() -> None:
    """Print one row a kind of people."""
    print_table(
        f"Hoe vaak een verschil wordt genoemd, % van {PEOPLE} verzonnen mensen (doel zonder profiel: {GOAL})",
        ("mensen", "disciplines", "succesgebieden", "bij 10 punten", "idem"),
        [(name, *shares(model, seed)) for seed, (name, model) in enumerate(GROUPS, start=1)],
    )
