"""Say which known name somebody may have meant: every check of a name ends its sentence with it."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """` Bedoel je ‘x’?` when a known name looks like it, else nothing."""
    close = get_close_matches(name, list(known), n=1)
    return f" Bedoel je ‘{close[0]}’?" if close else ""


def but_for_capitals(name: str, known: Iterable[str]) -> str:
    """The known name that differs from this unknown one in its capitals alone; empty when there is none."""
    return next((each for each in known if each.casefold() == name.casefold() and each != name), "")
