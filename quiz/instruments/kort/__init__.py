"""De korte scan: tien uitspraken van de gewone scan, voor tussen twee metingen in.

De uitspraken staan in `quiz/definition/items.py` en nergens anders: hier staat alleen welke het zijn. Elke discipline
komt twee keer voor en elk succesgebied één of twee keer, steeds in een ander vak. Daarom krijgt geen onderdeel een
score: op één of twee uitspraken rust er geen.
"""

from dataclasses import replace

from quiz.definition import OURS
from quiz.model import Blueprint
from quiz.own_questionnaire import with_own_wording

# Wie eigen uitspraken heeft (eigen/definition/), houdt in de korte scan die van ons, en dus dezelfde codes.
WHOLE = with_own_wording(OURS)

QUESTIONNAIRE = replace(
    WHOLE,
    title="Korte scan",
    edition="kort-2027-1",
    items_per_step=5,
    scored=False,
    items=WHOLE.picked(
        "meesterschap-tijd-om-te-leren",
        "team-hulp-vragen",
        "mentaal-werkwijze-veranderen",
        "visie-doel-van-een-taak",
        "systeem-nieuws-van-afdelingen",
        "team-terugblikken",
        "visie-idee-uitproberen",
        "mentaal-ruimte-voor-andere-kijk",
        "meesterschap-feedback-vragen",
        "systeem-waarde-voor-anderen",
    ),
    advice=(),
    blueprint=Blueprint(per_discipline=2, per_success_area=(1, 1, 2, 2, 2, 2)),
)
