"""Say of the first cell of a row that it is the heading of that row, in the tables that Markdown writes.

Markdown knows headings of columns only. A voice that goes through a table cell by cell then says `4 tot 6 weken` and
not of what (WCAG 2.2, success criterion 1.3.1). The e-book takes its headings from the same page.
"""

from __future__ import annotations

import re
from typing import Final

_TABLE: Final = re.compile(r"<table>.*?</table>", re.DOTALL)
_ROW: Final = re.compile(r"<tr>\s*<td(?P<attributes>[^>]*)>(?P<cell>.*?)</td>", re.DOTALL)
_TAG: Final = re.compile(r"<[^>]*>")
# What is said or thought in a table is no heading, and an empty place to write in is none either.
_END_OF_SENTENCE: Final = (".", "…", "!")


def with_row_headings(html: str) -> str:
    """The page with `scope` on the headings of its tables. A table with a class is written by hand, and says it all."""
    return _TABLE.sub(_headed, html) if "<table>" in html else html


def _headed(match: re.Match[str]) -> str:
    table = match[0]
    if "<thead>" not in table or "scope=" in table or "rowspan=" in table:
        return table
    head, found, body = table.partition("</thead>")
    head = re.sub(r"<th(?=[\s>])(?!ead)", '<th scope="col"', head)
    cells = [row["cell"].strip() for row in _ROW.finditer(body)]
    if all(map(_names_its_row, cells)):
        body = _ROW.sub(_row, body)
    return head + found + body


def _names_its_row(cell: str) -> bool:
    """What begins in bold or with a link is a heading, however many sentences follow; else it is no sentence."""
    text = _TAG.sub("", cell).strip()
    return bool(text) and (cell.startswith(("<strong>", "<a ")) or not text.endswith(_END_OF_SENTENCE))


def _row(match: re.Match[str]) -> str:
    before, cell = match[0].partition("<td")[0], match["cell"]
    return f'{before}<th{match["attributes"]} class="kb-row-name" scope="row">{cell}</th>'
