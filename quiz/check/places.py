"""Which pages the site has, read from the folder with its Markdown."""

from __future__ import annotations

from pathlib import Path

from quiz.own import dropped_pages, folder


def known_pages(docs: Path) -> frozenset[str]:
    """Addresses relative to the site's root, folder-style: `disciplines/teamleren/`."""
    return frozenset(map(_address, _pages(docs)))


def known_practices(docs: Path) -> frozenset[str]:
    """Slugs of the werkvormen: the names of the pages in `docs/werkvormen/`."""
    return frozenset(path.stem for path in _pages(docs) if path.parent == Path("werkvormen") and path.stem != "index")


def _pages(docs: Path) -> set[Path]:
    """Every page by its path: ours and those of the organisation, without what it leaves out."""
    folders = (docs, folder() / "docs")
    there = {path.relative_to(each) for each in folders for path in each.rglob("*.md")}
    return there - {Path(name) for _, name in dropped_pages()}


def _address(path: Path) -> str:
    folder = path.parent if path.stem == "index" else path.with_suffix("")
    return "" if folder == Path() else f"{folder.as_posix()}/"
