"""Keep pages that touch answers silent: no search form, and an icon that needs no request.

Their policy allows no connection and no worker, and a search that is blocked stops the rest of the
theme's script. Material renders the form when `config.plugins` holds its search, so these pages get a
copy of the configuration without it; the page itself stays in the search index.

Chromium fetches the icon again when the step in the address changes. With the icon inside the page,
there is no request at all once it has loaded.
"""

from __future__ import annotations

import base64
import copy
import re
from pathlib import Path
from typing import Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

TEMPLATES: Final = frozenset({"scan/page.html", "team/page.html"})
"""The templates of pages that touch answers."""
SEARCH: Final = "material/search"
_BLOCKS: Final = frozenset(
    "article aside body caption dd defs details div dl dt fieldset figcaption figure footer form g h1 h2 h3 h4 head"
    " header hr html legend li line link main meta nav noscript ol option p path polygon rect script section select"
    " style summary svg table tbody td template text th thead title tr ul".split()
)
_GAP: Final = re.compile(r"(?<=>)\s*\n\s*(?=<)")
_KEPT: Final = re.compile(r"(<(script|style|pre|textarea)\b.*?</\2>)", re.DOTALL)
_BEFORE: Final = re.compile(r"</?([a-z][a-z0-9]*)[^<]*$")
_AFTER: Final = re.compile(r"</?([a-z][a-z0-9]*)")
_ICON: Final = re.compile(r'(<link rel="icon" href=")[^"]*(")')


def is_answer_page(page: Page | None) -> bool:
    """Whether answers pass through this page."""
    return page is not None and page.meta.get("template") in TEMPLATES


def without_search(config: MkDocsConfig) -> MkDocsConfig:
    """The configuration for the template of such a page: without the search plugin."""
    without = copy.copy(config)
    without["plugins"] = {name: plugin for name, plugin in config.plugins.items() if name != SEARCH}
    return without


def with_icon_inside(html: str, config: MkDocsConfig) -> str:
    """The page with the icon itself where its address stood."""
    icon = Path(config.docs_dir, config.theme["favicon"])
    if icon.suffix != ".svg" or not icon.is_file():
        return html
    data = base64.b64encode(icon.read_bytes()).decode("ascii")
    return _ICON.sub(rf"\g<1>data:image/svg+xml;base64,{data}\2", html, count=1)


def tight(html: str) -> str:
    """The page without line ends and indents beside block elements: each is a node that the browser keeps.

    Between two inline elements such a gap is a space that people see, so it stays; scripts keep every byte.
    """
    parts = _KEPT.split(html)
    # Split on a pattern with two groups: text, script, its name, text, script, its name, …
    return "".join(_tightened(part) if i % 3 == 0 else part for i, part in enumerate(parts) if i % 3 != 2)


def _tightened(html: str) -> str:
    def gap(match: re.Match[str]) -> str:
        before = _BEFORE.search(html, max(0, html.rfind("<", 0, match.start())), match.start())
        after = _AFTER.match(html, match.end())
        names = {found[1] for found in (before, after) if found}
        return "" if names & _BLOCKS else match[0]

    return _GAP.sub(gap, html)
