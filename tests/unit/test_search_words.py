"""The everyday words in the front matter and the synonyms: what an editor may write, and what is said of the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from kennisbank.search_words import MOST, synonyms, word_faults, words_of


def test_search_words_are_taken_with_their_spaces_put_right() -> None:
    meta = {"title": "Premortem", "zoekwoorden": ["wat kan  er misgaan", "risico’s"]}
    assert list(word_faults(meta)) == []
    assert words_of(meta) == ("wat kan er misgaan", "risico’s")


def test_a_page_may_do_without_search_words() -> None:
    assert list(word_faults({"title": "Premortem"})) == []
    assert words_of({"title": "Premortem"}) == ()


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("ruzie", "hoort een lijst"),
        ([], "hoort een lijst"),
        (None, "hoort een lijst"),
        ({"ruzie": 1}, "hoort een lijst"),
        ([12], "‘12’, en dat is geen woord"),
        ([False], "‘False’, en dat is geen woord"),
        (["?"], "‘?’, en dat is geen woord"),
        ([["ruzie"]], "en dat is geen woord"),
        (["ruzie", "Ruzie"], "‘Ruzie’ twee keer"),
        (["kenniscafe", "kenniscafé"], "‘kenniscafé’ twee keer"),
        (["e-mail", "email"], "‘email’ twee keer"),
        (["popgesprek"], "staat al in de titel"),
        (["een hele zin waarin iemand uitlegt wat er aan de hand is"], "hoogstens 40 mag"),
        ([f"woord{n}" for n in range(MOST + 1)], f"telt {MOST + 1} woorden"),
    ],
)
def test_what_is_wrong_with_search_words_is_said_in_one_sentence(written: object, said: str) -> None:
    faults = list(word_faults({"title": "Het POP-gesprek", "zoekwoorden": written}))
    assert len(faults) == 1
    assert said in faults[0]


@pytest.mark.parametrize(
    "name", ["zoekwoord", "zoektermen", "trefwoorden", "keywords", "tags", "Zoekwoorden", "zoekworden"]
)
def test_another_name_for_the_field_is_not_passed_over_in_silence(name: str) -> None:
    (fault,) = word_faults({"title": "Premortem", name: ["risico"]})
    assert "Bedoel je ‘zoekwoorden’?" in fault


@pytest.mark.parametrize("name", ["title", "description", "template", "hide", "practice", "case", "lang", "search"])
def test_no_other_field_of_a_page_is_taken_for_search_words(name: str) -> None:
    assert list(word_faults({name: "x"})) == []


def test_synonyms_are_groups_of_single_words(tmp_path: Path) -> None:
    path = tmp_path / "synonyms.yml"
    path.write_text("- [baas, leidinggevende]\n- [e-boek, e-book]\n", encoding="utf-8")
    assert synonyms(path) == ([["baas", "leidinggevende"], ["e-boek", "e-book"]], [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("baas: leidinggevende\n", "is geen lijst"),
        ("", "is geen lijst"),
        ("- [baas\n", "regel 1: ‘- [baas’: een rij tussen haken wordt niet gesloten"),
        ("- [baas, chef]\n- [1, 2026-13-45]\n", "regel 2: ‘2026-13-45’ is geen dag die bestaat"),
        ("- [baas]\n", "geen groep"),
        ("- baas\n", "geen groep"),
        ("- [baas, 12]\n", "‘12’ is niet één woord"),
        ("- [baas, de chef]\n", "‘de chef’ is niet één woord"),
        ("- [baas, chef]\n- [Chef, manager]\n", "‘Chef’ staat er twee keer"),
    ],
)
def test_what_is_wrong_with_the_synonyms_is_said_in_one_sentence(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "synonyms.yml"
    path.write_text(text, encoding="utf-8")
    _, faults = synonyms(path)
    assert len(faults) == 1
    assert said in faults[0]
    assert "data/synonyms.yml" in faults[0]


def test_a_missing_file_of_synonyms_is_said(tmp_path: Path) -> None:
    assert "ontbreekt" in synonyms(tmp_path / "synonyms.yml")[1][0]
