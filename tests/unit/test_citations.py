"""Citations and lists of sources, in real builds of a few pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from kennisbank.bibliography import Source, as_html, as_linked_html, load
from tests.unit.tiny_site import SOURCES, NotBuilt, Site, build_site, faults_of

PARTS = ("citations",)
LIST = "# Bronnen\n\nDe lijst.\n\n<!-- kennisbank:bronnen -->\n"
MORE = (
    SOURCES
    + """
argyris1978:
  author: "Argyris & Schön"
  year: 1978
  apa: "Argyris, C., & Schön, D. A. (1978). *Organizational learning*. Addison-Wesley."
  checked: false
ortenblad2002:
  author: "Örtenblad"
  year: 2002
  apa: "Örtenblad, A. (2002). A typology. *Management Learning, 33*(2), 213–230. https://doi.org/10.1177/0001"
  checked: true
"""
)


def built(root: Path, text: str, sources: str = SOURCES, extra: Mapping[str, str] | None = None) -> Site:
    """A site with the text on `map/pagina.md`, next to the list."""
    pages = {"map/pagina.md": text, "bronnen.md": LIST, **(extra or {})}
    return build_site(root, pages, parts=PARTS, sources=sources)


def faults(root: Path, text: str, sources: str = SOURCES, listed: str = LIST) -> list[str]:
    pages = {"map/pagina.md": text, "bronnen.md": listed}
    return faults_of(root, pages, parts=PARTS, sources=sources)


def paragraph(site: Site, address: str = "map/pagina/") -> str:
    found = re.search(r"<p>(.*?)</p>", site.html(address), re.DOTALL)
    assert found
    return re.sub(r"</?span[^>]*>", "", found[1])


def entry(year: int | str, title: str, key: str, author: str = "Vos") -> str:
    apa = f"{author}, A. ({year}). *{title}*. Pers."
    return f'{key}:\n  author: "{author}"\n  year: {year}\n  apa: "{apa}"\n  checked: true\n'


def test_citation_becomes_author_and_year_with_a_link_to_the_list(tmp_path: Path) -> None:
    site = built(tmp_path, "Dat is bekend [@senge1990].")
    assert paragraph(site) == 'Dat is bekend (<a href="../../bronnen/#senge1990">Senge, 1990</a>).'


def test_page_number_stands_in_the_link_and_does_not_wrap(tmp_path: Path) -> None:
    site = built(tmp_path, "Dat is bekend [@senge1990, p. 3].")
    assert ">Senge, 1990, p.\u00a03</a>)." in paragraph(site)


def test_citation_with_a_plus_puts_the_name_in_the_sentence(tmp_path: Path) -> None:
    site = built(tmp_path, "[+@argyris1978, pp. 2–3] schrijven dat. [@senge1990; @ortenblad2002]", MORE)
    assert paragraph(site).startswith(
        '<a href="../../bronnen/#argyris1978">Argyris en Schön (1978, pp.\u00a02–3)</a> schrijven dat.'
    )


def test_the_second_year_of_an_author_says_whose_it_is_to_who_hears_its_link_alone(tmp_path: Path) -> None:
    two = SOURCES + entry(1994, "Nog een boek", "senge1994", "Senge")
    link = '<a aria-label="Senge, 1990" href="../../bronnen/#senge1990">1990</a>'
    assert link in paragraph(built(tmp_path, "Zie [@senge1990; @senge1994].", two))


def test_several_sources_stand_in_order_of_the_alphabet(tmp_path: Path) -> None:
    text = re.sub(r"<[^>]+>", "", paragraph(built(tmp_path, "Zie [@senge1990; @ortenblad2002; @argyris1978].", MORE)))
    assert text == "Zie (Argyris &amp; Schön, 1978; Örtenblad, 2002; Senge, 1990)."


def test_authors_are_ordered_by_name_whether_or_not_one_is_the_last(tmp_path: Path) -> None:
    names = {"b2010": "Krosnick, J., & Presser, S. (2010)", "a2002": "Krosnick, J., Holbrook, A., & Ruud, P. (2002)"}
    text = "".join(
        f'{key}:\n  author: "Krosnick"\n  year: {key[1:]}\n  apa: "{name}. *T*. Pers."\n  checked: true\n'
        for key, name in names.items()
    )
    path = tmp_path / "sources.yml"
    path.write_text(text, encoding="utf-8")
    found, problems = load(path)
    assert (list(found), problems) == (["a2002", "b2010"], [])


def test_name_of_the_same_author_is_not_repeated(tmp_path: Path) -> None:
    sources = SOURCES + SOURCES.replace("1990", "2006").replace("fifth", "sixth")
    text = re.sub(r"<[^>]+>", "", paragraph(built(tmp_path, "Zie [@senge1990; @senge2006].", sources)))
    assert text == "Zie (Senge, 1990, 2006)."


def test_two_sources_of_an_author_in_a_year_get_letters_in_order_of_title(tmp_path: Path) -> None:
    sources = entry(2011, "Zalm", "vos2011") + entry(2011, "De appel", "vos2011b")
    site = built(tmp_path, "Zie [@vos2011] en [@vos2011b].", sources)
    assert re.sub(r"<[^>]+>", "", paragraph(site)) == "Zie (Vos, 2011b) en (Vos, 2011a)."
    assert "Vos, A. (2011b)</a>. <em>Zalm</em>" in site.html("map/pagina/")
    assert 'id="vos2011b"><p>Vos, A. (2011a). <em>De appel</em>' in site.html("bronnen/")


def test_other_co_authors_need_no_letters(tmp_path: Path) -> None:
    sources = entry(2011, "Zalm", "vos2011") + entry(2011, "Appel", "vosea2011").replace(
        'author: "Vos"', 'author: "Vos en collega’s"'
    )
    assert "(Vos, 2011)" in re.sub(r"<[^>]+>", "", paragraph(built(tmp_path, "Zie [@vos2011] [@vosea2011].", sources)))


def test_a_source_without_a_year_is_allowed(tmp_path: Path) -> None:
    site = built(tmp_path, "Zie [@vos].", entry("z.d.", "Appel", "vos"))
    assert "Vos, z.d.</a>" in paragraph(site)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("`[@senge1990]`", "<code>[@senge1990]</code>"),
        ("```text\n[@senge1990] @senge1990\n```", "[@senge1990] @senge1990"),
        ("    [@senge1990]", "<pre><code>[@senge1990]"),
        ("<!-- [@onbekend] -->", "<!-- [@onbekend] -->"),
        (r"\[@senge1990]", "<p>[@senge1990]</p>"),
    ],
    ids=["inline code", "fence", "indented code", "comment", "escaped"],
)
def test_code_comments_and_escapes_stay_as_they_are(tmp_path: Path, text: str, kept: str) -> None:
    html = built(tmp_path, f"Zie [@senge1990].\n\n{text}\n").html("map/pagina/")
    assert html.count("Senge, 1990") == 1
    assert kept in html


def test_citation_works_in_lists_tables_and_admonitions(tmp_path: Path) -> None:
    text = '- punt [@senge1990]\n\n| a |\n| - |\n| b [@senge1990] |\n\n!!! note "Kader"\n    Tekst [@senge1990].\n'
    assert built(tmp_path, text).html("map/pagina/").count(">Senge, 1990</a>)") == 3


def test_page_ends_with_its_own_sources_under_a_heading_in_the_contents(tmp_path: Path) -> None:
    html = built(tmp_path, "Zie [@ortenblad2002] en [@argyris1978].\n\n## Slot\n\nEinde [@senge1990].", MORE).html(
        "map/pagina/"
    )
    assert "Bronnen - #bronnen" in html
    after = html[html.index('id="bronnen">Bronnen</h2>') :]
    assert re.findall(r'<li><a href="\.\./\.\./bronnen/#(\w+)">', after) == [
        "argyris1978",
        "ortenblad2002",
        "senge1990",
    ]
    assert "<em>Management Learning, 33</em>(2), 213–230." in after
    assert '<a href="https://doi.org/10.1177/0001">https://doi.org/10.1177/0001</a>' in after


def test_page_without_citations_gets_no_list(tmp_path: Path) -> None:
    html = built(tmp_path, "Zie [@senge1990].", extra={"kaal.md": "# Kaal\n\nNiets.\n"}).html("kaal/")
    assert "Bronnen" not in html


def test_full_list_has_anchors_marks_addresses_and_the_pages_that_use_a_source(tmp_path: Path) -> None:
    text = "# De pagina\n\nZie [@senge1990; @ortenblad2002; @argyris1978]."
    html = built(tmp_path, text, MORE, {"tweede.md": "# Twee & meer\n\nOok [@senge1990]."}).html("bronnen/")
    assert re.findall(r'<li id="(\w+)">', html) == ["argyris1978", "ortenblad2002", "senge1990"]
    assert html.count("Nog niet helemaal nagekeken.") == 1
    assert re.search(r'id="argyris1978">.*Addison-Wesley\. <span class="kb-unchecked">', html)
    assert '<a href="https://doi.org/10.1177/0001">' in html
    senge = html[html.index('id="senge1990"') :]
    assert 'Gebruikt op: <a href="../tweede/">Twee &amp; meer</a>, <a href="../map/pagina/">De pagina</a></p>' in senge
    assert 'id="bronnen">Bronnen</h2>' not in html


def test_straight_quotes_of_the_file_become_curly(tmp_path: Path) -> None:
    sources = SOURCES.replace("The fifth discipline", "Cronbach's 'fifth' discipline")
    assert "Cronbach’s ‘fifth’ discipline" in built(tmp_path, "Zie [@senge1990].", sources).html("bronnen/")


def test_links_to_an_entry_are_checked_as_any_other_link(tmp_path: Path) -> None:
    built(tmp_path, "Zie [@senge1990] en [hier](../bronnen.md#senge1990).")
    with pytest.raises(NotBuilt, match="does not contain an anchor '#anders'"):
        built(tmp_path, "Zie [@senge1990] en [hier](../bronnen.md#anders).")


def test_titles_of_a_page_list_stay_out_of_the_search_index(tmp_path: Path) -> None:
    pages = {"a.md": "# A\n\nZie [@senge1990].\n", "bronnen.md": LIST}
    build_site(tmp_path, pages, parts=PARTS, plugins="[search]")
    index = (tmp_path / "site" / "search" / "search_index.json").read_text(encoding="utf-8")
    assert index.count("fifth discipline") == 2  # the full list: once as a page, once as a section


@pytest.mark.parametrize(
    ("citation", "message"),
    [
        ("[@sengee1990]", "de bron ‘sengee1990’ staat niet in data/sources.yml. Bedoel je ‘senge1990’?"),
        ("[@xyz]", "de bron ‘xyz’ staat niet in data/sources.yml."),
        ("[@senge1990 p. 3]", "in ‘[@senge1990 p. 3]’ ontbreekt de komma voor de bladzijde."),
        ("[@senge1990, 3]", "in ‘[@senge1990, 3]’ ontbreekt ‘p.’ (of ‘pp.’) voor de bladzijde."),
        ("[@senge1990, @senge1990]", "noemt meer bronnen. Zet er een puntkomma tussen, geen komma."),
        ("[+@senge1990; @senge1990]", "noemt meer bronnen. Met een plus kan dat er maar één zijn."),
        ("[@]", "‘[@]’ is geen goede verwijzing. Schrijf [@sleutel], [@sleutel, p. 3]"),
        ("[@senge1990;]", "‘[@senge1990;]’ is geen goede verwijzing."),
        ("[zie @senge1990]", "om ‘@senge1990’ staan geen goede haken."),
        ("[@senge1990", "om ‘@senge1990’ staan geen goede haken."),
        ("(@senge1990)", "om ‘@senge1990’ staan geen goede haken."),
    ],
)
def test_bad_citation_is_a_fault_with_page_and_line(tmp_path: Path, citation: str, message: str) -> None:
    found = faults(tmp_path, f"---\ntitle: T\n---\n\n# T\n\nGoed [@senge1990].\n\nFout {citation} hier.\n")
    assert len(found) == 1
    assert found[0].startswith("docs/map/pagina.md, regel ")
    assert message in found[0]
    if "haken" not in message:
        assert found[0].startswith("docs/map/pagina.md, regel 9: ")


def test_mail_address_is_no_citation(tmp_path: Path) -> None:
    assert "info@senge1990" in built(tmp_path, "Zie [@senge1990] en info@senge1990.example.").html("map/pagina/")


def test_all_faults_of_all_pages_come_at_once(tmp_path: Path) -> None:
    pages = {"a.md": "[@een] [@twee]", "b.md": "[@drie]", "bronnen.md": LIST}
    found = faults_of(tmp_path, pages, parts=PARTS, sources=MORE)
    assert [line.split(":")[0] for line in found[:3]] == [
        "docs/a.md, regel 1",
        "docs/a.md, regel 1",
        "docs/b.md, regel 1",
    ]
    assert found[3] == (
        "data/sources.yml: geen enkele pagina gebruikt argyris1978, ortenblad2002, senge1990. "
        "Verwijs ernaar of haal weg wat niet nodig is."
    )


def test_missing_marker_and_missing_list_page_are_faults(tmp_path: Path) -> None:
    assert faults(tmp_path, "[@senge1990]", listed="# Bronnen\n") == [
        "docs/bronnen.md: de regel <!-- kennisbank:bronnen --> ontbreekt; daar komt de lijst."
    ]
    (tmp_path / "docs" / "bronnen.md").unlink()
    with pytest.raises(NotBuilt, match=r"docs/bronnen.md ontbreekt; daar wijzen alle verwijzingen naar."):
        build_site(tmp_path, {"map/pagina.md": "[@senge1990]"}, parts=PARTS)


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        (SOURCES + SOURCES, "data/sources.yml, regel 6: ‘senge1990’ staat er al op regel 1. Houd er één van over."),
        (SOURCES + "  checked: false\n", "data/sources.yml, regel 6: ‘checked’ staat er al op regel 5."),
        (SOURCES.replace("author", "autor"), "bij ‘senge1990’: het veld ‘autor’ bestaat niet. Bedoel je ‘author’?"),
        (SOURCES.replace("author", "autor"), "author ontbreekt (de naam zoals die in de tekst staat)."),
        (SOURCES.replace("year: 1990", "year: negentig"), "bij year staat ‘negentig’, maar daar hoort het jaartal."),
        (SOURCES.replace("true", "ja"), "bij checked staat ‘ja’, maar daar hoort true of false."),
        (SOURCES.replace("(1990)", "(1991)"), "het jaartal (1990) van year staat niet zo in apa."),
        (SOURCES.replace("Senge, P.", "Sange, P."), "apa begint niet met ‘Senge’, de naam die bij author staat."),
        (SOURCES.replace("*The", "The"), "in apa staat een sterretje (*) te veel of te weinig."),
        (SOURCES.replace("Doubleday.", "Doubleday"), "apa eindigt niet op een punt of een DOI."),
        (SOURCES.replace("senge1990:", "Senge1990:"), "een sleutel bestaat uit kleine letters"),
        (SOURCES + SOURCES.replace("senge1990:", "senge:"), "‘senge1990’ en ‘senge’ zijn dezelfde bron."),
        (SOURCES + "los: tekst\n", "bij ‘los’: hieronder horen author, year, apa en checked te staan"),
        (SOURCES.replace('Doubleday."', "Doubleday."), "hier begint een tekst met een aanhalingsteken dat nergens"),
        ("- een\n- twee\n", "data/sources.yml is geen lijst van bronnen."),
    ],
)  # fmt: skip
def test_fault_in_the_file_is_told_in_plain_words(tmp_path: Path, broken: str, message: str) -> None:
    found = faults(tmp_path, "Zie [@senge1990].", broken)
    assert any(message in line for line in found), found


def test_missing_file_is_told(tmp_path: Path) -> None:
    pages = {"a.md": "Niets.\n", "bronnen.md": LIST}
    assert faults_of(tmp_path, pages, parts=PARTS, sources=None) == [
        "data/sources.yml ontbreekt of is niet te lezen. Zet het bestand met de bronnen terug."
    ]


def test_next_build_in_the_same_process_starts_clean(tmp_path: Path) -> None:
    assert len(faults(tmp_path, "Fout [@weg] en [@senge1990].")) == 1
    site = built(tmp_path, "Goed [@senge1990].")
    assert site.html("bronnen/").count("Gebruikt op:") == 1
    changed = SOURCES.replace("1990", "1991")
    assert "Senge, 1991" in built(tmp_path, "Anders [@senge1991].", changed).html("map/pagina/")
    assert "geen enkele pagina gebruikt senge1991" in faults(tmp_path, "Geen verwijzing meer.", changed)[0]


def test_same_sources_give_the_same_bytes(tmp_path: Path) -> None:
    first = built(tmp_path / "een", "Zie [@senge1990; @ortenblad2002; @argyris1978].", MORE)
    second = built(tmp_path / "twee", "Zie [@senge1990; @ortenblad2002; @argyris1978].", MORE)
    for address in ("bronnen/", "map/pagina/"):
        assert first.html(address) == second.html(address)


BROKEN = {
    "a date that does not exist": (
        SOURCES.replace("1990\n", "2024-02-30\n", 1),
        "data/sources.yml, regel 3: ‘2024-02-30’ is geen dag die bestaat. Schrijf een datum zoals 2026-11-26.",
    ),
    "a list for a key": (
        SOURCES + "[a, b]: x\n",
        "data/sources.yml, regel 6: hier staat een lijst waar een naam hoort",
    ),
    "a list for a field": (
        SOURCES + "  [a, b]: x\n",
        "data/sources.yml, regel 6: hier staat een lijst waar een naam hoort",
    ),
    "a table for a key": (SOURCES + "? {a: b}\n: x\n", "hier staat een lijst waar een naam hoort"),
    "an entry that holds itself": (
        SOURCES.replace("senge1990:", "senge1990: &a") + "  self: *a\n",
        "het veld ‘self’ bestaat niet",
    ),
    "a file that holds itself": ("&a\nsenge1990: *a\n", "het veld ‘senge1990’ bestaat niet"),
    "a merge with itself": ("senge1990: &a\n  <<: *a\n", "author ontbreekt"),
    "a bracket for a year": (SOURCES.replace("1990\n", '"("\n', 1), "bij year staat ‘(’, maar daar hoort het jaartal"),
    "a year of zero": (SOURCES.replace("1990\n", "0\n", 1), "het jaartal (0) van year staat niet zo in apa"),
    "a year whose bracket stays open": (
        SOURCES.replace("(1990). *", "(1990, mei. *"),
        "het jaartal (1990) van year staat niet zo in apa",
    ),
}


@pytest.mark.parametrize(("sources", "message"), BROKEN.values(), ids=BROKEN.keys())
def test_what_is_no_list_of_sources_is_told_in_words(tmp_path: Path, sources: str, message: str) -> None:
    path = tmp_path / "sources.yml"
    path.write_text(sources, encoding="utf-8")
    found = load(path)[1]
    assert any(message in fault for fault in found), found
    for fault in found:
        assert fault.startswith("data/sources.yml")


def test_the_sources_of_the_site_have_no_fault() -> None:
    sources, found = load(Path(__file__).resolve().parents[2] / "data" / "sources.yml")
    assert found == []
    assert len(sources) > 10
    assert all(as_linked_html(source, "x") for source in sources.values())


TITLES = {
    "an article": (
        "Bates, R. (2004). Is it so? A view. *Evaluation, 27*(1–2), 3–4.",
        ' <span lang="en">Is it so? A view.</span> <em><span lang="en">Evaluation</span>, 27</em>(1–2), 3–4.',
    ),
    "a book": (
        "Schein, E. (2010). *Culture* (4th ed.). Jossey-Bass.",
        ' <em><span lang="en">Culture</span></em> (4th ed.). Jossey-Bass.',
    ),
    "a chapter": (
        "Bushe, G. R. (2011). Inquiry: Theory. In D. Boje (Ed.), *A companion* (pp. 87–103). Routledge.",
        ' <span lang="en">Inquiry: Theory.</span> In D. Boje (Ed.), <em><span lang="en">A companion</span></em>'
        " (pp. 87–103). Routledge.",
    ),
    "a thesis": (
        "Bates, R. (2004). *Plans* [Proefschrift, Universiteit Maastricht].",
        ' <em><span lang="en">Plans</span></em> [Proefschrift, Universiteit Maastricht].',
    ),
}


@pytest.mark.parametrize(("apa", "wanted"), TITLES.values(), ids=TITLES.keys())
def test_a_title_that_is_not_dutch_says_its_language_and_nothing_else_does(apa: str, wanted: str) -> None:
    year = apa.partition("(")[2].partition(")")[0]
    source = Source(key="x", author=apa.partition(",")[0], year=year, apa=apa, checked=True, lang="en")
    assert as_html(source).partition(").")[2] == wanted
    assert as_linked_html(source, "x").endswith(f"{year})</a>.{wanted}")


def test_a_language_that_nobody_knows_is_told_in_words(tmp_path: Path) -> None:
    path = tmp_path / "sources.yml"
    entry = 'bohm1996:\n  author: Bohm\n  year: 1996\n  apa: "Bohm, D. (1996). *On dialogue*. Routledge."\n'
    path.write_text(f"{entry}  checked: true\n  lang: engels\n", encoding="utf-8")
    assert load(path)[1] == [
        "data/sources.yml, regel 1, bij ‘bohm1996’: bij lang staat ‘engels’, maar daar hoort de taal van de titel, als "
        "die niet Nederlands is: en, de of fr."
    ]


def test_a_file_that_cannot_be_read_is_told_alone_and_not_once_for_each_citation(tmp_path: Path) -> None:
    pages = {"index.md": "# A\n\n[@senge1990] en [@bohm1996]\n", "bronnen.md": "# B\n\n<!-- kennisbank:bronnen -->\n"}
    (fault,) = faults_of(tmp_path, pages, sources=SOURCES.replace("  year", "\tyear"), parts=PARTS)
    assert fault.startswith("data/sources.yml, regel 3: ‘year: 1990’: hier staat een tab.")
