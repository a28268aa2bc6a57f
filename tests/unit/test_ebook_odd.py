"""Photographs, emoji, letters of other scripts and odd file names do not keep the book from being made."""

from __future__ import annotations

import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
from bs4 import BeautifulSoup

from ebook.assemble import assemble
from ebook.edition import Edition
from ebook.epub import make_epub
from ebook.errors import BookError
from ebook.glyphs import UNSEEN, readable
from ebook.pdf import make_cover, make_pdf, typesetter
from ebook.pictures import extract_pictures
from ebook.plan import Chapter, Part, Plan
from ebook.tokens import read_tokens
from tests.unit.test_photos import photo

ROOT = Path(__file__).resolve().parents[2]
ODD = "één & 'twee' drie"
PAGE = """<html><body><article class="md-content__inner">{}</article></body></html>"""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Goed ✅", "Goed ✓"),
        ("👍🏽", "(duim omhoog)"),
        ("👍😊", "(duim omhoog)(glimlach)"),
        ("👥\u200d💻", "(mensen, laptop)"),
        ("🇳🇱", "(vlag NL)"),
        ("1\ufe0f\u20e3 ❤\ufe0f", "1 ❤"),
        ("🧙", "(mage)"),
    ],
)
def test_an_emoji_is_said_in_words_where_it_cannot_be_shown(text: str, words: str) -> None:
    assert readable(text, lambda signs: set(signs) - {"❤"}) == (words, [])


def test_a_letter_that_cannot_be_shown_is_told() -> None:
    assert readable("a 日本", lambda signs: set(signs)) == (f"a {UNSEEN}{UNSEEN}", ["日", "本"])
    assert readable("é – ✓", lambda signs: set()) == ("é – ✓", [])


def test_an_image_without_a_file_or_a_text_is_told_with_its_page(tmp_path: Path) -> None:
    for tag, words in (('<img src="weg.png" alt="a">', "is er niet"), ('<img src="weg.png">', "geen tekstalternatief")):
        soup = BeautifulSoup(f"<article>{tag}</article>", "html.parser")
        assert soup.article is not None
        with pytest.raises(BookError, match=rf"over: de afbeelding weg\.png.*{words}"):
            extract_pictures(soup.article, soup, tmp_path, tmp_path / "over")


def test_a_book_with_photographs_emoji_and_an_odd_file_name_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site, work = tmp_path / "site", tmp_path / "work"
    for folder in (site / "assets", site / ODD, work):
        folder.mkdir(parents=True)
    for kind in ("png", "jpg"):
        (site / f"assets/mijn foto.{kind}").write_bytes(photo(kind))
    images = "".join(
        f'<figure class="kb-figure"><img src="{src}" alt="Een bord."><figcaption>Bord</figcaption></figure>'
        for src in ("assets/mijn%20foto.png", "assets/mijn%20foto.jpg", "data:image/png;base64,iVBORw0KGgo=")[:2]
    )
    home = f'<h1>Home 👍</h1><p>Zie <a href="{ODD.replace("&", "&amp;")}/#deel-één">daar</a>. Goed ✅ 日</p>{images}'
    (site / "index.html").write_text(PAGE.format(home), encoding="utf-8")
    odd = "<h1>Vreemd</h1><h2 id='deel-één'>Eén 😊</h2><p>Tekst.</p>"
    (site / ODD / "index.html").write_text(PAGE.format(odd), encoding="utf-8")
    chapters = Chapter(source="index.md", url=""), Chapter(source=f"{ODD}.md", url=f"{ODD}/")
    part = Part(title="Deel", opening=None, chapters=chapters[1:])
    plan = Plan(title="Boek: Proef", description="Proef.", front=chapters[:1], parts=(part,))
    edition = Edition(number="2026-1", moment=datetime(2026, 1, 1, tzinfo=UTC), address="")
    tokens = read_tokens(ROOT / "overrides/look/tokens.css")
    source = work / "book.html"
    source.write_text(f"<html><body>{assemble(plan, site, work, edition)}</body></html>", encoding="utf-8")
    setter = typesetter(work, plan, edition, tokens, {"rows": 5, "columns": 6, "route": [], "deep": []})
    assert make_pdf(source, tmp_path / "boek.pdf", setter) > 3
    make_cover(work / "cover.png", setter)
    make_epub(source, tmp_path / "boek.epub", work / "cover.png", plan, edition, tokens)

    assert "Deze tekens staan niet in de lettertypen van de pdf, en zijn daar ▯: 日." in capsys.readouterr().err
    with zipfile.ZipFile(tmp_path / "boek.epub") as book:
        names = book.namelist()
        text = "".join(book.read(name).decode() for name in names if name.endswith(".xhtml"))
    assert {Path(name).suffix for name in names if "media" in name} == {".png", ".jpg"}
    assert "Goed ✅ 日" in text, "an e-reader has typefaces of its own"
    with pikepdf.open(tmp_path / "boek.pdf") as pdf:
        assert json.dumps(str(pdf.Root.StructTreeRoot)), "it can be read aloud"


def test_a_fault_of_the_typesetter_names_the_page(tmp_path: Path) -> None:
    from ebook.pdf import _chapter_of

    text = "#x\n#heading[A] <a>\nx\n#heading[B] <b-c>\n#link(<b-c--x>)[y]\nfout\n"
    assert _chapter_of("error\n ┌─ work/book.typ:6:1", text, {"a": "a.md", "b-c": "b/c.md"}) == ", bij docs/b/c.md"
    assert _chapter_of("error", text, {"a": "a.md"}) == ""
