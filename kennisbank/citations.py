"""Citations, the list of sources on each page, and the full list on `/bronnen/`.

All sources stand once, in `data/sources.yml`. `bibliography.py` reads them, `citation_syntax.py` turns `[@key]`
into text with links; here the two meet the pages: the list page is filled, and every fault is noted: of the file,
of citations, and sources that no page uses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape, unescape
from pathlib import Path
from typing import Final

from kennisbank.addresses import relative_address
from kennisbank.bibliography import NAME, Source, as_html, as_linked_html, load
from kennisbank.builder import File, Files, Page
from kennisbank.citation_syntax import LIST_PAGE, CitationExtension, Citing
from kennisbank.faults import Faults
from kennisbank.kept import digest
from kennisbank.own_edition import OwnEdition
from kennisbank.own_settings import SOURCES

_MARKER: Final = re.compile(r"<!--\s*kennisbank:bronnen\s*-->")


class Citations:
    """The sources of one build and where they are used."""

    def __init__(self, faults: Faults, own: OwnEdition | None = None) -> None:
        self._faults = faults
        self._own = own
        self._citing = Citing(faults)
        self._known = ""
        self._cited: dict[str, list[str]] = {}

    def extension(self) -> CitationExtension:
        """What Python-Markdown needs to read citations."""
        return CitationExtension(self._citing)

    def read(self, files: Files, root: Path) -> None:
        """Read the sources anew at each build, so that a changed entry shows after saving."""
        self._citing.sources, problems = load(root / NAME)
        if self._own and self._own.sources:
            sources, more = load(self._own.sources)
            self._citing.sources = dict(sorted({**self._citing.sources, **sources}.items()))
            problems += [problem.replace(NAME, f"eigen/{SOURCES}", 1) for problem in more]
        self._citing.list_file = files.get_file_from_path(LIST_PAGE)
        self._known = digest(repr(self._citing.sources))
        for problem in problems:
            self._faults.add(problem)

    def start_page(self, page: Page) -> None:
        """Tell the extension which page comes."""
        self._citing.file = page.file

    def known(self) -> str:
        """All that a page may cite."""
        return self._known

    def of_page(self, page: Page) -> list[str]:
        """The keys of the sources that a page cites; it has been read."""
        return [key for key, pages in self._citing.used.items() if page.file.src_uri in pages]

    def note_page(self, page: Page, keys: Iterable[str]) -> None:
        """Note that a page cites these, as its text does when it is read."""
        for key in keys:
            self._citing.used.setdefault(key, {})[page.file.src_uri] = page.file

    def anchor_list(self, html: str, page: Page) -> None:
        """Tell the builder which anchors the full list will have, so that it can check the links to them."""
        if page.file.src_uri == LIST_PAGE:
            page.present_anchor_ids = (page.present_anchor_ids or set()) | self._citing.sources.keys()
            if not _MARKER.search(html):
                self._faults.add("de regel <!-- kennisbank:bronnen --> ontbreekt; daar komt de lijst.", file=page.file)

    def check(self) -> None:
        """All pages have been read: note what each cites, in the order of the list, and name the unused sources."""
        citing = self._citing
        citing.file = None
        self._cited.clear()
        for key in citing.sources:
            for uri in citing.used.get(key, ()):
                self._cited.setdefault(uri, []).append(key)
        unused = [key for key in citing.sources if not citing.used.get(key)]
        if unused and not (self._own and self._own.changes_pages):
            named = ", ".join(unused)
            self._faults.add(
                f"{NAME}: geen enkele pagina gebruikt {named}. Verwijs ernaar of haal weg wat niet nodig is."
            )
        if citing.list_file is None and citing.used:
            self._faults.add(f"docs/{LIST_PAGE} ontbreekt; daar wijzen alle verwijzingen naar.")

    def fill_list(self) -> None:
        """Put the full list in its page, with where each source is used."""
        page = self._citing.list_file.page if self._citing.list_file else None
        if page is not None:
            # An organisation may have left out the only page that uses a source.
            used = (source for source in self._citing.sources.values() if self._citing.used.get(source.key))
            entries = "\n".join(self._entry(source, page.file) for source in used)
            page.content = _MARKER.sub(
                lambda _: f'<ul class="kb-bibliography" role="list" data-search-exclude="yes">\n{entries}\n</ul>',
                page.content or "",
                count=1,
            )

    def add_page_list(self, page: Page) -> None:
        """Put the list of its own sources under the last heading of a page.

        The search index has taken the page by now: the same titles on forty pages would only drown the rest.
        """
        citing = self._citing
        keys = self._cited.get(page.file.src_uri)
        if keys and citing.list_file is not None and page.file != citing.list_file:
            address = relative_address(citing.list_file.url, page.file.url)
            items = "\n".join(f"<li>{as_linked_html(citing.sources[key], f'{address}#{key}')}</li>" for key in keys)
            page.content = f'{page.content}\n<ul class="kb-sources" role="list">\n{items}\n</ul>'

    def _entry(self, source: Source, list_file: File) -> str:
        """One entry of the full list, with its address, its mark and the pages that use it."""
        mark = "" if source.checked else ' <span class="kb-unchecked">Nog niet helemaal nagekeken.</span>'
        pages = ", ".join(
            f'<a href="{escape(relative_address(file.url, list_file.url))}">'
            f"{escape(unescape(str(file.page.title)), quote=False)}</a>"
            for file in self._citing.used[source.key].values()
            if file.page is not None
        )
        return (
            f'<li id="{source.key}"><p>{as_html(source)}{mark}</p><p class="kb-used-by">Gebruikt op: {pages}</p></li>'
        )
