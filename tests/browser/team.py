"""What a facilitator does on the team page, for the tests of that page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from playwright.sync_api import FilePayload, Locator, Page, expect

from quiz.definition import QUESTIONNAIRE
from quiz.team.file import export_json
from quiz.team.picture import TeamPicture, decimals, team_picture
from tests.unit.team_groups import random_group, team_code

MANY_LINES = 100

# Everything in the page that could hold a figure about the group.
FIGURES = """() => {
  const root = document.querySelector("[data-team]");
  const attributes = ["n", "mean", "sd", "margin", "counts", "groups", "agreement", "level", "difference", "verdict"];
  const found = [];
  for (const part of root.querySelectorAll("*")) {
    for (const name of attributes) {
      if (part.dataset && part.dataset[name]) found.push(`data-${name}=${part.dataset[name]}`);
    }
    if (part.matches("[data-figure], [data-radar-value], [data-radar-title]") && part.textContent.trim()) {
      found.push(`${part.tagName}: ${part.textContent.trim()}`);
    }
    const drawn = "[data-radar-shapes] *, [data-strip] *, [data-dumbbell] *, [data-margin-line] circle";
    if (part.matches(drawn)) found.push(part.outerHTML);
    if (part.matches("[data-column]") && Number(part.getAttribute("height")) > 0) found.push(part.outerHTML);
  }
  return found;
}"""


def open_team(page: Page, server: str) -> None:
    """The team page, ready to take codes."""
    page.goto(f"{server}scan/team/")
    expect(page.locator("[data-team-form]")).to_be_visible()


def put(box: Locator, text: str) -> None:
    """Fill in a field; at once what has as many lines as a saved picture.

    Chromium's insertText grows with the square of the lines, in an empty page too.
    """
    if text.count("\n") < MANY_LINES:
        box.fill(text)
        return
    box.focus()
    box.evaluate("(box, text) => { box.value = text; box.dispatchEvent(new Event('input', { bubbles: true })); }", text)


def show(page: Page, text: str, size: str = "") -> None:
    """Fill in codes and a size, and ask for the picture."""
    put(page.locator("[data-team-input]"), text)
    page.locator("[data-team-size]").fill(size)
    page.locator('[data-action="show-team"]').click()


def show_picture(page: Page, server: str, text: str, size: str = "") -> None:
    """The team page with a picture."""
    open_team(page, server)
    show(page, text, size)
    expect(page.locator("[data-team-result]")).to_be_visible()


def codes_of(group: Sequence[Sequence[int]]) -> str:
    """A code for each respondent, one a line."""
    return "\n".join(team_code(responses, nonce) for nonce, responses in enumerate(group))


def shown(page: Page) -> dict[str, Any]:
    """What stands in the hooks of the contract."""
    found: dict[str, Any] = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll("[data-team-dimension], [data-team-item]")].map(
          (e) => [e.dataset.teamDimension || e.dataset.teamItem, { ...e.dataset }]))"""
    )
    return found


def assert_shows(page: Page, picture: TeamPicture) -> None:
    """The hooks hold the figures that Python computes."""
    hooks = shown(page)
    for id, scale in picture.dimensions.items():
        figures = [decimals(value, 1) for value in (scale.mean, scale.sd, scale.margin)] if scale else ["", "", ""]
        assert [hooks[id][name] for name in ("mean", "sd", "margin")] == figures
        assert hooks[id]["n"] == (str(scale.n) if scale else "")
    for id, item in picture.items.items():
        counts = ",".join(map(str, (item.dont_know, *item.counts))) if item and item.counts else ""
        groups = ",".join(map(str, (item.dont_know, *item.groups))) if item and not item.counts else ""
        expected = (str(item.n), counts, groups, str(item.agreement)) if item else ("", "", "", "")
        assert tuple(hooks[id][name] for name in ("n", "counts", "groups", "agreement")) == expected


def compare(page: Page, text: str) -> None:
    """Compare the picture with these codes, or with this saved picture."""
    put(page.locator("[data-compare-input]"), text)
    page.locator('[data-action="compare-teams"]').click()


def file(name: str, text: str | bytes) -> FilePayload:
    """A file to choose."""
    data = text.encode() if isinstance(text, str) else text
    return {"name": name, "mimeType": "application/octet-stream", "buffer": data}


def downloaded(page: Page, action: str) -> bytes:
    """What a button saves."""
    with page.expect_download() as download:
        page.locator(f'[data-action="{action}"]').first.click()
    return Path(download.value.path()).read_bytes()


def type_form(page: Page, responses: Sequence[int]) -> None:
    """The keys of one paper form."""
    for response in responses:
        page.keyboard.press(str(response))


def saved_picture(n: int, *, edition: str = QUESTIONNAIRE.edition) -> str:
    """The file of the first so many of twenty people."""
    questionnaire = replace(QUESTIONNAIRE, edition=edition)
    return export_json(questionnaire, team_picture(questionnaire, random_group(20)[:n]))
