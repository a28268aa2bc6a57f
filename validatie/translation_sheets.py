"""The sheets for whoever translates the questionnaire, reads a translation, or translates one back."""

from __future__ import annotations

import random
from collections.abc import Mapping

from quiz.languages.model import PLAIN, Language
from quiz.languages.questionnaire import TABLE, words_of
from quiz.languages.reading import read_translations
from quiz.model import Questionnaire
from validatie.kit import intents, kept, table


def translation_sheets(questionnaire: Questionnaire, key: Mapping[str, str], seed: int) -> dict[str, str]:
    """Name and text of each; `key` holds the code of each item, which says nothing of its place."""
    languages = [language for language, _ in read_translations()]
    return {
        "vertaalblad.csv": blank_sheet(questionnaire),
        **{f"nalezen-{one.tag}.csv": reading_sheet(questionnaire, one) for one in languages},
        **{f"terugvertalen-{one.tag}.csv": back_sheet(questionnaire, one, key, seed) for one in languages},
    }


def blank_sheet(questionnaire: Questionnaire) -> str:
    """Every statement with what it asks and what stays the same, and a column for each step of the translation."""
    notes, same = intents(questionnaire), kept(questionnaire)
    return table(
        ("id", "uitspraak", "wat_ze_vraagt", "wie", "wat_gelijk_blijft", "valkuil",
         "vertaling_1", "vertaling_2", "bespreking", "besluit", "na_het_proeven"),
        [
            (i.id, i.text, notes[i.id], same[i.id].who, same[i.id].stays, same[i.id].trap, "", "", "", "", "")
            for i in questionnaire.items
        ],
    )  # fmt: skip


def reading_sheet(questionnaire: Questionnaire, language: Language) -> str:
    """All words of the questionnaire beside their translation, for a second reader; of a statement also its notes."""
    notes, same = intents(questionnaire), kept(questionnaire)
    about = {
        f"{TABLE}.items.{item.id}": (notes[item.id], same[item.id].stays, same[item.id].trap)
        for item in questionnaire.items
    }
    return table(
        ("naam", "nederlands", "vertaling", "wat_ze_vraagt", "wat_gelijk_blijft", "valkuil", "oordeel", "voorstel"),
        [
            (name, forms[PLAIN], _word(language, name), *about.get(name, ("", "", "")), "", "")
            for name, forms in words_of(questionnaire).items()
        ],
    )


def back_sheet(questionnaire: Questionnaire, language: Language, key: Mapping[str, str], seed: int) -> str:
    """The statements in the other language alone, in a chance order, to put back into Dutch."""
    items = list(questionnaire.items)
    random.Random(seed).shuffle(items)
    return table(
        ("code", "vertaling", "terug_in_het_nederlands", "twijfel"),
        [(key[item.id], _word(language, f"{TABLE}.items.{item.id}"), "", "") for item in items],
    )


def _word(language: Language, name: str) -> str:
    """Empty where the translation has no such sentence yet."""
    return language.texts.get(name, {}).get(PLAIN, "")
