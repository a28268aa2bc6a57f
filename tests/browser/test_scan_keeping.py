"""What is kept in the browser, and what is left when somebody erases it."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from quiz.definition import QUESTIONNAIRE
from quiz.scoring import score
from tests.browser.taking import (
    IDS,
    KEY,
    answer_step,
    answered,
    code_of,
    random_responses,
    shown_scores,
    take,
)
from tests.conftest import serving


def test_erase_removes_everything_that_was_kept(page: Page, server: str) -> None:
    page.goto(f"{server}scan/")
    answer_step(page, random_responses(10))
    page.locator("[data-keep]").check()
    assert page.evaluate("(key) => [sessionStorage.getItem(key), localStorage.getItem(key)].every(Boolean)", KEY)
    page.locator('[data-action="erase"]').click()
    page.locator('[data-action="confirm-erase"]').click()
    left = page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
    assert [key for key in left if key.startswith("kennisbank-organisatieleren.")] == []
    assert answered(page) == 0
    assert page.locator("input[type=radio]:checked").count() == 0
    page.reload()
    assert answered(page) == 0


IMAGE = """() => {
  const parts = [];
  const look = (node, path) => {
    if (node.nodeType === Node.TEXT_NODE && node.data.trim()) parts.push([path, node.data]);
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches("[data-notice], [data-progress-status]")) return;
    const names = node.getAttributeNames().filter((name) => name !== "class" || node.className).sort();
    const live = ["value", "checked", "open", "disabled"].map((name) => String(node[name]));
    parts.push([path, ...names.map((name) => `${name}=${node.getAttribute(name)}`), ...live]);
    const children = [...node.childNodes].filter((child) => child.nodeType !== Node.TEXT_NODE || child.data.trim());
    children.forEach((child, i) => look(child, `${path}/${child.nodeName}.${i}`));
  };
  look(document.documentElement, "");
  return [document.title, location.href, history.state, ...parts];
}"""
"""The page as text, values and attributes. Only the live regions may differ: they say that all was erased.

