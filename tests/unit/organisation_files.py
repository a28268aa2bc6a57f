"""Saved pictures of teams for the tests of the organisation picture."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from quiz.definition import QUESTIONNAIRE
from quiz.editions.published import edition_named
from quiz.instrument import fingerprint
from quiz.model import Questionnaire
from quiz.team.file import export_json
from quiz.team.organisation import Opened, Organisation, opened, organisation_picture
from quiz.team.organisation_file import editions_by_fingerprint
from quiz.team.picture import TeamPicture, team_picture
from tests.unit.team_groups import ITEMS, Responses

OWN = fingerprint(QUESTIONNAIRE)
EDITIONS = editions_by_fingerprint(QUESTIONNAIRE, [edition_named("2026-1", QUESTIONNAIRE)])


def people(n: int, source: random.Random, *, level: float | None = None, unknown: float = 0.05) -> list[Responses]:
    """Members of one team: the team, the person and chance each have a part in an answer."""
    team = source.gauss(3.5, 0.4) if level is None else level

    def answer(person: float) -> int:
        if source.random() < unknown:
            return 0
        return max(1, min(5, round(person + source.gauss(0, 0.8))))

    return [tuple(answer(person) for _ in range(ITEMS)) for person in (source.gauss(team, 0.5) for _ in range(n))]


def picture_of(
    group: Sequence[Responses], team: str | None = None, date: str | None = None, q: Questionnaire = QUESTIONNAIRE
) -> TeamPicture:
    """The picture of a group that is large enough, with a team and a date beside it."""
    found = team_picture(q, group)
    assert found is not None
    return replace(found, team=team, date=date)


def saved(group: Sequence[Responses], team: str | None = None, date: str | None = None) -> str:
    """The file of a group."""
    return export_json(QUESTIONNAIRE, picture_of(group, team, date))


def changed(text: str, **fields: Any) -> str:
    """The file with other fields."""
    return json.dumps(json.loads(text) | fields, ensure_ascii=False)


def organisation_of(pictures: Sequence[TeamPicture], names: Sequence[str] = ()) -> Organisation:
    """The organisation picture of pictures that came in files 0.json, 1.json …"""
    files: list[Opened] = [
        opened(names[place] if names else f"{place}.json", OWN, picture) for place, picture in enumerate(pictures)
    ]
    return organisation_picture(QUESTIONNAIRE, files, OWN)


@lru_cache(maxsize=1)
def known_pictures() -> tuple[TeamPicture, ...]:
    """Small and large teams, with hidden items, and groups that overlap in every way the rules know."""
    source = random.Random(2027)
    found = [people(size, source) for size in (5, 5, 6, 7, 8, 9, 10, 10, 12, 18, 40)]
    found += [people(7, source, unknown=0.5), people(6, source, unknown=0.7)]
    found += [found[3][:5], found[8][:9], found[5][:8]]  # inside another
    found += [[*found[1][1:], *people(1, source)], [*found[9][1:], *people(1, source)]]  # one person exchanged
    found += [found[0] + found[2] + people(2, source), found[6] + found[7] + found[8]]  # several others together
    return tuple(map(picture_of, found))


def random_teams(source: random.Random) -> list[TeamPicture]:
    """A random set of known pictures: several dates, the same team twice, equal figures, another edition."""
    names = ("Zuid", "zuid", "Oost", "Team 2", "Team 10", "Écht", "W\u200best", "=Noord; a", None)
    dates = (None, "2026-05-01", "2026-11-26", "2027-05-03", "2027-11-26")
    return [
        replace(
            source.choice(known_pictures()),
            team=source.choice(names),
            date=source.choice(dates),
            edition=source.choice((QUESTIONNAIRE.edition,) * 5 + ("2026-9",)),
        )
        for _ in range(source.randrange(1, 14))
    ]
