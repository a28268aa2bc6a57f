"""The organisation page with files: what is shown, what is left out, and what is gone after erasing."""

from __future__ import annotations

import json
import random
from pathlib import Path

from playwright.sync_api import FilePayload, Page, expect

from tests.unit.organisation_files import people, saved


def test_files_stand_side_by_side_and_nothing_outlives_the_page(page: Page, server: str, tmp_path: Path) -> None:
    source = random.Random(1)
    group = people(9, source)
    texts = {
        "zuid.json": saved(people(8, source), "Zuid", "2026-11-26"),
        "a.json": saved(people(12, source), "Oost", "2026-11-26"),
        "b.json": saved(people(13, source), "Oost", "2027-05-03"),
        "c.json": saved(group, "Balie"),
        "d.json": saved(group[:7], "Balie vroeg"),
        "<img src=x>.json": "{}",
    }
    files = [FilePayload(name=name, mimeType="", buffer=text.encode()) for name, text in texts.items()]
    page.goto(f"{server}scan/organisatie/")
    page.locator("[data-organisation-file]").set_input_files(files)
    expect(page.locator("[data-script-missing]")).to_have_css("display", "none")
    teams = page.locator("[data-organisation-team]")
    expect(teams).to_have_count(2)
    assert [team.get_attribute("data-organisation-team") for team in teams.all()] == ["Oost", "Zuid"]
    expect(teams.first).to_have_attribute("data-date", "2027-05-03")
    expect(page.locator('[data-organisation-total="overall"]')).to_have_attribute("data-n", "21")
    expect(page.locator("[data-organisation-rejected] > li")).to_have_count(3)
    expect(page.locator("[data-organisation-rejected] img")).to_have_count(0)
    # Said where the files were chosen, also that one of them does not count.
    expect(page.locator("[data-notice]")).to_contain_text("Niet alles telt mee")
    expect(page.locator("[data-notice]")).to_be_in_viewport(ratio=1)

    page.locator('[data-action="remove-file"][data-file="d.json"]').click()
    expect(teams).to_have_count(3)
    # Whoever takes away one thing after another stays where they were.
    expect(page.locator('[data-action="remove-file"]')).to_be_focused()
    page.locator('[data-action="move-down"]').first.click()
    expect(teams.first).to_have_attribute("data-organisation-team", "Oost")
    expect(page.locator('[data-action="move-down"]').nth(1)).to_be_focused()
    page.locator('[data-action="move-up"]').last.click()
    order = [team.get_attribute("data-organisation-team") for team in teams.all()]
    assert order == ["Oost", "Zuid", "Balie"]
    expect(page.locator('[data-action="move-up"]').nth(1)).to_be_focused()
    page.locator("[data-organisation-letters]").check()
    with page.expect_download() as download:
        page.locator('[data-action="download-organisation-json"]').click()
    download.value.save_as(tmp_path / "beeld.json")
    assert [team["name"] for team in json.loads((tmp_path / "beeld.json").read_text("utf-8"))["teams"]] == [
        "A",
        "B",
        "C",
    ]

    page.locator('[data-action="erase"]').click()
    page.locator('[data-action="confirm-erase"]').click()
    expect(teams).to_have_count(0)
    page.locator("[data-organisation-file]").set_input_files(tmp_path / "beeld.json")
    expect(teams).to_have_count(3)
    page.locator('[data-action="start-workshop"]').click()
    expect(page.locator("[data-organisation-workshop]")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("[data-organisation-workshop]")).to_be_hidden()
    # The theme keeps the choice of colours; we keep nothing.
    kept = page.evaluate("JSON.stringify([localStorage, sessionStorage])")
    assert "kennisbank-organisatieleren" not in kept
    assert "Zuid" not in kept


def test_of_many_teams_the_headings_stay_in_sight_and_no_focus_stands_behind_them(page: Page, server: str) -> None:
    source = random.Random(2)
    texts = [saved(people(6 + place, source), f"Team {place}") for place in range(20)]
    page.goto(f"{server}scan/organisatie/")
    page.locator("[data-organisation-file]").set_input_files(
        [FilePayload(name=f"{place}.json", mimeType="", buffer=text.encode()) for place, text in enumerate(texts)]
    )
    expect(page.locator("[data-organisation-team]")).to_have_count(20)
    page.locator('[data-action="remove-team"]').last.focus()
    for place in reversed(range(0, 19, 6)):
        button = page.locator('[data-action="remove-team"]').nth(place)
        button.focus()
        heading = page.locator(".organisation-table thead th").first.bounding_box()
        box = button.bounding_box()
        assert heading and box
        assert heading["y"] > 50
        assert heading["y"] + heading["height"] <= box["y"]
        expect(button).to_be_in_viewport(ratio=1)
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_a_file_that_is_gone_before_it_is_read_keeps_no_other_out(page: Page, server: str, tmp_path: Path) -> None:
    source = random.Random(2)
    paths = [tmp_path / f"{name}.json" for name in ("noord", "oost", "zuid")]
    for path in paths:
        path.write_text(saved(people(9, source), path.stem), "utf-8")
    page.goto(f"{server}scan/organisatie/")
    page.evaluate(
        "addEventListener('change', (event) => event.stopImmediatePropagation(), { capture: true, once: true })"
    )
    page.locator("[data-organisation-file]").set_input_files(paths)
    paths[1].unlink()
    page.locator("[data-organisation-file]").dispatch_event("change")
    expect(page.locator("[data-organisation-team]")).to_have_count(2)
    expect(page.locator("[data-organisation-rejected] > li")).to_contain_text("oost.json")
