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
from typing import Any, Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

TEMPLATES: Final = frozenset({"scan.html", "team.html"})
SEARCH: Final = "material/search"
_ICON: Final = re.compile(r'(<link rel="icon" href=")[^"]*(")')


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give the template of such a page a configuration without the search plugin."""
    if page.meta.get("template") in TEMPLATES:
        without = copy.copy(config)
        without["plugins"] = {name: plugin for name, plugin in config.plugins.items() if name != SEARCH}
        context["config"] = without
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Put the icon itself where its address stood."""
    icon = Path(config.docs_dir, config.theme["favicon"])
    if page.meta.get("template") not in TEMPLATES or icon.suffix != ".svg" or not icon.is_file():
        return output
    data = base64.b64encode(icon.read_bytes()).decode("ascii")
    return _ICON.sub(rf"\g<1>data:image/svg+xml;base64,{data}\2", output, count=1)
