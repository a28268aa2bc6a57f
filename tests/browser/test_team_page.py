"""A facilitator makes a team picture in a real browser, and somebody else tries to get too much out of it."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, expect

from quiz.codes import PERSONAL, TEAM, decode
from quiz.definition import QUESTIONNAIRE
from quiz.instrument import fingerprint
from quiz.team.file import csv, export_json, export_rows
from quiz.team.picture import TeamPicture, compare_pictures, decimals, team_picture
from tests.browser.audit import ALL_BUT_COLOURS, ALL_RULES, COLOURS, faint, faults, sideways
from tests.unit.team_groups import ITEMS, random_codes, random_group, team_code

IDS = [item.id for item in QUESTIONNAIRE.items]
# Everything in the page that could hold a figure about the group.
FIGURES = """() => {
  const root = document.querySelector("[data-team]");
  const attributes = ["n", "mean", "sd", "counts", "agreement", "level"];
  const found = [];
  for (const part of root.querySelectorAll("*")) {
    for (const name of attributes) {
      if (part.dataset && part.dataset[name]) found.push(`data-${name}=${part.dataset[name]}`);
    }
    if (part.matches("[data-figure], [data-radar-value], [data-radar-title]") && part.textContent.trim()) {
      found.push(`${part.tagName}: ${part.textContent.trim()}`);
    }
    if (part.matches("[data-radar-shapes] *, [data-strip] *, [data-dumbbell] *")) found.push(part.outerHTML);
    if (part.matches("[data-column]") && Number(part.getAttribute("height")) > 0) found.push(part.outerHTML);
  }
  return found;
}"""


def open_team(page: Page, server: str) -> None:
    page.goto(f"{server}scan/team/")
    expect(page.locator("[data-team-form]")).to_be_visible()


def show(page: Page, text: str, size: str = "") -> None:
    page.locator("[data-team-input]").fill(text)
    page.locator("[data-team-size]").fill(size)
    page.locator('[data-action="show-team"]').click()


def show_picture(page: Page, server: str, text: str, size: str = "") -> None:
    open_team(page, server)
    show(page, text, size)
    expect(page.locator("[data-team-result]")).to_be_visible()


def codes_of(group: Sequence[Sequence[int]]) -> str:
    return "\n".join(team_code(responses, nonce) for nonce, responses in enumerate(group))


def shown(page: Page) -> dict[str, Any]:
    """What stands in the hooks of the contract."""
    found: dict[str, Any] = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll("[data-team-dimension], [data-team-item]")].map(
          (e) => [e.dataset.teamDimension || e.dataset.teamItem, { ...e.dataset }]))"""
    )
    return found


def assert_shows(page: Page, picture: TeamPicture) -> None:
    hooks = shown(page)
    for id, scale in picture.dimensions.items():
        expected = (str(scale.n), decimals(scale.mean, 1), decimals(scale.sd, 1)) if scale else ("", "", "")
        assert tuple(hooks[id][name] for name in ("n", "mean", "sd")) == expected
    for id, item in picture.items.items():
        counts = ",".join(map(str, (item.dont_know, *item.counts))) if item else ""
        expected = (str(item.n), counts, str(item.agreement)) if item else ("", "", "")
        assert tuple(hooks[id][name] for name in ("n", "counts", "agreement")) == expected


# ---- From text to picture -----------------------------------------------------------------------


def test_twelve_codes_in_a_messy_text_become_one_picture(page: Page, server: str) -> None:
    group = random_group(12, seed=3)
    codes = [team_code(responses, nonce) for nonce, responses in enumerate(group)]
    text = f"""Hoi, hier de codes uit de doos:
{codes[0]}
{codes[1].lower()}
[12:03] Sanne: mijn code is {codes[2].replace("-", " ")} !
https://voorbeeld.nl/kennis/scan/team/#t={codes[3]}
> {codes[4][:19]}
> {codes[4][20:]}
{codes[5]} {codes[6]}; {codes[7]}
{codes[1]}
{codes[8][:-2]}
{team_code(group[0], 1, format=PERSONAL)}
{team_code(group[0], 1, mark=7)}
{codes[8].replace("-", chr(0x2013))}
groetjes, {codes[9]}, {codes[10]} en {codes[11]}
"""
    show_picture(page, server, text, "15")
    expect(page.locator("[data-team-n]")).to_have_text("12")
    expect(page.locator("[data-team-result]")).to_contain_text("12 van de 15 mensen deden mee: 80 procent")
    refused = page.locator("[data-team-rejected] li").all_inner_texts()
    assert [entry.split(":")[0] for entry in refused] == ["Regel 9", "Regel 10", "Regel 11", "Regel 12", "Regel 1"]
    for entry, words in zip(
        refused, ("regel 3", "28 tekens", "persoonlijke", "andere vragenlijst", "geen code"), strict=True
    ):
        assert words in entry
    assert_shows(page, team_picture(QUESTIONNAIRE, group))


