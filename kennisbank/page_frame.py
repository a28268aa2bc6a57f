"""What stands around the text of every page that is read: a jump list at the top, its date and its maker at the end.

Both are HTML that needs no script. The list shows on narrow screens only, where the theme keeps the contents of a
page in a drawer; style sheets decide that, and leave it out on paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape
from typing import Final

from markupsafe import Markup

from kennisbank.dates import in_words
from kennisbank.texts import Texts

FEWEST_HEADINGS: Final = 4
"""A page with fewer is seen at a glance."""
_AFTER: Final = "</h1>"


def with_frame(html: str, headings: Sequence[tuple[str, str]], changed: date | None, maker: str, text: Texts) -> str:
    """The page with its list after the title and a last line. `headings` are (anchor, text), the text as HTML."""
    if len(headings) >= FEWEST_HEADINGS and _AFTER in html:
        html = html.replace(_AFTER, f"{_AFTER}\n{jump_list(headings, text)}", 1)
    return f"{html}\n{last_line(changed, maker, text)}"


def jump_list(headings: Sequence[tuple[str, str]], text: Texts) -> str:
    """A folded list of links to the headings."""
    links = "".join(f'<li><a href="#{escape(anchor)}">{text}</a></li>' for anchor, text in headings)
    return f'<details class="kb-jump"><summary>{text("page.frame.jump")}</summary><ul>{links}</ul></details>'


def last_line(changed: date | None, maker: str, text: Texts) -> str:
    """Who made the page, and since when it reads like this where that is known."""
    by = text("page.frame.made", maker=maker or text("page.frame.makers"))
    if changed is None:
        return f'<p class="kb-made">{by}</p>'
    day = Markup('<time datetime="{}">{}</time>').format(changed.isoformat(), in_words(changed, text.language))
    return f'<p class="kb-made">{text("page.frame.changed", date=day)} {by}</p>'
