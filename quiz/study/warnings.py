"""What in these data calls for care, each in one Dutch sentence. Clean data give none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from quiz.messages import counted
from quiz.model import Questionnaire

if TYPE_CHECKING:
    from quiz.study.components import Blueprint
    from quiz.study.items import ItemRow
    from quiz.study.scales import ScaleReliability

LOW_ITEM_REST: Final = 0.20
HARDLY: Final = 0.10
"""A correlation nearer to 0 than this is no sign of a direction."""
HIGH_PAIR_R: Final = 0.85
MUCH_DONT_KNOW: Final = 0.20
MANY_NEAR_EQUAL: Final = 0.10
FEW_IN_COMMON: Final = 0.6
WIDE_INTERVAL: Final = 0.10
PROFILE_FOR_TEAMS: Final = 0.30
PROFILE_FOR_PEOPLE: Final = 0.50
"""Bars for the reliability of a profile, fixed before anybody collected data."""


def dutch(value: float) -> str:
    """A coefficient with two decimals and a comma."""
    return f"{round(value, 2) + 0.0:.2f}".replace(".", ",").replace("-", "−")


def item_warnings(rows: Mapping[str, ItemRow | None]) -> Iterator[str]:
    """Items without spread, and items that many people left without an answer."""
    for id, row in rows.items():
        if row is None:
            continue
        if row.sd == 0:
            yield f"Bij ‘{id}’ gaf iedereen hetzelfde antwoord. Over samenhang zegt die uitspraak dan niets."
        if row.dont_know > MUCH_DONT_KNOW:
            yield (
                f"Bij ‘{id}’ heeft {round(100 * row.dont_know)} % geen antwoord (weet ik niet, of overgeslagen). "
                "Dat is zelden toeval."
            )


def scale_warnings(title: str, scale: ScaleReliability, people: int) -> Iterator[str]:
    """Items that do not go with the rest of their scale, few people in common, and an uncertain alpha."""
    for id, r in scale.item_rest.items():
        if r is not None and r < -HARDLY:
            yield (
                f"‘{id}’ gaat tegen de rest van {title} in (item-rest {dutch(r)}). Kijk of de uitspraak omgekeerd is "
                "ingevoerd of begrepen."
            )
        elif r is not None and r < LOW_ITEM_REST:
            yield f"‘{id}’ hangt niet of nauwelijks samen met de rest van {title} (item-rest {dutch(r)})."
    if scale.n < FEW_IN_COMMON * people:
        yield (
            f"Bij {title} zijn er twee uitspraken die maar {counted(scale.n)} van de {counted(people)} mensen allebei "
            "beantwoordden. De cijfers van die schaal gaan over een deel van de groep."
        )
    if scale.alpha_interval and scale.alpha_interval[1] - scale.alpha_interval[0] > WIDE_INTERVAL:
        low, high = map(dutch, scale.alpha_interval)
        yield f"De alfa van {title} is onzeker: hij ligt tussen {low} en {high}. Er zijn meer mensen nodig."


def pair_warnings(pairs: Iterable[tuple[str, str, float]]) -> Iterator[str]:
    """Items that ask nearly the same."""
    for first, second, r in pairs:
        yield f"‘{first}’ en ‘{second}’ hangen zo sterk samen (r {dutch(r)}) dat ze bijna hetzelfde vragen."


def answer_warnings(near_equal: float) -> Iterator[str]:
    """Many people who gave nearly everywhere the same answer."""
    if near_equal > MANY_NEAR_EQUAL:
        yield (
            f"{round(100 * near_equal)} % van de mensen gaf bijna overal hetzelfde antwoord. Dat maakt elke samenhang "
            "hoger dan ze is."
        )


def profile_warnings(questionnaire: Questionnaire, found: Blueprint) -> Iterator[str]:
    """Profiles that do not bear what the pages show."""
    facets: Sequence[tuple[str, float | None, int]] = (
        ("disciplines", found.disciplines_profile, len(questionnaire.disciplines)),
        ("succesgebieden", found.areas_profile, len(questionnaire.success_areas)),
    )
    for name, value, size in facets:
        if value is None or value >= PROFILE_FOR_PEOPLE:
            continue
        start = f"De betrouwbaarheid van het profiel van {size} {name} is {dutch(value)}"
        if value < PROFILE_FOR_TEAMS:
            yield f"{start}, onder de {dutch(PROFILE_FOR_TEAMS)}: toon dan alleen het geheel en de antwoorden."
        else:
            yield (
                f"{start}, onder de {dutch(PROFILE_FOR_PEOPLE)}: lees verschillen tussen deze scores niet bij één "
                "persoon, hoogstens bij een team."
            )
