"""What stands around the text of every page that is read: a jump list at the top, its date and its maker at the end.

Both are HTML that needs no script. The list shows on narrow screens only, where the theme keeps the contents of a
page in a drawer; style sheets decide that, and leave it out on paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape
from typing import Final

from kennisbank.dates import in_words

FEWEST_HEADINGS: Final = 4
"""A page with fewer is seen at a glance."""
GENERAL_MAKER: Final = "de makers van deze kennisbank"
_AFTER: Final = "</h1>"


def with_frame(html: str, headings: Sequence[tuple[str, str]], changed: date | None, maker: str) -> str:
    """The page with its list after the title and a last line. `headings` are (anchor, text), the text as HTML."""
    if len(headings) >= FEWEST_HEADINGS and _AFTER in html:
        html = html.replace(_AFTER, f"{_AFTER}\n{jump_list(headings)}", 1)
    return f"{html}\n{last_line(changed, maker)}"


def jump_list(headings: Sequence[tuple[str, str]]) -> str:
    """A folded list of links to the headings."""
    links = "".join(f'<li><a href="#{escape(anchor)}">{text}</a></li>' for anchor, text in headings)
    return f'<details class="kb-jump"><summary>Op deze pagina</summary><ul>{links}</ul></details>'


def last_line(changed: date | None, maker: str) -> str:
    """Who made the page, and since when it reads like this where that is known."""
    by = f"Gemaakt door {escape(maker or GENERAL_MAKER, quote=False)}."
    when = f'Laatst gewijzigd op <time datetime="{changed.isoformat()}">{in_words(changed)}</time>. ' if changed else ""
    return f'<p class="kb-made">{when}{by}</p>'
