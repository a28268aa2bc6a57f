"""Say in Dutch, with the line, why a TOML file cannot be read: a language file, or the items of an organisation.

Purpose: whoever types TOML without knowing it makes the same few mistakes, and Python's own words for them are English.
Only the standard library, as for all of `quiz/`.
"""

from __future__ import annotations

import re
import tomllib
from typing import Final

from quiz.text_faults import TWO_VERSIONS, longest_line

_CURLY: Final = re.compile("=\\s*[“”„‘’]")
_CONFLICT: Final = re.compile(r"<{7}|={7}|>{7}")
_ONE_TEXT: Final = 'Achter = hoort één tekst tussen rechte aanhalingstekens: naam = "…"'
_BY_PROBLEM: Final[tuple[tuple[str, str], ...]] = (
    (
        r"Cannot declare|Cannot overwrite|Cannot mutate|Cannot redefine",
        "deze naam staat er twee keer; houd er één over",
    ),
    (r"Illegal character '\\n'|Expected \"'|Unterminated", "het aanhalingsteken aan het eind van de tekst ontbreekt"),
    (r"Expected ']'|Unclosed array", "een rij of een naam tussen haken wordt niet gesloten, of er ontbreekt een komma"),
    (r"Expected '=' after a key", "achter een naam hoort een =, met daarachter de tekst"),
    (r"Invalid value|Expected newline", f"{_ONE_TEXT}, met niets erachter. Gebruik binnen de tekst ‘ en ’"),
    (r"escape", r"een \ kan niet in een tekst tussen dubbele aanhalingstekens. Zet er enkele omheen: naam = '…'"),
)
_ENDLESS: Final = "hier staat een getal of een rij haken die veel te lang is om te lezen"
_UNKNOWN: Final = "hier klopt een aanhalingsteken, een naam of een haakje niet"


UNREAD: Final = (ValueError, RecursionError)
"""What Python raises for TOML that it cannot read: a number or a nesting without end is no fault of the form."""


def toml_fault(problem: Exception, text: str) -> tuple[int, str]:
    """The line, counted from 1, and a Dutch sentence without the point at its end; `problem` is one of `UNREAD`."""
    if not isinstance(problem, tomllib.TOMLDecodeError):
        return longest_line(text), _ENDLESS
    said = str(problem)
    lines = text.rstrip().splitlines() or [""]
    found = re.search(r"at line (\d+)", said)
    number = min(int(found[1]), len(lines)) if found else len(lines)
    if _CONFLICT.match(lines[number - 1]):
        return number, TWO_VERSIONS
    if _CURLY.search(lines[number - 1]):
        return number, f"de aanhalingstekens zijn die van een tekstverwerker. {_ONE_TEXT}"
    known = next((dutch for pattern, dutch in _BY_PROBLEM if re.search(pattern, said)), None)
    return number, known or f"{_UNKNOWN} (Python zegt: {said})"
