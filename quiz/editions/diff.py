"""What a change of the questionnaire does to saved answers and codes.

Three kinds, from harmless to harmful. *Wording*: everything that was saved stays readable and means the same.
*New edition*: codes stay readable, but an old answer or score no longer means the same, so old and new must not
be compared under one name. *Breaks codes*: the fingerprint changes (see `fingerprint`), so the site refuses
codes and answers in progress, unless the old edition ships with it (see `editions`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import IntEnum

from quiz.check.wording import comparable
from quiz.model import Dimension, Item, Questionnaire

OTHER_MEANING = 0.6
"""Two texts less alike than this (difflib's ratio, 0…1) are probably two statements. A rule of thumb."""


class Effect(IntEnum):
    """How far a change reaches; the higher, the more it breaks."""

    WORDING = 0
    NEW_EDITION = 1
    BREAKS_CODES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference: what it is about, and in Dutch what changed."""

    effect: Effect
    about: str
    message: str


def compare(old: Questionnaire, new: Questionnaire) -> list[Change]:
    """Every change from old to new that the published definition shows, the most harmful first."""
    changes = [*_items(old, new), *_scale(old, new), *_general(old, new)]
    for this, before, after in (
        ("deze discipline", old.disciplines, new.disciplines),
        ("dit succesgebied", old.success_areas, new.success_areas),
    ):
        changes += _dimensions(this, before, after)
    return sorted(changes, key=lambda change: -change.effect)


def _items(old: Questionnaire, new: Questionnaire) -> Iterator[Change]:
    before = {item.id: item for item in old.items}
    after = {item.id: item for item in new.items}
    renamed = _renamed([i for i in old.items if i.id not in after], [i for i in new.items if i.id not in before])
    for item in old.items:
        if item.id in renamed:
            yield _broken(item.id, f"heeft een ander id gekregen: ‘{renamed[item.id]}’. Geef het oude id terug.")
        elif item.id not in after:
            yield _broken(item.id, f"is weg (‘{item.text}’).")
    for item in new.items:
        if item.id not in before and item.id not in renamed.values():
            yield _broken(item.id, f"is nieuw (‘{item.text}’).")
    for item in old.items:
        if item.id in after:
            yield from _item(item, after[item.id])
    kept = [item.id for item in old.items if item.id in after]
    if kept != [item.id for item in new.items if item.id in before]:
        yield _broken("volgorde", "de uitspraken staan in een andere volgorde.")


def _item(old: Item, new: Item) -> Iterator[Change]:
    for another, before, after in (
        ("een andere discipline", old.discipline, new.discipline),
        ("een ander succesgebied", old.success_area, new.success_area),
    ):
        if before != after:
            yield _broken(old.id, f"hoort bij {another} ({before} → {after}).")
    if old.reverse_keyed != new.reverse_keyed:
        yield _broken(old.id, f"telt nu {'omgekeerd' if new.reverse_keyed else 'gewoon'} mee.")
    if old.text != new.text:
        alike = SequenceMatcher(None, comparable(old.text), comparable(new.text), autojunk=False).ratio()
        words = f"de tekst is veranderd: ‘{old.text}’ → ‘{new.text}’."
        if alike < OTHER_MEANING:
            yield Change(
                effect=Effect.NEW_EDITION,
                about=old.id,
                message=f"{words} Dat lijkt een andere uitspraak: oude antwoorden horen er niet bij. "
                "Geef een andere uitspraak een eigen id.",
            )
        else:
            yield Change(effect=Effect.WORDING, about=old.id, message=words)


def _scale(old: Questionnaire, new: Questionnaire) -> Iterator[Change]:
    if (old.scale.min, old.scale.max) != (new.scale.min, new.scale.max):
        yield _broken(
            "schaal", f"loopt van {new.scale.min} tot {new.scale.max} (was {old.scale.min} tot {old.scale.max})."
        )
    if old.scale.id != new.scale.id:
        was, is_now = (f"id ‘{scale.id}’" if scale.id else "geen id" for scale in (old.scale, new.scale))
        yield _broken("schaal", f"heeft nu {is_now} (had {was}). Zo betekent elk antwoord iets anders.")
    labels = {point.value: point.label for point in old.scale.points}
    same_kind = old.scale.id != new.scale.id or {*labels.values()} & {point.label for point in new.scale.points}
    for point in new.scale.points:
        before = labels.get(point.value, point.label)
        if before != point.label:
            moved = point.label in labels.values()
            yield Change(
                effect=Effect.WORDING if same_kind and not moved else Effect.NEW_EDITION,
                about=f"antwoord {point.value}",
                message=f"heet nu ‘{point.label}’ (was ‘{before}’)."
                + (" Zo betekent een oud antwoord iets anders." if moved else ""),
            )
    if not same_kind:
        yield Change(
            effect=Effect.NEW_EDITION,
            about="schaal",
            message="elk antwoord heet anders. Is het ook een andere soort antwoord, zoals hoe vaak iets gebeurt? Geef "
            'de schaal dan een id, zoals id="hoe-vaak". Oude codes passen er dan niet meer bij.',
        )
    if old.scale.dont_know != new.scale.dont_know:
        yield _worded("antwoord 0", f"heet nu ‘{new.scale.dont_know}’ (was ‘{old.scale.dont_know}’).")


def _general(old: Questionnaire, new: Questionnaire) -> Iterator[Change]:
    if old.title != new.title:
        yield _worded("titel", f"‘{old.title}’ → ‘{new.title}’.")
    cuts = [[(band.start, band.end) for band in q.bands] for q in (old, new)]
    if cuts[0] != cuts[1]:
        before, after = (", ".join(f"{start}–{end}" for start, end in cut) for cut in cuts)
        yield Change(
            effect=Effect.NEW_EDITION,
            about="groepen",
            message=f"de grenzen zijn {after} (was {before}). Dezelfde score krijgt een ander woord.",
        )
    elif [band.name for band in old.bands] != [band.name for band in new.bands]:
        yield _worded("groepen", "een groep heeft een andere naam.")
    if old.min_group_size != new.min_group_size:
        yield _worded(
            "drempel", f"een teambeeld begint bij {new.min_group_size} codes (was {old.min_group_size}). Codes blijven."
        )


def _dimensions(this: str, old: Sequence[Dimension], new: Sequence[Dimension]) -> Iterator[Change]:
    before, after = ({d.id: d for d in dimensions} for dimensions in (old, new))
    for d in old:
        if d.id not in after:
            yield Change(effect=Effect.NEW_EDITION, about=d.id, message=f"{this} is weg.")
        elif d.title != after[d.id].title:
            yield _worded(d.id, f"heet nu ‘{after[d.id].title}’ (was ‘{d.title}’).")
    for d in new:
        if d.id not in before:
            yield Change(effect=Effect.NEW_EDITION, about=d.id, message=f"{this} is nieuw.")
        elif d.page != before[d.id].page:
            yield _worded(d.id, f"verwijst naar een andere pagina ({d.page}).")


def _renamed(gone: Sequence[Item], added: Sequence[Item]) -> dict[str, str]:
    """Old id → new id of items whose text stayed."""
    texts = {comparable(item.text): item.id for item in added}
    return {item.id: texts[comparable(item.text)] for item in gone if comparable(item.text) in texts}


def _broken(about: str, message: str) -> Change:
    return Change(effect=Effect.BREAKS_CODES, about=about, message=message)


def _worded(about: str, message: str) -> Change:
    return Change(effect=Effect.WORDING, about=about, message=message)