An empty class is none: the theme puts one on a field that had the focus.
"""


def use_everything(page: Page, responses: dict[str, int]) -> str:
    """Leave as many traces as one can; gives the personal code."""
    page.locator("[data-opener] summary").click()
    page.locator("#open-code").fill(f"geen code, maar {responses[IDS[0]]}")
    page.locator("[data-open-form] button").click()
    take(page, responses)
    page.locator('[data-action="copy-code"]').click()
    expect(page.locator("[data-copy-fallback]")).to_be_visible()
    page.locator('[data-action="add-to-plan"]').first.click()
    page.evaluate("for (const part of document.querySelectorAll('[data-result] details')) part.open = true")
    page.locator("[data-advice-choice]").select_option("teamleren")
    page.locator('[data-plan-field="who"]').nth(1).fill("met Sara")
    page.locator("#vergelijk-code").fill(code_of(dict.fromkeys(IDS, 2)))
    page.locator("[data-compare-form] button").click()
    expect(page.locator("[data-compare-error]")).to_have_text("De vergelijking staat hieronder.")
    page.locator("[data-calendar-date]").fill("2099-02-28")
    page.locator("[data-reminder-date]").fill("2001-02-28")
    page.locator("[data-reminder-form] button").click()
    page.locator("[data-keep]").check()
    return page.inner_text("[data-result-code]")


def test_after_erasing_the_page_is_what_it_was_before_the_first_answer(page: Page, server: str) -> None:
    """All of it, also where it cannot be seen, once it can no longer be undone: the image of an empty state."""
    page.clock.install()
    page.goto(f"{server}scan/#stap-1")
    expect(page.locator("[data-keep-text]")).to_have_text("Er is niets bewaard.")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    page.evaluate("window.scrollTo(0, 0)")
    expect(page.locator(".md-header--shadow")).to_have_count(0)
    before = page.evaluate(IMAGE)
    code = use_everything(page, random_responses(31))
    assert page.evaluate(IMAGE) != before
    page.locator('[data-action="erase"]').click()
    page.locator('[data-action="confirm-erase"]').click()
    expect(page.locator("[data-notice]")).to_have_text(
        "Alles is gewist. Er staat niets van de scan meer in je browser."
    )
    expect(page.locator("[data-keep-text]")).to_have_text("Er is niets bewaard.")
    expect(page.locator('[data-action="undo-erase"]')).to_be_focused()
    page.clock.run_for(10_001)
    expect(page.locator('[data-action="undo-erase"]')).to_be_hidden()
    page.evaluate("window.scrollTo(0, 0)")  # the theme gives its header a shadow further down
    expect(page.locator(".md-header--shadow")).to_have_count(0)
    after = page.evaluate(IMAGE)
    differ = [pair for pair in zip(before, after, strict=False) if pair[0] != pair[1]]
    assert differ == []
    assert len(after) == len(before)
    assert code not in page.content()


def test_the_field_for_copying_never_shows_the_code_of_an_earlier_result(page: Page, server: str) -> None:
    page.goto(f"{server}scan/")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    take(page, random_responses(32))
    page.locator('[data-action="copy-code"]').click()
    expect(page.locator("[data-copy-fallback]")).to_be_visible()
    page.locator('[data-action="back-to-answers"]').click()
    page.locator('[data-action="show-result"]').click()
    expect(page.locator("[data-result]")).to_be_visible()
    expect(page.locator("[data-copy-fallback]")).to_be_hidden()
    assert page.locator("[data-copy-fallback]").input_value() == ""


def test_a_reload_keeps_the_choice_for_thirty_days(page: Page, server: str) -> None:
    page.goto(f"{server}scan/")
    page.locator(f'input[name="{IDS[0]}"][value="4"]').check()
    page.locator("[data-keep]").check()
    page.reload()
    expect(page.locator("[data-keep]")).to_be_checked()
    expect(page.locator("[data-keep-text]")).to_contain_text("op dit apparaat, tot ")
    page.locator(f'input[name="{IDS[1]}"][value="2"]').check()
    on_device = page.evaluate("(key) => JSON.parse(localStorage.getItem(key)).responses", KEY)
    assert on_device == {IDS[0]: 4, IDS[1]: 2}
    expect(page.locator("[data-notice]")).not_to_contain_text("ander tabblad")


def test_nothing_is_stored_before_the_first_answer(page: Page, server: str) -> None:
    page.goto(f"{server}scan/")
    left = page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
    assert [key for key in left if key.startswith("kennisbank-organisatieleren.")] == []


def test_answers_kept_on_the_device_are_there_in_a_new_tab_for_thirty_days(page: Page, server: str) -> None:
    page.goto(f"{server}scan/")
    answer_step(page, dict.fromkeys(IDS, 4))
    page.locator("[data-keep]").check()
    kept = page.evaluate("(key) => JSON.parse(localStorage.getItem(key)).until - Date.now()", KEY)
    assert 29.9 < kept / 86_400_000 <= 30
    other = page.context.new_page()
    other.goto(f"{server}scan/")
    assert answered(other) == 8
    # Now the other tab writes; this one may no longer overwrite it and says so.
    other.locator(f'input[name="{IDS[0]}"][value="1"]').check()
    page.locator(f'input[name="{IDS[1]}"][value="2"]').check()
    expect(page.locator("[data-notice]")).to_contain_text("uit een ander tabblad")
    stored = other.evaluate("(key) => JSON.parse(localStorage.getItem(key)).responses", KEY)
    assert (stored[IDS[0]], stored[IDS[1]]) == (1, 4)
    other.close()


def test_the_scan_goes_on_without_storage_and_says_so(page: Page, server: str) -> None:
    """Every way in which a storage refuses is in tests/unit/test_store.py; this is the page around it."""
    page.add_init_script("""
      for (const name of ["sessionStorage", "localStorage"])
        Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });""")
    responses = random_responses(13)
    page.goto(f"{server}scan/")
    expect(page.locator("[data-notice]")).to_contain_text("bewaart hier niets")
    take(page, responses)
    assert shown_scores(page) == score(QUESTIONNAIRE, responses).dimensions


def test_a_full_storage_is_said_at_the_first_answer(page: Page, server: str) -> None:
    page.add_init_script("""
      Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };""")
    page.goto(f"{server}scan/")
    answer_step(page, {IDS[0]: 3})
    expect(page.locator("[data-notice]")).to_contain_text("geen ruimte")


def test_a_damaged_record_gives_a_working_page(page: Page, server: str) -> None:
    page.goto(f"{server}scan/")
    page.evaluate("(key) => sessionStorage.setItem(key, '{')", KEY)
    page.reload()
    expect(page.locator("[data-notice]")).to_contain_text("beschadigd")
    assert answered(page) == 0
    answer_step(page, random_responses(14))
    assert answered(page) == 8


def test_two_copies_on_one_host_never_touch_each_others_answers(page: Page, site: Path, tmp_path: Path) -> None:
    for folder in ("kb", "kb-test"):
        (tmp_path / folder).symlink_to(site)
    with serving(tmp_path) as host:
        for folder, seed in (("kb", 31), ("kb-test", 32)):
            page.goto(f"{host}/{folder}/scan/")
            assert answered(page) == 0
            answer_step(page, random_responses(seed))
            page.locator("[data-keep]").check()
        page.goto(f"{host}/kb/scan/")
        mine = page.evaluate(CHOSEN)
        assert mine == {item_id: random_responses(31)[item_id] for item_id in mine}
        assert len(mine) == 8
        page.locator('[data-action="erase"]').click()
        page.locator('[data-action="confirm-erase"]').click()
        other = page.context.new_page()  # what the device keeps, as the tab of the first has a storage of its own
        other.goto(f"{host}/kb-test/scan/")
        theirs = other.evaluate(CHOSEN)
        assert theirs == {item_id: random_responses(32)[item_id] for item_id in theirs}
        assert len(theirs) == 8


CHOSEN = """() => Object.fromEntries([...document.querySelectorAll("fieldset[data-item] input:checked")]
  .map((input) => [input.name, Number(input.value)]))"""
