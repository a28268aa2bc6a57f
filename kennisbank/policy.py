"""The Content-Security-Policy of a page: what it says, and what in a page would break it. Knows nothing of MkDocs.

A policy in the page itself, because the plainest host (GitHub Pages, a share) sets no headers. Nothing in it is
`unsafe-…`: the few inline scripts of the theme are named by their hash, so one changed byte stops them.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from enum import Enum
from typing import Final

from kennisbank.pages import Element, beginning, elements

_CHARSET: Final = re.compile(r'<meta charset="?utf-8"?\s*/?>', re.IGNORECASE)
_OWN: Final = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>\s*<meta name="referrer"[^>]*>')
_RUNS: Final = re.compile(
    r"(?:text|application)/(?:x-)?(?:java|ecma)script|text/(?:javascript1\.[0-5]|jscript|livescript)"
    r"|module|importmap|speculationrules",
    re.IGNORECASE,
)
"""The types of script that a browser acts upon (HTML, 'prepare the script element'); any other block is data."""
_SCRIPT_ADDRESS: Final = re.compile(r"[\x00-\x20]*" + r"[\t\n\r]*".join("javascript:"), re.IGNORECASE)
"""As a browser reads it: without spaces in front, and without tabs and line ends anywhere."""
_ADDRESSES: Final = ("href", "src", "action", "formaction", "data", "xlink:href")


class Kind(Enum):
    """What a page may do. `ANSWERS`: answers pass through it, so it may not reach for anything at all."""

    ORDINARY = "ordinary"
    ANSWERS = "answers"
    OFFLINE = "offline"
    """From a file: nothing to connect to; `file:` besides 'self', as engines differ in what 'self' is there."""


def policy(html: str, kind: Kind = Kind.ORDINARY) -> str:
    """The policy for exactly these bytes: any change to an inline script of the page needs a new one."""
    own = "'self' file:" if kind is Kind.OFFLINE else "'self'"
    reach = "'self'" if kind is Kind.ORDINARY else "'none'"
    hashes = "".join(f" '{digest}'" for digest in dict.fromkeys(map(_digest, inline_scripts(html))))
    rules = {
        "default-src": "'none'",
        "script-src": f"{own}{hashes}",
        "style-src": own,
        "img-src": f"{own} data:",
        "font-src": own,
        "connect-src": reach,
        "worker-src": reach,
        "manifest-src": own,
        **({} if kind is Kind.ORDINARY else {"frame-src": "'none'"}),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {sources}" for name, sources in rules.items())


def with_policy(html: str, kind: Kind = Kind.ORDINARY) -> str:
    """The page with its policy right after the charset, instead of an earlier one.

    Raises `ValueError` when the page does not begin with its charset: there is no sound place for the policy then.
    """
    html = _OWN.sub("", html, count=1)
    rules = policy(html, kind)
    place = _CHARSET.search(html)
    if place is None:
        raise ValueError("no <meta charset>")
    start = f'{html[: place.end()]}<meta http-equiv="Content-Security-Policy" content="{rules}">'
    *before, last = beginning(start)[:-1]  # the body, which a browser adds to what has none, is the last
    if last.get("content") != rules or {element.name for element in before} != {"html", "head", "meta"}:
        raise ValueError("the first <meta charset> is not the beginning of the head")
    return f'{start}<meta name="referrer" content="no-referrer">{html[place.end() :]}'


def inline_scripts(html: str) -> Iterator[str]:
    """The text of every script in the page that a browser would run; data blocks are none."""
    for element in elements(html):
        if element.name == "script" and not element.inert and element.text and _is_inline(element):
            yield element.text


def _is_inline(script: Element) -> bool:
    if any(name in script.attributes for name in (("href", "xlink:href") if script.drawn else ("src",))):
        return False
    kind = script.attributes.get("type")
    if kind is None and script.get("language"):
        kind = f"text/{script.get('language')}"
    return not kind or _RUNS.fullmatch(kind.strip()) is not None


def faults(html: str) -> list[str]:
    """What the policy would block or could not guard, each as a Dutch sentence, once."""
    return list(dict.fromkeys(fault for element in elements(html) for fault in _faults(element)))


def _faults(element: Element) -> Iterator[str]:
    if element.name == "style":
        yield "een <style>-blok. Zet de regels in een stijlblad in overrides/look/."
    for name, value in element.attributes.items():
        if name == "style":
            yield f"een style-attribuut: {_short(element)}. Gebruik een klasse."
        elif name == "srcdoc":
            yield f"een pagina in een attribuut (srcdoc): {_short(element)}. Maak er een eigen pagina van."
        elif name.startswith("on") and name.isalpha():
            yield f"een script in een attribuut ({name}): {_short(element)}. Zet het in een scriptbestand."
        elif name in _ADDRESSES and _SCRIPT_ADDRESS.match(value):
            yield f"een javascript:-adres: {_short(element)}. Gebruik een knop met een scriptbestand."


def _short(element: Element) -> str:
    tag = str(element)
    return tag if len(tag) <= 90 else f"{tag[:89]}…"


def _digest(script: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}"
