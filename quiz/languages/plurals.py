"""Forms for different numbers: `one` and `other` in Dutch, more of them in other languages (CLDR's categories)."""

from __future__ import annotations

from typing import Final

CATEGORIES: Final = ("zero", "one", "two", "few", "many", "other")
DUTCH_FORMS: Final = ("one", "other")
COUNT: Final = "n"
"""The value that decides between the forms, in templates and in scripts."""


def form_of(number: int) -> str:
    """The form for a whole number in Dutch and English; in scripts `Intl.PluralRules` chooses, for every language."""
    return "one" if number == 1 else "other"
