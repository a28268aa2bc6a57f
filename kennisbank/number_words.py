"""A whole number as a sentence has it: a small one in words, any other in figures."""

from __future__ import annotations

from typing import Final

_WORDS: Final = {
    "nl": ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"),
    "en": (
        *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    ),
}
_TENS: Final = {"nl": {20: "twintig", 30: "dertig", 40: "veertig"}, "en": {20: "twenty", 30: "thirty", 40: "forty"}}


def in_words(number: int, language: str = "nl") -> str:
    """The number in the words of a language: up to twelve, and some tens; in figures where we have no words."""
    words = _WORDS.get(language, ())
    return words[number] if 0 <= number < len(words) else _TENS.get(language, {}).get(number, str(number))
