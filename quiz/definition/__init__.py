"""De hele vragenlijst. Elk deel staat in een eigen bestand in deze map; hier komen ze samen.

Dit is data: wie een zin verandert, heeft geen Python nodig behalve aanhalingstekens en komma's.
`make check` vertelt daarna in gewone woorden of alles klopt.
"""

from quiz.model import Blueprint, Questionnaire
from quiz.own_questionnaire import with_own

from .advice import ADVICE
from .cells import CELLS
from .dimensions import DISCIPLINES, SUCCESS_AREAS
from .items import ITEMS
from .scale import BANDS, SCALE

OURS = Questionnaire(
    title="Lerende organisatie scan",
    edition="2027-1",
    overall_title="Alles samen",
    min_group_size=5,
    items_per_step=8,
    scale=SCALE,
    bands=BANDS,
    disciplines=DISCIPLINES,
    success_areas=SUCCESS_AREAS,
    items=ITEMS,
    cells=CELLS,
    advice=ADVICE,
    blueprint=Blueprint(
        per_discipline=8,
        per_success_area=(6, 6, 7, 7, 7, 7),
        per_cell=(1,) * 20 + (2,) * 10,
    ),
)

# Wat een organisatie in eigen/definition/ verandert, komt hier overheen (quiz/own_questionnaire.py).
QUESTIONNAIRE = with_own(OURS)
