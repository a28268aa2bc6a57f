"""Office files as far as the team page reads them, for tests."""

from __future__ import annotations

import io
import zipfile


def zipped(**parts: str) -> bytes:
    """A zip of texts by their names."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return stream.getvalue()


def workbook(rows: list[list[str]]) -> bytes:
    """As Excel writes it: every different text once, and cells that give its number."""
    shared = sorted({cell for row in rows for cell in row})
    cells = "".join(
        "<row>" + "".join(f'<c t="s"><v>{shared.index(cell)}</v></c>' for cell in row) + "</row>" for row in rows
    )
    return zipped(
        **{
            "xl/sharedStrings.xml": "<sst>" + "".join(f"<si><t>{text}</t></si>" for text in shared) + "</sst>",
            "xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{cells}</sheetData></worksheet>",
        }
    )


def paragraphs(name: str, texts: list[str]) -> bytes:
    """A document: one part of this name with a paragraph for each text."""
    return zipped(**{name: "<w:d xmlns:w='w'>" + "".join(f"<w:p><w:t>{t}</w:t></w:p>" for t in texts) + "</w:d>"})
