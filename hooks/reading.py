"""Let a page become HTML once, also from one build to the next, while nothing changes that it becomes HTML from.

That is its text and its address, the extensions and their settings, the list of all files (where a link leads, or
whether it leads nowhere) and the sources that it may cite. A page of which anything was told is read anew each time,
so that it is told each time; and so is every page where an extension is not one of Markdown's own or ours.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any, Final

import mkdocs
from markdown.util import get_installed_extensions
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc

from kennisbank.build import Build
from kennisbank.citation_syntax import CitationExtension
from kennisbank.kept import digest, kept
from kennisbank.quick_inline import QuickInline

_OURS: Final = (CitationExtension, QuickInline)
_TELLS: Final = logging.getLogger(pages.__name__)
"""By which MkDocs tells what is wrong with a link."""
_MADE: Final = frozenset(("content", "toc", "_title_from_render", "present_anchor_ids", "links_to_anchors"))
"""All that MkDocs gives a page when it reads it; where it is another thing, nothing is kept."""


class _Unkept(Exception):
    """The page is read, and must be read anew next time."""


class Reader:
    """Reads the pages of one build, of which the files are known."""

    def __init__(self, now: Build, config: MkDocsConfig) -> None:
        self._faults, self._citations = now.faults, now.citations
        self._settings = _settings(config)
        self._addresses = ""
        self._counted = -1

    def take_over(self, page: Page) -> None:
        """Let MkDocs ask this reader to read the page."""
        if self._settings is not None:
            page.render = partial(self._read, page)  # type: ignore[method-assign]

    def _read(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        file = page.file
        here = (page.markdown, file.src_uri, file.url, file.inclusion.name)
        sources = (*here, self._settings, self._addresses_of(files), self._citations.known())
        with suppress(_Unkept):
            self._give(page, files, kept("markdown", sources, partial(self._read_anew, page, config, files)))

    def _addresses_of(self, files: Files) -> str:
        if len(files.src_uris) != self._counted:
            self._counted = len(files.src_uris)
            told = (f"{uri} {file.url} {file.inclusion.name}" for uri, file in files.src_uris.items())
            self._addresses = digest("\n".join(sorted(told)))
        return self._addresses

    def _read_anew(self, page: Page, config: MkDocsConfig, files: Files) -> Mapping[str, Any]:
        before, told = dict(vars(page)), self._faults.told
        with _heard() as records:
            type(page).render(page, config, files)
        changed = {name for name, value in vars(page).items() if before.get(name, self) is not value}
        if records or self._faults.told != told or not changed <= _MADE:
            raise _Unkept
        links = page.links_to_anchors
        return {
            "content": page.content,
            "title": page._title_from_render,
            "toc": list(map(_as_token, page.toc)),
            "anchors": sorted(page.present_anchor_ids or ()),
            "links": None if links is None else {file.src_uri: anchors for file, anchors in links.items()},
            "cited": self._citations.of_page(page),
        }

    def _give(self, page: Page, files: Files, made: Mapping[str, Any]) -> None:
        page.content, page._title_from_render, page.toc = made["content"], made["title"], get_toc(made["toc"])
        page.present_anchor_ids = set(made["anchors"])
        if made["links"] is not None:
            found = ((_found(files, uri), anchors) for uri, anchors in made["links"].items())
            page.links_to_anchors = dict(found)
        self._citations.note_page(page, made["cited"])


def _settings(config: MkDocsConfig) -> str | None:
    """What the settings say of how a page is read; None where it cannot be told whether that has changed."""
    ours = [one for one in config.markdown_extensions if isinstance(one, _OURS)]
    others = [one for one in config.markdown_extensions if not isinstance(one, _OURS)]
    if len(ours) != len(_OURS) or not _of_markdown().issuperset(others):
        return None
    links, level = dict(config.validation.links), _TELLS.getEffectiveLevel()
    with suppress(TypeError):  # a function, say, among the settings of an extension
        how = json.dumps([others, config.mdx_configs, config.use_directory_urls])
        return f"{mkdocs.__file__} {mkdocs.__version__} {how} {links} {level}"
    return None


def _of_markdown() -> set[str]:
    """The names of the extensions that come with Markdown itself."""
    known = get_installed_extensions()
    others = {each.name for each in known if not each.value.startswith("markdown.extensions.")}
    return {each.name for each in known} - others


def _as_token(entry: AnchorLink) -> dict[str, object]:
    """An entry of the table of contents, as `get_toc` takes it."""
    children = list(map(_as_token, entry.children))
    return {"name": entry.title, "id": entry.id, "level": entry.level, "children": children}


def _found(files: Files, uri: str) -> File:
    file = files.get_file_from_path(uri)
    assert file is not None, "the list of files is the same"
    return file


@contextmanager
def _heard() -> Iterator[list[logging.LogRecord]]:
    """What MkDocs tells in the meantime."""
    ear = _Ear()
    _TELLS.addHandler(ear)
    try:
        yield ear.records
    finally:
        _TELLS.removeHandler(ear)


class _Ear(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)
