"""De antwoordschaal en de vier groepen waarin een score kan vallen."""

from quiz.model import Band, Scale, ScalePoint

SCALE = Scale(
    points=(
        ScalePoint(value=1, label="helemaal mee oneens"),
        ScalePoint(value=2, label="mee oneens"),
        ScalePoint(value=3, label="niet mee eens, niet mee oneens"),
        ScalePoint(value=4, label="mee eens"),
        ScalePoint(value=5, label="helemaal mee eens"),
    ),
    dont_know="weet ik niet / niet van toepassing",
)

BANDS = (
    Band(
        id="weinig",
        start=0,
        end=39,
        name="Weinig zichtbaar",
        meaning="Jij bent het met deze uitspraken meer oneens dan eens.",
    ),
    Band(
        id="deels",
        start=40,
        end=59,
        name="Deels zichtbaar",
        meaning="Eens en oneens houden elkaar bij deze uitspraken in evenwicht, of je koos het midden.",
    ),
    Band(
        id="goed",
        start=60,
        end=79,
        name="Goed zichtbaar",
        meaning="Jij bent het met deze uitspraken meer eens dan oneens.",
    ),
    Band(
        id="sterk",
        start=80,
        end=100,
        name="Sterk zichtbaar",
        meaning="Jij bent het duidelijk met deze uitspraken eens, met een aantal zelfs helemaal.",
    ),
)
