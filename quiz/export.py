"""The questionnaire as plain data: what the site publishes and what the browser needs."""

from __future__ import annotations

from typing import Any

from .codes import code_length
from .fingerprint import fingerprint, fingerprint_text
from .model import DONT_KNOW, Dimension, Questionnaire


def published_definition(questionnaire: Questionnaire) -> dict[str, Any]:
    """`assets/scan/definition.json`: the whole instrument, for whoever wants to read or reuse it."""
    q = questionnaire
    return {
        "title": q.title,
        "edition": q.edition,
        "fingerprint": fingerprint_text(fingerprint(q)),
        "scale": {
            "min": q.scale.min,
            "max": q.scale.max,
            "points": [{"value": point.value, "label": point.label} for point in q.scale.points],
            "dont_know": {"value": DONT_KNOW, "label": q.scale.dont_know},
        },
        "bands": [{"from": band.start, "to": band.end, "name": band.name} for band in q.bands],
        "min_group_size": q.min_group_size,
        "disciplines": [_dimension(d) for d in q.disciplines],
        "success_areas": [_dimension(d) for d in q.success_areas],
        "items": [
            {
                "id": item.id,
                "text": item.text,
                "discipline": item.discipline,
                "success_area": item.success_area,
                "reverse_keyed": item.reverse_keyed,
            }
            for item in q.items
        ],
    }


def client_data(questionnaire: Questionnaire) -> dict[str, Any]:
    """What the scripts need: ids, numbers and cut-offs, no sentence.

    `items` holds `[id, discipline, success_area, reverse_keyed]` in definition order.
    """
    q = questionnaire
    return {
        "edition": q.edition,
        "fingerprint": fingerprint(q),
        "codeLength": code_length(len(q.items)),
        "scale": {"min": q.scale.min, "max": q.scale.max},
        "bands": [{"id": band.id, "from": band.start, "to": band.end} for band in q.bands],
        "minGroupSize": q.min_group_size,
        "disciplines": [d.id for d in q.disciplines],
        "successAreas": [d.id for d in q.success_areas],
        "items": [[i.id, i.discipline, i.success_area, i.reverse_keyed] for i in q.items],
    }


def _dimension(dimension: Dimension) -> dict[str, str]:
    return {"id": dimension.id, "title": dimension.title, "page": dimension.page}
