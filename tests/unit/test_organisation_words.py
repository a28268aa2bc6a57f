"""What the organisation page says of files and statements: all of a few, and of many only as much as can be read."""

from __future__ import annotations

from typing import Any

import pytest

from quiz.cli.organisation import listed_names
from tests.unit.javascript import Modules
from tests.unit.team_page import team_modules

SENTENCES = {"overrides/organisation/sentences.mjs": ("differingLine", "leftOutText", "pairsText")}


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Modules:
    return team_modules(tmp_path_factory.mktemp("words"), SENTENCES)


@pytest.mark.parametrize(
    ("names", "words", "command"),
    [
        ([], "reason-hidden-names", None),
        (["a"], "a", "a"),
        (["a", "b", "c"], "reason-and-last(names=a, b; last=c)", "a, b en c"),
        (["a", "b", "c", "d", "e"], "reason-and-more(names=a, b, c; n=2)", "a, b, c en nog 2"),
    ],
)
def test_other_files_are_named_as_far_as_they_can_be_read(
    names: list[str], words: str, command: str | None, page: Modules
) -> None:
    left = {"reason": "again", "found": "x", "others": names}
    assert page.call("(left) => m.leftOutText(texts, left)", left) == f"reason-again(found=x; others={words})"
    if command:
        assert listed_names(names) == command


def test_of_many_files_with_the_same_figures_the_first_are_named(page: Modules) -> None:
    pairs = [[f"{at}a", f"{at}b"] for at in range(5)]
    shown = [f"pair(first={first}; second={second})" for first, second in pairs]
    assert page.call("(same) => m.pairsText(texts, same)", pairs[:2]) == "; ".join(shown[:2])
    assert page.call("(same) => m.pairsText(texts, same)", pairs) == (
        f"reason-and-more(names={'; '.join(shown[:3])}; n=2)"
    )


def test_a_statement_names_the_means_of_twenty_teams_and_the_ends_of_more(page: Modules) -> None:
    means: list[Any] = [[f"T{at}", 30 + at] for at in range(21)]
    teams = [{"team": name} for name, _ in reversed(means)]
    line = "(means, teams) => m.differingLine(texts, { item: 'i', means }, teams, (id) => id)"
    few = page.call(line, means[:20], teams)
    assert few.startswith("differing-item(name=i; means=differing-mean(team=T19; mean=4,9); ")
    assert page.call(line, means, teams) == "differing-many(name=i; n=21; low=3,0; high=5,0)"
