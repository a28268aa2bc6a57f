"""Somebody takes the scan in a real browser."""

from __future__ import annotations

import random
import re

import pytest
from playwright.sync_api import Page, Route, expect

from quiz.codes import PERSONAL, TEAM, ResultCode, decode, encode
from quiz.definition import QUESTIONNAIRE
from quiz.instrument import fingerprint
from quiz.scoring import band_of, score
from tests.browser.taking import answer_step, take

IDS = [item.id for item in QUESTIONNAIRE.items]
KEY = "kennisbank-organisatieleren.scan"


def random_responses(seed: int, skipped: int = 0) -> dict[str, int]:
    generator = random.Random(seed)
    responses = {item_id: generator.randint(0, 5) for item_id in IDS}
    for item_id in generator.sample(IDS, skipped):
        del responses[item_id]
    return responses


def shown_scores(page: Page) -> dict[str, int | None]:
    found: dict[str, str] = page.evaluate(
        "Object.fromEntries([...document.querySelectorAll('[data-result] [data-dimension]')]"
        ".map((e) => [e.dataset.dimension, e.dataset.score]))"
    )
    return {key: int(value) if value else None for key, value in found.items()}


def answered(page: Page) -> int:
    return int(page.locator("[data-progress]").evaluate("(e) => e.value"))


def title_of(page: Page) -> str:
    return page.title().split(" – ")[0]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_random_answers_give_the_scores_that_python_computes(page: Page, server: str, seed: int) -> None:
    responses = random_responses(seed, skipped=seed * 3)
    page.goto(f"{server}scan/")
    take(page, responses, by_pointer=True)
    expected = score(QUESTIONNAIRE, responses)
    assert shown_scores(page) == expected.dimensions
    assert page.locator("[data-overall]").get_attribute("data-score") == str(expected.overall)
    for dimension, value in expected.dimensions.items():
        band = band_of(QUESTIONNAIRE, value)
        row = page.locator(f'[data-result] [data-dimension="{dimension}"]')
        assert row.get_attribute("data-band") == (band.name if band else "")
        words = row.inner_text()
        assert (f"{value} van 100" if value is not None else "Te weinig antwoorden") in words


def test_both_codes_hold_the_answers_and_differ_in_format_and_nonce(page: Page, server: str) -> None:
    responses = random_responses(11, skipped=2)
    page.goto(f"{server}scan/")
    take(page, responses)
    in_order = tuple(responses.get(item_id, 0) for item_id in IDS)
    own = fingerprint(QUESTIONNAIRE)
    personal = decode(page.inner_text("[data-result-code]"), items=40, expected_format=PERSONAL, fingerprint=own)
    team = decode(page.inner_text("[data-team-code]"), items=40, expected_format=TEAM, fingerprint=own)
    assert personal.responses == team.responses == in_order
    assert personal.nonce != team.nonce


def test_an_answer_given_before_the_script_has_come_counts(page: Page, server: str) -> None:
    """On a slow line the form is there long before its script: nothing that somebody chose may be lost."""
    held: list[Route] = []
    page.route("**/assets/scan/scan.*.js", lambda route: held.append(route))

    def let_the_script_come() -> None:
        while not held:
            page.wait_for_timeout(10)
        held.pop().continue_()

    page.goto(f"{server}scan/", wait_until="commit")
    page.locator(f'input[name="{IDS[1]}"][value="4"]').check()
    let_the_script_come()
    expect(page.locator("[data-progress-text]")).to_have_text("Stap 1 van 5 · 1 van 40 beantwoord")
    expect(page.locator(f'input[name="{IDS[1]}"][value="4"]')).to_be_checked()
    page.locator(f'input[name="{IDS[0]}"][value="2"]').check()
    # And beside what was kept: the newest answer to an item is the one that counts.
    page.reload(wait_until="commit")
    page.locator(f'input[name="{IDS[1]}"][value="5"]').check()
    let_the_script_come()
    expect(page.locator("[data-progress-text]")).to_have_text("Stap 1 van 5 · 2 van 40 beantwoord")
    expect(page.locator(f'input[name="{IDS[0]}"][value="2"]')).to_be_checked()
    expect(page.locator(f'input[name="{IDS[1]}"][value="5"]')).to_be_checked()
    kept = page.evaluate("(key) => JSON.parse(sessionStorage.getItem(key)).responses", KEY)
    assert kept == {IDS[0]: 2, IDS[1]: 5}


