"""What an organisation changes in the questionnaire: `eigen/definition/vragenlijst.toml`, laid over ours.

All faults of the file are told at once, each as one Dutch sentence with its line.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from quiz.meant import did_you_mean
from quiz.model import Blueprint, Item, Questionnaire
from quiz.own import ADVICE, ITEM, NAME, PARTS, SHOWN, OwnError, folder, read, read_all
from quiz.text_faults import NOT_IN_A_FILE_NAME
from quiz.toml_lines import TomlPlace

_WANTED: Final[dict[type, str]] = {
    str: "een tekst tussen aanhalingstekens",
    list: 'een rij zoals ["a", "b"]',
    dict: "een tabel",
}
_ON_TOP: Final = frozenset(name for name, kind in PARTS.items() if kind is not dict)
"""What belongs to the file as a whole: written under a table, it becomes a part of that."""
_ENGLISH: Final = {
    **{"edition": "editie", "title": "titel"},
    **{english: dutch for dutch, english in (*ITEM.items(), *ADVICE.items()) if english != dutch},
}
"""Names of the model that somebody may write who knows it, and what they are called here."""


def with_own(questionnaire: Questionnaire) -> Questionnaire:
    """Our questionnaire with what the organisation changed; itself when there is no file. Raises `OwnError`."""
    written = read_all()
    if not written:
        return questionnaire
    if faults := [*_faults(questionnaire, written)]:
        raise OwnError(*faults)
    items = tuple(_items(questionnaire, written))
    changed = dataclasses.replace(
        questionnaire,
        title=written.get("titel", questionnaire.title),
        edition=written.get("editie", questionnaire.edition),
        items=items,
        advice=tuple(_advice(questionnaire, written.get("advies", {}))),
    )
    same = [item.id for item in items] == [item.id for item in questionnaire.items]
    return changed if same else dataclasses.replace(changed, blueprint=_blueprint(changed))


def with_own_wording(questionnaire: Questionnaire) -> Questionnaire:
    """Our questionnaire with other words for the same items, and nothing that changes a code. Raises `OwnError`.

    Only what can be used of these words: what is wrong with the file is told where the whole of it is read.
    """
    known = {item.id for item in questionnaire.items}
    words = {name: text for name, text in read().get("tekst", {}).items() if name in known and isinstance(text, str)}
    return dataclasses.replace(questionnaire, items=tuple(_items(questionnaire, {"tekst": words})))


def _items(questionnaire: Questionnaire, own: Mapping[str, Any]) -> Iterator[Item]:
    """The items with those of the organisation; what an own one does not say is that of the one in its place."""
    replaced, gone, words = own.get("vervang", {}), own.get("weg", []), own.get("tekst", {})
    for item in questionnaire.items:
        if item.id in gone:
            continue
        values = {ITEM[name]: value for name, value in replaced.get(item.id, {}).items()}
        yield dataclasses.replace(item, **({"text": words[item.id]} if item.id in words else {}) | values)
    for item_id, table in own.get("erbij", {}).items():
        values = {"success_area": None} | {ITEM[name]: value for name, value in table.items()}
        yield Item(**values | {"id": item_id})


def _advice(questionnaire: Questionnaire, own: Mapping[str, Any]) -> Iterator[Any]:
    for advice in questionnaire.advice:
        texts = own.get(advice.dimension, {}).get(advice.band, {})
        yield dataclasses.replace(advice, **{ADVICE[name]: value for name, value in texts.items()})


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


def _faults(questionnaire: Questionnaire, own: Mapping[str, Any]) -> Iterator[str]:
    """Everything that is wrong in the file, in its order as far as that can be."""
    place = TomlPlace(SHOWN, folder() / NAME)
    good = dict(own)
    for name, value in own.items():
        kind = PARTS.get(name)
        if kind is None:
            yield f"{place.at(name)}: ‘{name}’ kent de scan niet.{_meant(name, PARTS)}"
        elif not isinstance(value, kind):
            yield f"{place.at(name)}: hier hoort {_WANTED[kind]}."
            del good[name]
    if signs := sorted({*good.get("editie", "")} & NOT_IN_A_FILE_NAME):
        yield f"{place.at('editie')}: hier staat {' '.join(signs)}, en dat kan niet in de naam van een bestand."
    known = {item.id for item in questionnaire.items}
    yield from _item_faults(good, known, place)
    yield from _advice_faults(good.get("advies", {}), questionnaire, place)
    if any(good.get(name) for name in ("weg", "vervang", "erbij")) and good.get("editie") in (
        None,
        questionnaire.edition,
    ):
        yield (
            f"{place.at('editie')}: je hebt andere uitspraken, en daarom hoort er een eigen naam bij editie, zoals "
            f'editie = "{questionnaire.edition}-voorbeeld". Anders passen jullie codes schijnbaar bij die van anderen.'
        )


def _item_faults(own: Mapping[str, Any], known: set[str], place: TomlPlace) -> Iterator[str]:
    for part in ("weg", "tekst", "vervang"):
        for item_id in map(str, own.get(part, ())):  # in a row may stand anything, also another row
            if item_id not in known:
                at = place.at(part if part == "weg" else f"{part}.{item_id}")
                yield f"{at}: de uitspraak ‘{item_id}’ is er niet bij ons.{_meant(item_id, known)}"
    for item_id, text in own.get("tekst", {}).items():
        if not isinstance(text, str):
            yield f"{place.at(f'tekst.{item_id}')}: hier hoort {_WANTED[str]}."
    taken = set(known)
    for part, fields, needed in (
        ("vervang", tuple(ITEM), ("id", "tekst")),
        ("erbij", tuple(name for name in ITEM if name != "id"), ("tekst", "discipline")),
    ):
        for item_id, table in own.get(part, {}).items():
            at = f"{part}.{item_id}"
            if not isinstance(table, dict):
                yield f"{place.at(at)}: hier horen regels als tekst = …, elk op een eigen regel onder [{at}]."
                continue
            yield from _field_faults(table, fields, at, place)
            for name in needed:
                if name not in table and not any(_ENGLISH.get(each) == name for each in table):
                    yield f'{place.at(at)}: {name} ontbreekt. Zet eronder: {name} = "…".'
            new = str(table.get("id", item_id))
            if new in taken and (part == "erbij" or "id" in table):
                whose = "een uitspraak van ons" if new in known else "een andere van jullie"
                yield f"{place.at(at)}: het id ‘{new}’ is al van {whose}. Kies een nieuwe naam."
            taken.add(new)


def _advice_faults(own: Mapping[str, Any], q: Questionnaire, place: TomlPlace) -> Iterator[str]:
    dimensions, bands = {advice.dimension for advice in q.advice}, {advice.band for advice in q.advice}
    for dimension, tables in own.items():
        at = f"advies.{dimension}"
        if dimension not in dimensions:
            yield f"{place.at(at)}: het onderwerp ‘{dimension}’ is er niet.{_meant(dimension, dimensions)}"
        for band, texts in tables.items() if isinstance(tables, dict) else ():
            if band not in bands:
                yield f"{place.at(f'{at}.{band}')}: de groep ‘{band}’ is er niet.{_meant(band, bands)}"
            elif isinstance(texts, dict):
                yield from _field_faults(texts, tuple(ADVICE), f"{at}.{band}", place)
        if not (isinstance(tables, dict) and all(isinstance(texts, dict) for texts in tables.values())):
            yield f"{place.at(at)}: hier horen een groep en een tekst bij, zoals [{at}.{sorted(bands)[0]}]."


def _field_faults(table: Mapping[str, Any], fields: Iterable[str], at: str, place: TomlPlace) -> Iterator[str]:
    for name, value in table.items():
        if name not in fields:
            yield f"{place.at(f'{at}.{name}')}: ‘{name}’ kan hier niet.{_meant(name, fields)}"
        elif not isinstance(value, str):
            yield f"{place.at(f'{at}.{name}')}: hier hoort {_WANTED[str]}."


def _meant(name: str, known: Iterable[str]) -> str:
    names = list(known)
    if name in _ON_TOP and name not in names:
        return " Zet die regel helemaal bovenaan, boven de eerste regel die met [ begint."
    if _ENGLISH.get(name) in names:
        return f" Het heet hier ‘{_ENGLISH[name]}’."
    choice = f" Kies uit: {', '.join(sorted(names))}." if len(names) < 12 else ""
    return did_you_mean(name, names) or choice
