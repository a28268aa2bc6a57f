"""The headings of the tables that somebody writes in Markdown."""

from __future__ import annotations

import re

from markdown import Markdown

from kennisbank.row_headings import with_row_headings


def headings(*rows: str, head: str = "| Wat | Hoe lang |") -> tuple[list[str], list[str]]:
    """The headings of columns and of rows of such a table."""
    lines = "\n".join((head, "| --- | --: |", *rows))
    html = with_row_headings(Markdown(extensions=["tables"]).convert(lines))
    assert html.count("<tr") == html.count("</tr>") and html.count("<th") - 1 == html.count("</th>")
    columns = re.findall(r'<th scope="col"[^>]*>(.*?)</th>', html)
    return columns, re.findall(r'<th[^>]* scope="row"[^>]*>(.*?)</th>', html)


def test_the_first_cell_is_the_heading_of_its_row() -> None:
    assert headings("| [Plan](#plan) | een week |", "| Uitvoeren | |") == (
        ["Wat", "Hoe lang"],
        ['<a href="#plan">Plan</a>', "Uitvoeren"],
    )


def test_a_heading_in_bold_may_go_on_in_sentences() -> None:
    asked = "**Wat gebeurde er?** Zet er tijden bij."
    assert headings(f"| {asked} | |")[1] == ["<strong>Wat gebeurde er?</strong> Zet er tijden bij."]


def test_a_place_to_write_in_and_what_is_said_are_no_headings() -> None:
    spoken, twice = ["| Je zegt niet eens sorry. | Goedemorgen. |"], ["| a | 1 |", "| a | 2 |"]
    for rows in (["| … | |"], ["| | leeg |"], spoken, twice):
        assert headings(*rows) == (["Wat", "Hoe lang"], [])


def test_a_table_of_ones_own_stays_as_it_is() -> None:
    for table in (
        '<table class="eigen"><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>',
        '<table><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>',
        '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td rowspan="2">b</td></tr></tbody></table>',
        "<table><tr><td>b</td></tr></table>",
    ):
        assert with_row_headings(table) == table