@pytest.mark.parametrize("seed", range(4))
def test_the_hooks_hold_what_python_computes(page: Page, server: str, seed: int) -> None:
    source = random.Random(seed)
    group = random_group(source.choice((5, 6, 9, 40)), seed=seed, unknown=source.choice((0.0, 0.2, 0.5)))
    show_picture(page, server, codes_of(group))
    assert_shows(page, team_picture(QUESTIONNAIRE, group))


def test_figures_on_the_screen_have_a_comma(page: Page, server: str) -> None:
    group = random_group(9, seed=1)
    show_picture(page, server, codes_of(group))
    scale = team_picture(QUESTIONNAIRE, group).dimensions["teamleren"]
    assert scale is not None
    row = page.locator('[data-team-dimension="teamleren"]')
    expect(row).to_contain_text(decimals(scale.mean, 1).replace(".", ","))
    expect(row).to_contain_text(f"SD) {decimals(scale.sd, 1).replace('.', ',')}")


def test_focus_goes_to_the_picture_and_the_title_can_be_seen(page: Page, server: str) -> None:
    show_picture(page, server, "\n".join(random_codes(6)))
    expect(page.locator("[data-team-title]")).to_be_focused()
    expect(page.locator("[data-team-title]")).to_be_in_viewport()


def test_lists_are_sorted_and_the_most_divided_items_come_with_a_question(page: Page, server: str) -> None:
    group = random_group(11, seed=5)
    show_picture(page, server, codes_of(group))
    for facet in page.locator("[data-team-facet]").all():
        means = [float(e.get_attribute("data-mean") or 0) for e in facet.locator("[data-team-dimension]").all()]
        assert means == sorted(means, reverse=True)
    picture = team_picture(QUESTIONNAIRE, group)
    spread = sorted((figures.sd for figures in picture.items.values() if figures), reverse=True)
    cards = page.locator("[data-talk] article")
    assert cards.count() == 3
    for card, sd in zip(cards.all(), spread, strict=False):
        expect(card).to_contain_text(f"SD {sd // 100},{sd % 100:02d}")
        assert "?" in card.locator("[data-question]").inner_text()


def test_ten_thousand_codes_make_a_picture(page: Page, server: str) -> None:
    group = random_group(10_000, seed=2)
    open_team(page, server)
    # Not `fill`: Chromium's insertText grows with the square of the lines, in an empty page too.
    page.locator("[data-team-input]").evaluate("(box, text) => box.setRangeText(text)", codes_of(group))
    page.locator('[data-action="show-team"]').click()
    expect(page.locator("[data-team-n]")).to_have_text("10000")
    assert_shows(page, team_picture(QUESTIONNAIRE, group))


def test_a_code_in_the_address_is_taken_over_and_disappears_from_it(page: Page, server: str) -> None:
    code = random_codes(1)[0]
    page.goto(f"{server}scan/team/#t={code}")
    expect(page.locator("[data-team-input]")).to_have_value(f"{code}\n")
    assert page.url == f"{server}scan/team/"


@pytest.mark.parametrize(
    ("size", "words"), [("veel", "heel getal"), ("-3", "heel getal"), ("4", "meer teamcodes dan mensen")]
)
def test_a_wrong_size_is_told_at_its_field(page: Page, server: str, size: str, words: str) -> None:
    open_team(page, server)
    show(page, "\n".join(random_codes(6)), size)
    expect(page.locator("[data-team-size-error]")).to_contain_text(words)
    expect(page.locator("[data-team-size]")).to_be_focused()
    expect(page.locator("[data-team-size]")).to_have_attribute("aria-invalid", "true")


# ---- The threshold ------------------------------------------------------------------------------


@pytest.mark.parametrize("n", [0, 1, 4])
def test_under_the_threshold_the_page_holds_no_figure_at_all(page: Page, server: str, n: int) -> None:
    open_team(page, server)
    show(page, "\n".join(random_codes(n)))
    expect(page.locator("[data-team-needed]")).to_contain_text(
        "Nog één teamcode" if n == 4 else f"Nog {5 - n} teamcodes"
    )
    expect(page.locator("[data-team-result]")).to_be_hidden()
    expect(page.locator("[data-team-compare]")).to_be_hidden()
    assert page.evaluate(FIGURES) == []


