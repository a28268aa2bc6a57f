"""On which line each name of a TOML file stands: `tomllib` reads a file and forgets that.

Only the standard library, as for all of `quiz/`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Final

_TABLE: Final = re.compile(r"\s*\[+\s*(?P<name>[^\[\]#]+?)\s*\]+\s*(?:#.*)?")
_NAME: Final = re.compile(r"\s*(?P<name>(?:[\w-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*(?:[\w-]+|\"[^\"]*\"|'[^']*'))*)\s*=")
_PART: Final = re.compile(r"[\w-]+|\"[^\"]*\"|'[^']*'")


def lines_of(text: str) -> dict[str, int]:
    """The line, counted from 1, of each name and table, with the names of its tables before it: `scan.start.begin`."""
    found: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if heading := _TABLE.fullmatch(line):
            table = _dotted(heading["name"])
            parts = table.split(".")
            for end in range(len(parts), 0, -1):  # a table that only stands before another has its line
                found.setdefault(".".join(parts[:end]), number)
        elif named := _NAME.match(line):
            found.setdefault(".".join(filter(None, (table, _dotted(named["name"])))), number)
    return found


def _dotted(name: str) -> str:
    return ".".join(part.strip("\"'") for part in _PART.findall(name))


class TomlPlace:
    """A file by the name that people know it by, which can tell where in it a name stands."""

    def __init__(self, shown: str, path: Path) -> None:
        self.shown = shown
        self._path = path

    def at(self, key: str) -> str:
        """`nl/scan.toml, regel 7, scan.start.begin`; without line for a name that is not there."""
        parts = key.split(".")
        above = (".".join(parts[:end]) for end in range(len(parts), 0, -1))
        line = next((self._lines[name] for name in above if name in self._lines), 0)
        return f"{self.shown}, regel {line}, {key}" if line else f"{self.shown}, {key}"

    @cached_property
    def _lines(self) -> Mapping[str, int]:
        """Read when somebody asks: of a file without faults, nobody does."""
        return lines_of(self._path.read_text(encoding="utf-8-sig", errors="replace")) if self._path.is_file() else {}
