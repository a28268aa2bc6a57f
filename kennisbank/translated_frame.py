"""What stands around a page in another language: the theme in that language, without what is about the Dutch pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from importlib.resources import files as package_files
from typing import Final

from kennisbank.branding import foot_line
from kennisbank.builder import Settings
from quiz.languages.model import Language
from quiz.languages.reading import DUTCH

_TITLE_END: Final = "</h1>"
_ROOT: Final = re.compile(r'<html lang="[^"]*"')
_COLOURS: Final = "page.colours"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a language changes in the settings that the templates see.

    `language` is that of the theme's own words, `foot` the HTML at the foot of each page, and `colours` says what the
    button for the colours does, by the order of its options. A page that is not Dutch has no search: the index is
    Dutch, and one that knows two languages finds the wrong words.
    """

    language: str
    foot: str
    colours: tuple[str, ...]
    searched: bool


def frame_in(language: Language, settings: Settings) -> Frame:
    """What stands around the pages in this language."""
    return Frame(
        language=theme_language(language.tag),
        foot=foot_line(settings, language),
        colours=tuple(sentence for _, sentence in language.table(_COLOURS)),
        searched=language.tag == DUTCH,
    )


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