def test_a_small_group_after_a_large_one_leaves_nothing_behind(page: Page, server: str) -> None:
    show_picture(page, server, "\n".join(random_codes(9)))
    page.locator("[data-compare-input]").fill("\n".join(random_codes(9, seed=4)))
    page.locator('[data-action="compare-teams"]').click()
    expect(page.locator("[data-team-compare-result]")).to_be_visible()
    page.locator('[data-action="start-workshop"]').click()
    page.keyboard.press("Escape")
    assert page.evaluate(FIGURES)
    before = page.evaluate("document.querySelector('[data-team-facet] [data-list]').textContent")
    show(page, "\n".join(random_codes(4)))
    expect(page.locator("[data-team-result]")).to_be_hidden()
    assert page.evaluate(FIGURES) == []
    order = page.locator("[data-team-facet] [data-list]").first.locator("[data-team-dimension]")
    ids = [e.get_attribute("data-team-dimension") for e in order.all()]
    assert ids == [d.id for d in QUESTIONNAIRE.disciplines], before


def test_thin_scales_and_items_show_words_and_no_figure(page: Page, server: str) -> None:
    """Six people; four of them answer nothing about one discipline."""
    blank = {place for place, item in enumerate(QUESTIONNAIRE.items) if item.discipline == "systeemdenken"}
    group = [
        tuple(0 if n < 4 and place in blank else value for place, value in enumerate(responses))
        for n, responses in enumerate(random_group(6, seed=8, unknown=0))
    ]
    show_picture(page, server, codes_of(group))
    row = page.locator('[data-team-dimension="systeemdenken"]')
    expect(row).to_contain_text("te weinig antwoorden")
    assert (row.get_attribute("data-n"), row.get_attribute("data-mean")) == ("", "")
    expect(row.locator("[data-strip] *")).to_have_count(0)
    for place in blank:
        item = page.locator(f'[data-team-item="{IDS[place]}"]')
        assert item.get_attribute("data-counts") == ""
        assert not re.search(r"\d", "".join(item.locator("td").all_inner_texts()))
    cells = page.locator('[data-heat-discipline="systeemdenken"]')
    assert set(cells.locator("[data-value]").all_inner_texts()) == {""}
    expect(cells.first).to_contain_text("te weinig")


def test_erase_takes_everything_away(page: Page, server: str) -> None:
    show_picture(page, server, "\n".join(random_codes(9)), "12")
    page.locator("#team-afspraak-what").fill("Elke week terugkijken")
    page.locator('[data-action="erase-team"]').click()
    expect(page.locator("[data-notice]")).to_contain_text("gewist")
    expect(page.locator("[data-team-input]")).to_have_value("")
    expect(page.locator("[data-team-result]")).to_be_hidden()
    assert page.evaluate(FIGURES) == []
    assert "Elke week" not in page.locator("[data-team]").text_content()  # type: ignore[operator]


# The whole markup, attributes in a fixed order and without blanks between elements, and what stands in the fields.
# The notice says that all is gone.
MARKUP = """() => {
  const written = (node) => {
    if (node.nodeType !== Node.ELEMENT_NODE) return node.textContent.trim();
    // The theme marks what had the focus, and leaves an empty class there.
    const own = node.getAttributeNames().sort().filter((name) => name !== "class" || node.className !== "");
    const names = own.map((name) => ` ${name}="${node.getAttribute(name)}"`);
    const inside = node.matches("[data-notice]") ? "" : [...node.childNodes].map(written).join("");
    return `<${node.localName}${names.join("")}>${inside}\n`;
  };
  const root = document.querySelector("[data-team]");
  const fields = [...root.querySelectorAll("input, textarea")].map((field) => field.value);
  return [...written(root).split("\\n"), ...fields];
}"""


