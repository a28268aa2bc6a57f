"""The entrance by problem: each situation says what it is about, is in the list, and no dimension is left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from kennisbank.situations import PAGE, Situation, read, without_comments
from quiz.definition import QUESTIONNAIRE

ROOT = Path(__file__).resolve().parents[2]
KNOWN = ["teamleren", "vertrouwen"]
TEXT = """# Waar loop je tegenaan?

- [Niemand zegt iets](#stil)
- [“Zo doen we dat”](#zo)

## Niemand zegt iets {#stil}
<!-- situatie: teamleren, vertrouwen -->

Tekst.

## “Zo doen we dat” {#zo}
<!-- situatie: teamleren -->

Tekst.

## Niets gevonden?

Tekst.
"""


def faults(text: str) -> list[str]:
    return [sentence for _, sentence in read(text, KNOWN, "pagina/")[1]]


def test_each_situation_has_its_title_its_anchor_and_its_dimensions() -> None:
    assert read(TEXT, KNOWN, "pagina/") == (
        (
            Situation(
                title="Niemand zegt iets", anchor="stil", url="pagina/#stil", dimensions=("teamleren", "vertrouwen")
            ),
            Situation(title="“Zo doen we dat”", anchor="zo", url="pagina/#zo", dimensions=("teamleren",)),
        ),
        [],
    )


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "teamleren, vertrouwen",
            "vertrouwen, teamlern",
            "‘teamlern’ is geen discipline of succesgebied. Bedoel je ‘teamleren’?",
        ),
        ("teamleren, vertrouwen", "vertrouwen, vertrouwen", "‘vertrouwen’ staat er meer dan één keer."),
        (
            "teamleren, vertrouwen",
            "teamleren",
            "geen enkele situatie gaat over vertrouwen. Voeg er een toe of vul een regel aan.",
        ),
        ("situatie: teamleren -->", "situatie: -->", "hier staat geen discipline of succesgebied achter ‘situatie:’."),
        (" {#stil}", "", "‘Niemand zegt iets’ heeft geen vast anker. Zet er een achter: {#kort-woord}."),
        ("{#zo}\n", "{#zo}\n\n", "een regel met ‘situatie:’ staat niet direct onder een kop met ##."),
        (
            "- [“Zo doen we dat”](#zo)\n",
            "",
            "‘“Zo doen we dat”’ ontbreekt in de lijst bovenaan: - [“Zo doen we dat”](#zo).",
        ),
        ("[Niemand zegt iets]", "[Iemand]", "in de lijst heet dit ‘Iemand’, maar de kop is ‘Niemand zegt iets’."),
    ],
)
def test_every_mistake_is_told(old: str, new: str, sentence: str) -> None:
    assert old in TEXT
    assert sentence in faults(TEXT.replace(old, new))


def test_a_reader_does_not_get_the_lines_that_only_the_build_reads() -> None:
    assert "situatie" not in without_comments(TEXT)
    assert "## Niemand zegt iets {#stil}\n\nTekst." in without_comments(TEXT)


def test_the_page_of_the_site_is_sound() -> None:
    text = (ROOT / "docs" / PAGE).read_text(encoding="utf-8")
    situations, problems = read(text, [d.id for d in QUESTIONNAIRE.dimensions], "pagina/")
    assert problems == []
    assert len(situations) == text.count("<!-- situatie:")
