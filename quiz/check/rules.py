"""All faults of a definition at once, each in a sentence an editor can act on.

A fault names the thing it is about, what was expected, what was found and how to mend it.
Nothing here raises on bad data: a definition with thirty faults gives thirty sentences.
"""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from quiz.check.kinds import shape_faults
from quiz.check.wording import comparable, wording_faults
from quiz.codes import BASE
from quiz.instrument import LOWEST_GROUP_SIZE
from quiz.meant import did_you_mean
from quiz.model import DONT_KNOW, Blueprint, Dimension, Item, Questionnaire
from quiz.text_faults import NOT_IN_A_FILE_NAME

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_POSITION = re.compile(r"(?:vraag|item|uitspraak|stelling|q)-?\d+|\d+")
HIGHEST = BASE - 1
"""The highest answer that a code has room for; 0 is *weet ik niet*."""
_NEAR_EQUAL = 0.86
"""Two texts more alike than this (difflib's ratio, 0…1) are reported as near-equal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing to mend: `about` says where, `message` what is wrong and how to mend it.

    `written` is a pattern for how the definition begins what it is about; empty where that is an id.
    """

    about: str
    message: str
    written: str = ""

    def __str__(self) -> str:
        return f"{self.about}: {self.message}"


Faults = Iterator[Fault]


def validate(
    questionnaire: Questionnaire,
    *,
    pages: Collection[str] | None = None,
    practices: Collection[str] | None = None,
) -> list[Fault]:
    """Every fault of a questionnaire, in the order in which an editor would meet them.

    `pages` are the addresses that the site has and `practices` the slugs of its werkvormen;
    `None` leaves those two checks out. Where a part is of the wrong kind, only that is told: no other rule can
    look at it.
    """
    wrong = kind_faults(questionnaire)
    if wrong:
        return wrong
    checks: tuple[Callable[[], Faults], ...] = (
        lambda: _general(questionnaire),
        lambda: (dataclasses.replace(fault, written=r"\bScale\(") for fault in _scale(questionnaire)),
        lambda: _bands(questionnaire),
        lambda: _dimensions(questionnaire, pages),
        lambda: _items(questionnaire),
        lambda: _similar_items(questionnaire.items),
        lambda: _blueprint(questionnaire),
        lambda: _order(questionnaire.items),
        lambda: _cells(questionnaire),
        lambda: _advice(questionnaire, practices),
    )
    return [fault for check in checks for fault in check()]


def kind_faults(questionnaire: Questionnaire) -> list[Fault]:
    """The first pass: every part that is of another kind than the model says, such as a number in quotation marks."""
    return [Fault(about=about, message=message) for about, message in shape_faults(questionnaire, Questionnaire)]


def _general(q: Questionnaire) -> Faults:
    for field, name in (("title", "titel"), ("edition", "editie"), ("overall_title", "naam van het geheel")):
        if not getattr(q, field).strip():
            yield Fault(about="vragenlijst", message=f"de {name} is leeg. Vul hem in.", written=rf"\b{field}=")
    if signs := sorted({*q.edition} & NOT_IN_A_FILE_NAME):
        yield Fault(
            about="vragenlijst",
            message=f"in de editie staat {' '.join(signs)}, en dat kan niet in de naam van een bestand. Laat het weg.",
            written=r"\bedition=",
        )
    if q.min_group_size < LOWEST_GROUP_SIZE:
        yield Fault(
            about="vragenlijst",
            message=f"min_group_size is {q.min_group_size}, en lager dan {LOWEST_GROUP_SIZE} mag niet: "
            "een kleinere groep laat zien wie wat heeft gezegd.",
            written=r"\bmin_group_size=",
        )
    if not q.items:
        yield Fault(about="vragenlijst", message="er zijn geen uitspraken. Voeg er minstens één toe.")
    if not 1 <= q.items_per_step <= 8:
        yield Fault(
            about="vragenlijst",
            message=f"items_per_step is {q.items_per_step}. Kies 1 tot en met 8: "
            "meer uitspraken op één scherm leest niemand.",
            written=r"\bitems_per_step=",
        )


