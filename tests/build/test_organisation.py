"""A site with the name, colours and threshold of an organisation."""

from __future__ import annotations

import json
from pathlib import Path

from bs4 import BeautifulSoup
from selectolax.lexbor import LexborHTMLParser

from kennisbank.licence import CODE, TEXTS


def test_filled_in_block_shows_everywhere(organisation_site: Path) -> None:
    home = BeautifulSoup((organisation_site / "index.html").read_bytes(), "html.parser")
    assert "Bakkerij <De Korst> & zonen" in home.select_one("footer, .md-footer").get_text()  # type: ignore[union-attr]
    assert home.select_one(".md-logo img")["src"] == "assets/ons-logo.svg"  # type: ignore[index]
    for page in ("over", "intranet"):
        told = BeautifulSoup((organisation_site / page / "index.html").read_bytes(), "html.parser")
        block = told.select_one("[data-organisation]")
        assert block is not None
        assert "Bakkerij <De Korst> & zonen" in block.get_text()
        assert "Team Leren, kamer 2.14" in block.get_text()
        assert block.select_one('a[href="https://git.voorbeeld.nl/kennisbank"]')
    told = BeautifulSoup((organisation_site / "toegankelijkheid/index.html").read_bytes(), "html.parser")
    statement = told.select_one("[data-accessibility]")
    assert statement is not None
    assert statement.select_one('a[href="https://www.voorbeeld.nl/toegankelijkheid"]')
    for words in ("Bakkerij <De Korst> & zonen", "Team Leren, kamer 2.14", "antwoord binnen <5> werkdagen"):
        assert words in statement.get_text()
    sheets = [str(link["href"]) for link in home.select('link[rel="stylesheet"]')]
    assert "organisatie." in sheets[-1]
    assert "--kb-brand:#004488" in (organisation_site / sheets[-1]).read_text(encoding="utf-8")
    definition = json.loads((organisation_site / "assets/scan/definition.json").read_text(encoding="utf-8"))
    assert definition["min_group_size"] == 8
    for page in ("scan", "scan/team"):
        soup = BeautifulSoup((organisation_site / page / "index.html").read_bytes(), "html.parser")
        data = json.loads(soup.select_one("[data-scan-data]").string or "")  # type: ignore[union-attr]
        assert data["minGroupSize"] == 8


def test_empty_block_is_the_general_edition(site: Path) -> None:
    home = BeautifulSoup((site / "index.html").read_bytes(), "html.parser")
    assert "Uitgave voor" not in home.get_text()
    assert not any("organisatie." in str(link["href"]) for link in home.select('link[rel="stylesheet"]'))
    told = BeautifulSoup((site / "over" / "index.html").read_bytes(), "html.parser").select_one("[data-organisation]")
    assert told is not None
    assert "Waar de broncode staat, is in deze uitgave niet ingevuld." in told.get_text()


ANSWERS = ("scan", "scan/organisatie", "scan/sessie", "scan/team")
ANSWERS += ("scan/kort", "scan/kort/team", "en/scan", "en/scan/team")


def test_every_page_says_under_which_licence_it_is_given_away(site: Path) -> None:
    pages = sorted(site.rglob("index.html"))
    assert len(pages) > 60
    for path in pages:
        page = LexborHTMLParser(path.read_text(encoding="utf-8"))
        links = [link.attributes["href"] for link in page.css('footer a[rel~="license"]')]
        # A page with answers leads to no other site: there the names stand without links.
        answers = path.parent.relative_to(site).as_posix() in ANSWERS
        texts = TEXTS.url if page.css_matches("html[lang=nl]") else TEXTS.url.removesuffix("deed.nl")
        assert links == ([] if answers else [texts, CODE.url]), path
        said = page.css_first("footer .md-copyright") or page.body
        assert said is not None
        assert all(name in said.text() for name in ("CC BY 4.0", "EUPL-1.2")), path
    definition = json.loads((site / "assets/scan/definition.json").read_text(encoding="utf-8"))
    assert definition["license"] == TEXTS.spdx
