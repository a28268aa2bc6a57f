"""What is wrong with a text file of any kind, in Dutch: it is in another encoding, or git left two versions in it."""

from __future__ import annotations

from typing import Final

NOT_IN_A_FILE_NAME: Final = frozenset('/\\:*?"<>|')
"""What some system does not take in the name of a file: an edition is kept in one."""
NOT_UTF8: Final = "dit bestand is niet als UTF-8 bewaard"
SAVE_AGAIN: Final = "Bewaar het opnieuw, met UTF-8 als codering."
TWO_VERSIONS: Final = (
    "hier staan twee versies van een tekst na elkaar, zoals git die neerzet. Kies er één, en haal de regels met "
    "<<<<<<<, ======= en >>>>>>> weg"
)


def longest_line(text: str) -> int:
    """The line, counted from 1, of what has no end, such as a number of a million digits or as many brackets."""
    lines = text.splitlines() or [""]
    return lines.index(max(lines, key=len)) + 1


def line_of(problem: UnicodeDecodeError) -> int:
    """The line, counted from 1, with the first sign that cannot be read."""
    return problem.object[: problem.start].count(b"\n") + 1
