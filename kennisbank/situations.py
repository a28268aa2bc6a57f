"""Read the situations of `docs/waar-loop-je-tegenaan.md`: what somebody runs into, and which dimensions it is about.

Under the heading of each situation stands `<!-- situatie: teamleren, bouwen-aan-vertrouwen -->`. So the pages of the
dimensions, and a result of the scan, can lead to what a reader may recognise.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from kennisbank.faults import did_you_mean

PAGE: Final = "waar-loop-je-tegenaan.md"
_COMMENT: Final = re.compile(r"^<!--\s*situatie:(?P<dimensions>.*?)-->[ \t]*\n?", re.MULTILINE)
_HEADING: Final = re.compile(r"^## (?P<title>.+?)[ \t]*(?:\{\s*#(?P<anchor>[\w-]+)[^}]*\})?[ \t]*$", re.MULTILINE)
_JUMP: Final = re.compile(r"^- \[(?P<title>[^\]]+)\]\(#(?P<anchor>[\w-]+)\)[ \t]*$", re.MULTILINE)

LineFault = tuple[str, str]
"""The text that a fault is at, and the Dutch sentence that tells it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """A situation in the reader's words.

    `anchor` is its place on the page, `url` its address from the root, `dimensions` are ids, the nearest first.
    """

    title: str
    anchor: str
    url: str
    dimensions: tuple[str, ...]


def read(markdown: str, known: Collection[str], page: str) -> tuple[tuple[Situation, ...], list[LineFault]]:
    """The situations in the order of the page, and every fault.

    `known` are the ids of all dimensions, `page` is the address of the page from the root.
    """
    found: list[Situation] = []
    faults: list[LineFault] = []
    told = 0
    for heading in _HEADING.finditer(markdown):
        comment = _COMMENT.match(markdown, heading.end() + 1)
        if comment is None:
            continue
        told += 1
        dimensions = tuple(name.strip() for name in comment["dimensions"].split(",") if name.strip())
        faults += [(comment[0].strip(), sentence) for sentence in _dimension_faults(dimensions, known)]
        if heading["anchor"]:
            url = f"{page}#{heading['anchor']}"
            found.append(Situation(title=heading["title"], anchor=heading["anchor"], url=url, dimensions=dimensions))
        else:
            sentence = f"‘{heading['title']}’ heeft geen vast anker. Zet er een achter: {{#kort-woord}}."
            faults.append((heading[0], sentence))
    if told < len(_COMMENT.findall(markdown)):
        faults.append(("<!-- situatie:", "een regel met ‘situatie:’ staat niet direct onder een kop met ##."))
    return tuple(found), [*faults, *_list_faults(markdown, found), *_missing(found, known)]


def without_comments(markdown: str) -> str:
    """The page without the lines that only the build reads."""
    return _COMMENT.sub("", markdown)


def _dimension_faults(dimensions: tuple[str, ...], known: Collection[str]) -> Iterator[str]:
    if not dimensions:
        yield "hier staat geen discipline of succesgebied achter ‘situatie:’."
    for name in dict.fromkeys(dimensions):
        if name not in known:
            yield f"‘{name}’ is geen discipline of succesgebied.{did_you_mean(name, known)}"
        elif dimensions.count(name) > 1:
            yield f"‘{name}’ staat er meer dan één keer."


def _list_faults(markdown: str, situations: list[Situation]) -> Iterator[LineFault]:
    """The list at the top of the page leads to every situation, by its own title."""
    links = {jump["anchor"]: jump["title"] for jump in _JUMP.finditer(markdown)}
    for situation in situations:
        title = links.get(situation.anchor)
        if title is None:
            sentence = (
                f"‘{situation.title}’ ontbreekt in de lijst bovenaan: - [{situation.title}](#{situation.anchor})."
            )
            yield situation.title, sentence
        elif title != situation.title:
            yield f"](#{situation.anchor})", f"in de lijst heet dit ‘{title}’, maar de kop is ‘{situation.title}’."


def _missing(situations: list[Situation], known: Collection[str]) -> Iterator[LineFault]:
    covered = {name for situation in situations for name in situation.dimensions}
    if missing := [name for name in known if name not in covered]:
        yield "", f"geen enkele situatie gaat over {', '.join(missing)}. Voeg er een toe of vul een regel aan."
