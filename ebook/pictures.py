"""Put the drawings that stand inside the pages into files, with their text alternatives.

The attributes of a drawing give its light picture, so it needs no style sheet of the site.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Final

from bs4 import BeautifulSoup, Tag

from .errors import BookError

SANS: Final = "Source Sans Pro"
_FONT: Final = re.compile(r'font-family="[^"]*"')
_CASE: Final = {"viewbox": "viewBox", "preserveaspectratio": "preserveAspectRatio", "markerwidth": "markerWidth",
                "markerheight": "markerHeight", "refx": "refX", "refy": "refY", "lineargradient": "linearGradient",
                "clippath": "clipPath", "markerunits": "markerUnits", "patternunits": "patternUnits"}  # fmt: skip
_PAPER: Final = "#ffffff"
"""Behind a drawing: white as the page, and still light where an e-reader shows white on black."""
_NEEDLESS: Final = ("data-search-exclude", "role", "aria-label", "class", "tabindex", "focusable")


def extract_pictures(article: Tag, soup: BeautifulSoup, folder: Path) -> None:
    """Replace each inline drawing by an image. Raises `BookError` for one without a text alternative."""
    for svg in article.select("svg"):
        alternative = str(svg.get("aria-label") or "").strip()
        if not alternative:
            raise BookError("een tekening heeft geen tekstalternatief (aria-label). Het e-boek kan die niet voorlezen.")
        text = _standalone(svg)
        path = folder / f"beeld-{hashlib.sha256(text.encode()).hexdigest()[:10]}.svg"
        path.write_text(text, encoding="utf-8")
        svg.replace_with(soup.new_tag("img", attrs={"src": f"{folder.name}/{path.name}", "alt": alternative}))


def _standalone(svg: Tag) -> str:
    for ground in svg.select(".pic-ground"):
        ground["fill"] = _PAPER
    for element in [svg, *svg.find_all(True)]:
        element.name = _CASE.get(element.name, element.name)
        for name in list(element.attrs):
            value = element.attrs.pop(name)
            if name not in _NEEDLESS:
                element.attrs[_CASE.get(name, name)] = value
    svg["xmlns"] = "http://www.w3.org/2000/svg"
    box = str(svg.get("viewBox", "0 0 400 300")).split()
    svg["width"], svg["height"] = box[2], box[3]
    family = f'font-family="{SANS}, sans-serif"'
    return _FONT.sub(family, svg.decode(formatter="minimal")) + "\n"
