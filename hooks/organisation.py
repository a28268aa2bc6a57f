"""Give the site the name, contact, logo, colours and threshold of an organisation, from one block in mkdocs.yml.

With an empty block the site is the general edition. `_organisation.py` checks; the threshold itself is applied by
hooks/scan.py, so that every page and file shows the same one. Templates find all of it in
`config.extra.organisatie`.
"""

from __future__ import annotations

from dataclasses import asdict
from html import escape
from pathlib import Path
from typing import Any

from _organisation import Organisation, read, style
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

_TOKENS = "stylesheets/tokens.css"
_current: list[Organisation] = [Organisation()]


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Check the block and put name, contact and logo in their places.

    Raises one `PluginError` with all faults.
    """
    docs = Path(config.docs_dir)
    pictures = (p.relative_to(docs).as_posix() for p in sorted(docs.glob("assets/**/*")) if p.is_file())
    organisation, faults = read(config.extra.get("organisatie"), tokens=_tokens(config), logos=pictures)
    if faults:
        listed = "\n".join(f"  - {fault}" for fault in faults)
        raise PluginError(f"In mkdocs.yml klopt het blok ‘organisatie’ niet. Verbeter dit en sla op:\n{listed}")
    _current[0] = organisation
    values: dict[str, Any] = asdict(organisation)
    config.extra["organisatie"] = values
    if organisation.logo:
        config.theme["logo"] = organisation.logo
    lines = [
        f"Uitgave voor {escape(organisation.naam)}." if organisation.naam else "",
        f"Vragen: {escape(organisation.contact)}" if organisation.contact else "",
    ]
    config.copyright = " ".join(filter(None, (config.copyright or "", *lines))) or None
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the style sheet with the colours, after that of the site."""
    sheet = style(_current[0].kleuren, _tokens(config))
    if sheet:
        from quiz.bundle import hashed_name  # hooks/scan.py has put the project on sys.path by now

        name = f"assets/{hashed_name('organisatie', sheet, 'css')}"
        files.append(File.generated(config, name, content=sheet))
        config.extra_css = [*config.extra_css, name]
    return files


def _tokens(config: MkDocsConfig) -> str:
    path = Path(config.docs_dir, _TOKENS)
    return path.read_text(encoding="utf-8") if path.is_file() else ""
