"""Mend the structure of a PDF, by which it is read aloud, where Typst cannot say what the book means.

Typst knows no headings of rows, and writes an empty label for an item of a list that shows none. Everything that
the eye sees stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pikepdf
from selectolax.lexbor import LexborHTMLParser, LexborNode

from .errors import BookError

Shape = tuple[bool, ...]
"""A row of a table: for each cell whether it is the heading of its row."""

_ROW: Final = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Row)


def mend(pdf: pikepdf.Pdf, html: str) -> None:
    """Mark the headings of rows as `html` has them, and drop empty labels.

    Raises `BookError` when the tables of the two differ: better no book than wrong headings.
    """
    root = pdf.Root.StructTreeRoot
    wanted, found = shapes(html), [element for element in _walk(root) if element.S == "/Table"]
    if [[len(row) for row in table] for table in wanted] != [[len(cells(row)) for row in rows(t)] for t in found]:
        raise BookError("De tabellen van de pdf zijn andere dan die van het boek. Zo krijgen ze geen goede koppen.")
    for shape, table in zip(wanted, found, strict=True):
        for flags, row in zip(shape, rows(table), strict=True):
            for is_heading, cell in zip(flags, cells(row), strict=True):
                if is_heading:
                    cell.S = pikepdf.Name.TH
                    cell.A = pikepdf.Array([_ROW])
    for item in [element for element in _walk(root) if element.S == "/LI"]:
        item.K = pikepdf.Array([child for child in item.K if not _is_empty_label(child)])


def shapes(html: str) -> list[list[Shape]]:
    """The tables of the book, row by row."""
    return [[_shape(row) for row in table.css("tr")] for table in LexborHTMLParser(html).css("table")]


def _shape(row: LexborNode) -> Shape:
    return tuple(cell.attributes.get("scope") == "row" for cell in row.css("th, td"))


def rows(table: pikepdf.Dictionary) -> list[pikepdf.Dictionary]:
    """The rows of a table of a PDF, those of its head first."""
    return [element for element in _walk(table) if element.S == "/TR"]


def cells(row: pikepdf.Dictionary) -> list[pikepdf.Dictionary]:
    """The cells of a row of a PDF."""
    return [child for child in _children(row) if child.S in ("/TH", "/TD")]


def save(source: Path, target: Path, html: str) -> None:
    """Write the mended PDF, the same bytes each time."""
    with pikepdf.open(source) as pdf:
        mend(pdf, html)
        pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)


def _is_empty_label(child: object) -> bool:
    if not isinstance(child, pikepdf.Dictionary) or child.get("/S") != "/Lbl":
        return False
    below = child.get("/K")
    return below is None or (isinstance(below, pikepdf.Array) and len(below) == 0)


def _walk(element: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    for child in _children(element):
        yield child
        yield from _walk(child)


def _children(element: pikepdf.Object) -> list[pikepdf.Dictionary]:
    """The elements right below one; what stands on a page itself is none."""
    below = element.get("/K")
    found = list(below) if isinstance(below, pikepdf.Array) else [below]
    return [child for child in found if isinstance(child, pikepdf.Dictionary) and "/S" in child]
