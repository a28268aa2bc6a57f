"""What the head of a page says of its language, and of the questionnaire that it is made with.

A page without `language:` is Dutch; `translates:` names the Dutch page that it stands beside. A page without
`instrument:` is made with the main questionnaire.
"""

from __future__ import annotations

from typing import Final

from kennisbank.builder import Page
from quiz.check.reading import MAIN
from quiz.languages.reading import DUTCH

LANGUAGE: Final = "language"
TRANSLATES: Final = "translates"
INSTRUMENT: Final = "instrument"


def language_of(page: Page) -> str:
    """The tag of the language that a page is in."""
    return str(page.meta.get(LANGUAGE, DUTCH))


def is_dutch(page: Page) -> bool:
    """Whether a page is in the language of the site, so that its lists and its search are about it."""
    return language_of(page) == DUTCH


def instrument_of(page: Page) -> str:
    """The name of the questionnaire that a page is made with."""
    return str(page.meta.get(INSTRUMENT, MAIN))
