"""What a photograph in `docs/` is, by its first bytes: its kind and its size in pixels."""

from __future__ import annotations

import struct
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

KINDS: Final = ("png", "jpg", "gif", "webp")
"""What every browser and the e-book show."""
LARGEST: Final = 1_000_000
"""Bytes of a photograph: more is slow on a phone, and goes twice into the e-book."""
_SIGNATURES: Final = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpg"), (b"GIF87a", "gif"), (b"GIF89a", "gif"))
_SIZE_MARKERS: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The segments of a JPEG that hold its size."""
_SCAN: Final = 0xDA
"""The segment of a JPEG after which the picture itself comes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """Width and height in pixels."""

    width: int
    height: int


def kind_of(content: bytes) -> str:
    """`png`, `jpg`, `gif` or `webp`; empty for anything else."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    return next((kind for start, kind in _SIGNATURES if content.startswith(start)), "")


def size_of(content: bytes) -> Size | None:
    """How many pixels a photograph is; None when it does not say so where it should."""
    try:
        match kind_of(content):
            case "png":
                width, height = struct.unpack(">II", content[16:24])
            case "gif":
                width, height = struct.unpack("<HH", content[6:10])
            case "jpg":
                at = _segment(content, _SIZE_MARKERS)
                height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            case _:
                return None
    except struct.error:
        return None
    return Size(width=width, height=height)


def photo_faults(name: str, content: bytes) -> list[str]:
    """What is wrong with a photograph of this file name, each the rest of a Dutch sentence that begins with it."""
    kind, suffix = kind_of(content), name.rpartition(".")[2].lower()
    if not kind:
        return ["is geen foto die een browser en het e-boek kunnen tonen. Bewaar hem als .jpg of .png."]
    if not _is_whole(kind, content):
        return ["is niet heel: er ontbreekt een stuk. Zet het bestand er opnieuw neer, of bewaar de foto opnieuw."]
    found = []
    if suffix.replace("jpeg", "jpg") != kind:
        found.append(f"is in werkelijkheid een .{kind}. Geef het bestand die naam: {name.rpartition('.')[0]}.{kind}.")
    if len(content) > LARGEST:
        size = f"{len(content) / 1_000_000:.1f}".replace(".", ",")
        found.append(
            f"is {size} MB, en dat is te groot. Maak hem kleiner, tot hoogstens 1 MB; 1600 pixels breed is genoeg."
        )
    return found


def _is_whole(kind: str, content: bytes) -> bool:
    """Whether a photograph ends where its kind ends: a copy that was cut off does not. More may come after that."""
    match kind:
        case "png":
            return b"IEND" in content
        case "gif":
            return content.rstrip(b"\0").endswith(b"\0;")
        case "webp":
            return len(content) >= 8 + int.from_bytes(content[4:8], "little")
    try:
        return b"\xff\xd9" in content[_segment(content, {_SCAN}) :]
    except struct.error:
        return False


def _segment(content: bytes, wanted: Collection[int]) -> int:
    """Where the first such segment of a JPEG begins. Raises `struct.error` when the file ends before it."""
    at = 2
    while True:
        marker, length = struct.unpack(">xBH", content[at : at + 4])
        if marker in wanted:
            return at
        at += 2 + length
