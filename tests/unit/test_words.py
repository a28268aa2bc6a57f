"""One word for one thing: what the table in CONTRIBUTING.md forbids is found, and what it does not is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from kennisbank.words import Words, in_page, in_python, read, without_permissions

ROOT = Path(__file__).resolve().parents[2]
TABLE = """# Meewerken

| Gebruik | Niet |
| --- | --- |
| buiten de sectie | telt niet |

## Woorden die we kiezen

Uitleg.

| Gebruik | Niet |
| --- | --- |
| leidinggevende | chef, chefs |
| structuur | bouw van een systeem |
| *weet ik niet* | “weet ik niet”, ‘weet ik niet’ |

## Later

| Gebruik | Niet |
| --- | --- |
| na de sectie | ook niet |
"""


@pytest.fixture(scope="module")
def words() -> Words:
    known, faults = read(TABLE)
    assert faults == []
    return known


def lines(text: str, words: Words) -> list[tuple[int, str, str]]:
    return [(found.line, found.word, found.use) for found in in_page(text, words)]


def test_a_word_is_found_with_its_line_and_the_word_to_use(words: Words) -> None:
    assert lines("Vraag het.\n\nDe Chef weet het, de chefs niet.\n", words) == [
        (3, "Chef", "leidinggevende"),
        (3, "chefs", "leidinggevende"),
    ]
    assert str(next(in_page("de chef", words))) == (
        "‘chef’ schrijven we niet. Gebruik: leidinggevende (CONTRIBUTING.md, ‘Woorden die we kiezen’)."
    )


def test_a_phrase_is_found_over_the_end_of_a_line(words: Words) -> None:
    assert lines("De bouw van\neen systeem.", words) == [(1, "bouw van een systeem", "structuur")]


@pytest.mark.parametrize("text", ["chefkok", "souschef", "sous-chef", "telt niet", "ook niet", "de bouw van het huis"])
def test_part_of_a_word_and_what_stands_in_another_table_are_no_find(text: str, words: Words) -> None:
    assert lines(text, words) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ze zei: “Mijn chef wil niet.”",
        "Ze zei: ‘Mijn chef’s idee.’",
        "> Een chef die leert.",
        "Het boek *De chef van morgen* is oud.",
        "Dat staat in [De chef](https://voorbeeld.nl/de-chef).",
        "Zie `chef` en\n\n```\nchef\n```\n",
        "[Lees meer](chef.md#chef)",
        "<!-- chef -->",
        "{# chef #}",
        "<blockquote>Een chef</blockquote>",
        "## Kop { #chef }",
    ],
)
def test_quotations_titles_links_and_code_do_not_count(text: str, words: Words) -> None:
    assert lines(text, words) == []


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: De chef\n---\n\nTekst.",
        "De **chef** weet het.",
        "- [De chef](werkvormen/feedforward.md)",
        "| kop |\n| --- |\n| chef |",
        "“Nee,” zei de chef. “Ja.”",
        "# De chef",
    ],
)
def test_everything_else_that_a_reader_sees_does_count(text: str, words: Words) -> None:
    assert [found.word for found in in_page(text, words)] == ["chef"]


def test_every_page_of_the_site_is_read_to_its_end(words: Words) -> None:
    pages = sorted((ROOT / "docs").rglob("*.md"))
    assert pages
    ends = {path: f"{path.read_text(encoding='utf-8')}\n\nVraag het je chef.\n" for path in pages}
    assert [
        path.name for path, text in ends.items() if "chef" not in {found.word for found in in_page(text, words)}
    ] == []


def test_what_readers_type_to_search_does_not_count_and_the_page_below_it_does(words: Words) -> None:
    assert lines("---\nzoekwoorden: [chef]\n---\n\nVraag het je chef.\n", words) == [(5, "chef", "leidinggevende")]


def test_a_phrase_with_quotation_marks_is_found_though_other_quotations_are_not(words: Words) -> None:
    assert lines("Kies “weet ik niet” of *weet ik niet*.", words) == [(1, "“weet ik niet”", "weet ik niet")]


def test_a_comment_allows_a_word_on_its_own_line_and_on_the_next_only(words: Words) -> None:
    text = "De chef. <!-- woord mag: chef -->\nDe chef.\nDe chef.\n"
    assert lines(text, words) == [(3, "chef", "leidinggevende")]
    assert lines("<!-- woord mag: chefs, Chef -->\nDe chef en de chefs.", words) == []
    assert lines("<!-- woord mag: iets anders -->\nDe chef.", words) == [(2, "chef", "leidinggevende")]


def test_a_reader_does_not_get_the_comment() -> None:
    assert without_permissions("De chef. <!-- woord mag: chef --> Klaar. <!-- anders -->") == (
        "De chef.  Klaar. <!-- anders -->"
    )


def test_strings_of_python_count_and_its_notes_do_not(words: Words) -> None:
    source = '"""About the chef."""\n\nNAME = "x"\nTEXT = (\n    "Vraag het "\n    "aan de chef."\n)\n\n\n# chef\n'
    assert [(found.line, found.word) for found in in_python(source, words)] == [(5, "chef")]


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        ("# Niets\n", "de tabel onder ‘## Woorden die we kiezen’ ontbreekt of is leeg."),
        (TABLE.replace("chef, chefs", "chef,, chefs"), "bij ‘leidinggevende’ staat een lege plek tussen twee komma’s."),
        (TABLE.replace("chefs", "Chef"), "‘Chef’ staat twee keer in de tabel"),
    ],
)
def test_a_table_that_cannot_be_meant_is_a_fault(table: str, fault: str) -> None:
    assert any(fault in problem for problem in read(table)[1])


def test_no_word_to_use_is_itself_forbidden() -> None:
    real, faults = read((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    assert faults == []
    assert len(real.instead) > 50
    assert [found.word for use in set(real.instead.values()) for found in in_page(use, real)] == []


def test_a_text_without_all_words_of_a_phrase_is_not_searched() -> None:
    """Quick, as most texts have none: but what is there is found whatever its case and line ends."""
    known, _ = read(
        "## Woorden die we kiezen\n\n| Gebruik | Niet |\n| --- | --- |\n| uitslag | je uitkomst, hij/zij |\n"
    )
    assert not known.that_may_stand_in("je ziet een uitslag")
    for text in ("Je\nUitkomst", "HIJ/ZIJ"):
        assert len(known.that_may_stand_in(text)) == 1
        assert len(list(in_page(text, known))) == 1