def _scale(q: Questionnaire) -> Faults:
    points = q.scale.points
    if len(points) < 2:
        yield Fault(about="schaal", message="een schaal heeft minstens twee antwoorden nodig.")
        return
    values = [point.value for point in points]
    if values != list(range(values[0], values[0] + len(values))):
        yield Fault(
            about="schaal",
            message=f"de waarden zijn {_listed(values)}, maar ze moeten steeds één hoger worden, zonder gat.",
        )
    if DONT_KNOW in values:
        yield Fault(about="schaal", message="de waarde 0 is van ‘weet ik niet’. Begin de schaal bij 1.")
    if max(values) > HIGHEST:
        yield Fault(
            about="schaal",
            message=f"de hoogste waarde is {max(values)}, maar in een code past per uitspraak hoogstens {HIGHEST}. "
            f"Kies een schaal van 1 tot en met {HIGHEST}, of korter.",
        )
    if q.scale.id and not _ID.fullmatch(q.scale.id):
        yield Fault(about="schaal", message=_id_rule(q.scale.id, example="hoe-vaak"))
    labels = [point.label for point in points] + [q.scale.dont_know]
    for label, count in Counter(labels).items():
        if not label.strip():
            yield Fault(about="schaal", message="een antwoord heeft geen tekst. Schrijf erbij wat het betekent.")
        elif count > 1:
            yield Fault(about="schaal", message=f"‘{label}’ staat er {count} keer. Elk antwoord is anders.")


def _bands(q: Questionnaire) -> Faults:
    expected = 0
    for band in q.bands:
        about, written = f"groep ‘{band.name or band.id}’", rf"\bBand\(\s*id=[\"']{re.escape(band.id)}[\"']"
        if band.start != expected:
            yield Fault(
                about=about,
                message=f"begint bij {band.start}, maar de vorige groep eindigt bij {expected - 1}: "
                f"begin bij {expected}.",
                written=written,
            )
        if band.end < band.start:
            yield Fault(
                about=about,
                message=f"eindigt bij {band.end}, en dat is voor het begin ({band.start}).",
                written=written,
            )
        for name, text in (("name", band.name), ("meaning", band.meaning)):
            if not text.strip():
                yield Fault(about=about, message=f"{name} is leeg. Schrijf op wat de lezer ziet.", written=written)
        expected = band.end + 1
    if q.bands and expected != 101:
        yield Fault(
            about="groepen",
            message=f"de laatste groep eindigt bij {expected - 1}. Eindig bij 100, de hoogste score.",
            written=rf"\bBand\(\s*id=[\"']{re.escape(q.bands[-1].id)}[\"']",
        )
    if not q.bands and q.scored:
        yield Fault(about="groepen", message="er zijn geen groepen. Verdeel 0 tot en met 100 in minstens één groep.")
    yield from _duplicates((band.id for band in q.bands), "groep", "Geef elke groep een eigen id.")


def _dimensions(q: Questionnaire, pages: Collection[str] | None) -> Faults:
    yield from _duplicates(
        (d.id for d in q.dimensions), "discipline of succesgebied", "Geef elk onderdeel een eigen id."
    )
    yield from _duplicates((d.title for d in q.dimensions), "discipline of succesgebied", "Kies een andere naam.")
    for d in q.dimensions:
        yield from _dimension(d, pages)


def _dimension(d: Dimension, pages: Collection[str] | None) -> Faults:
    if not _ID.fullmatch(d.id):
        yield Fault(about=d.id or "onderdeel zonder id", message=_id_rule(d.id))
    for name, text in (("title", d.title), ("short", d.short), ("core", d.core)):
        if not text.strip():
            yield Fault(about=d.id, message=f"{name} is leeg. Vul hem in.")
    if d.core.strip() and not d.core.rstrip().endswith((".", "!")):
        yield Fault(about=d.id, message="de kern (core) eindigt niet met een punt. Zet er een punt achter.")
    if pages is not None and d.page not in pages:
        yield Fault(
            about=d.id,
            message=f"de pagina ‘{d.page}’ bestaat niet in docs/.{did_you_mean(d.page, pages)}",
        )


