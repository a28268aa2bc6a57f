"""What the printed part of the kit says: statements from the definition, the rest from the pages of the built site."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import segno
from bs4 import BeautifulSoup, Tag
from selectolax.lexbor import LexborHTMLParser

from ebook.edition import Edition
from ebook.errors import BookError
from quiz.definition import QUESTIONNAIRE


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """A werkvorm on a card: its facts in words, and the names of its steps with their minutes."""

    title: str
    goal: str
    facts: tuple[str, ...]
    steps: tuple[str, ...]


def read_facts(site: Path, edition: Edition) -> dict[str, Any]:
    """Plain data for the typesetter. Raises `BookError` when a page of the site has another shape than this knows."""
    address = f"{edition.address}scan/" if edition.address else ""
    return {
        "edition": edition.number,
        "address": address,
        "qr": _modules(address) if address else [],
        "statements": statements(),
        "map": read_map(_page(site, "leerkaart")) if QUESTIONNAIRE.success_areas else None,
        "practices": [asdict(practice) for practice in read_practices(site)],
    }


def statements() -> list[dict[str, Any]]:
    """The statements in the order of the definition, with the two names that each belongs to."""
    title = {dimension.id: dimension.title for dimension in QUESTIONNAIRE.dimensions}
    return [
        {
            "number": number,
            "text": item.text,
            "discipline": title.get(item.discipline or "", ""),
            "success_area": title.get(item.success_area or "", ""),
        }
        for number, item in enumerate(QUESTIONNAIRE.items, start=1)
    ]


def read_map(page: BeautifulSoup) -> dict[str, Any]:
    """The leerkaart: the names of its columns, and for each row its name and cells."""
    table = page.select_one("table.kb-map__table")
    if table is None:
        raise BookError("De leerkaart staat niet op de eigen pagina. Het pakket kan die niet overnemen.")
    rows = table.select("tr:has(td.kb-map__cell)")
    return {
        "columns": [_words(name) for name in table.select(".kb-map__area .kb-map__long")],
        "rows": [
            {
                "name": _words(_one(row, ".kb-map__discipline .kb-map__long")),
                "cells": [_words(cell) for cell in row.select(".kb-map__good")],
            }
            for row in rows
        ],
    }


def read_practices(site: Path) -> list[Practice]:
    """The werkvormen in the order of their overview."""
    found = []
    for card in _page(site, "werkvormen").select(".kb-practice"):
        # An ordered list with a class is a drawing of the steps, not the steps.
        steps = _page(site, f"werkvormen/{card['data-practice']}").select_one(".md-content__inner ol:not([class])")
        names = steps.select(":scope > li > strong:first-child") if steps else []
        if not names:
            raise BookError(f"De werkvorm {card['data-practice']} heeft geen genummerde stappen.")
        found.append(
            Practice(
                title=_words(_one(card, ".kb-practice__title")),
                goal=_words(_one(card, ":scope > p:not([class])")),
                facts=tuple(_words(fact) for fact in card.select(".kb-practice__facts > span")),
                steps=tuple(_words(name).removesuffix(".") for name in names),
            )
        )
    return found


def _modules(address: str) -> list[list[int]]:
    """The QR code of an address, without its white edge."""
    return [list(row) for row in segno.make(address, error="m", micro=False).matrix]


def _page(site: Path, address: str) -> BeautifulSoup:
    """The article of a page, which a quick reader takes out of the menus around it."""
    page = LexborHTMLParser((site / address / "index.html").read_text(encoding="utf-8"))
    article = page.css_first("article.md-content__inner")
    return BeautifulSoup((article.html if article else "") or "", "html.parser")


def _one(place: Tag, selector: str) -> Tag:
    found = place.select_one(selector)
    if found is None:
        raise BookError(f"Op een pagina van de site ontbreekt {selector}. Het pakket kan die niet overnemen.")
    return found


def _words(element: Tag) -> str:
    return " ".join(element.get_text().replace("\N{SOFT HYPHEN}", "").split())
