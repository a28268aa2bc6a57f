"""How many people and teams a study needs: `python -m validatie.sample_size` tries it on made-up people.

For a moderate profile and for none: how often H1 (disciplines have a part of their own) is supported, how far the
reliability of the profile moves from sample to sample, and how far ICC(1) does.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import mean, stdev
from typing import Final

from quiz.definition import QUESTIONNAIRE
from quiz.instrument import LOWEST_GROUP_SIZE
from quiz.study.report import study
from validatie.analyse import decisions
from validatie.kit import KitError, markdown, run
from validatie.simulate import PROFILE, Model, teams

DESIGNS: Final = ((20, 10), (40, 12), (60, 18))
"""Teams and people a team."""
MODELS: Final[tuple[tuple[str, Model], ...]] = (
    ("matig profiel", PROFILE),
    ("geen profiel", replace(PROFILE, discipline=0.0, area=0.0)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Power:
    """Over many samples of one size: the share that supports H1, and mean and SD of two figures."""

    supported: float
    profile: tuple[float, float]
    icc1: tuple[float, float]


def power(model: Model, number: int, size: int, samples: int, seed: int = 1) -> Power:
    """Try one design."""
    supported, profiles, iccs = 0, [], []
    for sample in range(samples):
        made = teams([size] * number, random.Random(1000 * seed + sample), model)
        found = study(QUESTIONNAIRE, made, LOWEST_GROUP_SIZE)
        if found is None or found.blueprint is None or found.teams is None or found.teams.overall is None:
            raise KitError("Een steekproef telt minstens 100 mensen in minstens vijf teams.")
        supported += decisions(found)["H1"]["result"] == "gesteund"
        profiles.append(found.blueprint.disciplines_profile or 0.0)
        iccs.append(found.teams.overall.icc1)
    return Power(
        supported=supported / samples,
        profile=(mean(profiles), stdev(profiles)),
        icc1=(mean(iccs), stdev(iccs)),
    )


def main(arguments: Sequence[str]) -> None:
    """Print a row for each design."""
    parser = argparse.ArgumentParser(
        prog="python -m validatie.sample_size", description="Hoe groot moet het onderzoek?"
    )
    parser.add_argument("--samples", type=int, default=20, metavar="N", help="hoeveel steekproeven per rij (20)")
    options = parser.parse_args(arguments)
    if options.samples < 2:
        raise KitError("--samples is 2 of meer: uit één steekproef blijkt geen spreiding.")
    rows = []
    for name, model in MODELS:
        for number, size in DESIGNS:
            found = power(model, number, size, options.samples)
            rows.append(
                [
                    name,
                    f"{number} × {size} = {number * size}",
                    f"{100 * found.supported:.0f} %",
                    "{:.2f} ± {:.2f}".format(*found.profile),
                    "{:.2f} ± {:.2f}".format(*found.icc1),
                ]
            )
    print(markdown(["verzonnen mensen", "teams × mensen", "H1 gesteund", "profiel (± SD)", "ICC(1) (± SD)"], rows))


if __name__ == "__main__":
    sys.exit(run(main))
