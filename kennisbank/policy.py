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

from kennisbank.pages import Tag, tags

_CHARSET: Final = re.compile(r'<meta charset="?utf-8"?\s*/?>', re.IGNORECASE)
_OWN: Final = re.compile(r'\s*<meta http-equiv="Content-Security-Policy"[^>]*>\s*<meta name="referrer"[^>]*>')
_DATA_BLOCK: Final = re.compile(r"(?!(?:text|application)/(?:java|ecma)script$|module$).+", re.IGNORECASE)
_SUSPECT: Final = re.compile(
    r"\sstyle\s*=|<style\b|\son[a-z]+\s*=|j\s*a\s*v\s*a\s*s\s*c\s*r\s*i\s*p\s*t\s*:", re.IGNORECASE
)
_SCRIPT: Final = re.compile(r"<script\b", re.IGNORECASE)
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

    Raises `ValueError` when the page does not say its charset: there is no sound place for the policy then.
    """
    html = _OWN.sub("", html, count=1)
    place = _CHARSET.search(html)
    if place is None:
        raise ValueError("no <meta charset>")
    metas = (
        f'<meta http-equiv="Content-Security-Policy" content="{policy(html, kind)}">'
        '<meta name="referrer" content="no-referrer">'
    )
    return html[: place.end()] + metas + html[place.end() :]


def inline_scripts(html: str) -> Iterator[str]:
    """The text of every script in the page that a browser would run; data blocks are none."""
    if not _SCRIPT.search(html):
        return
    for tag in tags(html):
        if tag.name == "script" and "src" not in tag.attributes and not _DATA_BLOCK.fullmatch(tag.get("type")):
            # a browser sees every line end as one line feed before it takes the hash
            yield tag.body.replace("\r\n", "\n").replace("\r", "\n")


def faults(html: str) -> list[str]:
    """What the policy would block or could not guard, each as a Dutch sentence, once."""
    if not _SUSPECT.search(html):  # nearly always: a page is then read with one look
        return []
    return list(dict.fromkeys(fault for tag in tags(html) for fault in _faults(tag)))


def _faults(tag: Tag) -> Iterator[str]:
    if tag.name == "style":
        yield "een <style>-blok. Zet de regels in een stijlblad in overrides/look/."
    for name, value in tag.attributes.items():
        if name == "style":
            yield f"een style-attribuut: {_short(tag)}. Gebruik een klasse."
        elif re.fullmatch(r"on[a-z]+", name):
            yield f"een script in een attribuut ({name}): {_short(tag)}. Zet het in een scriptbestand."
        elif name in _ADDRESSES and re.match(r"\s*javascript\s*:", value, re.IGNORECASE):
            yield f"een javascript:-adres: {_short(tag)}. Gebruik een knop met een scriptbestand."


def _short(tag: Tag) -> str:
    return tag.source if len(tag.source) <= 90 else f"{tag.source[:89]}…"


def _digest(script: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}"
