"""A builder of a hundred lines: Python-Markdown, Jinja and the stages of `kennisbank/`, without MkDocs and theme.

It makes the text of each page, with nothing round it. That is all that another builder would have to do for us.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from types import SimpleNamespace
from typing import Any
from xml.etree.ElementTree import Element

from jinja2 import Environment, FileSystemLoader, pass_context
from jinja2.runtime import Context
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from kennisbank import stages
from kennisbank.addresses import relative_address
from kennisbank.build import Build
from kennisbank.config_file import read_config
from kennisbank.front_matter import parted
from tests.conftest import ROOT
from tests.unit.plain_site import PlainPage, PlainSite, settings_at, site_of

_ELSEWHERE = re.compile(r"[a-z]+:|#|/")


class PlainBuilder:
    """The site of this project, as far as `build` has got with it: the general edition, and without dates from git."""

    def __init__(self) -> None:
        said = read_config(ROOT / "mkdocs.yml")
        theme = [file for file in site_of(ROOT / "overrides") if not file.src_uri.endswith((".html", ".md"))]
        self.site = PlainSite(*theme, *site_of(ROOT / "docs"))
        self.sources = frozenset(self.site.src_uris)
        self.extensions = dict(_named(["fenced_code", *said["markdown_extensions"]]))
        settings = settings_at(
            ROOT,
            menu=said["nav"],
            styles=tuple(said["extra_css"]),
            scripts=tuple(said["extra_javascript"]),
        )
        self.now = Build(settings)
        self.now.changes_of = {}

    def build(self) -> dict[str, str]:
        """The text of each page that has no template of its own, as it is to be written. Raises `Stopped`."""
        stages.gather(self.now, self.site, draft=False)
        menu = dict(_leaves(self.now.settings.menu))
        pages = {file.src_uri: PlainPage(file) for file in self.site.documentation_pages()}
        for page in pages.values():
            page.markdown, page.meta = parted(page.file.content_string)
            page.title = menu.get(page.file.src_uri) or page.meta["title"]
        stages.read_menu(self.now, [pages[name] for name in menu])
        for page in pages.values():
            self._read(page)
        environment = Environment(
            loader=FileSystemLoader(ROOT / "overrides"), extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"]
        )
        environment.filters["url"] = _url
        stages.check(self.now, environment)
        stages.prepare(self.now)
        return {name: self._written(page) for name, page in pages.items() if "template" not in page.meta}

    def _read(self, page: PlainPage) -> None:
        markdown = Markdown(
            extensions=[*self.extensions, self.now.citations.extension()], extension_configs=self.extensions
        )
        markdown.treeprocessors.register(_Links(markdown, self.site, page), "links", 0)
        page.markdown = stages.text_of(self.now, page.markdown or "", page)
        html = markdown.convert(page.markdown)
        page.present_anchor_ids = set(re.findall(r' id="([^"]*)"', html))
        page.toc = [_entry(token) for token in markdown.toc_tokens]  # type: ignore[attr-defined]
        page.content = stages.html_of(self.now, html, page)

    def _written(self, page: PlainPage) -> str:
        config = {"extra": {"organisatie": self.now.settings.organisation}}
        context = {**self.now.environment.globals, "page": page, "config": config}
        headings = [(entry.id, entry.title) for first in page.toc[:1] for entry in first.children]
        stages.fill(self.now, context, page, headings)
        output = stages.finished(self.now, f"<head></head>{page.content}", page)
        return output.partition("</head>")[2]


class _Links(Treeprocessor):
    """Turns the name of a file into the way to its page."""

    def __init__(self, markdown: Markdown, site: PlainSite, page: PlainPage) -> None:
        super().__init__(markdown)
        self._site, self._page = site, page

    def run(self, root: Element) -> None:
        folder = posixpath.dirname(self._page.file.src_uri)
        for element in root.iter():
            for name in {"href", "src"}.intersection(element.keys()):
                path, mark, anchor = str(element.get(name)).partition("#")
                file = self._site.get_file_from_path(posixpath.normpath(posixpath.join(folder, path)))
                if file is not None:
                    element.set(name, f"{relative_address(file.url, self._page.file.url)}{mark}{anchor}")


@pass_context
def _url(context: Context, address: str) -> str:
    return address if _ELSEWHERE.match(address) else relative_address(address, context["page"].url)


def _entry(token: Mapping[str, Any]) -> SimpleNamespace:
    children = [_entry(child) for child in token["children"]]
    return SimpleNamespace(id=token["id"], title=token["name"], children=children)


def _named(extensions: Sequence[Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for each in extensions:
        yield from each.items() if isinstance(each, dict) else [(each, {})]


def _leaves(menu: Sequence[Any]) -> Iterator[tuple[str, str]]:
    """The path and the title of each page in the menu, in its order; the title is empty where it has none."""
    for entry in menu:
        for title, value in [("", entry)] if isinstance(entry, str) else entry.items():
            yield from [(value, title)] if isinstance(value, str) else _leaves(value)
