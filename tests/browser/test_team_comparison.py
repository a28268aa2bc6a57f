"""Two groups or two moments side by side on the team page."""

from __future__ import annotations

import json

from playwright.sync_api import Page, expect

from quiz.definition import QUESTIONNAIRE
from quiz.team.picture import compare_pictures, decimals, team_picture
from tests.browser.team import codes_of, compare, file, open_team, saved_picture, show_picture
from tests.unit.team_groups import random_codes, random_group


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
        row = page.locator(f'[data-comparison-dimension="{id}"]')
        word = "hoger, en groter dan toeval" if part.named else "kan toeval zijn"
        expect(row.locator("[data-word]")).to_have_text(word)
        expect(row).to_have_attribute("data-difference", decimals(part.difference, 1))
        expect(row).to_have_attribute("data-verdict", "named" if part.named else "noise")
        words.add(part.named)
    assert True in words


def test_a_saved_picture_can_be_the_second_one(page: Page, server: str) -> None:
    show_picture(page, server, "\n".join(random_codes(9)))
    page.locator("[data-compare-file]").set_input_files([file("maart.json", saved_picture(14))])
    expect(page.locator("[data-team-compare-result]")).to_be_visible()
    assert "14 mensen" in page.locator('[data-comparison-dimension="overall"]').inner_text()
    expect(page.locator("[data-compare-note]")).to_have_text(
        "Of dezelfde mensen in beide beelden zitten, is niet na te gaan."
    )


def test_a_saved_picture_stays_when_the_buttons_are_pressed(page: Page, server: str) -> None:
    open_team(page, server)
    page.locator("[data-team-file]").set_input_files([file("nu.json", saved_picture(9))])
    expect(page.locator("[data-team-result]")).to_be_visible()
    page.locator('[data-action="show-team"]').click()
    expect(page.locator("[data-part-text]")).to_have_text("9 mensen deden mee.")
    page.locator("[data-compare-file]").set_input_files([file("maart.json", saved_picture(20))])
    expect(page.locator("[data-team-compare-result]")).to_be_visible()
    page.locator('[data-compare-name="second"]').fill("Maart")
    page.locator("[data-compare-order]").select_option("second")
    page.locator('[data-action="compare-teams"]').click()
    expect(page.locator("[data-compare-title]")).to_have_text("Van Maart naar Groep 1")


def test_the_statement_of_the_first_talk_is_followed_in_the_second_picture(page: Page, server: str) -> None:
    statement = QUESTIONNAIRE.items[4]
    own = {"date": "2026-03-01", "statement": statement.id, "agreement": {"what": "Elke donderdag terugkijken"}}
    saved = saved_picture(14).replace('"min_group_size"', f'{json.dumps(own)[1:-1]}, "min_group_size"')
    show_picture(page, server, "\n".join(random_codes(12, seed=4)))
    page.locator("[data-compare-file]").set_input_files([file("maart.json", saved)])
    follow = page.locator("[data-follow]")
    expect(follow.locator("[data-follow-name]")).to_have_text(statement.text)
    expect(follow.locator("[data-follow-tried]")).to_contain_text("Elke donderdag terugkijken")
    expect(follow.locator('[data-compare-label="earlier"]')).to_have_text("1 maart 2026")
    expect(follow.locator("[data-follow-side] .team-columns:visible")).to_have_count(2)
    page.locator("[data-compare-input]").fill("")
    compare(page, "\n".join(random_codes(14, seed=9)))
    expect(follow).to_be_hidden()


def test_a_comparison_after_a_refused_one_starts_clean(page: Page, server: str) -> None:
    codes = random_codes(20)
    show_picture(page, server, "\n".join(codes[:11]))
    compare(page, "\n".join(codes[:10]))  # the codes tell that one is part of the other
    expect(page.locator("[data-compare-message]")).not_to_be_empty()
    expect(page.locator("[data-team-compare-result]")).to_be_hidden()
    compare(page, saved_picture(20))
    expect(page.locator("[data-team-compare-result]")).to_be_visible()
    expect(page.locator("[data-compare-message]")).to_be_empty()
