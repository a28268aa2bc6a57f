"""Give the HTML of a page the form of a book: what a page of the site looks like is not how a book does it.

The result keeps to what EPUB and the converter know: block classes on `div`, inline classes on `span`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from bs4 import BeautifulSoup, Tag
from bs4.element import PageElement

_DROPPED_ATTRIBUTES: Final = ("aria-labelledby", "aria-label", "tabindex", "title", "hidden", "role", "style", "target")
_LOSING_ANCHORS: Final = ", ".join(
    f"{name}[id]" for name in ("p", "strong", "b", "em", "i", "abbr", "code", "cite", "q")
)

_CORNERS: Final = {".kb-map__table": "Discipline", ".kb-blueprint": "Discipline", ".paper__items": "Nr."}


def rewrite(article: Tag, soup: BeautifulSoup) -> None:
    """Change an article in place. `soup` makes the new elements."""
    for change in (
        _facts,
        _key,
        _references,
        _practices,
        _admonitions,
        _corners,
        _map,
        _containers,
        _sheets,
        _anchors,
        _paragraphs,
        _attributes,
    ):
        change(article, soup)


def _facts(article: Tag, soup: BeautifulSoup) -> None:
    """The facts of a werkvorm: a plain definition list in a block of its own."""
    for facts in article.select("dl.kb-facts"):
        for row in facts.find_all("div", recursive=False):
            row.unwrap()
        facts.wrap(soup.new_tag("div", attrs={"class": "kb-facts"}))


def _key(article: Tag, soup: BeautifulSoup) -> None:
    """The swatches of a legend: the styles draw them."""
    for key in article.select(".kb-map__key"):
        kind = next((name.partition("--")[2] for name in key.get("class") or () if "--" in name), "plain")
        key.replace_with(soup.new_tag("span", attrs={"class": f"key key-{kind}"}))


def _references(article: Tag, soup: BeautifulSoup) -> None:
    """The full list of sources: what a source is stays on one page with where it is used."""
    for entry in article.select(".kb-bibliography > li"):
        if entry.p is not None and not entry.p.get("class"):
            entry.p["class"] = "kb-reference"


def _practices(article: Tag, soup: BeautifulSoup) -> None:
    """The overview of werkvormen is a list; on the site each entry is a card with a heading."""
    for title in article.select(".kb-practice__title"):
        title.name = "p"
        link = title.a
        if link is not None:
            link.wrap(soup.new_tag("strong"))


def _admonitions(article: Tag, soup: BeautifulSoup) -> None:
    for note in article.select(".admonition"):
        note["data-role"] = "note"


def _corners(article: Tag, soup: BeautifulSoup) -> None:
    """The first cell of a head, which the site leaves empty: read aloud, an empty heading says nothing."""
    for kind, words in _CORNERS.items():
        for table in article.select(kind):
            for corner in table.select("thead tr > :first-child"):
                corner.string = words


def _map(article: Tag, soup: BeautifulSoup) -> None:
    """Row and column of the cell that a text is about, for whoever draws the map in the small."""
    for caption in article.select("figure.kb-map > figcaption"):
        caption.name = "div"
        caption["class"] = "kb-map__caption"
    for figure in article.select("figure.kb-map"):
        figure.name = "div"


def _containers(article: Tag, soup: BeautifulSoup) -> None:
    """Blocks that the converter would drop or give a meaning of their own; what the site folds stands open."""
    for folded in article.select("details.kb-finding > summary, details.kb-finding"):
        folded.unwrap()
    for element in article.select("article, section, aside, details, summary"):
        element.name = "div"
    # a heading must stand at the top level to begin a chapter
    for wrapper in article.select(
        "div.kb-scroll, div.kb-map__sheet, div.paper, div.paper__intro, div.kb-card, div.kb-card-sheet"
    ):
        wrapper.unwrap()


def _sheets(article: Tag, soup: BeautifulSoup) -> None:
    """The sheet to fill in of a werkvorm goes to the end, where it begins a page that can be printed by itself."""
    for heading in article.select("h2.kb-sheet"):
        section: list[PageElement] = [heading]
        for element in heading.next_siblings:
            if isinstance(element, Tag) and element.name == "h2":
                break
            section.append(element)
        for element in section:
            article.append(element.extract())


def _anchors(article: Tag, soup: BeautifulSoup) -> None:
    """An anchor on bold text, a paragraph and the like: the converter keeps one only on what wraps it."""
    for element in article.select(_LOSING_ANCHORS):
        wrapper = soup.new_tag("div" if element.name == "p" else "span", attrs={"id": str(element["id"])})
        del element["id"]
        element.wrap(wrapper)


def _paragraphs(article: Tag, soup: BeautifulSoup) -> None:
    """A class on a paragraph or a list gets lost on the way: a block around it keeps it."""
    keep: Callable[[Tag], bool] = lambda tag: tag.name in ("p", "ul", "ol") and bool(tag.get("class"))  # noqa: E731
    for block in [element for element in article.find_all(True) if keep(element)]:
        wrapper = soup.new_tag("div", attrs={"class": " ".join(block.get_attribute_list("class"))})
        del block["class"]
        block.wrap(wrapper)


def _attributes(article: Tag, soup: BeautifulSoup) -> None:
    for element in article.find_all(True):
        if element.find_parent("svg") or element.name == "svg":
            continue
        for name in list(element.attrs):
            if name in _DROPPED_ATTRIBUTES or (name.startswith("data-") and name != "data-role"):
                del element[name]
        if element.get("data-role"):
            element["role"] = element["data-role"]
            del element["data-role"]
