"""What somebody may want with a meeting, and how its minutes are counted, for the programme on the page Werkvormen.

The programme itself is made in the browser (`overrides/practices/agenda.mjs`) from these rules. Without JavaScript
there is a table: for each purpose the form that makes most of a quarter of an hour, half an hour, an hour and more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from kennisbank.practices import ENDING, PURPOSES, Practice

OPENING: Final = 5
CLOSING: Final = 5
PAUSE: Final = 10
STRETCH: Final = 90
"""Minutes of work after which people need a break."""

TIMES: Final = (15, 30, 60, 90)
"""Minutes of the columns of the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A purpose, and for each of `TIMES` what to do: a form, then perhaps one to end with; nothing when none fits."""

    purpose: str
    cells: tuple[tuple[Practice, ...], ...]


def template_globals(practices: Sequence[Practice]) -> dict[str, Any]:
    """What the templates know: the rules, with the purposes that a form serves, and the table."""
    served = {key: words for key, words in PURPOSES.items() if any(key in practice.purposes for practice in practices)}
    rules = {
        "purposes": served,
        "ending": ENDING,
        "opening": OPENING,
        "closing": CLOSING,
        "pause": PAUSE,
        "stretch": STRETCH,
        "times": TIMES,
    }
    return {"agenda_rules": rules, "agenda_table": table(practices, list(served), ENDING)}


def table(practices: Sequence[Practice], purposes: Sequence[str], ending: str) -> tuple[Row, ...]:
    """The rows in the order of `purposes`; `ending` is the purpose of the forms that can end any meeting."""
    endings = [practice for practice in practices if ending in practice.purposes]
    return tuple(
        Row(
            purpose=purpose,
            cells=tuple(
                _cell([practice for practice in practices if purpose in practice.purposes], endings, minutes)
                for minutes in TIMES
            ),
        )
        for purpose in purposes
    )


def _cell(forms: list[Practice], endings: list[Practice], minutes: int) -> tuple[Practice, ...]:
    fitting = [form for form in forms if form.minutes[0] <= minutes]
    if not fitting:
        return ()
    form = max(fitting, key=lambda each: each.minutes[0])
    left = minutes - OPENING - form.minutes[0]
    after = [each for each in endings if each.slug in form.followed_by and each.minutes[0] <= left]
    return (form, *after[:1])