def test_after_erase_the_page_is_as_it_was_when_it_opened(page: Page, server: str) -> None:
    open_team(page, server)
    fresh = page.evaluate(MARKUP)
    page.evaluate("window.print = () => {}")
    page.locator('[data-action="open-entry"]').click()
    type_form(page, random_group(1, seed=40)[0])
    page.keyboard.press("Enter")
    page.keyboard.press("3")
    entered = page.locator("[data-team-input]").input_value()
    show(page, "\n".join([entered, *random_codes(9), "hoi", random_codes(3)[2], random_codes(1)[0][:-3]]), "veel")
    show(page, page.locator("[data-team-input]").input_value(), "12")
    expect(page.locator("[data-team-result]")).to_be_visible()
    for which in ("first", "second"):
        page.locator(f'[data-compare-name="{which}"]').fill(f"Nachtdienst {which}")
    compare(page, "\n".join([*random_codes(14, seed=4), "hoi", random_codes(1)[0][:-3]]))
    expect(page.locator("[data-team-compare-result]")).to_be_visible()
    page.locator('[data-action="start-workshop"]').click()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("End")
    page.locator("#werksessie-what").fill("Elke donderdag terugkijken")
    page.locator('[data-workshop] [data-action="print-sheet"]').click()
    page.locator("[data-team-form]").evaluate("(form) => form.setAttribute('data-dropping', '')")
    assert page.evaluate(MARKUP) != fresh
    page.locator('[data-action="erase-team"]').click()
    expect(page.locator("[data-notice]")).to_contain_text("gewist")
    expect(page.locator("[data-team-input]")).to_be_focused()
    page.locator("[data-team-input]").blur()  # the theme marks what has the focus
    assert page.evaluate(MARKUP) == fresh
    # And it still works: the elements are the same ones.
    show(page, "\n".join(random_codes(9)))
    assert_shows(page, team_picture(QUESTIONNAIRE, random_group(9)))


@pytest.mark.parametrize("field", ["[data-team-file]", "[data-compare-file]"])
def test_erase_during_the_reading_of_a_file_forgets_the_file(page: Page, server: str, field: str) -> None:
    show_picture(page, server, "\n".join(random_codes(9)))
    page.evaluate(
        """() => {
          const read = File.prototype.arrayBuffer;
          const gate = new Promise((open) => { window.letGo = open; });
          File.prototype.arrayBuffer = async function () { await gate; return read.call(this); };
        }"""
    )
    page.locator(field).set_input_files([file("codes.txt", "\n".join(random_codes(9, seed=4)))])
    page.locator('[data-action="erase-team"]').click()
    page.evaluate(
        "async () => { window.letGo(); for (let i = 0; i < 5; i += 1) await new Promise((r) => setTimeout(r)); }"
    )
    expect(page.locator("[data-team-input]")).to_have_value("")
    expect(page.locator("[data-compare-input]")).to_have_value("")
    expect(page.locator("[data-notice]")).to_contain_text("gewist")
    expect(page.locator("[data-team-compare-result]")).to_be_hidden()


def test_the_page_stores_nothing(page: Page, server: str) -> None:
    show_picture(page, server, "\n".join(random_codes(9)))
    kept = page.evaluate(
        "JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }) + document.cookie"
    )
    assert "scan" not in kept
    assert "team" not in kept
    page.reload()
    expect(page.locator("[data-team-input]")).to_have_value("")


# ---- Files --------------------------------------------------------------------------------------


def file(name: str, text: str | bytes) -> FilePayload:
    data = text.encode() if isinstance(text, str) else text
    return {"name": name, "mimeType": "application/octet-stream", "buffer": data}


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


def test_files_that_are_too_large_together_are_refused_and_not_cut_off(page: Page, server: str) -> None:
    open_team(page, server)
    page.evaluate(
        """() => {
          document.querySelector("[data-team-input]").hidden = true; // laying out such a text takes seconds
          const transfer = new DataTransfer();
          for (const name of ["a.txt", "b.txt"]) transfer.items.add(new File(["x".repeat(15000000)], name));
          const form = document.querySelector("[data-team-form]");
          form.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
        }"""
    )
    expect(page.locator("[data-team-rejected] li")).to_have_text(re.compile(r"^b\.txt: Dit is te groot"))
    expect(page.locator("[data-notice]")).to_contain_text("a.txt")
    expect(page.locator("[data-notice]")).not_to_contain_text("b.txt")


@pytest.mark.parametrize("place", ["input", "compare"])
def test_text_that_is_too_long_is_refused_and_not_cut_off(page: Page, server: str, place: str) -> None:
    show_picture(page, server, "\n".join(random_codes(9)))
    page.evaluate(
        """([name, codes]) => {
          const box = document.querySelector(`[data-${name}]`);
          box.hidden = true;
          box.value = `${"x".repeat(20000000)} ${codes}`;
        }""",
        ["team-input" if place == "input" else "compare-input", "\n".join(random_codes(9, seed=4))],
    )
    page.locator(f'[data-action="{"show-team" if place == "input" else "compare-teams"}"]').click()
    if place == "input":
        expect(page.locator("[data-team-rejected]")).to_contain_text("Dit is te groot")
        expect(page.locator("[data-team-result]")).to_be_hidden()
    else:
        expect(page.locator("[data-compare-message]")).to_contain_text("Dit is te groot")
        expect(page.locator("[data-team-compare-result]")).to_be_hidden()


