"""Put size, pages and date of the book onto the pages of the site that offer it.

The template `parts/ebook.html` renders both cases: the book is there, or (while serving) it is not made.
Here the right one is chosen and its facts filled in. Scripts are not touched, so the page's security policy, which
names them by their hashes, still holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bs4 import BeautifulSoup

from .edition import Edition

FOLDER: Final = "assets/boek"
STEM: Final = "kennisbank-organisatieleren"
SMALL_COVER: Final = "omslag.png"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Sizes in bytes; pages of the PDF."""

    epub_bytes: int
    pdf_bytes: int
    pages: int
    edition: Edition

    def words(self) -> dict[str, str]:
        """The facts as the pages show them, by the name in `data-book-fact`."""
        return {
            "epub-size": size(self.epub_bytes),
            "pdf-size": size(self.pdf_bytes),
            "pages": str(self.pages),
            "edition": self.edition.number,
            "date": self.edition.date,
        }


def size(count: int) -> str:
    """A number of bytes in words: *0,6 MB*, *48 kB*."""
    if count < 100_000:
        return f"{max(1, round(count / 1000))} kB"
    return f"{count / 1_000_000:.1f} MB".replace(".", ",")


def publish(site: Path, facts: Facts) -> list[Path]:
    """Fill in every page that shows the book; returns those pages."""
    return publish_block(site, facts.words(), "boek", "data-book")


def publish_block(site: Path, words: dict[str, str], name: str, attribute: str) -> list[Path]:
    """Fill in every block from `<!-- name -->` to `<!-- /name -->`; returns the pages that have one."""
    changed = []
    for path in sorted(site.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        if f"<!-- {name} -->" in html:
            path.write_bytes(filled(html, words, name, attribute).encode())
            changed.append(path)
    return changed


def filled(html: str, words: dict[str, str], name: str = "boek", attribute: str = "data-book") -> str:
    """One page with the facts. Only the marked blocks are parsed and written; every other byte stays."""
    first, last = f"<!-- {name} -->", f"<!-- /{name} -->"
    start = html.find(first)
    while start != -1:
        end = html.index(last, start)
        block = BeautifulSoup(html[start:end], "html.parser")
        for element in block.select(f"[{attribute}=pending]"):
            element.decompose()
        for element in block.select(f"[{attribute}=ready]"):
            del element["hidden"]
        for element in block.select(f"[{attribute}-fact]"):
            element.string = words[str(element[f"{attribute}-fact"])].replace(" ", "\N{NO-BREAK SPACE}")
        result = re.sub(r"\s*\n\s*", "\n", block.decode(formatter="minimal"))
        html = html[:start] + result + html[end:]
        start = html.find(first, start + len(result))
    return html
