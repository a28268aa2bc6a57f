"""The pages of the scan in another language: a title, a description and a few lines of text, by key.

Their Dutch stands in `docs/`. A language that has no page of its own there gives its words in its file, under
`pages.scan`, `pages.team` and `pages.paper`, and the build makes the page from them.
"""

from __future__ import annotations

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
FIELDS: Final = ("title", "description", "text")
_FRONT: Final = re.compile(r"\A---\n(?P<front>.*?)\n---\n(?P<body>.*)\Z", re.DOTALL)
_TITLE: Final = re.compile(r"^# [^\n]*\n", re.MULTILINE)


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


def _words(page: str) -> dict[str, str]:
    """The title and description in the front matter, and the text below the heading."""
    parts = _FRONT.match(page.replace("\r\n", "\n"))
    front, body = (parts["front"], parts["body"]) if parts else ("", page)
    told = dict(line.split(":", 1) for line in front.splitlines() if re.match(r"(?:title|description):", line))
    title, description = (told.get(field, "").strip().strip('"') for field in ("title", "description"))
    return {"title": title, "description": description, "text": _TITLE.sub("", body, count=1).strip()}
