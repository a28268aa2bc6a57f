"""Nothing sideways at any width with letters of any size, and lines that an eye can follow."""

from __future__ import annotations

from typing import Final

import pytest
from playwright.sync_api import Page

PAGES: Final = (
    *("", "disciplines/teamleren/", "werkvormen/retrospective/", "praktijk/", "begrippen/", "bronnen/"),
    *("scan/", "scan/team/", "scan/papier/", "scan/teamgesprek/", "404.html"),
)
"""One of each kind; the leerkaart and the list of werkvormen have wide tables of their own."""
WIDTHS: Final = (320, 360, 480, 768, 960, 1280)
LETTERS: Final = ((100, "DejaVu Sans"), (115, ""), (130, "DejaVu Sans"), (200, ""))
"""Percent of the size that the site asks for; with the font of the device, or a wide one."""
LONGEST: Final = 80
"""Characters a line on average: the measure is 68, and narrow letters make it somewhat more."""

_SIDEWAYS: Final = """() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth"""
_LETTERS: Final = """([size, font]) => {
  document.documentElement.style.fontSize = `${1.25 * size}%`;
  document.body.style.setProperty("--md-text-font-family", font || "var(--kb-sans)");
}"""
_LONG: Final = """(longest) => [...document.querySelectorAll(".md-content :is(p, li, dd)")].map((part) => {
  const { height } = part.getBoundingClientRect();
  const lines = Math.round(height / parseFloat(getComputedStyle(part).lineHeight));
  if (lines < 3 || part.querySelector("ul, ol, p, table, details, select, label")) return "";
  const each = Math.round(part.innerText.length / (lines - 0.5));
  return each > longest ? `${each}: ${part.innerText.slice(0, 40)}` : "";
}).filter(Boolean)"""


@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_wider_than_the_window_and_no_line_longer_than_an_eye_follows(
    page: Page, server: str, address: str
) -> None:
    page.goto(server + address)
    found = {}
    for size, font in LETTERS:
        page.evaluate(_LETTERS, [size, font])
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            beyond = page.evaluate(_SIDEWAYS)
            if beyond > 0:
                found[f"{width} px, letters {size} % {font}"] = beyond
    assert found == {}, "pixels beyond the window"
    page.evaluate(_LETTERS, [100, ""])
    assert page.evaluate(_LONG, LONGEST) == []
