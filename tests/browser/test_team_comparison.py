"""Two groups or two moments side by side on the team page."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from quiz.definition import QUESTIONNAIRE
from quiz.team.picture import compare_pictures, decimals, team_picture
from tests.browser.team import codes_of, compare, file, saved_picture, show_picture
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
        row = page.locator(f'[data-compare-row="{id}"]')
        expect(row.locator("[data-word]")).to_have_text("verschil: hoger" if part.named else "binnen de ruis")
        sign = "+" if part.difference > 0 else ""
        shown_difference = sign + decimals(part.difference, 1).replace(".", ",").replace("-", "−")
        expect(row.locator("[data-difference]")).to_have_text(shown_difference)
        words.add(part.named)
    assert True in words


def test_a_saved_picture_can_be_the_second_one(page: Page, server: str) -> None:
    show_picture(page, server, "\n".join(random_codes(9)))
    page.locator("[data-compare-file]").set_input_files([file("maart.json", saved_picture(14))])
    expect(page.locator("[data-team-compare-result]")).to_be_visible()
    assert "14 mensen" in page.locator('[data-compare-row="overall"]').inner_text()
    expect(page.locator("[data-compare-note]")).to_have_text(
        "Of dezelfde mensen in beide beelden zitten, is niet na te gaan."
    )


def test_a_comparison_after_a_refused_one_starts_clean(page: Page, server: str) -> None:
    codes = random_codes(20)
    show_picture(page, server, "\n".join(codes[:11]))
    compare(page, "\n".join(codes[:10]))  # the codes tell that one is part of the other
    expect(page.locator("[data-compare-message]")).not_to_be_empty()
    expect(page.locator("[data-team-compare-result]")).to_be_hidden()
    compare(page, saved_picture(20))
    expect(page.locator("[data-team-compare-result]")).to_be_visible()
    expect(page.locator("[data-compare-message]")).to_be_empty()
