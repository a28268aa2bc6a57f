"""What the tests of the built site share: its pages, read once, and copies of the project to break."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup, Tag

from tests.conftest import build, built_once, copy_project

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = "https://voorbeeld.example/pad/kennisbank/"
BLOCK = {
    "naam": "Bakkerij <De Korst> & zonen",
    "contact": "Team Leren, kamer 2.14",
    "email_begeleider": "teambeeld@voorbeeld.nl",
    "logo": "assets/ons-logo.svg",
    "bron": "https://git.voorbeeld.nl/kennisbank",
    "kleuren": {"merk": "#004488", "accent": "#8f4a06"},
    "toegankelijkheid": {"verklaring": "https://www.voorbeeld.nl/toegankelijkheid", "antwoord": "binnen <5> werkdagen"},
    "drempel": 8,
}


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, BeautifulSoup]:
    """Every HTML page by its address: `""` for home, `scan/team/`, `404.html`."""
    return {address_of(path.relative_to(site)): read(path) for path in sorted(site.rglob("*.html"))}


def of_an_organisation(project: Path) -> Path:
    """The project with a logo, and with the empty block of mkdocs.yml filled in as somebody would by hand."""
    (project / "docs/assets/ons-logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>', encoding="utf-8"
    )
    path = project / "mkdocs.yml"
    before, rest = path.read_text(encoding="utf-8").split("\nextra:\n  organisatie:\n")
    after = rest[rest.index("\n\n") :]
    filled = yaml.safe_dump({"extra": {"organisatie": BLOCK}}, allow_unicode=True)
    path.write_text(f"{before}\n{filled}{after}", encoding="utf-8")
    return project


@pytest.fixture(scope="session")
def organisation_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The site of an organisation, for an address with a path. The workers share one build."""

    def make(project: Path, target: Path) -> subprocess.CompletedProcess[str]:
        return build(of_an_organisation(project), target, PYTHONHASHSEED="1", TZ="UTC", SITE_URL=ADDRESS)

    return built_once(tmp_path_factory, worker_id, "organisation", make)


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
