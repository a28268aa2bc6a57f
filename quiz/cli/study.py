"""`python -m quiz team FILE… --reliability`: what a study asks of the codes, in the same JSON document."""

from __future__ import annotations

from collections.abc import Sequence

from quiz.cli.errors import Refused
from quiz.instrument import LOWEST_GROUP_SIZE
from quiz.model import Questionnaire
from quiz.study.report import FEWEST_RESPONDENTS, study, study_document
from quiz.study.teams import Team

HELP = (
    "voeg toe wat een onderzoeker van de uitspraken wil weten, ook per team als er meer bestanden zijn "
    f"(vanaf {FEWEST_RESPONDENTS} mensen)"
)


def reliability_document(questionnaire: Questionnaire, files: Sequence[tuple[str, Team]]) -> dict[str, object]:
    """The study of these files, each with its name and a team. Raises `Refused` under `FEWEST_RESPONDENTS` people."""
    teams = [team for _, team in files]
    found = study(questionnaire, teams, max(questionnaire.min_group_size, LOWEST_GROUP_SIZE))
    if found is None:
        needed = FEWEST_RESPONDENTS - sum(map(len, teams))
        raise Refused(
            f"Alfa en samenhang zeggen pas iets bij {FEWEST_RESPONDENTS} of meer mensen; er zijn er nog {needed} "
            "nodig. Laat --reliability weg voor het gewone teambeeld."
        )
    document = study_document(found)
    if len(files) > 1:
        document["files"] = {str(number): name for number, (name, _) in enumerate(files, start=1)}
    return document
