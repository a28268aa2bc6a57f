"""Join the site's own style sheets and scripts into files whose names change with their content.

Nothing else makes a browser fetch a new version from a host that sets long caches, such as GitHub Pages.
"""

from __future__ import annotations

from pathlib import Path

import rcssmin
import rjsmin
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Replace each list of sources in mkdocs.yml by one generated file; the sources leave the site."""
    styles = [str(path) for path in config.extra_css]
    scripts = [str(path) for path in config.extra_javascript]
    config.extra_css = [_joined(files, config, styles, "css")] if styles else []
    config.extra_javascript = [_joined(files, config, scripts, "js")] if scripts else []
    return files


def _joined(files: Files, config: MkDocsConfig, sources: list[str], suffix: str) -> str:
    from quiz.bundle import hashed_name  # hooks/scan.py has put the project on sys.path by now

    text = ""
    for source in sources:
        path = Path(config.docs_dir, source)
        if not path.is_file():
            raise PluginError(f"mkdocs.yml noemt {source}, maar dat bestand staat niet in docs/.")
        text += path.read_text(encoding="utf-8") + "\n"
        found = files.get_file_from_path(source)
        if found is not None:
            files.remove(found)
    minified = str(rcssmin.cssmin(text) if suffix == "css" else rjsmin.jsmin(text)) + "\n"
    name = f"assets/{hashed_name('site', minified, suffix)}"
    files.append(File.generated(config, name, content=minified))
    return name
