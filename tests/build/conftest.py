"""What the tests of the built site share: its pages, read once, and copies of the project to break."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from tests.conftest import copy_project

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, BeautifulSoup]:
    """Every HTML page by its address: `""` for home, `scan/team/`, `404.html`."""
    return {address_of(path.relative_to(site)): read(path) for path in sorted(site.rglob("*.html"))}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project that a test may change."""
    return copy_project(tmp_path / "project")


def address_of(path: Path) -> str:
    """`scan/team/index.html` is `scan/team/`."""
    text = path.as_posix()
    return text.removesuffix("index.html") if text == "index.html" or text.endswith("/index.html") else text


def read(path: Path) -> BeautifulSoup:
    """The parsed page."""
    return BeautifulSoup(path.read_bytes(), "html.parser")


def urls_of(page: BeautifulSoup) -> Iterator[tuple[Tag, str, str]]:
    """Every address in the HTML, also inside templates: element, attribute, value."""
    for tag in page.find_all(True):
        for attribute in ("href", "src", "poster", "data", "action", "xlink:href"):
            if isinstance(tag.get(attribute), str):
                yield tag, attribute, str(tag[attribute])
        for candidate in str(tag.get("srcset") or "").split(","):
            if candidate.strip():
                yield tag, "srcset", candidate.split()[0]
