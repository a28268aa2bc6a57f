"""Replace `<!-- kennisbank:NAME -->` in a page by the template `partials/markers/NAME.html`.

This happens after the search index has taken the page's text, so the forty items, which stand on
many pages, do not drown what the pages themselves say.
"""

from __future__ import annotations

import re
from typing import Any

from jinja2 import Environment, TemplateNotFound
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

_MARKER = re.compile(r"(?:<p>)?<!--\s*kennisbank:([a-z-]+)\s*-->(?:</p>)?")
_environment: list[Environment] = []


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Keep the template environment for the pages of this build."""
    _environment[:] = [env]
    return env


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Render each marker with the context of its page. An unknown marker stops the build."""

    def rendered(match: re.Match[str]) -> str:
        try:
            template = _environment[0].get_template(f"partials/markers/{match[1]}.html")
        except TemplateNotFound:
            raise PluginError(
                f"{page.file.src_uri}: ‘kennisbank:{match[1]}’ bestaat niet. Controleer de spelling van de regel "
                f"<!-- kennisbank:{match[1]} -->."
            ) from None
        return template.render(context)

    page.content = _MARKER.sub(rendered, page.content or "")
    return context
