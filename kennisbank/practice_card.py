"""The page of a werkvorm as a card: what one reads in columns on paper, and the sheet to fill in by itself.

On paper the text stands in two columns on one A4, and the sheet of the werkvorm begins a page of its own after it,
with cells tall enough to write in. Columns need a block round them, so the sections before and after the sheet get
one; `overrides/practices/practices.css` does the rest. On the screen the blocks change nothing.
"""

from __future__ import annotations

import re
from typing import Final

_HEADING: Final = re.compile(r"<h2\b[^>]*>")
_SHEET: Final = re.compile(r"<h2\b[^>]*\bkb-sheet\b[^>]*>")


def as_card(html: str) -> str:
    """The page with its sections in blocks; a page without sections as it is."""
    start = _HEADING.search(html)
    if start is None:
        return html
    head, body = html[: start.start()], html[start.start() :]
    sheet = _SHEET.search(body)
    if sheet is None:
        return head + _block("kb-card", body)
    after = _HEADING.search(body, sheet.end())
    end = after.start() if after else len(body)
    parts = (
        _block("kb-card", body[: sheet.start()]),
        _block("kb-card-sheet", body[sheet.start() : end]),
        _block("kb-card", body[end:]),
    )
    return head + "".join(parts)


def _block(name: str, html: str) -> str:
    return f'<div class="{name}">\n{html}\n</div>\n' if html.strip() else ""
