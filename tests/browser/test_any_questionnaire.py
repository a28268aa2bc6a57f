"""Another questionnaire in our code: 24 items, six dimensions of one facet, four points, its own names and cut-offs.

One build, and everything that is asked of it in one test: the workers would each make another.
"""

from __future__ import annotations

import json
import random
from pathlib import Path

from bs4 import BeautifulSoup
from playwright.sync_api import Page, expect

from quiz.codes import TEAM, ResultCode, encode
from quiz.editions.published import published_text
from quiz.instrument import fingerprint
from quiz.scoring import band_of, score, score_from_sum
from quiz.team.picture import decimals, team_picture
from tests.browser.taking import CLICK, unfold
from tests.conftest import build, run, serving
from tests.other_questionnaire import QUESTIONNAIRE, other_project

OURS = ("Lerende organisatie scan", "veertig uitspraken", "40 uitspraken", "vijf disciplines", "zes succesgebieden")
RESPONSES = {item.id: place % 5 for place, item in enumerate(QUESTIONNAIRE.items)}


def test_a_site_with_quite_another_questionnaire_works_from_the_scan_to_the_book(page: Page, tmp_path: Path) -> None:
    project, site = other_project(tmp_path / "project"), tmp_path / "site"
    for made in (build(project, site), run(project, "ebook", "--site", str(site))):
        assert made.returncode == 0, made.stdout + made.stderr
    assert (site / "assets/scan/definition.json").read_text("utf-8") == published_text(QUESTIONNAIRE)
    check_that_nothing_of_ours_is_left(site)
    check_that_no_answer_is_in_the_middle(read(site / "scan/team/index.html"))
    check_the_paper(read(site / "scan/papier/index.html"))
    with serving(site) as address:
        take_the_scan(page, address)
        show_a_team(page, address)
        print_a_long_answer(page, address)


def read(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text("utf-8"), "html.parser")


def check_that_nothing_of_ours_is_left(site: Path) -> None:
    """Neither our name nor our numbers, and no leerkaart; the list of changes is about our own editions."""
    for path in site.rglob("*.html"):
        html = path.read_text("utf-8")
        said = [name for name in OURS if name in html and "wijzigingen" not in path.parts]
        assert (path, said, "leerkaart/" in html) == (path, [], False)
    assert not (site / "leerkaart").exists()
    assert list((site / "assets/boek").glob("*.pdf"))


def check_that_no_answer_is_in_the_middle(team: BeautifulSoup) -> None:
    """Four points have none, so neither a column nor a sentence speaks of one; a mean can still lie there."""
    said = {text["data-text"]: text.get_text() for text in team.select("[data-texts] [data-text]")}
    assert (said["groups"], said["groups-row"]) == ("{low} oneens, {high} eens", "{low} · {high}")
    assert [len(columns.select("[data-column]")) for columns in team.select("[data-columns]")] == [5, 3] * (
        len(team.select("[data-columns]")) // 2
    )
    assert "oneens, midden" not in team.get_text() and "oneens · midden" not in team.get_text()


def check_the_paper(sheet: BeautifulSoup) -> None:
    """The table gives the score of the scan for every sum and number, and the sum for the whole that of the scan."""
    scale = QUESTIONNAIRE.scale
    rows = {int(row["data-paper-sum"]): row for row in sheet.select("[data-paper-sum]")}
    for answered in (2, 3, 4):
        for total in range(answered * scale.min, answered * scale.max + 1):
            (cell,) = rows[total].select(f'[data-paper-count="{answered}"]')
            assert int(cell.get_text()) == score_from_sum(answered, total, scale)
    assert len(sheet.select("[data-paper-dimension]")) == 6
    assert [len(side.select("[data-paper-item]")) for side in sheet.select(".paper__items")] == [12, 12]
    assert "som min aantal, keer 100, gedeeld door 3 × aantal" in sheet.get_text(" ", strip=True)
    reverse = [f"{number}*" for number, item in enumerate(QUESTIONNAIRE.items, start=1) if item.reverse_keyed]
    assert [slot.get_text() for slot in sheet.select(".paper__slot") if "*" in slot.get_text()] == reverse
    assert "een ster bij het nummer, draai je antwoord dan om: schrijf op wat 5 min je antwoord is" in sheet.get_text()


def take_the_scan(page: Page, address: str) -> None:
    page.goto(f"{address}/scan/")
    steps = page.locator("[data-step]").count()
    assert (steps, page.locator("[data-step='1'] [data-item]").count()) == (4, 6)
    for step in range(1, steps + 1):
        page.evaluate(CLICK, RESPONSES)
        page.locator(f'[data-action="{"next" if step < steps else "show-result"}"]').click()
    page.locator('[data-action="show-result"]').click()
    unfold(page)
    expected = score(QUESTIONNAIRE, RESPONSES)
    for id, value in expected.dimensions.items():
        row = page.locator(f'[data-result] [data-dimension="{id}"]')
        expect(row).to_have_attribute("data-score", "" if value is None else str(value))
    band = band_of(QUESTIONNAIRE, expected.overall)
    assert band is not None
    expect(page.locator("[data-result] [data-overall]")).to_have_attribute("data-band", band.name)
    expect(page.locator("[data-extreme-response]").first).to_have_text("Nooit")
    assert page.locator("[data-heat]").count() == 0


def print_a_long_answer(page: Page, address: str) -> None:
    """One long word above a column, or in a statement, pushes no other column off the sheet."""
    page.goto(f"{address}/scan/papier/")
    page.evaluate("""for (const name of ["label", "text"])
      document.querySelector(`.paper__${name}`).textContent = "onvoorwaardelijk".repeat(6);""")
    for media in ("screen", "print"):
        page.emulate_media(media=media)
        sheet = page.locator(".paper__items").first
        assert sheet.evaluate("table => table.scrollWidth <= table.parentElement.clientWidth"), media


def show_a_team(page: Page, address: str) -> None:
    chance = random.Random(24)
    rows = [[chance.randint(1, 4) for _ in QUESTIONNAIRE.items] for _ in range(12)]
    codes = [
        encode(ResultCode(format=TEAM, fingerprint=fingerprint(QUESTIONNAIRE), nonce=n, responses=tuple(row)))
        for n, row in enumerate(rows)
    ]
    expected = team_picture(QUESTIONNAIRE, rows)
    assert expected is not None
    page.goto(f"{address}/scan/team/")
    page.locator("[data-team-input]").fill(json.dumps(codes))
    page.locator('[data-action="show-team"]').click()
    for id, figures in expected.dimensions.items():
        assert figures is not None
        row = page.locator(f'[data-team-dimension="{id}"]')
        expect(row).to_have_attribute("data-mean", decimals(figures.mean, 1))
    for id, item in expected.items.items():
        assert item is not None
        expect(page.locator(f'[data-team-item="{id}"]')).to_have_attribute("data-agreement", str(item.agreement))
    page.locator('[data-action="start-workshop"]').click()
    expect(page.locator("[data-slide-count]")).to_contain_text("van 12")