def test_a_reload_half_way_keeps_every_answer_and_the_step(page: Page, server: str) -> None:
    responses = random_responses(4)
    page.goto(f"{server}scan/")
    for _ in range(2):
        answer_step(page, responses)
        page.locator('[data-action="next"]').click()
    page.reload()
    assert answered(page) == 16
    assert title_of(page) == "Stap 3 van 5 · 16 van 40 beantwoord"
    expect(page.locator("[data-notice]")).to_have_text(
        "Je antwoorden staan er nog: 16 van 40. Je gaat verder bij stap 3."
    )
    page.locator('[data-action="previous"]').click()
    for fieldset in page.locator("fieldset[data-item]:visible").all():
        item_id = fieldset.get_attribute("data-item") or ""
        expect(fieldset.locator(f'input[value="{responses[item_id]}"]')).to_be_checked()


def test_a_new_visit_without_the_step_in_the_address_goes_on_where_it_stopped(page: Page, server: str) -> None:
    page.goto(f"{server}scan/")
    answer_step(page, random_responses(5))
    page.locator('[data-action="next"]').click()
    page.goto(f"{server}privacy/")
    page.goto(f"{server}scan/")
    assert title_of(page) == "Stap 2 van 5 · 8 van 40 beantwoord"


def test_the_buttons_of_the_browser_walk_through_the_steps(page: Page, server: str) -> None:
    page.goto(f"{server}scan/")
    page.locator('[data-action="next"]').click()
    page.locator('[data-action="next"]').click()
    assert title_of(page).startswith("Stap 3")
    page.go_back()
    expect(page).to_have_title(re.compile("^Stap 2"))
    page.go_forward()
    expect(page).to_have_title(re.compile("^Stap 3"))


def test_a_double_click_moves_one_step(page: Page, server: str) -> None:
    page.goto(f"{server}scan/")
    page.locator('[data-action="next"]').dblclick()
    assert title_of(page).startswith("Stap 2")


def test_choosing_an_answer_moves_neither_step_nor_focus(page: Page, server: str) -> None:
    page.goto(f"{server}scan/")
    radio = page.locator(f'input[name="{IDS[0]}"][value="4"]')
    radio.click()
    assert radio.evaluate("(e) => e === document.activeElement")
    assert title_of(page) == "Stap 1 van 5 · 1 van 40 beantwoord"


def test_focus_goes_to_the_heading_of_the_step_below_the_header(page: Page, server: str) -> None:
    page.goto(f"{server}scan/")
    page.locator('[data-action="next"]').click()
    heading = page.locator('[data-step="2"] [data-step-title]')
    expect(heading).to_be_focused()
    top = heading.evaluate("(e) => e.getBoundingClientRect().top")
    header = page.locator(".md-header").evaluate("(e) => e.getBoundingClientRect().bottom")
    assert top >= header


def test_skipped_items_are_linked_first_and_count_as_dont_know(page: Page, server: str) -> None:
    responses = random_responses(6)
    skipped = [IDS[3], IDS[20]]
    for item_id in skipped:
        del responses[item_id]
    page.goto(f"{server}scan/")
    for step in range(1, 6):
        answer_step(page, responses)
        if step < 5:
            page.locator('[data-action="next"]').click()
    page.locator('[data-action="show-result"]').click()
    summary = page.locator("[data-error-summary]")
    expect(summary).to_be_focused()
    links = summary.locator("a")
    assert [link.get_attribute("href") for link in links.all()] == [f"#uitspraak-{i}" for i in skipped]
    assert not page.title().startswith("Fout"), "skipping is allowed"

    links.first.click()
    assert title_of(page).startswith("Stap 1")
    page.keyboard.press("4")
    page.locator('[data-action="show-result"]').click()
    assert page.locator("[data-error-summary] a").count() == 1
    page.locator('[data-action="show-result"]').click()
    responses[skipped[0]] = 4
    assert shown_scores(page) == score(QUESTIONNAIRE, responses).dimensions


