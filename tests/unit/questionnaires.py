"""Questionnaires for tests: a small one without any fault, to break in one place at a time."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from quiz.model import Advice, Band, Cell, Dimension, Item, Questionnaire, Scale, ScalePoint

LABELS = ("helemaal oneens", "oneens", "neutraal", "eens", "helemaal eens", "boven alles", "nog meer")


def scale(low: int = 1, high: int = 5) -> Scale:
    """A scale with a label for each value."""
    points = tuple(ScalePoint(value=value, label=LABELS[n]) for n, value in enumerate(range(low, high + 1)))
    return Scale(points=points, dont_know="weet ik niet")


def dimension(dimension_id: str, title: str) -> Dimension:
    """A dimension whose page is named after it."""
    return Dimension(id=dimension_id, title=title, short=title, core=f"{title} in één zin.", page=f"{dimension_id}/")


DISCIPLINES = (dimension("denken", "Denken"), dimension("doen", "Doen"))
AREAS = (dimension("rust", "Rust"), dimension("ruimte", "Ruimte"))
PAGES = ("denken/", "doen/", "rust/", "ruimte/")
PRACTICES = ("intervisie", "premortem")
ITEMS = (
    Item(id="hulp-vragen", text="We vragen elkaar om hulp.", discipline="denken", success_area="rust"),
    Item(id="tijd-krijgen", text="Leidinggevenden geven ons tijd.", discipline="doen", success_area="ruimte"),
    Item(id="cijfers-delen", text="Iedereen kent de cijfers.", discipline="denken", success_area="ruimte"),
    Item(id="klanten-bezoeken", text="Klanten komen bij ons langs.", discipline="doen", success_area="rust"),
)
BANDS = (
    Band(id="laag", start=0, end=49, name="Laag", meaning="Dit zie je weinig."),
    Band(id="hoog", start=50, end=100, name="Hoog", meaning="Dit zie je veel."),
)
CELLS = tuple(
    Cell(discipline=d.id, success_area=a.id, good="Zo gaat het goed.", first_step="Begin hiermee.")
    for d in DISCIPLINES
    for a in AREAS
)
ADVICE = tuple(
    Advice(
        dimension=d.id,
        band=b.id,
        meaning="Dit kan het zeggen.",
        question="Wat zie jij?",
        first_step="Praat erover.",
        team_step="Praat er samen over.",
        practice="intervisie",
    )
    for d in DISCIPLINES + AREAS
    for b in BANDS
)
SMALL = Questionnaire(
    title="Proef",
    edition="2026-1",
    overall_title="Geheel",
    min_group_size=5,
    items_per_step=8,
    scale=scale(),
    bands=BANDS,
    disciplines=DISCIPLINES,
    success_areas=AREAS,
    items=ITEMS,
    cells=CELLS,
    advice=ADVICE,
)


def changed(values: tuple[Any, ...], place: int, **changes: Any) -> tuple[Any, ...]:
    """The same data with the fields of one of them changed."""
    return (*values[:place], replace(values[place], **changes), *values[place + 1 :])
