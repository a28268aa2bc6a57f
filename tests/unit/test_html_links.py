"""A link that a page has as HTML leads to a page of the site, or the editor hears of it."""

from __future__ import annotations

import pytest

from kennisbank.builder import Stopped
from kennisbank.faults import Faults
from kennisbank.html_links import check_html_links
from tests.unit.plain_site import PlainFile, PlainPage, PlainSite


def told(text: str) -> list[str]:
    here = PlainFile("over/ons.md", content=text)
    page = PlainPage(here)
    page.markdown = text
    faults = Faults()
    check_html_links(page, PlainSite(here, PlainFile("index.md"), PlainFile("scan/index.md")), faults)
    try:
        faults.stop_when_any()
    except Stopped as stopped:
        return str(stopped).splitlines()[1:]
    return []


@pytest.mark.parametrize(
    "address",
    ["../../scan/index.md", "../../scna/", "../scan/", "scan.html", "/scan/", "../../scan/index.md#kop"],
)
def test_a_link_to_no_page_is_told_with_its_address(address: str) -> None:
    (fault,) = told(f'Doe\n<a class="md-button" href="{address}">de scan</a>.')
    assert f"de link naar ‘{address.partition('#')[0]}’ is HTML" in fault


@pytest.mark.parametrize(
    "text",
    [
        '<a href="../../scan/">de scan</a> <a href="../..">terug</a> <a href="../../scan/index.html#kop">kop</a>',
        '<a href="https://x.nl/y">x</a> <a href="#kop">kop</a> <a href="mailto:x@y.nl">x</a> <a href="?x">x</a>',
        '`<a href="scna/">` <!-- <a href="scna/"> -->',
        '<a href="../../assets/boek/boek.pdf">het boek</a> <a id="plek"></a>',
    ],
)
def test_a_link_that_leads_somewhere_is_fine(text: str) -> None:
    assert told(text) == []