def test_the_check_page_lists_all_forty_answers_with_a_way_to_change_each(page: Page, server: str) -> None:
    responses = random_responses(7)
    page.goto(f"{server}scan/")
    for step in range(1, 6):
        answer_step(page, responses)
        if step < 5:
            page.locator('[data-action="next"]').click()
    page.locator('[data-action="show-result"]').click()
    assert page.locator("[data-check] [data-change]").count() == 40
    link = page.locator(f'[data-check] [data-go-to="{IDS[30]}"]')
    assert QUESTIONNAIRE.items[30].text in (link.text_content() or "")
    link.click()
    chosen = page.locator(f'input[name="{IDS[30]}"][value="{responses[IDS[30]]}"]')
    expect(chosen).to_be_focused()


def test_without_any_answer_the_way_to_the_result_is_blocked_in_words(page: Page, server: str) -> None:
    page.goto(f"{server}scan/")
    for _ in range(4):
        page.locator('[data-action="next"]').click()
    page.locator('[data-action="show-result"]').click()
    page.locator('[data-action="show-result"]').click()
    expect(page.locator("[data-result]")).to_be_hidden()
    expect(page.locator("[data-error-summary]")).to_be_focused()
    assert page.title().startswith("Fout: ")


def test_only_dont_know_gives_no_result_either(page: Page, server: str) -> None:
    page.goto(f"{server}scan/")
    for step in range(1, 6):
        answer_step(page, dict.fromkeys(IDS, 0))
        if step < 5:
            page.locator('[data-action="next"]').click()
    page.locator('[data-action="show-result"]').click()
    page.locator('[data-action="show-result"]').click()
    expect(page.locator("[data-result]")).to_be_hidden()


def test_too_few_answers_in_a_scale_are_words_and_no_number(page: Page, server: str) -> None:
    responses = {item.id: 4 for item in QUESTIONNAIRE.items if item.discipline == "teamleren"}
    page.goto(f"{server}scan/")
    take(page, responses)
    shown = shown_scores(page)
    assert shown["teamleren"] == 75
    assert shown["systeemdenken"] is None
    row = page.locator('[data-result] [data-dimension="systeemdenken"]')
    expect(row).to_contain_text("Te weinig antwoorden")
    scores = page.locator("[data-facet]").all_inner_texts()
    assert not re.search(r"NaN|Infinity|-0|null|undefined", " ".join(scores))


def test_a_link_with_a_code_shows_that_result_and_leaves_no_code_in_the_address(page: Page, server: str) -> None:
    responses = random_responses(8)
    code = encode(
        ResultCode(
            format=PERSONAL,
            fingerprint=fingerprint(QUESTIONNAIRE),
            nonce=77,
            responses=tuple(responses[item_id] for item_id in IDS),
        )
    )
    page.goto(f"{server}scan/#r={code.lower().replace('0', 'o')}")
    expect(page.locator("[data-result]")).to_be_visible()
    assert shown_scores(page) == score(QUESTIONNAIRE, responses).dimensions
    assert code not in page.url.upper()
    assert "r=" not in page.url
    assert page.inner_text("[data-result-code]") == code


def test_opening_a_code_leaves_answers_in_progress_untouched(page: Page, server: str) -> None:
    mine = random_responses(9)
    page.goto(f"{server}scan/")
    answer_step(page, mine)
    before = page.evaluate("(key) => sessionStorage.getItem(key)", KEY)
    other = encode(ResultCode(format=PERSONAL, fingerprint=fingerprint(QUESTIONNAIRE), nonce=1, responses=(5,) * 40))
    page.goto(f"{server}scan/#r={other}")
    expect(page.locator("[data-result]")).to_be_visible()
    assert set(shown_scores(page).values()) == {100}
    assert page.evaluate("(key) => sessionStorage.getItem(key)", KEY) == before
    page.locator('[data-action="back-to-answers"]').click()
    assert answered(page) == 8


