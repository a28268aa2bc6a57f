"""What a sentence may hold: plain words, places to fill in such as `{minutes}`, and a few inline tags.

`&` and quotation marks are written as they are; where a sentence becomes HTML, everything but its tags is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

TAGS: Final = {
    "em": re.compile(r""),
    "strong": re.compile(r""),
    "code": re.compile(r""),
    "kbd": re.compile(r""),
    "abbr": re.compile(r'(?: title="[^"<>{}]+")?'),
    "span": re.compile(r' lang="[a-z]{2,3}(?:-[A-Za-z0-9]+)*"'),
    "a": re.compile(r' href="\{[a-z][a-z0-9_]*\}(?:#[a-z0-9-]+)?"'),
}
"""The inline tags that a sentence may have, and the attributes that go with each."""
PLACE: Final = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_PIECE: Final = re.compile(r"<[^<>]*>|\{[a-z][a-z0-9_]*\}")
_TAG: Final = re.compile(r"<(?P<close>/?)(?P<name>[a-z]+)(?P<attributes>[^<>]*)>")


class Piece(NamedTuple):
    """A part of a sentence: `kind` is "text", "tag" or "place"; of a place `value` is its name."""

    kind: str
    value: str


@lru_cache(maxsize=4096)  # the same sentence stands on many pages
def pieces(sentence: str) -> tuple[Piece, ...]:
    """The sentence in its parts, in order; what is in an attribute belongs to its tag."""
    return tuple(_pieces(sentence))


def _pieces(sentence: str) -> Iterator[Piece]:
    at = 0
    for match in _PIECE.finditer(sentence):
        if match.start() > at:
            yield Piece("text", sentence[at : match.start()])
        yield Piece("tag", match[0]) if match[0][0] == "<" else Piece("place", match[0][1:-1])
        at = match.end()
    if at < len(sentence):
        yield Piece("text", sentence[at:])


def places(sentence: str) -> frozenset[str]:
    """The names of what is filled in, those in addresses too."""
    return frozenset(PLACE.findall(sentence))


@lru_cache(maxsize=4096)
def without_tags(sentence: str) -> str:
    """The words alone, as an attribute or a script shows them."""
    return "".join(
        piece.value if piece.kind == "text" else f"{{{piece.value}}}"
        for piece in pieces(sentence)
        if piece.kind != "tag"
    )


def sentence_faults(sentence: str) -> list[str]:
    """What is wrong with the marks in a sentence, in Dutch; nothing when all is well."""
    if not sentence.strip():
        return ["de zin is leeg"]
    found: list[str] = []
    stack: list[str] = []
    for kind, value in pieces(sentence):
        if kind == "text" and (stray := re.search(r"[<>{}]", value)):
            found.append(f"er staat een losse ‘{stray[0]}’")
        if kind != "tag":
            continue
        tag = _TAG.fullmatch(value)
        if tag is None or tag["name"] not in TAGS:
            found.append(f"‘{value}’ mag hier niet staan; wat mag, is {', '.join(f'<{name}>' for name in TAGS)}")
        elif tag["close"]:
            if tag["attributes"] or not stack or stack.pop() != tag["name"]:
                found.append(f"‘{value}’ sluit iets wat niet open staat")
        elif TAGS[tag["name"]].fullmatch(tag["attributes"]) is None:
            found.append(f"‘{value}’ is niet goed geschreven")
            stack.append(tag["name"])
        else:
            stack.append(tag["name"])
    return found + [f"<{name}> wordt niet gesloten" for name in stack]
