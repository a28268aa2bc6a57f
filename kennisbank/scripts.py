"""What in a page is a script, and by which hash a policy can name it.

A browser runs what the policy names: the text of a script in the page, and the bytes of a file whose `integrity`
stands there too. A script file of which one byte is changed does not run anywhere.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterator
from typing import Final

from kennisbank.pages import Element, elements

_RUNS: Final = re.compile(
    r"(?:text|application)/(?:x-)?(?:java|ecma)script|text/(?:javascript1\.[0-5]|jscript|livescript)"
    r"|module|importmap|speculationrules",
    re.IGNORECASE,
)
"""The types of script that a browser acts upon (HTML, 'prepare the script element'); any other block is data."""
_START: Final = re.compile(r'<script\b(?P<before>[^<>]*?) src="(?P<address>[^"<>]*)"(?P<after>[^<>]*)>')
_INTEGRITY: Final = re.compile(r' integrity="[^"]*"')


def digest(script: str | bytes) -> str:
    """`sha256-…`, as a policy and an `integrity` write it."""
    data = script.encode() if isinstance(script, str) else script
    return f"sha256-{base64.b64encode(hashlib.sha256(data).digest()).decode()}"


def inline_scripts(html: str) -> Iterator[str]:
    """The text of every script in the page that a browser would run; data blocks are none."""
    for element in elements(html):
        if _is_script(element) and element.text and not _names_a_file(element):
            yield element.text


def script_files(html: str) -> Iterator[Element]:
    """Every script of the page that names a file; those that the page itself never loads too."""
    for element in elements(html):
        if element.name == "script" and _names_a_file(element):
            yield element


def with_integrity(html: str, digest_of: Callable[[str], str | None]) -> str:
    """The page in which each script names the hash of its file, as far as `digest_of` its address gives one."""

    def named(match: re.Match[str]) -> str:
        hashed = digest_of(match["address"])
        more = f' integrity="{hashed}"' if hashed else ""
        before, after = match["before"], match["after"]
        if "integrity" in match[0]:
            before, after = _INTEGRITY.sub("", before), _INTEGRITY.sub("", after)
        return f'<script{before} src="{match["address"]}"{more}{after}>'

    return _START.sub(named, html)


def _is_script(element: Element) -> bool:
    if element.name != "script" or element.inert:
        return False
    kind = element.attributes.get("type")
    if kind is None and element.get("language"):
        kind = f"text/{element.get('language')}"
    return not kind or _RUNS.fullmatch(kind.strip()) is not None


def _names_a_file(script: Element) -> bool:
    return any(name in script.attributes for name in (("href", "xlink:href") if script.drawn else ("src",)))
