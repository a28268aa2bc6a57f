"""The rules for the wording of one item."""

from __future__ import annotations

import pytest

from quiz.check.wording import MAX_WORDS, wording_faults
from quiz.definition import QUESTIONNAIRE

GOOD = "We vragen elkaar om hulp."


def test_a_good_statement_has_no_fault() -> None:
    assert list(wording_faults(GOOD)) == []


@pytest.mark.parametrize("item", QUESTIONNAIRE.items, ids=lambda item: item.id)
def test_every_shipped_item_keeps_the_rules(item) -> None:
    assert list(wording_faults(item.text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "de tekst is leeg. Schrijf een uitspraak."),
        ("   ", "de tekst is leeg. Schrijf een uitspraak."),
        (" We vragen om hulp.", "er staan spaties of regeleinden te veel in de tekst. Haal ze weg."),
        ("We vragen  om hulp.", "er staan spaties of regeleinden te veel in de tekst. Haal ze weg."),
        ("We vragen\nom hulp.", "er staan spaties of regeleinden te veel in de tekst. Haal ze weg."),
        (
            "We " + "heel " * 13 + "veel leren.",
            "heeft 16 woorden; 15 is het meest. Maak de uitspraak korter.",
        ),
        ("Overleg helpt.", "is te kort voor een uitspraak. Schrijf een hele zin."),
        (
            "Vragen we elkaar om hulp?",
            "eindigt met een vraagteken. Een uitspraak is een zin en eindigt met een punt.",
        ),
        ("We vragen elkaar om hulp!", "eindigt met ‘!’. Een uitspraak is een zin en eindigt met een punt."),
        ("We vragen elkaar om hulp", "eindigt met ‘p’. Een uitspraak is een zin en eindigt met een punt."),
        ("We vragen elkaar om hulp..", "eindigt met meer dan één punt. Laat er één staan."),
        ("we vragen elkaar om hulp.", "begint zonder hoofdletter."),
        (
            "We vragen collega’s/klanten om hulp.",
            "bevat een schuine streep. Kies één woord: één uitspraak gaat over één ding.",
        ),
        (
            "We vragen hulp en geven die.",
            "bevat ‘en’ en vraagt misschien twee dingen tegelijk. Maak er twee uitspraken van of kies er één.",
        ),
        (
            "We vragen hulp of advies.",
            "bevat ‘of’ en vraagt misschien twee dingen tegelijk. Maak er twee uitspraken van of kies er één.",
        ),
        (
            "We oefenen veel zodat we leren.",
            "bevat ‘zodat’ en vraagt misschien twee dingen tegelijk. Maak er twee uitspraken van of kies er één.",
        ),
        (
            "We verbergen onze fouten niet.",
            "bevat de ontkenning ‘niet’. Zeg wat je wél ziet: ontkenningen lezen mensen verkeerd.",
        ),
        (
            "Geen fout blijft liggen.",
            "bevat de ontkenning ‘geen’. Zeg wat je wél ziet: ontkenningen lezen mensen verkeerd.",
        ),
        (
            "We vergaderen zelden voor de vorm.",
            "bevat de ontkenning ‘zelden’. Zeg wat je wél ziet: ontkenningen lezen mensen verkeerd.",
        ),
        (
            "We vragen elkaar altijd om hulp.",
            "bevat ‘altijd’. Laat het weg: met zo’n woord kan bijna niemand het eens zijn.",
        ),
        (
            "We zullen elkaar om hulp vragen.",
            "bevat ‘zullen’. Beschrijf wat er nu gebeurt, in de tegenwoordige tijd.",
        ),
    ],
)
def test_a_fault_is_told_in_these_words(text: str, expected: str) -> None:
    assert list(wording_faults(text)) == [expected]


def test_a_statement_may_have_fifteen_words() -> None:
    assert list(wording_faults("We " + "heel " * (MAX_WORDS - 3) + "veel leren.")) == []


def test_a_word_with_an_apostrophe_or_hyphen_is_one_word() -> None:
    assert list(wording_faults("Collega’s " + "her-ijken " * 13 + "taken.")) == []


def test_a_forbidden_word_inside_another_word_is_fine() -> None:
    assert list(wording_faults("Rennen, hoofd, schrijven: niets-nut telt.")) == []


def test_all_faults_of_one_text_are_told() -> None:
    assert len(list(wording_faults("we zullen nooit en altijd/soms twijfelen?"))) == 7
