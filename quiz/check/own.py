"""Tell of each fault in which file and on which line it stands: in the definition, or in that of an organisation."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from quiz.check.reading import FOLDER, INSTRUMENTS, MAIN
from quiz.check.rules import Fault
from quiz.own import DROPPED, NAME, SHOWN, dropped_pages, folder, own_names

_INSTEAD: Final = (
    f" Die laat je weg in eigen/{DROPPED}: zet in {SHOWN} onder [advies.ONDERWERP.GROEP] een andere bij werkvorm."
)


def where_they_stand(faults: Iterable[Fault], instrument: str = MAIN) -> list[Fault]:
    """The same faults, with the file in `eigen/` before those that name something of it, else that of the definition.

    Of another `instrument`, its own files come before those that it may pick its items from.

    Of a werkvorm that the organisation leaves out, it is told how to name another.
    """
    names = own_names()
    gone = {Path(name).stem for _, name in dropped_pages() if name.startswith("werkvormen/")}
    told = [
        dataclasses.replace(fault, about=f"{SHOWN}{_line(fault, names)}, {fault.about}", written="")
        if _names_one(fault, names)
        else dataclasses.replace(fault, message=f"{fault.message}{_INSTEAD}", written="")
        if _names_one(fault, gone)
        else fault
        for fault in faults
    ]
    own = sorted((INSTRUMENTS / instrument).glob("*.py")) if instrument else []
    files = [*own, *sorted(FOLDER.glob("*.py"))]
    return [dataclasses.replace(fault, about=f"{_in_definition(fault, files)}{fault.about}") for fault in told]


def _in_definition(fault: Fault, files: Iterable[Path]) -> str:
    """`quiz/definition/items.py, regel 36, `: where what the fault is about begins; empty where that is not written."""
    pattern = fault.written or rf"\bid=[\"']{re.escape(fault.about)}[\"']"
    for path in files:
        text = path.read_text(encoding="utf-8-sig", errors="replace")
        if found := re.search(pattern, text):
            name = path.relative_to(FOLDER.parent).as_posix()
            return f"quiz/{name}, regel {text.count(chr(10), 0, found.start()) + 1}, "
    return ""


def _names_one(fault: Fault, names: Iterable[str]) -> bool:
    told = str(fault)
    return any(f"‘{name}’" in told or fault.about.endswith(name) for name in names)


def _line(fault: Fault, names: Iterable[str]) -> str:
    """On which line of the file the first stands of what the fault names."""
    text = (folder() / NAME).read_text(encoding="utf-8-sig", errors="replace")
    for name in names:
        found = re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text) if _names_one(fault, [name]) else None
        if found:
            return f", regel {text.count(chr(10), 0, found.start()) + 1}"
    return ""
