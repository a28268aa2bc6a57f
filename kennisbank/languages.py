"""Say of a page whose title is not Dutch in which language that title is, wherever it stands by itself.

A voice reads `After action review` as if it were Dutch unless it is told (WCAG 2.2, success criterion 3.1.2). The
menu, the headings and the links take their words from the title, which cannot hold HTML: so the finished page is
marked. The front matter of the page says it: `titeltaal: en`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from html import escape
from typing import Final

from kennisbank.bibliography import LANGUAGES
from kennisbank.builder import Files
from kennisbank.faults import Faults

_KEY: Final = "titeltaal"
# A link may say in Dutch what is there: `Zo werkt het: After action review`.
_SAID_BEFORE: Final = r"[^<>:]{1,30}+:\s"


def foreign_titles(files: Files, faults: Faults) -> dict[str, str]:
    """The language of each title that is not Dutch."""
    found: dict[str, str] = {}
    for file in files.documentation_pages():
        language = file.page.meta.get(_KEY) if file.page else None
        if language is None or file.page is None:
            continue
        if language not in LANGUAGES:
            known = ", ".join(LANGUAGES)
            faults.add(f"bij {_KEY} staat ‘{language}’. Kies uit: {known}, of laat de regel weg.", file=file)
        else:
            found[str(file.page.title)] = language
    return found


def with_languages(html: str, titles: Mapping[str, str]) -> str:
    """The page with a language on every text that is such a title, or ends in one after a colon."""
    if not titles:
        return html
    alone, languages = _search_for(tuple(titles.items()))
    head, found, body = html.partition("</head>")
    return head + found + alone.sub(lambda match: _marked(match, languages), body)


@lru_cache(maxsize=1)  # the same for every page of a site
def _search_for(titles: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """What finds these titles where they stand alone, and the language of each way to write one."""
    whole = {escape(title, quote=False): language for title, language in titles}
    # within a sentence a link writes it with a small letter
    languages = whole | {name[0].lower() + name[1:]: language for name, language in whole.items()}
    names = "|".join(re.escape(name) for name in sorted(languages))
    begin = re.escape("".join(sorted({name[0] for name in languages})))  # nearly every tag is followed by another sign
    alone = re.compile(
        rf"(?P<before>>\s*+(?:{_SAID_BEFORE})?)(?=[{begin}])(?P<name>{names})"
        r"(?P<after>\s*+</(?!title|option|script|style|textarea)\w)"
    )
    return alone, languages


def _marked(match: re.Match[str], languages: Mapping[str, str]) -> str:
    name = match["name"]
    return f'{match["before"]}<span lang="{languages[name]}">{name}</span>{match["after"]}'
