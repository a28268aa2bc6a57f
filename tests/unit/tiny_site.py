"""Build a site of a few pages with some parts of the project's build, with a bare theme and strict checks."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

HOOK = Path(__file__).with_name("tiny_hook.py")
SOURCES = """\
senge1990:
  author: "Senge"
  year: 1990
  apa: "Senge, P. M. (1990). *The fifth discipline*. Doubleday."
  checked: true
"""


class NotBuilt(Exception):
    """The build stopped; the text is what an editor sees."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A built site."""

    root: Path

    def html(self, address: str) -> str:
        """The page at a folder-style address, such as `a/` or an empty string."""
        return (self.root / address / "index.html").read_text(encoding="utf-8")


def write_sources(
    root: Path,
    files: Mapping[str, str],
    *,
    parts: tuple[str, ...],
    sources: str | None = SOURCES,
    plugins: str = "[]",
    more: str = "",
) -> None:
    """Write a project of a few pages under `root`; a theme that is there already stays. `more` goes into mkdocs.yml."""
    for path, text in files.items():
        target = root / "docs" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    (root / "theme").mkdir(exist_ok=True)
    theme = root / "theme" / "main.html"
    if not theme.is_file():
        theme.write_text("<main>{{ page.content }}</main><nav>{{ page.toc }}</nav>", encoding="utf-8")
    (root / "data").mkdir(exist_ok=True)
    if sources is not None:
        (root / "data" / "sources.yml").write_text(sources, encoding="utf-8")
    (root / "mkdocs.yml").write_text(
        f"site_name: Proef\nstrict: true\ntheme: {{name: null, custom_dir: theme}}\nplugins: {plugins}\n"
        f"hooks: [{HOOK}]\nextra: {{parts: [{', '.join(parts)}]}}\n"
        "markdown_extensions: [admonition, attr_list, tables, {toc: {toc_depth: 3}}]\n"
        "validation: {links: {not_found: warn, anchors: warn, absolute_links: warn, unrecognized_links: warn}}\n"
        f"{more}",
        encoding="utf-8",
    )


def build_site(
    root: Path,
    pages: Mapping[str, str],
    *,
    parts: tuple[str, ...],
    sources: str | None = SOURCES,
    files: Mapping[str, str] | None = None,
    plugins: str = "[]",
) -> Site:
    """Write the sources under `root`, build strictly, and return the site.

    Raises `NotBuilt` with every error and warning when MkDocs gives up. Can be called again with the same
    `root`, as `mkdocs serve` builds again in the same process.
    """
    write_sources(root, {**pages, **(files or {})}, parts=parts, sources=sources, plugins=plugins)
    records: list[logging.LogRecord] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = records.append  # type: ignore[method-assign]
    log = logging.getLogger("mkdocs")
    log.addHandler(handler)
    try:
        with own_words():
            build(load_config(str(root / "mkdocs.yml")))
    except Abort:
        raise NotBuilt("\n".join(record.getMessage() for record in records)) from None
    finally:
        log.removeHandler(handler)
    return Site(root=root / "site")


@contextmanager
def own_words() -> Iterator[None]:
    """Let MkDocs speak in its own words again after this, for the tests of the same process that come later."""
    loggers = [log for name, log in logging.root.manager.loggerDict.items() if name.startswith("mkdocs")]
    before = {log: log.filters[:] for log in loggers if isinstance(log, logging.Logger)}
    try:
        yield
    finally:
        for log, filters in before.items():
            log.filters[:] = filters


def faults_of(root: Path, pages: Mapping[str, str], **options: object) -> list[str]:
    """The faults that the build of these pages lists, in order; fails the test when the site is built."""
    with pytest.raises(NotBuilt) as stopped:
        build_site(root, pages, **options)  # type: ignore[arg-type]
    lines = [line for line in str(stopped.value).splitlines() if not line.startswith("Doc file")]  # MkDocs’ own
    assert lines[0] == "De pagina’s kloppen nog niet. Verbeter dit en sla op:"
    assert all(line.startswith("  - ") for line in lines[1:]), lines
    return [line.removeprefix("  - ") for line in lines[1:]]
