"""Made-up respondents, to try every script of the kit before anybody is asked anything.

A general part, a part for each discipline and each area, a part for a team and a part for each item, cut into the
points of the scale. Nothing here comes from people: the numbers are ordinary for questionnaires of this kind and
no more than that.

`python -m validatie.simulate > proef.csv` writes a file in the form that `python -m quiz data` writes.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field

from quiz.definition import QUESTIONNAIRE
from quiz.model import DONT_KNOW, Questionnaire
from quiz.study.table import write_table

Responses = tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Standard deviations, on the scale of the item scores, of what makes people's answers differ.

    The defaults give an alpha of about .80 for eight items. `ease` is by how much items differ in how readily one
    agrees with them, `center` the answer of somebody average to an average item; `dont_know` is a share (0…1).
    """

    general: float = 0.62
    discipline: float = 0.0
    area: float = 0.0
    team: float = 0.0
    item: float = 0.80
    ease: float = 0.0
    center: float = 3.4
    dont_know: float = 0.0
    eases: tuple[float, ...] = field(default=())


NO_PROFILE = Model(center=3.0)
"""Everybody sees as much of everything: what looks like a profile is chance. Items are equally easy."""
PROFILE = Model(general=0.52, discipline=0.28, area=0.28, team=0.22, ease=0.45, dont_know=0.03)
"""A moderate profile, teams that differ, items that differ in ease, and a few answers *weet ik niet*."""


def people(
    n: int, source: random.Random, model: Model = NO_PROFILE, questionnaire: Questionnaire = QUESTIONNAIRE
) -> list[Responses]:
    """Raw responses of `n` people who belong to one team."""
    eases = model.eases or _eases(source, model, questionnaire)
    shared = source.gauss(0, model.team)
    return [_person(source, model, questionnaire, eases, shared) for _ in range(n)]


def teams(
    sizes: Sequence[int], source: random.Random, model: Model = PROFILE, questionnaire: Questionnaire = QUESTIONNAIRE
) -> list[list[Responses]]:
    """Raw responses of people in teams; the items are as easy in each team."""
    eases = _eases(source, model, questionnaire)
    return [
        [_person(source, model, questionnaire, eases, shared) for _ in range(size)]
        for size in sizes
        for shared in [source.gauss(0, model.team)]
    ]


def _eases(source: random.Random, model: Model, questionnaire: Questionnaire) -> tuple[float, ...]:
    return tuple(source.gauss(0, model.ease) for _ in questionnaire.items)


def _person(
    source: random.Random, model: Model, questionnaire: Questionnaire, eases: Sequence[float], shared: float
) -> Responses:
    general = shared + source.gauss(0, model.general)
    own = {d.id: source.gauss(0, model.discipline) for d in questionnaire.disciplines}
    own |= {d.id: source.gauss(0, model.area) for d in questionnaire.success_areas}
    scale = questionnaire.scale
    row = []
    for item, ease in zip(questionnaire.items, eases, strict=True):
        seen = general + own[item.discipline] + (own[item.success_area] if item.success_area else 0.0)
        value = min(max(round(model.center + ease + seen + source.gauss(0, model.item)), scale.min), scale.max)
        value = scale.min + scale.max - value if item.reverse_keyed else value
        row.append(DONT_KNOW if source.random() < model.dont_know else value)
    return tuple(row)


def main(arguments: Sequence[str]) -> int:
    """Write made-up people as the CSV of a study."""
    parser = argparse.ArgumentParser(prog="python -m validatie.simulate", description="Verzonnen antwoorden als CSV.")
    parser.add_argument("--teams", type=int, default=40, help="hoeveel teams (40)")
    parser.add_argument("--size", type=int, default=12, help="hoeveel mensen per team (12)")
    parser.add_argument("--seed", type=int, default=1, help="een ander getal geeft andere mensen (1)")
    options = parser.parse_args(arguments)
    made = teams([options.size] * options.teams, random.Random(options.seed))
    sys.stdout.write(write_table(QUESTIONNAIRE, made))
    print("Deze antwoorden zijn verzonnen, om de scripts te proberen. Trek er geen conclusie uit.", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
