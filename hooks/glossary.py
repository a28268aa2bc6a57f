"""Link the first mention of each term on a page to `/begrippen/`, with the definition as a tip.

An ordinary link, because it works with a keyboard, on a phone, without JavaScript and on paper; Material's
`content.tooltips` shows its title on hover and focus. `_terms.py` does the reading and the linking.
Raw `<li>` or `<p>` without an end tag would confuse it; Markdown never writes those.
"""

from __future__ import annotations

from typing import Final

import _faults
import _terms
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

GLOSSARY: Final = "begrippen.md"
_terms_now: list[_terms.Term] = []
_search: list[_terms.Search] = []  # one, or none without terms


def on_pre_build(config: MkDocsConfig) -> None:
    """Forget the previous build."""
    _faults.start()
    _terms_now.clear()
    _search.clear()


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Read the terms before any page, as every page needs them."""
    file = files.get_file_from_path(GLOSSARY)
    if file is None:
        _faults.add(f"docs/{GLOSSARY} ontbreekt; daar staan de begrippen met hun uitleg.")
        return files
    terms, problems = _terms.read(file.content_string)
    for near, sentence in problems:
        _faults.add(sentence, file=file, near=near)
    _terms_now.extend(terms)
    search = _terms.search_for(terms)
    _search.extend([search] if search else [])
    return files


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Link the terms on one page, except those whose explanation sends the reader to this very page."""
    glossary = files.get_file_from_path(GLOSSARY)
    if glossary is None or not _search or page.file.src_uri in (GLOSSARY, "bronnen.md"):
        return html
    skip = frozenset(term.name for term in _terms_now if page.file.src_uri in term.pages)
    return _terms.link(html, search=_search[0], skip=skip, base=glossary.url_relative_to(page.file))


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """All pages have been read: each link must arrive. Raises one `PluginError` with all faults."""
    glossary = files.get_file_from_path(GLOSSARY)
    page = glossary.page if glossary else None
    for term in _terms_now:
        if page is not None and term.anchor not in (page.present_anchor_ids or ()):
            _faults.add(f"de kop ‘{term.name}’ staat dubbel of krijgt een ander anker.", file=glossary, near=term.name)
    _faults.stop_when_any()
    return env
