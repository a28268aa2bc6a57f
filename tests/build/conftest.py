"""What the tests of the built site share: its pages, read once, and copies of the project to break."""

from __future__ import annotations

import re
import subprocess
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup
from selectolax.lexbor import LexborHTMLParser, LexborNode

from ebook.facts import FOLDER, STEM
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


class Pages(Mapping[str, BeautifulSoup]):
    """The pages of a site by their addresses, each parsed when a test first asks for it: all of them take seconds."""

    def __init__(self, site: Path) -> None:
        self._paths = {address_of(path.relative_to(site)): path for path in sorted(site.rglob("*.html"))}
        self._read: dict[str, BeautifulSoup] = {}

    def __getitem__(self, address: str) -> BeautifulSoup:
        if address not in self._read:
            self._read[address] = read(self._paths[address])
        return self._read[address]

    def __contains__(self, address: object) -> bool:
        return address in self._paths

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


@pytest.fixture(scope="session")
def pages(site: Path) -> Pages:
    """Every HTML page by its address: `""` for home, `scan/team/`, `404.html`. Not to be gone through: see `trees`."""
    return Pages(site)


@pytest.fixture(scope="session")
def trees(site: Path) -> dict[str, LexborHTMLParser]:
    """The same pages by a parser that is quick enough for all of them, for tests that go through every page."""
    return {address_of(path.relative_to(site)): tree_of(path) for path in sorted(site.rglob("*.html"))}


@pytest.fixture(scope="session")
def epub(site: Path) -> dict[str, BeautifulSoup]:
    """The XHTML files of the EPUB by their path."""
    with zipfile.ZipFile(site / FOLDER / f"{STEM}.epub") as archive:
        return {
            name: BeautifulSoup(archive.read(name), "html.parser")
            for name in archive.namelist()
            if name.endswith(".xhtml")
        }


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


def tree_of(path: Path) -> LexborHTMLParser:
    """The parsed page, with what waits in a template as any other element."""
    return LexborHTMLParser(re.sub(r"<(/?)template\b", r"<\1div", path.read_text(encoding="utf-8")))


def urls_of(page: LexborHTMLParser) -> Iterator[tuple[LexborNode, str, str]]:
    """Every address in the HTML, also inside templates: element, attribute, value."""
    for node in page.css("*"):
        attributes = node.attributes
        for name in ("href", "src", "poster", "data", "action", "xlink:href"):
            if name in attributes:
                yield node, name, attributes[name] or ""
        for candidate in (attributes.get("srcset") or "").split(","):
            if candidate.strip():
                yield node, "srcset", candidate.split()[0]
