"""Stop the build when anything in the site would come from another host.

A visitor's browser then talks to one host only, and the site works on an intranet without internet.
`_outside.py` says what counts.
"""

from __future__ import annotations

from pathlib import Path

from _outside import in_page, in_style
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority


@event_priority(-90)
def on_post_build(config: MkDocsConfig) -> None:
    """Read every page and style sheet; raises one `PluginError` with all that comes from outside."""
    site = Path(config.site_dir)
    own = config.site_url or ""
    problems: list[str] = []
    unreadable: list[str] = []
    for path in sorted(site.rglob("*")):
        if path.suffix not in (".html", ".svg", ".css"):
            continue
        name = path.relative_to(site).as_posix()
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            unreadable.append(f"{name}: bewaar dit bestand opnieuw, als UTF-8.")
            continue
        found = in_style(text, own) if path.suffix == ".css" else in_page(text, own)
        problems += [f"{name}: {fault}" for fault in found]
    messages = (
        ("De site mag niets van een andere plek laden. Zet het bestand in docs/ of laat het weg:", problems),
        ("Of deze bestanden iets van een andere plek laden, is niet na te gaan, want ze zijn geen UTF-8:", unreadable),
    )
    told = ["\n".join([heading, *(f"  - {line}" for line in lines)]) for heading, lines in messages if lines]
    if told:
        raise PluginError("\n".join(told))
