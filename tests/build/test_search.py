"""The search of the built site: what is in its index, and what a hundred frozen queries find in it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from tests.unit.javascript import Modules

QUERIES: Final = yaml.safe_load((Path(__file__).parents[1] / "data" / "queries.yml").read_text(encoding="utf-8"))
FIRST: Final = 3
MOST_WITHOUT: Final = 3
LEAST_RIGHT: Final = 85
LONGEST_RESULT: Final = 300
"""Characters of a link in the list, which is read aloud as a whole."""
SCRIPT_BUDGET: Final = 6_000
"""Bytes of the worker after gzip."""
WORDS_BUDGET: Final = 0.15
"""How much larger the search words and synonyms may make the index."""


@pytest.fixture(scope="session")
def index(site: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site / "search" / "pages.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="session")
def modules(index: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Modules:
    wanted = {"overrides/search/find.mjs": ("find",), "overrides/search/library.mjs": ("libraryOf",)}
    modules = Modules(tmp_path_factory.mktemp("search"), wanted)
    modules.keep("given", {"docs": index["docs"], "synonyms": index["config"]["synonyms"]})
    modules.call("() => { globalThis.library = m.libraryOf(given); }")
    return modules


def found(modules: Modules, query: str) -> list[list[dict[str, Any]]]:
    items: list[list[dict[str, Any]]] = modules.call("(query) => m.find(query, library).items", query)
    return items


def test_a_hundred_queries_find_the_page_that_answers_them(modules: Modules, site: Path) -> None:
    asked = [(str(query), pages) for queries in QUERIES.values() for query, *pages in queries]
    assert len(asked) == 100 == len({query for query, _ in asked})
    without, wrong = [], []
    for query, pages in asked:
        assert all((site / page / "index.html").is_file() for page in pages), f"{query}: {pages} is not all there"
        items = found(modules, query)
        first = [item[0]["location"].split("#")[0] for item in items[:FIRST]]
        if not items:
            without.append(query)
        if not set(pages) & set(first):
            wrong.append(f"{query}: {first} and not {pages}")
        assert all(len(entry["title"] + entry["text"]) < LONGEST_RESULT for item in items for entry in item), query
    assert len(without) <= MOST_WITHOUT, without
    assert len(asked) - len(wrong) >= LEAST_RIGHT, "\n".join(wrong)


def test_the_search_words_make_the_index_little_larger(index: dict[str, Any]) -> None:
    def sizes(content: dict[str, Any]) -> tuple[int, int]:
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
        return len(text), len(gzip.compress(text, 9, mtime=0))

    docs = [{name: value for name, value in doc.items() if name != "words"} for doc in index["docs"]]
    assert any(doc.get("words") for doc in index["docs"])
    for large, small in zip(sizes(index), sizes({"config": {}, "docs": docs}), strict=True):
        assert large <= small * (1 + WORDS_BUDGET)


def test_every_page_has_everyday_words(index: dict[str, Any]) -> None:
    assert [doc["location"] for doc in index["docs"] if "#" not in doc["location"] and not doc["words"]] == []


def test_no_list_of_sources_is_searched_and_their_page_is_found_by_its_name(
    index: dict[str, Any], modules: Modules
) -> None:
    assert not [doc["location"] for doc in index["docs"] if "Gebruikt op:" in doc["text"] or doc["title"] == "Bron"]
    assert max(len(doc["text"]) for doc in index["docs"]) < 8_000
    assert found(modules, "bronnen")[0][0]["location"] == "bronnen/"


def test_no_page_shows_its_search_words(site: Path, index: dict[str, Any]) -> None:
    (premortem,) = (doc for doc in index["docs"] if doc["location"] == "werkvormen/premortem/")
    html = (site / premortem["location"] / "index.html").read_text(encoding="utf-8")
    assert "projectstart" in premortem["words"]
    assert "projectstart" not in html and "zoekwoorden" not in html


def test_the_worker_is_small_and_the_one_of_the_theme_is_not_there(site: Path) -> None:
    (worker,) = (site / "assets" / "scan").glob("search.*.js")
    assert len(gzip.compress(worker.read_bytes(), 9, mtime=0)) <= SCRIPT_BUDGET
    assert not list(site.glob("assets/javascripts/workers/*"))
    assert not list(site.glob("assets/javascripts/lunr/**/*"))
    for page in site.rglob("*.html"):
        assert "javascripts/workers" not in page.read_text(encoding="utf-8"), page
