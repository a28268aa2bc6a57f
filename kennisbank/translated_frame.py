"""What stands around a page in another language: the theme in that language, without what is about the Dutch pages."""

from __future__ import annotations

import copy
import re
from collections import ChainMap
from functools import lru_cache
from html import escape
from importlib.resources import files as package_files
from typing import Any, Final

from mkdocs.config.defaults import MkDocsConfig

from kennisbank.answer_pages import SEARCH
from kennisbank.branding import foot_line
from quiz.languages.model import Language
from quiz.languages.reading import DUTCH

_TITLE_END: Final = "</h1>"
_ROOT: Final = re.compile(r'<html lang="[^"]*"')
_COLOURS: Final = "page.colours"


def in_language(config: MkDocsConfig, language: Language) -> MkDocsConfig:
    """The configuration for the templates of a page in another language.

    It has no search: the index is Dutch, and one that knows two languages finds the wrong words.
    """
    own = copy.copy(config)
    own["plugins"] = {name: plugin for name, plugin in config.plugins.items() if name != SEARCH}
    theme = {"language": theme_language(language.tag), "palette": copy.deepcopy(config.theme.get("palette"))}
    own["theme"] = ChainMap(theme, config.theme)
    worded(own, language)
    return own


def worded(config: MkDocsConfig, language: Language) -> None:
    """Say in this language what the button for the colours does, and what stands at the foot of each page."""
    config["copyright"] = foot_line(config, language)
    names = [sentence for _, sentence in language.table(_COLOURS)]
    palette: Any = config.theme.get("palette")
    for option, name in zip(palette if isinstance(palette, list) else (), names, strict=False):
        option["toggle"]["name"] = name


def theme_language(tag: str) -> str:
    """The theme's own words for a language: of the tag, or else of the language without its region, or English."""
    known = _theme_languages()
    return next((each for each in (tag, tag.split("-")[0]) if each in known), "en")


@lru_cache(maxsize=1)
def _theme_languages() -> frozenset[str]:
    folder = package_files("material") / "templates" / "partials" / "languages"
    return frozenset(file.name.removesuffix(".html") for file in folder.iterdir())


def with_note(html: str, note: str) -> str:
    """The page with what a reader is told of its translation, right after its title."""
    if not note or _TITLE_END not in html:
        return html
    return html.replace(_TITLE_END, f'{_TITLE_END}\n<p class="kb-note">{escape(note, quote=False)}</p>', 1)


def with_root(output: str, language: Language) -> str:
    """The page with its own language on its root, region and all, and its direction; Dutch has what the theme writes.

    The theme knows languages without a region, and the direction on the body alone; dates go by what stands here.
    """
    if language.tag == DUTCH:
        return output
    tag = language.locale.replace("_", "-")
    direction = f' dir="{language.direction}"' if language.direction == "rtl" else ""
    return _ROOT.sub(f'<html{direction} lang="{tag}"', output, count=1)
