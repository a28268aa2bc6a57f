"""Which files a browser would open as a page of the site, outside the policy of its pages.

A drawing is a picture where a page shows it, and a page of its own where somebody opens its address: a script in it
then runs, with all that the site keeps in the browser within its reach.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePath
from typing import Final

from kennisbank.pages import elements_of_drawing

PAGES: Final = frozenset(
    (".htm", ".xhtml", ".xht", ".shtml", ".mhtml", ".mht", ".svgz", ".xsl", ".xslt", ".hta", ".swf")
)
"""Kinds of files that a browser or what helps it opens as a page and in which nobody looks here."""
READ: Final = frozenset((".svg", ".xml"))
"""Kinds of files that may be published when nothing in them runs."""
TEXT: Final = frozenset(
    (".html", ".md", ".css", ".js", ".json", ".webmanifest", ".txt", ".csv", ".tsv", ".ics", ".vtt")
)
"""Kinds of files that a browser never takes for something else, however they begin."""
_AT_ONCE: Final = 4096
"""Bytes of a file that are read at a time, until its first sign."""
_BLANK: Final = b"\0\t\n\f\r \xef\xbb\xbf\xfe\xff"
"""What may stand before the first sign, however much of it: a browser looks past it."""
_RUNNING: Final = frozenset(("script", "handler", "listener", "iframe", "frame", "object", "embed", "foreignobject"))
_SCRIPT_ADDRESS: Final = re.compile(r"[\x00-\x20]*" + r"[\t\n\r]*".join("javascript:"), re.IGNORECASE)
_DECLARATIONS: Final = re.compile(r"<!(?:ENTITY|ATTLIST)|<\?xml-stylesheet", re.IGNORECASE)


def is_page(name: str) -> bool:
    """Whether a browser would open a file of this name as a page that we cannot guard."""
    return PurePath(name.lower()).suffix in PAGES


def begins_as_page(path: Path) -> bool:
    """Whether a file begins as markup and is of no kind that is looked into: a feed, a map, a file without extension.

    A browser runs a script in any file that a server calls some kind of XML, and guesses where a server says nothing.
    """
    if path.suffix.lower() in READ | TEXT:
        return False
    with path.open("rb") as file:
        while part := file.read(_AT_ONCE):
            if signs := part.translate(None, _BLANK):
                return signs.startswith(b"<")
    return False


def faults(text: str) -> list[str]:
    """What in a drawing or another XML file would run, each as a Dutch sentence, once."""
    if _DECLARATIONS.search(text):
        return ["er staat een eigen entiteit of een stijlblad in. Bewaar het bestand opnieuw zonder."]
    try:
        found = elements_of_drawing(text)
    except ValueError:
        return ["dit is geen geldige XML, dus is niet na te gaan wat een browser ermee doet. Bewaar het opnieuw."]
    told: dict[str, None] = {}
    for element in found:
        if element.name in _RUNNING:
            told[f"er staat <{element.name}> in. Dat kan een script laten draaien; haal het weg."] = None
        for name, value in element.attributes.items():
            if name.startswith("on"):
                told[f"er staat een script in een attribuut ({name}). Haal het weg."] = None
            elif any(_SCRIPT_ADDRESS.match(part) for part in value.split(";")):
                told["er staat een javascript:-adres in. Haal het weg."] = None
    return list(told)
