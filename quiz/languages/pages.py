"""The pages in another language: those of the scan, a title, a description and a few lines of text, by key; and which
Dutch page each page that somebody wrote stands beside.

Their Dutch stands in `docs/`. A language that has no page of its own there gives its words in its file, under
`pages.scan`, `pages.team` and `pages.paper`, and the build makes the page from them.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Final

from quiz.languages.model import PLAIN, Forms

TABLE: Final = "pages"
PAGES: Final = {
    "scan": ("scan/index.md", "scan/index.md"),
    "team": ("scan/team.md", "scan/team.md"),
    "paper": ("scan/papier.md", "scan/paper.md"),
}
"""By name: the Dutch page in `docs/`, and where that of a language stands in its own folder there."""
PAGE: Final = "docs/"
"""How the name of a whole page begins."""
FIELDS: Final = ("title", "description", "text")
_FRONT: Final = re.compile(r"\A---\n(?P<front>.*?)\n---\n(?P<body>.*)\Z", re.DOTALL)
_TITLE: Final = re.compile(r"^# [^\n]*\n", re.MULTILINE)


_TRANSLATES: Final = re.compile(r"^translates:[ \t]*[\"']?(?P<source>[^\s\"']+)", re.MULTILINE)
_FOR_SEARCH: Final = re.compile(r"^zoekwoorden:[^\n]*\n", re.MULTILINE)


def docs_beside(folder: Path) -> Path:
    """The pages of the project that the language files in `folder` are of."""
    return folder.parents[2] / "docs"


def page_words(docs: Path, tag: str) -> dict[str, Forms]:
    """What a language says in its file of the pages that it has not in `docs/`; the Dutch, by key."""
    found: dict[str, Forms] = {}
    for name, (source, own) in PAGES.items():
        if (docs / source).is_file() and not (docs / tag / own).is_file():
            words = _words((docs / source).read_text(encoding="utf-8-sig"))
            found |= {f"{TABLE}.{name}.{field}": {PLAIN: words[field]} for field in FIELDS}
    return found


def written_pages(docs: Path, tag: str) -> dict[str, str]:
    """The pages in `docs/xx/` that stand beside a Dutch one: the name of the page by that of the Dutch page."""
    found = {}
    for path in sorted((docs / tag).rglob("*.md")):
        parts = _FRONT.match(_read(path))
        named = _TRANSLATES.search(parts["front"]) if parts else None
        if named and (docs / named["source"]).is_file():
            found[PAGE + named["source"]] = PAGE + path.relative_to(docs).as_posix()
    return found


def page_digest(docs: Path, name: str) -> str:
    """What tells whether a Dutch page has changed. The words to search with do not count: a translation has none."""
    text = _FOR_SEARCH.sub("", _read(docs / name.removeprefix(PAGE)), count=1)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig", errors="replace").replace("\r\n", "\n")


def _words(page: str) -> dict[str, str]:
    """The title and description in the front matter, and the text below the heading."""
    parts = _FRONT.match(page.replace("\r\n", "\n"))
    front, body = (parts["front"], parts["body"]) if parts else ("", page)
    told = dict(line.split(":", 1) for line in front.splitlines() if re.match(r"(?:title|description):", line))
    title, description = (told.get(field, "").strip().strip('"') for field in ("title", "description"))
    return {"title": title, "description": description, "text": _TITLE.sub("", body, count=1).strip()}
