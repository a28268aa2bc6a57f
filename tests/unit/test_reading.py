"""A page becomes HTML once while nothing that it is made from changes, and it becomes what MkDocs makes of it."""

from __future__ import annotations

import copy
import json
import logging
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from markdown.extensions import Extension
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages as mkdocs_pages
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from hooks import reading
from hooks.adapter import SiteFiles, add_extensions
from hooks.reading import Reader
from kennisbank.citations import Citations
from kennisbank.faults import Faults
from kennisbank.quick_inline import QuickInline
from tests.unit.tiny_site import SOURCES

TEXT = (
    "# A *title*\n\nSee [b](b.md#kop), [c](map/c.md) and [here](#two), [@senge1990].\n\n"
    '## Two\n\n### Three\n\n<i id="raw"></i> … {: #given }\n'
)
SITE = {"a.md": TEXT, "b.md": "# B\n\n## Kop\n", "map/c.md": "# C\n", "bronnen.md": "# Bronnen\n"}


@pytest.fixture
def memory(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What is kept during a test, in the place of the folder: as JSON, as there."""
    known: dict[str, str] = {}

    def kept(kind: str, sources: object, make: Any) -> object:
        key = f"{kind} {sources!r}"
        if key not in known:
            known[key] = json.dumps(make())
        return json.loads(known[key])

    monkeypatch.setattr(reading, "kept", kept)
    return known


def read(
    root: Path, site: Mapping[str, str] = SITE, *, sources: str = SOURCES, quick: bool = True, **settings: Any
) -> SimpleNamespace:
    """The page `a.md` of a site and what was told, as MkDocs reads it, or as our reader does."""
    extensions = settings.pop("extensions", [])
    settings = copy.deepcopy(settings)  # MkDocs empties what it is given
    (root / "docs").mkdir(exist_ok=True)
    config = MkDocsConfig(str(root / "mkdocs.yml"))
    config.load_dict(
        {"site_name": "x", "docs_dir": str(root / "docs"), "markdown_extensions": ["attr_list"], **settings}
    )
    assert config.validate() == ([], [])
    (root / "data").mkdir(exist_ok=True)
    (root / "data/sources.yml").write_text(sources, encoding="utf-8")
    files = Files([File(name, config.docs_dir, config.site_dir, config.use_directory_urls) for name in site])
    for name, file in files.src_uris.items():
        file.content_string, file.inclusion = site[name], InclusionLevel.INCLUDED
        Page(None, file, config)
    faults = Faults()
    citations = Citations(faults)
    citations.read(SiteFiles(files, config), root)
    add_extensions(config, citations.extension(), QuickInline(), *extensions)
    now: Any = SimpleNamespace(faults=faults, citations=citations)
    page = files.src_uris["a.md"].page
    assert page is not None
    page.read_source(config)
    citations.start_page(page)
    if quick:
        Reader(now, config).take_over(page)
    page.render(config, files)
    return SimpleNamespace(page=page, files=files, faults=faults, citations=citations)


def seen(read: SimpleNamespace) -> list[object]:
    """All that the rest of a build asks of a page that has been read."""
    page = read.page
    links = {file.src_uri: anchors for file, anchors in page.links_to_anchors.items()}
    toc = [(str(entry), getattr(entry, "active", False)) for entry in page.toc.items]
    cited = read.citations.of_page(page)
    return [page.content, page.title, toc, page.present_anchor_ids, links, cited, read.faults.told]


def test_what_was_kept_of_a_page_is_what_mkdocs_makes_of_it(tmp_path: Path, memory: dict[str, str]) -> None:
    theirs = seen(read(tmp_path, quick=False))
    sources = {"senge1990": "bronnen.md#senge1990"}
    links = {"b.md": {"kop": "b.md#kop"}, "a.md": {"two": "#two"}, "bronnen.md": sources}
    assert theirs[4:] == [links, ["senge1990"], 0]
    for _ in range(2):
        assert seen(read(tmp_path)) == theirs
    assert len(memory) == 1


@pytest.mark.parametrize(
    "other",
    [
        {"site": {**SITE, "a.md": TEXT.replace("Three", "Four")}},
        {"site": {**SITE, "a.md": TEXT.replace("A *title*", "Another title")}},
        {"site": {**SITE, "d.md": "# A new page\n"}},
        {"sources": SOURCES.replace("1990\n", "1991\n")},
        {"use_directory_urls": False},
        {"markdown_extensions": ["attr_list", {"toc": {"toc_depth": 2}}]},
        {"markdown_extensions": []},
        {"validation": {"links": {"anchors": "warn"}}},
    ],
)
def test_a_page_is_read_anew_after_any_change_that_it_may_show(
    tmp_path: Path, memory: dict[str, str], other: dict[str, Any]
) -> None:
    read(tmp_path)
    assert seen(read(tmp_path, **other)) == seen(read(tmp_path, quick=False, **other))
    assert len(memory) == 2


def test_a_link_to_a_page_that_is_gone_is_told_each_time(
    tmp_path: Path, memory: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    read(tmp_path)
    without = {name: text for name, text in SITE.items() if name != "map/c.md"}
    with caplog.at_level(logging.INFO, logger=mkdocs_pages.__name__):
        for _ in range(2):
            read(tmp_path, without)
    assert len([record for record in caplog.records if "map/c.md" in record.getMessage()]) == 2
    assert len(memory) == 1


def test_a_source_that_does_not_exist_is_told_each_time(tmp_path: Path, memory: dict[str, str]) -> None:
    for _ in range(2):
        found = read(tmp_path, {**SITE, "a.md": "# A\n\n[@senge1991]\n"})
        assert found.faults.told == 1
    assert not memory


def test_a_link_to_a_heading_is_asked_again_of_the_page_that_has_it(
    tmp_path: Path, memory: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    for headings, told in ({"kop"}, 0), ({"renamed"}, 1):
        found = read(tmp_path)
        found.files.src_uris["b.md"].page.present_anchor_ids = headings
        found.files.src_uris["bronnen.md"].page.present_anchor_ids = {"senge1990"}
        found.page.validate_anchor_links(files=found.files, log_level=logging.WARNING)
        assert len(caplog.records) == told
    assert len(memory) == 1


def test_with_an_extension_that_is_not_known_each_page_is_read_anew(tmp_path: Path, memory: dict[str, str]) -> None:
    class Other(Extension):
        def extendMarkdown(self, md: Any) -> None: ...

    assert seen(read(tmp_path, extensions=[Other()])) == seen(read(tmp_path, quick=False))
    assert not memory


def test_where_mkdocs_gives_a_page_something_else_too_it_is_read_anew(
    tmp_path: Path, memory: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = Page.render

    def render(self: Page, config: MkDocsConfig, files: Files) -> None:
        theirs(self, config, files)
        self.something_else = 1  # type: ignore[attr-defined]

    monkeypatch.setattr(Page, "render", render)
    assert read(tmp_path).page.something_else == 1
    assert not memory
