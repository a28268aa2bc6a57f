"""MkDocs and the theme do the same in less time, and what is kept of a page is never that of another."""

from __future__ import annotations

import copy
import gc
import logging
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader
from material.plugins.search.plugin import SearchIndex

from hooks import messages, speed
from hooks.adapter import SEARCH
from hooks.speed import keep_search, look_for_waste, quicken_theme
from kennisbank.own_templates import let_them_build_on_ours
from tests.unit.tiny_site import own_words

PAGE = '<h1 id="a">A &amp; b</h1>\n<p>One <em>two</em></p>\n<h2 id="c">C</h2>\n<ul>\n<li>Three</li>\n</ul>'

MACRO = "{% macro said() %}{{ all }}{% endmacro %}"


def page(content: str = PAGE, *, anchors: tuple[str, ...] = ("a", "c"), **meta: object) -> SimpleNamespace:
    toc = [SimpleNamespace(id=anchor, url=f"#{anchor}", children=[]) for anchor in anchors]
    return SimpleNamespace(content=content, url="page/", title="Page", meta=meta, toc=toc)


def entries(page: SimpleNamespace, *, quick: bool) -> list[dict[str, Any]]:
    index = SearchIndex(lang=["nl"], separator=" ", pipeline=[], fields={})
    if quick:
        keep_search(SimpleNamespace(plugins={SEARCH: SimpleNamespace(search_index=index)}))  # type: ignore[arg-type]
    index.add_entry_from_context(page)
    return list(index.entries)


@pytest.fixture
def memory(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """What is kept during a test, in the place of the folder."""
    known: dict[str, object] = {}

    def kept(kind: str, sources: object, make: Any) -> object:
        key = f"{kind} {sources!r}"
        known[key] = known[key] if key in known else make()
        return copy.deepcopy(known[key])

    monkeypatch.setattr(speed, "kept", kept)
    return known


def test_the_search_finds_in_a_page_what_the_theme_finds_in_it(memory: dict[str, object]) -> None:
    for _ in range(2):
        assert entries(page(), quick=True) == entries(page(), quick=False) != []
    assert len(memory) == 1


@pytest.mark.parametrize(
    "other",
    [
        page(PAGE.replace("One", "Two")),
        page(anchors=("a", "d")),
        page(search={"exclude": True}),
        page(search={"boost": 2}),
        page(tags=["x"]),
        page(PAGE.partition("\n")[2], title="Other"),
        SimpleNamespace(**{**vars(page()), "url": "other/"}),
    ],
)
def test_another_page_is_read_anew(memory: dict[str, object], other: SimpleNamespace) -> None:
    entries(page(), quick=True)
    assert entries(other, quick=True) == entries(other, quick=False)


def test_a_site_without_a_search_has_nothing_to_keep() -> None:
    keep_search(SimpleNamespace(plugins={}))  # type: ignore[arg-type]


def test_files_in_hidden_folders_are_not_listed_and_are_found_by_name(tmp_path: Path) -> None:
    for name in ("a.html", "b/c.css", ".icons/d/e.svg", "b/.hidden/f.svg"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    theirs = Environment(loader=FileSystemLoader(tmp_path))
    theme = SimpleNamespace(get_env=lambda: theirs)
    before = theirs.list_templates()
    quicken_theme(theme)  # type: ignore[arg-type]
    quick = theme.get_env()
    assert quick.list_templates() == [name for name in before if "/." not in f"/{name}"] == ["a.html", "b/c.css"]
    assert quick.get_template(".icons/d/e.svg").render() == ".icons/d/e.svg"


def test_a_template_in_which_something_is_filled_in_is_filled_in_each_time(tmp_path: Path) -> None:
    texts = {
        "a.html": "{% for name in names %}{% include 'b.html' %}{% include 'c.svg' %}{% endfor %}",
        "b.html": "{{ name }}",
        "c.svg": "<svg/>",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    theme = SimpleNamespace(get_env=lambda: Environment(loader=FileSystemLoader(tmp_path)))
    quicken_theme(theme)  # type: ignore[arg-type]
    quick = theme.get_env()
    for names in (["x", "y"], ["z"]):
        assert quick.get_template("a.html").render(names=names) == "".join(f"{name}<svg/>" for name in names)


def test_ours_is_filled_in_where_an_own_template_of_its_name_has_nothing_to_fill_in(tmp_path: Path) -> None:
    for name, text in {"own/a.html": "own", "ours/a.html": "{{ name }}", "ours/b.html": ""}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    folders = [str(tmp_path / "own"), str(tmp_path / "ours")]
    theme = SimpleNamespace(get_env=lambda: Environment(loader=FileSystemLoader(folders)))
    quicken_theme(theme)  # type: ignore[arg-type]
    quick = theme.get_env()
    let_them_build_on_ours(quick, tmp_path / "own", folders)
    said = quick.from_string("{% include 'a.html' %} {% include 'ons/a.html' %}").render(name="x")
    assert said == "own x"


def test_a_template_knows_what_all_know_and_what_it_was_given_itself_as_in_jinja(tmp_path: Path) -> None:
    for name, text in {
        "a.html": "{{ all }} {{ own }} {% import 'b.html' as b %}{{ b.said() }}",
        "b.html": MACRO,
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    theme = SimpleNamespace(get_env=lambda: Environment(loader=FileSystemLoader(tmp_path)))
    quicken_theme(theme)  # type: ignore[arg-type]

    def said(environment: Environment) -> list[str]:
        environment.globals["all"] = "x"
        found = [environment.get_template("a.html").render()]
        environment.globals["all"] = "y"
        found += [environment.get_template("a.html").render(), environment.get_template("a.html").render(all="z")]
        return [*found, environment.get_template("a.html", globals={"own": "w", "all": "v"}).render()]

    quick, plain = theme.get_env(), Environment(loader=FileSystemLoader(tmp_path))
    assert said(quick) == said(plain)
    assert said(quick)[-1].startswith("v w ")
    assert quick.globals.keys() == plain.globals.keys()


def test_python_looks_for_waste_as_usual_after_a_build(monkeypatch: pytest.MonkeyPatch) -> None:
    before = gc.get_threshold()
    monkeypatch.setattr(speed, "_USUAL", (701, 11, 12))
    try:
        look_for_waste(building=True)
        assert gc.get_threshold()[0] > 10_000
        look_for_waste(building=False)
        assert gc.get_threshold() == (701, 11, 12)
    finally:
        gc.set_threshold(*before)


def test_what_the_builder_says_when_nothing_is_wrong_is_not_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    log = logging.getLogger(f"{messages.BUILDER_LOG}.commands.build")
    with own_words(), caplog.at_level(logging.INFO, logger=log.name):
        messages.speak_dutch(tmp_path)
        for said in ("Cleaning site directory", "Building documentation to directory: /site", "Something else"):
            log.info(said)
        log.warning("Cleaning site directory")
    assert [record.levelname for record in caplog.records] == ["INFO", "WARNING"]
