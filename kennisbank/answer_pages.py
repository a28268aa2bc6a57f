"""Keep pages that touch answers silent: no search form, pictures inside the page, and no link to another site.

Their policy allows no connection and no worker, and a search that is blocked stops the rest of the theme's script.
Material renders the form when `config.plugins` holds its search, so these pages get a copy of the configuration
without it; the page itself stays in the search index. The theme's own tips write HTML from an attribute, which
Trusted Types refuse: the browser's tips do there. What the footer says of the theme and the licences is no link there,
because with the headers of hosting/ a page with answers leads to no other site. The theme's script stays out too
(overrides/material/mended.html puts a small one in its place).

With its pictures inside the page, the icon too, there is no request at all once it has loaded: Chromium fetches an
icon again when the step in the address changes.
"""

from __future__ import annotations

import base64
import mimetypes
import posixpath
import re
from collections.abc import Callable
from pathlib import Path
from typing import Final
from urllib.parse import quote

from kennisbank.builder import Page
from kennisbank.kept import kept

TEMPLATES: Final = frozenset({"scan/page.html", "team/page.html", "organisation/page.html", "session/page.html"})
"""The templates of pages that touch answers, or names and places that a facilitator fills in."""
_PICTURE: Final = re.compile(
    r'(?P<before><(?:link rel="icon" href|img\b[^<>]*? src)=")(?P<address>(?!data:)[^"<>]*)(?P<after>")'
)
_BLOCK: Final = re.compile(
    r"article|aside|body|caption|dd|defs|details|div|dl|dt|fieldset|figcaption|figure|footer|form|g|h1|h2|h3|"
    r"h4|head|header|hr|html|legend|li|line|link|main|meta|nav|noscript|ol|option|p|path|polygon|rect|script|"
    r"section|select|style|summary|svg|table|tbody|td|template|text|th|thead|title|tr|ul"
)
_IN_MENU: Final = '<span class="md-ellipsis">'
"""The theme lays out what stands in a link of the menu as boxes, between which no space is seen."""
_GAP_BEFORE_BLOCK: Final = re.compile(rf">\s*\n\s*(?=</?(?:{_BLOCK.pattern})(?![a-z0-9]))")
"""Most gaps; the others need a look at what stands before them."""
_GAP: Final = re.compile(r">\s*\n\s*(?=<)")
_INDENT: Final = re.compile(r"(?<![ \t])[ \t]*\n\s*")
"""Looked for from where the white space begins, and not from each of its signs again."""
_LINE_END: Final = re.compile(r"\n\s*")
_BEFORE_LINE_END: Final = re.compile(r"[ \t]+\n")
_PLAIN: Final = "/:=,;()"
"""Marks that an address may hold as they are, beside letters, digits and what joins words."""
_KEPT: Final = re.compile(r"(<(script|style|pre|textarea)\b.*?</\2>)", re.DOTALL)
_BEFORE: Final = re.compile(r"</?([a-z][a-z0-9]*)[^<]*$")
_AFTER: Final = re.compile(r"</?([a-z][a-z0-9]*)")

_LINK_ELSEWHERE: Final = re.compile(r'<a\b[^<>]*\bhref="(?:[a-z]+:|//)[^"<>]*"[^<>]*>(?P<text>.*?)</a>', re.DOTALL)


def is_answer_page(page: Page | None) -> bool:
    """Whether answers pass through this page."""
    return page is not None and page.meta.get("template") in TEMPLATES


def without_links_elsewhere(html: str) -> str:
    """The foot of such a page: the words of its links to other sites stay."""
    return _LINK_ELSEWHERE.sub(r"\g<text>", html)


def with_pictures_inside(html: str, page: Page, picture: Callable[[str], Path]) -> str:
    """The page with each picture of `docs/` itself where its address stood; `picture` gives its file by its path."""

    def inside(match: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(page.url, match["address"]))
        file = picture(path)
        kind = mimetypes.guess_type(path)[0] or ""
        if path.startswith("..") or not kind.startswith("image/") or not file.is_file():
            return match[0]
        return f"{match['before']}{_as_address(file.read_bytes(), kind)}{match['after']}"

    return _PICTURE.sub(inside, html)


def _as_address(picture: bytes, kind: str) -> str:
    """A picture as an address of its own: a drawing as text, which packs well, and anything else in base64."""
    if kind == "image/svg+xml":
        return f"data:{kind},{quote(_INDENT.sub(' ', picture.decode()).strip(), safe=_PLAIN)}"
    return f"data:{kind};base64,{base64.b64encode(picture).decode('ascii')}"


def tight(html: str) -> str:
    """The page without line ends and indents beside block elements: each is a node that the browser keeps.

    Between two inline elements such a gap is a space that people see, so a line end stays; scripts keep every byte.
    """
    return str(kept("tight", html, lambda: _tight(html)))


def _tight(html: str) -> str:
    parts = _KEPT.split(html)
    # Split on a pattern with two groups: text, script, its name, text, script, its name, …
    return "".join(_tightened(part) if i % 3 == 0 else part for i, part in enumerate(parts) if i % 3 != 2)


def _tightened(html: str) -> str:
    *parts, last = html.split(_IN_MENU)
    html = _GAP_BEFORE_BLOCK.sub(">", _IN_MENU.join([*map(_without_gap, parts), last]))

    def gap(match: re.Match[str]) -> str:
        start = match.start() + 1
        before = _BEFORE.search(html, max(0, html.rfind("<", 0, start)), start)
        after = _AFTER.match(html, match.end())
        names = {found[1] for found in (before, after) if found}
        return ">" if any(map(_BLOCK.fullmatch, names)) else match[0]

    return _BEFORE_LINE_END.sub("\n", _LINE_END.sub("\n", _GAP.sub(gap, html)))


def _without_gap(html: str) -> str:
    """Without the white space at its end, when there is the end of a line in it."""
    text = html.rstrip()
    return text if "\n" in html[len(text) :] else html
