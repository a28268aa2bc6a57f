"""Hold what an editor wrote (a mapping, as YAML gives it) against what belongs there, and name every fault in Dutch.

Purpose: `data/sources.yml`, the block of the organisation and the front matter of a werkvorm are checked alike, and
a wrong field is told in the same words wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from kennisbank.faults import did_you_mean

_ABOUT: Final = re.compile(r"(?:het veld |bij |in )?‘?(?P<name>[a-z_]+)’?(?: |:)")
_LONGEST: Final = 80
"""Characters of a value that a message shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """What belongs in a field: `wanted` names it in Dutch, `fits` knows it.

    `faults` says, in whole sentences, what is wrong with a value that fits. `needed` is whether it may be left out.
    """

    wanted: str
    fits: Callable[[Any], bool]
    faults: Callable[[Any], Iterable[str]] = lambda value: ()
    needed: bool = True


def read(block: Mapping[Any, Any], fields: Mapping[str, Field]) -> tuple[dict[str, Any], list[str]]:
    """The sound values, and every fault: unknown fields first, then field by field in the order of `fields`.

    A value that is empty counts as left out.
    """
    found = [
        f"het veld ‘{name}’ bestaat niet.{did_you_mean(str(name), fields)}" for name in block if name not in fields
    ]
    sound: dict[str, Any] = {}
    for name, field in fields.items():
        value = block.get(name)
        if value is None or (isinstance(value, str) and not value.strip()):
            problems = [f"{name} ontbreekt ({field.wanted})."] if field.needed else []
        elif not field.fits(value):
            unquoted = isinstance(value, str) and value.strip().isdecimal() and field.fits(int(value))
            mend = " Haal de aanhalingstekens om het getal weg." if unquoted else ""
            problems = [f"bij {name} staat ‘{_shown(value)}’, maar daar hoort {field.wanted}.{mend}"]
        else:
            problems = list(field.faults(value))
            sound |= {} if problems else {name: value}
        found += problems
    return sound, found


def near(problem: str) -> str:
    """What stands on the line of the field that a problem is about, in the head of a page."""
    found = _ABOUT.match(problem)
    return f"  {found['name']}:" if found else ""


def one_line(longest: int) -> Field:
    """A field that may hold one line of text, or a number to be read as text."""

    def fits(value: Any) -> bool:
        text = str(value).strip() if isinstance(value, (str, int)) and not isinstance(value, bool) else ""
        return 0 < len(text) <= longest and not any(character < " " for character in text)

    return Field(wanted=f"één regel tekst van hoogstens {longest} tekens", fits=fits, needed=False)


def names(field: str, kind: str, known: Sequence[str], *, least: int = 0) -> Field:
    """A field with a list of names that exist, each once, and `least` (0 or 1) of them. `kind` is what they name."""

    def faults(value: list[Any]) -> Iterator[str]:
        for name in value:
            if not isinstance(name, str):  # YAML reads `- teamleren:` as a table with one row, and `- 5` as a number
                yield (
                    f"in {field} staat ‘{name}’, en dat is geen naam. Schrijf alleen de naam van een {kind}, zoals "
                    f"{next(iter(known), 'die')}, zonder dubbele punt."
                )
            elif name not in known:
                yield f"{field} noemt ‘{name}’, maar zo heet geen {kind}.{did_you_mean(name, known)}"
        for name in {name: None for name in value if isinstance(name, str) and value.count(name) > 1}:
            yield f"{field} noemt ‘{name}’ meer dan één keer."

    example = f"zoals [{known[0]}]" if known else "leeg: []"
    some = f" met minstens één {kind}" if least else ""
    none = ", of [] als er geen past" if known and not least else ""
    wanted = f"een lijst{some}, {example}{none}"
    return Field(wanted=wanted, fits=lambda value: isinstance(value, list) and len(value) >= least, faults=faults)


def _shown(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
