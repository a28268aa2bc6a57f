"""Say in the texts from how many codes there is a team picture: `{drempel}` on a page is the number, in words.

An organisation may raise it, and then every sentence about it has to say so. Knows nothing of MkDocs.
"""

from __future__ import annotations

from typing import Final

PLACE: Final = "{drempel}"
_FIRST: Final = 5
_WORDS: Final = {
    "nl": ("vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"),
    "en": ("five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
}
"""From five on, which is the lowest that a threshold can be; a higher number, or another language, has figures."""


def in_words(number: int, language: str) -> str:
    """The number in the words of a language."""
    words = _WORDS.get(language, ())
    return words[number - _FIRST] if 0 <= number - _FIRST < len(words) else str(number)


def with_threshold(text: str, number: int, language: str) -> str:
    """The text with the number in its place."""
    return text.replace(PLACE, in_words(number, language))
