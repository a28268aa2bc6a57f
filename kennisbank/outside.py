"""Find what a page or style sheet would load from another host.

An ordinary link to another site is fine: it loads nothing until somebody follows it, and no address goes along
(the page says `no-referrer`). Everything a browser fetches by itself must come from the site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from kennisbank.pages import Element, elements, elements_of_drawing

_LOADED: Final = frozenset(
    ("src", "poster", "data", "background", "code", "archive", "classid", "imagesrcset", "srcset", "ping", "manifest")
)
_WHEN: Final = re.compile(r"[\s\d.]*[;,]?\s*(?:url\s*=\s*)?", re.IGNORECASE)
"""What stands before the address in a refresh; a space alone parts the two as well."""
_SEVERAL: Final = frozenset(("ping", "archive"))
"""Attributes with more than one address, with white space between them."""
_STYLED: Final = frozenset(
    ("style", "fill", "stroke", "filter", "mask", "clip-path", "cursor", "marker-start", "marker-mid", "marker-end")
)
_HINTS: Final = frozenset(("dns-prefetch", "preconnect", "prefetch", "prerender", "preload", "modulepreload"))
_PLAIN_LINKS: Final = {"canonical", "alternate", "license", "author", "help", "bookmark", "me", "prev", "next"}
_FOLLOWED: Final = ("a", "area")
"""Links that wait for a person. A `href` of anything else is loaded."""
_MOVED: Final = ("set", "animate")
"""Elements that give another one an address, now or later, in an attribute of any of these."""
_TARGETS: Final = ("to", "from", "by", "values")
_LOOKED_AT: Final = frozenset(("link", "base", "meta", "style", *_MOVED))
"""Elements of which it is not one attribute alone that says what they do."""
_READ_OF_LINKS: Final = _LOADED | _STYLED
_READ: Final = _READ_OF_LINKS | {"href", "xlink:href"}
_TOKEN: Final = re.compile(
    r"""(?:[-\w]++(?![\\(])|[^-\w"'/@\\(){};]|/(?!\*))*+
    (?:/\*.*?(?:\*/|\Z)
    |"(?P<double>(?:[^"\\\n\r\f]|\\\r\n|\\.)*)"?|'(?P<single>(?:[^'\\\n\r\f]|\\\r\n|\\.)*)'?
    |(?P<name>@?(?:[-\w]|\\[0-9a-fA-F]{1,6}\s?|\\.)+)(?P<call>\()?
    |(?P<end>[(){};])
    |[@\\])""",
    re.DOTALL | re.VERBOSE,
)
"""What a style sheet is made of, as far as it says what is loaded; as for a browser, a text ends with its line.

Plain words and the signs between them, most of a sheet, are passed over in one go.
"""
_BARE: Final = re.compile(r"\s*([^\"'\s)][^)]*)")
"""An address without quotation marks, in which nothing is a comment."""
_ESCAPED: Final = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|\n|(.))", re.DOTALL)
_LOADING: Final = frozenset(("url", "src", "image", "image-set", "-webkit-image-set"))


def in_page(html: str, own: str = "") -> list[str]:
    """What the page would fetch or announce outside, in Dutch, once each. `own` is the site's address."""
    return list(dict.fromkeys(fault for element in elements(html) for fault in _of_element(element, own)))


def in_drawing(svg: str, own: str = "") -> list[str]:
    """What an SVG file would fetch outside, or that it is not well-formed, so that nobody can tell."""
    try:
        found = elements_of_drawing(svg)
    except ValueError:
        return ["dit is geen geldige SVG. Bewaar de tekening opnieuw als gewone SVG."]
    return list(dict.fromkeys(fault for element in found for fault in _of_element(element, own)))


def in_other_xml(text: str, own: str = "") -> list[str]:
    """What any other XML file would fetch outside; that one is not well-formed, `active_files.py` tells.

    A browser shows it as a page, without a policy, where its elements are those of a page.
    """
    try:
        found = elements_of_drawing(text)
    except ValueError:
        return []
    return list(dict.fromkeys(fault for element in found for fault in _of_element(element, own)))


def in_style(css: str, own: str = "") -> list[str]:
    """What a style sheet would fetch outside."""
    found = _loaded_by(css) if "//" in css or "\\" in css or ":" in css else ()
    return list(dict.fromkeys(f"laadt {address[:100]}." for address in found if is_outside(address, own)))


def _loaded_by(css: str) -> Iterator[str]:
    """Each address that a style sheet loads, as a browser reads it: in any spelling, with or without `url()`."""
    inside: list[str] = []
    imports, at = False, 0
    while token := _TOKEN.search(css, at):
        at = token.end()
        text = token["double"] or token["single"]
        if text and (imports or not _LOADING.isdisjoint(inside)):
            yield _unescaped(text)
        elif token["call"]:
            inside.append(_unescaped(token["name"]).lower())
            if inside[-1] == "url" and (bare := _BARE.match(css, at)):
                at = bare.end()
                yield _unescaped(bare[1])
        elif token["name"]:
            imports = imports or _unescaped(token["name"]).lower() == "@import"
        elif token["end"] == "(":
            inside.append("")
        elif token["end"] == ")":
            del inside[-1:]
        elif token["end"]:
            inside, imports = [], False


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda match: chr(min(int(match[1], 16), 0x10FFFF)) if match[1] else match[2] or "", text)


