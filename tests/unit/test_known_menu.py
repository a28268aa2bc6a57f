"""An entry of the menu is written once for all pages on which it is the same, and anew wherever it differs."""

from __future__ import annotations

from importlib.resources import files
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import DictLoader, Environment

from kennisbank.addresses import relative_address
from kennisbank.known_menu import TEMPLATE, THEIRS, Memory, know_menu


def entry(url: str, *children: Any, active: bool = False) -> Any:
    return SimpleNamespace(url=url, children=list(children) or None, active=active)


class Theme:
    """Writes an entry as its addresses, as seen from the page, and counts how often it does."""

    def __init__(self) -> None:
        self.memory = Memory()
        self.times = 0

    def shown(self, url: str, what: Any, level: int = 1, parent: Any = None) -> str:
        def render(item: Any, path: str, level: int, parent: Any) -> str:
            self.times += 1
            return f"{path} {level} {' '.join(relative_address(each.url, url) for each in item.children or [item])}"

        return self.memory.entry(render, SimpleNamespace(url=url), ["tabs"], what, "__nav_1", level, parent)


def test_an_entry_is_written_once_for_pages_equally_deep() -> None:
    theme, part = Theme(), entry("", entry("a/"), entry("a/b/"))
    assert theme.shown("x/", part) == theme.shown("y/", part) == "__nav_1 1 ../a/ ../a/b/"
    assert theme.times == 1


@pytest.mark.parametrize("page", ["./", "x/", "x/y/", "a/", "a/x/", "a/b/", "a/b/c/", "a/x.html", "x.html", "a/b.c/"])
@pytest.mark.parametrize("before", ["./", "x/", "x/y/", "a/", "a/x/", "a/b/", "b/a/"])
def test_on_every_page_the_addresses_are_those_from_there(before: str, page: str) -> None:
    part = entry("", entry("./"), entry("a/"), entry("a/b/"), entry("a/b/c/"), entry("https://a/b/"))
    theme = Theme()
    theme.shown(before, part)
    assert theme.shown(page, part) == Theme().shown(page, part)


def test_an_open_entry_is_written_anew_on_each_page() -> None:
    theme, part = Theme(), entry("a/", active=True)
    theme.shown("x/", part)
    theme.shown("y/", part)
    assert theme.times == 2


def test_the_same_entry_below_an_open_one_is_another() -> None:
    theme, child = Theme(), entry("a/")
    theme.shown("x/", child, 2, entry("", child))
    theme.shown("x/", child, 2, entry("", child, active=True))
    assert theme.times == 2


def test_a_heading_without_pages_breaks_nothing() -> None:
    heading = SimpleNamespace(children=[], active=False)
    memory = Memory()
    assert memory.entry(lambda *_: "heading", SimpleNamespace(url="x/"), [], heading, "", 1, None) == "heading"


def test_the_theme_has_the_macro_that_is_remembered() -> None:
    source = (files("material") / "templates" / TEMPLATE).read_text(encoding="utf-8")
    assert source.count(THEIRS) == 1
    assert "{{ render(item, path" in source


def test_what_is_below_an_entry_is_remembered_too_and_another_theme_writes_its_own() -> None:
    macro = (
        THEIRS + "{{ count() }}{{ nav_item.url }}{% for each in nav_item.children or [] %}"
        "{{ render(each, path, level + 1, nav_item) }}{% endfor %}{% endmacro %}"
    )
    use = '{% set features = [] %}{% import "partials/nav-item.html" as item with context %}{{ item.render(e, "", 1) }}'
    child, calls = entry("a/"), list[int]()
    for text, times in ((macro, 3), (macro.replace("level, parent) %}", "level, parent=0) %}"), 4)):
        environment = Environment(loader=DictLoader({TEMPLATE: text, "page.html": use}))
        know_menu(environment)
        calls.clear()
        environment.globals["count"] = lambda: calls.append(1) or ""  # type: ignore[func-returns-value]
        for page in ("x/", "y/"):
            context = {"e": entry("b/", child, active=True), "page": SimpleNamespace(url=page)}
            assert environment.get_template("page.html").render(context) == "b/a/"
        assert len(calls) == times
