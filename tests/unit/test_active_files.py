"""Which files would run something when somebody opens their address."""

from __future__ import annotations

from pathlib import Path

import pytest

from kennisbank.active_files import begins_as_page, faults, is_page

SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("<script>x</script>", "<script>"),
        ("<metadata><script>x</script></metadata>", "<script>"),
        ('<s:script xmlns:s="http://www.w3.org/2000/svg">x</s:script>', "<script>"),
        ('<script xmlns="http://www.w3.org/1999/xhtml">x</script>', "<script>"),
        ('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>', "<foreignobject>"),
        ('<iframe xmlns="http://www.w3.org/1999/xhtml" src="x"/>', "<iframe>"),
        ('<rect onclick="x()"/>', "(onclick)"),
        ('<set onbegin="x()"/>', "(onbegin)"),
        ('<a href="javascript:x()"/>', "javascript:-adres"),
        ('<a xlink:href=" java&#10;script:x()"/>', "javascript:-adres"),
        ('<a xlink:href="javascript:x()" q:href="x" xmlns:q="urn:q"/>', "javascript:-adres"),
        ('<a href="javascript:x()" HREF="x"/>', "javascript:-adres"),
        ('<a><set attributeName="href" to="javascript:x()"/></a>', "javascript:-adres"),
        ('<a><animate attributeName="href" values="#a; javascript:x()"/></a>', "javascript:-adres"),
        ("<rect>", "geen geldige XML"),
    ],
)
def test_what_would_run_in_a_drawing_is_a_fault(inside: str, words: str) -> None:
    (fault,) = faults(f"<svg {SVG}>{inside}</svg>")
    assert words in fault


@pytest.mark.parametrize(
    "start",
    [
        '<!DOCTYPE svg [<!ENTITY x "<script>x</script>">]>',
        '<!DOCTYPE svg [<!ATTLIST svg onload CDATA "x()">]>',
        '<?xml-stylesheet type="text/xsl" href="x.xsl"?>',
    ],
)
def test_what_would_make_something_run_only_later_is_a_fault(start: str) -> None:
    assert len(faults(f"{start}<svg {SVG}/>")) == 1


def test_an_ordinary_drawing_and_a_site_map_are_fine() -> None:
    drawing = '<g id="a"><title>onload= en javascript: in woorden</title><use xlink:href="#b" opacity="1"/></g>'
    assert faults(f'<?xml version="1.0"?><svg {SVG}>{drawing}</svg>') == []
    assert faults('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>x</loc></url></urlset>') == []


@pytest.mark.parametrize(("name", "page"), [("a/b.htm", True), ("B.XHTML", True), ("x.svg", False), ("x.html", False)])
def test_a_page_is_known_by_its_name(name: str, page: bool) -> None:
    assert is_page(name) is page


@pytest.mark.parametrize(
    ("name", "start", "page"),
    [
        ("feed.rss", "<rss>", True),
        ("kaart.KML", "\ufeff \n<?xml version='1.0'?>", True),
        ("zonder-extensie", "<!doctype html>", True),
        ("foto.png", "<script>x</script>", True),
        ("foto.png", "\x89PNG <", False),
        ("lijst.csv", "<5 mensen;3", False),
        ("tekening.svg", "<svg/>", False),  # it is looked into
        ("leeg", "", False),
        ("ver-weg", f"{' ' * 9000}<script>x</script>", True),
        ("feed.rss", f"{chr(10) * 300}<rss>", True),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_file_that_begins_as_markup_is_a_page_whatever_it_is_called(
    tmp_path: Path, name: str, start: str, page: bool, encoding: str
) -> None:
    (tmp_path / name).write_text(start, encoding=encoding)
    assert begins_as_page(tmp_path / name) is page
