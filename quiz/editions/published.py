"""Editions of the questionnaire as they were published, so that a code of an earlier one still opens.

Each edition stands in `quiz/editions/` as the `definition.json` that the site published with it. Such a file is
never changed afterwards: its fingerprint must follow from what it says.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from quiz.check.reading import INSTRUMENTS, MAIN
from quiz.codes import code_length
from quiz.instrument import client_data, fingerprint, fingerprint_text
from quiz.model import DONT_KNOW, Band, Dimension, Item, Questionnaire, Scale, ScalePoint

FOLDER = Path(__file__).resolve().parent
LICENCE = "CC-BY-4.0"
"""The SPDX identifier of the licence under which the items, names and texts are published."""
MOST_BYTES = 2_000_000
"""A larger file is no definition."""


class EditionError(ValueError):
    """A published definition that cannot be used; the message is one Dutch sentence or two."""


def published_definition(questionnaire: Questionnaire) -> dict[str, Any]:
    """`assets/scan/definition.json`: the whole instrument, for whoever wants to read or reuse it."""
    q = questionnaire
    return {
        "title": q.title,
        "edition": q.edition,
        "license": LICENCE,
        "fingerprint": fingerprint_text(fingerprint(q)),
        **({} if q.scored else {"scored": False}),
        "scale": {
            **({"id": q.scale.id} if q.scale.id else {}),
            "min": q.scale.min,
            "max": q.scale.max,
            "points": [{"value": point.value, "label": point.label} for point in q.scale.points],
            "dont_know": {"value": DONT_KNOW, "label": q.scale.dont_know},
        },
        "bands": [{"from": band.start, "to": band.end, "name": band.name} for band in q.bands],
        "min_group_size": q.min_group_size,
        "disciplines": [_published_dimension(d) for d in q.disciplines],
        "success_areas": [_published_dimension(d) for d in q.success_areas],
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


def published_text(questionnaire: Questionnaire) -> str:
    """The file as the site publishes it and as `quiz/editions/` keeps it."""
    return json.dumps(published_definition(questionnaire), ensure_ascii=False, indent=1) + "\n"


def read_published(text: str, name: str) -> Questionnaire:
    """The questionnaire of a `definition.json`; what the site does not publish (cells, advice) stays empty.

    Raises `EditionError` for anything that is no definition, or whose fingerprint is not that of its content.
    """
    if len(text) > MOST_BYTES:
        raise EditionError(f"{name} is te groot voor een vragenlijst. Kies een definition.json van de site.")
    try:
        data = json.loads(text)
        questionnaire = _questionnaire(data)
        claimed = str(data["fingerprint"])
        found = fingerprint_text(fingerprint(questionnaire))
    except RecursionError:
        raise EditionError(f"{name} is geen vragenlijst. Kies een definition.json van de site.") from None
    except json.JSONDecodeError as problem:
        raise EditionError(
            f"{name} is geen geldig JSON (regel {problem.lineno}). Kies een definition.json van de site."
        ) from None
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as problem:
        raise EditionError(
            f"{name} is geen vragenlijst van deze site (‘{str(problem).strip(chr(39))[:80]}’ ontbreekt of klopt niet). "
            "Kies een definition.json van de site."
        ) from None
    if claimed != found:
        raise EditionError(
            f"{name} is veranderd: er staat vingerafdruk {claimed[:20]}, maar de inhoud geeft {found}. "
            "Zet het bestand terug zoals het was."
        )
    return questionnaire


def editions_folder(instrument: str = MAIN) -> Path:
    """Where the editions of an instrument stand as they were published; that of the main one without a name."""
    return INSTRUMENTS / instrument / "editions" if instrument else FOLDER


def edition_named(name: str, current: Questionnaire, folder: Path = FOLDER) -> Questionnaire:
    """The questionnaire of a published edition, or the current one when it has that name."""
    if name == current.edition:
        return current
    return read_published((folder / f"{name}.json").read_text(encoding="utf-8-sig"), f"quiz/editions/{name}.json")


def earlier_editions(current: Questionnaire, folder: Path = FOLDER) -> list[dict[str, Any]]:
    """What the scan page needs to open codes of earlier editions, oldest first.

    Items and scale are those of the edition; names and cut-offs are today's, as those are on the page.
    A part that the edition did not have gets no score. Raises `EditionError` for a damaged file, or for two
    editions that a code could not tell apart.
    """
    today = client_data(current)
    known = {fingerprint(current): f"editie {current.edition}"}
    found: list[dict[str, Any]] = []
    for path in sorted(folder.glob("*.json")):
        old = read_published(path.read_text(encoding="utf-8-sig"), f"quiz/editions/{path.name}")
        value = fingerprint(old)
        if value in known:
            if value != fingerprint(current):
                raise EditionError(
                    f"quiz/editions/{path.name} is dezelfde vragenlijst als {known[value]}. Kies er één."
                )
            continue
        known[value] = path.name
        own = client_data(old)
        found.append(today | {key: own[key] for key in ("edition", "fingerprint", "codeLength", "scale", "items")})
    return found


def _published_dimension(dimension: Dimension) -> dict[str, str]:
    return {"id": dimension.id, "title": dimension.title, "page": dimension.page}


def _questionnaire(data: Mapping[str, Any]) -> Questionnaire:
    scale = data["scale"]
    questionnaire = Questionnaire(
        title=_text(data["title"]),
        edition=_text(data["edition"]),
        overall_title="",
        min_group_size=_number(data["min_group_size"]),
        items_per_step=8,
        scored=data.get("scored", True) is True,
        scale=Scale(
            points=tuple(ScalePoint(value=_number(p["value"]), label=_text(p["label"])) for p in scale["points"]),
            dont_know=_text(scale["dont_know"]["label"]),
            id=_text(scale.get("id", "")),
        ),
        bands=tuple(
            Band(id=str(n), start=_number(b["from"]), end=_number(b["to"]), name=_text(b["name"]), meaning="")
            for n, b in enumerate(data["bands"])
        ),
        disciplines=tuple(map(_dimension, data["disciplines"])),
        success_areas=tuple(map(_dimension, data["success_areas"])),
        items=tuple(map(_item, data["items"])),
    )
    if not questionnaire.items or not questionnaire.scale.points:
        raise ValueError("items")
    code_length(len(questionnaire.items))
    return questionnaire


def _dimension(data: Mapping[str, Any]) -> Dimension:
    return Dimension(id=_text(data["id"]), title=_text(data["title"]), short="", core="", page=_text(data["page"]))


def _item(data: Mapping[str, Any]) -> Item:
    area, reverse = data["success_area"], data["reverse_keyed"]
    if not isinstance(reverse, bool):
        raise TypeError("reverse_keyed")
    return Item(
        id=_text(data["id"]),
        text=_text(data["text"]),
        discipline=_text(data["discipline"]),
        success_area=None if area is None else _text(area),
        reverse_keyed=reverse,
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(str(value)[:40])
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(str(value)[:40])
    return value
