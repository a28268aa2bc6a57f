"""Find the words that are not ours in everything that a reader sees: pages, templates, questionnaire, e-book, kit.

`words.py` says what counts; here are the files, and each find becomes a fault with its file and line. A page in another
language (`language: en`) is left alone: its words only look like the ones we avoid.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections.abc import Collection, Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Final, NamedTuple

from kennisbank import words
from kennisbank.builder import Files, Settings
from kennisbank.faults import About, Faults, shown_name
from kennisbank.kept import kept
from kennisbank.own_templates import FOLDER as OWN_TEMPLATES
from quiz.languages.reading import DUTCH
from quiz.own import NAME as OWN_ITEMS
from quiz.own import SENTENCES as OWN_SENTENCES
from quiz.own import folder as own_folder

_LANGUAGE: Final = re.compile(r"^language:[ \t]*[\"']?([\w-]+)", re.MULTILINE)
_searched: dict[bytes, tuple[words.Found, ...]] = {}


class _Text(NamedTuple):
    """A text by the name that people know it by, and whether only its strings are for a reader."""

    name: str
    text: str
    in_code: bool = False


def check_words(files: Files, settings: Settings, faults: Faults) -> None:
    """Note every word that the table in CONTRIBUTING.md does not want, wherever a reader would meet it."""
    table = settings.root / words.TABLE
    known, problems = words.read(table.read_text(encoding="utf-8") if table.is_file() else "")
    for problem in problems:
        faults.add(problem)
    texts = [
        _Text(shown_name(file), file.content_string)
        for file in files.documentation_pages()
        if _is_dutch(file.content_string)
    ]
    texts += _other_texts(settings.root, settings.templates)
    for text, found in zip(texts, _found_in(texts, known), strict=True):
        about = About.DEFINITION if text.in_code else About.PAGES
        for each in found:
            faults.add(f"{text.name}, regel {each.line}: {each}", about=about)


def _is_dutch(markdown: str) -> bool:
    """By its front matter; pages are read in earnest later."""
    named = _LANGUAGE.search(markdown.partition("\n---")[0])
    return named is None or named[1] == DUTCH


def _found_in(texts: Collection[_Text], known: words.Words) -> Iterator[tuple[words.Found, ...]]:
    """The words in each text: of the build before, when no text and none of the words has changed since."""
    sources = (*chain.from_iterable((text.in_code, text.text) for text in texts), list(known.instead.items()))
    found = kept("words", sources, lambda: [list(map(dataclasses.astuple, _found(text, known))) for text in texts])
    return (tuple(words.Found(line=line, word=word, use=use) for line, word, use in each) for each in found)


def _found(text: _Text, known: words.Words) -> tuple[words.Found, ...]:
    """The words in a text; from memory when the same text was searched for the same words before, while serving.

    None in code that is none: whoever reads the file for what it is for, tells it.
    """
    asked = repr((text.in_code, text.text, list(known.instead.items())))
    key = hashlib.sha256(asked.encode("utf-8", "surrogatepass")).digest()
    if key not in _searched:
        look = words.in_python if text.in_code else words.in_page
        with suppress(SyntaxError):
            _searched[key] = tuple(look(text.text, known))
    return _searched.get(key, ())


def _other_texts(root: Path, templates: Path) -> Iterator[_Text]:
    """What is no page, as far as it is UTF-8."""
    ours = ((path.relative_to(root).as_posix(), path) for path in _other_files(root, templates))
    for name, path in (*ours, *_own_files()):
        with suppress(UnicodeDecodeError):  # whoever reads the file for what it is for, tells it
            yield _Text(name, path.read_text(encoding="utf-8-sig"), path.suffix == ".py")


def _other_files(root: Path, templates: Path) -> Iterator[Path]:
    yield from sorted(templates.rglob("*.html"))
    yield from sorted((root / "ebook" / "texts").glob("*.html"))
    yield from sorted((root / "kit" / "texts").glob("*.md"))
    yield from sorted((root / "quiz" / "definition").glob("*.py"))
    yield from sorted((root / "quiz" / "definition" / "languages" / "nl").glob("*.toml"))
    yield from sorted(root.glob("CHANGELOG.md"))


def _own_files() -> Iterator[tuple[str, Path]]:
    """What an organisation wrote itself beside its pages, by the name that it knows it by."""
    own = own_folder()
    for path in (*sorted((own / OWN_TEMPLATES).rglob("*.html")), own / OWN_SENTENCES, own / OWN_ITEMS):
        if path.is_file():
            yield f"eigen/{path.relative_to(own).as_posix()}", path
