"""The opening of the page of a discipline or success area: its place on the leerkaart, its answer, how long it reads.

It stands round the title: a small map before it, and what somebody wants to know first right after it. The search
index has taken the text of the page by then, as these words stand on other pages too.
"""

from __future__ import annotations

import re
from typing import Any, Final

from jinja2 import Environment

from kennisbank.builder import Page
from kennisbank.long_words import breakable

TEMPLATE: Final = "leerkaart/opening.html"
WORDS_PER_MINUTE: Final = 200
_TITLE: Final = re.compile(r"<h1\b[^>]*>.*?</h1>", re.DOTALL)
_WORD: Final = re.compile(r"[^\W\d_]{2,}")


def with_opening(html: str, page: Page, environment: Environment, context: dict[str, Any]) -> str:
    """The page with an opening round its title; any other page as it is."""
    if "dimension" not in page.meta:
        return html
    template = environment.get_template(TEMPLATE)
    minutes = reading_minutes(page.markdown or "")
    before, after = (template.render(context, part=part, minutes=minutes) for part in ("mark", "answer"))
    return _TITLE.sub(lambda match: f"{before}{breakable(match[0])}{after}", html, count=1)


def reading_minutes(text: str) -> int:
    """About how many minutes the text takes, at two hundred words a minute; never under one."""
    return max(1, round(len(_WORD.findall(text)) / WORDS_PER_MINUTE))
