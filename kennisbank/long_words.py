"""Where long Dutch words may break in narrow columns and large titles: `<wbr>`, which shows and says nothing.

No soft hyphens: some voices read a word with those in pieces, and somebody who looks for the word does not find it.
"""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

_PARTS: Final = (
    ("Organisatie", "ondersteuning"),
    ("Gemeen", "schappelijke"),
    ("meester", "schap"),
    ("Mede", "werkers"),
    ("reflec", "teren"),
)


def breakable(html: str) -> Markup:
    """The same HTML, in which the long words of the names of dimensions may break. Breaking twice changes nothing."""
    broken = str(html)
    for parts in _PARTS:
        broken = broken.replace("".join(parts), "<wbr>".join(parts))
    return Markup(broken)