def _items(q: Questionnaire) -> Faults:
    disciplines = [d.id for d in q.disciplines]
    success_areas = [d.id for d in q.success_areas]
    yield from _duplicates(
        (item.id for item in q.items), "uitspraak", "Een id hoort bij één uitspraak: geef de tweede een ander id."
    )
    for item in q.items:
        about = item.id or f"uitspraak zonder id (‘{item.text}’)"
        if not _ID.fullmatch(item.id):
            yield Fault(about=about, message=_id_rule(item.id))
        elif _POSITION.fullmatch(item.id):
            yield Fault(
                about=about,
                message="dit id noemt een plaats in de lijst. Zeg waar de uitspraak over gaat, "
                "zoals ‘team-hulp-vragen’: de plaats kan veranderen.",
            )
        if item.discipline not in disciplines:
            yield Fault(
                about=about,
                message=f"de discipline ‘{item.discipline}’ bestaat niet.{did_you_mean(item.discipline, disciplines)}",
            )
        if success_areas and not item.success_area:
            yield Fault(about=about, message=f"heeft geen succesgebied. Kies er één: {', '.join(success_areas)}.")
        elif item.success_area and item.success_area not in success_areas:
            yield Fault(
                about=about,
                message=f"het succesgebied ‘{item.success_area}’ bestaat niet."
                f"{did_you_mean(item.success_area, success_areas)}",
            )
        for message in wording_faults(item.text):
            yield Fault(about=about, message=message)


def _similar_items(items: tuple[Item, ...]) -> Faults:
    texts = [(item.id, comparable(item.text)) for item in items]
    for position, (first_id, first) in enumerate(texts):
        for second_id, second in texts[position + 1 :]:
            if not first or not second:
                continue
            if first == second:
                yield Fault(about=second_id, message=f"heeft dezelfde tekst als ‘{first_id}’. Schrijf een andere.")
            elif _alike(first, second):
                yield Fault(
                    about=second_id,
                    message=f"lijkt erg op ‘{first_id}’. Wie ze na elkaar leest, denkt dat het dezelfde vraag is.",
                )


def _alike(first: str, second: str) -> bool:
    most = 2 * (_letters(first) & _letters(second)).total() / (len(first) + len(second))
    return most > _NEAR_EQUAL and SequenceMatcher(None, first, second, autojunk=False).ratio() > _NEAR_EQUAL


@lru_cache(maxsize=512)
def _letters(text: str) -> Counter[str]:
    """How often each letter is in a text: two texts are never more alike than these are, and that is quickly known."""
    return Counter(text)


def _blueprint(q: Questionnaire) -> Faults:
    plan: Blueprint = q.blueprint
    if plan.per_discipline is not None:
        for d in q.disciplines:
            count = len(q.items_of(d.id))
            if count != plan.per_discipline:
                yield Fault(
                    about=d.id, message=f"heeft {_items_in_words(count)} en het moeten er {plan.per_discipline} zijn."
                )
    if plan.per_success_area is not None:
        counts = sorted(len(q.items_of(d.id)) for d in q.success_areas)
        if counts != sorted(plan.per_success_area):
            found = ", ".join(f"{d.title} {len(q.items_of(d.id))}" for d in q.success_areas)
            yield Fault(
                about="succesgebieden",
                message=f"de aantallen uitspraken kloppen niet ({found}). "
                f"Nodig is, in welke volgorde ook: {_listed(sorted(plan.per_success_area))}.",
            )
    if plan.per_cell is not None:
        yield from _cell_counts(q, plan.per_cell)


def _cell_counts(q: Questionnaire, plan: tuple[int, ...]) -> Faults:
    counts = {(d, a): len(q.items_in_cell(d.id, a.id)) for d in q.disciplines for a in q.success_areas}
    for (d, a), count in counts.items():
        if count < min(plan):
            yield Fault(
                about=f"vak {d.title} × {a.title}",
                message="heeft geen uitspraak. Elk vak van de leerkaart heeft er minstens één.",
            )
        elif count > max(plan):
            yield Fault(
                about=f"vak {d.title} × {a.title}",
                message=f"heeft {_items_in_words(count)} en mag er hoogstens {max(plan)} hebben.",
            )
    doubles = sum(count == 2 for count in counts.values())
    if doubles != plan.count(2):
        yield Fault(
            about="leerkaart",
            message=f"het aantal vakken met twee uitspraken is {doubles} en het moeten er {plan.count(2)} zijn.",
        )


