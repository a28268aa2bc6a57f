"""Whether each part of a questionnaire is the kind of thing that the model asks for.

Python itself checks no types: `start="40"` is stored as it stands, and stumbles where something is calculated.
So `validation` asks this first. The kinds are those of `model`; nothing here knows a field by name, except to
call it something in Dutch.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Iterator
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

_NOUNS = {
    "scale": "schaal",
    "points": "antwoord",
    "bands": "groep",
    "disciplines": "discipline",
    "success_areas": "succesgebied",
    "items": "uitspraak",
    "cells": "vak",
    "advice": "advies",
}
_WANTED: dict[Any, str] = {
    str: "een tekst tussen aanhalingstekens",
    int: "een heel getal zonder aanhalingstekens",
    bool: "True of False, zonder aanhalingstekens",
}
_LONGEST = 40
"""Characters of a text, or digits of a number, that a message shows."""
_LARGEST = 10**_LONGEST
"""Python itself refuses to write numbers of thousands of digits."""

Found = Iterator[tuple[str, str]]


def shape_faults(questionnaire: object, kind: type) -> Found:
    """For each part of the wrong kind: what it is about, and a Dutch sentence. `kind` is the class wanted."""
    return _faults(questionnaire, kind, "vragenlijst", "vragenlijst", "hier")


def _faults(value: object, kind: Any, field: str, about: str, where: str) -> Found:
    """`field` is the name in the model, `where` says in Dutch at which place of `about` the value stands."""
    if get_origin(kind) in (Union, types.UnionType):
        if value is None and type(None) in get_args(kind):
            return
        (kind,) = (each for each in get_args(kind) if each is not type(None))
    if get_origin(kind) is tuple:
        yield from _row(value, get_args(kind)[0], field, about, where)
    elif dataclasses.is_dataclass(kind) and isinstance(kind, type):
        if not isinstance(value, kind):
            yield about, f"{where} staat {_shown(value)}, maar daar hoort {kind.__name__}(…)."
            return
        for name, wanted in _fields(kind).items():
            yield from _faults(
                getattr(value, name), wanted, name, _NOUNS.get(name, name) if _part(wanted) else about, f"bij {name}"
            )
    elif isinstance(value, int) and abs(value) > _LARGEST:
        yield about, f"{where} staat een getal van meer dan {_LONGEST} cijfers. Maak het kleiner."
    elif not (type(value) is kind or (kind is str and isinstance(value, str))):
        yield about, f"{where} staat {_shown(value)}, maar daar hoort {_WANTED[kind]}."


def _row(value: object, kind: Any, field: str, about: str, where: str) -> Found:
    if not isinstance(value, tuple):
        yield (
            about,
            f"{where} staat {_shown(value)}, maar daar hoort een rij: tussen ( en ), met een komma achter elk deel.",
        )
        return
    for number, part in enumerate(value, start=1):
        if _part(kind):
            yield from _faults(part, kind, field, f"{_NOUNS.get(field, field)} {number}{_name(part)}", "hier")
        else:
            yield from _faults(part, kind, field, about, f"{where}, op plaats {number},")


@cache
def _fields(kind: type) -> dict[str, Any]:
    """The fields of a class of the model with the kind of each."""
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in dataclasses.fields(kind)}


def _part(kind: Any) -> bool:
    """Whether this is a class of the model, and so has fields of its own."""
    return isinstance(kind, type) and dataclasses.is_dataclass(kind)


def _name(part: object) -> str:
    """` (‘team-hulp-vragen’)`: the first text of a part, which is its id where it has one."""
    if not dataclasses.is_dataclass(part) or isinstance(part, type):
        return ""
    texts = (getattr(part, field.name) for field in dataclasses.fields(part))
    first = next((text for text in texts if isinstance(text, str) and text.strip()), "")
    return f" (‘{_short(first)}’)" if first else ""


def _shown(value: object) -> str:
    """What stands there, as short as an editor can find it back."""
    if isinstance(value, str):
        return f'"{_short(value)}"'
    if value is None or isinstance(value, bool | float):
        return str(value)
    if isinstance(value, int):
        return "een heel getal" if abs(value) > _LARGEST else str(value)
    if isinstance(value, tuple):
        return "een rij tussen ( en )"
    if isinstance(value, list):
        return "een rij tussen [ en ]"
    if isinstance(value, dict | set | frozenset):
        return "iets tussen { en }"
    return f"{type(value).__name__}(…)"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
