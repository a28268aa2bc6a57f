"""The leerkaart as plain data for the typesetter: which cells carry two items, and the example of a route."""

from __future__ import annotations

from pathlib import Path

from bs4 import BeautifulSoup

from quiz.definition import QUESTIONNAIRE


def read_leerkaart(site: Path) -> dict[str, object]:
    """Sizes, deep cells and route, all counted from 0. The route stands in the built page, not in the data.

    With one facet there is no leerkaart: the motif of the book is then a row with a cell for each dimension.
    """
    q = QUESTIONNAIRE
    if not q.success_areas:
        return {"rows": 1, "columns": len(q.disciplines), "route": [], "deep": []}
    page = (site / "leerkaart" / "index.html").read_text(encoding="utf-8")
    cells = BeautifulSoup(page, "html.parser").select("td.kb-map__cell")
    width = len(q.success_areas)
    route = [divmod(i, width) for i, cell in enumerate(cells) if "kb-map__cell--route" in (cell.get("class") or ())]
    deep = [
        (row, column)
        for row, discipline in enumerate(q.disciplines)
        for column, area in enumerate(q.success_areas)
        if len(q.items_in_cell(discipline.id, area.id)) > 1
    ]
    return {"rows": len(q.disciplines), "columns": width, "route": route, "deep": deep}
