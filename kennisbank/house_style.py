"""Find the words that are not ours in everything that a reader sees: pages, templates, questionnaire, e-book, kit.

`words.py` says what counts; here are the files, and each find becomes a fault with its file and line. A page in another
language (`language: en`) is left alone: its words only look like the ones we avoid.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from kennisbank import words
from kennisbank.faults import About, Faults, shown_name
from quiz.languages.reading import DUTCH

_LANGUAGE: Final = re.compile(r"^language:[ \t]*[\"']?([\w-]+)", re.MULTILINE)
_searched: dict[bytes, tuple[words.Found, ...]] = {}


def check_words(files: Files, config: MkDocsConfig, faults: Faults) -> None:
    """Note every word that the table in CONTRIBUTING.md does not want, wherever a reader would meet it."""
    root = Path(config.config_file_path).parent
    table = root / words.TABLE
    known, problems = words.read(table.read_text(encoding="utf-8") if table.is_file() else "")
    for problem in problems:
        faults.add(problem)
    for file in files.documentation_pages():
        if not _is_dutch(file.content_string):
            continue
        for found in _found(file.content_string, known):
            faults.add(f"{shown_name(file)}, regel {found.line}: {found}")
    for path in _other_texts(root, Path(config.theme.custom_dir or root / "overrides")):
        name = path.relative_to(root).as_posix()
        in_code = path.suffix == ".py"
        try:
            text = path.read_text(encoding="utf-8-sig")
            for found in _found(text, known, in_code=in_code):
                about = About.DEFINITION if in_code else About.PAGES
                faults.add(f"{name}, regel {found.line}: {found}", about=about)
        except (SyntaxError, UnicodeDecodeError):
            continue  # whoever reads the file for what it is for, tells it


def _is_dutch(markdown: str) -> bool:
    """By its front matter; pages are read in earnest later."""
    named = _LANGUAGE.search(markdown.partition("\n---")[0])
    return named is None or named[1] == DUTCH


def _found(text: str, known: words.Words, *, in_code: bool = False) -> tuple[words.Found, ...]:
    """The words in a text; from memory when the same text was searched for the same words before, while serving.

    Raises `SyntaxError` for code that is none.
    """
    asked = repr((in_code, text, list(known.instead.items())))
    key = hashlib.sha256(asked.encode("utf-8", "surrogatepass")).digest()
    if key not in _searched:
        _searched[key] = tuple(words.in_python(text, known) if in_code else words.in_page(text, known))
    return _searched[key]


def _other_texts(root: Path, templates: Path) -> Iterator[Path]:
    yield from sorted(templates.rglob("*.html"))
    yield from sorted((root / "ebook" / "texts").glob("*.html"))
    yield from sorted((root / "kit" / "texts").glob("*.md"))
    yield from sorted((root / "quiz" / "definition").glob("*.py"))
    yield from sorted((root / "quiz" / "definition" / "languages" / "nl").glob("*.toml"))
    yield from sorted(root.glob("CHANGELOG.md"))