def _order(items: tuple[Item, ...]) -> Faults:
    sizes = Counter((item.discipline, item.success_area) for item in items)
    if sizes and max(sizes.values()) > (len(items) + 1) // 2:
        return  # no order keeps them apart, as where all are about one subject
    for first, second in itertools.pairwise(items):
        if (first.discipline, first.success_area) == (second.discipline, second.success_area):
            yield Fault(
                about=second.id,
                message=f"staat direct na ‘{first.id}’ uit hetzelfde vak. "
                "Zet er een uitspraak uit een ander vak tussen.",
            )


def _cells(q: Questionnaire) -> Faults:
    if not q.cells:
        return
    known = {(d.id, a.id): f"vak {d.title} × {a.title}" for d in q.disciplines for a in q.success_areas}
    seen = Counter((cell.discipline, cell.success_area) for cell in q.cells)
    for key, about in known.items():
        if not seen[key]:
            yield Fault(about=about, message="heeft geen tekst. Voeg een Cell toe in quiz/definition/cells.py.")
        elif seen[key] > 1:
            yield Fault(about=about, message=f"heeft {seen[key]} teksten. Bewaar er één.")
    for cell in q.cells:
        about = known.get((cell.discipline, cell.success_area), "")
        if not about:
            about = f"vak {cell.discipline} × {cell.success_area}"
            yield Fault(about=about, message="deze combinatie van discipline en succesgebied bestaat niet.")
        yield from _sentences(about, (("good", cell.good), ("first_step", cell.first_step)))


def _advice(q: Questionnaire, practices: Collection[str] | None) -> Faults:
    if not q.advice:
        return
    wanted = {(d.id, b.id): f"advies {d.title}, ‘{b.name}’" for d in q.dimensions for b in q.bands}
    seen = Counter((advice.dimension, advice.band) for advice in q.advice)
    for key, about in wanted.items():
        if not seen[key]:
            yield Fault(about=about, message="ontbreekt. Voeg een Advice toe in quiz/definition/advice.py.")
        elif seen[key] > 1:
            yield Fault(about=about, message=f"staat er {seen[key]} keer. Bewaar er één.", written=_advised(*key))
    for advice in q.advice:
        about, written = wanted.get((advice.dimension, advice.band), ""), _advised(advice.dimension, advice.band)
        if not about:
            about = f"advies {advice.dimension}, ‘{advice.band}’"
            yield Fault(about=about, message="dit onderdeel of deze groep bestaat niet.", written=written)
        texts = [(name, getattr(advice, name)) for name in ("meaning", "question", "first_step", "team_step")]
        yield from (dataclasses.replace(fault, written=written) for fault in _sentences(about, texts))
        if practices is not None and advice.practice not in practices:
            yield Fault(
                about=about,
                message=f"de werkvorm ‘{advice.practice}’ bestaat niet in docs/werkvormen/."
                f"{did_you_mean(advice.practice, practices)}",
                written=written,
            )


def _advised(dimension: str, band: str) -> str:
    """What an advice begins with in the definition, as a pattern."""
    return rf"\bdimension=[\"']{re.escape(dimension)}[\"'],\s*band=[\"']{re.escape(band)}[\"']"


def _sentences(about: str, texts: Iterable[tuple[str, str]]) -> Faults:
    for name, text in texts:
        if not text.strip():
            yield Fault(about=about, message=f"{name} is leeg. Schrijf er een zin.")
        elif not text.rstrip().endswith((".", "?", "!")):
            yield Fault(about=about, message=f"{name} eindigt niet met een punt of vraagteken.")


def _duplicates(values: Iterable[str], kind: str, mend: str) -> Faults:
    for value, count in Counter(values).items():
        if count > 1:
            yield Fault(about=value, message=f"deze {kind} staat er {count} keer. {mend}")


def _id_rule(found: str, example: str = "team-hulp-vragen") -> str:
    if not found:
        return f"het id is leeg. Geef een korte naam met kleine letters en streepjes, zoals ‘{example}’."
    unseen = [f"U+{ord(sign):04X}" for sign in found if not sign.isprintable()]
    if unseen:
        return f"in het id staat een teken dat niemand ziet ({unseen[0]}). Typ het id opnieuw."
    return f"‘{found}’ is geen geldig id. Gebruik kleine letters, cijfers en streepjes, zoals ‘{example}’."


def _items_in_words(count: int) -> str:
    return "1 uitspraak" if count == 1 else f"{count} uitspraken"


def _listed(values: Iterable[int]) -> str:
    return ", ".join(str(value) for value in values)
