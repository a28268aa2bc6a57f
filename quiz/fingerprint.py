"""What makes two questionnaires the same instrument: scale, item ids, places in the blueprint, keying."""

from __future__ import annotations

import hashlib
import json

from .model import Questionnaire


def fingerprint(questionnaire: Questionnaire) -> int:
    """16 bits that tell one questionnaire from another (0…65535).

    The first 16 bits of the SHA-256 of a canonical JSON text. Wording is left out on purpose:
    a corrected typing error keeps every saved answer and code alive.
    """
    canonical = json.dumps(
        {
            "scale": [questionnaire.scale.min, questionnaire.scale.max],
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
