"""The Content-Security-Policy of a page: what it says, and what in a page would break it.

A policy in the page itself, because the plainest host (GitHub Pages, a share) sets no headers. Nothing in it is
`unsafe-…`: the few scripts in the page itself are named by their hash, so one changed byte stops them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import Final

from kennisbank.pages import Element, beginning, elements
from kennisbank.scripts import digest, inline_scripts, script_files, with_integrity

_CHARSET: Final = re.compile(r'<meta charset="?utf-8"?\s*/?>', re.IGNORECASE)
_OWN: Final = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>\s*<meta name="referrer"[^>]*>')
_SCRIPT_ADDRESS: Final = re.compile(r"[\x00-\x20]*" + r"[\t\n\r]*".join("javascript:"), re.IGNORECASE)
"""As a browser reads it: without spaces in front, and without tabs and line ends anywhere."""
_HASH: Final = re.compile(r"sha(?:256|384|512)-[A-Za-z0-9+/=]+")
_NO_REFERRER: Final = "no-referrer"
"""With it, no other site hears from which page somebody comes; the last line or attribute that says else would win."""
_ADDRESSES: Final = ("href", "src", "action", "formaction", "data", "xlink:href")


class Kind(Enum):
    """What a page may do. `ANSWERS`: answers pass through it, so it may not reach for anything at all."""

    ORDINARY = "ordinary"
    ANSWERS = "answers"


def policy(html: str, kind: Kind = Kind.ORDINARY, *, from_file: bool = False) -> str:
    """The policy for exactly these bytes: any change to a script of the page needs a new one.

    Where answers are, each script file is named by its hash too, so that no other file of the same address runs.
    Elsewhere the address is enough: WebKit asks for scripts in advance without their hash, and then complains.
    `from_file` is for a page that is opened as a file: there is nothing to connect to, no browser checks the hash of
    a file there, and engines differ in what 'self' is, so `file:` stands beside it.
    """
    own = "'self' file:" if from_file else "'self'"
    by_hash = kind is Kind.ANSWERS and not from_file
    files = [hashed for script in script_files(html) for hashed in _hashes(script)] if by_hash else [own]
    names = [f"'{name}'" for name in dict.fromkeys(map(digest, inline_scripts(html)))]
    reach = "'none'" if from_file or kind is Kind.ANSWERS else "'self'"
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(dict.fromkeys([*files, *names])) or "'none'",
        "style-src": own,
        "font-src": own,
        "img-src": "data:" if kind is Kind.ANSWERS else f"{own} data:",
        "connect-src": reach,
        "worker-src": reach,
        "frame-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    if kind is Kind.ANSWERS:
        rules |= {"require-trusted-types-for": "'script'", "trusted-types": "'none'"}
    return "; ".join(f"{name} {sources}" for name, sources in rules.items())


def _hashes(script: Element) -> list[str]:
    return [f"'{each}'" for each in script.get("integrity").split() if _HASH.fullmatch(each)]


def kind_of(html: str) -> Kind:
    """What a page that has its policy may do."""
    own = _OWN.search(html)
    return Kind.ANSWERS if own and "require-trusted-types-for" in own[0] else Kind.ORDINARY


def with_policy(html: str, kind: Kind = Kind.ORDINARY, *, from_file: bool = False) -> str:
    """The page with its policy right after the charset, instead of an earlier one.

    Raises `ValueError` when the page does not begin with its charset: there is no sound place for the policy then.
    """
    html = without_policy(html)
    if from_file:
        html = with_integrity(html, lambda _address: None)
    place, written = policy_in(html, kind, from_file=from_file)
    return f"{html[:place]}{written}{html[place:]}"


def without_policy(html: str) -> str:
    """The page as it was before it had its policy."""
    return _OWN.sub("", html, count=1)


def policy_in(html: str, kind: Kind = Kind.ORDINARY, *, from_file: bool = False) -> tuple[int, str]:
    """The place of the policy in a page without one, and what is to be written there.

    Raises `ValueError` when the page does not begin with its charset.
    """
    rules = policy(html, kind, from_file=from_file)
    place = _CHARSET.search(html)
    if place is None:
        raise ValueError("no <meta charset>")
    written = f'<meta http-equiv="Content-Security-Policy" content="{rules}">'
    *before, last = beginning(html[: place.end()] + written)[:-1]  # the body, which a browser adds, is the last
    if last.get("content") != rules or {element.name for element in before} != {"html", "head", "meta"}:
        raise ValueError("the first <meta charset> is not the beginning of the head")
    return place.end(), f'{written}<meta name="referrer" content="{_NO_REFERRER}">'


def faults(html: str, kind: Kind = Kind.ORDINARY) -> list[str]:
    """What the policy would block or could not guard, each as a Dutch sentence, once."""
    found = [fault for element in elements(html) for fault in _faults(element)]
    for script in script_files(html):
        if not _hashes(script):
            found.append(f"een script waarvan het bestand niet bij de site hoort: {_short(script)}. Haal het weg.")
    if kind is Kind.ANSWERS:
        for element in elements(html):
            if element.name == "img" and not element.get("src").startswith("data:"):
                found.append(f"een plaatje dat op deze pagina moet worden opgehaald: {_short(element)}. Haal het weg.")
    return list(dict.fromkeys(found))


def _faults(element: Element) -> Iterator[str]:
    if element.name == "style":
        yield "een <style>-blok. Zet de regels in een stijlblad in overrides/look/."
    if element.name == "meta" and element.get("name").lower() == "referrer" and element.get("content") != _NO_REFERRER:
        yield f"een regel die het adres van de pagina doorgeeft: {_short(element)}. Haal die weg."
    if "opener" in element.get("rel").lower().split():
        yield f"een link waarmee de andere site deze pagina kan vervangen: {_short(element)}. Haal rel=opener weg."
    for name, value in element.attributes.items():
        if name == "style":
            yield f"een style-attribuut: {_short(element)}. Gebruik een klasse."
        elif name == "referrerpolicy" and value != _NO_REFERRER:
            yield f"een attribuut dat het adres van de pagina doorgeeft: {_short(element)}. Haal het weg."
        elif name == "srcdoc":
            yield f"een pagina in een attribuut (srcdoc): {_short(element)}. Maak er een eigen pagina van."
        elif name.startswith("on") and name.isalpha():
            yield f"een script in een attribuut ({name}): {_short(element)}. Zet het in een scriptbestand."
        elif name in _ADDRESSES and _SCRIPT_ADDRESS.match(value):
            yield f"een javascript:-adres: {_short(element)}. Gebruik een knop met een scriptbestand."
        elif name == "formaction" or (name == "action" and element.name == "form"):
            yield f"een formulier dat iets verstuurt ({name}): {_short(element)}. Maak er een link of mailadres van."


def _short(element: Element) -> str:
    tag = str(element)
    return tag if len(tag) <= 90 else f"{tag[:89]}…"
