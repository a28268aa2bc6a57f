"""Which pages the site has, read from the folder with its Markdown."""

from __future__ import annotations

from pathlib import Path


def known_pages(docs: Path) -> frozenset[str]:
    """Addresses relative to the site's root, folder-style: `disciplines/teamleren/`."""
    return frozenset(_address(path.relative_to(docs)) for path in docs.rglob("*.md"))


def known_practices(docs: Path) -> frozenset[str]:
    """Slugs of the werkvormen: the names of the pages in `docs/werkvormen/`."""
    return frozenset(path.stem for path in (docs / "werkvormen").glob("*.md") if path.stem != "index")


def _address(path: Path) -> str:
    folder = path.parent if path.stem == "index" else path.with_suffix("")
    return "" if folder == Path() else f"{folder.as_posix()}/"
