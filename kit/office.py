"""Slides and letters from Markdown, by pandoc, in the colours of the site."""

from __future__ import annotations

import os
import re
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pypandoc

from ebook.edition import Edition
from ebook.errors import BookError
from kennisbank.questionnaire import scan_minutes
from quiz.definition import QUESTIONNAIRE

TEXTS: Final = Path(__file__).parent / "texts"
SLIDES: Final = "teamgesprek"
LETTERS: Final = ("brief-team", "brief-medezeggenschap", "brief-privacy")
"""Names of the texts, and of the files that are made of them."""
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
"""The date of every file in a zip: it knows none before."""
_COLOURS: Final = {"dk1": "ink", "dk2": "brand", "accent1": "brand", "accent2": "marker", "hlink": "link"}
"""Which of our tokens takes which place in a theme of an office program."""


def make_slides(target: Path, work: Path, tokens: Mapping[str, str], edition: Edition) -> None:
    """Write the slides of the talk, with what the facilitator says as notes. Raises `BookError`."""
    reference = _reference("pptx", work, tokens)
    _convert(SLIDES, target / f"{SLIDES}.pptx", [f"--reference-doc={reference}", "--slide-level=1"], edition)


def make_letters(target: Path, work: Path, tokens: Mapping[str, str], edition: Edition) -> None:
    """Write each letter for Word and for LibreOffice. Raises `BookError`."""
    reference = _reference("docx", work, tokens)
    for name in LETTERS:
        _convert(name, target / f"{name}.docx", [f"--reference-doc={reference}"], edition)
        _convert(name, target / f"{name}.odt", [], edition)


def _reference(kind: str, work: Path, tokens: Mapping[str, str]) -> Path:
    """Pandoc's own example of a file, with our colours in its theme."""
    plain, coloured = work / f"plain.{kind}", work / f"reference.{kind}"
    _run([f"--output={plain}", f"--print-default-data-file=reference.{kind}"], {})
    with zipfile.ZipFile(plain) as before, zipfile.ZipFile(coloured, "w", zipfile.ZIP_DEFLATED) as after:
        for entry in before.infolist():
            data = before.read(entry)
            if re.search(r"theme/theme\d+\.xml$", entry.filename):
                data = in_colours(data.decode("utf-8"), tokens).encode("utf-8")
            after.writestr(zipfile.ZipInfo(entry.filename, _EARLIEST), data)
    return coloured


def in_colours(theme: str, tokens: Mapping[str, str]) -> str:
    """The theme of an office file with the colours of the site. Raises `KeyError` for a token that is not there."""
    for place, token in _COLOURS.items():
        colour = f'<a:{place}><a:srgbClr val="{tokens[token].lstrip("#").upper()}"/></a:{place}>'
        theme = re.sub(rf"<a:{place}>.*?</a:{place}>", colour, theme, flags=re.DOTALL)
    return theme


def text_of(name: str, edition: Edition) -> str:
    """The Markdown of a slide deck or a letter, with the address, the edition and the length of the scan in it."""
    minutes = scan_minutes(QUESTIONNAIRE)
    source = (TEXTS / f"{name}.md").read_text(encoding="utf-8")
    source = source.replace("{scan}", f"{edition.address}scan/" if edition.address else "[adres van de scan]")
    source = source.replace("{duur}", "één minuut" if minutes == 1 else f"{minutes} minuten")
    return source.replace("{editie}", edition.number)


def _convert(name: str, target: Path, options: list[str], edition: Edition) -> None:
    environment = {"SOURCE_DATE_EPOCH": str(edition.epoch)}
    arguments = ["--from=markdown", f"--output={target}", "--fail-if-warnings", *options]
    _run(arguments, environment, text_of(name, edition))


def _run(arguments: list[str], environment: Mapping[str, str], source: str = "") -> None:
    result = subprocess.run(
        [pypandoc.get_pandoc_path(), *arguments],
        env={**os.environ, **environment, "LC_ALL": "C.UTF-8", "TZ": "UTC"},
        input=source,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if result.returncode != 0:
        raise BookError(f"Pandoc kan het pakket niet maken:\n{result.stderr.strip()}")
