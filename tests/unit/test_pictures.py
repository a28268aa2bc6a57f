"""Drawings in the page, and what is refused, in real builds of a few pages."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.unit.tiny_site import build_site, faults_of

PARTS = ("pictures",)
ROOT = Path(__file__).resolve().parents[2]
SVG = """<?xml version="1.0" encoding="UTF-8"?>
<!-- getekend met de hand -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 20 10"
     aria-labelledby="naam" xmlns:ink="http://example.org/ink" ink:versie="1">
  <title id="naam">Naam</title>
  <desc>Omschrijving</desc>
  <ink:lagen/>
  <defs>
    <marker id="pijl"><path d="M0 0"/></marker>
    <linearGradient id="verloop"/>
  </defs>
  <path d="M0 0" marker-end="url(#pijl)" fill="url('#verloop')"/>
  <use xlink:href="#pijl"/>
  <use href="#pijl"/>
  <text x="1">Eén <tspan>twee</tspan> drie</text>
</svg>
"""
PICTURE = '![Wat je “ziet” & leest.](../beelden/ijsberg.svg "Het bijschrift: 3 < 4")'


def page(root: Path, text: str, svg: str = SVG) -> str:
    """The HTML of a page in a folder, with the drawing at hand."""
    site = build_site(root, {"map/pagina.md": text}, parts=PARTS, files={"beelden/ijsberg.svg": svg})
    return site.html("map/pagina/")


def faults(root: Path, text: str, svg: str = SVG) -> list[str]:
    return faults_of(root, {"map/pagina.md": text}, parts=PARTS, files={"beelden/ijsberg.svg": svg})


def drawing(body: str = "", head: str = 'viewBox="0 0 1 1"') -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {head}>{body}</svg>'


def test_picture_becomes_a_figure_with_the_drawing_and_a_caption(tmp_path: Path) -> None:
    html = page(tmp_path, f"# Titel\n\n{PICTURE}\n\nTekst.\n")
    figure = re.search(r"<figure.*?</figure>", html, re.DOTALL)
    assert figure
    assert figure[0].startswith('<figure class="kb-figure"><svg ')
    assert figure[0].endswith("</svg><figcaption>Het bijschrift: 3 &lt; 4</figcaption></figure>")
    assert "<p><figure" not in html
    assert "<img" not in html


def test_drawing_is_one_image_with_the_alternative_as_its_name(tmp_path: Path) -> None:
    html = page(tmp_path, PICTURE)
    assert 'role="img" aria-label="Wat je “ziet” &amp; leest."' in html
    for gone in ("<title", "<desc", "aria-labelledby", "ink:", "lagen", "getekend met de hand", "<?xml"):
        assert gone not in html


def test_text_in_a_drawing_keeps_its_spaces_and_nothing_else_does(tmp_path: Path) -> None:
    html = page(tmp_path, PICTURE)
    assert '<text x="1" aria-hidden="true">Eén <tspan>twee</tspan> drie</text></svg>' in html


def test_ids_and_all_references_to_them_carry_the_name_of_the_picture(tmp_path: Path) -> None:
    html = page(tmp_path, PICTURE)
    assert 'id="ijsberg-pijl"' in html
    assert 'marker-end="url(#ijsberg-pijl)"' in html
    assert 'fill="url(#ijsberg-verloop)"' in html
    assert html.count('href="#ijsberg-pijl"') == 2


def test_same_picture_twice_gives_no_id_twice(tmp_path: Path) -> None:
    ids = Counter(re.findall(r'\bid="([^"]+)"', page(tmp_path, f"{PICTURE}\n\nTekst.\n\n{PICTURE}\n")))
    assert set(ids.values()) == {1}
    assert {"ijsberg-pijl", "ijsberg-2-pijl"} <= set(ids)


def test_without_a_title_there_is_no_caption(tmp_path: Path) -> None:
    assert "figcaption" not in page(tmp_path, "![Alles.](../beelden/ijsberg.svg)")


def test_picture_in_an_admonition_works(tmp_path: Path) -> None:
    assert '<figure class="kb-figure">' in page(tmp_path, f'!!! note "Kader"\n\n    {PICTURE}\n')


def test_words_of_a_drawing_stay_out_of_the_search_index(tmp_path: Path) -> None:
    assert "data-search-exclude" in page(tmp_path, PICTURE)


@pytest.mark.parametrize("tag", ["![](../beelden/ijsberg.svg)", '<img src="../../beelden/ijsberg.svg">'])
def test_image_without_alternative_is_a_fault(tmp_path: Path, tag: str) -> None:
    assert faults(tmp_path, f"# T\n\n{tag}\n") == [
        "docs/map/pagina.md, regel 3: de afbeelding ‘ijsberg.svg’ heeft geen tekstalternatief. "
        "Zet tussen de haken wat er te zien is: ![…](ijsberg.svg)."
    ]


def test_missing_file_is_a_fault_with_the_name_that_was_meant(tmp_path: Path) -> None:
    assert faults(tmp_path, "![Een berg.](../beelden/ijsbreg.svg)")[0] == (
        "docs/map/pagina.md, regel 1: de afbeelding ‘ijsbreg.svg’ bestaat niet op de plek waar de pagina hem zoekt. "
        "Bedoel je ‘ijsberg.svg’?"
    )


def test_a_file_in_capitals_is_told_as_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "docs/beelden").mkdir(parents=True)
    (tmp_path / "docs/beelden/BERG.PNG").write_bytes(b"")
    assert faults(tmp_path, "![Een berg.](../beelden/berg.png)")[0].endswith(": BERG.PNG.")


@pytest.mark.parametrize("name", ["IJsberg.SVG", "ijsbe\u0301rg.svg"], ids=["capitals", "accent apart"])
def test_a_name_with_other_capitals_or_accents_is_told_as_the_file_has_it(tmp_path: Path, name: str) -> None:
    there = name.lower() if name.isascii() else "ijsb\u00e9rg.svg"
    (tmp_path / "docs/beelden").mkdir(parents=True)
    (tmp_path / "docs/beelden" / there).write_text("<svg/>", encoding="utf-8")
    found = faults(tmp_path, f"![Een berg.](../beelden/{name})")[0]
    assert found.endswith(f"Schrijf de naam precies als die van het bestand, ook hoofdletters en accenten: {there}.")


def test_image_from_elsewhere_is_a_fault(tmp_path: Path) -> None:
    assert faults(tmp_path, "![Een berg.](https://example.org/berg.png)") == [
        "docs/map/pagina.md, regel 1: de afbeelding ‘berg.png’ komt van buiten de site. "
        "Zet het bestand in docs/assets/ en verwijs daarnaar."
    ]


def test_drawing_inside_a_sentence_is_a_fault(tmp_path: Path) -> None:
    assert faults(tmp_path, "# T\n\nKijk: ![Een berg.](../beelden/ijsberg.svg)")[0].endswith(
        "de afbeelding ‘ijsberg.svg’ staat midden in een alinea. Zet hem op een regel alleen, "
        "met een lege regel ervoor en erna."
    )


@pytest.mark.parametrize(
    ("svg", "message"),
    [
        (drawing("<script>1</script>"), "bevat een script."),
        (drawing("<style>a{}</style>"), "bevat een <style>-blok (gebruik fill, stroke en klassen)."),
        (drawing('<path style="fill:red"/>'), "bevat een style-attribuut (gebruik fill, stroke en klassen)."),
        (drawing('<path onclick="x()"/>'), "bevat een gebeurtenis (onclick)."),
        (drawing('<path ONLOAD="x()"/>'), "bevat een gebeurtenis (ONLOAD)."),
        (drawing('<image href="#a"/>'), "bevat een foto of ander pixelbeeld (<image>)."),
        (drawing("<foreignObject/>"), "bevat ingesloten HTML (<foreignObject>)."),
        (drawing('<a href="#x"/>'), "bevat een link (<a>)."),
        (drawing("<animate/>"), "bevat een animatie."),
        (drawing("<filter/>"), "bevat het onderdeel <filter>, dat in een tekening op deze site niet mag."),
        (drawing("<SCRIPT/>"), "bevat het onderdeel <SCRIPT>, dat"),
        (drawing("<Rect/>"), "bevat het onderdeel <Rect>, dat"),
        (drawing('<path formaction="#a"/>'), "het kenmerk formaction, dat in een tekening op deze site niet mag."),
        (drawing('<path tabindex="0"/>'), "bevat het kenmerk tabindex, dat"),
        (drawing('<path Fill="red"/>'), "bevat het kenmerk Fill, dat"),
        (drawing('<use src="#a"/>'), "bevat het kenmerk src, dat"),
        (drawing('<use href="https://e.example/x.svg#a"/>'), "een verwijzing naar buiten (https://e.example/x.svg#a)"),
        (drawing('<use href="ander.svg#a"/>'), "bevat een verwijzing naar buiten (ander.svg#a)."),
        (drawing('<path fill="url(https://example.org/x#a)"/>'), "bevat een verwijzing naar buiten (url(https"),
        (drawing("<path fill=\"url( 'x.svg#a')\"/>"), "bevat een verwijzing naar buiten (url( 'x.svg#a'))."),
        (drawing('<path d="javascript:x()"/>'), "bevat een verwijzing naar buiten (javascript:x())."),
        (drawing(head=""), "heeft geen viewBox en kan dus niet meegroeien met het scherm."),
        (drawing("<path>"), "is geen geldige SVG; de fout staat op regel 1."),
        ("<!DOCTYPE svg [<!ENTITY a 'b'>]>" + drawing(), "is geen geldige SVG; er staat een DOCTYPE of stijlblad in."),
        ("<html/>", "is geen geldige SVG; het begint niet met <svg xmlns=…>."),
    ],
)  # fmt: skip
def test_drawing_that_loads_runs_or_breaks_the_policy_is_refused(tmp_path: Path, svg: str, message: str) -> None:
    found = faults(tmp_path, PICTURE, svg)
    assert len(found) == 1, found
    assert found[0].startswith("docs/beelden/ijsberg.svg: ")
    assert message in found[0]


def test_all_faults_of_a_drawing_come_at_once_and_once(tmp_path: Path) -> None:
    svg = drawing('<script/><script/><path style="x" onload="y"/>', head="")
    assert len(faults(tmp_path, f"{PICTURE}\n\n{PICTURE}\n", svg)) == 4


def test_every_drawing_of_the_site_is_accepted(tmp_path: Path) -> None:
    drawings = sorted((ROOT / "docs" / "assets" / "beelden").glob("*.svg"))
    assert drawings
    text = "\n\n".join(f"![Een tekening.](beelden/{path.name})" for path in drawings)
    files = {f"beelden/{path.name}": path.read_text(encoding="utf-8") for path in drawings}
    html = build_site(tmp_path, {"index.md": text}, parts=PARTS, files=files).html("")
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert html.count("<figure") == len(drawings)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", html)) <= set(ids)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "latin-1"])
def test_drawing_that_is_not_utf8_is_a_fault_and_not_a_crash(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "docs/beelden").mkdir(parents=True)
    (tmp_path / "docs/beelden/ijsberg.svg").write_bytes(drawing("<text>één</text>").encode(encoding))
    found = faults_of(tmp_path, {"map/pagina.md": PICTURE}, parts=PARTS)
    assert found == [
        "docs/beelden/ijsberg.svg: deze tekening is niet als UTF-8 bewaard. Bewaar die opnieuw als gewone SVG, "
        "in UTF-8."
    ]


INKSCAPE = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<svg viewBox="0 0 10 10" version="1.1" sodipodi:docname="berg.svg" inkscape:export-filename="https://example.org/x.png"
   xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns="http://www.w3.org/2000/svg"
   xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
   xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:cc="http://creativecommons.org/ns#"
   xmlns:dc="http://purl.org/dc/elements/1.1/">
  <sodipodi:namedview id="base" style="x" inkscape:zoom="2"><inkscape:grid id="g" onload="x"/></sodipodi:namedview>
  <metadata id="metadata5"><rdf:RDF><cc:Work rdf:about=""><dc:format>image/svg+xml</dc:format>
    <dc:type rdf:resource="http://purl.org/dc/dcmitype/StillImage"/>
    <cc:license rdf:resource="https://creativecommons.org/licenses/by/4.0/"/></cc:Work></rdf:RDF></metadata>
  <g inkscape:label="Laag 1" inkscape:groupmode="layer" id="layer1"><path d="M0 0" sodipodi:nodetypes="cc"/></g>
</svg>
"""


def test_drawing_straight_from_inkscape_is_shown_without_its_leavings(tmp_path: Path) -> None:
    html = page(tmp_path, PICTURE, INKSCAPE)
    assert '<g id="ijsberg-layer1"><path d="M0 0" /></g></svg>' in html
    for gone in ("purl.org", "creativecommons", "inkscape", "sodipodi", "metadata", "example.org"):
        assert gone not in html


def test_what_drawing_programs_leave_behind_hides_no_fault(tmp_path: Path) -> None:
    svg = INKSCAPE.replace("<path ", '<path style="fill:red" ')
    assert faults(tmp_path, PICTURE, svg) == [
        "docs/beelden/ijsberg.svg: deze tekening bevat een style-attribuut (gebruik fill, stroke en klassen)."
    ]
    html = '<h:script xmlns:h="http://www.w3.org/1999/xhtml">x()</h:script>'
    assert faults(tmp_path, PICTURE, drawing(html)) == [
        "docs/beelden/ijsberg.svg: deze tekening bevat ingesloten HTML."
    ]
