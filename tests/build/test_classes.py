"""No class is left over: what our style sheets name stands on a page, and what a page names is known to somebody."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.build.conftest import ROOT

PREFIXES = ("kb-", "scan-", "team-", "session-", "paper", "pic-")
"""Those of our own classes; the theme's begin with md-."""
OWN = re.compile(rf"(?:{'|'.join(PREFIXES)})[\w-]*")
OURS = (ROOT / "overrides", ROOT / "docs" / "assets", ROOT / "ebook", ROOT / "tests")


def names_in(folder: Path, *suffixes: str) -> set[str]:
    """Every word that may be one of our classes in the files of a folder."""
    texts = (path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.suffix in suffixes)
    return {name for text in texts for name in OWN.findall(text)}


@pytest.fixture(scope="module")
def on_pages(site: Path) -> dict[str, str]:
    """Each of our classes that stands on a page, in a template of it or in a drawing; and the first page with it."""
    found: dict[str, str] = {}
    for path in sorted(site.rglob("*.html")):
        page = LexborHTMLParser(path.read_text(encoding="utf-8"))
        fragments = [page.root, *page.template_fragments()]
        for node in (node for fragment in fragments if fragment for node in fragment.traverse()):
            for name in (node.attributes.get("class") or "").split():
                if OWN.fullmatch(name):
                    found.setdefault(name, path.relative_to(site).as_posix())
    return found


def styled() -> set[str]:
    """The classes that our style sheets name."""
    sheets = (path.read_text(encoding="utf-8") for path in (ROOT / "overrides").rglob("*.css"))
    plain = (re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL) for sheet in sheets)
    return {name for sheet in plain for name in re.findall(r"\.((?:kb-|scan-|team-|session-|paper|pic-)[\w-]*)", sheet)}


def pending() -> set[str]:
    """The classes of what stands in a template for a book that is not made yet."""
    templates = (path.read_text(encoding="utf-8") for path in (ROOT / "overrides").rglob("*.html"))
    tags = (tag for template in templates for tag in re.findall(r'<[^<>]*data-book="pending"[^<>]*>', template))
    return {name for tag in tags for name in OWN.findall(tag)}


def test_every_class_in_our_style_sheets_stands_on_a_page_or_is_set_when_needed(on_pages: dict[str, str]) -> None:
    # A script sets some, and the build others only now and then: a source that nobody has checked yet, or a book that
    # is not made yet.
    set_when_needed = names_in(ROOT / "overrides", ".mjs", ".js") | names_in(ROOT / "kennisbank", ".py") | pending()
    assert styled()
    assert sorted(styled() - on_pages.keys() - set_when_needed) == []


def test_every_class_of_ours_on_a_page_is_known_to_a_style_a_script_a_book_or_a_test(on_pages: dict[str, str]) -> None:
    known = (
        styled()
        | names_in(ROOT / "overrides", ".mjs", ".js")
        | names_in(ROOT / "ebook", ".py", ".css")
        | names_in(ROOT / "tests", ".py")
    )
    assert {name: page for name, page in sorted(on_pages.items()) if name not in known} == {}
