"""Citations, the list of sources on each page, and the full list on `/bronnen/`.

All sources stand once, in `data/sources.yml`. `_bibliography.py` reads them, `_citations.py` turns `[@key]`
into text with links; this adaptor tells MkDocs about both, fills the list page, and reports every fault:
of the file, of citations, and sources that no page uses.
"""

from __future__ import annotations

import re
from html import escape, unescape
from pathlib import Path
from typing import Any, Final

import _faults
from _bibliography import NAME, Source, as_html, as_linked_html, load
from _citations import LIST_PAGE, Build, CitationExtension
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

_MARKER: Final = re.compile(r"<!--\s*kennisbank:bronnen\s*-->")
_build = Build()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Add the citations to Markdown. While serving, MkDocs makes a new config for every build."""
    config.markdown_extensions = [
        *(ext for ext in config.markdown_extensions if not isinstance(ext, CitationExtension)),
        CitationExtension(_build),  # type: ignore[list-item]  # Markdown takes instances, MkDocs types names
    ]
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Forget the previous build."""
    _faults.start()


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Read the sources anew at each build, so that a changed entry shows after saving."""
    _build.sources, faults = load(Path(config.config_file_path).parent / NAME)
    _build.used.clear()
    _build.file = None
    _build.list_file = files.get_file_from_path(LIST_PAGE)
    for fault in faults:
        _faults.add(fault)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Tell the extension which page comes."""
    _build.file = page.file
    return markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Tell MkDocs which anchors the full list will have, so that it can check the links to them."""
    if page.file.src_uri == LIST_PAGE:
        page.present_anchor_ids = (page.present_anchor_ids or set()) | _build.sources.keys()
        if not _MARKER.search(html):
            _faults.add("de regel <!-- kennisbank:bronnen --> ontbreekt; daar komt de lijst.", file=page.file)
    return html


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """All pages have been read: name the unused sources, stop at faults, tell where each source is used.

    Raises one `PluginError` with all faults of the pages.
    """
    _build.file = None
    unused = [key for key in _build.sources if not _build.used.get(key)]
    if unused:
        _faults.add(
            f"{NAME}: geen enkele pagina gebruikt {', '.join(unused)}. Verwijs ernaar of haal weg wat niet nodig is."
        )
    list_file = _build.list_file
    if list_file is None and _build.used:
        _faults.add(f"docs/{LIST_PAGE} ontbreekt; daar wijzen alle verwijzingen naar.")
    _faults.stop_when_any()
    if list_file is not None and list_file.page is not None:
        entries = "\n".join(_entry(source, list_file) for source in _build.sources.values())
        list_file.page.content = _MARKER.sub(
            lambda _: f'<ul class="kb-bibliography">\n{entries}\n</ul>', list_file.page.content or "", count=1
        )
    return env


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Put the list of its own sources under the last heading of a page.

    The search index has taken the page by now: the same titles on forty pages would only drown the rest.
    """
    keys = [key for key in _build.sources if page.file.src_uri in _build.used.get(key, ())]
    if keys and _build.list_file is not None and page.file != _build.list_file:
        address = _build.list_file.url_relative_to(page.file)
        items = "\n".join(f"<li>{as_linked_html(_build.sources[key], f'{address}#{key}')}</li>" for key in keys)
        page.content = f'{page.content}\n<ul class="kb-sources">\n{items}\n</ul>'
    return context


def _entry(source: Source, list_file: File) -> str:
    """One entry of the full list, with its address, its mark and the pages that use it."""
    mark = "" if source.checked else ' <span class="kb-unchecked">Nog niet helemaal nagekeken.</span>'
    pages = ", ".join(
        f'<a href="{escape(file.url_relative_to(list_file))}">{escape(unescape(str(file.page.title)), quote=False)}</a>'
        for file in _build.used[source.key].values()
        if file.page is not None
    )
    return (
        f'<li id="{source.key}"><p>{as_html(source.apa)}{mark}</p><p class="kb-used-by">Gebruikt op: {pages}</p></li>'
    )
