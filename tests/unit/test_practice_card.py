"""The page of a werkvorm in blocks, so that paper can set its text in columns and its sheet apart."""

from __future__ import annotations

from kennisbank.practice_card import as_card

SHEET = '<h2 class="kb-sheet" id="het-blad">Het blad</h2><table></table><h3>Nog een</h3>'


def test_the_sheet_stands_apart_between_what_comes_before_and_after() -> None:
    html = as_card(f"<h1>A</h1><dl></dl><h2>Stappen</h2><p>B</p>{SHEET}<h2>Herkomst</h2><p>C</p>")
    assert html.replace("\n", "") == (
        '<h1>A</h1><dl></dl><div class="kb-card"><h2>Stappen</h2><p>B</p></div>'
        f'<div class="kb-card-sheet">{SHEET}</div>'
        '<div class="kb-card"><h2>Herkomst</h2><p>C</p></div>'
    )


def test_a_page_without_a_sheet_is_one_block_and_a_sheet_may_come_last() -> None:
    assert as_card("<h1>A</h1><h2>B</h2>").replace("\n", "") == '<h1>A</h1><div class="kb-card"><h2>B</h2></div>'
    last = as_card(f"<h1>A</h1><h2>B</h2>{SHEET}")
    assert last.count("<div") == last.count("</div>") == 2


def test_a_page_without_sections_stays_as_it_is() -> None:
    assert as_card("<h1>A</h1><p>B</p>") == "<h1>A</h1><p>B</p>"
