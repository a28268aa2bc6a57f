"""Write each entry of the theme's menu once for all pages on which it is the same, and not anew on every page.

The theme writes the whole menu into every page: that is what makes a site of a thousand pages slow to build. But an
entry that is not open differs in its addresses alone, and these in how deep the page stands and in what its address
has in common with theirs. So the theme's macro is asked once for each of these, and the rest comes from memory.
Without that macro, in another version of the theme, the menu is written as the theme does. Knows Jinja alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from jinja2 import BaseLoader, Environment

from kennisbank.addresses import folder_of, in_common, parts_of

TEMPLATE: Final = "partials/nav-item.html"
THEIRS: Final = "{% macro render(nav_item, path, level, parent) %}"
"""How the theme begins the macro that writes an entry with all that is below it; it calls itself for these."""
_RENAMED: Final = THEIRS.replace("render(", "render_anew(")
_OURS: Final = (
    f"{THEIRS}{{{{ known_entry(render_anew, page, features, nav_item, path, level, parent) }}}}{{% endmacro %}}"
)


def know_menu(environment: Environment) -> None:
    """Let the templates of one build remember the entries of the menu."""
    if environment.loader is not None:
        environment.loader = _Loader(environment.loader)
        environment.globals["known_entry"] = Memory().entry


class Memory:
    """The entries of the menus of one build, whose objects live as long as it."""

    def __init__(self) -> None:
        self._written: dict[tuple[object, ...], str] = {}
        self._addresses: dict[int, _Addresses] = {}
        self._page: Any = None
        self._features: Sequence[str] = ()
        self._here: tuple[str, ...] = ()
        self._on: tuple[str, ...] = ()

    def entry(
        self,
        render: Callable[..., str],
        page: Any,
        features: Sequence[str],
        entry: Any,
        path: str,
        level: int,
        parent: Any,
    ) -> str:
        """The entry as `render` writes it; an entry that is open, or for what is no page, is written anew."""
        if not page or entry.active:
            return render(entry, path, level, parent)
        if page is not self._page or features is not self._features:
            self._page, self._features = page, features
            self._here, self._on = parts_of(folder_of(str(page.url))), tuple(features)
        here, below = self._here, self._below(entry)
        common = tuple(in_common(here, each) for each in below.all) if below.first.intersection(here[:1]) else ()
        key = (id(entry), path, level, bool(parent and parent.active), self._on, len(here), common)
        if key not in self._written:
            self._written[key] = render(entry, path, level, parent)
        return self._written[key]

    def _below(self, entry: Any) -> _Addresses:
        if id(entry) not in self._addresses:
            parts = tuple(map(parts_of, _addresses(entry)))
            first = frozenset(each[0] for each in parts if each)
            self._addresses[id(entry)] = _Addresses(parts, first)
        return self._addresses[id(entry)]


class _Addresses(NamedTuple):
    """The addresses in an entry, in parts, and the first part of each: few pages begin with one of these."""

    all: tuple[tuple[str, ...], ...]
    first: frozenset[str]


def _addresses(entry: Any) -> Iterator[str]:
    if entry.children:
        for child in entry.children:
            yield from _addresses(child)
    else:
        yield str(getattr(entry, "url", None) or "")  # a heading without pages has none


class _Loader(BaseLoader):
    """The templates of another loader; in that of the menu, our macro stands before theirs."""

    def __init__(self, loader: BaseLoader) -> None:
        self._loader = loader

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """As Jinja asks for it."""
        source, file, is_current = self._loader.get_source(environment, template)
        if template == TEMPLATE and source.count(THEIRS) == 1:
            source = source.replace(THEIRS, _RENAMED) + _OURS
        return source, file, is_current

    def list_templates(self) -> list[str]:
        """As Jinja asks for it."""
        return self._loader.list_templates()
