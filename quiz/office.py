"""The text of an office file (.xlsx, .ods, .docx): a zip with XML in it. `office.mjs` is the twin.

Cells are parted by tabs, rows and paragraphs by line ends. What a small file claims to hold is never believed: each
part is unpacked no further than `MOST_BYTES` in all, and its XML may have no entities of its own.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from typing import BinaryIO, Final
from xml.parsers import expat

MOST_BYTES: Final = 50_000_000
"""So much is unpacked of one file."""
MOST_PARTS: Final = 2000
_TEXT = re.compile(r"(?:xl/sharedStrings|xl/worksheets/[^/]+|word/document|content)\.xml")
SHARED: Final = "xl/sharedStrings.xml"
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How an office program packs; others can ask for as much memory as they like before anything is unpacked."""
_NUMBER = re.compile(r"[0-9]{1,9}")
"""Of a shared text: there are fewer than this can count."""
_UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, expat.ExpatError, NotImplementedError, RuntimeError),
    *(EOFError, OSError, ValueError, struct.error),
)
"""What reading a damaged zip may raise, a place before its beginning among it."""
_LINE_ENDS = frozenset(("row", "p", "si", "table-row", "br", "h"))
_CELL_ENDS = frozenset(("c", "table-cell", "tab", "tc"))


class OfficeError(ValueError):
    """An office file that cannot be read; the reason is `office-unreadable`, `office-old` or `office-large`."""


def is_office(start: bytes) -> bool:
    """Whether a file begins as a zip or as an old office file does, whatever its name is."""
    return start.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))


def office_text(data: bytes) -> str:
    """The text of all sheets or paragraphs. Raises `OfficeError`."""
    if not data.startswith(b"PK"):
        raise OfficeError("office-old")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.infolist()
            if len(names) > MOST_PARTS:
                raise OfficeError("office-large")
            left = MOST_BYTES
            texts: list[str] = []
            shared: list[str] = []
            for name in sorted((part for part in names if _TEXT.fullmatch(part.filename)), key=lambda p: p.filename):
                if name.compress_type not in _PACKED:
                    raise OfficeError("office-unreadable")
                with archive.open(name) as stream:
                    content = stream.read(left + 1)
                left -= len(content)
                if left < 0:
                    raise OfficeError("office-large")
                text = _text_of(content, shared)
                if name.filename == SHARED:
                    shared = text.split("\n")
                else:
                    texts.append(text + "\n")
    except OfficeError:
        raise
    except _UNREADABLE:
        raise OfficeError("office-unreadable") from None
    if not texts:
        raise OfficeError("office-unreadable")
    return "".join(texts)


def read_office(stream: BinaryIO, start: bytes, most: int) -> str:
    """The same for a file of which the start was read already. Raises `OfficeError`."""
    data = start + stream.read(most + 1)
    if len(data) > most:
        raise OfficeError("office-large")
    return office_text(data)


def _text_of(content: bytes, shared: list[str]) -> str:
    """The text between the tags of one part; a cell of a workbook may name a text that `shared` has."""
    kept: list[str] = []
    number = -1  # where the text of a cell begins that is a number of a shared text
    parser = expat.ParserCreate()

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal number
        if name == "c":
            number = len(kept) if attributes.get("t") == "s" else -1

    def end(name: str) -> None:
        nonlocal number
        tag = name.rpartition(":")[2]
        if tag == "c" and number >= 0:
            found = "".join(kept[number:])
            kept[number:] = [shared[int(found)] if _NUMBER.fullmatch(found) and int(found) < len(shared) else ""]
            number = -1
        if tag in _LINE_ENDS:
            kept.append("\n")
        elif tag in _CELL_ENDS:
            kept.append("\t")

    def refuse(*_: object) -> None:
        raise OfficeError("office-unreadable")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = kept.append
    parser.StartDoctypeDeclHandler = refuse
    parser.Parse(content, True)
    return "".join(kept)
