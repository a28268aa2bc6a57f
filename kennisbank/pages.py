"""Read built HTML: its start tags with their attributes, and the text of its scripts and style blocks.

Enough for pages that our own templates wrote, and many times faster than a full parser: a build reads every
page once more for its policy. Knows nothing of MkDocs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Final

_ATTRIBUTES: Final = r"""((?:[^>"']|"[^"]*"|'[^']*')*)"""
_TAG: Final = re.compile(
    rf"<!--.*?-->|<(?P<block>script|style)\b{_ATTRIBUTES}>(?P<body>.*?)</(?P=block)\s*>"
    rf"|<(?P<name>[a-zA-Z][^\s/>]*){_ATTRIBUTES}>",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE: Final = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A start tag: name and attribute names in lower case, values unescaped; `body` for script and style only."""

    name: str
    attributes: dict[str, str]
    body: str
    source: str

    def get(self, attribute: str) -> str:
        """The value of an attribute, empty when it is absent or has none."""
        return self.attributes.get(attribute, "").strip()


def tags(html: str) -> Iterator[Tag]:
    """Every start tag in order; what stands in comments, scripts and style blocks is no tag."""
    for match in _TAG.finditer(html):
        name = match["block"] or match["name"]
        if not name:
            continue
        raw = match[2] if match["block"] else match[5]
        attributes: dict[str, str] = {}
        for key, double, single, bare in _ATTRIBUTE.findall(raw or ""):
            attributes.setdefault(key.lower(), unescape(double or single or bare))
        opening = match[0] if match["name"] else match[0][: match.start("body") - match.start()]
        yield Tag(name=name.lower(), attributes=attributes, body=match["body"] or "", source=opening)
