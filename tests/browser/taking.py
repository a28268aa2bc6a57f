"""Somebody who takes the scan: for every test that needs a step or the whole of it."""

from __future__ import annotations

import random

from playwright.sync_api import Page, expect

from quiz.codes import PERSONAL, ResultCode, encode
from quiz.definition import QUESTIONNAIRE
from quiz.instrument import fingerprint

PREFIX = "kennisbank-organisatieleren."
IDS = [item.id for item in QUESTIONNAIRE.items]
COPY = f"{fingerprint(QUESTIONNAIRE):04x}./"
"""The questionnaire and the site, at the root of a server, as the end of each key says them."""
KEY = f"{PREFIX}scan.{COPY}"

PER_STEP = QUESTIONNAIRE.items_per_step
STEPS = -(-len(IDS) // PER_STEP)

# As fast as a page can take it; what a pointer and keys do is the business of the tests that say so.
CLICK = """(responses) => {
  for (const fieldset of document.querySelectorAll("fieldset[data-item]")) {
    const response = responses[fieldset.dataset.item];
    if (response === undefined || !fieldset.checkVisibility()) continue;
    fieldset.querySelector(`[name="${fieldset.dataset.item}"][value="${response}"]`).click();
  }
}"""
# The same for all steps, and on to the check page.
CLICK_ALL = f"""([responses, steps]) => {{
  const answer = {CLICK};
  for (let step = 1; step <= steps; step += 1) {{
    answer(responses);
    document.querySelector(`[data-action="${{step < steps ? "next" : "show-result"}}"]`).click();
  }}
}}"""


def progress(step: int, answered: int) -> str:
    """What the scan says of where somebody is."""
    return f"Stap {step} van {STEPS} · {answered} van {len(IDS)} beantwoord"


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
    answer_all(page, responses, by_pointer=by_pointer)
    page.locator('[data-action="show-result"]').click()
    expect(page.locator("[data-result]")).to_be_visible()


def answer_all(page: Page, responses: dict[str, int], *, by_pointer: bool = False) -> None:
    """From the first step to the last, and on to the check page."""
    if not by_pointer:
        page.evaluate(CLICK_ALL, [responses, STEPS])
        return
    for step in range(1, STEPS + 1):
        answer_step(page, responses, by_pointer=True)
        if step < STEPS:
            page.locator('[data-action="next"]').click()
    page.locator('[data-action="show-result"]').click()


def unfold(page: Page) -> None:
    """Open every part of the result that is folded."""
    page.evaluate("() => document.querySelectorAll('[data-result] details').forEach((part) => { part.open = true; })")


def random_responses(seed: int, skipped: int = 0) -> dict[str, int]:
    generator = random.Random(seed)
    responses = {item_id: generator.randint(0, 5) for item_id in IDS}
    for item_id in generator.sample(IDS, skipped):
        del responses[item_id]
    return responses


def code_of(responses: dict[str, int], nonce: int = 9) -> str:
    """A personal code with these answers; items that are not in it count as *weet ik niet*."""
    in_order = tuple(responses.get(item_id, 0) for item_id in IDS)
    return encode(ResultCode(format=PERSONAL, fingerprint=fingerprint(QUESTIONNAIRE), nonce=nonce, responses=in_order))


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
