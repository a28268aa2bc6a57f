"""Every sheet of the kit that holds statements, made from the definition so that none is copied by hand.

`python -m validatie.sheets MAP` writes the codebook, the interview sheets, the rating sheet for experts, a sorting
sheet for each judge with its key, and the sheets for translators.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from quiz.definition import QUESTIONNAIRE
from quiz.model import Item, Questionnaire
from quiz.study.table import DONT_KNOW_ANSWER, NO_ANSWER, PERSON, SKIPPED, TEAM
from validatie.kit import constructs, intent_notes, intents, markdown, run, table, watch
from validatie.translation_sheets import translation_sheets

SORTING_COLUMNS: Final = ("code", "uitspraak", "discipline", "succesgebied", "twijfel")
EXPERT_COLUMNS: Final = ("uitspraak", "discipline", "succesgebied", "past", "duidelijk", "opmerking")
PROBES: Final = (
    "Vertel in je eigen woorden wat hier wordt gevraagd.",
    "Aan wie dacht je bij de mensen in deze zin?",
    "Aan welk voorval dacht je? Wanneer was dat?",
    "Hoe weet je dat? Heb je het gezien, of vermoed je het?",
    "Waarom dit antwoord, en niet één hoger of lager?",
    "Past deze uitspraak bij jouw werk?",
)
CODES: Final = ("begrip", "herinneren", "afwegen", "antwoord kiezen", "niet van toepassing")


def sheets(questionnaire: Questionnaire, judges: int, seed: int) -> dict[str, str]:
    """Name and text of every sheet."""
    key = _codes(questionnaire, seed)
    return {
        "codeboek.csv": codebook(questionnaire),
        "interviewbladen.md": interview_sheets(questionnaire),
        "interviewcodes.csv": table(("persoon", "uitspraak", *CODES, "wat_er_gebeurde"), []),
        "deskundigen.csv": expert_sheet(questionnaire),
        **translation_sheets(questionnaire, key, seed),
        "sorteren/begrippen.md": sorting_guide(questionnaire),
        "sorteren/sleutel.csv": _key(questionnaire, key),
        **{f"sorteren/beoordelaar-{n:02}.csv": _sorting(questionnaire, key, seed + n) for n in range(1, judges + 1)},
    }


def codebook(questionnaire: Questionnaire) -> str:
    """A row a column of the study's table: what it is and which values it has."""
    labels = "; ".join(f"{point.value} = {point.label}" for point in questionnaire.scale.points)
    missing = (
        f"{NO_ANSWER} = weet ik niet of overgeslagen (uit een teamcode); {DONT_KNOW_ANSWER} = "
        f"{questionnaire.scale.dont_know}; {SKIPPED} = overgeslagen"
    )
    own = (
        (PERSON, "volgnummer van de regel, willekeurig", "1, 2, 3 …"),
        (TEAM, "nummer van het team; de naam staat in een ander bestand", "1, 2, 3 …"),
        ("form", "antwoordschaal", "A = eens-oneens; B = hoe vaak"),
        ("minutes", "hoe lang het invullen duurde", "minuten"),
        (
            "sector",
            "soort werk",
            "1 = zorg en welzijn; 2 = onderwijs; 3 = overheid; 4 = productie, bouw, vervoer; 5 = anders",
        ),
        ("hours", "uren per week", "1 = minder dan 20; 2 = 20 tot en met 31; 3 = 32 of meer"),
        ("tenure", "tijd in dit team", "1 = korter dan een jaar; 2 = een tot vijf jaar; 3 = vijf jaar of langer"),
        ("leads", "geeft leiding", "0 = nee; 1 = ja"),
        ("language", "eerste taal", "1 = Nederlands; 2 = Nederlands en een andere; 3 = een andere"),
        ("fact", "hoe vaak keek het team de laatste drie maanden samen terug (geteld)", "aantal"),
        ("mark", "eigen merkteken van wie twee keer invult", "tekst"),
    )
    items = [
        (item.id, item.text, f"{labels}; {missing}", questionnaire.edition, item.discipline, item.success_area or "",
         "ja" if item.reverse_keyed else "nee")
        for item in questionnaire.items
    ]  # fmt: skip
    return table(
        ("kolom", "wat", "waarden", "editie", "discipline", "succesgebied", "omgekeerd"),
        [*((name, what, values, "", "", "", "") for name, what, values in own), *items],
    )


