"""Put CHANGELOG.md, the one list of changes, into the page that shows it.

The text goes in as Markdown, before the page is read, so that its headings get anchors and the search finds it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

NAME: Final = "CHANGELOG.md"
CODES: Final = "Wat dit voor codes betekent"
_MARKER: Final = re.compile(r"^<!--\s*kennisbank:wijzigingen\s*-->[ \t]*$", re.MULTILINE)
_EDITION: Final = re.compile(r"^## Editie (?P<name>\S+)[ \t]*$", re.MULTILINE)


def editions(text: str) -> list[str]:
    """The editions that have a heading, in the order of the file: the newest first."""
    return _EDITION.findall(text)


def newest(text: str) -> str:
    """All that is told of the newest edition, with its heading; empty when the list knows none."""
    starts = [found.start() for found in _EDITION.finditer(text)]
    return text[starts[0] : [*starts, len(text)][1]].strip() if starts else ""


def faults(text: str, edition: str, *, own: str = "", own_editions: Collection[str] = ()) -> Iterator[str]:
    """What the list of changes fails to tell, in Dutch; `edition` is that of the questionnaire.

    `own` is the file in which an organisation tells of its own editions, and `own_editions` are the names of those.
    """
    if not text.strip():
        yield f"{NAME} ontbreekt of is leeg. Daar staat per editie wat er anders is."
        return
    named = editions(text)
    if edition not in named:
        place = own if own and edition in own_editions else NAME
        yield f"{place}: editie {edition} van de vragenlijst heeft geen kop. Schrijf: ## Editie {edition}."
    for name in {name: None for name in named if named.count(name) > 1}:
        yield f"{NAME}: editie {name} heeft twee koppen. Voeg die samen."
    for name, body in zip(named, _EDITION.split(text)[2::2], strict=True):
        if f"### {CODES}" not in body:
            place = own if own and name in own_editions else NAME
            yield f"{place}: bij editie {name} ontbreekt ‘### {CODES}’. Ook ‘niets’ is een antwoord."


def with_changes(markdown: str, text: str) -> str:
    """The page with the list in the place of its marker; what stands above the first edition is for the file itself."""
    if not _MARKER.search(markdown):
        return markdown
    first = _EDITION.search(text)
    return _MARKER.sub(lambda _: text[first.start() :].strip() if first else "", markdown)
