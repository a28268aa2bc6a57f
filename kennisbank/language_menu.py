"""The menu of the pages in another language, which are in none of the Dutch lists: one level, as they are few."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kennisbank.builder import Files, Page
from kennisbank.page_language import TRANSLATES, language_of

ORDER: Final = ("index.md", "scan/index.md", "scan/team.md", "scan/papier.md", "privacy.md")
"""The menu of a language: the pages beside these, in this order, and then any other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Menu:
    """The pages in a language, as the templates know a menu: of one level, and its logo leads to the first."""

    pages: tuple[Page, ...]

    def __iter__(self) -> Iterator[Page]:
        return iter(self.pages)

    def __len__(self) -> int:
        return len(self.pages)

    @property
    def items(self) -> tuple[Page, ...]:
        """The entries: there is no heading among them."""
        return self.pages

    @property
    def homepage(self) -> Page | None:
        """Where the menu begins."""
        return self.pages[0] if self.pages else None


def menu_in(tag: str, files: Files) -> Menu:
    """The menu of the pages in this language."""

    def place(page: Page) -> int:
        source = page.meta.get(TRANSLATES)
        return ORDER.index(source) if source in ORDER else len(ORDER)

    found = [file.page for file in files.documentation_pages() if file.page and language_of(file.page) == tag]
    return Menu(pages=tuple(sorted(found, key=place)))
