"""Tie the pages together: anchors that are unique in the whole book, links that stay inside it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import Tag

from .plan import Chapter, plain

_ROOT: Final = "https://boek.invalid/"


def anchor(chapter: Chapter, identifier: str) -> str:
    """The anchor in the book of an id on a page."""
    return f"{chapter.slug}--{plain(identifier)}"


def own_anchors(article: Tag, chapter: Chapter) -> None:
    """Make each id of a page unique in the book; the page's heading carries the id of the chapter."""
    seen: set[str] = set()
    for element in article.find_all(id=True):
        identifier = str(element["id"])
        if element.name == "h1":
            element["id"] = chapter.slug
        elif identifier in seen:
            del element["id"]
        else:
            element["id"] = anchor(chapter, identifier)
        seen.add(identifier)
    if article.h1 is not None:
        article.h1["id"] = chapter.slug


def tie(articles: Iterable[tuple[Chapter, Tag]], address: str) -> None:
    """Point every link at its place in the book, else at the site, else take the link off its words.

    Then remove the anchors that nothing points at, headings excepted.
    """
    articles = list(articles)
    chapters = {chapter.url: chapter for chapter, _ in articles}
    anchors = {str(element["id"]) for _, article in articles for element in article.find_all(id=True)}
    used: set[str] = set()
    for chapter, article in articles:
        for link in article.find_all("a"):
            target = _target(str(link.get("href", "")), chapter, chapters, anchors, address)
            if target:
                link["href"] = target
                used.add(target.removeprefix("#"))
            else:
                link.unwrap()
    for _, article in articles:
        for element in article.find_all(id=True):
            if element["id"] not in used and element.name not in ("h1", "h2", "h3", "h4", "h5", "h6"):
                del element["id"]


def _target(href: str, chapter: Chapter, chapters: dict[str, Chapter], anchors: set[str], address: str) -> str:
    if not href or href.startswith(("mailto:", "tel:", "http:", "https:", "//")):
        return href
    parts = urlsplit(urljoin(_ROOT + chapter.url, href))
    path = unquote(parts.path.lstrip("/")).removesuffix("index.html")
    target = chapters.get(path)
    if target is None:
        return f"{address}{path}" + (f"#{parts.fragment}" if parts.fragment else "") if address else ""
    place = anchor(target, unquote(parts.fragment))
    return f"#{place}" if place in anchors else f"#{target.slug}"
