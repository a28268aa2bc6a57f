"""The scan on a phone, 360 × 740: how much there is to read and to swipe before something useful comes.

Goals: at most 60 words before the first statement once begun, 45 swipes of 420 px from the home page to the result,
the button on the check page within 1.5 screens, the first step to take on the second screen of the result, the team
code within three screens (from a team link on the first), six screens before what is folded.
"""

from __future__ import annotations

import math
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.build import build_site, served
from benchmarks.tables import print_table
from quiz.definition import QUESTIONNAIRE
from tools.programs import ARGUMENTS, find_browser

WIDTH, HEIGHT, SWIPE = 360, 740, 420
SKIPPED = 3
TEAM_LINK = "#team=Team%20Noord;2030-01-15"

WORDS_ABOVE = """(selector) => {
  const mark = document.querySelector(selector);
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  let words = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING)) break;
    const part = node.parentElement;
    const isSeen = part.checkVisibility() && !part.closest(".scan-hidden, script, template");
    if (isSeen) words += node.data.split(/\\s+/).filter(Boolean).length;
  }
  return words;
}"""
# Where an element lies on the page, in pixels from its top: the start, or the end for something to press.
TOP = "(e) => e.getBoundingClientRect().top + scrollY"
BOTTOM = "(e) => e.getBoundingClientRect().bottom + scrollY"
ANSWER = """(skipped) => {
  const shown = [...document.querySelectorAll("fieldset[data-item]")].filter((item) => item.checkVisibility());
  for (const item of shown.slice(skipped)) {
    item.querySelector(`input[value="${1 + (item.dataset.item.length % 5)}"]`).click();
  }
}"""
HEIGHT_OF_PAGE = "document.documentElement.scrollHeight"


def swipes(page: Page, selector: str) -> int:
    """How often somebody swipes, from where the page stands, until this is on the screen."""
    bottom = page.locator(selector).evaluate("(e) => e.getBoundingClientRect().bottom")
    return max(0, math.ceil((float(bottom) - HEIGHT) / SWIPE))


def screens(page: Page, selector: str, where: str = TOP) -> float:
    """How many screens from the top of the page this lies."""
    return float(page.locator(selector).first.evaluate(where)) / HEIGHT


def walk(page: Page, base: str, link: str) -> dict[str, float]:
    """From the home page, or a team link, to the result; what was measured on the way."""
    found: dict[str, float] = {}
    total = 0
    page.goto(base)
    total += swipes(page, 'main a[href$="scan/"] >> nth=0')
    page.goto(f"{base}scan/{link}")
    total += swipes(page, '[data-action="start"]')
    page.locator('[data-action="start"]').click()
    found["woorden voor de eerste uitspraak"] = page.evaluate(WORDS_ABOVE, "fieldset[data-item]")
    found["schermen boven de eerste uitspraak"] = (
        float(page.locator("fieldset[data-item]").first.evaluate("(e) => e.getBoundingClientRect().top")) / HEIGHT
    )
    last = -(-len(QUESTIONNAIRE.items) // QUESTIONNAIRE.items_per_step)
    for step in range(1, last + 1):
        page.evaluate(ANSWER, SKIPPED if step == 1 else 0)
        button = '[data-action="next"]' if step < last else '[data-action="show-result"]'
        total += swipes(page, button)
        page.locator(button).click()
    found["controle: knop, in schermen"] = screens(page, '[data-action="show-result"]', BOTTOM)
    found["controle: hele pagina"] = page.evaluate(HEIGHT_OF_PAGE) / HEIGHT
    total += swipes(page, '[data-action="show-result"]')
    page.locator('[data-action="show-result"]').click()
    page.wait_for_timeout(200)
    found["vegen, van begin tot uitslag"] = total
    start = float(page.locator("[data-result-title]").evaluate(TOP)) / HEIGHT
    found["uitslag: eerste stap op scherm"] = 1 + screens(page, "[data-advice-step]") - start
    found["uitslag: teamcode op scherm"] = 1 + screens(page, "[data-team-code]") - start
    found["uitslag: schermen tot wat is gevouwen"] = screens(page, "[data-scores]") - start
    found["uitslag: hele pagina"] = page.evaluate(HEIGHT_OF_PAGE) / HEIGHT
    return found


def run() -> None:
    """Print one row a figure, without and with a team link."""
    with tempfile.TemporaryDirectory() as folder:
        site = build_site(Path(folder))
        with served(site) as base, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_browser(), args=list(ARGUMENTS))
            columns = []
            for link in ("", TEAM_LINK):
                context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, has_touch=True)
                columns.append(walk(context.new_page(), base, link))
                context.close()
            browser.close()
    print_table(
        f"De scan op een telefoon van {WIDTH} × {HEIGHT}, {SKIPPED} uitspraken overgeslagen",
        ("wat", "gewoon", "met teamlink"),
        [(name, *(f"{column[name]:.1f}".removesuffix(".0") for column in columns)) for name in columns[0]],
    )
