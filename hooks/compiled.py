"""`python -m hooks.compiled`: compile the templates once, after an installation, as pip compiles what it installs.

`tools/environment.py` does this when it has installed something. Without it, or after a change in the code, the next
build compiles what it needs; nothing is made here that a build would not make. Exit 0, also when a template is wrong:
the build tells that.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

os.environ["NO_MKDOCS_2_WARNING"] = "1"  # eight lines of news, printed when the theme is imported

from jinja2 import Environment, TemplateError
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.theme import Theme

from hooks.speed import quicken_theme
from kennisbank.config_file import NAME
from kennisbank.stages import equip
from kennisbank.texts import uses_in

_WORDS = "partials/languages/"
"""Where the theme has its own words, in sixty languages."""


def compile_templates(root: Path) -> int:
    """Compile the templates of the project in `root` and of its theme, and return how many there are now.

    Raises `MkDocsException` when the settings cannot be read.
    """
    config = load_config(str(root / NAME))
    deque(uses_in(Path(config.theme.custom_dir or root / "overrides")), maxlen=0)
    quicken_theme(config.theme)
    environment = config.theme.get_env()
    equip(environment)
    return sum(_is_compiled(name, environment) for name in _wanted(environment, config.theme))


def _wanted(environment: Environment, theme: Theme) -> Iterator[str]:
    ours = {f"{_WORDS}{language}.html" for language in (theme.get("language"), "en")}
    for name in environment.list_templates():
        if name in theme.static_templates or (name.endswith(".html") and (name in ours or not name.startswith(_WORDS))):
            yield name


def _is_compiled(name: str, environment: Environment) -> bool:
    with suppress(TemplateError, UnicodeDecodeError):
        environment.get_template(name)
        return True
    return False


if __name__ == "__main__":
    with suppress(MkDocsException):
        compile_templates(Path.cwd())
