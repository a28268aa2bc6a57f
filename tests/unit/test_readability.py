"""The readability signal: syllables, sentences, what counts as running prose, and the formula."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.readability import blocks, douma, dutch_pages, main, measure, measure_passage, plain, sentences
from tools.syllables import count_syllables

WIKIPEDIA = (
    "Een lerende organisatie is een organisatie die haar medewerkers in staat stelt de dienstverlening aan te "
    "passen aan een voortdurend veranderende omgeving door scholing, ontwikkeling en initiatief te stimuleren."
)

# Counted by hand, from the division in the Woordenlijst Nederlandse Taal.
KNOWN = {
    # a first syllable of one letter, which hyphenation patterns miss
    "over": 2, "open": 2, "avond": 2, "idee": 2, "opa": 2, "overeen": 3, "uren": 2, "echo": 2, "actie": 2,
    "elk": 1, "adem": 2, "evaluatie": 5, "ideaal": 3, "agenda": 3, "economie": 4,
    # two vowels that are two sounds
    "radio": 3, "media": 3, "video": 3, "situatie": 4, "januari": 4, "sociaal": 3, "creatief": 3,
    "reactie": 3, "theater": 3, "theorie": 3, "bioloog": 3, "chaos": 2, "dialoog": 3, "duo": 2, "oase": 3,
    "periode": 4, "nationaal": 4, "functioneren": 5, "individuele": 6, "actueel": 3, "beantwoorden": 4,
    # i + ee, i + eu
    "financieel": 4, "officieel": 4, "industrieel": 4, "serieus": 3, "serieuze": 4, "interieur": 4,
    # diaeresis
    "ideeën": 3, "zeeën": 2, "financiële": 5, "beïnvloeden": 4, "coördinator": 5, "geëvalueerd": 5, "reëel": 2,
    "patiënt": 3, "hiërarchie": 4, "drieëntwintig": 4, "efficiënt": 4, "geüit": 2, "industrieën": 4, "tweeën": 2,
    # vowels that are one sound
    "nieuw": 1, "leeuw": 1, "eeuwen": 2, "draaien": 2, "mooie": 2, "groeien": 2, "moeilijk": 2, "bureau": 2,
    "niveaus": 2, "milieu": 2, "vrijheid": 2, "partijen": 3, "bijeenkomst": 3, "vrouw": 1, "keuze": 2,
    "draaiing": 2, "geijkt": 2, "eieren": 3, "gebeuren": 3, "beurt": 1, "huis": 1, "kwaliteit": 3,
    # y, qu, accents, apostrophe, hyphen
    "systeem": 2, "psychologisch": 4, "royaal": 2, "survey": 2, "hygiëne": 4, "enquête": 3, "frequent": 2, "café": 2,
    "één": 1, "vóór": 1, "scène": 2, "carrière": 4, "foto's": 2, "collega’s": 3, "z’n": 1, "e-boek": 2, "zee-egel": 3,
    # words of this site
    "organisatie": 5, "ontwikkeling": 4, "leidinggevende": 5, "leren": 2, "persoonlijk": 3, "meesterschap": 3,
    "systeemdenken": 4, "succesgebied": 4, "leerkaart": 2, "vertrouwen": 3, "discussie": 3, "initiatief": 5,
    "museum": 3, "station": 2, "stationeren": 5,
    # English words that spell their sounds
    "feedback": 2, "feedforward": 3, "manager": 3, "premortem": 3, "interview": 3, "community": 4, "action": 2,
    "idealen": 4,
    # abbreviations in capitals
    "HR": 2, "OR": 2, "ICT": 3, "POP": 1, "AVG": 3, "HR-adviseur": 5, "WOR": 1,
}  # fmt: skip


@pytest.mark.parametrize(("word", "expected"), KNOWN.items())
def test_syllables_of_a_known_word(word: str, expected: int) -> None:
    assert count_syllables(word) == expected


def test_the_list_of_known_words_is_long_enough_to_mean_something() -> None:
    assert len(KNOWN) >= 80


def test_decomposed_letters_count_as_composed_ones() -> None:
    assert count_syllables("idee\u0308n") == count_syllables("ideën")


def test_a_token_without_letters_has_no_syllables() -> None:
    assert [count_syllables(token) for token in ("", "2010", "–", "…", "&")] == [0, 0, 0, 0, 0]


@given(st.text(max_size=60))
def test_any_text_gives_a_count_and_no_exception(text: str) -> None:
    assert 0 <= count_syllables(text) <= max(1, 5 * len(text))


def test_formula_gives_the_value_of_the_sources_for_25_words_and_36_syllables() -> None:
    assert round(douma(25, 36, 25 / 3), 1) == 88.2


def test_definition_of_wikipedia_is_very_hard() -> None:
    passage = measure_passage(WIKIPEDIA)
    assert passage is not None
    # 65 syllables; Pyphen sees 64 (it misses the first one of "initiatief") and comes to 9.9
    assert (passage.words, passage.sentences, passage.syllables) == (29, 1, 65)
    assert passage.score == pytest.approx(7.28, abs=0.01)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dat is zo. Dit niet.", 2),
        ("Neem bijv. Een glas. Klaar.", 2),
        ("We praten o.a. over geld, d.w.z. over tijd.", 1),
        ("Pennen, papier enz. Daarna begin je.", 2),
        ("Pennen, papier enz. liggen klaar.", 1),
        ("Het cijfer is 3.5 van 5. Goed zo.", 2),
        ("Het zijn 1.000 mensen.", 1),
        ("C. Argyris en D. A. Schön schreven het. Later volgde meer.", 2),
        ("“Wat zie je?” vraagt ze. “Niets.” Dan is het stil.", 3),
        ("Echt? Ja! Nou… Goed.", 4),
        ("Klaar. ’s Avonds lees je.", 2),
        ("Dit kan: kijk eens.", 1),
    ],
)
def test_number_of_sentences(text: str, expected: int) -> None:
    assert len(sentences(text)) == expected


PAGE = """---
title: Kop die niet meetelt. Echt niet, want dit is voorwerk en geen tekst.
---

