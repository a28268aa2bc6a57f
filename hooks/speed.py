"""What makes MkDocs and the theme do the same in less time: nothing here changes a byte of the site."""

from __future__ import annotations

import gc
import os
from collections import ChainMap
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, MutableMapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, Template
from jinja2.runtime import Context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink
from mkdocs.theme import Theme

from hooks.adapter import SEARCH
from kennisbank.kept import kept
from kennisbank.template_cache import keep_compiled

_USUAL: Final = gc.get_threshold()
_DURING_A_BUILD: Final = (50_000, 20, 20)
"""A build makes objects that live as long as it: looking through them again and again for waste finds hardly any."""


def look_for_waste(*, building: bool) -> None:
    """Look for what Python can throw away less often during a build, and as usual after it."""
    gc.set_threshold(*(_DURING_A_BUILD if building else _USUAL))


def quicken_theme(theme: Theme) -> None:
    """Let each environment for templates that MkDocs makes of this theme be a quick one."""
    theirs = theme.get_env

    def quick() -> Environment:
        environment = theirs()
        if type(environment.loader) is FileSystemLoader:
            environment.loader = visible = _Visible(environment.loader.searchpath)
            environment.template_class = _class_for(visible.plain)
            environment.cache = {}  # theirs forgets and locks, and a build asks for thousands
            environment.make_globals = partial(_Globals.of, environment)  # type: ignore[method-assign]
        keep_compiled(environment)
        return environment

    theme.get_env = quick  # type: ignore[method-assign]


class _Globals(ChainMap[str, Any]):
    """What a template knows by itself, and all templates: quick to look into where the first is nothing, as always."""

    @classmethod
    def of(cls, environment: Environment, own: MutableMapping[str, Any] | None) -> _Globals:
        """As Jinja makes them."""
        return cls({} if own is None else own, environment.globals)

    def __iter__(self) -> Iterator[str]:
        return super().__iter__() if self.maps[0] else iter(self.maps[1])

    def __contains__(self, key: object) -> bool:
        return key in self.maps[1] or key in self.maps[0]


class _Visible(FileSystemLoader):
    """Lists no files in hidden folders, which MkDocs leaves out of the site: fourteen thousand icons of the theme."""

    def __init__(self, searchpath: Sequence[str]) -> None:
        super().__init__(searchpath)
        self.plain: set[str] = set()
        """The files of templates in which nothing is filled in: drawings, most of them.

        By their files, as a template of ours may have the name of an own one before it.
        """

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """As Jinja asks for it."""
        found = super().get_source(environment, template)
        if "{" not in found[0]:
            self.plain.add(found[1])
        return found

    def list_templates(self) -> list[str]:
        """As Jinja asks for it. Every template is found by its name, in a hidden folder too."""
        return sorted({name for folder in self.searchpath for name in _below(str(folder))})


def _class_for(plain: Collection[str]) -> type[Template]:
    """Templates of which a plain one does not collect what it could fill in, each of the thousands of times."""

    class Quick(Template):
        _nothing: Context | None = None

        def new_context(
            self, vars: dict[str, Any] | None = None, shared: bool = False, locals: Mapping[str, Any] | None = None
        ) -> Context:
            if self.filename not in plain:
                return super().new_context(vars, shared, locals)
            self._nothing = self._nothing or super().new_context()
            return self._nothing

    return Quick


def _below(folder: str) -> Iterator[str]:
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            yield Path(here, name).relative_to(folder).as_posix()


def keep_search(config: MkDocsConfig) -> None:
    """Let the search of the theme read a page once, also from one build to the next, while nothing in it changes."""
    index = getattr(config.plugins.get(SEARCH), "search_index", None)
    if index is not None:
        index.add_entry_from_context = _Reader(index).add


class _Reader:
    """Stands before the method of an index that reads a page, and asks it only for a page that is new."""

    def __init__(self, index: Any) -> None:
        self._index, self._read = index, index.add_entry_from_context

    def add(self, page: Page) -> None:
        """What stands in the index of a page: all that the theme looks at for it is among the sources."""
        said = [page.meta.get(name) for name in ("title", "search", "tags")]
        sources = (page.content, page.url, str(page.title), said, list(_anchors(page.toc)))
        self._index.entries.extend(kept("search", sources, lambda: self._new(page)))

    def _new(self, page: Page) -> Sequence[Any]:
        before = len(self._index.entries)
        self._read(page)
        made = self._index.entries[before:]
        del self._index.entries[before:]
        return list(made)


def _anchors(entries: Iterable[AnchorLink]) -> Iterator[str]:
    for entry in entries:
        yield entry.id
        yield from _anchors(entry.children)
