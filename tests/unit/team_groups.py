"""Groups of respondents for the team tests."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import strategies as st

from quiz.codes import TEAM, ResultCode, encode
from quiz.definition import QUESTIONNAIRE
from quiz.instrument import fingerprint
from quiz.model import Questionnaire
from quiz.team.input import TeamInput, TeamReader

ITEMS = len(QUESTIONNAIRE.items)
OWN = fingerprint(QUESTIONNAIRE)
Responses = tuple[int, ...]


def team_code(responses: Sequence[int], nonce: int = 0, *, format: int = TEAM, mark: int | None = None) -> str:
    """The code of one respondent of the scan."""
    known = OWN if mark is None else mark
    return encode(ResultCode(format=format, fingerprint=known, nonce=nonce, responses=tuple(responses)))


def random_group(n: int, *, seed: int = 0, unknown: float = 0.1) -> list[Responses]:
    """Respondents who answer at random, with a share of *weet ik niet*."""
    source = random.Random(seed)
    return [tuple(0 if source.random() < unknown else source.randint(1, 5) for _ in range(ITEMS)) for _ in range(n)]


def random_codes(n: int, *, seed: int = 0, unknown: float = 0.1) -> list[str]:
    """Different team codes."""
    group = random_group(n, seed=seed, unknown=unknown)
    return [team_code(responses, nonce) for nonce, responses in enumerate(group)]


def read(text: str) -> TeamInput:
    """Everything in a text, in one go."""
    reader = TeamReader(text, QUESTIONNAIRE)
    for _ in reader.steps():
        pass
    return reader.result


def with_threshold(size: int) -> Questionnaire:
    """The scan of an organisation that asks for larger groups."""
    return replace(QUESTIONNAIRE, min_group_size=size)


@st.composite
def groups(draw: st.DrawFn, smallest: int = 0, largest: int = 14) -> list[Responses]:
    """Groups with answers of every kind, and per respondent another share of *weet ik niet*.

    Hypothesis chooses the number of people and where chance begins; each answer by itself would take ten times as long.
    """
    source = draw(st.randoms(use_true_random=True))
    n = draw(st.integers(smallest, largest))
    people = []
    for _ in range(n):
        share = source.choice((0.0, 0.1, 0.5, 0.9, 1.0))
        people.append(tuple(0 if source.random() < share else source.randint(1, 5) for _ in range(ITEMS)))
    return people