def interview_sheets(questionnaire: Questionnaire) -> str:
    """A sheet for each statement: what it means to ask, and room for what people say."""
    notes, looks = intents(questionnaire), watch(questionnaire)

    def parts() -> Iterator[str]:
        yield f"# Interviewbladen, editie {questionnaire.edition}\n"
        yield "Lees eerst `denkhardop.md`. Wat een uitspraak wil vragen, lees je niet voor.\n"
        for number, item in enumerate(questionnaire.items, start=1):
            yield f"## {number}. {item.text}\n"
            yield f"`{item.id}` · {_place(questionnaire, item)}\n"
            yield f"Wat de uitspraak wil vragen: {notes[item.id] or '(nog geen aantekening bij deze editie)'}\n"
            if item.id in looks:
                yield f"Let op: {looks[item.id]}\n"
            yield "Gegeven antwoord: ____  Aarzeling, teruglezen of veranderen: ____\n"
            yield "".join(f"- {probe}\n" for probe in PROBES)
            yield markdown(CODES, [[" "] * len(CODES)])

    return "\n".join(parts())


def expert_sheet(questionnaire: Questionnaire) -> str:
    """Every statement with its place, to rate from 1 to 4 on whether it fits there and whether it is clear."""
    title = {d.id: d.title for d in questionnaire.dimensions}
    return table(
        ("id", *EXPERT_COLUMNS),
        [
            (i.id, i.text, title[i.discipline], title.get(i.success_area or "", ""), "", "", "")
            for i in questionnaire.items
        ],
    )


def sorting_guide(questionnaire: Questionnaire) -> str:
    """What a judge reads before sorting: the definitions with their borders, without examples."""
    known = constructs()

    def parts() -> Iterator[str]:
        yield "# Uitspraken indelen\n"
        yield (
            "Lees eerst de omschrijvingen. Kies daarna bij elke uitspraak het nummer van één discipline en van één "
            "succesgebied. Twijfel je, kies dan toch en schrijf je tweede keus in de kolom *twijfel*. Er is geen goed "
            "of fout: we onderzoeken de uitspraken. Overleg niet met anderen.\n"
        )
        for name, dimensions in (("Disciplines: waar gaat het over?", questionnaire.disciplines),
                                 ("Succesgebieden: wat gebeurt er?", questionnaire.success_areas)):  # fmt: skip
            yield f"## {name}\n"
            yield markdown(
                ("nummer", "naam", "wat het is", "houd apart van"),
                [(n, d.title, known[d.id].definition, known[d.id].border) for n, d in enumerate(dimensions, start=1)],
            )

    return "\n".join(parts())


def _codes(questionnaire: Questionnaire, seed: int) -> dict[str, str]:
    """A code for each item that says nothing of its id or place: ids begin with the discipline."""
    numbers = random.Random(seed).sample(range(100, 1000), len(questionnaire.items))
    return {item.id: f"U{number}" for item, number in zip(questionnaire.items, numbers, strict=True)}


def _key(questionnaire: Questionnaire, key: dict[str, str]) -> str:
    return table(
        ("code", "id", "discipline", "succesgebied"),
        [(key[item.id], item.id, item.discipline, item.success_area or "") for item in questionnaire.items],
    )


def _sorting(questionnaire: Questionnaire, key: dict[str, str], seed: int) -> str:
    items = list(questionnaire.items)
    random.Random(seed).shuffle(items)
    return table(SORTING_COLUMNS, [(key[item.id], item.text, "", "", "") for item in items])


def _place(questionnaire: Questionnaire, item: Item) -> str:
    title = {d.id: d.title for d in questionnaire.dimensions}
    return " × ".join(title[id] for id in (item.discipline, item.success_area) if id)


def main(arguments: Sequence[str]) -> None:
    """Write the sheets into a folder."""
    parser = argparse.ArgumentParser(prog="python -m validatie.sheets", description="Maak de bladen van deze editie.")
    parser.add_argument("folder", metavar="MAP", help="waar de bladen komen")
    parser.add_argument("--judges", type=int, default=20, metavar="N", help="hoeveel mensen indelen (20)")
    parser.add_argument("--seed", type=int, default=2027, help="een ander getal geeft een andere volgorde")
    options = parser.parse_args(arguments)
    for name, text in sheets(QUESTIONNAIRE, options.judges, options.seed).items():
        path = Path(options.folder) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    edition, _ = intent_notes()
    print(f"De bladen van editie {QUESTIONNAIRE.edition} staan in {options.folder}.", file=sys.stderr)
    if edition != QUESTIONNAIRE.edition:
        print(
            f"De aantekeningen in validatie/intent.toml horen bij editie {edition}; die kolom is daarom leeg.",
            file=sys.stderr,
        )


if __name__ == "__main__":
    sys.exit(run(main))
