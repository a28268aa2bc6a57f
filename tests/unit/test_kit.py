"""What the kit takes from pages and themes, and what it says when they are not as it knows them."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from ebook.edition import Edition
from ebook.errors import BookError
from kennisbank.questionnaire import scan_minutes
from kit.__main__ import main
from kit.facts import read_map, statements
from kit.office import LETTERS, SLIDES, in_colours, text_of
from quiz.definition import QUESTIONNAIRE

TOKENS = {"ink": "#12343b", "brand": "#0f4c57", "marker": "#e3a52b", "link": "#0b5c6b"}


def test_a_theme_gets_our_colours_and_keeps_the_rest() -> None:
    theme = '<a:dk1><a:sysClr val="windowText"/></a:dk1><a:accent3><a:srgbClr val="A5A5A5"/></a:accent3>'
    coloured = in_colours(theme, TOKENS)
    assert coloured == '<a:dk1><a:srgbClr val="12343B"/></a:dk1><a:accent3><a:srgbClr val="A5A5A5"/></a:accent3>'


def test_a_page_without_the_leerkaart_is_told_in_a_sentence() -> None:
    with pytest.raises(BookError, match="leerkaart staat niet op de eigen pagina"):
        read_map(BeautifulSoup("<table></table>", "html.parser"))


def test_a_folder_without_a_site_is_told_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--site", str(tmp_path)]) == 2
    assert "staat geen gebouwde site. Bouw eerst de site, met make site" in capsys.readouterr().err


def test_the_cards_have_the_statements_in_the_order_of_the_definition() -> None:
    cards = statements()
    assert [card["text"] for card in cards] == [item.text for item in QUESTIONNAIRE.items]
    assert [card["number"] for card in cards] == list(range(1, len(cards) + 1))
    assert all(card["discipline"] and card["success_area"] for card in cards)


def test_a_letter_gives_the_scan_as_many_minutes_as_the_site_and_leaves_no_place_open() -> None:
    edition = Edition(number="2027-1", moment=datetime(2027, 1, 1, tzinfo=UTC), address="")
    letter = text_of("brief-team", edition)
    assert f"ongeveer {scan_minutes(QUESTIONNAIRE)} minuten" in letter
    assert not [name for name in (SLIDES, *LETTERS) if re.search(r"\{[a-z]+\}", text_of(name, edition))]
