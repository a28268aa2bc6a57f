"""Which of our words an organisation has otherwise, and how to read ours from a file as it was and as it is.

Only for `own_diff.py`, which compares the two. An older file may hold anything: what cannot be read has no words.
"""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from quiz.own import ADVICE, NAME, PARTS, SENTENCES

FOLDERS: Final = ("docs", "overrides")
"""Where an own file stands in the place of ours of the same name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One own file: which names of ours it says otherwise, where ours stand, and how to read these by name."""

    file: str
    names: Callable[[Path], Iterable[str]]
    ours: str
    read: Callable[[str], Mapping[str, str]]


def _leaves(table: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _leaves(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", str(value)


def _toml(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return {}


def _yaml(text: str) -> dict[str, Any]:
    try:
        read = yaml.safe_load(text)
    except yaml.YAMLError:
        return {}
    return read if isinstance(read, dict) else {}


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig", errors="replace")


def _own_items(path: Path) -> Iterator[str]:
    """Items that are replaced or said otherwise, and texts of advice; of parts of another kind, nothing."""
    written = _toml(_text(path))
    own: dict[str, Any] = {
        name: part for name, part in written.items() if name in PARTS and isinstance(part, PARTS[name])
    }
    yield from own.get("tekst", {})
    yield from own.get("vervang", {})
    for name, _ in _leaves(own.get("advies", {})):
        about, _, field = name.rpartition(".")
        yield f"{about}.{ADVICE.get(field, field)}"


def definition_words(text: str) -> dict[str, str]:
    """The text of each `Item(…)` by its id, and those of each `Advice(…)` as `DIMENSION.BAND.FIELD`."""
    try:
        tree = ast.parse(text)
    except SyntaxError:
        return {}
    found: dict[str, str] = {}
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
            continue
        said = {
            keyword.arg: str(keyword.value.value)
            for keyword in call.keywords
            if keyword.arg and isinstance(keyword.value, ast.Constant)
        }
        if call.func.id == "Item" and said.keys() >= {"id", "text"}:
            found[said["id"]] = said["text"]
        elif call.func.id == "Advice" and said.keys() >= {"dimension", "band"}:
            about = f"{said.pop('dimension')}.{said.pop('band')}"
            found |= {f"{about}.{name}": value for name, value in said.items()}
    return found


WORDS: Final = (
    Words(
        file=SENTENCES,
        names=lambda path: dict(_leaves(_toml(_text(path)))),
        ours="quiz/definition/languages/nl/*.toml",
        read=lambda text: dict(_leaves(_toml(text))),
    ),
    Words(file=NAME, names=_own_items, ours="quiz/definition/*.py", read=definition_words),
    Words(
        file="bronnen.yml",
        names=lambda path: _yaml(_text(path)),
        ours="data/sources.yml",
        read=lambda text: {key: str(value) for key, value in _yaml(text).items()},
    ),
)
"""All that is not a whole file."""