def is_outside(address: str, own: str = "") -> bool:
    """Whether fetching the address would leave the site."""
    address = re.sub(r"[\x00-\x20]", "", address).replace("\\", "/")
    if re.match(r"data:|blob:|about:|#", address, re.IGNORECASE):
        return False
    if re.match(r"//|[a-z][a-z0-9+.-]*:", address, re.IGNORECASE):
        parts, home = urlsplit(address), urlsplit(own)
        return not own or (parts.scheme or home.scheme, parts.netloc) != (home.scheme, home.netloc)
    return False


def _of_element(element: Element, own: str) -> Iterator[str]:
    if element.name not in _LOOKED_AT and element.attributes.keys().isdisjoint(
        _READ_OF_LINKS if element.name in _FOLLOWED else _READ
    ):
        return  # nearly every element of a page
    if element.text and element.name == "style":
        yield from (f"<style> {fault}" for fault in in_style(element.text, own))
    for name, value in element.attributes.items():
        if name in _LOADED:
            for address in _addresses(name, value):
                if is_outside(address, own):
                    yield f"<{element.name}> laadt {address[:100]}."
        elif name in _STYLED:
            yield from (f"<{element.name}> {fault}" for fault in in_style(value, own))
    if element.name in _MOVED:
        targets = (part.strip() for name in _TARGETS for part in element.get(name).split(";"))
        yield from (f"<{element.name}> laadt {address[:100]}." for address in targets if is_outside(address, own))
    href = element.get("href") or element.get("xlink:href")
    if element.name == "link":
        yield from _of_link(set(element.get("rel").lower().split()), href, own)
    elif element.name == "base":
        yield "<base> verandert waar alle adressen heen wijzen. Laat het weg."
    elif element.name == "meta" and element.get("http-equiv").lower() == "refresh":
        target = _WHEN.sub("", element.get("content"), count=1).strip("'\"")
        if is_outside(target, own):
            yield f"<meta refresh> stuurt vanzelf door naar {target[:100]}."
    elif href and element.name not in _FOLLOWED and is_outside(href, own):
        yield f"<{element.name}> laadt {href[:100]}."


def _addresses(name: str, value: str) -> list[str]:
    if name in _SEVERAL:
        return value.split()
    return [part.split()[0] for part in value.split(",") if part.strip()] if name.endswith("srcset") else [value]


def _of_link(kinds: set[str], href: str, own: str) -> Iterator[str]:
    if is_outside(href, own):
        for hint in sorted(kinds & _HINTS):
            yield f"<link rel={hint}> legt vooraf contact met {href[:100]}."
        if kinds - _HINTS - _PLAIN_LINKS:
            yield f"<link rel={' '.join(sorted(kinds))}> laadt {href[:100]}."
    elif kinds & {"prefetch", "prerender", "prev", "next"}:
        # Firefox fetches all four in advance; the policy blocks that and says so in the console
        yield f"<link rel={' '.join(sorted(kinds))}> haalt vooraf een andere pagina op. Laat het weg."
