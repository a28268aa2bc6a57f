"""Find what a page or style sheet would load from another host. Knows nothing of MkDocs.

An ordinary link to another site is fine: it loads nothing until somebody follows it, and no address goes along
(the page says `no-referrer`). Everything a browser fetches by itself must come from the site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from kennisbank.pages import Tag, tags

_LOADED: Final = ("src", "poster", "data", "background", "code", "archive", "classid", "imagesrcset", "srcset", "ping")
_HINTS: Final = ("dns-prefetch", "preconnect", "prefetch", "prerender", "preload", "modulepreload")
_PLAIN_LINKS: Final = {"canonical", "alternate", "license", "author", "help", "bookmark", "me", "prev", "next"}
_HREF_LOADS: Final = ("image", "use", "feimage", "script")
_WORDS: Final = ("<base", "refresh", ":href", "<use", "<image", "<feimage", "ping=", "ping =")
_LINK: Final = re.compile(r"<link\b[^>]*\b(?:prefetch|prerender|prev|next)\b")
_SLASHES: Final = re.compile(r"//|\\")
_CSS: Final = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""", re.IGNORECASE)
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)


def in_page(html: str, own: str = "") -> list[str]:
    """What the page would fetch or announce outside, in Dutch, once each. `own` is the site's address."""
    if not _is_suspect(html.lower()):
        return []
    return list(dict.fromkeys(fault for tag in tags(html) for fault in _of_tag(tag, own)))


def _is_suspect(html: str) -> bool:
    """Whether a page in lower case needs a closer look at all: nearly none does, and reading every tag takes time.

    An address elsewhere has two slashes (or a backslash, which browsers read as one); those in an ordinary
    link, a canonical address or the text of a script load nothing.
    """
    if any(word in html for word in _WORDS) or _LINK.search(html):
        return True
    html = html.replace("http://www.w3.org/", "")  # names of vocabularies in drawings: nothing is loaded
    for slashes in _SLASHES.finditer(html):
        tag = html[html.rfind("<", 0, slashes.start()) : slashes.start()]
        harmless = (
            tag.startswith("<a ")
            or (tag.startswith("<link") and "canonical" in tag)
            or (tag.startswith("<script") and ">" in tag)  # in its text, which loads nothing by itself
        )
        if not harmless:
            return True
    return False


def in_style(css: str, own: str = "") -> list[str]:
    """What a style sheet would fetch outside."""
    found = (first or second for first, second in _CSS.findall(_COMMENT.sub("", css)))
    return list(dict.fromkeys(f"laadt {address[:100]}." for address in found if is_outside(address, own)))


def is_outside(address: str, own: str = "") -> bool:
    """Whether fetching the address would leave the site."""
    address = re.sub(r"[\x00-\x20]", "", address).replace("\\", "/")
    if re.match(r"data:|blob:|about:|#", address, re.IGNORECASE):
        return False
    if re.match(r"//|[a-z][a-z0-9+.-]*:", address, re.IGNORECASE):
        parts, home = urlsplit(address), urlsplit(own)
        return not own or (parts.scheme or home.scheme, parts.netloc) != (home.scheme, home.netloc)
    return False


def _of_tag(tag: Tag, own: str) -> Iterator[str]:
    for name in _LOADED:
        value = tag.get(name)
        addresses = (
            [part.split()[0] for part in value.split(",") if part.strip()] if name.endswith("srcset") else [value]
        )
        for address in addresses:
            if is_outside(address, own):
                yield f"<{tag.name}> laadt {address[:100]}."
    href = tag.get("href") or tag.get("xlink:href")
    if tag.name == "link":
        kinds = set(tag.get("rel").lower().split())
        if is_outside(href, own):
            for hint in sorted(kinds & set(_HINTS)):
                yield f"<link rel={hint}> legt vooraf contact met {href[:100]}."
            if kinds - set(_HINTS) - _PLAIN_LINKS:
                yield f"<link rel={' '.join(sorted(kinds))}> laadt {href[:100]}."
        elif kinds & {"prefetch", "prerender", "prev", "next"}:
            # Firefox fetches all four in advance; the policy blocks that and says so in the console
            yield f"<link rel={' '.join(sorted(kinds))}> haalt vooraf een andere pagina op. Laat het weg."
    elif tag.name in _HREF_LOADS and href and is_outside(href, own):
        yield f"<{tag.name}> laadt {href[:100]}."
    elif tag.name == "base":
        yield "<base> verandert waar alle adressen heen wijzen. Laat het weg."
    elif tag.name == "meta" and tag.get("http-equiv").lower() == "refresh":
        target = re.sub(r"^[^;]*;?\s*(?:url\s*=\s*)?", "", tag.get("content"), flags=re.IGNORECASE).strip("'\"")
        if is_outside(target, own):
            yield f"<meta refresh> stuurt vanzelf door naar {target[:100]}."
