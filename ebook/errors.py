"""The one exception of this package."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_FIRST: Final = "Bouw eerst de site, met make site of, zonder make, met python -m tools.whole_site."


class BookError(Exception):
    """The book cannot be made. The message is one or more Dutch sentences for whoever runs the build."""


def no_site(folder: Path) -> BookError:
    """What to say when the site that the book and the kit are made of is not there."""
    return BookError(f"In {folder} staat geen gebouwde site. {_FIRST}")


def no_page(path: Path) -> BookError:
    """What to say when a page of that site is not there."""
    return BookError(f"{path} ontbreekt. {_FIRST}")
