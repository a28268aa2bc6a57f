"""Every fault that an editor can make is told, in these words, and all at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from quiz.check.places import known_pages, known_practices
from quiz.check.rules import validate
from quiz.definition import QUESTIONNAIRE
from quiz.model import Blueprint, Questionnaire, ScalePoint
from tests.unit.questionnaires import (
    ADVICE,
    AREAS,
    BANDS,
    CELLS,
    DISCIPLINES,
    ITEMS,
    PAGES,
    PRACTICES,
    SMALL,
    changed,
    scale,
)

DOCS = Path(__file__).resolve().parents[2] / "docs"
POINTS = scale().points
DOUBLE = "vraagt misschien twee dingen tegelijk. Maak er twee uitspraken van of kies er één."
POSITION = "Zeg waar de uitspraak over gaat, zoals ‘team-hulp-vragen’: de plaats kan veranderen."

BEYOND = (
    "schaal: de hoogste waarde is 7, maar in een code past per uitspraak hoogstens 5. "
    "Kies een schaal van 1 tot en met 5, of korter."
)


def sentences(questionnaire: Questionnaire) -> list[str]:
    return [str(fault) for fault in validate(questionnaire, pages=PAGES, practices=PRACTICES)]


def small(**changes: object) -> Questionnaire:
    return replace(SMALL, **changes)


def item(place: int, **changes: object) -> Questionnaire:
    return replace(SMALL, items=changed(ITEMS, place, **changes))


SEEDED: dict[str, tuple[Questionnaire, list[str]]] = {
    # The whole
    "no title": (small(title=" "), ["vragenlijst: de titel is leeg. Vul hem in."]),
    "no edition": (small(edition=""), ["vragenlijst: de editie is leeg. Vul hem in."]),
    "no name for the whole": (small(overall_title=""), ["vragenlijst: de naam van het geheel is leeg. Vul hem in."]),
    "a threshold that shows persons": (
        small(min_group_size=3),
        [
            "vragenlijst: min_group_size is 3, en lager dan 5 mag niet: "
            "een kleinere groep laat zien wie wat heeft gezegd."
        ],
    ),
    "no items": (small(items=()), ["vragenlijst: er zijn geen uitspraken. Voeg er minstens één toe."]),
    "steps that are too long": (
        small(items_per_step=9),
        [
            "vragenlijst: items_per_step is 9. Kies 1 tot en met 8: meer uitspraken op één scherm leest niemand.",
        ],
    ),
    # Another kind of value: nothing else can be looked at then
    "numbers in quotation marks": (
        small(min_group_size="7", bands=changed(BANDS, 1, start="50"), items=changed(ITEMS, 0, text="")),
        [
            'vragenlijst: bij min_group_size staat "7", maar daar hoort een heel getal zonder aanhalingstekens.',
            'groep 2 (‘hoog’): bij start staat "50", maar daar hoort een heel getal zonder aanhalingstekens.',
        ],
    ),
    "a number for a text, and nothing for one": (
        small(edition=2026, disciplines=changed(DISCIPLINES, 0, core=None)),
        [
            "vragenlijst: bij edition staat 2026, maar daar hoort een tekst tussen aanhalingstekens.",
            "discipline 1 (‘denken’): bij core staat None, maar daar hoort een tekst tussen aanhalingstekens.",
        ],
    ),
    "a number that Python cannot write": (
        small(items_per_step=10**5000),
        ["vragenlijst: bij items_per_step staat een getal van meer dan 40 cijfers. Maak het kleiner."],
    ),
    "a row in the wrong brackets, and one that lost its comma": (
        small(items=list(ITEMS), bands=BANDS[0]),
        [
            "vragenlijst: bij bands staat Band(…), maar daar hoort een rij: tussen ( en ), met een komma achter elk "
            "deel.",
            "vragenlijst: bij items staat een rij tussen [ en ], maar daar hoort een rij: tussen ( en ), met een komma "
            "achter elk deel.",
        ],
    ),
    "a row inside a row": (
        small(items=(*ITEMS, (ITEMS[0],))),
        ["uitspraak 5: hier staat een rij tussen ( en ), maar daar hoort Item(…)."],
    ),
    "a text in two parts and a word for true": (
        item(2, text=("We delen", "alles."), reverse_keyed="ja"),
        [
            "uitspraak 3 (‘cijfers-delen’): bij text staat een rij tussen ( en ), maar daar hoort een tekst tussen "
            "aanhalingstekens.",
            'uitspraak 3 (‘cijfers-delen’): bij reverse_keyed staat "ja", maar daar hoort True of False, zonder '
            "aanhalingstekens.",
        ],
    ),
    "a blueprint and a scale with other kinds": (
        small(
            blueprint=Blueprint(per_cell=(1, "2")),  # type: ignore[arg-type]
            scale=replace(scale(), points=(*POINTS[:4], ScalePoint(value=5.0, label="eens"))),  # type: ignore[arg-type]
        ),
        [
            "antwoord 5 (‘eens’): bij value staat 5.0, maar daar hoort een heel getal zonder aanhalingstekens.",
            'blueprint: bij per_cell, op plaats 2, staat "2", maar daar hoort een heel getal zonder aanhalingstekens.',
        ],
    ),
    # The scale
    "a scale of one answer": (
        small(scale=replace(scale(), points=POINTS[:1])),
        ["schaal: een schaal heeft minstens twee antwoorden nodig."],
    ),
    "a gap in the scale": (
        small(scale=replace(scale(), points=(*POINTS[:2], *POINTS[3:]))),
        ["schaal: de waarden zijn 1, 2, 4, 5, maar ze moeten steeds één hoger worden, zonder gat."],
    ),
    "a scale from zero": (
        small(scale=scale(0, 4)),
        ["schaal: de waarde 0 is van ‘weet ik niet’. Begin de schaal bij 1."],
    ),
    "a scale beyond a code": (
        small(scale=scale(1, 7)),
        [BEYOND],
    ),
    "an edition that is no name of a file": (
        small(edition="2027/1?"),
        ["vragenlijst: in de editie staat / ?, en dat kan niet in de naam van een bestand. Laat het weg."],
    ),
    "a kind of scale with a space": (
        small(scale=replace(scale(), id="Hoe vaak")),
        ["schaal: ‘Hoe vaak’ is geen geldig id. Gebruik kleine letters, cijfers en streepjes, zoals ‘hoe-vaak’."],
    ),
    "an answer without words": (
        small(scale=replace(scale(), points=(*POINTS[:4], ScalePoint(value=5, label="")))),
        ["schaal: een antwoord heeft geen tekst. Schrijf erbij wat het betekent."],
    ),
    "the same answer twice": (
        small(scale=replace(scale(), points=(*POINTS[:4], ScalePoint(value=5, label="eens")))),
        ["schaal: ‘eens’ staat er 2 keer. Elk antwoord is anders."],
    ),
    # The bands
    "no bands": (
        small(bands=(), advice=()),
        ["groepen: er zijn geen groepen. Verdeel 0 tot en met 100 in minstens één groep."],
    ),
    "a gap between bands": (
        small(bands=changed(BANDS, 1, start=55)),
        ["groep ‘Hoog’: begint bij 55, maar de vorige groep eindigt bij 49: begin bij 50."],
    ),
    "bands that overlap": (
        small(bands=changed(BANDS, 1, start=40)),
        ["groep ‘Hoog’: begint bij 40, maar de vorige groep eindigt bij 49: begin bij 50."],
    ),
    "bands that stop too early": (
        small(bands=changed(BANDS, 1, end=99)),
        ["groepen: de laatste groep eindigt bij 99. Eindig bij 100, de hoogste score."],
    ),
    "a band that ends before it begins": (
        small(bands=changed(BANDS, 0, end=-5)),
        [
            "groep ‘Laag’: eindigt bij -5, en dat is voor het begin (0).",
            "groep ‘Hoog’: begint bij 50, maar de vorige groep eindigt bij -5: begin bij -4.",
        ],
    ),
    "a band without a name": (
        small(bands=changed(BANDS, 0, name="")),
        ["groep ‘laag’: name is leeg. Schrijf op wat de lezer ziet."],
    ),
    "a band without a meaning": (
        small(bands=changed(BANDS, 0, meaning="")),
        ["groep ‘Laag’: meaning is leeg. Schrijf op wat de lezer ziet."],
    ),
    "two bands with one id": (
        small(bands=changed(BANDS, 1, id="laag"), advice=()),
        ["laag: deze groep staat er 2 keer. Geef elke groep een eigen id."],
    ),
    # Disciplines and success areas
    "two dimensions with one id": (
        small(success_areas=changed(AREAS, 1, id="denken"), items=ITEMS[:1], cells=(), advice=()),
        ["denken: deze discipline of succesgebied staat er 2 keer. Geef elk onderdeel een eigen id."],
    ),
    "two dimensions with one name": (
        small(success_areas=changed(AREAS, 1, title="Denken")),
        ["Denken: deze discipline of succesgebied staat er 2 keer. Kies een andere naam."],
    ),
    "a dimension with a bad id": (
        small(disciplines=changed(DISCIPLINES, 0, id="Het Denken"), items=ITEMS[1::2], cells=(), advice=()),
        [
            "Het Denken: ‘Het Denken’ is geen geldig id. Gebruik kleine letters, cijfers en streepjes, "
            "zoals ‘team-hulp-vragen’."
        ],
    ),
    "a dimension without a core": (
        small(disciplines=changed(DISCIPLINES, 0, core="")),
        ["denken: core is leeg. Vul hem in."],
    ),
    "a core without a full stop": (
        small(disciplines=changed(DISCIPLINES, 0, core="Denken in één zin")),
        ["denken: de kern (core) eindigt niet met een punt. Zet er een punt achter."],
    ),
    "a dimension without a short name": (
        small(success_areas=changed(AREAS, 0, short="")),
        ["rust: short is leeg. Vul hem in."],
    ),
    "a page that is not there": (
        small(success_areas=changed(AREAS, 0, page="rusd/")),
        ["rust: de pagina ‘rusd/’ bestaat niet in docs/. Bedoel je ‘rust/’?"],
    ),
    # Items
    "one id for two items": (
        item(1, id="hulp-vragen"),
        ["hulp-vragen: deze uitspraak staat er 2 keer. Een id hoort bij één uitspraak: geef de tweede een ander id."],
    ),
    "an item without id": (
        item(0, id=""),
        [
            "uitspraak zonder id (‘We vragen elkaar om hulp.’): het id is leeg. Geef een korte naam met kleine letters "
            "en streepjes, zoals ‘team-hulp-vragen’."
        ],
    ),
    "an id with a capital and a space": (
        item(0, id="Hulp vragen"),
        [
            "Hulp vragen: ‘Hulp vragen’ is geen geldig id. Gebruik kleine letters, cijfers en streepjes, "
            "zoals ‘team-hulp-vragen’."
        ],
    ),
    "an id with a sign that nobody sees": (
        item(0, id="team\u200b-hulp"),
        ["team\u200b-hulp: in het id staat een teken dat niemand ziet (U+200B). Typ het id opnieuw."],
    ),
    "an id that is a position": (
        item(0, id="vraag-7"),
        [f"vraag-7: dit id noemt een plaats in de lijst. {POSITION}"],
    ),
    "a discipline that is misspelt": (
        item(0, discipline="dengen"),
        ["hulp-vragen: de discipline ‘dengen’ bestaat niet. Bedoel je ‘denken’?"],
    ),
    "a discipline that is like no other": (
        item(0, discipline="xyz"),
        ["hulp-vragen: de discipline ‘xyz’ bestaat niet."],
    ),
    "a success area that is misspelt": (
        item(0, success_area="ruste"),
        ["hulp-vragen: het succesgebied ‘ruste’ bestaat niet. Bedoel je ‘rust’?"],
    ),
    "an item without a success area": (
        item(0, success_area=None),
        ["hulp-vragen: heeft geen succesgebied. Kies er één: rust, ruimte."],
    ),
    "an empty text": (item(0, text=""), ["hulp-vragen: de tekst is leeg. Schrijf een uitspraak."]),
    "a question": (
        item(0, text="Vragen we elkaar om hulp?"),
        ["hulp-vragen: eindigt met een vraagteken. Een uitspraak is een zin en eindigt met een punt."],
    ),
    "two things in one": (
        item(0, text="We vragen elkaar om hulp en advies."),
        [f"hulp-vragen: bevat ‘en’ en {DOUBLE}"],
    ),
    "a negation": (
        item(0, text="We weigeren elkaar nooit hulp."),
        ["hulp-vragen: bevat de ontkenning ‘nooit’. Zeg wat je wél ziet: ontkenningen lezen mensen verkeerd."],
    ),
    "too many words": (
        item(0, text="We vragen elkaar om hulp" + " bij het werk" * 4 + "."),
        ["hulp-vragen: heeft 17 woorden; 15 is het meest. Maak de uitspraak korter."],
    ),
    "the same text twice": (
        item(3, text="We vragen elkaar om HULP."),
        ["klanten-bezoeken: heeft dezelfde tekst als ‘hulp-vragen’. Schrijf een andere."],
    ),
    "nearly the same text": (
        item(3, text="We vragen elkaar wel om hulp."),
        [
            "klanten-bezoeken: lijkt erg op ‘hulp-vragen’. Wie ze na elkaar leest, denkt dat het dezelfde vraag is.",
        ],
    ),
    "one cell twice in a row": (
        small(items=changed(ITEMS, 1, discipline="denken", success_area="rust")),
        [
            "tijd-krijgen: staat direct na ‘hulp-vragen’ uit hetzelfde vak. "
            "Zet er een uitspraak uit een ander vak tussen."
        ],
    ),
    # The blueprint
    "a discipline with too few items": (
        small(items=ITEMS[:3], blueprint=Blueprint(per_discipline=2)),
        ["doen: heeft 1 uitspraak en het moeten er 2 zijn."],
    ),
    "success areas with other numbers": (
        small(items=ITEMS[:3], blueprint=Blueprint(per_success_area=(2, 2))),
        [
            "succesgebieden: de aantallen uitspraken kloppen niet (Rust 1, Ruimte 2). "
            "Nodig is, in welke volgorde ook: 2, 2."
        ],
    ),
    "a cell without an item": (
        small(items=ITEMS[:3], blueprint=Blueprint(per_cell=(1, 1, 1, 1))),
        ["vak Doen × Rust: heeft geen uitspraak. Elk vak van de leerkaart heeft er minstens één."],
    ),
    "a cell with too many items": (
        small(items=changed(ITEMS, 2, success_area="rust"), blueprint=Blueprint(per_cell=(1, 1, 1, 1))),
        [
            "vak Denken × Rust: heeft 2 uitspraken en mag er hoogstens 1 hebben.",
            "vak Denken × Ruimte: heeft geen uitspraak. Elk vak van de leerkaart heeft er minstens één.",
            "leerkaart: het aantal vakken met twee uitspraken is 1 en het moeten er 0 zijn.",
        ],
    ),
    # The texts of the cells
    "a cell without text": (
        small(cells=CELLS[1:]),
        ["vak Denken × Rust: heeft geen tekst. Voeg een Cell toe in quiz/definition/cells.py."],
    ),
    "a cell with two texts": (
        small(cells=(*CELLS, CELLS[0])),
        ["vak Denken × Rust: heeft 2 teksten. Bewaar er één."],
    ),
    "a text for a cell that is not there": (
        small(cells=(*CELLS, replace(CELLS[0], discipline="dromen"))),
        ["vak dromen × rust: deze combinatie van discipline en succesgebied bestaat niet."],
    ),
    "an empty text of a cell": (
        small(cells=changed(CELLS, 0, good="")),
        ["vak Denken × Rust: good is leeg. Schrijf er een zin."],
    ),
    "a text of a cell without a full stop": (
        small(cells=changed(CELLS, 0, first_step="Begin")),
        ["vak Denken × Rust: first_step eindigt niet met een punt of vraagteken."],
    ),
    # The advice
    "no advice for a band": (
        small(advice=ADVICE[1:]),
        ["advies Denken, ‘Laag’: ontbreekt. Voeg een Advice toe in quiz/definition/advice.py."],
    ),
    "advice twice": (
        small(advice=(*ADVICE, ADVICE[0])),
        ["advies Denken, ‘Laag’: staat er 2 keer. Bewaar er één."],
    ),
    "advice for a band that is not there": (
        small(advice=(*ADVICE, replace(ADVICE[0], band="midden"))),
        ["advies denken, ‘midden’: dit onderdeel of deze groep bestaat niet."],
    ),
    "advice without a question": (
        small(advice=changed(ADVICE, 0, question="")),
        ["advies Denken, ‘Laag’: question is leeg. Schrijf er een zin."],
    ),
    "a practice that is misspelt": (
        small(advice=changed(ADVICE, 0, practice="intervizie")),
        [
            "advies Denken, ‘Laag’: de werkvorm ‘intervizie’ bestaat niet in docs/werkvormen/. Bedoel je ‘intervisie’?",
        ],
    ),
}


def test_a_questionnaire_without_faults_has_none() -> None:
    assert sentences(SMALL) == []


@pytest.mark.parametrize(("questionnaire", "expected"), SEEDED.values(), ids=SEEDED)
def test_a_seeded_fault_is_told_in_these_words_and_nothing_else(
    questionnaire: Questionnaire, expected: list[str]
) -> None:
    assert sentences(questionnaire) == expected


def test_enough_different_faults_are_seeded() -> None:
    assert len({expected[0].split(": ", 1)[1] for _, expected in SEEDED.values()}) >= 30


def test_all_faults_come_at_once() -> None:
    broken = replace(
        SMALL,
        title="",
        min_group_size=2,
        scale=scale(1, 7),
        bands=changed(BANDS, 1, end=99),
        disciplines=changed(DISCIPLINES, 0, core=""),
        success_areas=changed(AREAS, 0, page="weg/"),
        items=changed(changed(ITEMS, 0, id="vraag-1"), 1, text="Krijgen we tijd?"),
        cells=CELLS[1:],
        advice=ADVICE[1:],
    )
    assert sentences(broken) == [
        "vragenlijst: de titel is leeg. Vul hem in.",
        "vragenlijst: min_group_size is 2, en lager dan 5 mag niet: een kleinere groep laat zien wie wat heeft gezegd.",
        BEYOND,
        "groepen: de laatste groep eindigt bij 99. Eindig bij 100, de hoogste score.",
        "denken: core is leeg. Vul hem in.",
        "rust: de pagina ‘weg/’ bestaat niet in docs/.",
        f"vraag-1: dit id noemt een plaats in de lijst. {POSITION}",
        "tijd-krijgen: eindigt met een vraagteken. Een uitspraak is een zin en eindigt met een punt.",
        "vak Denken × Rust: heeft geen tekst. Voeg een Cell toe in quiz/definition/cells.py.",
        "advies Denken, ‘Laag’: ontbreekt. Voeg een Advice toe in quiz/definition/advice.py.",
    ]


def test_the_shipped_definition_has_no_fault() -> None:
    assert validate(QUESTIONNAIRE, pages=known_pages(DOCS), practices=known_practices(DOCS)) == []


def test_the_shipped_blueprint_is_enforced() -> None:
    without_last = replace(QUESTIONNAIRE, items=QUESTIONNAIRE.items[:-1])
    last = QUESTIONNAIRE.items[-1]
    found = [str(fault) for fault in validate(without_last)]
    assert found[0] == f"{last.discipline}: heeft 7 uitspraken en het moeten er 8 zijn."
    assert found[1].startswith("succesgebieden: de aantallen uitspraken kloppen niet (")
    assert found[1].endswith("Nodig is, in welke volgorde ook: 6, 6, 7, 7, 7, 7.")


def test_without_pages_and_practices_those_checks_are_left_out() -> None:
    elsewhere = replace(
        SMALL,
        disciplines=changed(DISCIPLINES, 0, page="elders/"),
        advice=changed(ADVICE, 0, practice="iets-anders"),
    )
    assert validate(elsewhere) == []


def test_one_facet_and_any_number_of_items_is_a_good_questionnaire() -> None:
    one_facet = replace(
        SMALL,
        success_areas=(),
        cells=(),
        advice=(),
        scale=scale(1, 3),
        items=tuple(replace(entry, success_area=None) for entry in (ITEMS[0], ITEMS[1], ITEMS[2])),
    )
    assert validate(one_facet) == []


def test_statements_that_no_order_keeps_apart_may_follow_each_other() -> None:
    thinking = DISCIPLINES[0]
    one_subject = small(
        disciplines=(thinking,),
        success_areas=(),
        items=tuple(replace(item, discipline=thinking.id, success_area=None) for item in ITEMS),
        cells=(),
        advice=(),
        blueprint=Blueprint(),
    )
    assert sentences(one_subject) == []
