"""What a voice needs of the e-book: headings of rows and columns, and the language of what is not Dutch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from bs4 import BeautifulSoup

from ebook.errors import BookError
from ebook.facts import FOLDER, STEM
from ebook.structure import mend
from kennisbank.bibliography import load
from quiz.definition import QUESTIONNAIRE

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def pdf(site: Path) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(site / FOLDER / f"{STEM}.pdf") as opened:
        yield opened


def elements(pdf: pikepdf.Pdf, kind: str) -> list[pikepdf.Dictionary]:
    """The elements of one kind in the structure of a PDF."""
    name = pikepdf.Name(f"/{kind}")
    return [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == name]


def is_empty(element: pikepdf.Dictionary) -> bool:
    below = element.get("/K")
    return below is None or (isinstance(below, pikepdf.Array) and len(below) == 0)


def test_every_heading_of_a_table_says_something(epub: dict[str, BeautifulSoup], pdf: pikepdf.Pdf) -> None:
    headings = [heading for soup in epub.values() for heading in soup.select("th")]
    assert len(headings) > 100
    assert [str(heading) for heading in headings if not heading.get_text(strip=True)] == []
    assert not any(is_empty(heading) for heading in elements(pdf, "TH"))


def test_the_pdf_has_the_headings_of_rows_that_the_epub_has(epub: dict[str, BeautifulSoup], pdf: pikepdf.Pdf) -> None:
    scopes = Counter(str(heading.A[0].Scope) for heading in elements(pdf, "TH"))
    rows = sum(len(soup.select("th[scope=row]")) for soup in epub.values())
    # the leerkaart, the scoreboard and the paper form have them by themselves
    assert rows >= len(QUESTIONNAIRE.disciplines) + len(QUESTIONNAIRE.dimensions) + len(QUESTIONNAIRE.items)
    assert scopes["/Row"] == rows
    assert set(scopes) == {"/Row", "/Column"}


def test_no_label_in_the_pdf_is_empty(pdf: pikepdf.Pdf) -> None:
    labels = elements(pdf, "Lbl")
    assert len(labels) > 100
    assert not [label for item in elements(pdf, "LI") for label in item.K if label.S == "/Lbl" and is_empty(label)]


def test_every_title_in_another_language_says_which(epub: dict[str, BeautifulSoup]) -> None:
    foreign = [source for source in load(ROOT / "data/sources.yml")[0].values() if source.lang]
    assert len(foreign) > 50
    (entries,) = [soup.select(".kb-reference") for soup in epub.values() if soup.select(".kb-reference")]
    spoken = {
        " ".join(entry.get_text().split()).partition("http")[0]: {str(part["lang"]) for part in entry.select("[lang]")}
        for entry in entries
    }
    for source in foreign:
        reference = source.apa.replace("*", "").partition("http")[0]
        (found,) = [langs for words, langs in spoken.items() if words.startswith(reference)]
        assert found == {source.lang}


def test_the_pdf_says_where_another_language_begins(pdf: pikepdf.Pdf) -> None:
    marked = [page for page in pdf.pages if b"/Lang(en)" in page.Contents.read_bytes()]
    assert len(marked) > 20


def test_headings_are_not_given_to_tables_of_another_shape() -> None:
    table = pikepdf.Dictionary(S=pikepdf.Name.Table, K=pikepdf.Array([]))
    with pikepdf.new() as pdf:
        pdf.Root.StructTreeRoot = pikepdf.Dictionary(K=table)
        with pytest.raises(BookError, match="tabellen van de pdf"):
            mend(pdf, "<table><tr><th scope=row>a</th><td>b</td></tr></table>")
