"""Say in the texts from how many codes there is a team picture: `{drempel}` on a page is the number, in words.

An organisation may raise it, and then every sentence about it has to say so.
"""

from __future__ import annotations

from typing import Final

from kennisbank.number_words import in_words

PLACE: Final = "{drempel}"


def with_threshold(text: str, number: int, language: str) -> str:
    """The text with the number in its place."""
    return text.replace(PLACE, in_words(number, language))
