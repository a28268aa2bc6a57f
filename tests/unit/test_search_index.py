"""The index and the configuration that the theme gets, from what its own plugin and template give."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urljoin

import pytest

from kennisbank.builder import Stopped
from kennisbank.faults import Faults
from kennisbank.search_index import INDEX, PAGES, TEXTS, Search, with_own_search
from tests.unit.plain_site import PlainFile, PlainPage

THEIRS = {"base": ".", "search": "theirs.js", "translations": dict.fromkeys(TEXTS, "x") | {"select.version": "Kies"}}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "synonyms.yml").write_text("- [baas, chef]\n", encoding="utf-8")
    return tmp_path


def written(root: Path, metas: dict[str, dict[str, object]], docs: list[dict[str, str]]) -> dict[str, object]:
    """The index for pages with this front matter of which the plugin took these texts."""
    search = Search(Faults(), root)
    for source, meta in metas.items():
        search.read(PlainPage(PlainFile(source), **meta))
    site = root / "site"
    (site / "search").mkdir(parents=True, exist_ok=True)
    (site / INDEX).write_text(json.dumps({"config": {}, "docs": docs}), encoding="utf-8")
    search.write(site)
    found: dict[str, object] = json.loads((site / PAGES).read_text(encoding="utf-8"))
    return found


def test_a_page_has_its_description_and_search_words_and_plain_text(root: Path) -> None:
    meta = {"title": "A", "description": "Waar het  over gaat.", "zoekwoorden": ["ruzie"]}
    text = "<p>Wat &lt;dit&gt; is &amp; doet.</p><ul><li>le\u00adren</li></ul>"
    index = written(root, {"a.md": meta}, [{"location": "a/", "title": "A &amp; B", "text": text}])
    assert index["docs"] == [
        {
            "location": "a/",
            "title": "A & B",
            "text": "Wat <dit> is & doet.\nleren",
            "about": "Waar het over gaat.",
            "words": ["ruzie"],
        }
    ]
    assert index["config"] == {"synonyms": [["baas", "chef"]]}


def test_what_each_page_reads_only_tells_the_worker_where_to_look(root: Path) -> None:
    written(root, {"a.md": {}}, [{"location": "a/", "title": "A", "text": "x"}])
    told = json.loads((root / "site" / INDEX).read_text(encoding="utf-8"))
    worker = "https://example.org/kennis/assets/scan/search.1.js"
    assert told["docs"] == []
    assert urljoin(worker, told["config"]["pages"]) == f"https://example.org/kennis/{PAGES}"


def test_the_home_page_is_found_too(root: Path) -> None:
    index = written(root, {"index.md": {"zoekwoorden": ["begin"]}}, [{"location": "", "title": "Home", "text": ""}])
    assert index["docs"] == [{"location": "", "title": "Home", "text": "", "about": "", "words": ["begin"]}]


def test_lists_of_sources_and_empty_sections_that_many_pages_have_stay_out(root: Path) -> None:
    docs = [
        {"location": "a/", "title": "A", "text": ""},
        {"location": "a/#bron", "title": "Bron", "text": "<p>Senge (1990)</p>"},
        {"location": "a/#kaart", "title": "Op de leerkaart", "text": ""},
        {"location": "b/", "title": "Bronnen", "text": "<p>Alle boeken</p>"},
        {"location": "b/#kaart", "title": "Op de leerkaart", "text": ""},
        {"location": "b/#eigen", "title": "Een eigen kop", "text": ""},
    ]
    index = written(root, {"a.md": {}, "b.md": {}}, docs)
    assert [doc["location"] for doc in index["docs"]] == ["a/", "b/", "b/#eigen"]  # type: ignore[attr-defined]


def test_a_page_in_another_language_stays_out_with_its_sections(root: Path) -> None:
    docs = [{"location": at, "title": "T", "text": "x"} for at in ("en/", "en/#a", "nl/")]
    index = written(root, {"en/index.md": {"language": "en"}, "nl.md": {"language": "nl"}}, docs)
    assert [doc["location"] for doc in index["docs"]] == ["nl/"]  # type: ignore[attr-defined]


def test_the_theme_is_told_our_worker_and_our_words_and_keeps_the_rest() -> None:
    page = f'<p>x</p><script id="__config" type="application/json">{json.dumps(THEIRS)}</script><p>y</p>'
    ours = with_own_search(page, "../assets/</script>.js")
    assert ours.startswith("<p>x</p>") and ours.endswith("</script><p>y</p>")
    assert ours.count("</script>") == 1
    told = json.loads(ours.split('json">')[1].split("</script>")[0])
    assert told["search"] == "../assets/</script>.js"
    assert told["translations"] == TEXTS | {"select.version": "Kies"}
    assert told["base"] == "."


@pytest.mark.parametrize("theirs", [{}, {"search": "x"}, THEIRS | {"translations": {}}])
def test_a_theme_that_has_changed_stops_the_build(theirs: dict[str, object]) -> None:
    with pytest.raises(Stopped, match="Het thema zegt niet meer"):
        with_own_search(f'<script id="__config" type="application/json">{json.dumps(theirs)}</script>', "a.js")
    with pytest.raises(Stopped, match="Het thema zegt niet meer"):
        with_own_search("<p>x</p>", "a.js")
