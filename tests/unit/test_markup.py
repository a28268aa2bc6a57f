"""HTML in a page that is not closed, and words that a browser takes for a tag, are told with their line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kennisbank import markup
from kennisbank.markup import markup_faults
from tests.unit.tiny_site import build_site, faults_of


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ("<div class='x'>\n\nBinnen.\n\n## Kop **vet**\n", "div"),
        ("<details>\n<summary>A</summary>\n\nBinnen.\n", "details"),
        ("Een <em>zin die blijft staan.\n", "em"),
        ("<ul>\n<li>een\n</div>\n", "ul"),
    ],
)
def test_an_element_without_an_end_is_told_with_its_line(tmp_path: Path, html: str, name: str) -> None:
    (fault,) = faults_of(tmp_path, {"index.md": f"# Kop\n\nTekst.\n\n{html}"}, parts=("content",))
    assert fault.startswith("docs/index.md, regel 5: ‘<" + name)
    assert f"wordt geopend en nergens gesloten. Zet </{name}> waar het eindigt" in fault


def test_the_one_that_is_open_is_named_and_not_one_like_it_before_it(tmp_path: Path) -> None:
    page = "# Kop\n\n<div>\nA\n</div>\n\n<div>\nB\n"
    (fault,) = faults_of(tmp_path, {"index.md": page}, parts=("content",))
    assert fault.startswith("docs/index.md, regel 7: ‘<div>’")


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("</section>\n", "‘</section>’ sluit iets wat niet open staat. Haal dit weg, of zet <section>"),
        ("<div>a</div>\n</div>\n", "‘</div>’ sluit iets wat niet open staat."),
        ("Een <em>zin</em>.</em>\n", "‘</em>’ sluit iets wat niet open staat."),
        ("<details markdown>\n<summary>A</summary>\n\nBinnen.\n", "‘<details markdown>’ wordt geopend en nergens"),
        ("<!-- later\n\n## Kop\n\n<!-- kort -->\n", "‘<!-- later’ begint een opmerking die niet eindigt"),
    ],
)
def test_an_end_without_a_beginning_and_a_remark_without_an_end_are_told_with_their_line(
    tmp_path: Path, html: str, told: str
) -> None:
    (fault,) = faults_of(tmp_path, {"index.md": f"# Kop\n\nTekst.\n\n{html}"}, parts=("content",))
    assert fault.startswith(f"docs/index.md, regel {5 + html.startswith('<div>')}: ")
    assert told in fault


@pytest.mark.parametrize("word", ["naam", "jouw-adres", "Naam van het team", "ja"])
def test_a_word_between_angle_brackets_is_told_with_the_way_out(tmp_path: Path, word: str) -> None:
    (fault,) = faults_of(tmp_path, {"index.md": f"# Kop\n\nBeste <{word}>, welkom.\n"}, parts=("content",))
    assert fault.startswith(f"docs/index.md, regel 3: ‘<{word}>’ valt weg op de pagina")
    assert f"Schrijf [{word}] of &lt;{word}&gt;." in fault


def test_what_is_right_is_fine(tmp_path: Path) -> None:
    page = (
        "# Kop\n\n<!-- een --><!--\ntwee\n-->\n\n"
        "a<b en <5 en `<naam>` en &lt;ja&gt; en <https://voorbeeld.nl/> en <a@voorbeeld.nl>.<br>\n\n"
        "<div><p>A<p>B<ul><li>een<li>twee</ul><img src=x alt=y></div>\n\n    <code>\n\n`<!-- open` en `</div>`\n\n"
        '<svg viewBox="0 0 1 1"><path d="M0 0"/><linearGradient/></svg>\n\n<details><summary>A</summary>B</details>\n'
    )
    build_site(tmp_path, {"index.md": page}, parts=("content",))


def test_a_page_without_markup_has_no_fault() -> None:
    assert list(markup_faults("Tekst & meer")) == []


@pytest.mark.parametrize(("text", "many"), [("Tekst.\n", "geen kop"), ("# Een\n\n# Twee\n", "2 koppen")])
def test_a_page_has_one_heading_of_the_first_level(tmp_path: Path, text: str, many: str) -> None:
    (fault,) = faults_of(tmp_path, {"index.md": text}, parts=("content",))
    place = ", regel 3" if "Twee" in text else ""
    assert fault.startswith(f"docs/index.md{place}: de pagina heeft {many} van het eerste niveau")


def test_an_element_with_markdown_in_it_is_missed_though_markdown_would_close_it(tmp_path: Path) -> None:
    closed = "<details markdown='1'>\n<summary>A</summary>\n\nBinnen.\n\n</details>\n\n"
    page = f"# Kop\n\n{closed}<details markdown='1'>\n<summary>A</summary>\n\nBinnen.\n\n## Kop\n"
    (fault,) = faults_of(tmp_path, {"index.md": page}, parts=("content",))
    assert fault.startswith("docs/index.md, regel 10: ‘<details markdown='1'>’ wordt geopend en nergens gesloten.")
    build_site(
        tmp_path,
        {"index.md": f"# Kop\n\n{closed}`<details markdown>` en dit:\n\n    <div markdown=1>\n"},
        parts=("content",),
    )


@given(
    st.lists(
        st.sampled_from(
            (
                *("<p>", "</p>", '<div class="a b">', "</div>", "<div/>", "<br>", "<br/>", "<li>", "</li>", "<naam>"),
                *('<img alt="a>b">', "<script>", "</script>", "<P>", "<a hidden>", "</a>", "</p x>", "<p", "</"),
                *("<!-- r -->", "<!--", "-->", "<!DOCTYPE>", "&lt;", "<x-y>", "<kbd >", "<textarea>", "</textarea>"),
                *("x", "<", ">", '"', "</br>", "</p/>"),
            )
        ),
        max_size=8,
    )
)
def test_a_quick_look_passes_nothing_that_a_long_one_tells(pieces: list[str]) -> None:
    html = "".join(pieces)
    if markup._is_plainly_sound(html):
        reader = markup._Reader()
        reader.feed(html)
        reader.close()
        assert not reader.unknown
        assert not reader.strays
        assert not [name for name, _, _ in reader.open if name not in markup._MAY_STAY_OPEN]


def test_a_quick_look_is_enough_for_a_page_without_faults() -> None:
    assert markup._is_plainly_sound('<h1 id="a">A</h1>\n<p>b<br />\n<img alt="" src="c"/> <!-- d --></p>')
