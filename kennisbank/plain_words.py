"""Say MkDocs' own warnings about links and the navigation in words an editor understands.

MkDocs finds dead links, dead anchors and pages outside the navigation by itself, and under `strict` each
of them stops the build. Only its English is changed here, by a filter on the loggers that speak it; a
message of another shape passes as it is.
"""

from __future__ import annotations

import logging
import re
from typing import Final

from mkdocs.structure import nav, pages

_LOGGERS: Final = (pages.__name__, nav.__name__)
"""Their names as they are: ProperDocs answers to the name mkdocs, and calls its loggers by its own."""
_ALSO: Final = re.compile(r" Did you mean '(?P<other>.+)'\?$", re.DOTALL)
_SENTENCES: Final[tuple[tuple[re.Pattern[str], str], ...]] = (
    (
        re.compile(r"Doc file '(?P<file>.+?)' contains a link '(?P<link>.+?)', but the target.* is not found"),
        "docs/{file}: de link naar ‘{link}’ wijst naar een pagina die er niet is. "
        "Controleer de naam en hoeveel mappen terug (../) nodig zijn.",
    ),
    (
        re.compile(r"Doc file '(?P<file>.+?)' contains a link '(?P<link>.+?)', but the doc '.+?' does not contain an"),
        "docs/{file}: de link naar ‘{link}’ wijst naar een kop die niet op die pagina staat. "
        "Neem de tekst van de kop over, met kleine letters en streepjes.",
    ),
    (
        re.compile(r"Doc file '(?P<file>.+?)' contains a link '(?P<link>.+?)', but there is no such anchor"),
        "docs/{file}: de link naar ‘{link}’ wijst naar een kop die niet op deze pagina staat. "
        "Neem de tekst van de kop over, met kleine letters en streepjes.",
    ),
    (
        re.compile(r"Doc file '(?P<file>.+?)' contains an (?:absolute|unrecognized relative) link '(?P<link>.+?)'"),
        "docs/{file}: de link ‘{link}’ is geen link naar een bestand. "
        "Schrijf de weg naar het .md-bestand, zoals ../werkvormen/premortem.md.",
    ),
    (
        re.compile(r"A reference to '(?P<link>.+?)' is included in the 'nav' configuration, which is not found"),
        "mkdocs.yml: het menu (nav) noemt ‘{link}’, maar die pagina staat niet in docs/.",
    ),
    (
        re.compile(
            r"The following pages exist in the docs directory, but are not included.*?:\n(?P<list>.+)", re.DOTALL
        ),
        "Deze pagina’s staan in docs/ maar niet in het menu. Zet ze onder nav in mkdocs.yml:\n{list}",
    ),
)


def in_dutch(message: str) -> str:
    """The Dutch sentence for a warning of MkDocs, or the message itself when it is not one of these."""
    also = _ALSO.search(message)
    for pattern, sentence in _SENTENCES:
        found = pattern.match(message)
        if found:
            return sentence.format(**found.groupdict()) + (f" Bedoel je ‘{also['other']}’?" if also else "")
    return message


class _InDutch(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = in_dutch(record.getMessage()), ()
        return True


def speak_dutch() -> None:
    """Put the filter on each logger, once, however often the site is built in one process."""
    for name in _LOGGERS:
        log = logging.getLogger(name)
        for old in [item for item in log.filters if type(item).__name__ == _InDutch.__name__]:
            log.removeFilter(old)
        log.addFilter(_InDutch())
