"""A code of an earlier edition still opens in the browser, and says which edition it was."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from quiz.codes import PERSONAL, ResultCode, encode
from quiz.definition import QUESTIONNAIRE
from quiz.editions.published import earlier_editions, published_definition
from quiz.instrument import fingerprint
from quiz.model import Questionnaire
from quiz.scoring import score

OLD = replace(QUESTIONNAIRE, edition="2025-9", items=QUESTIONNAIRE.items[3:33][::-1])
"""Fewer items, in another order; its codes have another length."""
RESPONSES = tuple(place % 6 for place in range(len(OLD.items)))


def code_of(edition: Questionnaire) -> str:
    return encode(ResultCode(format=PERSONAL, fingerprint=fingerprint(edition), nonce=7, responses=RESPONSES))


@pytest.fixture
def page_with_edition(page: Page, server: str, tmp_path: Path) -> Page:
    """The scan page of a site that ships `OLD`: its data block holds what the build would put there."""
    (tmp_path / "2025-9.json").write_text(json.dumps(published_definition(OLD)), encoding="utf-8")
    editions = earlier_editions(QUESTIONNAIRE, tmp_path)

    def ship(route: Route) -> None:
        before, data, after = re.split(r"(?s)(?<=data-scan-data>)(.*?)(?=</script>)", route.fetch().text(), maxsplit=1)
        shipped = json.dumps(json.loads(data) | {"editions": editions}).replace("<", "\\u003c")
        route.fulfill(body=before + shipped + after, content_type="text/html; charset=utf-8")

    page.route(f"{server}scan/", ship)
    return page


def test_code_of_an_earlier_edition_opens_and_says_so(page_with_edition: Page, server: str) -> None:
    page = page_with_edition
    page.goto(f"{server}scan/#r={code_of(OLD)}")
    expect(page.locator("[data-result]")).to_be_visible()
    expect(page.locator("[data-notice]")).to_contain_text("2025-9")
    expected = score(OLD, dict(zip((item.id for item in OLD.items), RESPONSES, strict=True)))
    for dimension in QUESTIONNAIRE.dimensions:
        value = expected.dimensions[dimension.id]
        shown = page.locator(f'[data-result] [data-dimension="{dimension.id}"]')
        expect(shown).to_have_attribute("data-score", "" if value is None else str(value))
    expect(page.locator("[data-result-code]")).to_have_text(code_of(OLD))


def test_what_is_said_of_an_opened_code_hides_no_heading_on_a_phone(page_with_edition: Page, server: str) -> None:
    """The longest of those sentences: the page begins with it, and the focus goes to the heading below it."""
    page = page_with_edition
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{server}scan/#r={code_of(OLD)}")
    expect(page.locator("[data-notice]")).to_contain_text("2025-9")
    heading = page.locator(":focus")
    expect(heading).to_have_text("Je uitslag")
    page.wait_for_function(
        """() => {
          const { left, top, height } = document.activeElement.getBoundingClientRect();
          return [2, height / 2, height - 2].every((y) =>
            document.activeElement.contains(document.elementFromPoint(left + 20, top + y)));
        }"""
    )