@pytest.mark.parametrize(
    ("fragment", "sentence"),
    [
        ("2", "Deze code is niet compleet"),
        ("ABC$", "teken dat er niet in hoort"),
        ("{team}", "Dit is een teamcode"),
        ("{foreign}", "andere vragenlijst of een andere editie"),
        ("{damaged}", "zit een fout"),
        ("%F0%28", "teken dat er niet in hoort"),
    ],
)
def test_a_code_that_cannot_be_read_gets_a_sentence(page: Page, server: str, fragment: str, sentence: str) -> None:
    own = fingerprint(QUESTIONNAIRE)
    good = encode(ResultCode(format=PERSONAL, fingerprint=own, nonce=5, responses=(3,) * 40))
    codes = {
        "team": encode(ResultCode(format=TEAM, fingerprint=own, nonce=5, responses=(3,) * 40)),
        "foreign": encode(ResultCode(format=PERSONAL, fingerprint=own ^ 1, nonce=5, responses=(3,) * 40)),
        "damaged": good[:-1] + ("A" if good[-1] != "A" else "B"),
    }
    page.goto(f"{server}scan/#r={fragment.format(**codes)}")
    expect(page.locator("[data-notice]")).to_contain_text(sentence)
    expect(page.locator("[data-result]")).to_be_hidden()
    expect(page.locator("fieldset[data-item]").first).to_be_visible()
    assert "r=" not in page.url


def test_erase_removes_everything_that_was_kept(page: Page, server: str) -> None:
    page.goto(f"{server}scan/")
    answer_step(page, random_responses(10))
    page.locator("[data-keep]").check()
    assert page.evaluate("(key) => [sessionStorage.getItem(key), localStorage.getItem(key)].every(Boolean)", KEY)
    page.locator('[data-action="erase"]').click()
    left = page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
    assert [key for key in left if key.startswith("kennisbank-organisatieleren.")] == []
    assert answered(page) == 0
    assert page.locator("input[type=radio]:checked").count() == 0
    page.reload()
    assert answered(page) == 0


MARKUP = """() => {
  const scan = document.querySelector("[data-scan]").cloneNode(true);
  scan.querySelector("[data-notice]").replaceChildren();
  return scan.outerHTML;
}"""
FIELDS = """[...document.querySelectorAll("[data-scan] :is(input, textarea)")]
  .map((field) => [field.id || field.name, field.checked, field.value])"""


def use_everything(page: Page, responses: dict[str, int]) -> str:
    """Leave as many traces as one can; gives the personal code."""
    page.locator("[data-opener] summary").click()
    page.locator("#open-code").fill(f"geen code, maar {responses[IDS[0]]}")
    page.locator("[data-open-form] button").click()
    page.locator("[data-opener] summary").click()
    take(page, responses)
    page.locator('[data-action="copy-code"]').click()
    expect(page.locator("[data-copy-fallback]")).to_be_visible()
    page.locator('[data-action="add-to-plan"]').first.click()
    earlier = ResultCode(format=PERSONAL, fingerprint=fingerprint(QUESTIONNAIRE), nonce=1, responses=(2,) * 40)
    page.locator("#vergelijk-code").fill(encode(earlier))
    page.locator("[data-compare-form] button").click()
    expect(page.locator("[data-compare-error]")).to_have_text("De vergelijking staat hieronder.")
    page.locator("[data-keep]").check()
    return page.inner_text("[data-result-code]")


def test_after_erasing_nothing_in_the_page_tells_who_was_there(page: Page, server: str) -> None:
    """Also where it cannot be seen: two people with other answers must leave the same page behind."""
    page.goto(f"{server}scan/#stap-1")
    fields = page.evaluate(FIELDS)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    left = []
    for seed in (31, 32):
        responses = random_responses(seed)
        responses[IDS[0]] = seed % 5 + 1
        code = use_everything(page, responses)
        page.locator('[data-action="erase"]').click()
        assert code not in page.content()
        assert page.evaluate(FIELDS) == fields
        left.append(page.evaluate(MARKUP))
    assert left[0] == left[1]


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


