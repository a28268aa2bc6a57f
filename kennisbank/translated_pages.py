"""Make the pages of a language that has none in `docs/`, from the words in its file: `/xx/scan/` and those beside it.

A page of the scan is a template with a few lines above it, so one file is all that a new language needs.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from typing import Any, Final

import yaml

from kennisbank.builder import File, Site
from kennisbank.front_matter import parted
from quiz.languages.check import Report
from quiz.languages.model import PLAIN, Language
from quiz.languages.pages import FIELDS, PAGES, TABLE
from quiz.languages.reading import DUTCH

OWN_PLACES: Final = dict(PAGES.values()) | {
    "index.md": "index.md",
    "privacy.md": "privacy.md",
}
"""Where the page of a language stands in its folder, by the Dutch page beside it."""
_LINK: Final = re.compile(r"\]\((?P<page>[^()\s#:]+\.md)(?P<anchor>#[^()\s]*)?\)")
_DUTCH_ALONE: Final = ("zoekwoorden",)


def add_pages(report: Report, files: Site) -> None:
    """Add the pages that a language has no file for; one whose words are missing is a fault already, and left out."""
    for language in report.translations:
        made = {source: f"{language.tag}/{own}" for source, own in OWN_PLACES.items()}
        wanted = [name for name, (source, _) in PAGES.items() if not files.get_file_from_path(made[source])]
        wanted = [name for name in wanted if _has_words(language, name)]
        own = {
            source: path
            for source, path in made.items()
            if files.get_file_from_path(path) or any(PAGES[name][0] == source for name in wanted)
        }
        for name in wanted:
            dutch = files.get_file_from_path(PAGES[name][0])
            if dutch is not None:
                files.add(own[dutch.src_uri], _page(language, name, dutch, own))


def _has_words(language: Language, name: str) -> bool:
    return all(f"{TABLE}.{name}.{field}" in language.texts for field in FIELDS)


def _page(language: Language, name: str, dutch: File, own: Mapping[str, str]) -> str:
    """The Markdown of a page: the front matter of the Dutch one with the words of the language."""
    words = {field: language.texts[f"{TABLE}.{name}.{field}"][PLAIN] for field in FIELDS}
    _, front = parted(dutch.content_string)
    told: dict[str, Any] = {key: value for key, value in front.items() if key not in _DUTCH_ALONE}
    told |= {"title": words["title"], "description": words["description"]}
    told |= {"language": language.tag, "translates": dutch.src_uri}
    text = _LINK.sub(lambda link: _led(link, dutch.src_uri, own), words["text"])
    return f"---\n{yaml.safe_dump(told, allow_unicode=True, sort_keys=False)}---\n\n# {words['title']}\n\n{text}\n"


def _led(link: re.Match[str], source: str, own: Mapping[str, str]) -> str:
    """A link as the Dutch page has it, to the page in the language where there is one; else it says it is Dutch."""
    target = posixpath.normpath(posixpath.join(posixpath.dirname(source), link["page"]))
    path = posixpath.relpath(own.get(target, target), posixpath.dirname(own[source]))
    says = "" if target in own else f"{{ hreflang={DUTCH} }}"
    return f"]({path}{link['anchor'] or ''}){says}"
