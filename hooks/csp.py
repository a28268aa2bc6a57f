"""Put a strict Content-Security-Policy into every built page, after everything else has written to it.

On pages where answers pass through, the browser itself then refuses to send anything anywhere. `_policy.py` says
what the policy holds. Not under `mkdocs serve`, which adds a script of its own after all events.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal

from _policy import Kind, faults, with_policy
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

ANSWER_TEMPLATES: Final = ("scan.html", "team.html")
_answer_pages: set[str] = set()
_serving = [False]


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether this is `mkdocs serve`."""
    _serving[0] = command == "serve"


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Remember which files are pages with answers."""
    _answer_pages.clear()
    _answer_pages.update(
        file.dest_uri
        for file in files.documentation_pages()
        if file.page is not None and file.page.meta.get("template") in ANSWER_TEMPLATES
    )
    return env


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the policies; raises one `PluginError` that lists whatever would break under them."""
    if _serving[0]:
        return
    site = Path(config.site_dir)
    problems: list[str] = []
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        html = path.read_text(encoding="utf-8")
        problems += [f"{name}: {fault}" for fault in faults(html)]
        try:
            page = with_policy(html, Kind.ANSWERS if name in _answer_pages else Kind.ORDINARY)
        except ValueError:
            problems.append(f'{name}: <meta charset="utf-8"> ontbreekt, en daar hoort het beveiligingsbeleid achter.')
            continue
        path.write_bytes(page.encode())
    if problems:
        listed = "\n".join(f"  - {problem}" for problem in problems)
        raise PluginError(f"Dit blokkeert het beveiligingsbeleid van de site. Verbeter het:\n{listed}")
