"""Nothing sideways at any width with letters of any size, and lines that an eye can follow."""

from __future__ import annotations

from typing import Final

import pytest
from playwright.sync_api import Page, expect

from tests.browser.audit import leave_search_out
from tests.browser.taking import code_of, random_responses
from tests.browser.team import show_picture
from tests.unit.team_groups import random_codes

PAGES: Final = (
    *("", "disciplines/teamleren/", "werkvormen/retrospective/", "praktijk/", "begrippen/", "bronnen/"),
    *("leerkaart/", "werkvormen/", "scan/", "scan/papier/", "scan/teamgesprek/", "404.html"),
    *("scan/sessie/", "scan/organisatie/"),
)
"""One of each kind; the result and the picture of a team have a test of their own."""
WIDTHS: Final = (320, 360, 480, 768, 960, 1280, 1920)
LETTERS: Final = ((100, "DejaVu Sans"), (115, ""), (130, "DejaVu Sans"), (200, ""))
"""Percent of the size that the site asks for; with the font of the device, or a wide one."""
LONGEST: Final = 75
"""Characters that fit on a line with the letters of the text: what an eye follows back to the next line."""

_SIDEWAYS: Final = """() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth"""
_LETTERS: Final = """([size, font]) => {
  document.documentElement.style.fontSize = `${1.25 * size}%`;
  document.body.style.setProperty("--md-text-font-family", font || "var(--kb-sans)");
}"""
_DRAWN: Final = """(visible) => { document.documentElement.style.visibility = visible ? "" : "hidden"; }"""
"""To draw a page is part of the work of a new width, and what nobody sees is as wide."""
_UNFOLD: Final = """() => document.querySelectorAll(".md-content details").forEach((part) => { part.open = true; })"""
_LONG: Final = """(longest) => [...document.querySelectorAll(".md-content :is(p, li, dd)")].map((part) => {
  if (part.querySelector("ul, ol, p, table, details, select, label") || !part.checkVisibility()) return "";
  const range = document.createRange();
  const pieces = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  let letters = 0;
  let width = 0;
  const lines = new Set();
  while (pieces.nextNode()) {
    range.selectNodeContents(pieces.currentNode);
    const rects = range.getClientRects();
    for (const line of rects) {
      width += line.width;
      lines.add(Math.round(line.bottom));
    }
    if (rects.length) letters += pieces.currentNode.data.replace(/\\s+/g, " ").length;
  }
  const each = Math.round((letters / width) * parseFloat(getComputedStyle(part).inlineSize));
  return lines.size > 2 && each > longest ? `${each}: ${part.innerText.slice(0, 40)}` : "";
}).filter(Boolean)"""


@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_wider_than_the_window_and_no_line_longer_than_an_eye_follows(
    page: Page, server: str, address: str
) -> None:
    leave_search_out(page)
    page.goto(server + address)
    assert_fits(page)


@pytest.mark.context(viewport={"width": 320, "height": 640})
def test_on_the_narrowest_phone_the_name_stands_on_one_line_and_what_folds_is_no_blue_note(
    page: Page, server: str
) -> None:
    page.goto(f"{server}disciplines/teamleren/")
    assert page.locator(".md-header .kb-home-link").evaluate("(link) => link.getClientRects().length") == 1
    folded = page.locator(".kb-jump > summary")
    expect(folded).to_be_visible()
    assert folded.evaluate("(summary) => getComputedStyle(summary, '::before').content") == "none"


def test_a_result_fits_at_every_width(page: Page, server: str) -> None:
    page.goto(f"{server}scan/#r={code_of(random_responses(5))}")
    expect(page.locator("[data-result]")).to_be_visible()
    page.evaluate(_UNFOLD)
    assert_fits(page)


def test_the_picture_of_a_team_fits_at_every_width(page: Page, server: str) -> None:
    show_picture(page, server, "\n".join(random_codes(9)))
    page.evaluate(_UNFOLD)
    assert_fits(page)


def assert_fits(page: Page) -> None:
    """Nothing of the page as it stands is wider than the window, and no line has more characters than `LONGEST`."""
    found = {}
    page.evaluate(_DRAWN, False)
    for size, font in LETTERS:
        page.evaluate(_LETTERS, [size, font])
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            beyond = page.evaluate(_SIDEWAYS)
            if beyond > 0:
                found[f"{width} px, letters {size} % {font}"] = beyond
    assert found == {}, "pixels beyond the window"
    page.evaluate(_DRAWN, True)
    page.evaluate(_LETTERS, [100, ""])
    assert page.evaluate(_LONG, LONGEST) == []