def test_a_result_keeps_its_codes_until_an_answer_changes(page: Page, server: str) -> None:
    """Another code for the same answers would count as another person in the team picture."""
    responses = random_responses(33)
    page.goto(f"{server}scan/")
    take(page, responses)
    codes = [page.inner_text(f"[data-{kind}-code]") for kind in ("result", "team")]
    page.locator('[data-action="back-to-answers"]').click()
    page.locator("[data-change]").first.click()
    page.keyboard.press(str(responses[IDS[0]]))  # the digit of the answer that is there
    page.locator('[data-action="show-result"]').click()
    page.locator('[data-action="show-result"]').click()
    assert [page.inner_text(f"[data-{kind}-code]") for kind in ("result", "team")] == codes
    page.locator('[data-action="back-to-answers"]').click()
    page.locator("[data-change]").first.click()
    page.keyboard.press(str((responses[IDS[0]] + 1) % 6))
    page.locator('[data-action="show-result"]').click()
    page.locator('[data-action="show-result"]').click()
    changed = [page.inner_text(f"[data-{kind}-code]") for kind in ("result", "team")]
    assert not set(changed) & set(codes)


def test_a_result_is_kept_when_the_address_already_named_it(page: Page, server: str) -> None:
    responses = random_responses(34)
    page.goto(f"{server}scan/")
    take(page, responses)
    page.go_back()  # the check page
    page.go_back()  # step 5
    last = responses[IDS[-1]]
    page.locator(f'input[name="{IDS[-1]}"][value="{(last + 1) % 6}"]').check()
    page.go_forward()
    page.go_forward()  # #uitslag, but there is no result any more: the check page
    expect(page.locator("[data-check]")).to_be_visible()
    page.locator('[data-action="show-result"]').click()
    expect(page.locator("[data-result]")).to_be_visible()
    code = page.inner_text("[data-team-code]")
    page.reload()
    expect(page.locator("[data-team-code]")).to_have_text(code)


def test_a_reload_keeps_the_choice_for_thirty_days(page: Page, server: str) -> None:
    page.goto(f"{server}scan/")
    page.locator(f'input[name="{IDS[0]}"][value="4"]').check()
    page.locator("[data-keep]").check()
    page.reload()
    expect(page.locator("[data-keep]")).to_be_checked()
    expect(page.locator("[data-keep-text]")).to_contain_text("op dit apparaat, tot en met")
    page.locator(f'input[name="{IDS[1]}"][value="2"]').check()
    on_device = page.evaluate("(key) => JSON.parse(localStorage.getItem(key)).responses", KEY)
    assert on_device == {IDS[0]: 4, IDS[1]: 2}
    expect(page.locator("[data-notice]")).not_to_contain_text("ander tabblad")


def test_a_plan_with_an_opened_result_is_its_own(page: Page, server: str) -> None:
    code = encode(ResultCode(format=PERSONAL, fingerprint=fingerprint(QUESTIONNAIRE), nonce=9, responses=(3,) * 40))
    page.goto(f"{server}scan/")
    take(page, random_responses(35))
    page.locator('[data-plan-field="what"]').first.fill("Mijn eigen stap")
    page.goto("about:blank")
    page.goto(f"{server}scan/#r={code}")
    expect(page.locator("[data-result-code]")).to_have_text(code)
    expect(page.locator('[data-plan-field="what"]').first).to_have_value("")
    expect(page.locator("[data-plan-loose]")).to_be_visible()
    expect(page.locator("[data-plan-kept]")).to_be_hidden()
    page.locator('[data-plan-field="what"]').first.fill("Een stap van een ander")
    page.locator('[data-action="back-to-answers"]').click()
    page.locator('[data-action="show-result"]').click()
    expect(page.locator('[data-plan-field="what"]').first).to_have_value("Mijn eigen stap")
    assert "Een stap van een ander" not in page.evaluate("(key) => sessionStorage.getItem(key)", KEY)


