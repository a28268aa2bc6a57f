"""Which pages the book has, in the order of the site's navigation.

Every section of the navigation is a part of the book, also one inside another section. A section's own page
(`index.md`, first in its section) opens its part.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kennisbank.config_file import read_config
from kennisbank.faults import Faults
from kennisbank.own_edition import OwnEdition
from kennisbank.own_menu import merged_menu

from .errors import BookError

LEFT_OUT = ("e-boek.md",)
"""The page that offers the book: it says nothing to somebody who is reading it."""

TITLES = {"Meer": "Naslag"}
"""Sections whose name only makes sense in a menu."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A page of the site. `url` counts from the root (`disciplines/teamleren/`, empty for the home page)."""

    source: str
    url: str

    @property
    def slug(self) -> str:
        """Anchor of the chapter; the anchors inside it begin with it."""
        name = plain(self.url.strip("/").replace("/", "-")) or "vooraf"
        return name if name[0].isalpha() else f"p-{name}"  # an identifier begins with a letter


def plain(identifier: str) -> str:
    """An identifier that typesetter and e-reader can read; one that needed a change stays apart from all others."""
    safe = re.sub(r"[^A-Za-z0-9_-]+", "-", identifier).strip("-")
    return safe if safe == identifier else f"{safe}-{hashlib.sha256(identifier.encode()).hexdigest()[:6]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A run of chapters under one title. `opening` is the page that introduces them."""

    title: str
    opening: Chapter | None
    chapters: tuple[Chapter, ...]

    @property
    def pages(self) -> tuple[Chapter, ...]:
        """The opening, if there is one, and the chapters."""
        return ((self.opening,) if self.opening else ()) + self.chapters


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The whole book: `front` stands before the first part."""

    title: str
    description: str
    front: tuple[Chapter, ...]
    parts: tuple[Part, ...]

    @property
    def pages(self) -> tuple[Chapter, ...]:
        """Every page in reading order."""
        return self.front + tuple(page for part in self.parts for page in part.pages)


def read_plan(path: Path) -> Plan:
    """The plan in the navigation of a `mkdocs.yml`, with what an organisation changes in it.

    Raises `BookError` when there is none.
    """
    config = read_config(path)
    if not config.get("nav"):
        raise BookError(f"{path.name} heeft geen ‘nav’. Daar komt de volgorde van het e-boek vandaan.")
    own = OwnEdition(path.parent / "docs", Faults())  # the build of the site has told every fault
    config.update({name: own.settings[name] for name in ("site_name", "site_description") if name in own.settings})
    config["nav"] = merged_menu(config["nav"], sorted(own.files), own.dropped)
    front = tuple(_leaves(config["nav"]))
    parts = tuple(
        part
        for entry in config["nav"]
        if isinstance(entry, Mapping)
        for title, value in entry.items()
        if not isinstance(value, str)
        for part in _parts(title, value)
    )
    return Plan(title=config["site_name"], description=config.get("site_description", ""), front=front, parts=parts)


def _parts(title: str, entries: Sequence[Any]) -> Iterator[Part]:
    leaves = list(_leaves(entries))
    opening = leaves.pop(0) if leaves and Path(leaves[0].source).name == "index.md" else None
    if opening or leaves:
        yield Part(title=TITLES.get(title, title), opening=opening, chapters=tuple(leaves))
    for entry in entries:
        if isinstance(entry, Mapping):
            for name, value in entry.items():
                if not isinstance(value, str):
                    yield from _parts(name, value)


def _leaves(entries: Sequence[Any]) -> Iterator[Chapter]:
    for entry in entries:
        values = [entry] if isinstance(entry, str) else list(entry.values())
        for source in values:
            if isinstance(source, str) and source.endswith(".md") and source not in LEFT_OUT:
                yield Chapter(source=source, url=_url(source))


def _url(source: str) -> str:
    path = Path(source)
    folder = path.parent if path.stem == "index" else path.with_suffix("")
    return "" if folder == Path() else f"{folder.as_posix()}/"
