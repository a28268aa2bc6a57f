"""What a photograph in `docs/` is, by its first bytes: its kind and its size in pixels."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Final

KINDS: Final = ("png", "jpg", "gif", "webp")
"""What every browser and the e-book show."""
LARGEST: Final = 1_000_000
"""Bytes of a photograph: more is slow on a phone, and goes twice into the e-book."""
_SIGNATURES: Final = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpg"), (b"GIF87a", "gif"), (b"GIF89a", "gif"))
_SIZE_MARKERS: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The segments of a JPEG that hold its size."""


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
                width, height = _of_jpeg(content)
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
    found = []
    if suffix.replace("jpeg", "jpg") != kind:
        found.append(f"is in werkelijkheid een .{kind}. Geef het bestand die naam: {name.rpartition('.')[0]}.{kind}.")
    if len(content) > LARGEST:
        size = f"{len(content) / 1_000_000:.1f}".replace(".", ",")
        found.append(
            f"is {size} MB, en dat is te groot. Maak hem kleiner, tot hoogstens 1 MB; 1600 pixels breed is genoeg."
        )
    return found


def _of_jpeg(content: bytes) -> tuple[int, int]:
    """Width and height. Raises `struct.error` when the file ends before it tells them."""
    at = 2
    while True:
        marker, length = struct.unpack(">xBH", content[at : at + 4])
        if marker in _SIZE_MARKERS:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + length
