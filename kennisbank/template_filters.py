"""What our templates do with a text, in the words that other readers of Jinja have too.

A template calls no method of Python: MiniJinja, which reads the same language, has none. What Jinja lacks and MiniJinja
has as a filter or a test, is here under that name, with that meaning. `in_words` is ours alone.
"""

from __future__ import annotations

from jinja2 import Environment

from kennisbank.number_words import in_words


def split(text: str, separator: str, most: int = -1) -> list[str]:
    """The pieces between the separators, cut at most `most` times (-1: everywhere)."""
    return text.split(separator, most)


def lines(text: str) -> list[str]:
    """The lines of a text, without what ends them."""
    return text.splitlines()


def startingwith(text: str, beginning: str) -> bool:
    """Whether a text begins with these signs."""
    return text.startswith(beginning)


def add_filters(environment: Environment) -> None:
    """Give the templates of an environment these filters and tests."""
    environment.filters.update(split=split, lines=lines, in_words=in_words)
    environment.tests.update(startingwith=startingwith)
