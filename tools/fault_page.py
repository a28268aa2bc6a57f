"""Show in the browser what is wrong with the sources: as a page of its own, or above the page that is being written.

The text of a fault is what the terminal shows: headings, and lines that begin with `- `.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Final

_PAGE: Final = Path(__file__).with_name("preview.html")
_BODY: Final = re.compile(r"<body\b[^>]*>")


def fault_page(faults: str) -> str:
    """A whole page with the faults that keep the site from being built."""
    return _PAGE.read_text(encoding="utf-8").replace("{faults}", _as_html(faults.splitlines()))


def with_notice(page: str, warnings: Iterable[str]) -> str:
    """The page with, at its top, what would keep it from being published; the page itself when there is nothing."""
    lines = [line for warning in warnings for line in _as_items(warning)]
    if not lines:
        return page
    notice = (
        '<div class="md-typeset" role="status"><div class="admonition warning">'
        '<p class="admonition-title">Zo kan de site nog niet worden gepubliceerd</p>'
        f"{_as_html(lines)}</div></div>"
    )
    return _BODY.sub(lambda match: match[0] + notice, page, count=1)


def _as_items(warning: str) -> list[str]:
    """The lines of a warning: its first as an item, unless it is the heading of a list."""
    first, *rest = warning.splitlines() or [""]
    return [first if rest else f"- {first}", *rest]


def _as_html(lines: Iterable[str]) -> str:
    """Headings and lists of what the terminal shows as lines."""
    parts: list[str] = []
    items: list[str] = []

    def end_list() -> None:
        if items:
            parts.append(f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>")
            items.clear()

    for line in lines:
        text = line.strip()
        if text.startswith("- "):
            items.append(escape(text.removeprefix("- ")))
        elif text:
            end_list()
            parts.append(f"<p><strong>{escape(text)}</strong></p>")
    end_list()
    return "\n".join(parts)
