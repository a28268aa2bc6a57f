"""Where long Dutch words may break in narrow columns and large titles: `<wbr>`, which shows and says nothing.

No soft hyphens: some voices read a word with those in pieces, and somebody who looks for the word does not find it.
"""

from __future__ import annotations

import re
from typing import Final

from markupsafe import Markup

_PARTS: Final = (
    ("Organisatie", "ondersteuning"),
    ("Gemeen", "schappelijke"),
    ("meester", "schap"),
    ("Mede", "werkers"),
    ("reflec", "teren"),
)
_TAG: Final = re.compile(r"(<[^>]*>)")


def breakable(html: str) -> Markup:
    """The same HTML, in which the long words of the names of dimensions may break. Breaking twice changes nothing.

    Tags stay as they are: an id or an address with such a word in it is a name, not text.
    """
    pieces = _TAG.split(str(html))
    # Split on a pattern with one group: text, tag, text, tag, …
    pieces[::2] = [_broken(text) for text in pieces[::2]]
    return Markup("".join(pieces))


def _broken(text: str) -> str:
    for parts in _PARTS:
        text = text.replace("".join(parts), "<wbr>".join(parts))
    return text
