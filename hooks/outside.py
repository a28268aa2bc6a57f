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
    for path in sorted(site.rglob("*")):
        if path.suffix in (".html", ".svg"):
            found = in_page(path.read_text(encoding="utf-8"), own)
        elif path.suffix == ".css":
            found = in_style(path.read_text(encoding="utf-8"), own)
        else:
            continue
        problems += [f"{path.relative_to(site).as_posix()}: {fault}" for fault in found]
    if problems:
        listed = "\n".join(f"  - {problem}" for problem in problems)
        raise PluginError(
            "De site mag niets van een andere plek laden. Zet het bestand in docs/ of laat het weg:\n" + listed
        )
