"""Somebody who takes the scan: for every test that needs a step or the whole of it."""

from __future__ import annotations

from playwright.sync_api import Page, expect

STEPS = 5

# As fast as a page can take it; what a pointer and keys do is the business of the tests that say so.
CLICK = """(responses) => {
  for (const fieldset of document.querySelectorAll("fieldset[data-item]")) {
    const response = responses[fieldset.dataset.item];
    if (response === undefined || !fieldset.checkVisibility()) continue;
    fieldset.querySelector(`input[value="${response}"]`).click();
  }
}"""


def answer_step(page: Page, responses: dict[str, int], *, by_pointer: bool = False) -> None:
    """Answer what is visible; by pointer every radio must be in reach of a mouse or finger."""
    if not by_pointer:
        page.evaluate(CLICK, responses)
        return
    for fieldset in page.locator("fieldset[data-item]:visible").all():
        item_id = fieldset.get_attribute("data-item") or ""
        if item_id in responses:
            fieldset.locator(f'input[value="{responses[item_id]}"]').check()


def take(page: Page, responses: dict[str, int], *, by_pointer: bool = False) -> None:
    """From the first step to the result."""
    for step in range(1, STEPS + 1):
        answer_step(page, responses, by_pointer=by_pointer)
        if step < STEPS:
            page.locator('[data-action="next"]').click()
    page.locator('[data-action="show-result"]').click()
    page.locator('[data-action="show-result"]').click()
    expect(page.locator("[data-result]")).to_be_visible()
