"""Replace `<!-- kennisbank:NAME -->` in a page by a part of the site that comes from the questionnaire or from data.

This happens after the search index has taken the page's text, so the items, which stand on many pages,
do not drown what the pages themselves say.
"""

from __future__ import annotations

import re
from collections import Counter
from difflib import get_close_matches
from typing import Any, Final

from jinja2 import Environment

from kennisbank.builder import Page
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
EXPECTED: Final = {
    "index.md": ("keuzes", "leerkaart-klein", "voor-wie", "drie-werkvormen", "e-boek"),
    "leerkaart.md": ("leerkaart-groot", "leerkaart-vakken"),
    "e-boek.md": ("e-boek",),
    "intranet.md": ("organisatie",),
    "over.md": ("organisatie",),
    "toegankelijkheid.md": ("toegankelijkheid",),
    "wijzigingen.md": ("wijzigingen",),
    "praktijk/index.md": ("praktijk",),
    "werkvormen/index.md": ("programma", "werkvormen"),
    "scan/organisatie.md": ("organisatiebeeld",),
    "scan/teamgesprek.md": ("pakket",),
    "scan/verantwoording.md": ("blauwdruk",),
}
"""The parts that belong on a page, so that one does not vanish unseen with the line that stands for it."""
_MAP: Final = frozenset(("leerkaart-groot", "leerkaart-klein", "leerkaart-vakken"))
"""Of these, what is empty without a leerkaart."""
_BY_HEAD: Final = {"dimension": "leerkaart", "practice": "werkvorm"}
"""The same, for pages of a kind: the field in the head that tells the kind."""
_MARKER: Final = re.compile(r"<(?:p><)?!--\s*kennisbank:([a-z-]+)\s*-->(?:</p>)?")
"""It begins with one sign, whether the paragraph is there or not: Python then jumps from one to the next."""
_AWAY: Final = re.compile(r"<!--\s*kennisbank:([a-z-]+) weg\s*-->")
"""An editor who does not want a part says so, in its place."""
_CODE: Final = re.compile(r"<(code|pre)\b.*?</\1>", re.DOTALL)
_ALMOST: Final = re.compile(
    r"(?:<|&lt;)![\s–-]*(kennisbank\s*[:;.]?\s*([\w-]*)[^<>&]*?)[\s–-]*(?:>|&gt;)", re.IGNORECASE
)
"""What somebody meant for a marker: a capital, a space or a dash too many or too few."""


def check_markers(html: str, page: Page, faults: Faults, *, has_map: bool = True) -> None:
    """Note each marker that does not exist, that is not written as one, or that is not where it belongs.

    Without a leerkaart (`has_map`), as with a questionnaire of one row of subjects, nobody misses a picture of it.
    """
    known = (*TEMPLATES, *_FILLED_ELSEWHERE)
    text = _CODE.sub("", html) if "<!" in html or "&lt;!" in html else ""  # most pages have none
    there = {*_MARKER.findall(text), *_AWAY.findall(text)}
    source = page.file.content_string if page.file.src_uri in EXPECTED else ""
    there |= {name for name in _FILLED_ELSEWHERE if f"<!-- kennisbank:{name} -->" in source}  # before the page was HTML
    meant = set()
    for name, times in Counter(_MARKER.findall(text)).items():
        if times > 1:
            told = f"de regel <!-- kennisbank:{name} --> staat er {times} keer. Houd er één van over."
            faults.add(told, file=page.file, near=f"kennisbank:{name}", time=1)
    for name in sorted(there - set(known)):
        meant.add(next(iter(get_close_matches(name, known, n=1)), ""))
        faults.add(
            f"‘kennisbank:{name}’ bestaat niet.{did_you_mean(name, TEMPLATES)} "
            f"Controleer de spelling van de regel <!-- kennisbank:{name} -->.",
            file=page.file,
            near=f"kennisbank:{name}",
        )
    rest = _AWAY.sub("", _MARKER.sub("", text)) if there else text
    for written, name in _ALMOST.findall(rest) if "<!" in rest or "&lt;!" in rest else ():
        right = next(iter(get_close_matches(name.lower().replace("_", "-"), known, n=1)), "leerkaart")
        meant.add(right)
        faults.add(
            f"‘{written.strip()}’ is niet geschreven zoals de bouw het leest, en valt weg. Schrijf precies: "
            f"<!-- kennisbank:{right} -->.",
            file=page.file,
            near=written.strip(),
        )
    of_kind = tuple(name for field, name in _BY_HEAD.items() if field in page.meta)
    for name in (*EXPECTED.get(page.file.src_uri, ()), *of_kind):
        if name not in there | meant and (has_map or name not in _MAP):
            faults.add(
                f"de regel <!-- kennisbank:{name} --> ontbreekt; daar komt een deel van de pagina. Zet hem terug. "
                f"Wil je dat deel niet, schrijf dan <!-- kennisbank:{name} weg -->.",
                file=page.file,
            )


def with_parts(html: str, environment: Environment, context: dict[str, Any]) -> str:
    """The page with each marker rendered in the context of the page."""
    if "kennisbank:" not in html:
        return html  # most pages
    return _MARKER.sub(
        lambda match: (
            environment.get_template(TEMPLATES[match[1]]).render(context) if match[1] in TEMPLATES else match[0]
        ),
        html,
    )
