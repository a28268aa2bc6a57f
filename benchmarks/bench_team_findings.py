"""How often a team picture, or two of one team, names a difference, over 1,000 pairs of made-up teams a row.

Where nothing differs, what is named is chance. Where statements differ in ease (the same for every team), the
highest and the lowest of a facet are named far more often: that is no chance, and it says nothing about the team,
which is why the page says so beside it. Two moments of such a team share that ease, so it is not named as a change.
"""

from __future__ import annotations

import random
from dataclasses import replace

from benchmarks.tables import print_table
from quiz.definition import QUESTIONNAIRE
from quiz.team.picture import compare_pictures, team_picture
from validatie.simulate import NO_PROFILE, Model, teams

PAIRS = 1_000
SIZES = (5, 8, 12, 30)
GROUPS: tuple[tuple[str, Model], ...] = (
    ("geen profiel", NO_PROFILE),
    ("geen profiel, bijna iedereen eens", replace(NO_PROFILE, center=4.3)),
    ("geen profiel, 10 % weet ik niet", replace(NO_PROFILE, dont_know=0.10)),
    ("geen profiel, uitspraken verschillen in gemak", replace(NO_PROFILE, ease=0.45)),
)


def shares(model: Model, size: int, pairs: int, seed: int) -> tuple[float, float, float, float]:
    """Percentages of pairs: the first picture names disciplines, names areas; a change in one of all, in the whole."""
    source = random.Random(seed)
    counts = [0, 0, 0, 0]
    for _ in range(pairs):
        earlier, later = (team_picture(QUESTIONNAIRE, group) for group in teams([size, size], source, model))
        if earlier is None or later is None:
            raise ValueError(f"a team of {size} has no picture")
        found = compare_pictures(earlier, later)
        named = [bool(ends.high) for ends in earlier.named.values()]
        changed = any(one is not None and one.named for one in found.dimensions.values())
        whole = found.overall is not None and found.overall.named
        counts = [count + fired for count, fired in zip(counts, (*named, changed, whole), strict=True)]
    disciplines, areas, changes, wholes = (100 * count / pairs for count in counts)
    return disciplines, areas, changes, wholes


def run() -> None:
    """Print one row a kind of team and its size."""
    rows = [
        (name, str(size), *(f"{share:.1f}" for share in shares(model, size, PAIRS, seed)))
        for seed, (name, model) in enumerate(GROUPS, start=1)
        for size in SIZES
    ]
    print_table(
        f"Hoe vaak een teambeeld iets noemt, % van {PAIRS} paren verzonnen teams zonder verschil",
        ("teams", "mensen", "disciplines", "succesgebieden", "verandering bij een van de elf", "bij alles samen"),
        rows,
    )
