"""The steps of a werkvorm: the numbered lines of its page that tell their minutes, and what people do in each.

A line reads `1. **Openen (5 minuten).** Vertel …`. The front matter says for each step, in `forms`, who talks to
whom; the small drawings of `overrides/practices/forms.html` show it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kennisbank.faults import did_you_mean

FORMS: Final = {
    "alleen": "ieder voor zich",
    "twee": "met z’n tweeën",
    "groepjes": "in groepjes",
    "kring": "samen in gesprek",
    "rondje": "om de beurt",
    "een": "één vertelt, de rest luistert",
    "bord": "samen bij een bord of vel",
    "buiten": "een deel praat, een deel luistert",
}
"""What people do in a step, in words beside its drawing. Front matter names the keys."""

_SECTION: Final = re.compile(r"^## ", re.MULTILINE)
_STEP: Final = re.compile(r"^\d+\.\s+(?P<text>.+)$", re.MULTILINE)
_MINUTES: Final = re.compile(r"\((\d+)\s+minu(?:ut|ten)\)")
_TITLE: Final = re.compile(r"\*\*(?P<title>.+?)[.:]?\s*\(\d+\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: its title as the page has it, how many minutes it takes, and a key of `FORMS`."""

    title: str
    minutes: int
    form: str


def lines_of(text: str) -> list[str]:
    """The steps as lines of Markdown: the numbered lines of the first section in which one tells its minutes."""
    for section in _SECTION.split(text):
        lines = [match["text"] for match in _STEP.finditer(section)]
        if any(_MINUTES.search(line) for line in lines):
            return lines
    return []


def steps_of(text: str, forms: Sequence[str]) -> tuple[Step, ...]:
    """The steps of a page without faults."""
    found = []
    for line, form in zip(lines_of(text), forms, strict=True):
        title, minutes = _TITLE.search(line), _MINUTES.search(line)
        assert title and minutes  # `step_faults` has seen to it
        found.append(Step(title=title["title"], minutes=int(minutes[1]), form=form))
    return tuple(found)


def step_faults(text: str, minutes: Sequence[int] | None, forms: Sequence[str] | None) -> Iterator[str]:
    """What is wrong with the steps, in Dutch. `minutes` and `forms` are None where they have faults of their own."""
    lines = lines_of(text)
    if not lines:
        yield "er zijn geen stappen met minuten. Schrijf ze zo: 1. **Openen (5 minuten).** Vertel …"
        return
    told = [_MINUTES.search(line) for line in lines]
    for number, (line, found) in enumerate(zip(lines, told, strict=True), start=1):
        if found is None:
            yield f"stap {number} zegt niet hoe lang hij duurt. Zet erachter: (10 minuten)."
        elif not _TITLE.search(line):
            yield f"stap {number} heeft geen naam. Schrijf die zo: {number}. **Openen ({found[1]} minuten).** Vertel …"
    total = sum(int(found[1]) for found in told if found)
    if all(told) and minutes and not minutes[0] <= total <= minutes[1]:
        yield (
            f"de stappen duren samen {total} minuten, maar minutes zegt {minutes[0]} tot {minutes[1]}. "
            "Pas een stap of minutes aan."
        )
    if forms is not None and len(forms) != len(lines):
        yield f"er zijn {len(lines)} stappen, maar forms noemt er {len(forms)}. Zet er voor elke stap één, op volgorde."


def form_faults(forms: Sequence[object]) -> Iterator[str]:
    """Each name in `forms` that is none of `FORMS`."""
    for form in forms:
        if form not in FORMS:
            hint = did_you_mean(str(form), FORMS)
            yield f"forms noemt ‘{form}’, maar dat kent de tekening niet.{hint} Kies uit {', '.join(FORMS)}."
