"""The ways that the build makes from page to page: situations, examples from practice, and cells of the leerkaart.

`situations.py`, `cases.py` and `cells.py` say what an editor may write; here they meet the pages of one build.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from kennisbank import cells, situations
from kennisbank.builder import Files, Page
from kennisbank.cases import Case, cases_of
from kennisbank.faults import Faults
from kennisbank.questionnaire import for_html
from quiz.model import Questionnaire

_MAP_TEXTS: Final = "kennisbank:leerkaart-vakken"


class Ways:
    """What is known of one build; empty while the definition cannot be read."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults
        self._cells: dict[str, cells.Cell] = {}
        self._route: tuple[cells.Cell, ...] = ()
        self._situations: tuple[situations.Situation, ...] = ()
        self._cases: tuple[Case, ...] = ()

    def read(self, files: Files, menu: Sequence[Page], questionnaire: Questionnaire | None) -> None:
        """Read the pages that say where one can go; every fault is noted with its page and line.

        `menu` are the pages in it.
        """
        if questionnaire is None:
            return
        self._cells = cells.cells_of(questionnaire)
        self._cases = cases_of(files, menu, self._cells, self._faults, [d.id for d in questionnaire.disciplines])
        for file in files.documentation_pages():
            found = list(cells.number_faults(file.content_string, self._cells))
            if file.src_uri == cells.PAGE:
                self._route, faults = cells.route_of(file.content_string, self._cells)
                found += faults
            elif file.src_uri == situations.PAGE:
                known = [dimension.id for dimension in questionnaire.dimensions]
                self._situations, faults = situations.read(file.content_string, known, file.url)
                found += faults
            for near, sentence in found:
                self._faults.add(sentence, file=file, near=near)

    def announce_anchors(self, html: str, page: Page) -> None:
        """Tell the builder which anchors the texts of the cells will have, so that it can check the links to them.

        They are rendered after the links of all pages have been checked.
        """
        if _MAP_TEXTS in html:
            page.present_anchor_ids = (page.present_anchor_ids or set()) | self._cells.keys()

    def template_globals(self) -> dict[str, Any]:
        """What the templates know, with every text escaped: `situations`, `cases` and `leerkaart_route`."""
        return {
            "situations": for_html(self._situations),
            "cases": for_html(self._cases),
            "leerkaart_route": [f"{cell.discipline}/{cell.success_area}" for cell in self._route],
        }
