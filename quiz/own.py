"""What an organisation changes in the questionnaire: `eigen/definition/vragenlijst.toml`, laid over ours.

Our own files stay as they are, so that an update of them never meets a change of somebody else's. Only the standard
library, as for all of `quiz/`. Every fault is one Dutch sentence that names the file.
"""

from __future__ import annotations

import dataclasses
import os
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from quiz.meant import did_you_mean
from quiz.model import Advice, Blueprint, Item, Questionnaire
from quiz.toml_faults import toml_fault

ROOT: Final = Path(__file__).resolve().parent.parent
NAME: Final = "definition/vragenlijst.toml"
SENTENCES: Final = "definition/nl.toml"
"""Own words for a sentence of the scan, the tools or the frame of a page (quiz/languages/)."""
DROPPED: Final = "weg.txt"
SHOWN: Final = f"eigen/{NAME}"
"""How a fault calls the file."""
_PARTS: Final[dict[str, type]] = {
    "edition": str,
    "title": str,
    "talen": list,
    "weg": list,
    "tekst": dict,
    "vervang": dict,
    "erbij": dict,
    "advies": dict,
}
_WANTED: Final[dict[type, str]] = {
    str: "een tekst tussen aanhalingstekens",
    list: 'een rij zoals ["a", "b"]',
    dict: "een tabel",
}
_ADVICE: Final = tuple(field.name for field in dataclasses.fields(Advice) if field.name not in ("dimension", "band"))


class OwnError(Exception):
    """The file of an organisation cannot be used; the message is a Dutch sentence with its name."""


def folder() -> Path:
    """Where an organisation keeps what is its own; `EIGEN` in the environment names another place."""
    return Path(os.environ.get("EIGEN") or ROOT / "eigen")


def dropped_pages() -> Iterator[tuple[int, str]]:
    """The pages that `eigen/weg.txt` leaves out, as they stand there, each with its line."""
    path = folder() / DROPPED
    lines = path.read_text(encoding="utf-8-sig", errors="replace").splitlines() if path.is_file() else []
    for number, line in enumerate(lines, start=1):
        if name := line.partition("#")[0].strip().removeprefix("docs/"):
            yield number, name


def with_own(questionnaire: Questionnaire) -> Questionnaire:
    """Our questionnaire with what the organisation changed; itself when there is no file. Raises `OwnError`."""
    own = read()
    if not own:
        return questionnaire
    items = tuple(_items(questionnaire, own))
    changed = dataclasses.replace(
        questionnaire,
        title=own.get("title", questionnaire.title),
        edition=own.get("edition", questionnaire.edition),
        items=items,
        advice=tuple(_advice(questionnaire, own.get("advies", {}))),
    )
    if [item.id for item in items] == [item.id for item in questionnaire.items]:
        return changed
    if changed.edition == questionnaire.edition:
        raise OwnError(
            f"{SHOWN}: je hebt andere uitspraken, en daarom hoort er een eigen naam bij edition, zoals "
            f'edition = "{questionnaire.edition}-voorbeeld". Anders passen jullie codes schijnbaar bij die van anderen.'
        )
    return dataclasses.replace(changed, blueprint=_blueprint(changed))


def with_own_wording(questionnaire: Questionnaire) -> Questionnaire:
    """Our questionnaire with other words for the same items, and nothing that changes a code. Raises `OwnError`."""
    words = read().get("tekst", {})
    if not words:
        return questionnaire
    return dataclasses.replace(questionnaire, items=tuple(_items(questionnaire, {"tekst": words})))


def read() -> dict[str, Any]:
    """The file as tables; empty when it is not there. Raises `OwnError`."""
    path = folder() / NAME
    if not path.is_file():
        return {}
    text = ""
    try:
        text = path.read_text(encoding="utf-8-sig")
        own = tomllib.loads(text)
    except UnicodeDecodeError as problem:
        line = problem.object[: problem.start].count(b"\n") + 1
        raise OwnError(
            f"{SHOWN}, regel {line}: dit bestand is niet als UTF-8 bewaard. Bewaar het opnieuw, met UTF-8 als codering."
        ) from None
    except tomllib.TOMLDecodeError as problem:
        line, sentence = toml_fault(problem, text)
        raise OwnError(f"{SHOWN}, regel {line}: {sentence}.") from None
    for name, value in own.items():
        if name not in _PARTS:
            raise OwnError(f"{SHOWN}: ‘{name}’ kent de scan niet.{_meant(name, _PARTS)}")
        kind = _PARTS[name]
        if not isinstance(value, kind):
            raise OwnError(f"{SHOWN}: bij {name} hoort {_WANTED[kind]}.")
    return own


def own_names() -> frozenset[str]:
    """The ids of what the file says something about, to tell whether a fault is about it."""
    own = read()
    replaced = {str(item.get("id")) for item in own.get("vervang", {}).values() if isinstance(item, dict)}
    return frozenset(own.get("erbij", {}).keys() | own.get("tekst", {}).keys() | replaced)


