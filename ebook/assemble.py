"""Make one HTML document of all pages: parts, chapters, sections.

A part is a heading of level 1 and a chapter one of level 2. What stands on a part's own page keeps its levels, in a
block that says so (`opening`), because it is no chapter.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Final

from bs4 import BeautifulSoup, Tag
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kennisbank import licence
from quiz.definition import QUESTIONNAIRE

from .clean import read_article
from .edition import Edition
from .errors import BookError
from .links import own_anchors, tie
from .pictures import extract_pictures
from .plan import Chapter, Part, Plan
from .rewrite import rewrite

TEXTS: Final = Path(__file__).parent / "texts"
_NOTES: Final = {
    "scan/index.md": "scan.html",
    "scan/organisatie.md": "organisatie.html",
    "scan/sessie.md": "sessie.html",
    "scan/team.md": "team.html",
}
"""What the book says in the place of a page's instrument."""


def assemble(plan: Plan, site: Path, work: Path, edition: Edition) -> str:
    """The body of the book as HTML; drawings go to `work/beelden`.

    Raises `BookError` when a page is missing or has no heading.
    """
    pictures = work / "beelden"
    pictures.mkdir(parents=True, exist_ok=True)
    soup = BeautifulSoup("", "html.parser")
    texts = _texts(plan, edition)
    articles: dict[Chapter, Tag] = {}
    for chapter in plan.pages:
        try:
            articles[chapter] = _article(chapter, site, pictures, texts)
        except BookError as problem:
            raise BookError(f"docs/{chapter.source} kan niet in het boek. {problem}") from None
    about = Chapter(source="", url="over-dit-boek/")
    articles[about] = BeautifulSoup(
        f"<article>{texts.get_template('over-dit-boek.html').render()}</article>", "html.parser"
    ).article or soup.new_tag("article")
    own_anchors(articles[about], about)
    tie(articles.items(), edition.address)
    body = [_front(articles[chapter]) for chapter in (about, *plan.front)]
    for number, part in enumerate(plan.parts, start=1):
        body.append(_part(part, number, articles))
    return "\n".join(body)


def _article(chapter: Chapter, site: Path, pictures: Path, texts: Environment) -> Tag:
    """A page in the form of the book. Raises `BookError` when it is missing, or cannot be read aloud."""
    soup = BeautifulSoup("", "html.parser")
    article = read_article(site / chapter.url / "index.html")
    _drop_section(article, "lees-verder-zonder-internet") if not chapter.url else None
    if note := _NOTES.get(chapter.source):
        article.append(BeautifulSoup(texts.get_template(note).render(), "html.parser"))
    extract_pictures(article, soup, pictures, site / chapter.url)
    rewrite(article, soup)
    own_anchors(article, chapter)
    return article


def _texts(plan: Plan, edition: Edition) -> Environment:
    environment = Environment(loader=FileSystemLoader(TEXTS), undefined=StrictUndefined, autoescape=True)
    environment.globals.update(plan=plan, edition=edition, questionnaire=QUESTIONNAIRE, licence=licence.TEXTS)
    return environment


def _drop_section(article: Tag, identifier: str) -> None:
    """Remove a heading with everything up to the next one."""
    heading = article.find(id=identifier)
    if not isinstance(heading, Tag):
        return
    for element in list(heading.next_siblings):
        if isinstance(element, Tag) and element.name == heading.name:
            break
        element.extract()
    heading.decompose()


def _front(article: Tag) -> str:
    return _opened(article, classes="front")


def _part(part: Part, number: int, articles: dict[Chapter, Tag]) -> str:
    if part.opening is None:
        heading = f'<h1 id="deel-{number}" class="part">{escape(part.title)}</h1>\n'
    else:
        heading = _opened(articles[part.opening], classes="part")
    return "\n".join([heading, *(_chapter(chapter, articles[chapter]) for chapter in part.chapters)])


def _opened(article: Tag, *, classes: str) -> str:
    heading = article.h1
    assert heading is not None  # read_article and the texts see to it
    heading = heading.extract()
    heading["class"] = classes
    for section in article.find_all(["h2", "h3", "h4"]):
        section["class"] = "opening-section"
    return f'{heading}\n<div class="opening">\n{article.decode_contents()}\n</div>'


def _chapter(chapter: Chapter, article: Tag) -> str:
    for level in (5, 4, 3, 2, 1):
        for heading in article.find_all(f"h{level}"):
            heading.name = f"h{level + 1}"
    first = article.h2
    if first is not None:
        first["class"] = f"chapter {_kind(chapter, article)}".strip()
        for heading in article.find_all("h3") if chapter.source == "begrippen.md" else ():
            heading["class"] = "entry"
        first.insert_after(BeautifulSoup(_place(chapter), "html.parser"))
    return article.decode_contents()


def _kind(chapter: Chapter, article: Tag) -> str:
    if chapter.url.startswith("werkvormen/"):
        return "practice"
    if chapter.source == "leerkaart.md" and article.select_one(".kb-map"):  # the broad page ends after the map
        return "broad"
    return "dimension" if _position(chapter) else ""


def _position(chapter: Chapter) -> tuple[str, int] | None:
    """Which row or column of the leerkaart a page is about, counted from 0."""
    q = QUESTIONNAIRE
    # Without a second facet the motif is one row, and each dimension a cell of it.
    kinds = ("row", "column") if q.success_areas else ("column", "row")
    for kind, dimensions in zip(kinds, (q.disciplines, q.success_areas), strict=True):
        for index, dimension in enumerate(dimensions):
            if dimension.page == chapter.url:
                return kind, index
    return None


def _place(chapter: Chapter) -> str:
    """An empty block that tells the typesetter where on the leerkaart the chapter stands."""
    position = _position(chapter)
    return f'<div class="place" data-{position[0]}="{position[1]}"></div>' if position else ""
