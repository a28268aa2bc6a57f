"""Links to the glossary, in real builds of a few pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.tiny_site import build_site, faults_of
from tools.readability import measure

PARTS = ("glossary",)
ROOT = Path(__file__).resolve().parents[2]
GLOSSARY = """---
title: Begrippen
---

# Begrippen

Inleiding.

## Hefboom

Een *plek* waar een “kleine” verandering veel doet [@senge1990]. Meer staat elders.

Ook: hefbomen

## Lerende organisatie

Een [organisatie](map/pagina.md) die leert.

## Organisatie

Mensen die samen iets doen.

## POP

Kort voor persoonlijk ontwikkelplan: een plan.

Ook: persoonlijk ontwikkelplan

## Score (van de scan)

Een getal.
"""


def page(root: Path, text: str, address: str = "map/ander", glossary: str = GLOSSARY) -> str:
    """The HTML of a page with the glossary next to it."""
    pages = {"map/pagina.md": "# Pagina\n", f"{address}.md": text, "begrippen.md": glossary}
    return build_site(root, pages, parts=PARTS).html(f"{address}/").split("<nav>")[0]


def links(html: str) -> list[tuple[str, str]]:
    """Anchor and text of each link to the glossary."""
    return re.findall(r'<a class="kb-term" href="[^"#]*#([^"]+)"[^>]*>([^<]*)</a>', html)


def faults(root: Path, glossary: str) -> list[str]:
    return faults_of(root, {"begrippen.md": glossary, "map/pagina.md": "# P\n"}, parts=PARTS)


def test_first_mention_links_to_the_explanation_with_its_first_sentence_as_tip(tmp_path: Path) -> None:
    html = page(tmp_path, "Zoek een hefboom. Nog een hefboom.\n\nWeer een hefboom.\n")
    assert html.count("kb-term") == 1
    assert (
        '<p>Zoek een <a class="kb-term" href="../../begrippen/#hefboom" '
        'title="Een plek waar een “kleine” verandering veel doet.">hefboom</a>. Nog een hefboom.</p>'
    ) in html


def test_quotes_in_a_tip_cannot_end_the_attribute(tmp_path: Path) -> None:
    html = page(tmp_path, "Een hefboom.", glossary=GLOSSARY.replace("“kleine”", '"kleine" <b>'))
    assert 'title="Een plek waar een &quot;kleine&quot; &lt;b&gt; verandering veel doet."' in html


def test_plural_is_found_only_where_it_is_listed(tmp_path: Path) -> None:
    assert links(page(tmp_path, "Veel hefbomen en organisaties.")) == [("hefboom", "hefbomen")]


def test_capital_at_the_start_of_a_sentence_is_no_other_word(tmp_path: Path) -> None:
    assert links(page(tmp_path, "Hefboom. Lerende Organisatie.")) == [
        ("hefboom", "Hefboom"),
        ("lerende-organisatie", "Lerende Organisatie"),
    ]


def test_capitals_of_an_abbreviation_count(tmp_path: Path) -> None:
    assert links(page(tmp_path, "Een pop is geen POP.")) == [("pop", "POP")]


def test_longest_term_wins_also_over_a_line_end(tmp_path: Path) -> None:
    text = "Een lerende\norganisatie is een organisatie."
    assert [anchor for anchor, _ in links(page(tmp_path, text))] == ["lerende-organisatie", "organisatie"]


@pytest.mark.parametrize("word", ["hefboomwerking", "POP-gesprek", "super-hefboom", "organisatie’s", "_hefboom_a"])
def test_part_of_a_word_is_no_mention(tmp_path: Path, word: str) -> None:
    assert links(page(tmp_path, f"Een {word} hier.")) == []


def test_term_with_an_addition_in_brackets_is_explained_but_not_linked(tmp_path: Path) -> None:
    assert links(page(tmp_path, "Je score is hoog.")) == []


@pytest.mark.parametrize(
    "text",
    [
        "# Hefboom\n\n## De hefboom\n",
        "[een hefboom](pagina.md)",
        "`hefboom`",
        "```text\nhefboom\n```",
        "    hefboom",
        "> Een hefboom.",
        "| hefboom |\n| --- |\n| hefboom |",
        '!!! note "Hefboom"\n    Iets anders.\n',
        '![hefboom](../x.svg "hefboom")',
        "<!-- hefboom -->",
        '<abbr title="hefboom">x</abbr>',
    ],
    ids=[
        "heading",
        "link",
        "code",
        "fence",
        "indented",
        "quote",
        "table",
        "box title",
        "image",
        "comment",
        "attribute",
    ],
)
def test_only_running_prose_is_linked_and_the_next_mention_still_is(tmp_path: Path, text: str) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "x.svg").write_text("<svg/>")
    assert links(page(tmp_path, f"{text}\n\nNu een hefboom.\n")) == [("hefboom", "hefboom")]
    assert ">hefboom</a>.</p>" in page(tmp_path, f"{text}\n\nNu een hefboom.\n")


def test_list_and_box_are_prose_too(tmp_path: Path) -> None:
    html = page(tmp_path, '- een **hefboom**\n\n!!! note "Kader"\n    Een organisatie.\n')
    assert [anchor for anchor, _ in links(html)] == ["hefboom", "organisatie"]


def test_page_that_the_explanation_points_to_does_not_point_back(tmp_path: Path) -> None:
    text = "# Pagina\n\nEen lerende organisatie met een hefboom.\n"
    assert [anchor for anchor, _ in links(page(tmp_path, text, "map/pagina"))] == ["hefboom"]


def test_glossary_and_list_of_sources_have_no_links_to_terms(tmp_path: Path) -> None:
    pages = {"begrippen.md": GLOSSARY, "map/pagina.md": "# P\n", "bronnen.md": "Een hefboom.\n"}
    site = build_site(tmp_path, pages, parts=PARTS)
    assert "kb-term" not in site.html("begrippen/") + site.html("bronnen/")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("## POP", "## Hefboom", "docs/begrippen.md, regel 9: ‘Hefboom’ staat er twee keer. Houd er één van over."),
        ("Ook: hefbomen", "Ook: POP", "regel 23: ‘POP’ staat bij ‘Hefboom’ en bij ‘POP’. Kies er één."),
        ("Ook: hefbomen", "Ook: hefbomen, ", "regel 9: bij ‘Hefboom’ staat een lege vorm achter ‘Ook:’."),
        ("Mensen die samen iets doen.", "", "onder ‘Organisatie’ staat geen uitleg. Begin met een alinea"),
        ("Mensen die samen iets doen.", "- een lijst", "onder ‘Organisatie’ staat geen uitleg."),
        ("## Hefboom", "## Zeef", "‘Lerende organisatie’ hoort vóór ‘Zeef’: de begrippen staan op alfabet."),
    ],
)  # fmt: skip
def test_fault_in_the_glossary_is_told_with_its_place(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert any(message in fault for fault in faults(tmp_path, GLOSSARY.replace(old, new)))


def test_missing_glossary_is_told(tmp_path: Path) -> None:
    assert faults_of(tmp_path, {"a.md": "# A\n"}, parts=PARTS) == [
        "docs/begrippen.md ontbreekt; daar staan de begrippen met hun uitleg."
    ]


def test_changed_explanation_shows_in_the_next_build(tmp_path: Path) -> None:
    page(tmp_path, "Een hefboom.")
    html = page(tmp_path, "Een hefboom.", glossary=GLOSSARY.replace("veel doet", "wonderen doet"))
    assert "wonderen doet" in html


def test_faults_of_several_hooks_come_in_one_list(tmp_path: Path) -> None:
    pages = {"begrippen.md": "## B\n\n## A\n\nUitleg.\n", "bronnen.md": "x\n", "a.md": "[@weg] ![](x.svg)\n"}
    found = faults_of(tmp_path, pages, parts=("citations", "glossary", "pictures"))
    for message in (
        "geen uitleg",
        "‘weg’ staat niet",
        "geen tekstalternatief",
        "kennisbank:bronnen",
        "bestaat niet op",
    ):
        assert any(message in fault for fault in found), message


@given(st.text(alphabet="<>/ahp1 \"'=!-&;hefbomn\n", max_size=120))
def test_any_html_only_gains_links(html: str) -> None:
    from kennisbank.terms import Term, link, search_for

    term = Term(name="Hefboom", anchor="hefboom", forms=("Hefboom", "hefbomen"), tip="Tip.", pages=frozenset())
    search = search_for([term])
    assert search is not None
    linked = link(html, search=search, skip=frozenset(), base="")
    assert re.sub(r'<a class="kb-term" href="#hefboom" title="Tip.">(.*?)</a>', r"\1", linked) == html


def test_glossary_of_the_site_is_complete_and_easy_to_read() -> None:
    from kennisbank.terms import read

    terms, found = read((ROOT / "docs" / "begrippen.md").read_text(encoding="utf-8"))
    assert found == []
    assert len(terms) >= 35
    for term in terms:
        assert 20 <= len(term.tip) <= 180, term.name
        for path in term.pages:
            assert (ROOT / "docs" / path).is_file(), path
    median = measure((ROOT / "docs" / "begrippen.md").read_text(encoding="utf-8")).median
    assert median is not None
    assert median >= 60


@pytest.mark.parametrize("space", ["  ", "\t", "\u00a0"])
def test_a_heading_or_a_form_with_wide_spaces_is_found_as_with_one(tmp_path: Path, space: str) -> None:
    glossary = GLOSSARY.replace("## Lerende organisatie", f"## Lerende{space}organisatie").replace(
        "persoonlijk ontwikkelplan\n", f"persoonlijk{space}ontwikkelplan\n"
    )
    html = page(tmp_path, "Een lerende organisatie met een persoonlijk ontwikkelplan.", glossary=glossary)
    assert links(html) == [("lerende-organisatie", "lerende organisatie"), ("pop", "persoonlijk ontwikkelplan")]


def test_a_fault_of_a_heading_with_wide_spaces_keeps_its_line(tmp_path: Path) -> None:
    glossary = "# Begrippen\n\n## Lerende  organisatie\n\n## \u00a0\n\nTekst.\n"
    found = faults_of(tmp_path, {"begrippen.md": glossary}, parts=PARTS)
    assert found == [
        "docs/begrippen.md, regel 3: onder ‘Lerende organisatie’ staat geen uitleg. Begin met een alinea die zegt wat "
        "het is.",
        "docs/begrippen.md, regel 5: een kop heeft geen naam. Schrijf achter ## het begrip, of haal de kop weg.",
    ]
