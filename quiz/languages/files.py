"""The sentences in one TOML file, by key, with a fault for each thing that is no sentence."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from quiz.languages.model import PLAIN, Forms
from quiz.languages.plurals import CATEGORIES
from quiz.text_faults import NOT_UTF8, line_of
from quiz.toml_faults import UNREAD, toml_fault
from quiz.toml_lines import TomlPlace

_KEY: Final = re.compile(r"[a-z0-9][a-z0-9_-]*")


def tables_of(path: Path, place: str, faults: list[str]) -> dict[str, Any]:
    """The file as tables, which people know as `place`; empty, with a fault, when it cannot be read."""
    text = ""
    try:
        text = path.read_text(encoding="utf-8-sig")
        return dict(_parsed(text))  # a table that the caller may take apart
    except UnicodeDecodeError as problem:
        faults.append(f"{place}, regel {line_of(problem)}: {NOT_UTF8}")
    except UNREAD as problem:
        line, sentence = toml_fault(problem, text)
        faults.append(f"{place}, regel {line}: {sentence}")
    return {}


@lru_cache(maxsize=32)  # while serving, most files are those of the build before
def _parsed(text: str) -> dict[str, Any]:
    return tomllib.loads(text)


def sentences_of(tables: Mapping[str, Any], place: TomlPlace, faults: list[str]) -> Iterator[tuple[str, Forms]]:
    """Every sentence with its key; what is no sentence becomes a fault."""
    for key, value in _leaves(tables):
        if not all(map(_KEY.fullmatch, key.split("."))):
            faults.append(f"{place.at(key)}: een naam heeft alleen kleine letters, cijfers, streepjes en punten")
        elif not isinstance(value, str | dict):
            faults.append(f"{place.at(key)}: hier hoort een zin tussen aanhalingstekens")
        elif isinstance(value, str):
            yield key, {PLAIN: value}
        elif not all(isinstance(sentence, str) for sentence in value.values()):
            faults.append(f"{place.at(key)}: bij elke vorm hoort een zin tussen aanhalingstekens")
        else:
            yield key, value


def _leaves(table: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """What is no table, and the tables that hold the forms of one sentence."""
    for name, value in table.items():
        key = f"{before}{name}"
        if isinstance(value, dict) and not ("other" in value and value.keys() <= set(CATEGORIES)):
            yield from _leaves(value, f"{key}.")
        else:
            yield key, value