def test_an_opened_result_is_gone_after_a_reload_and_ones_own_answers_are_where_they_were(
    page: Page, server: str
) -> None:
    code = encode(ResultCode(format=PERSONAL, fingerprint=fingerprint(QUESTIONNAIRE), nonce=9, responses=(3,) * 40))
    page.goto(f"{server}scan/#r={code}")
    expect(page.locator("[data-result]")).to_be_visible()
    page.reload()
    expect(page.locator("[data-notice]")).to_contain_text("Open de code dan opnieuw.")
    assert title_of(page) == "Stap 1 van 5 · 0 van 40 beantwoord"
    answer_step(page, random_responses(36))
    page.locator('[data-action="next"]').click()
    page.goto("about:blank")
    page.goto(f"{server}scan/#r={code}")
    expect(page.locator("[data-result]")).to_be_visible()
    page.locator("[data-keep]").check()  # saves while another result is on the screen
    page.reload()
    assert title_of(page) == "Stap 2 van 5 · 8 van 40 beantwoord"


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


def test_an_expired_record_is_not_used_and_removed(page: Page, server: str) -> None:
    page.goto(f"{server}scan/")
    record = {
        "version": 1,
        "fingerprint": fingerprint(QUESTIONNAIRE),
        "responses": {IDS[0]: 3},
        "until": 1000,
        "mark": "x",
    }
    page.evaluate("([key, value]) => localStorage.setItem(key, JSON.stringify(value))", [KEY, record])
    page.reload()
    assert answered(page) == 0
    assert page.evaluate("(key) => localStorage.getItem(key)", KEY) is None


BROKEN_STORAGE = {
    "a getter that throws": """
      for (const name of ["sessionStorage", "localStorage"])
        Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });""",
    "storage that is null": """
      for (const name of ["sessionStorage", "localStorage"])
        Object.defineProperty(window, name, { get: () => null });""",
    "a full storage": """
      Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };""",
    "reading that throws": """
      Storage.prototype.getItem = () => { throw new Error("no"); };""",
}


@pytest.mark.parametrize("kind", BROKEN_STORAGE)
def test_the_scan_goes_on_without_storage_and_says_so(page: Page, server: str, kind: str) -> None:
    page.add_init_script(BROKEN_STORAGE[kind])
    responses = random_responses(13)
    page.goto(f"{server}scan/")
    answer_step(page, responses)
    expect(page.locator("[data-notice]")).to_contain_text(re.compile("bewaart hier niets|geen ruimte"))
    page.locator('[data-action="next"]').click()
    for step in range(2, 6):
        answer_step(page, responses)
        if step < 5:
            page.locator('[data-action="next"]').click()
    page.locator('[data-action="show-result"]').click()
    page.locator('[data-action="show-result"]').click()
    assert shown_scores(page) == score(QUESTIONNAIRE, responses).dimensions


@pytest.mark.parametrize("value", ["", "{", "null", "[]", "7", '{"version":1}', '{"responses":{"x":9}}', "\u0000é"])
def test_a_damaged_record_gives_a_working_page(page: Page, server: str, value: str) -> None:
    page.goto(f"{server}scan/")
    page.evaluate("([key, value]) => sessionStorage.setItem(key, value)", [KEY, value])
    page.reload()
    expect(page.locator("fieldset[data-item]").first).to_be_visible()
    assert answered(page) == 0
    answer_step(page, random_responses(14))
    assert answered(page) == 8


def test_values_off_the_scale_in_storage_are_dropped_one_by_one(page: Page, server: str) -> None:
    page.goto(f"{server}scan/")
    record = {
        "version": 1,
        "fingerprint": fingerprint(QUESTIONNAIRE),
        "responses": {IDS[0]: 3, IDS[1]: 9, IDS[2]: "4", IDS[3]: -1, "__proto__x": 2, IDS[4]: 0},
        "place": "<b>",
        "done": True,
        "plan": [{"what": 5}, None, "x"],
    }
    page.evaluate("([key, value]) => sessionStorage.setItem(key, JSON.stringify(value))", [KEY, record])
    page.reload()
    assert answered(page) == 2


def test_the_whole_scan_by_keyboard(page: Page, server: str) -> None:
    """Tab enters a group once, arrows choose, space checks, enter presses the buttons."""
    page.goto(f"{server}scan/")
    page.locator(f'input[name="{IDS[0]}"]').first.focus()
    for step in range(1, 6):
        items = IDS[(step - 1) * 8 : step * 8]
        for item_id in items:
            for _ in range(12):
                if page.evaluate("document.activeElement.name") == item_id:
                    break
                page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.name") == item_id
            page.keyboard.press("Space")
            page.keyboard.press("ArrowDown")
        for _ in range(12):
            if page.evaluate("document.activeElement.dataset.action") in ("next", "show-result"):
                break
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    for _ in range(200):
        if page.evaluate("document.activeElement.dataset.action") == "show-result":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-result-title]")).to_be_focused()
    assert set(shown_scores(page).values()) == {25}