def test_a_file_of_another_kind_is_refused_by_name(page: Page, server: str) -> None:
    open_team(page, server)
    page.locator("[data-team-file]").set_input_files([file("beeld.png", bytes(range(256)))])
    expect(page.locator("[data-team-rejected]")).to_contain_text("beeld.png: Kies een bestand")


def downloaded(page: Page, action: str) -> bytes:
    with page.expect_download() as download:
        page.locator(f'[data-action="{action}"]').click()
    return Path(download.value.path()).read_bytes()


def test_downloads_are_those_of_the_command_line_byte_for_byte(page: Page, server: str) -> None:
    group = random_group(9, seed=6, unknown=0.4)
    show_picture(page, server, codes_of(group), "13")
    picture = team_picture(QUESTIONNAIRE, group, size=13)
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


HOSTILE = {
    "markup": ("agreement", '"eensgezind"', '"<img src=x onerror=alert(1)>"'),
    "too few": ("few", '"n": 9', '"n": 4'),
    "other questionnaire": ("mark", '"fingerprint": "', '"fingerprint": "9'),
    "newer": ("version", '"version": 1', '"version": 99'),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gives_a_message_and_nothing_else(page: Page, server: str, name: str) -> None:
    text = export_json(QUESTIONNAIRE, team_picture(QUESTIONNAIRE, random_group(9, seed=6)))
    _, old, new = HOSTILE[name]
    assert old in text
    open_team(page, server)
    page.locator("[data-team-file]").set_input_files([file("vals.json", text.replace(old, new, 1))])
    expect(page.locator("[data-team-rejected] li")).to_have_count(1)
    expect(page.locator("[data-team-rejected]")).to_contain_text("eambeeld")
    expect(page.locator("[data-team-result]")).to_be_hidden()
    assert page.evaluate(FIGURES) == []
    assert page.locator("[data-team] img[src=x]").count() == 0


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "\x00\x01\ud7ff" * 50, "4" * 5000, "{" * 3000, "[1,2,3]"]
)
def test_hostile_text_gives_a_message_and_no_error(page: Page, server: str, text: str) -> None:
    open_team(page, server)
    show(page, text)
    expect(page.locator("[data-team-needed]")).to_contain_text("Nog 5 teamcodes")
    expect(page.locator("[data-team-result]")).to_be_hidden()


# ---- Paper forms --------------------------------------------------------------------------------


def type_form(page: Page, responses: Sequence[int]) -> None:
    for response in responses:
        page.keyboard.press(str(response))


def test_paper_forms_take_one_keystroke_an_answer(page: Page, server: str) -> None:
    group = random_group(5, seed=12)
    open_team(page, server)
    page.locator('[data-action="open-entry"]').click()
    expect(page.locator("[data-entry-box]").first).to_be_focused()
    for responses in group:
        type_form(page, responses)
        expect(page.locator('[data-action="add-form"]')).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("[data-entry-box]").first).to_be_focused()
    codes = page.locator("[data-team-input]").input_value().split()
    read = [decode(code, items=ITEMS, expected_format=TEAM, fingerprint=fingerprint(QUESTIONNAIRE)) for code in codes]
    assert [code.responses for code in read] == group
    page.locator('[data-action="show-team"]').click()
    expect(page.locator("[data-team-result]")).to_be_visible()
    assert_shows(page, team_picture(QUESTIONNAIRE, group))


def test_a_slip_of_the_finger_can_be_mended(page: Page, server: str) -> None:
    open_team(page, server)
    page.locator('[data-action="open-entry"]').click()
    boxes = page.locator("[data-entry-box]")
    page.keyboard.press("7")
    expect(page.locator("[data-entry-message]")).to_contain_text("7 kan niet")
    expect(boxes.first).to_have_value("")
    type_form(page, [4, 3])
    page.keyboard.press("Backspace")
    expect(boxes.nth(1)).to_be_focused()
    expect(boxes.nth(1)).to_have_value("")
    page.keyboard.press("5")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("1")
    assert [boxes.nth(place).input_value() for place in range(2)] == ["1", "5"]
    page.keyboard.press("ArrowRight")
    expect(boxes.nth(9)).to_be_focused()


def test_a_form_with_blanks_asks_once_and_counts_them_as_unknown(page: Page, server: str) -> None:
    open_team(page, server)
    page.locator('[data-action="open-entry"]').click()
    add = page.locator('[data-action="add-form"]')
    add.click()
    expect(page.locator("[data-entry-message]")).to_contain_text("helemaal leeg")
    type_form(page, [3] * 39)
    add.click()
    expect(page.locator("[data-entry-message]")).to_contain_text("Vakje 40 is nog leeg")
    add.click()
    code = page.locator("[data-team-input]").input_value().strip()
    assert decode(code, items=ITEMS).responses == (3,) * 39 + (0,)


