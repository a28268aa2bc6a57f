"""The words of the questionnaire by key, and the same questionnaire in another language.

Keys follow ids: `questionnaire.items.ID`. Nothing that decides which instrument this is, is a word: a translated
questionnaire has the same fingerprint, so codes of all languages merge.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any, Final

from quiz.languages.model import PLAIN, Forms
from quiz.model import Questionnaire

TABLE: Final = "questionnaire"
OTHERS: Final = "instruments"
"""The words that another questionnaire has of its own stand under `instruments.NAME`; it shares all others."""
_WORDS: Final = {
    "bands": ("name", "meaning"),
    "dimensions": ("title", "short", "core"),
    "cells": ("good", "first_step"),
    "advice": ("meaning", "question", "first_step", "team_step"),
}
"""The fields of each part that are words."""


def all_words(questionnaires: Mapping[str, Questionnaire]) -> dict[str, Forms]:
    """Every text of all questionnaires, by instrument: first those of the main one, then what others have beside."""
    words: dict[str, Forms] = {}
    for instrument, questionnaire in questionnaires.items():
        own = words_of(questionnaire)
        if instrument:
            own = {_own_key(instrument, key): forms for key, forms in own.items() if words.get(key) != forms}
        words |= own
    return words


def words_of(questionnaire: Questionnaire) -> dict[str, Forms]:
    """Every text of the questionnaire under its key, in the order of the definition."""
    q = questionnaire
    words = {"title": q.title, "overall_title": q.overall_title}
    words |= {f"scale.{point.value}": point.label for point in q.scale.points} | {"scale.dont_know": q.scale.dont_know}
    for band in q.bands:
        words |= _fields(band, "bands", band.id)
    for dimension in q.dimensions:
        words |= _fields(dimension, "dimensions", dimension.id)
    words |= {f"items.{item.id}": item.text for item in q.items}
    for cell in q.cells:
        words |= _fields(cell, "cells", f"{cell.discipline}.{cell.success_area}")
    for advice in q.advice:
        words |= _fields(advice, "advice", f"{advice.dimension}.{advice.band}")
    return {f"{TABLE}.{key}": {PLAIN: text} for key, text in words.items()}


def says_of(instrument: str, texts: Iterable[str]) -> bool:
    """Whether a language with these keys has anything of a questionnaire beside the main one; if not, it is Dutch."""
    return any(key.startswith(f"{OTHERS}.{instrument}.") for key in texts)


def translated(questionnaire: Questionnaire, texts: Mapping[str, Forms], instrument: str = "") -> Questionnaire:
    """The questionnaire with the words of another language, which must have them all: raises `KeyError` otherwise.

    One beside the main one of which the language says nothing stays as it is.
    """
    if instrument and not says_of(instrument, texts):
        return questionnaire
    q = questionnaire

    def word(key: str) -> str:
        shared = f"{TABLE}.{key}"
        own = _own_key(instrument, shared)
        return texts[own if own in texts else shared][PLAIN]

    def with_words(part: Any, kind: str, key: str) -> Any:
        return dataclasses.replace(part, **{field: word(f"{kind}.{key}.{field}") for field in _WORDS[kind]})

    points = tuple(dataclasses.replace(point, label=word(f"scale.{point.value}")) for point in q.scale.points)
    return dataclasses.replace(
        q,
        title=word("title"),
        overall_title=word("overall_title"),
        scale=dataclasses.replace(q.scale, points=points, dont_know=word("scale.dont_know")),
        bands=tuple(with_words(band, "bands", band.id) for band in q.bands),
        disciplines=tuple(with_words(d, "dimensions", d.id) for d in q.disciplines),
        success_areas=tuple(with_words(d, "dimensions", d.id) for d in q.success_areas),
        items=tuple(dataclasses.replace(item, text=word(f"items.{item.id}")) for item in q.items),
        cells=tuple(with_words(cell, "cells", f"{cell.discipline}.{cell.success_area}") for cell in q.cells),
        advice=tuple(with_words(text, "advice", f"{text.dimension}.{text.band}") for text in q.advice),
    )


def _own_key(instrument: str, key: str) -> str:
    return f"{OTHERS}.{instrument}{key.removeprefix(TABLE)}"


def _fields(part: object, kind: str, key: str) -> dict[str, str]:
    return {f"{kind}.{key}.{field}": str(getattr(part, field)) for field in _WORDS[kind]}
