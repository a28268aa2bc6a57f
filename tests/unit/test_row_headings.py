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


def test_a_heading_in_bold_or_with_a_link_may_go_on_in_sentences() -> None:
    for begin, shown in (("**Wat gebeurde er?**", "<strong>"), ("[Wat gebeurde er?](#er)", '<a href="#er">')):
        (heading,) = headings(f"| {begin} Zet er tijden bij. | |")[1]
        assert heading.startswith(shown)


def test_two_rows_may_have_the_same_heading() -> None:
    assert headings("| antwoorden | dit tabblad |", "| antwoorden | dertig dagen |")[1] == ["antwoorden"] * 2


def test_a_place_to_write_in_and_what_is_said_are_no_headings() -> None:
    for rows in (["| … | |"], ["| | leeg |"], ["| Je zegt niet eens sorry. | Goedemorgen. |"]):
        assert headings(*rows) == (["Wat", "Hoe lang"], [])


def test_a_table_of_ones_own_stays_as_it_is() -> None:
    for table in (
        '<table class="eigen"><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>',
        '<table><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>',
        '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td rowspan="2">b</td></tr></tbody></table>',
        "<table><tr><td>b</td></tr></table>",
    ):
        assert with_row_headings(table) == table
