"""What rules, codes and scripts need of a questionnaire: what makes it the same instrument, and its plain data."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final

from quiz.codes import code_length
from quiz.model import Questionnaire

LOWEST_GROUP_SIZE: Final = 5
"""Under five respondents a team picture would show persons; nobody can lower it."""


def fingerprint(questionnaire: Questionnaire) -> int:
    """16 bits that tell one questionnaire from another (0…65535).

    The first 16 bits of the SHA-256 of a canonical JSON text. Wording is left out on purpose:
    a corrected typing error keeps every saved answer and code alive. Another kind of scale is not wording: its id
    is a third member of the scale, which agreement, without an id, does not have.
    """
    scale = questionnaire.scale
    canonical = json.dumps(
        {
            "scale": [scale.min, scale.max, *([scale.id] if scale.id else [])],
            "items": [
                [item.id, item.discipline, item.success_area, item.reverse_keyed] for item in questionnaire.items
            ],
        },
        separators=(",", ":"),
        ensure_ascii=False,
    )
    return int.from_bytes(hashlib.sha256(canonical.encode("utf-8")).digest()[:2], "big")


def fingerprint_text(value: int) -> str:
    """A fingerprint as the site shows it: four hexadecimal digits."""
    return f"{value:04x}"


def foreign_data(data: Mapping[str, Any], title: str) -> dict[str, Any]:
    """What tells a code of another instrument on the site, from its `client_data`; `title` is what it is called."""
    known = {key: data[key] for key in ("edition", "fingerprint", "scale")}
    return {"other": title, **known, "items": [0] * len(data["items"])}


def client_data(questionnaire: Questionnaire) -> dict[str, Any]:
    """What the scripts need: ids, numbers and cut-offs, no sentence.

    The items are in definition order.
    """
    q = questionnaire
    return {
        "edition": q.edition,
        "fingerprint": fingerprint(q),
        "codeLength": code_length(len(q.items)),
        "scale": {"min": q.scale.min, "max": q.scale.max},
        "bands": [{"id": band.id, "from": band.start, "to": band.end} for band in q.bands],
        "minGroupSize": q.min_group_size,
        "scored": q.scored,
        "facets": {name: [d.id for d in dimensions] for name, dimensions in q.facets.items()},
        "items": [
            {
                "id": item.id,
                "discipline": item.discipline,
                "successArea": item.success_area,
                "reverseKeyed": item.reverse_keyed,
            }
            for item in q.items
        ],
    }
