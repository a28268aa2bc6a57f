"""A facilitator makes a team picture in a real browser: from codes to figures, and never one too many."""

from __future__ import annotations

import random
import re

import pytest
from playwright.sync_api import Page, expect

from quiz.codes import PERSONAL
from quiz.definition import QUESTIONNAIRE
from quiz.team.picture import team_picture
from tests.browser.team import FIGURES, assert_shows, codes_of, compare, open_team, show, show_picture
from tests.unit.team_groups import random_codes, random_group, team_code

IDS = [item.id for item in QUESTIONNAIRE.items]


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
    expect(page.locator("[data-script-missing]")).to_have_css("display", "none")
    expect(page.locator("[data-team-n]")).to_have_text("12")
    expect(page.locator("[data-team-result]")).to_contain_text(
        "12 van de 15 mensen deden mee. Zien de anderen 20 punten minder"
    )
    refused = page.locator("[data-team-rejected] li").all_inner_texts()
    assert [entry.split(":")[0] for entry in refused] == ["Regel 9", "Regel 10", "Regel 11", "Regel 12", "Regel 1"]
    for entry, words in zip(
        refused, ("regel 3", "28 tekens", "persoonlijke", "andere vragenlijst", "geen code"), strict=True
    ):
        assert words in entry
    assert_shows(page, team_picture(QUESTIONNAIRE, group))


@pytest.mark.parametrize("seed", range(2))
def test_the_hooks_hold_what_python_computes(page: Page, server: str, seed: int) -> None:
    source = random.Random(seed)
    group = random_group(source.choice((5, 6, 9, 40)), seed=seed, unknown=source.choice((0.0, 0.2, 0.5)))
    show_picture(page, server, codes_of(group))
    assert_shows(page, team_picture(QUESTIONNAIRE, group))


def test_people_read_whole_points_and_the_margin_in_words(page: Page, server: str) -> None:
    group = random_group(9, seed=1)
    show_picture(page, server, codes_of(group))
    scale = team_picture(QUESTIONNAIRE, group).dimensions["teamleren"]
    assert scale is not None
    row = page.locator('[data-team-dimension="teamleren"]')
    low, high = ((scale.mean + sign * scale.margin + 5) // 10 for sign in (-1, 1))
    expect(row.locator("[data-mean-text]")).to_have_text(str((scale.mean + 5) // 10))
    expect(row).to_contain_text(f"met een marge van {max(0, low)} tot {min(100, high)}")


def test_focus_goes_to_the_picture_and_the_title_can_be_seen(page: Page, server: str) -> None:
    show_picture(page, server, "\n".join(random_codes(6)))
    expect(page.locator("[data-team-title]")).to_be_focused()
    expect(page.locator("[data-team-title]")).to_be_in_viewport()


def test_lists_are_sorted_and_the_most_divided_items_come_with_a_question(page: Page, server: str) -> None:
    group = random_group(30, seed=5)
    show_picture(page, server, codes_of(group))
    for facet in page.locator("[data-team-facet]").all():
        means = [float(e.get_attribute("data-mean") or 0) for e in facet.locator("[data-team-dimension]").all()]
        assert means == sorted(means, reverse=True)
    picture = team_picture(QUESTIONNAIRE, group)
    spread = sorted((figures.sd or 0 for figures in picture.items.values() if figures), reverse=True)
    cards = page.locator("[data-talk] > div")
    assert cards.count() == 3
    by_text = {item.text: picture.items[item.id] for item in QUESTIONNAIRE.items}
    for card, sd in zip(cards.all(), spread, strict=False):
        figures = by_text[card.locator("[data-name]").inner_text()]
        assert figures is not None
        assert figures.sd == sd
        expect(card).to_contain_text("{} oneens, {} midden, {} eens".format(*figures.groups))


def test_ten_thousand_codes_make_a_picture(page: Page, server: str) -> None:
    group = random_group(10_000, seed=2)
    open_team(page, server)
    show(page, codes_of(group))
    expect(page.locator("[data-team-n]")).to_have_text("10.000")
    assert_shows(page, team_picture(QUESTIONNAIRE, group))


def test_a_code_in_the_address_is_not_read(page: Page, server: str) -> None:
    """A link could bring in any number of codes that nobody handed over."""
    page.goto(f"{server}scan/team/#t={random_codes(1)[0]}")
    expect(page.locator("[data-team-form]")).to_be_visible()
    expect(page.locator("[data-team-input]")).to_have_value("")


@pytest.mark.parametrize(("size", "words"), [("veel", "heel getal"), ("4", "meer teamcodes dan mensen")])
def test_a_wrong_size_is_told_at_its_field(page: Page, server: str, size: str, words: str) -> None:
    open_team(page, server)
    show(page, "\n".join(random_codes(6)), size)
    expect(page.locator("[data-team-size-error]")).to_contain_text(words)
    expect(page.locator("[data-team-size]")).to_be_focused()
    expect(page.locator("[data-team-size]")).to_have_attribute("aria-invalid", "true")


def test_under_the_threshold_the_page_holds_no_figure_at_all(page: Page, server: str) -> None:
    open_team(page, server)
    show(page, "\n".join(random_codes(4)))
    expect(page.locator("[data-team-needed]")).to_contain_text("Nog één teamcode")
    expect(page.locator("[data-team-result]")).to_be_hidden()
    expect(page.locator("[data-team-compare]")).to_be_hidden()
    assert page.evaluate(FIGURES) == []


def test_a_small_group_after_a_large_one_leaves_nothing_behind(page: Page, server: str) -> None:
    show_picture(page, server, "\n".join(random_codes(9)))
    compare(page, "\n".join(random_codes(9, seed=4)))
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
    names = page.locator("[data-team-heat] th a")
    assert all(name.bounding_box()["height"] >= 24 for name in names.all())
    cells = page.locator('[data-heat-discipline="systeemdenken"]')
    assert set(cells.locator("[data-value]").all_inner_texts()) == {""}
    expect(cells.first).to_contain_text("te weinig")