def test_the_last_form_can_be_taken_back_and_corrected(page: Page, server: str) -> None:
    open_team(page, server)
    page.locator('[data-action="open-entry"]').click()
    type_form(page, [3] * 40)
    page.keyboard.press("Enter")
    page.locator('[data-action="take-back"]').click()
    expect(page.locator("[data-team-input]")).to_have_value("")
    page.keyboard.press("5")
    page.locator('[data-action="add-form"]').click()
    assert decode(page.locator("[data-team-input]").input_value(), items=ITEMS).responses == (5,) + (3,) * 39


# ---- The workshop and the agreement --------------------------------------------------------------


@pytest.mark.context(viewport={"width": 1280, "height": 720})
def test_the_workshop_shows_one_thing_at_a_time_and_never_scrolls(page: Page, server: str) -> None:
    show_picture(page, server, "\n".join(random_codes(12)), "15")
    page.locator('[data-action="start-workshop"]').click()
    slides = []
    while True:
        visible = page.locator("[data-slide]:visible")
        assert visible.count() == 1
        slides.append(visible.get_attribute("data-slide"))
        size = page.evaluate(
            """() => { const d = document.querySelector("[data-workshop]");
              return [d.scrollHeight - d.clientHeight, d.scrollWidth - d.clientWidth]; }"""
        )
        assert size == [0, 0], slides
        for box in visible.locator("h2, p, li, svg").all():
            area = box.bounding_box()
            assert area is None or area["y"] + area["height"] <= 720, slides
        if page.locator('[data-action="next-slide"]').is_disabled():
            break
        page.keyboard.press("ArrowRight")
    assert slides == ["begin", "disciplines", "areas", "surprise", "talk-0", "talk-1", "talk-2", "choose", "agree"]
    expect(page.locator("[data-slide-count]")).to_have_text("9 van 9")


