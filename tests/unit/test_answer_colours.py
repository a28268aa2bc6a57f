"""The colours from disagreement to agreement: told apart from each other and from the page, in all three schemes."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest

from kennisbank.organisation import contrast
from tests.unit.javascript import ROOT, Modules
from tests.unit.questionnaires import scale

STYLE: Final = (ROOT / "overrides/look/tokens.css").read_text(encoding="utf-8")
SCHEMES: Final = {
    "light": STYLE.partition('"default"')[2].partition('"slate"')[0],
    "dark": STYLE.partition('"slate"')[2].partition("@media print")[0],
    "print": STYLE.partition("@media print")[2],
}
POINTS: Final = ("1", "2", "3", "4", "5")


def colours(scheme: str) -> dict[str, str]:
    """The tokens of one scheme."""
    return dict(re.findall(r"--kb-([a-z0-9-]+):\s*(#[0-9a-f]{6});", SCHEMES[scheme]))


@pytest.fixture(params=SCHEMES)
def tokens(request: pytest.FixtureRequest) -> dict[str, str]:
    return colours(request.param)


def test_neighbours_differ_as_much_as_an_eye_needs(tokens: dict[str, str]) -> None:
    steps = [tokens[f"answer-{point}"] for point in POINTS]
    assert min(contrast(one, other) for one, other in pairwise(steps)) >= 1.5


def test_both_ends_stand_out_from_the_page_and_from_what_lies_on_it(tokens: dict[str, str]) -> None:
    grounds = [tokens["paper"], tokens["raised"]]
    assert min(contrast(tokens[f"answer-{end}"], ground) for end in "15" for ground in grounds) >= 3


@pytest.mark.parametrize("point", [*POINTS, "none"])
def test_text_on_each_colour_can_be_read(tokens: dict[str, str], point: str) -> None:
    assert contrast(tokens[f"answer-{point}"], tokens[f"on-answer-{point}"]) >= 4.5


def test_the_edge_around_each_colour_shows_on_the_page(tokens: dict[str, str]) -> None:
    assert contrast(tokens["control"], tokens["paper"]) >= 3


@pytest.mark.parametrize("points", range(2, 8))
def test_a_scale_of_any_length_runs_from_the_one_end_to_the_other(tmp_path: Path, points: int) -> None:
    own = scale(2, points + 1)
    levels = [own.level(point.value) for point in own.points]
    assert (levels[0], levels[-1]) == (1, 5)
    assert levels == sorted(levels)
    assert levels == [6 - level for level in reversed(levels)], "both sides alike"
    charts = Modules(tmp_path, {"overrides/page/charts.mjs": ("answerLevel",)})
    ends = {"min": own.min, "max": own.max}
    assert [int(charts.call("m.answerLevel", point.value, ends)) for point in own.points] == levels
