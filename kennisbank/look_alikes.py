"""Two files that a system or the site itself takes for one.

Purpose: `docs/Over.md` beside `docs/over.md` works on one computer and loses a page on another, and `over.md` beside
`over/index.md` become the same page. Nobody else tells it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from kennisbank.builder import File, Files, Settings
from kennisbank.faults import Faults, shown_name
from quiz.own import folder as own_folder


def check_names(files: Files, settings: Settings, faults: Faults) -> None:
    """Note each file in `docs/` that gets the place of another one, or whose name is another one in capitals."""
    places: dict[str, File] = {}
    known: dict[str, tuple[str, File]] = {}
    for file in _written(files, settings):
        if (other := places.setdefault(file.dest_uri, file)) is not file:
            faults.add(
                f"{shown_name(file)} en {shown_name(other)} komen op dezelfde plek in de site. Geef een van "
                "de twee een andere naam.",
            )
        for path in (PurePosixPath(file.src_uri), *PurePosixPath(file.src_uri).parents):
            name, first = known.setdefault(as_one(str(path)), (str(path), file))
            if name != str(path):
                what = "de map " if str(path) != file.src_uri else ""
                faults.add(
                    f"{shown_name(file)}: {what}‘{path}’ is voor Windows en macOS hetzelfde als ‘{name}’ van "
                    f"{shown_name(first)}, omdat alleen hoofdletters of accenten verschillen. Schrijf beide gelijk, of "
                    "kies een andere naam.",
                )
                break


def _written(files: Files, settings: Settings) -> Iterator[File]:
    """The files that somebody put there: not of the theme, nor made by the build. Those that may stay come first."""
    for folder in (settings.docs, own_folder() / "docs"):
        there = [file for file in files if file.abs_src_path and Path(file.abs_src_path).is_relative_to(folder)]
        yield from sorted(there, key=lambda file: sum(letter.isupper() for letter in file.src_uri))


def as_one(name: str) -> str:
    """What a system takes a name for that knows no capitals and writes an accent in one way."""
    return unicodedata.normalize("NFC", name).casefold()
