"""Take the web out of a built page: what is left is what somebody reads.

The site already marks what belongs to the screen alone (`kb-screen`, `hidden`, `aria-hidden`, templates).
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from bs4 import BeautifulSoup, Comment, Tag
from selectolax.lexbor import LexborHTMLParser

from .errors import BookError, no_page

DEBRIS: Final = (
    "script, style, template, noscript, form, button, input, select, textarea, dialog, nav, progress, iframe, "
    "[hidden], [aria-hidden=true], .headerlink, .kb-screen, .kb-back, .md-source-file, .md-content__button"
)
"""What only works, or only helps, on a screen."""

_KEPT: Final = ".kb-map__key"
"""Hidden from who listens, and seen by who looks: the swatches of a legend."""

UNSEEN: Final = ".kb-hidden, .kb-unseen, .scan-hidden, .paper__hidden"
"""Words for the ear that repeat what the eye sees."""

INSTRUMENT: Final = "div[data-organisation-page], div[data-scan], div[data-session], div[data-team]"
PROSE: Final = "[data-intro], [data-view=intro]"
"""The scan, the session, the team page and the picture of an organisation are instruments; the book has their prose."""

BOOK_ONLY_ON_SITE: Final = (
    ".kb-choices, .kb-picture, [data-book], .kb-jump, .kb-made, .kb-agenda__minutes, .kb-scheme, .kb-opening, "
    ".kb-opening__mark"
)
"""Ways in, and the date of a page: the book's own contents and colophon take their place. The scheme of a werkvorm
repeats its steps, which must fit on one sheet in the book."""


def read_article(path: Path) -> Tag:
    """The article of a built page without debris. Raises `BookError` when there is no page or no heading."""
    if not path.is_file():
        raise no_page(path)
    article = _article(path.read_text(encoding="utf-8"))
    if article is None:
        raise BookError(f"{path} heeft geen artikel (article.md-content__inner). Klopt het sjabloon van de pagina?")
    strip(article)
    if article.h1 is None:
        raise BookError(f"{path} heeft geen kop van niveau 1.")
    return article


def _article(page: str) -> Tag | None:
    """The article of a page, without most debris: a quick reader takes that out, and the frame around the article."""
    found = LexborHTMLParser(page).css_first("article.md-content__inner")
    if found is None:
        return None
    # One by one: what lay within a piece of debris has gone with it.
    while (node := found.css_first(f":is({DEBRIS}):not({_KEPT})")) is not None:
        node.decompose()
    return BeautifulSoup(found.html or "", "html.parser").article


def strip(article: Tag) -> None:
    """Remove everything a reader of the book does not need, in place. Raises `BookError` for a page it cannot read."""
    if article.select_one(INSTRUMENT):
        prose = article.select_one(PROSE)
        if prose is None:
            raise BookError("De uitleg boven de scan of het teambeeld (data-intro) is niet te vinden.")
        kept = prose.extract()
        article.clear()
        article.extend(list(kept.contents))
    for selector in (DEBRIS, UNSEEN, BOOK_ONLY_ON_SITE):
        for element in article.select(selector):
            if not element.decomposed and _KEPT.removeprefix(".") not in (element.get("class") or ()):
                element.decompose()
    for comment in article.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
