"""What is erased leaves nothing behind on the team page, and nothing outlives the page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from quiz.definition import QUESTIONNAIRE
from quiz.team.picture import team_picture
from tests.browser.team import assert_shows, compare, file, open_team, show, show_picture, type_form
from tests.unit.team_groups import random_codes, random_group

# The whole page: every attribute in a fixed order, every text, and what stands in the fields. The notice says that all
# is gone. The theme marks what has the focus, and leaves an empty class behind.
WHOLE = """() => {
  const written = (node) => {
    if (node.nodeType !== Node.ELEMENT_NODE) return [node.textContent.trim()];
    const names = node.getAttributeNames().sort().filter((name) => name !== "class" || node.className !== "");
    const own = names.map((name) => ` ${name}="${node.getAttribute(name)}"`).join("");
    const value = node.matches("input, textarea, progress") ? [`value: ${node.value}`] : [];
    const inside = node.matches("[data-notice]") ? [] : [...node.childNodes].flatMap(written);
    return [`<${node.localName}${own}>`, ...value, ...inside];
  };
  return written(document.querySelector("[data-team]")).filter(Boolean);
}"""


def use_everything(page: Page) -> None:
    """Paper forms, codes, refusals, files, a comparison, the workshop and the agreement."""
    page.locator('[data-action="open-entry"]').click()
    type_form(page, random_group(1, seed=40)[0])
    page.keyboard.press("Enter")
    page.keyboard.press("3")
    page.locator("[data-team-file]").set_input_files([file("beeld.png", b"x"), file("a.txt", "hoi")])
    expect(page.locator("[data-notice]")).to_contain_text("a.txt")
    entered = page.locator("[data-team-input]").input_value()
    show(page, "\n".join([entered, *random_codes(9), "hoi", random_codes(3)[2], random_codes(1)[0][:-3]]), "veel")
    expect(page.locator("[data-team-size-error]")).not_to_be_empty()
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
    page.locator("#werksessie-need").fill("Elke donderdag een lokaal")
    page.locator('[data-workshop] [data-action="print-sheet"]').click()
    page.evaluate(
        """() => {
          const transfer = new DataTransfer();
          transfer.items.add(new File(["x"], "codes.txt"));
          const over = new DragEvent("dragover", { dataTransfer: transfer, bubbles: true, cancelable: true });
          document.querySelector("[data-team-form]").dispatchEvent(over);
        }"""
    )


def erase(page: Page) -> None:
    """Asks first, so it takes two buttons."""
    page.locator('[data-action="erase"]').click()
    page.locator('[data-action="confirm-erase"]').click()


def test_after_erase_the_page_is_as_it_was_when_it_opened(page: Page, server: str) -> None:
    page.clock.install()
    open_team(page, server)
    fresh = page.evaluate(WHOLE)
    page.evaluate("window.print = () => {}")
    use_everything(page)
    used = page.evaluate(WHOLE)
    assert len(set(used) - set(fresh)) > 300
    erase(page)
    expect(page.locator("[data-notice]")).to_contain_text("gewist")
    expect(page.locator('[data-action="undo-erase"]')).to_be_focused()
    page.clock.run_for(11_000)
    expect(page.locator('[data-action="undo-erase"]')).to_be_hidden()
    expect(page.locator('[data-action="erase"]')).to_be_focused()
    assert page.evaluate(WHOLE) == fresh
    # Ctrl+Z brings nothing back either: a field that remembers is gone.
    page.locator("[data-team-input]").press("Control+z")
    expect(page.locator("[data-team-input]")).to_have_value("")
    show(page, "\n".join(random_codes(9)))
    assert_shows(page, team_picture(QUESTIONNAIRE, random_group(9)))


def test_what_was_erased_comes_back_within_ten_seconds(page: Page, server: str) -> None:
    show_picture(page, server, "\n".join(random_codes(9)), "12")
    page.locator("#team-afspraak-what").fill("Elke donderdag terugkijken")
    erase(page)
    expect(page.locator("[data-team-result]")).to_be_hidden()
    page.locator('[data-action="undo-erase"]').click()
    expect(page.locator("#team-afspraak-what")).to_have_value("Elke donderdag terugkijken")
    expect(page.locator("[data-team-size]")).to_have_value("12")
    assert_shows(page, team_picture(QUESTIONNAIRE, random_group(9)))


def test_leaving_is_asked_about_only_when_there_is_something_to_lose(page: Page, server: str) -> None:
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    open_team(page, server)
    page.reload()
    assert asked == []
    page.locator("[data-team-input]").press_sequentially("x")
    page.reload()
    assert asked == ["beforeunload"]
    expect(page.locator("[data-team-form]")).to_be_visible()
    page.reload()
    assert asked == ["beforeunload"]


def test_helpers_that_copy_our_fields_change_nothing(page: Page, server: str) -> None:
    open_team(page, server)
    page.evaluate(
        """() => {
          const fields = document.querySelectorAll("[data-team] :is(textarea, input)");
          for (const field of fields) field.before(field.cloneNode());
        }"""
    )
    page.locator("#team-codes").last.fill("\n".join(random_codes(9)))
    page.locator('[data-action="show-team"]').click()
    assert_shows(page, team_picture(QUESTIONNAIRE, random_group(9)))
    page.locator("#team-codes-2").last.fill("\n".join(random_codes(9, seed=4)))
    page.locator('[data-action="compare-teams"]').click()
    expect(page.locator("[data-team-compare-result]")).to_be_visible()
    erase(page)
    page.locator("#team-codes").last.fill("\n".join(random_codes(9)))
    page.locator('[data-action="show-team"]').click()
    expect(page.locator("[data-team-n]")).to_have_text("9")


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
    erase(page)
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