def own_advice() -> frozenset[str]:
    """The texts of advice that the organisation has otherwise: `ONDERWERP.GROEP.meaning`."""
    return frozenset(
        f"{dimension}.{band}.{name}"
        for dimension, bands in read().get("advies", {}).items()
        if isinstance(bands, dict)
        for band, texts in bands.items()
        if isinstance(texts, dict)
        for name in texts
    )


def own_wording() -> frozenset[str]:
    """The ids of our items that the organisation says in other words, with the same meaning."""
    return frozenset(read().get("tekst", {}))


def languages_wanted() -> frozenset[str] | None:
    """The languages that the organisation keeps beside Dutch; None when it says nothing about that."""
    own = read()
    return frozenset(map(str, own["talen"])) if "talen" in own else None


def _items(questionnaire: Questionnaire, own: Mapping[str, Any]) -> Iterator[Item]:
    known = {item.id for item in questionnaire.items}
    replaced, gone, words = own.get("vervang", {}), own.get("weg", []), own.get("tekst", {})
    for name, named in (("vervang", replaced), ("weg", gone), ("tekst", words)):
        for item_id in named:
            if item_id not in known:
                raise OwnError(f"{SHOWN}, {name}: de uitspraak ‘{item_id}’ is er niet.{_meant(str(item_id), known)}")
    for item in questionnaire.items:
        if item.id in gone:
            continue
        if item.id in words:
            item = dataclasses.replace(item, text=_text(words[item.id], f"tekst, {item.id}"))
        yield _read_item(replaced[item.id], f"vervang.{item.id}", known, item) if item.id in replaced else item
    for item_id, table in own.get("erbij", {}).items():
        yield _read_item(table, f"erbij.{item_id}", known, None, item_id)


def _read_item(table: object, place: str, known: set[str], old: Item | None, item_id: str = "") -> Item:
    """An own item; what it does not say is that of the one in whose place it comes."""
    fields = {"id", "text", "discipline", "success_area"} if old else {"text", "discipline", "success_area"}
    if not isinstance(table, dict):
        raise OwnError(f"{SHOWN}, {place}: hier horen regels als text = …, elk op een eigen regel.")
    for name in table:
        if name not in fields:
            raise OwnError(f"{SHOWN}, {place}: ‘{name}’ kan hier niet.{_meant(name, fields)}")
    needed = ("id", "text") if old else ("text", "discipline")
    for name in needed:
        if name not in table:
            raise OwnError(f'{SHOWN}, {place}: {name} ontbreekt. Zet eronder: {name} = "…".')
    values: dict[str, Any] = {name: _text(value, f"{place}, {name}") for name, value in table.items()}
    new = str(values.pop("id", item_id))
    if new in known:
        raise OwnError(f"{SHOWN}, {place}: het id ‘{new}’ is al van een uitspraak van ons. Kies een nieuwe naam.")
    if old is not None:
        return dataclasses.replace(old, id=new, **values)
    return Item(id=new, text=values["text"], discipline=values["discipline"], success_area=values.get("success_area"))


def _advice(questionnaire: Questionnaire, own: Mapping[str, Any]) -> Iterator[Advice]:
    dimensions, bands = {a.dimension for a in questionnaire.advice}, {a.band for a in questionnaire.advice}
    for dimension, tables in own.items():
        if dimension not in dimensions or not isinstance(tables, dict):
            raise OwnError(f"{SHOWN}, advies: het onderwerp ‘{dimension}’ is er niet.{_meant(dimension, dimensions)}")
        for band, texts in tables.items():
            if band not in bands or not isinstance(texts, dict):
                raise OwnError(f"{SHOWN}, advies.{dimension}: de groep ‘{band}’ is er niet.{_meant(band, bands)}")
            for name in texts:
                if name not in _ADVICE:
                    raise OwnError(
                        f"{SHOWN}, advies.{dimension}.{band}: ‘{name}’ kan hier niet.{_meant(name, _ADVICE)}"
                    )
    for advice in questionnaire.advice:
        place = f"advies.{advice.dimension}.{advice.band}"
        texts = own.get(advice.dimension, {}).get(advice.band, {})
        values = {name: _text(value, f"{place}, {name}") for name, value in texts.items()}
        yield dataclasses.replace(advice, **values)


def _text(value: object, place: str) -> str:
    if not isinstance(value, str):
        raise OwnError(f"{SHOWN}, {place}: hier hoort {_WANTED[str]}.")
    return value


def _blueprint(q: Questionnaire) -> Blueprint:
    """How many items each part has now: who chooses the items chooses how they are divided."""
    each = Counter(item.discipline for item in q.items)
    areas = Counter(item.success_area for item in q.items)
    cells = Counter((item.discipline, item.success_area) for item in q.items)
    return Blueprint(
        per_discipline=each.most_common(1)[0][1] if len(set(each.values())) == 1 else None,
        per_success_area=tuple(sorted(areas[area.id] for area in q.success_areas)) or None,
        per_cell=tuple(sorted(cells[d.id, a.id] for d in q.disciplines for a in q.success_areas)) or None,
    )


def _meant(name: str, known: Iterable[str]) -> str:
    names = list(known)
    choice = f" Kies uit: {', '.join(sorted(names))}." if len(names) < 12 else ""
    return did_you_mean(name, names) or choice
