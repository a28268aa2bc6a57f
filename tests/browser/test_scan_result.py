"""What a finished scan shows, and what somebody does with it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from quiz.definition import QUESTIONNAIRE
from quiz.findings import enough_for_band, extremes, standout
from quiz.scoring import band_of, score
from tests.browser.taking import (
    IDS,
    code_of,
    random_responses,
    shown_scores,
    take,
)


def test_random_answers_give_the_scores_that_python_computes(page: Page, server: str) -> None:
    responses = random_responses(1, skipped=3)
    page.goto(f"{server}scan/")
    take(page, responses, by_pointer=True)
    expected = score(QUESTIONNAIRE, responses)
    assert shown_scores(page) == expected.dimensions
    assert page.locator("[data-overall]").get_attribute("data-score") == str(expected.overall)
    for dimension, value in expected.dimensions.items():
        items = QUESTIONNAIRE.items_of(dimension)
        given = sum(bool(responses.get(item.id)) for item in items)
        band = band_of(QUESTIONNAIRE, value) if enough_for_band(given, len(items)) else None
        row = page.locator(f'[data-result] [data-dimension="{dimension}"]')
        assert row.get_attribute("data-band") == (band.name if band else "")
        words = row.text_content() or ""
        assert (f"{value} van 100" if value is not None else "Te weinig antwoorden") in words


def test_too_few_answers_in_a_scale_are_words_and_no_number(page: Page, server: str) -> None:
    responses = {item.id: 4 for item in QUESTIONNAIRE.items if item.discipline == "teamleren"}
    page.goto(f"{server}scan/")
    take(page, responses)
    shown = shown_scores(page)
    assert shown["teamleren"] == 75
    assert shown["systeemdenken"] is None
    row = page.locator('[data-result] [data-dimension="systeemdenken"]')
    expect(row).to_contain_text("Te weinig antwoorden")
    scores = page.locator("[data-facet]").all_text_contents()
    assert not re.search(r"NaN|Infinity|-0|null|undefined", " ".join(scores))


def test_equal_answers_and_many_unknown_get_a_kind_remark(page: Page, server: str) -> None:
    page.goto(f"{server}scan/")
    take(page, dict.fromkeys(IDS, 4))
    expect(page.locator('[data-remark="same"]')).to_be_visible()
    expect(page.locator('[data-remark="unknown"]')).to_be_hidden()
    page.locator('[data-action="erase"]').click()
    page.locator('[data-action="confirm-erase"]').click()
    take(page, {item_id: n % 2 * (n % 5 + 1) for n, item_id in enumerate(IDS)})
    expect(page.locator('[data-remark="same"]')).to_be_hidden()
    expect(page.locator('[data-remark="unknown"]')).to_contain_text(f"{len(IDS) // 2} van de {len(IDS)}")


LIKE_A_PROFILE = {item.id: 1 if item.discipline == "systeemdenken" else 5 for item in QUESTIONNAIRE.items}


def test_own_answers_lead_each_lowest_with_a_step_and_the_difference_is_named(page: Page, server: str) -> None:
    responses = LIKE_A_PROFILE | {IDS[0]: 3}
    page.goto(f"{server}scan/")
    take(page, responses)
    own = extremes(QUESTIONNAIRE, responses)
    for name, ids in (("low", own.low), ("high", own.high)):
        rows = page.locator(f'[data-extreme="{name}"] [data-extreme-item]')
        assert [row.get_attribute("data-extreme-item") for row in rows.all()] == list(ids)
        for row, item_id in zip(rows.all(), ids, strict=True):
            text = next(item.text for item in QUESTIONNAIRE.items if item.id == item_id)
            label = QUESTIONNAIRE.scale.points[responses[item_id] - 1].label.capitalize()
            expect(row).to_contain_text(text)
            expect(row).to_contain_text(label)
            assert row.locator('[data-action="add-to-plan"]').count() == (name == "low")
    expect(page.locator('[data-extreme-more="low"]')).to_have_text(
        f"En nog {own.low_more} uitspraken met dit antwoord."
    )
    found = standout(QUESTIONNAIRE, QUESTIONNAIRE.disciplines, responses)
    named = page.locator('[data-standout="disciplines"]')
    assert (named.get_attribute("data-high"), named.get_attribute("data-low")) == (
        " ".join(found.high),
        " ".join(found.low),
    )
    expect(named).to_contain_text("zie jij meer dan van ‘Systeemdenken’")
    cards = page.locator("[data-advice-list] [data-advice]")
    assert [card.get_attribute("data-advice") for card in cards.all()] == [*found.low, *found.high]
    for card in cards.all():
        links = card.locator("[data-card-situations] a")
        expect(links).to_have_count(3 if card.get_attribute("data-advice") in found.low else 0)
        expect(card.locator("[data-card-recognise]")).to_be_visible(visible=links.count() > 0)
    expect(cards.first.locator("[data-card-situations] a").first).to_have_attribute(
        "href", re.compile("/waar-loop-je-tegenaan/#dezelfde-fout$")
    )


def test_without_a_difference_the_reader_chooses_a_subject(page: Page, server: str) -> None:
    page.goto(f"{server}scan/")
    take(page, dict.fromkeys(IDS, 3) | {IDS[0]: 4})
    for facet in ("disciplines", "success_areas"):
        named = page.locator(f'[data-standout="{facet}"]')
        assert (named.get_attribute("data-high"), named.get_attribute("data-low")) == ("", "")
    expect(page.locator("[data-advice]")).to_have_count(0)
    page.locator("[data-advice-choice]").select_option("teamleren")
    card = page.locator("[data-advice]")
    advice = next(a for a in QUESTIONNAIRE.advice if (a.dimension, a.band) == ("teamleren", "deels"))
    expect(card.locator("[data-advice-step]")).to_have_text(advice.first_step)
    expect(card.locator("a").first).to_have_attribute("href", re.compile("/disciplines/teamleren/"))


def test_a_plan_is_filled_from_steps_kept_over_a_reload_and_limited_to_three(page: Page, server: str) -> None:
    page.goto(f"{server}scan/")
    take(page, LIKE_A_PROFILE)
    buttons = page.locator('[data-action="add-to-plan"]')
    step = page.locator("[data-advice-step]").first.inner_text()
    for n in range(3):
        buttons.nth(n).click()
    expect(buttons.nth(2)).to_have_text("De stap staat in je plan, bij plek 3.", use_inner_text=True)
    buttons.nth(3).click()
    expect(buttons.nth(3)).to_have_text("Je plan is vol. Maak eerst een plek leeg.", use_inner_text=True)
    expect(page.locator("[data-notice]")).to_contain_text("plan is vol")
    expect(page.locator("[data-notice]")).to_be_in_viewport(ratio=1)
    expect(page.locator('[data-plan-field="who"]').nth(2)).to_be_visible()
    page.locator('[data-plan-field="who"]').first.fill("met =Sara")
    page.reload()
    assert page.locator('[data-plan-field="what"]').first.input_value() == step
    assert page.locator('[data-plan-field="who"]').first.input_value() == "met =Sara"


def test_before_there_is_a_result_nothing_of_it_is_in_the_page(page: Page, server: str) -> None:
    page.goto(f"{server}scan/")
    assert page.locator("[data-result] *:not(template)").count() == 0
    assert page.evaluate("document.querySelectorAll('*').length") < 1300


@pytest.mark.parametrize(
    "responses",
    [random_responses(6), dict.fromkeys(IDS, 4), random_responses(8, skipped=18)],
    ids=["of all kinds", "all equal", "many unknown"],
)
def test_a_result_prints_on_two_pages_each_with_its_name_day_and_number(
    page: Page, server: str, responses: dict[str, int]
) -> None:
    """First the picture, then what to do; with a full plan and the widest letters that a system may have."""
    page.goto(f"{server}scan/")
    take(page, responses)
    for field, text in (
        ("what", "Een stap die in drie regels past, met woorden van mijzelf. " * 3),
        ("who", "Sam en Noor"),
    ):
        page.evaluate("for (const part of document.querySelectorAll('[data-plan], [data-plan-step]')) part.open = true")
        for place in page.locator(f'[data-plan-field="{field}"]').all():
            place.fill(text)
    page.clock.set_fixed_time("2030-02-01T12:00:00")
    pdf = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert len(pdf) == 2
    for number, sheet in enumerate(pdf, start=1):
        words = sheet.get_textpage().get_text_range()
        assert all(each in words for each in ("Kennisbank: Organisatieleren", "1 februari 2030", f"{number} / 2"))


def test_files_and_a_calendar_entry_come_as_downloads(page: Page, server: str) -> None:
    """What is in them is shown without a browser, in tests/unit/test_scan_files.py."""
    page.goto(f"{server}scan/")
    take(page, random_responses(17, skipped=1))
    code = page.inner_text("[data-result-code]")
    page.locator("[data-plan] > summary").click()
    page.locator("[data-calendar-date]").fill("2001-02-28")
    page.locator("[data-calendar-form] button").click()
    expect(page.locator("[data-calendar-error]")).to_contain_text("nog moet komen")
    expect(page.locator("[data-calendar-date]")).to_be_focused()
    expect(page.locator("[data-calendar-date]")).to_have_attribute("aria-invalid", "true")
    page.locator("[data-calendar-date]").fill("2099-02-28")
    texts = {}
    for button in ('[data-action="download-json"]', '[data-action="download-csv"]', "[data-calendar-form] button"):
        with page.expect_download() as made:
            page.locator(button).click()
        name = made.value.suggested_filename
        expect(page.locator("[data-notice]")).to_contain_text(name)
        texts[name] = Path(made.value.path()).read_bytes().decode("utf-8")
    data = json.loads(texts["lerende-organisatie-scan.json"])
    assert data["code"] == code
    assert data["scores"] == shown_scores(page)
    item = QUESTIONNAIRE.items[0]
    row = f"antwoord;{item.id};{item.text};{data['responses'][item.id] or ''};"
    assert row in texts["lerende-organisatie-scan.csv"].split("\r\n")
    assert "DTSTART;VALUE=DATE:20990228" in texts["lerende-organisatie-scan.ics"]
    assert f"URL:{server}scan/" in texts["lerende-organisatie-scan.ics"].replace("\r\n ", "")
    expect(page.locator("[data-calendar-error]")).to_have_text("")
    assert code not in texts["lerende-organisatie-scan.ics"].replace("\r\n ", "")


def test_comparing_with_an_earlier_code_says_the_difference_in_words(page: Page, server: str) -> None:
    page.goto(f"{server}scan/")
    take(page, dict.fromkeys(IDS, 4))
    page.locator("[data-compare] > summary").click()
    page.locator("#vergelijk-code").fill(f"mijn code van toen: {code_of(dict.fromkeys(IDS, 2))} groet")
    page.locator("[data-compare-form] button").click()
    row = page.locator('[data-compare-row="teamleren"]')
    assert row.inner_text().split("\t") == ["Teamleren", "25", "75", "nu hoger"]
    expect(page.locator("[data-compare-error]")).to_have_text("De vergelijking staat hieronder.")
    expect(page.locator("#vergelijk-code")).not_to_have_attribute("aria-invalid", "true")
    page.locator("#vergelijk-code").fill("2")
    page.locator("[data-compare-form] button").click()
    expect(page.locator("[data-compare-error]")).to_contain_text("niet compleet")
    expect(page.locator("#vergelijk-code")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#vergelijk-code")).to_have_value("2")


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