def test_digits_answer_only_the_item_that_has_focus(page: Page, server: str) -> None:
    page.goto(f"{server}scan/")
    page.locator("h1").click()
    page.keyboard.press("4")
    assert answered(page) == 0
    page.locator(f'input[name="{IDS[2]}"]').first.focus()
    page.keyboard.press("4")
    expect(page.locator(f'input[name="{IDS[2]}"][value="4"]')).to_be_checked()
    page.keyboard.press("n")
    assert page.url.endswith("/scan/") or "#stap-1" in page.url
    assert answered(page) == 1


def test_equal_answers_and_many_unknown_get_a_kind_remark(page: Page, server: str) -> None:
    page.goto(f"{server}scan/")
    take(page, dict.fromkeys(IDS, 4))
    expect(page.locator('[data-remark="same"]')).to_be_visible()
    expect(page.locator('[data-remark="unknown"]')).to_be_hidden()
    page.locator('[data-action="erase"]').click()
    take(page, {item_id: n % 2 * (n % 5 + 1) for n, item_id in enumerate(IDS)})
    expect(page.locator('[data-remark="same"]')).to_be_hidden()
    expect(page.locator('[data-remark="unknown"]')).to_contain_text("20 van de 40")


def test_advice_is_for_the_lowest_three_and_the_highest(page: Page, server: str) -> None:
    responses = random_responses(15)
    page.goto(f"{server}scan/")
    take(page, responses)
    scores = {k: v for k, v in score(QUESTIONNAIRE, responses).dimensions.items() if v is not None}
    titles = {d.title: scores[d.id] for d in QUESTIONNAIRE.dimensions}
    cards = [card.inner_text() for card in page.locator("[data-advice-list] h4 a").all()]
    assert len(cards) == 4
    assert titles[cards[-1]] == max(scores.values())
    assert sorted(titles[card] for card in cards[:3]) == sorted(scores.values())[:3]


def test_a_plan_is_filled_from_advice_kept_over_a_reload_and_limited_to_three(page: Page, server: str) -> None:
    page.goto(f"{server}scan/")
    take(page, random_responses(16))
    buttons = page.locator('[data-action="add-to-plan"]')
    step = page.locator("[data-advice-step]").first.inner_text()
    for n in range(4):
        buttons.nth(n).click()
    expect(page.locator("[data-notice]")).to_contain_text("al drie stappen")
    page.locator('[data-plan-field="who"]').first.fill("met =Sara")
    page.reload()
    assert page.locator('[data-plan-field="what"]').first.input_value() == step
    assert page.locator('[data-plan-field="who"]').first.input_value() == "met =Sara"


@pytest.mark.parametrize(
    "responses",
    [random_responses(6), dict.fromkeys(IDS, 4), random_responses(8, skipped=18)],
    ids=["of all kinds", "all equal", "many unknown"],
)
def test_a_result_prints_on_two_pages(page: Page, server: str, responses: dict[str, int]) -> None:
    """First the picture, then what to do; with a full plan and the widest letters that a system may have."""
    page.goto(f"{server}scan/")
    take(page, responses)
    for field, text in (
        ("what", "Een stap die in drie regels past, met woorden van mijzelf. " * 3),
        ("who", "Sam en Noor"),
    ):
        for place in page.locator(f'[data-plan-field="{field}"]').all():
            place.fill(text)
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 2


