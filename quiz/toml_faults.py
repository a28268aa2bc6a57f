"""Say in Dutch, with the line, why a TOML file cannot be read: a language file, or the items of an organisation.

Purpose: whoever types TOML without knowing it makes the same few mistakes, and Python's own words for them are English.
Only the standard library, as for all of `quiz/`.
"""

from __future__ import annotations

import re
import tomllib
from typing import Final

from quiz.text_faults import TWO_VERSIONS

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
_UNKNOWN: Final = "hier klopt een aanhalingsteken, een naam of een haakje niet"


def toml_fault(problem: tomllib.TOMLDecodeError, text: str) -> tuple[int, str]:
    """The line, counted from 1, and a Dutch sentence without the point at its end."""
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
