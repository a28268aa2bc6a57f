"""Link the first mention of each term on a page to `/begrippen/`, with the definition as a tip.

An ordinary link, because it works with a keyboard, on a phone, without JavaScript and on paper; Material's
`content.tooltips` shows its title on hover and focus. `terms.py` does the reading and the linking.
Raw `<li>` or `<p>` without an end tag would confuse it; Markdown never writes those.
"""

from __future__ import annotations

from typing import Final

from kennisbank import terms
from kennisbank.addresses import relative_address
from kennisbank.builder import Files, Page
from kennisbank.faults import Faults
from kennisbank.kept import digest, kept

GLOSSARY: Final = "begrippen.md"


class Glossary:
    """The terms of one build."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults
        self._terms: list[terms.Term] = []
        self._search: terms.Search | None = None
        self._known = ""

    def read(self, files: Files) -> None:
        """Read the terms before any page, as every page needs them."""
        file = files.get_file_from_path(GLOSSARY)
        if file is None:
            self._faults.add(f"docs/{GLOSSARY} ontbreekt; daar staan de begrippen met hun uitleg.")
            return
        self._terms, problems = terms.read(file.content_string)
        for near, sentence in problems:
            self._faults.add(sentence, file=file, near=near)
        self._search = terms.search_for(self._terms)
        self._known = digest([(each.name, each.anchor, each.forms, each.tip) for each in self._terms])

    def link(self, html: str, page: Page, files: Files) -> str:
        """Link the terms on one page, except those whose explanation sends the reader to this very page."""
        glossary = files.get_file_from_path(GLOSSARY)
        search = self._search
        if glossary is None or search is None or page.file.src_uri in (GLOSSARY, "bronnen.md"):
            return html
        skip = frozenset(term.name for term in self._terms if page.file.src_uri in term.pages)
        base = relative_address(glossary.url, page.file.url)
        sources = (html, base, sorted(skip), self._known)
        return str(kept("terms", sources, lambda: terms.link(html, search=search, skip=skip, base=base)))

    def check(self, files: Files) -> None:
        """All pages have been read: each link must arrive."""
        glossary = files.get_file_from_path(GLOSSARY)
        page = glossary.page if glossary else None
        for term in self._terms:
            if page is not None and term.anchor not in (page.present_anchor_ids or ()):
                self._faults.add(
                    f"de kop ‘{term.name}’ staat dubbel of krijgt een ander anker.", file=glossary, near=term.name
                )
