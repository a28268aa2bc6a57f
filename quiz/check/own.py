"""Tell of each fault that is about what an organisation wrote itself in which file of theirs it stands."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from quiz.check.rules import Fault
from quiz.own import SHOWN, own_names


def where_they_stand(faults: Iterable[Fault]) -> list[Fault]:
    """The same faults, with the file in `eigen/` before those that name something of it."""
    names = own_names()
    return [
        dataclasses.replace(fault, about=f"{SHOWN}, {fault.about}") if _names_one(fault, names) else fault
        for fault in faults
    ]


def _names_one(fault: Fault, names: Iterable[str]) -> bool:
    told = str(fault)
    return any(f"‘{name}’" in told or fault.about.endswith(name) for name in names)
