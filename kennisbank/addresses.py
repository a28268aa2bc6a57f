"""Addresses of pages as seen from one another. An address counts from the root of the site; the home page is `./`."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence


def relative_address(to: str, here: str) -> str:
    """The address `to`, as a link on the page at `here` says it."""
    there, start = parts_of(to), parts_of(folder_of(here))
    common = in_common(there, start)
    way = "/".join((*[".."] * (len(start) - common), *there[common:])) or "."
    return f"{way}/" if to.endswith("/") else way


def folder_of(address: str) -> str:
    """Where a page stands: an address that begins there has no need of `..`."""
    before, _, name = address.rpartition("/")
    return before if "." in name else address


def parts_of(address: str) -> tuple[str, ...]:
    """The names between the slashes, with `.` and `..` worked out."""
    return tuple(filter(None, posixpath.normpath(f"/{address}").split("/")))


def in_common(one: Sequence[str], other: Sequence[str]) -> int:
    """With how many of the same parts both begin."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