def test_files_hold_the_same_numbers_as_the_page(page: Page, server: str) -> None:
    import csv
    import io
    import json
    from pathlib import Path

    responses = random_responses(17, skipped=1)
    page.goto(f"{server}scan/")
    take(page, responses)
    page.locator('[data-plan-field="what"]').first.fill('=HYPERLINK("x");a')
    expected = score(QUESTIONNAIRE, responses)
    with page.expect_download() as made:
        page.locator('[data-action="download-json"]').click()
    data = json.loads(Path(made.value.path()).read_text("utf-8"))
    assert data["scores"] == expected.dimensions
    assert data["overall"] == expected.overall
    assert data["responses"] == {item_id: responses.get(item_id, 0) for item_id in IDS}
    assert data["code"] == page.inner_text("[data-result-code]")
    with page.expect_download() as made:
        page.locator('[data-action="download-csv"]').click()
    rows = list(csv.DictReader(io.StringIO(Path(made.value.path()).read_text("utf-8-sig")), delimiter=";"))
    found = {row["id"]: row["waarde"] for row in rows if row["soort"] == "score" and row["id"] != "overall"}
    assert found == {key: "" if value is None else str(value) for key, value in expected.dimensions.items()}
    assert [row["naam"] for row in rows if row["soort"] == "plan"] == ['\'=HYPERLINK("x");a']


def test_the_calendar_file_is_an_all_day_entry_on_the_chosen_date(page: Page, server: str) -> None:
    from pathlib import Path

    page.goto(f"{server}scan/")
    take(page, random_responses(18))
    page.locator("[data-calendar-date]").fill("2001-02-28")
    page.locator("[data-calendar-form] button").click()
    expect(page.locator("[data-notice]")).to_contain_text("nog moet komen")
    page.locator("[data-calendar-date]").fill("2099-02-28")
    with page.expect_download() as made:
        page.locator("[data-calendar-form] button").click()
    text = Path(made.value.path()).read_bytes().decode("utf-8")
    lines = text.split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert "DTSTART;VALUE=DATE:20990228" in lines
    assert "DTEND;VALUE=DATE:20990301" in lines
    assert all(len(line.encode()) <= 75 for line in lines)
    assert page.inner_text("[data-result-code]") not in text.replace("\r\n ", "")


def test_comparing_with_an_earlier_code_says_the_difference_in_words(page: Page, server: str) -> None:
    earlier = encode(ResultCode(format=PERSONAL, fingerprint=fingerprint(QUESTIONNAIRE), nonce=3, responses=(2,) * 40))
    page.goto(f"{server}scan/")
    take(page, dict.fromkeys(IDS, 4))
    page.locator("#vergelijk-code").fill(f"mijn code van toen: {earlier} groet")
    page.locator("[data-compare-form] button").click()
    row = page.locator('[data-compare-row="teamleren"]')
    assert row.inner_text().split("\t") == ["Teamleren", "25", "75", "nu hoger"]
    page.locator("#vergelijk-code").fill(page.inner_text("[data-result-code]"))
    page.locator("[data-compare-form] button").click()
    expect(page.locator("[data-compare-error]")).to_contain_text("die je nu bekijkt")


def test_copying_falls_back_to_a_selected_text(page: Page, server: str) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { get: () => undefined });")
    page.goto(f"{server}scan/")
    take(page, random_responses(19))
    page.locator('[data-action="copy-code"]').click()
    expect(page.locator("[data-notice]")).to_contain_text("geselecteerd")
    assert page.locator("[data-copy-fallback]").input_value() == page.inner_text("[data-result-code]")


def test_a_finished_scan_shows_the_readers_own_score_on_the_page_of_a_dimension(page: Page, server: str) -> None:
    responses = random_responses(21)
    page.goto(f"{server}disciplines/teamleren/")
    expect(page.locator("[data-reader]")).to_be_hidden()
    page.goto(f"{server}scan/")
    take(page, responses)
    page.goto(f"{server}disciplines/teamleren/")
    expected = score(QUESTIONNAIRE, responses).dimensions["teamleren"]
    expect(page.locator("[data-reader-score]")).to_have_text(str(expected))


@pytest.mark.context(java_script_enabled=False)
def test_without_javascript_the_page_holds_all_items_and_how_to_score(page: Page, server: str) -> None:
    page.goto(f"{server}scan/")
    assert page.locator("fieldset[data-item]:visible").count() == 40
    expect(page.locator("[data-result]")).to_be_hidden()
    text = page.inner_text("main")
    assert "Zonder JavaScript" in text
    assert "op papier" in text
