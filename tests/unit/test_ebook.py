"""The parts of the e-book that need no built site."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from ebook.__main__ import main
from ebook.assemble import read_article
from ebook.clean import strip
from ebook.edition import current
from ebook.errors import BookError
from ebook.facts import Facts, filled, publish, size
from ebook.links import own_anchors, tie
from ebook.pictures import extract_pictures
from ebook.plan import Chapter, read_plan
from ebook.rewrite import rewrite
from ebook.tokens import read_tokens, resolve

NAV = """
site_name: "Boek: Proef"
nav:
  - Home: index.md
  - Lezen:
      - Begin: begin.md
      - Vijf:
          - vijf/index.md
          - Een: vijf/een.md
  - Meer:
      - E-boek: e-boek.md
      - Privacy: privacy.md
"""


def tree(html: str) -> tuple[Tag, BeautifulSoup]:
    soup = BeautifulSoup(f"<article>{html}</article>", "html.parser")
    assert soup.article is not None
    return soup.article, soup


def chapter(url: str) -> Chapter:
    return Chapter(source=f"{url.strip('/') or 'index'}.md", url=url)


# plan


def test_parts_and_chapters_follow_the_navigation(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(NAV, encoding="utf-8")
    plan = read_plan(tmp_path / "mkdocs.yml")
    assert plan.title == "Boek: Proef"
    assert [page.url for page in plan.front] == [""]
    assert [part.title for part in plan.parts] == ["Lezen", "Vijf", "Naslag"]
    assert [page.url for page in plan.pages] == ["", "begin/", "vijf/", "vijf/een/", "privacy/"]


def test_a_page_of_a_section_opens_its_part(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(NAV, encoding="utf-8")
    first, second, third = read_plan(tmp_path / "mkdocs.yml").parts
    assert (first.opening, third.opening) == (None, None)
    assert second.opening is not None
    assert second.opening.slug == "vijf"


def test_a_site_without_navigation_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    with pytest.raises(BookError, match="heeft geen ‘nav’"):
        read_plan(tmp_path / "mkdocs.yml")


# clean


def test_what_only_works_on_a_screen_goes() -> None:
    article, _ = tree(
        '<h1>Kop</h1><script>x</script><p class="kb-screen">knop</p><p hidden>weg</p><template><p>a</p></template>'
        '<button>b</button><span aria-hidden="true">c</span><!-- d --><p>Blijft</p>'
    )
    strip(article)
    assert article.get_text(" ", strip=True) == "Kop Blijft"


def test_of_an_instrument_only_the_prose_stays() -> None:
    article, _ = tree(
        "<div data-scan><div data-intro><h1>Scan</h1><p>Uitleg</p></div><form>vragen</form><p>Uitslag</p></div>"
    )
    strip(article)
    assert article.get_text(" ", strip=True) == "Scan Uitleg"


def test_an_instrument_without_prose_is_refused() -> None:
    article, _ = tree("<div data-team><form>vragen</form></div>")
    with pytest.raises(BookError, match="data-intro"):
        strip(article)


def test_a_page_that_is_not_built_is_named(tmp_path: Path) -> None:
    with pytest.raises(BookError, match="Bouw eerst de site"):
        read_article(tmp_path / "index.html")


# links


def test_links_between_pages_become_links_within_the_book() -> None:
    here, there = chapter("scan/"), chapter("werkvormen/premortem/")
    first, _ = tree('<h1>Scan</h1><a href="../werkvormen/premortem/#stappen">zo</a><a href="../nergens/">weg</a>')
    second, _ = tree('<h1 id="x">Premortem</h1><h2 id="stappen">Stappen</h2><p id="los">a</p>')
    for place, article in ((here, first), (there, second)):
        own_anchors(article, place)
    tie([(here, first), (there, second)], address="")
    assert [link["href"] for link in first.select("a")] == ["#werkvormen-premortem--stappen"]
    assert "weg" in first.get_text()
    assert [element["id"] for element in second.find_all(id=True)] == [
        "werkvormen-premortem",
        "werkvormen-premortem--stappen",
    ]


def test_a_link_to_an_anchor_that_is_gone_leads_to_the_chapter() -> None:
    place = chapter("a/")
    article, _ = tree('<h1>A</h1><a href="#weg">x</a>')
    own_anchors(article, place)
    tie([(place, article)], address="")
    assert article.a is not None
    assert article.a["href"] == "#a"


def test_a_link_to_what_only_the_site_has_uses_its_address() -> None:
    place = chapter("a/")
    article, _ = tree('<h1>A</h1><a href="../assets/x.json">x</a><a href="https://doi.org/1">y</a>')
    own_anchors(article, place)
    tie([(place, article)], address="https://host/pad/")
    assert [link["href"] for link in article.select("a")] == ["https://host/pad/assets/x.json", "https://doi.org/1"]


def test_no_anchor_stands_twice() -> None:
    article, _ = tree('<h1>A</h1><p id="x">1</p><p id="x">2</p>')
    own_anchors(article, chapter("a/"))
    assert [element.get("id") for element in article.select("p")] == ["a--x", None]


# pictures and form


def test_a_drawing_becomes_a_file_with_its_alternative(tmp_path: Path) -> None:
    article, soup = tree(
        '<svg viewBox="0 0 40 30" role="img" aria-label="Een lus"><text font-family="x">a</text></svg>'
    )
    extract_pictures(article, soup, tmp_path, tmp_path)
    assert article.img is not None
    assert article.img["alt"] == "Een lus"
    drawing = (tmp_path / Path(str(article.img["src"])).name).read_text(encoding="utf-8")
    assert 'viewBox="0 0 40 30"' in drawing
    assert 'width="40"' in drawing


def test_a_drawing_without_alternative_is_refused(tmp_path: Path) -> None:
    article, soup = tree('<svg viewBox="0 0 40 30"></svg>')
    with pytest.raises(BookError, match="geen tekstalternatief"):
        extract_pictures(article, soup, tmp_path, tmp_path)


def test_classes_of_paragraphs_survive_in_a_block() -> None:
    article, soup = tree('<p class="kb-used-by">x</p><article id="v" class="kb-cell"><p>y</p></article>')
    rewrite(article, soup)
    assert article.decode_contents() == (
        '<div class="kb-used-by"><p>x</p></div><div class="kb-cell" id="v"><p>y</p></div>'
    )


# edition, facts, tokens


def test_an_anchor_on_bold_text_or_a_paragraph_moves_to_what_keeps_it() -> None:
    article, soup = tree('<p>Zie <strong id="x">dit</strong>.</p><p id="y">En dit.</p><h2 id="z">Kop</h2>')
    rewrite(article, soup)
    assert article.select_one("span#x > strong")
    assert article.select_one("div#y > p")
    assert article.select_one("h2#z")


def test_the_sheet_of_a_werkvorm_goes_to_the_end_with_all_that_belongs_to_it() -> None:
    article, soup = tree(
        '<h1>A</h1><h2 class="kb-sheet">Het blad</h2><p>Vul in</p><h3>Later</h3><h2>Voorbeeld</h2><p>Iets</p>'
    )
    rewrite(article, soup)
    assert [element.get_text() for element in article.find_all(["h1", "h2", "h3", "p"])] == [
        "A", "Voorbeeld", "Iets", "Het blad", "Vul in", "Later",
    ]  # fmt: skip


def test_what_the_site_folds_stands_open_under_its_own_heading() -> None:
    article, soup = tree(
        '<h1>A</h1><details class="kb-finding"><summary><h3 id="x">Naam</h3></summary><p>Wie?</p></details>'
    )
    rewrite(article, soup)
    assert article.decode_contents() == '<h1>A</h1><h3 id="x">Naam</h3><p>Wie?</p>'


def test_the_date_of_the_edition_is_given_and_never_the_clock(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SITE_URL", "https://host/pad")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1777766400")
    edition = current(tmp_path)
    assert (edition.date, edition.address) == ("3 mei 2026", "https://host/pad/")
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert current(tmp_path).date == f"1 januari {edition.number[:4]}"
    assert current(tmp_path).identifier == edition.identifier


@pytest.mark.parametrize(
    ("count", "words"), [(1, "1 kB"), (48_300, "48 kB"), (349_000, "0,3 MB"), (2_603_869, "2,6 MB")]
)
def test_sizes_are_written_the_dutch_way(count: int, words: str) -> None:
    assert size(count) == words


def test_only_the_marked_block_of_a_page_changes() -> None:
    html = (
        '<p  CLASS=odd>&eacute;<!-- boek --><div data-book="pending">nog niet</div>'
        '<div data-book="ready" hidden><b data-book-fact="pages"></b></div><!-- /boek --><script>1 < 2</script>'
    )
    expected = (
        '<p  CLASS=odd>&eacute;<!-- boek --><div data-book="ready"><b data-book-fact="pages">7</b></div>'
        "<!-- /boek --><script>1 < 2</script>"
    )
    assert filled(html, {"pages": "7"}) == expected
    assert filled(expected, {"pages": "7"}) == expected


def test_pages_without_the_book_keep_their_bytes(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_bytes(b"<p>niets\r\n")
    edition = current(tmp_path)
    assert publish(tmp_path, Facts(epub_bytes=1, pdf_bytes=1, pages=1, edition=edition)) == []
    assert page.read_bytes() == b"<p>niets\r\n"


def test_the_style_uses_the_colours_of_the_site() -> None:
    root = Path(__file__).parents[2]
    tokens = read_tokens(root / "overrides" / "look" / "tokens.css")
    style = resolve((root / "ebook" / "book.css").read_text(encoding="utf-8"), tokens)
    assert tokens["brand"] in style
    assert "var(" not in style


def test_without_a_site_the_command_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--site", str(tmp_path)]) == 2
    assert "staat geen gebouwde site. Bouw eerst de site, met make site" in capsys.readouterr().err