# Een titel die niet meetelt

Dit is de eerste alinea van de pagina, en die telt gewoon mee
als lopende tekst [@senge1990, p. 3]. Volgens [+@bohm1996] is er [meer](../ergens/heel-ver-weg.md).

- Een punt van een lijst telt niet mee, ook niet met een punt aan het eind.
  En de tweede regel ervan ook niet, want dat hoort erbij.

    Een alinea die in de lijst staat telt evenmin mee in de meting.

1. Stap een van de lijst, met een lange zin die niet meetelt in de meting.
zonder inspringen gaat dezelfde stap hier verder op de volgende regel.

| Kolom | Nog een kolom met veel meer woorden dan tien, zodat het opvalt. |
| --- | --- |

> Een aangehaalde zin van iemand anders die we niet willen meten, hoe lang ook.

!!! example "Titel van het kader die niet meetelt, al is hij heel erg lang."
    In het kader staat een alinea van meer dan tien woorden en die telt.

    - Een lijst in het kader telt dan weer niet, dat is overal hetzelfde.

```text
Dit is code van meer dan tien woorden die niet mee mag tellen.
```

<!-- kennisbank:leerkaart en nog een heleboel woorden die in dit commentaar staan. -->

![Een tekstalternatief van meer dan tien woorden dat ook niet mee mag tellen.](../assets/beelden/x.svg "Bijschrift.")

**Duur:** een label van meer dan tien woorden zonder punt aan het eind

Te kort om te meten.

    Ingesprongen code van ruim meer dan tien woorden, dus ook die valt weg.
"""


def test_only_running_prose_is_measured() -> None:
    report = measure(PAGE)
    assert [p.text for p in report.paragraphs] == [
        "Dit is de eerste alinea van de pagina, en die telt gewoon mee als lopende tekst. Volgens Bohm is er meer.",
        "In het kader staat een alinea van meer dan tien woorden en die telt.",
    ]


def test_median_is_over_paragraphs_and_hardest_sentence_comes_first() -> None:
    easy = "Je gaat met je team aan de slag en kijkt wat er lukt."
    report = measure(f"{easy}\n\n{WIKIPEDIA}\n\n{easy}\n")
    easy_passage = measure_passage(easy)
    assert easy_passage is not None
    assert report.median == easy_passage.score
    assert report.hardest[0].text == WIKIPEDIA
    assert ("organisatie", 2) in report.long_words


def test_a_number_in_figures_is_a_word_without_syllables() -> None:
    passage = measure_passage("In 1990 kwam het boek.")
    assert passage is not None
    assert (passage.words, passage.spoken, passage.syllables) == (5, 4, 4)


def test_markup_disappears_and_words_stay() -> None:
    assert plain("Een **vet** en *schuin* woord, `code`, &amp; een [link][x] naar snake_case [^1].") == (
        "Een vet en schuin woord, , & een link naar snake_case ."
    )


def test_a_page_without_prose_has_no_figure() -> None:
    report = measure("# Titel\n\n- alleen\n- een lijst\n")
    assert (report.median, report.words, report.hardest) == (None, 0, ())


@given(st.text(alphabet='ab #-*>|!`~"[]()@.:\n\t1é', max_size=200))
def test_any_markdown_is_measured_without_an_exception(text: str) -> None:
    measure(text)
    list(blocks(text))


def test_output_fits_the_terminal_and_says_that_it_is_a_signal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / ("een-heel-lange-naam-" * 5 + ".md")
    page.write_text(f"{WIKIPEDIA}\n", encoding="utf-8")
    assert main([str(page)]) == 0
    out = capsys.readouterr().out
    assert max(len(line) for line in out.splitlines()) <= 100
    assert "7,3  < 60" in out
    assert "een signaal, geen oordeel" in out
    assert "organisatie 2×" in out


def test_a_missing_file_is_named_and_gives_exit_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bestaat-niet.md"]) == 2
    assert "bestaat-niet.md: niet te lezen (FileNotFoundError)" in capsys.readouterr().err


def test_only_pages_in_dutch_are_measured(tmp_path: Path) -> None:
    for name, head in {"a": "title: A\nlanguage: nl", "b": "title: B", "c": "title: C\nlanguage: en"}.items():
        (tmp_path / f"{name}.md").write_text(f"---\n{head}\n---\n\nlanguage: en\n", encoding="utf-8")
    assert [path.stem for path in dutch_pages(tmp_path)] == ["a", "b"]
