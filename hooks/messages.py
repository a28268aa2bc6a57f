"""Say MkDocs' own messages in words an editor understands, with the line, and each time they are due.

MkDocs finds dead links, dead anchors and pages outside the navigation by itself, and under `strict` each of them
stops the build. Only its English is changed here, by a filter on the loggers that speak it; a message of another
shape passes as it is. MkDocs also keeps quiet about a message that it has given before: while serving, that would
hide a fault that an editor makes for the second time.
"""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Final

from mkdocs.commands import build
from mkdocs.config import base
from mkdocs.structure import files, nav, pages

from kennisbank.plain_words import with_lines, with_own_names
from quiz.printed import visible
from quiz.text_faults import NOT_UTF8, SAVE_AGAIN

_LOGGERS: Final = tuple(module.__name__ for module in (files, pages, nav, base, build))
"""Their names as they are: ProperDocs answers to the name mkdocs, and calls its loggers by its own."""
BUILDER_LOG: Final = build.__name__.partition(".")[0]
"""The logger above those of the builder."""
LOG: Final = logging.getLogger(f"{BUILDER_LOG}.kennisbank")
"""Where we tell what is ours, so that it counts as what the builder tells."""
_STEP: Final = re.compile(r"Cleaning site directory|Building documentation to directory: |Documentation built in ")
"""What MkDocs says while nothing is wrong: nobody has to do anything with it, and it is English."""
_ALSO: Final = re.compile(r" Did you mean '(?P<other>.+)'\?$", re.DOTALL)
_SENTENCES: Final[tuple[tuple[re.Pattern[str], str], ...]] = (
    (
        re.compile(
            r"Doc file '(?P<file>.+?)' contains a link '(?P<link>[^'#]+\.(?!md')\w{2,5})', "
            r"but the target.* is not found"
        ),
        "docs/{file}: de link naar ‘{link}’ wijst naar een bestand dat er niet is. "
        "Controleer de naam en hoeveel mappen terug (../) nodig zijn.",
    ),
    (
        re.compile(r"Doc file '(?P<file>.+?)' contains a link '(?P<link>.+?)', but the target.* is not found"),
        "docs/{file}: de link naar ‘{link}’ wijst naar een pagina die er niet is. "
        "Controleer de naam en hoeveel mappen terug (../) nodig zijn.",
    ),
    (
        re.compile(
            r"Doc file '(?P<file>.+?)' contains a link '(?P<link>.+?)', "
            r"but the doc '(?P<target>.+?)' does not contain an"
        ),
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
    (
        re.compile(r"Excluding '(?P<file>.+?)' from the site because it conflicts with '(?P<other>.+?)'"),
        "docs/{file} komt op dezelfde plek in de site als docs/{other}. Haal een van de twee weg.",
    ),
    (
        re.compile(r"Config value '(?P<name>.+?)': Unrecognised configuration name"),
        "mkdocs.yml: ‘{name}’ bestaat niet. Kijk of het goed is gespeld.",
    ),
    (
        re.compile(r"Config value 'site_url': "),
        "Het adres van de site is geen heel adres. Schrijf het met https:// ervoor, zoals https://host/pad/.",
    ),
    (
        re.compile(r"Config value '(?P<name>.+?)': (?P<why>.+)", re.DOTALL),
        "mkdocs.yml: wat bij ‘{name}’ staat, kan niet. (De bouwer zegt: {why})",
    ),
    (
        re.compile(r"(?:\w+ encountered an error parsing the configuration file: )(?P<why>.+)", re.DOTALL),
        "mkdocs.yml is niet te lezen. (De bouwer zegt: {why})",
    ),
    (
        re.compile(r"Error (?:reading|building) page '(?P<file>.+?)':"),
        "docs/{file}: bij deze pagina liep de bouw vast.",
    ),
    (
        re.compile(r"Encoding error reading file: (?P<file>.+)"),
        f"docs/{{file}}: {NOT_UTF8}. {SAVE_AGAIN}",
    ),
)


def in_dutch(message: str) -> str:
    """The Dutch sentence for a message of MkDocs, or the message itself when it is not one of these."""
    also = _ALSO.search(message)
    for pattern, sentence in _SENTENCES:
        found = pattern.match(message)
        if found:
            told = sentence.format(**found.groupdict()) + (f" Bedoel je ‘{also['other']}’?" if also else "")
            return with_own_names(told, found.groupdict().get("target", ""))
    return message


class _InDutch(logging.Filter):
    """Changes the words of a message, adds its lines, and lets the same message through once in a build."""

    def __init__(self, root: Path, told: set[str]) -> None:
        super().__init__()
        self._root, self._told = root, told

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        if record.levelno == logging.INFO and _STEP.match(said):
            return False
        told = visible(with_lines(in_dutch(said), self._root))
        record.msg, record.args = told, ()
        if told == said or told not in self._told:
            self._told.add(told)
            return True
        return False


def speak_dutch(root: Path) -> None:
    """Put the filter on each logger, anew for each build; `root` is the folder of the project.

    Takes away the filter of MkDocs that lets a message through once in a process.
    """
    told: set[str] = set()
    for name in _LOGGERS:
        log = logging.getLogger(name)
        for old in [item for item in log.filters if type(item).__name__ in (_InDutch.__name__, "DuplicateFilter")]:
            log.removeFilter(old)
        log.addFilter(_InDutch(root, told))
