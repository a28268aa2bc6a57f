"""The colours of the site, read from its style sheet: the book has none of its own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

_BLOCK: Final = re.compile(r'\[data-md-color-scheme="default"\]\s*\{(.*?)\}', re.DOTALL)
_TOKEN: Final = re.compile(r"--kb-([a-z-]+):\s*([^;]+);")
_USE: Final = re.compile(r"var\(--kb-([a-z-]+)\)")


def read_tokens(path: Path) -> dict[str, str]:
    """The tokens of the light scheme, without their prefix: `{"brand": "#0f4c57", …}`."""
    block = _BLOCK.search(path.read_text(encoding="utf-8"))
    return {name: value.strip() for name, value in _TOKEN.findall(block[1])} if block else {}


def resolve(css: str, tokens: dict[str, str]) -> str:
    """The style sheet with each `var(--kb-…)` replaced, as many e-readers know no custom properties.

    Raises `KeyError` for a token that the site does not have.
    """
    return _USE.sub(lambda match: tokens[match[1]], css)
