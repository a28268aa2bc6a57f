"""The menu with the pages of an organisation in it, and without those that it leaves out.

An own page finds its place by itself: beside the pages of its folder where the menu has that folder, else under a
heading of its own. So nobody has to edit a menu that an update changes too.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

OWN: Final = "Bij ons"
"""The heading over own pages that stand in no folder of ours."""


def merged_menu(menu: Sequence[Any], own: Collection[str], dropped: Collection[str]) -> list[Any]:
    """The `nav` of mkdocs.yml with the pages `own` and without `dropped`; both are paths in docs/."""
    kept = _without(menu, dropped)
    there = set(_pages(kept))
    added = [name for name in own if name.endswith(".md") and name not in there]
    alone = [name for name in added if not _put(kept, name)]
    return [*kept, {OWN: alone}] if alone else kept


def _without(entries: Sequence[Any], dropped: Collection[str]) -> list[Any]:
    kept: list[Any] = []
    for entry in entries:
        if isinstance(entry, str):
            kept += [] if entry in dropped else [entry]
            continue
        for title, value in entry.items():
            below = value if isinstance(value, str) else _without(value, dropped)
            if below and not (isinstance(below, str) and below in dropped):
                kept.append({title: below})
    return kept


def _pages(entries: Sequence[Any]) -> list[str]:
    found: list[str] = []
    for entry in entries:
        for value in [entry] if isinstance(entry, str) else entry.values():
            found += [value] if isinstance(value, str) else _pages(value)
    return found


def _put(entries: Sequence[Any], name: str) -> bool:
    """Add a page at the end of the section that begins with the index.md of its folder; whether there is one."""
    for entry in entries:
        for value in entry.values() if isinstance(entry, Mapping) else ():
            if isinstance(value, str):
                continue
            if value and value[0] == posixpath.join(posixpath.dirname(name), "index.md") and "/" in name:
                value.append(name)
                return True
            if _put(value, name):
                return True
    return False
