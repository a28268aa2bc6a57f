"""The search: our own index and our own worker in the field and the list of the theme.

The theme's worker gives no page with all words before one with some, knows no everyday words, and stumbles over a
colon. It may be replaced: the address of the worker stands in the page's `__config`, and what it is told and must
answer is small (`overrides/search/worker.mjs`). The plugin of the theme still reads the pages; its index is
rewritten here into plain text, with the description and the search words of each page and without lists of sources.

On each page the theme reads its index and hands it to the worker, while few readers search: half a second on a phone.
So what it reads there only tells the worker where the pages are, and the worker fetches those for the first search.
"""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from jinja2.utils import htmlsafe_json_dumps

from kennisbank.builder import Page, Site, Stopped
from kennisbank.faults import Faults
from kennisbank.kept import kept
from kennisbank.page_language import is_dutch
from kennisbank.search_words import SYNONYMS, synonyms, word_faults, words_of

INDEX: Final = "search/search_index.json"
"""What the theme reads on each page, and writes when the site is built."""
PAGES: Final = "search/pages.json"
"""What is searched."""
_FROM_WORKER: Final = "../../"
"""From the worker, in assets/scan/, to the root of the site."""
TEXTS: Final = {
    "search.result.placeholder": "Typ een woord of een paar woorden",
    "search.result.none": "Niets gevonden. Probeer een ander of een korter woord.",
    "search.result.one": "1 pagina gevonden",
    "search.result.other": "# pagina’s gevonden",
    "search.result.more.one": "Nog 1 plek op deze pagina",
    "search.result.more.other": "Nog # plekken op deze pagina",
    "search.result.term.missing": "Staat er niet",
}
"""What the theme says about the results, in the words of this site."""
_LISTS_OF_SOURCES: Final = ("Bron", "Bronnen")
"""Headings of sections that only list sources: on the page, not in the results."""
_THEIRS: Final = ("assets/javascripts/workers/", "assets/javascripts/lunr/")
_CONFIG: Final = re.compile(r'(<script id="__config" type="application/json">)(.*?)(</script>)', re.DOTALL)
_END_OF_BLOCK: Final = re.compile(r"</(?:p|li|pre)>")
_TAG: Final = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What the front matter of a page tells the search."""

    about: str
    words: tuple[str, ...]


class Search:
    """The search of one build."""

    def __init__(self, faults: Faults, root: Path) -> None:
        self._faults = faults
        self._told: dict[str, _Told] = {}
        self._synonyms, problems = synonyms(root / SYNONYMS)
        for problem in problems:
            faults.add(problem)

    def read(self, page: Page) -> None:
        """Take the description and the search words from the front matter; note what is wrong with them.

        A page in another language (`language: en`) is not searched: one index in two languages finds the wrong one.
        """
        problems = list(word_faults(page.meta))
        for problem in problems:
            self._faults.add(problem, file=page.file, near="zoekwoorden")
        if not problems and is_dutch(page):
            about = " ".join(str(page.meta.get("description") or "").split())
            self._told[page.url] = _Told(about=about, words=words_of(page.meta))

    def write(self, site: Path) -> None:
        """Make ours of the index that the theme's plugin has written; do nothing when the site has no search."""
        path = site / INDEX
        if path.is_file():
            theirs = path.read_text(encoding="utf-8")
            told = [(address, told.about, told.words) for address, told in self._told.items()]
            pages = str(kept("index", (theirs, told, self._synonyms), lambda: self._index(theirs)))
            (site / PAGES).write_bytes(pages.encode())
            path.write_bytes(_json({"config": {"pages": _FROM_WORKER + PAGES}, "docs": []}).encode())

    def _index(self, theirs: str) -> str:
        docs = json.loads(theirs)["docs"]
        return _json({"config": {"synonyms": self._synonyms}, "docs": list(self._entries(docs))})

    def _entries(self, docs: list[dict[str, Any]]) -> Iterable[dict[str, Any]]:
        titles = Counter(doc["title"] for doc in docs)
        for doc in docs:
            address, mark, _ = doc["location"].partition("#")
            told = self._told.get(address or "./") or self._told.get(address)
            if told is None:
                continue
            entry: dict[str, Any] = {
                "location": doc["location"],
                "title": _plain(doc["title"]),
                "text": _plain(doc["text"]),
            }
            if not mark:
                yield entry | {"about": told.about, "words": list(told.words)}
            elif entry["title"] not in _LISTS_OF_SOURCES and (entry["text"] or titles[doc["title"]] == 1):
                yield entry


def without_theirs(files: Site) -> None:
    """Leave the theme's worker and its word lists for other languages (700 kB) out of the site."""
    for file in list(files):
        if file.src_uri.startswith(_THEIRS):
            files.remove(file)


def with_own_search(page: str, worker: str) -> str:
    """The page's configuration for the theme, with the address of our worker and our words.

    Raises `Stopped` when the theme no longer has such a configuration.
    """
    theirs, fill = _configuration(page)
    return fill(theirs | {"search": worker, "translations": theirs["translations"] | TEXTS})


def without_search(page: str) -> str:
    """The same for a page on which nothing is searched: no worker, and no word about searching."""
    theirs, fill = _configuration(page)
    words = {key: text for key, text in theirs["translations"].items() if key not in TEXTS}
    return fill({key: value for key, value in theirs.items() if key != "search"} | {"translations": words})


def _configuration(page: str) -> tuple[dict[str, Any], Callable[[dict[str, Any]], str]]:
    """The configuration in a page, and what gives the page with another one."""
    found = _CONFIG.search(page)
    theirs = json.loads(found[2]) if found else {}
    if found is None or "search" not in theirs or not TEXTS.keys() <= theirs.get("translations", {}).keys():
        raise Stopped("Het thema zegt niet meer waar zijn zoekmachine staat. Kijk in kennisbank/search_index.py.")
    before, after = page[: found.start(2)], page[found.end(2) :]
    return theirs, lambda own: f"{before}{htmlsafe_json_dumps(own)}{after}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _plain(text: str) -> str:
    """Text without tags, one line for each block; the soft hyphens that a browser may break words at are gone."""
    lines = _TAG.sub(" ", _END_OF_BLOCK.sub("\n", text)).split("\n")
    tidy = (" ".join(html.unescape(line).replace("\u00ad", "").split()) for line in lines)
    return "\n".join(line for line in tidy if line)
