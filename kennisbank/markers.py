"""Replace `<!-- kennisbank:NAME -->` in a page by a part of the site that comes from the questionnaire or from data.

This happens after the search index has taken the page's text, so the forty items, which stand on
many pages, do not drown what the pages themselves say.
"""

from __future__ import annotations

import re
from typing import Any, Final

from jinja2 import Environment
from mkdocs.structure.pages import Page

from kennisbank.faults import Faults, did_you_mean

TEMPLATES: Final = {
    "leerkaart": "leerkaart/dimension.html",
    "leerkaart-groot": "leerkaart/large.html",
    "leerkaart-klein": "leerkaart/small.html",
    "leerkaart-vakken": "leerkaart/cells.html",
    "blauwdruk": "leerkaart/blueprint.html",
    "keuzes": "scan/choices.html",
    "werkvorm": "practices/sheet.html",
    "werkvormen": "practices/list.html",
    "programma": "practices/agenda.html",
    "praktijk": "parts/cases.html",
    "voor-wie": "parts/people.html",
    "drie-werkvormen": "parts/three_practices.html",
    "e-boek": "parts/ebook.html",
    "pakket": "parts/kit.html",
    "organisatie": "parts/organisation.html",
    "organisatiebeeld": "organisation/tool.html",
    "toegankelijkheid": "parts/accessibility.html",
}
"""What an editor can put in a page, and the template that renders it."""
_FILLED_ELSEWHERE: Final = ("bronnen", "wijzigingen")
_MARKER: Final = re.compile(r"(?:<p>)?<!--\s*kennisbank:([a-z-]+)\s*-->(?:</p>)?")


def check_markers(html: str, page: Page, faults: Faults) -> None:
    """Note each marker that does not exist."""
    for name in _MARKER.findall(html):
        if name not in TEMPLATES and name not in _FILLED_ELSEWHERE:
            faults.add(
                f"‘kennisbank:{name}’ bestaat niet.{did_you_mean(name, TEMPLATES)} "
                f"Controleer de spelling van de regel <!-- kennisbank:{name} -->.",
                file=page.file,
                near=f"kennisbank:{name}",
            )


def with_parts(html: str, environment: Environment, context: dict[str, Any]) -> str:
    """The page with each marker rendered in the context of the page."""
    return _MARKER.sub(
        lambda match: (
            environment.get_template(TEMPLATES[match[1]]).render(context) if match[1] in TEMPLATES else match[0]
        ),
        html,
    )
