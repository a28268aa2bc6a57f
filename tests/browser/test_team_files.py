"""Files on the team page: what goes in by choosing and dropping, and what comes out."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from quiz.definition import QUESTIONNAIRE
from quiz.team.file import csv, export_json, export_rows
from quiz.team.picture import team_picture
from tests.browser.team import (
    FIGURES,
    assert_shows,
    codes_of,
    compare,
    downloaded,
    file,
    open_team,
    saved_picture,
    show,
    show_picture,
)
from tests.unit.office_files import paragraphs, workbook
from tests.unit.team_groups import random_codes, random_group


def test_files_are_added_to_the_box(page: Page, server: str) -> None:
    codes = random_codes(7)
    csv = "naam;code\r\n" + "".join(f'"x";"{code}"\r\n' for code in codes[3:6])
    open_team(page, server)
    page.locator("[data-team-file]").set_input_files(
        [file("a.txt", "\n".join(codes[:3])), file("b.CSV", csv), file("c.txt", codes[6].encode("utf-16"))]
    )
    expect(page.locator("[data-notice]")).to_contain_text("a.txt, b.CSV, c.txt")
    page.locator('[data-action="show-team"]').click()
    expect(page.locator("[data-team-n]")).to_have_text("7")


@pytest.mark.parametrize("kind", ["xlsx", "ods", "docx"])
def test_an_office_file_is_read_and_the_console_stays_empty(page: Page, server: str, kind: str) -> None:
    codes = random_codes(5)
    table = workbook([["naam", "code"], *(["a", code] for code in codes)])
    data = {"xlsx": table, "ods": paragraphs("content.xml", codes), "docx": paragraphs("word/document.xml", codes)}
    open_team(page, server)
    page.locator("[data-team-file]").set_input_files([file(f"team.{kind}", data[kind])])
    expect(page.locator("[data-notice]")).to_contain_text(f"team.{kind}")
    page.locator('[data-action="show-team"]').click()
    expect(page.locator("[data-team-n]")).to_have_text("5")


def test_an_office_file_that_cannot_be_read_is_refused_by_name_and_reason(page: Page, server: str) -> None:
    open_team(page, server)
    page.locator("[data-team-file]").set_input_files([file("team.xlsx", b"PK\x03\x04" + b"0" * 600)])
    expect(page.locator("[data-team-rejected]")).to_contain_text("team.xlsx: ")


def test_a_dropped_file_is_read(page: Page, server: str) -> None:
    open_team(page, server)
    page.evaluate(
        """(text) => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([text], "codes.txt", { type: "text/plain" }));
          const form = document.querySelector("[data-team-form]");
          form.dispatchEvent(new DragEvent("dragover", { dataTransfer: transfer, bubbles: true, cancelable: true }));
          form.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
        }""",
        "\n".join(random_codes(5)),
    )
    expect(page.locator("[data-notice]")).to_contain_text("codes.txt")
    page.locator('[data-action="show-team"]').click()
    expect(page.locator("[data-team-n]")).to_have_text("5")


def test_a_file_of_another_kind_is_refused_by_name(page: Page, server: str) -> None:
    open_team(page, server)
    page.locator("[data-team-file]").set_input_files([file("beeld.png", bytes(range(256)))])
    expect(page.locator("[data-team-rejected]")).to_contain_text("beeld.png: Kies een bestand")


def test_downloads_are_those_of_the_command_line_byte_for_byte(page: Page, server: str) -> None:
    group = random_group(9, seed=6, unknown=0.4)
    show_picture(page, server, codes_of(group), "13")
    page.locator("[data-team-name]").fill("Thuiszorg Zuid/2")
    page.locator("[data-team-date]").fill("2026-11-26")
    made = team_picture(QUESTIONNAIRE, group, size=13)
    assert made is not None
    picture = replace(made, team="Thuiszorg Zuid/2", date="2026-11-26")
    with page.expect_download() as download:
        page.locator('[data-action="download-team-json"]').first.click()
    assert download.value.suggested_filename == "teambeeld-thuiszorg-zuid-2-2026-11-26.json"
    expect(page.locator('[data-said="save"]').first).to_contain_text("teambeeld-thuiszorg-zuid-2-2026-11-26.json")
    assert downloaded(page, "download-team-json").decode() == export_json(QUESTIONNAIRE, picture)
    assert downloaded(page, "download-team-csv").decode() == csv(export_rows(QUESTIONNAIRE, picture))


def test_a_saved_picture_opens_again_without_codes(page: Page, server: str) -> None:
    picture = team_picture(QUESTIONNAIRE, random_group(9, seed=6, unknown=0.4), size=13)
    open_team(page, server)
    page.locator("[data-team-file]").set_input_files([file("teambeeld.json", export_json(QUESTIONNAIRE, picture))])
    expect(page.locator("[data-team-result]")).to_be_visible()
    expect(page.locator("[data-team-n]")).to_have_text("9")
    expect(page.locator("[data-notice]")).to_contain_text("bewaard teambeeld")
    assert_shows(page, picture)


def test_markup_in_a_file_or_a_text_gives_words_and_nothing_else(page: Page, server: str) -> None:
    """What else can be wrong with a text or a file is a matter of tests/unit/test_team_intake.py."""
    text = saved_picture(9)
    marked = text.replace('"verdeeld"', '"<img src=x onerror=alert(1)>"', 1)
    assert marked != text
    open_team(page, server)
    page.locator("[data-team-file]").set_input_files([file("<img src=x onerror=alert(1)>.json", marked)])
    expect(page.locator("[data-team-rejected] li")).to_have_count(1)
    expect(page.locator("[data-team-rejected]")).to_contain_text("Dit teambeeld klopt niet")
    show(page, "<img src=x onerror=alert(1)><script>alert(2)</script>")
    expect(page.locator("[data-team-needed]")).to_contain_text("Nog 5 teamcodes")
    expect(page.locator("[data-team-result]")).to_be_hidden()
    assert page.evaluate(FIGURES) == []
    assert page.locator("[data-team] :is(img, [onerror], ul script)").count() == 0


def test_a_saved_picture_keeps_its_edition_on_the_page_and_on_paper(page: Page, server: str) -> None:
    show_picture(page, server, saved_picture(10, edition="0.8"))
    expect(page.locator("[data-notice]")).to_contain_text("editie 0.8")
    expect(page.locator("[data-sheet-edition]")).to_have_text("0.8")
    assert json.loads(downloaded(page, "download-team-json"))["edition"] == "0.8"
    compare(page, saved_picture(10, edition="0.9"))
    expect(page.locator("[data-compare-note]")).to_contain_text("verschillende edities van de scan (0.8 en 0.9)")
