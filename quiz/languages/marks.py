"""Write down which Dutch was translated: the table `[source]` at the end of a language's file."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final

from quiz.languages.check import mark_of
from quiz.languages.model import Forms, Language

_TABLE: Final = re.compile(r"^\[source\][^\n]*\n(?:(?!\[)[^\n]*(?:\n|\Z))*", re.MULTILINE)
_HEAD: Final = "[source]\n# Welk Nederlands is vertaald. Schrijf dit niet zelf: python -m quiz languages --confirm\n"


def confirmed(language: Language, wanted: Mapping[str, Forms], keys: Collection[str]) -> dict[str, str]:
    """The marks after somebody looked at `keys`; of keys that no longer exist the mark goes. Sorted as the Dutch is."""
    return {
        key: mark_of(forms) if key in keys else language.source[key]
        for key, forms in wanted.items()
        if key in language.texts and (key in keys or key in language.source)
    }


def write_marks(path: Path, marks: Mapping[str, str]) -> None:
    """Replace the table in the file, or add it at the end; every other byte stays."""
    text = path.read_text(encoding="utf-8-sig")
    table = _HEAD + "".join(f'"{key}" = "{mark}"\n' for key, mark in marks.items())
    found = _TABLE.search(text)
    rest = text[found.end() :] if found else ""
    before = (text[: found.start()] if found else text).rstrip("\n")
    path.write_text(f"{before}\n\n{table}" + (f"\n{rest}" if rest else ""), encoding="utf-8", newline="\n")
