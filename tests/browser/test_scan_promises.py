"""What the scan promises, with what only a browser can break: other tabs, undo, foreign elements, a lost script."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from quiz.codes import TEAM, decode, team_nonce
from quiz.definition import QUESTIONNAIRE
from tests.browser.taking import (
    IDS,
    KEY,
    PREFIX,
    answer_step,
    answered,
    code_of,
    random_responses,
    take,
    unfold,
)
from tests.unit.javascript import Modules

OURS = f"[...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter((key) => key.startsWith('{PREFIX}'))"
NOTICE = "[data-notice]"


def erase(page: Page) -> None:
    page.locator('[data-action="erase"]').click()
    page.locator('[data-action="confirm-erase"]').click()


# ---- Erasing ------------------------------------------------------------------------------------


def test_erasing_is_asked_first_and_a_no_changes_nothing(page: Page, server: str) -> None:
    page.goto(f"{server}scan/")
    answer_step(page, random_responses(1))
    page.locator('[data-action="erase"]').click()
    expect(page.locator("[data-erase-title]")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator('[data-action="confirm-erase"]')).to_be_focused()
    page.locator('[data-action="keep-answers"]').click()
    expect(page.locator('[data-action="erase"]')).to_be_focused()
    assert answered(page) == 8


def test_erasing_can_be_undone_for_ten_seconds_in_the_page_and_in_storage(page: Page, server: str) -> None:
    page.clock.install()
    page.goto(f"{server}scan/")
    take(page, random_responses(2))
    unfold(page)
    page.locator('[data-plan-field="what"]').first.fill("Een stap")
    page.locator("[data-keep]").check()
    code = page.inner_text("[data-result-code]")
    erase(page)
    assert page.evaluate(OURS) == []
    page.locator('[data-action="undo-erase"]').click()
    expect(page.locator("[data-result-code]")).to_have_text(code)
    expect(page.locator('[data-plan-field="what"]').first).to_have_value("Een stap")
    expect(page.locator("[data-keep]")).to_be_checked()
    for storage in ("sessionStorage", "localStorage"):
        assert len(page.evaluate(f"(key) => JSON.parse({storage}.getItem(key)).responses", KEY)) == len(IDS)
    erase(page)
    page.clock.run_for(10_001)
    expect(page.locator('[data-action="undo-erase"]')).to_be_hidden()
    assert page.evaluate("document.activeElement !== document.body")
    assert page.evaluate(OURS) == []


@pytest.mark.parametrize("keep", [True, False])
def test_what_is_erased_in_one_tab_goes_from_the_other_and_never_comes_back(
    page: Page, server: str, keep: bool
) -> None:
    page.goto(f"{server}scan/")
    answer_step(page, random_responses(3))
    if keep:
        page.locator("[data-keep]").check()
    other = page.context.new_page()
    other.goto(f"{server}scan/")
    answer_step(other, random_responses(4))
    erase(page)
    expect(other.locator(NOTICE)).to_contain_text("In een ander tabblad is alles gewist")
    assert answered(other) == 0
    assert other.evaluate(OURS) == []
    other.locator(f'input[name="{IDS[0]}"][value="1"]').check()
    assert page.evaluate("(key) => localStorage.getItem(key)", KEY) is None
    other.close()


def test_the_browsers_own_undo_brings_no_erased_text_back(page: Page, server: str) -> None:
    page.goto(f"{server}scan/")
    page.locator("[data-opener] summary").click()
    field = page.locator("#open-code")
    field.press_sequentially("geheim woord")
    node = field.element_handle()
    erase(page)
    page.locator("[data-opener] summary").click()
    for keys in (["Control+z"] * 4, ["Control+Shift+z"] * 4):
        field.click()
        for key in keys:
            page.keyboard.press(key)
        expect(field).to_have_value("")
    assert page.evaluate("(node) => node === document.querySelector('#open-code')", node), "the same field, no copy"


# ---- Keeping ------------------------------------------------------------------------------------

DEVICES = {
    "blocked": """Object.defineProperty(window, "localStorage",
      { get() { throw new DOMException("", "SecurityError"); } });""",
    "full": """const set = Storage.prototype.setItem; Storage.prototype.setItem = function (key, text) {
      if (this === window.localStorage) throw new DOMException("full", "QuotaExceededError");
      set.call(this, key, text); };""",
    "keeping nothing": """const put = Storage.prototype.setItem; Storage.prototype.setItem = function (key, text) {
      if (this !== window.localStorage) put.call(this, key, text); };""",
}


@pytest.mark.parametrize("kind", DEVICES)
def test_the_box_goes_off_where_the_device_keeps_nothing_and_says_why(page: Page, server: str, kind: str) -> None:
    page.add_init_script(DEVICES[kind])
    page.goto(f"{server}scan/")
    answer_step(page, random_responses(5))
    page.locator("[data-keep]").click()
    expect(page.locator("[data-keep]")).not_to_be_checked()
    expect(page.locator("[data-keep-text]")).to_contain_text(
        "Ze staan alleen" if kind == "full" else "alleen in dit tabblad"
    )
    expect(page.locator(NOTICE)).to_contain_text("dit apparaat")


def test_the_box_goes_off_when_the_device_was_cleared(page: Page, server: str) -> None:
    page.goto(f"{server}scan/")
    answer_step(page, random_responses(6))
    page.locator("[data-keep]").check()
    page.evaluate("localStorage.clear()")
    page.locator(f'input[name="{IDS[0]}"][value="1"]').check()
    page.locator(f'input[name="{IDS[0]}"][value="2"]').check()
    expect(page.locator("[data-keep]")).not_to_be_checked()
    assert answered(page) == 8
    assert page.evaluate("(key) => localStorage.getItem(key)", KEY) is None


def test_a_new_tab_says_that_answers_may_stand_in_another_until_the_next_step(page: Page, server: str) -> None:
    page.goto(f"{server}scan/")
    answer_step(page, random_responses(7))
    other = page.context.new_page()
    other.goto(f"{server}scan/")
    expect(other.locator(NOTICE)).to_contain_text("In een ander tabblad staan misschien nog antwoorden")
    assert answered(other) == 0
    answer_step(other, random_responses(7))
    other.locator('[data-action="next"]').click()
    expect(other.locator(NOTICE)).to_have_text("")
    other.close()


def test_a_word_about_restored_answers_goes_at_the_next_step(page: Page, server: str) -> None:
    page.goto(f"{server}scan/")
    answer_step(page, random_responses(8))
    page.reload()
    expect(page.locator(NOTICE)).to_contain_text("Je antwoorden staan er nog")
    page.locator('[data-action="next"]').click()
    expect(page.locator(NOTICE)).to_have_text("")


# ---- Codes and links ----------------------------------------------------------------------------


def test_an_opened_result_shows_the_team_code_that_its_owner_had(page: Page, server: str) -> None:
    page.goto(f"{server}scan/")
    take(page, random_responses(9))
    code, team_code = page.inner_text("[data-result-code]"), page.inner_text("[data-team-code]")
    assert decode(team_code, items=len(IDS), expected_format=TEAM).nonce == team_nonce(code)
    page.goto("about:blank")
    page.goto(f"{server}scan/#r%3D{code}")
    expect(page.locator("[data-team-code]")).to_have_text(team_code)
    assert code not in page.url


def test_a_link_of_a_team_leads_to_the_team_code_by_when_after_a_reload_too(page: Page, server: str) -> None:
    page.goto(f"{server}scan/#team=Zorg%20%3Cb%3E;2027-03-31")
    take(page, random_responses(10))
    page.reload()
    expect(page.locator("[data-team-link]")).to_be_visible()
    expect(page.locator("[data-team-link-name]")).to_have_text("Zorg <b>")
    expect(page.locator("[data-team-link-date]")).to_have_text("31 maart 2027")
    assert "#team" not in page.url


def test_a_link_of_a_team_that_is_not_exact_gets_a_sentence(page: Page, server: str) -> None:
    page.goto(f"{server}scan/#team=Zorg;31-03-2027")
    expect(page.locator(NOTICE)).to_contain_text("De link van je team klopt niet")


def test_a_button_says_that_it_copied_until_the_next_step_and_no_code_is_read_unasked(page: Page, server: str) -> None:
    page.clock.install()
    page.goto(f"{server}scan/?utm_source=mail")
    page.evaluate("() => { navigator.clipboard.writeText = async (text) => { window.copied = text; }; }")
    take(page, random_responses(11))
    button = page.locator('[data-action="copy-link"]')
    button.click()
    expect(button).to_have_text("Gekopieerd.", use_inner_text=True)
    expect(page.locator(NOTICE)).to_have_text("Gekopieerd.")
    assert page.evaluate("copied") == f"{server}scan/#r={page.inner_text('[data-result-code]')}"
    page.clock.run_for(5_000)
    expect(button).to_have_text("Kopieer link", use_inner_text=True)
    for selector in ("[data-result-code]", "[data-team-code]"):
        code = page.locator(selector)
        assert code.evaluate("(e) => !e.closest('output, [aria-live], [role=status]')")
        assert code.evaluate("(e) => e.translate") is False


def test_sharing_is_there_where_the_browser_can_and_only_there(page: Page, server: str) -> None:
    page.goto(f"{server}scan/#r={code_of(dict.fromkeys(IDS, 3))}")
    expect(page.locator('[data-action="share-link"]')).to_be_hidden()
    page.goto("about:blank")
    page.add_init_script("navigator.share = async (data) => { window.shared = data; };")
    page.goto(f"{server}scan/#r={code_of(dict.fromkeys(IDS, 3))}")
    page.locator('[data-action="share-link"]').click()
    assert page.evaluate("shared.url").endswith(f"#r={code_of(dict.fromkeys(IDS, 3))}")


def test_a_slip_holds_the_team_code_and_nothing_else(page: Page, server: str) -> None:
    page.goto(f"{server}scan/")
    take(page, random_responses(12))
    page.evaluate("() => { window.print = () => { window.part = document.documentElement.dataset.print; }; }")
    page.locator('[data-action="print-slip"]').click()
    assert page.evaluate("part") == "slip"
    page.emulate_media(media="print")
    code = page.inner_text("[data-team-code]")
    lines = [line for line in page.locator("body").inner_text().splitlines() if line.strip()]
    assert lines == [f"Teamcode van de scan, editie {QUESTIONNAIRE.edition}", page.inner_text("[data-slip-code]")]
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(page.locator("[data-team-code]")).to_be_visible()
    assert page.inner_text("[data-team-code]") == lines[1]
    assert code in ("", lines[1])


def test_the_team_code_unfolds_as_a_picture_of_that_code_without_a_request(
    page: Page, server: str, tmp_path: Path
) -> None:
    drawing = Modules(tmp_path, {"overrides/page/qr.mjs": ("qrOf",), "overrides/page/qr-picture.mjs": ("outline",)})
    drawn = """() => [...document.querySelectorAll("[data-slip-qr]")].map(
      (place) => place.querySelector("path")?.getAttribute("d") ?? null)"""
    page.goto(f"{server}scan/#r={code_of(random_responses(12))}")
    expect(page.locator("[data-team-code]")).not_to_be_empty()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    for seed in (13, 14):
        # Another result in the same page: nothing may stay of the picture of the one before.
        page.evaluate("(code) => { location.hash = `r=${code}`; }", code_of(random_responses(seed)))
        expect(page.locator("[data-team-qr]")).not_to_have_attribute("open", "")
        expect(page.locator("[data-slip-qr] path")).to_have_count(0)
        page.locator("[data-team-qr] summary").click()
        expect(page.locator("[data-team-qr] svg")).to_be_visible()
        code = page.inner_text("[data-team-code]")
        assert page.evaluate(drawn) == [drawing.call("(code) => m.outline(m.qrOf(code))", code)] * 2
    assert requests == []


# ---- What others put into the page, and what does not come ---------------------------------------

FOREIGN = """() => {
  const walker = document.createTreeWalker(document.querySelector("[data-scan]"), NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) if (walker.currentNode.data.trim() && !walker.currentNode.parentElement.closest("script"))
    texts.push(walker.currentNode);
  for (const text of texts) {
    const half = text.splitText(Math.floor(text.data.length / 2));
    for (const part of [text, half]) {
      const font = document.createElement("font");
      part.replaceWith(font);
      font.append(part);
    }
  }
  for (const field of document.querySelectorAll("[data-scan] :is(input, textarea, legend, form, fieldset)")) {
    for (const type of ["text", "radio", "checkbox"]) {
      const helper = document.createElement("input");
      Object.assign(helper, { type, value: "3", checked: type !== "text", name: `helper-${type}` });
      field.before(helper);
    }
    field.before(document.createElement("grammarly-extension"));
  }
}"""


def result_codes(page: Page, server: str, early: str) -> tuple[str, str]:
    page.add_init_script("crypto.getRandomValues = (array) => array.fill(77);")
    if early:
        page.add_init_script(f"document.addEventListener('readystatechange', () => ({FOREIGN})(), {{ once: true }});")
    page.goto(f"{server}scan/")
    take(page, random_responses(13))
    return page.inner_text("[data-result-code]"), page.inner_text("[data-team-code]")


def test_foreign_elements_beside_and_inside_ours_change_no_result(open_page: Any, server: str) -> None:
    plain = result_codes(open_page(), server, "")
    page = open_page()
    assert result_codes(page, server, "early") == plain
    page.evaluate(FOREIGN)
    page.reload()
    assert page.inner_text("[data-result-code]") == plain[0]
    page.evaluate(FOREIGN)
    unfold(page)
    page.locator("#vergelijk-code").fill(code_of(dict.fromkeys(IDS, 2)))
    page.locator("[data-compare-form] button").click()
    expect(page.locator("[data-compare-error]")).to_contain_text("De vergelijking staat hieronder")


@pytest.mark.provokes(r"net::ERR_FAILED")
def test_without_its_script_the_page_says_so_and_offers_a_way(page: Page, server: str) -> None:
    page.route(re.compile(r"/assets/scan/scan\.\w+\.js"), lambda route: route.abort())
    page.goto(f"{server}scan/")
    expect(page.locator("[data-script-missing]")).to_be_hidden()
    page.evaluate("document.getAnimations().forEach((wait) => wait.finish())")  # as four seconds later
    expect(page.locator("[data-script-missing]")).to_be_visible()
    expect(page.locator("[data-script-missing] a[href*='papier']")).to_be_visible()
    page.unroute_all()
    page.locator("[data-script-missing] a").first.click()
    expect(page.locator("[data-script-missing]")).to_be_hidden()
    page.locator(f'input[name="{IDS[0]}"][value="1"]').check()
    assert answered(page) == 1
