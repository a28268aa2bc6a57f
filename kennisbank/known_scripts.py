"""The scripts that may stand in a page itself: those of the theme, named here, and those of our own templates.

The policy of a page names each inline script by its hash. A hash of whatever happens to stand there would bless what
anybody put in; so only these get one, and any other stops the build. When the theme changes one of its scripts,
tests/unit/test_known_scripts.py says which, and what its hash is now: read what changed, then write it down here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final

from kennisbank.scripts import digest, inline_scripts

THEME: Final[Mapping[str, str]] = {
    "boot": "sha256-frNoT9rNKIH2e5QomDJzop2HdNi8gmIq+bZajsEDKpA=",
    "palette": "sha256-DrEMJJ29sL7vIloQzly+VUGMxKcBTMII+OfW7Y8AkG4=",
    "tabs": "sha256-/8wPdzX9q0NNJXyA5lzsLojXFpkeaXVxhbfkUOQaWy8=",
}
"""Of Material for MkDocs 9.8.1, by what each does; that of the boot script is without the address in it."""
_ADDRESS: Final = re.compile(
    r'(?<=^__md_scope=new URL\()"(?:\.{1,2}(?:/\.\.)*|/(?:[\w.~%-]+/)*[\w.~%-]*)"(?=,location\))'
)
"""Where the site begins, as seen from the page: the one thing in the theme's scripts that differs per page."""
_COMMENT: Final = re.compile(r"\{#.*?#\}", re.DOTALL)


def digest_of_theme_script(script: str) -> str:
    """What `THEME` has for a script: its hash, without the address in it."""
    return digest(_ADDRESS.sub('""', script))


def of_templates(folder: Path) -> frozenset[str]:
    """The inline scripts of our own templates, as far as nothing in them is filled in."""
    found: set[str] = set()
    for path in sorted(folder.rglob("*.html")):
        template = path.read_text(encoding="utf-8")
        if "<script" not in template.lower():
            continue  # nearly all
        template = _COMMENT.sub("", template)
        found.update(text for text in inline_scripts(template) if "{{" not in text and "{%" not in text)
    return frozenset(found)


def unknown(html: str, own: Collection[str]) -> list[str]:
    """The inline scripts of a page that are neither the theme's nor one of our `own`."""
    known = THEME.values()
    return [text for text in inline_scripts(html) if text not in own and digest_of_theme_script(text) not in known]
