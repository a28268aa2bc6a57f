"""Put the drawings that stand inside the pages into files, and copy the photographs, with their text alternatives.

The attributes of a drawing give its light picture, so it needs no style sheet of the site.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64decode
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, Tag

from kennisbank.photos import kind_of

from .errors import BookError

SANS: Final = "Source Sans Pro"
_INSIDE: Final = re.compile(r"data:image/([\w+]+);base64,(.*)", re.DOTALL)
"""A picture that is part of the page itself."""
_FONT: Final = re.compile(r'font-family="[^"]*"')
_CASE: Final = {"viewbox": "viewBox", "preserveaspectratio": "preserveAspectRatio", "markerwidth": "markerWidth",
                "markerheight": "markerHeight", "refx": "refX", "refy": "refY", "lineargradient": "linearGradient",
                "clippath": "clipPath", "markerunits": "markerUnits", "patternunits": "patternUnits"}  # fmt: skip
_PAPER: Final = "#ffffff"
"""Behind a drawing: white as the page, and still light where an e-reader shows white on black."""
_NEEDLESS: Final = ("data-search-exclude", "role", "aria-label", "class", "tabindex", "focusable")


def extract_pictures(article: Tag, soup: BeautifulSoup, folder: Path, page: Path) -> None:
    """Replace each inline drawing by an image in `folder`, and copy the other images there.

    `page` is the folder of the built page, from where it names its images. Raises `BookError`, with the page, for a
    picture without a text alternative or without a file.
    """
    for image in article.select("img"):
        _copy(image, soup, folder, page)
    for svg in article.select("svg"):
        alternative = str(svg.get("aria-label") or "").strip()
        if not alternative:
            raise BookError(
                f"{page}: een tekening heeft geen tekstalternatief (aria-label). Het e-boek kan die niet voorlezen."
            )
        text = _standalone(svg)
        path = folder / f"beeld-{hashlib.sha256(text.encode()).hexdigest()[:10]}.svg"
        path.write_text(text, encoding="utf-8")
        svg.replace_with(soup.new_tag("img", attrs={"src": f"{folder.name}/{path.name}", "alt": alternative}))


def _copy(image: Tag, soup: BeautifulSoup, folder: Path, page: Path) -> None:
    """Put the file of an image where the converters find it, and leave only what a book needs of its tag."""
    source, alternative = str(image.get("src") or ""), str(image.get("alt") or "").strip()
    name = source[:60]
    if not alternative:
        raise BookError(f"{page}: de afbeelding {name} heeft geen tekstalternatief. Het e-boek kan die niet voorlezen.")
    inside = _INSIDE.match(source)
    try:
        content = b64decode(inside[2]) if inside else (page / unquote(urlsplit(source).path)).read_bytes()
    except (OSError, ValueError):
        raise BookError(f"{page}: de afbeelding {name} is er niet. Bouw de site opnieuw.") from None
    kind = kind_of(content) or (inside[1].partition("+")[0] if inside else Path(urlsplit(source).path).suffix[1:])
    path = folder / f"beeld-{hashlib.sha256(content).hexdigest()[:10]}.{kind.lower()}"
    path.write_bytes(content)
    image.replace_with(soup.new_tag("img", attrs={"src": f"{folder.name}/{path.name}", "alt": alternative}))


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