def test_the_workshop_listens_to_its_keys_and_not_to_those_of_the_theme(page: Page, server: str) -> None:
    show_picture(page, server, "\n".join(random_codes(6)))
    page.locator('[data-action="start-workshop"]').click()
    slide = page.locator("[data-slide]:visible")
    for key, name in [
        ("PageDown", "disciplines"), ("Space", "areas"), ("PageUp", "disciplines"), ("End", "agree"), ("Home", "begin"),
        ("ArrowLeft", "begin"),
    ]:  # fmt: skip
        page.keyboard.press(key)
        expect(slide).to_have_attribute("data-slide", name)
    address = page.url
    for key in "nps/f,.":
        page.keyboard.press(key)
    assert page.url == address
    expect(slide.locator("h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("[data-workshop]")).to_be_hidden()


def test_the_agreement_is_the_same_in_the_workshop_and_on_paper(page: Page, server: str) -> None:
    show_picture(page, server, "\n".join(random_codes(12)))
    page.evaluate("window.print = () => { window.printed = document.querySelector('[data-team]').dataset.print; }")
    page.locator('[data-action="start-workshop"]').click()
    page.keyboard.press("End")
    page.locator("#werksessie-what").fill("Elke donderdag terugkijken")
    page.locator("#werksessie-who").fill("Wie dienst heeft")
    page.locator('[data-workshop] [data-action="print-sheet"]').click()
    assert page.evaluate("window.printed") == "sheet"
    expect(page.locator("#team-afspraak-what")).to_have_value("Elke donderdag terugkijken")
    expect(page.locator('[data-sheet-field="who"]')).to_have_text("Wie dienst heeft")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("[data-team]").get_attribute("data-print") is None


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_the_agreement_prints_on_one_page_with_the_picture(page: Page, server: str) -> None:
    show_picture(page, server, "\n".join(random_codes(12)), "15")
    for field in ("keep", "what"):
        page.locator(f"#team-afspraak-{field}").fill("We kijken elke week samen tien minuten terug. " * 6)
    page.locator("#team-afspraak-who").fill("Iedereen om de beurt, Sanne begint")
    page.evaluate("window.print = () => {}")
    page.locator('[data-agreement] [data-action="print-sheet"]').click()
    page.emulate_media(media="print")
    expect(page.locator("[data-sheet]")).to_be_visible()
    expect(page.locator("[data-sheet] [data-radar-shapes] polygon")).to_have_count(2)
    expect(page.locator("[data-team-result]")).to_be_hidden()
    assert pages_of(page.pdf(prefer_css_page_size=True)) == 1


def test_the_picture_prints_without_codes_and_buttons(page: Page, server: str) -> None:
    show_picture(page, server, "\n".join(random_codes(12)))
    page.emulate_media(media="print")
    for part in ("[data-team-input]", '[data-action="show-team"]', "[data-sheet]", "[data-compare-input]"):
        expect(page.locator(part).first).to_be_hidden()
    expect(page.locator(".team-items")).to_be_visible()
    assert 3 <= pages_of(page.pdf(prefer_css_page_size=True)) <= 6


# ---- Comparison ---------------------------------------------------------------------------------


def compare(page: Page, text: str) -> None:
    page.locator("[data-compare-input]").fill(text)
    page.locator('[data-action="compare-teams"]').click()


def test_only_differences_beyond_the_noise_are_named(page: Page, server: str) -> None:

    first = [tuple(min(value, 3) for value in responses) for responses in random_group(12, seed=1, unknown=0)]
    second = random_group(10, seed=2, unknown=0)
    show_picture(page, server, codes_of(first))
    compare(page, codes_of(second))
    expect(page.locator("[data-team-compare-result]")).to_be_visible()
    found = compare_pictures(team_picture(QUESTIONNAIRE, first), team_picture(QUESTIONNAIRE, second))
    words = set()
    for id, part in found.dimensions.items():
        assert part is not None
        row = page.locator(f'[data-compare-row="{id}"]')
        expect(row.locator("[data-word]")).to_have_text("verschil: hoger" if part.named else "binnen de ruis")
        sign = "+" if part.difference > 0 else ""
        shown_difference = sign + decimals(part.difference, 1).replace(".", ",").replace("-", "−")
        expect(row.locator("[data-difference]")).to_have_text(shown_difference)
        words.add(part.named)
    assert True in words


def test_a_group_and_itself_differ_by_nothing(page: Page, server: str) -> None:
    codes = "\n".join(random_codes(8))
    show_picture(page, server, codes)
    compare(page, codes)
    expect(page.locator("[data-compare-finding]")).to_contain_text("binnen de ruis")
    assert set(page.locator("[data-difference]").all_inner_texts()) == {"0,0"}


def test_a_comparison_needs_five_on_both_sides(page: Page, server: str) -> None:
    show_picture(page, server, "\n".join(random_codes(8)))
    compare(page, "\n".join(random_codes(4, seed=9)))
    expect(page.locator("[data-compare-message]")).to_contain_text("nog één teamcode")
    expect(page.locator("[data-team-compare-result]")).to_be_hidden()


def test_a_comparison_that_would_show_a_few_people_is_refused(page: Page, server: str) -> None:
    codes = random_codes(9)
    show_picture(page, server, "\n".join(codes))
    compare(page, "\n".join(codes[2:]))
    expect(page.locator("[data-compare-message]")).to_contain_text("minder dan 5 mensen")
    expect(page.locator("[data-team-compare-result]")).to_be_hidden()


def test_a_saved_picture_can_be_the_second_one(page: Page, server: str) -> None:
    show_picture(page, server, "\n".join(random_codes(9)))
    page.locator("[data-compare-file]").set_input_files([file("maart.json", saved_picture(14))])
    expect(page.locator("[data-team-compare-result]")).to_be_visible()
    assert "14 mensen" in page.locator('[data-compare-row="overall"]').inner_text()
    expect(page.locator("[data-compare-note]")).to_have_text(
        "Of dezelfde mensen in beide beelden zitten, is niet na te gaan."
    )


def saved_picture(n: int, *, edition: str = QUESTIONNAIRE.edition) -> str:
    """The file of the first so many of twenty people."""
    questionnaire = replace(QUESTIONNAIRE, edition=edition)
    return export_json(questionnaire, team_picture(questionnaire, random_group(20)[:n]))


@pytest.mark.parametrize("order", ["codes first", "saved first", "both saved"])
def test_a_saved_picture_of_nearly_the_same_size_is_compared_with_a_warning(
    page: Page, server: str, order: str
) -> None:
    """Ten people in spring and eleven in autumn is what teams do; nobody can see here whether it is that."""
    eleven = "\n".join(random_codes(20)[:11])
    forms = {
        "codes first": (eleven, saved_picture(10)),
        "saved first": (saved_picture(10), eleven),
        "both saved": (saved_picture(11), saved_picture(10)),
    }
    first, second = forms[order]
    show_picture(page, server, first)
    compare(page, second)
    expect(page.locator("[data-team-compare-result]")).to_be_visible()
    expect(page.locator("[data-compare-note]")).to_contain_text("niet na te gaan")
    expect(page.locator("[data-compare-note]")).to_contain_text("maar een paar mensen meer")


def test_a_saved_picture_keeps_its_edition_on_the_page_and_on_paper(page: Page, server: str) -> None:
    show_picture(page, server, saved_picture(10, edition="0.8"))
    expect(page.locator("[data-notice]")).to_contain_text("editie 0.8")
    expect(page.locator("[data-sheet-edition]")).to_have_text("0.8")
    assert json.loads(downloaded(page, "download-team-json"))["edition"] == "0.8"
    compare(page, saved_picture(10, edition="0.9"))
    expect(page.locator("[data-compare-note]")).to_contain_text("verschillende edities van de scan (0.8 en 0.9)")


def test_a_picture_of_codes_has_the_edition_of_the_site(page: Page, server: str) -> None:
    show_picture(page, server, "\n".join(random_codes(6)))
    expect(page.locator("[data-sheet-edition]")).to_have_text(QUESTIONNAIRE.edition)


def test_a_comparison_after_a_refused_one_starts_clean(page: Page, server: str) -> None:
    codes = random_codes(20)
    show_picture(page, server, "\n".join(codes[:11]))
    compare(page, "\n".join(codes[:10]))  # the codes tell that one is part of the other
    expect(page.locator("[data-compare-message]")).not_to_be_empty()
    expect(page.locator("[data-team-compare-result]")).to_be_hidden()
    compare(page, saved_picture(20))
    expect(page.locator("[data-team-compare-result]")).to_be_visible()
    expect(page.locator("[data-compare-message]")).to_be_empty()


# ---- For everybody ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("width", "scheme", "rules"),
    [(1280, "light", ALL_RULES), (1280, "dark", COLOURS), (320, "light", ALL_BUT_COLOURS)],
)
def test_the_page_with_a_picture_has_no_fault(page: Page, server: str, width: int, scheme: Any, rules: Any) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    show_picture(page, server, "\n".join([*random_codes(9, unknown=0.45), "hoi", random_codes(1)[0][:-3]]), "12")
    page.locator('[data-action="open-entry"]').click()
    compare(page, "\n".join(random_codes(9, seed=4)))
    expect(page.locator("[data-team-compare-result]")).to_be_visible()
    assert list(faults(page, rules)) == []
    assert sideways(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator('[data-action="start-workshop"]').click()
    for _ in range(9):
        assert list(faults(page, rules, within="[data-workshop]")) == []
        page.keyboard.press("ArrowRight")


@pytest.mark.context(forced_colors="active")
def test_the_picture_keeps_its_contrast_in_forced_colours(page: Page, server: str) -> None:
    show_picture(page, server, "\n".join(random_codes(9)))
    assert list(faults(page)) == []
    assert faint(page) == []


def test_everything_can_be_done_by_keyboard(page: Page, server: str) -> None:
    open_team(page, server)
    page.locator("[data-team-input]").focus()
    page.keyboard.insert_text("\n".join(random_codes(6)))
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(page.locator('[data-action="show-team"]')).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[data-team-title]")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator('[data-action="start-workshop"]')).to_be_focused()


@pytest.mark.context(java_script_enabled=False)
def test_without_javascript_the_page_says_what_to_do(page: Page, server: str) -> None:
    page.goto(f"{server}scan/team/")
    expect(page.get_by_role("heading", name="Zonder JavaScript")).to_be_visible()
    expect(page.locator("[data-team-form]")).to_be_hidden()


def test_the_built_page_holds_no_figure_of_its_own(site: Path) -> None:
    from bs4 import BeautifulSoup

    soup = BeautifulSoup((site / "scan" / "team" / "index.html").read_bytes(), "html.parser")
    for element in soup.select("[data-n], [data-mean], [data-sd], [data-counts], [data-agreement]"):
        assert not any(element.get(f"data-{name}") for name in ("n", "mean", "sd", "counts", "agreement"))
    assert not [element for element in soup.select("[data-figure]") if element.get_text(strip=True)]
    assert {e["data-team-item"] for e in soup.select("[data-team-item]")} == set(IDS)
    assert {e["data-team-dimension"] for e in soup.select("[data-team-dimension]")} == {
        d.id for d in QUESTIONNAIRE.dimensions
    }
    assert len(soup.select("[data-talk-question]")) == 4 * len(QUESTIONNAIRE.disciplines)
    assert json.loads(soup.select_one("[data-scan-data]").get_text())["items"]  # type: ignore[union-attr]
