"""Slips of the pen that Markdown lets pass, each told with its line; and what only looks like one."""

from __future__ import annotations

import pytest

from kennisbank.slips import slips
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("Zie\n[de scan] (scan/index.md).", 2, "zonder spatie tussen ] en ("),
        ("Zie [de scan](scan/index.md en meer.", 1, "en met ) aan het eind"),
        ("[a](http://127.0.0.1:8000/scan/)", 1, "werkt alleen op je eigen computer"),
        ("[a](C:\\Users\\ik\\plan.docx)", 1, "werkt alleen op je eigen computer"),
        ("[a](C:/Users/ik/plan.docx)", 1, "werkt alleen op je eigen computer"),
        ("[a](\\\\server\\map\\plan.docx)", 1, "werkt alleen op je eigen computer"),
        ("[a](file:///home/ik/plan.docx)", 1, "werkt alleen op je eigen computer"),
        ("[a](www.voorbeeld.nl/leren)", 1, "Schrijf: https://www.voorbeeld.nl/leren."),
        ("[a](htp://voorbeeld.nl/leren)", 1, "Schrijf: https://voorbeeld.nl/leren."),
        ("[a](https:/voorbeeld.nl)", 1, "Schrijf: https://voorbeeld.nl."),
        ("[a](https//voorbeeld.nl)", 1, "Schrijf: https://voorbeeld.nl."),
        ("[a](http;//voorbeeld.nl)", 1, "Schrijf: https://voorbeeld.nl."),
        ("Dit:\n\n·\u00a0\u00a0 een", 3, "wordt geen lijst"),
        ('!! note "Let op"\n    Tekst.', 1, "Zet er drie uitroeptekens voor"),
        ('a\n\n--8<-- "over.md"', 3, "haalt hier geen ander bestand binnen"),
        ("a\n\n## Kop {#mijn-kop\n", 3, "Zet } erachter"),
        ("Een zin\ndie doorloopt\n---\n", 3, "wordt zo geen streep"),
        ("Een zin.\n---\nNog een.", 2, "wordt zo geen streep"),
        ("Zie [de scan]() of niet.", 1, "een link die nergens heen gaat"),
        ("Zie (de scan)[scan/index.md].", 1, "Schrijf de haken andersom"),
        ("Dit is ** vet ** hoor.", 1, "wordt niet vet"),
        ("De tabel:\n| Wie | Wat |\n| --- | --- |\n| Jij | Dit |\n", 2, "omdat er tekst vlak boven staat"),
        ("a\n\n<!-- nog doen\n\nb", 3, "Zet --> erachter."),
        ("a\n\n```\ncode\n\nb", 3, "nergens eindigt"),
        ("a\r\n\r\n<<<<<<< HEAD\r\nb\r\n=======\r\nc\r\n>>>>>>> main\r\n", 3, "twee versies van een tekst"),
        ("Vanaf {dremple} codes.", 1, "Schrijf {drempel}."),
        ("a\n\n| Wie | Wat |\n| Jij | Dit |\n", 3, "zoals | --- | --- |"),
        ("Leren duurt lang @[senge1990].", 1, "Schrijf [@senge1990]"),
        ("Dit is **belangrijk.\n\nDit **niet**.", 1, "het andere paar sterretjes ontbreekt"),
    ],
)
def test_a_slip_is_one_sentence_with_its_line(text: str, line: int, words: str) -> None:
    (found,) = slips(text)
    assert found.line == line
    assert words in found.sentence


@pytest.mark.parametrize(
    "text",
    [
        "`[a] (b.md)`, ``www`` en `{dremple}`",
        "```text\n[a] (b.md) **\n```\n\n~~~\n<<<<<<< HEAD\n~~~",
        "<!-- [a] (b.md) -->",
        '[a](b.md "titel") [c](https://x.nl/a_(b)) [d](mailto:x@y.nl)\n\n[e]: b.md',
        "Vanaf {drempel} codes. { .kb-sheet } {#anker}",
        "| a | b |\n|---|:-:|\n| c | d |",
        "| **a** | ** |\n|---|---|\n| b | ** |\n\nMaat (2 x)[@senge1990] en **A.** B **c**",
        '<a href="#x">x</a> <a href=https://x.nl>x</a> [a](#kop) [b](<http://x.nl>)',
        "[a](https.md) [b](http/uitleg.md) [c](tp.png)",
        "Een kop\n=======\n\nNog een kop\n---\n\nTekst.",
        "**a\nb** en \\** en **c**",
    ],
)
def test_code_remarks_and_good_links_are_no_slip(text: str) -> None:
    assert list(slips(text)) == []


def test_no_page_of_the_site_has_one() -> None:
    pages = sorted((ROOT / "docs").rglob("*.md"))
    assert pages
    assert {str(path): found for path in pages if (found := list(slips(path.read_text(encoding="utf-8"))))} == {}
