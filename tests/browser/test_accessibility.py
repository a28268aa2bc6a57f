"""axe on every page: light, dark, forced colours, at 1280 and 320 px, and what axe does not see.

axe finds part of the faults only. What people do with a keyboard is in test_theme_repairs.py; what was
looked at by hand is in docs/toegankelijkheid.md.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from quiz.codes import PERSONAL, TEAM, ResultCode, encode
from quiz.definition import QUESTIONNAIRE
from quiz.instrument import fingerprint
from tests.browser.audit import (
    ALL_RULES,
    AT_ANOTHER_WIDTH,
    AXE,
    COLOURS,
    OF_THE_DOCUMENT,
    REPEATED,
    WITHOUT_REPEATED,
    bring_axe,
    faint,
    faults,
    go_dark,
    go_light,
    leave_search_out,
    sideways,
    spaced,
    unspaced,
)
from tests.browser.taking import answer_step

PARTS = 4
"""The pages are checked in so many groups, which can run at the same time."""

PLANTED: Final = {
    "button-name": "<button></button>",
    "heading-order": "<h4>Een kop</h4>",
    "color-contrast": '<p style="color: #999">Een zin.</p>',
    "link-in-text-block": '<p>Een zin met <a href="#a" style="color: #111; text-decoration: none">een link</a>.</p>',
    "target-size": '<p><button style="width: 9px; height: 9px">a</button><button style="height: 9px">b</button></p>',
    "scrollable-region-focusable": '<div style="height: 20px; overflow: auto"><p>Een</p><p>Twee</p></div>',
}
"""What each of these rules finds a fault in."""

WIDE: Final[ViewportSize] = {"width": 1280, "height": 900}
NARROW: Final[ViewportSize] = {"width": 320, "height": 640}  # 1280 px at 400 %


def addresses(site: Path) -> list[str]:
    """Every page, relative to the root."""
    found = (path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html")))
    return [name.removesuffix("index.html") if name.endswith("index.html") else name for name in found]


def assert_no_fault(page: Page, state: str, rules: dict[str, Any] = ALL_RULES, seen: set[str] | None = None) -> None:
    """Nothing from axe on the page as it is now; for `seen`, see `audit.faults`."""
    found = list(faults(page, rules, seen=seen))
    assert not found, f"{state}:\n" + "\n".join(found)


def assert_no_fault_in_both_schemes(page: Page, state: str, seen: set[str], rules: dict[str, Any] = ALL_RULES) -> None:
    """Every rule in the light scheme; in the dark one those that look at colours, as nothing else is different."""
    assert_no_fault(page, state, rules, seen)
    go_dark(page)
    assert_no_fault(page, f"{state}, dark", COLOURS, seen)
    go_light(page)


def open_folds(page: Page, part: str) -> None:
    """Open every fold within `part`, one after the other: an opened one is no longer closed, and may hold others."""
    closed = page.locator(f"{part} details:not([open]) > summary:visible")
    for _ in range(page.locator(f"{part} details").count()):
        if not closed.count():
            break
        closed.first.click()
    expect(closed).to_have_count(0)


@pytest.fixture(scope="module")
def seen() -> set[str]:
    """The looks of text that were measured on the pages of the groups before."""
    return set()


def looks(page: Page, seen: set[str], *, again: bool, back: bool) -> Iterator[str]:
    """What is wrong with a page at 320 px, at 1280 px and in the dark, or `back` from there, each with its state.

    The next page goes the other way, so that none has to be laid out or coloured for the sake of the order alone.
    What repeats itself from page to page is looked at unless that was done (`again`).
    """
    without = REPEATED if again else []

    def narrow() -> Iterator[tuple[str, Iterable[str]]]:
        yield "320 px", faults(page, AT_ANOTHER_WIDTH if again else ALL_RULES, seen=seen, without=without)
        yield "320 px, wider than the screen", sideways(page)

    def spacing(*sizes: ViewportSize) -> Iterator[tuple[str, Iterable[str]]]:
        for size in sizes:
            page.set_viewport_size(size)
            yield f"{size['width']} px, text spacing", spaced(page)
        unspaced(page)

    def light() -> Iterator[tuple[str, Iterable[str]]]:
        yield "light, 1280 px", faults(page, WITHOUT_REPEATED if again else ALL_RULES, seen=seen, without=without)

    def dark() -> Iterator[tuple[str, Iterable[str]]]:
        if not back:
            go_dark(page)
        yield "dark", faults(page, COLOURS, seen=seen)
        if back:
            go_light(page)

    there = (narrow(), spacing(NARROW, WIDE), light(), dark())
    for state, lines in chain(*((dark(), light(), spacing(WIDE, NARROW), narrow()) if back else there)):
        yield from (f"({state}): {line}" for line in lines)


@pytest.mark.context(color_scheme="light", viewport=NARROW)
@pytest.mark.parametrize("part", range(PARTS))
def test_no_page_has_a_fault_in_any_scheme_or_width(
    page: Page, server: str, site: Path, part: int, seen: set[str]
) -> None:
    """Each page is loaded once: axe light, dark and at 320 px, nothing sideways, and wider spacing of text.

    As each page is watched, this also shows that all of them open with an empty console under their policy.
    """
    found: list[str] = []
    bring_axe(page)
    leave_search_out(page)
    for place, address in enumerate(addresses(site)[part::PARTS]):
        page.goto(server + address)
        found += [f"{address} {line}" for line in looks(page, seen, again=place > 0, back=place % 2 > 0)]
    assert not found, "\n".join(dict.fromkeys(found))


@pytest.mark.context(color_scheme="light", viewport=NARROW)
def test_what_is_planted_is_found_beside_what_was_seen_before(page: Page) -> None:
    """axe is given little of a page: what it could find a fault in must be among it, however much is known."""
    plain = '<p>Een zin met <a href="#a">een link</a>.</p><label>Naam <input></label> <button>Goed</button>'
    sound = f'<!doctype html><html lang="nl"><title>Een pagina</title><main><h1>Kop</h1>{plain}</main></html>'
    seen: set[str] = set()

    def found(html: str) -> set[str]:
        page.set_content(html)
        return {line.split()[0] for line in faults(page, seen=seen)}

    assert found(sound) == set()
    for rule, planted in PLANTED.items():
        assert found(sound.replace("</main>", f"{planted}</main>")) == {rule}, planted


def test_every_rule_that_may_look_at_a_width_or_a_colour_is_asked_there(page: Page) -> None:
    """A newer axe may bring another one; it has to get a place in one of the two lists."""
    page.evaluate(AXE)
    kinds = ["cat.color", "cat.sensory-and-visual-cues", "cat.keyboard"]
    known: list[str] = page.evaluate("(kinds) => axe.getRules(kinds).map((rule) => rule.ruleId)", kinds)
    assert set(known) == {*AT_ANOTHER_WIDTH["runOnly"]["values"], *OF_THE_DOCUMENT}
    of_colours: list[str] = page.evaluate("axe.getRules(['cat.color']).map((rule) => rule.ruleId)")
    assert set(of_colours) - OF_THE_DOCUMENT == set(COLOURS["runOnly"]["values"])


@pytest.mark.context(color_scheme="light")
def test_every_state_of_the_scan_has_no_fault(page: Page, server: str) -> None:
    seen: set[str] = set()
    page.goto(f"{server}scan/")
    for size, rules in ((WIDE, ALL_RULES), (NARROW, AT_ANOTHER_WIDTH)):
        page.set_viewport_size(size)
        assert_no_fault_in_both_schemes(page, "step 1", seen, rules)
    for step in range(1, 6):
        visible = page.locator("fieldset[data-item]:visible")
        ids = visible.evaluate_all("(all) => all.map((fieldset) => fieldset.dataset.item)")
        answer_step(page, dict.fromkeys(ids[step % 2 :], step))
        assert_no_fault_in_both_schemes(page, f"step {step}, answered", seen)
        if step < 5:
            page.locator('[data-action="next"]').click()
    page.locator('[data-action="show-result"]').click()
    assert_no_fault_in_both_schemes(page, "check page", seen)
    page.locator('[data-action="show-result"]').click()
    expect(page.locator("[data-result]")).to_be_visible()
    open_folds(page, "[data-result]")
    for size, rules in ((NARROW, ALL_RULES), (WIDE, AT_ANOTHER_WIDTH)):
        page.set_viewport_size(size)
        assert_no_fault_in_both_schemes(page, "result", seen, rules)
        assert not sideways(page)
    earlier = encode(
        ResultCode(
            format=PERSONAL, fingerprint=fingerprint(QUESTIONNAIRE), nonce=1, responses=(2,) * len(QUESTIONNAIRE.items)
        )
    )
    page.locator("#vergelijk-code").fill(earlier)
    page.locator("[data-compare-form] button").click()
    expect(page.locator("[data-compare-result]")).to_be_visible()
    assert_no_fault_in_both_schemes(page, "comparison with an earlier result", seen)
    page.goto(f"{server}scan/#r={earlier}")
    expect(page.locator("[data-notice]")).to_contain_text("uitslag van je code")
    assert_no_fault_in_both_schemes(page, "result of a code", seen)


@pytest.mark.context(color_scheme="light")
def test_a_scan_without_answers_and_a_code_that_is_refused_have_no_fault(page: Page, server: str) -> None:
    seen: set[str] = set()
    page.goto(f"{server}scan/#r=2")
    expect(page.locator("[data-notice]")).to_contain_text("niet compleet")
    assert_no_fault_in_both_schemes(page, "code refused", seen)
    for _ in range(4):
        page.locator('[data-action="next"]').click()
    page.locator('[data-action="show-result"]').click()
    page.locator('[data-action="show-result"]').click()
    expect(page.locator("[data-error-summary]")).to_be_focused()
    assert_no_fault_in_both_schemes(page, "nothing answered", seen)


@pytest.mark.context(color_scheme="light")
def test_every_state_of_the_team_page_has_no_fault(page: Page, server: str) -> None:
    seen: set[str] = set()
    generator = random.Random(7)
    items = len(QUESTIONNAIRE.items)
    codes = [
        encode(
            ResultCode(
                format=TEAM,
                fingerprint=fingerprint(QUESTIONNAIRE),
                nonce=nonce,
                responses=tuple(generator.randint(0, 5) for _ in range(items)),
            )
        )
        for nonce in range(1, QUESTIONNAIRE.min_group_size + 4)
    ]
    page.goto(f"{server}scan/team/")
    page.locator("[data-team-input]").fill("dit is geen code\nTEAM-XXXX\n" + codes[0])
    page.locator('[data-action="show-team"]').click()
    assert_no_fault_in_both_schemes(page, "too few", seen)
    page.locator('[data-action="start-ballot"]').click()
    for entered in (*codes, "hoi"):
        page.locator("[data-ballot-code]").fill(entered)
        page.locator("[data-ballot-code]").press("Enter")
    page.locator('[data-action="cancel-ballot"]').click()
    assert_no_fault_in_both_schemes(page, "ballot box", seen)
    page.locator('[data-action="throw-ballot-away"]').click()
    page.locator("[data-team-input]").fill("\n".join([*codes, codes[0], "TEAM-XXXX"]))
    page.locator('[data-action="show-team"]').click()
    expect(page.locator("[data-team-result]")).to_be_visible()
    open_folds(page, "[data-team-result]")
    for size, rules in ((WIDE, ALL_RULES), (NARROW, AT_ANOTHER_WIDTH)):
        page.set_viewport_size(size)
        assert_no_fault_in_both_schemes(page, "team picture", seen, rules)
        assert not sideways(page)


@pytest.mark.context(forced_colors="active")
@pytest.mark.parametrize("address", ["", "leerkaart/", "disciplines/teamleren/", "scan/", "scan/team/", "werkvormen/"])
def test_text_keeps_its_contrast_in_forced_colours(page: Page, server: str, address: str) -> None:
    page.goto(server + address)
    assert not faint(page)


SMALL: Final = """(panel) => [...document.querySelectorAll(`${panel} :is(a[href], button, input, summary)`)]
  .filter((each) => each.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
  .filter((each) => Math.min(each.getBoundingClientRect().width, each.getBoundingClientRect().height) < 24)
  .map((each) => each.outerHTML)"""
"""What is too small for a finger in a panel: axe passes over what one must scroll to in a box that is fixed."""


@pytest.mark.context(color_scheme="light")
@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["1280 px", "320 px"])
def test_open_search_and_open_menu_have_no_fault(page: Page, server: str, viewport: ViewportSize) -> None:
    seen: set[str] = set()
    page.set_viewport_size(viewport)
    page.goto(f"{server}disciplines/teamleren/")
    if viewport == NARROW:
        page.get_by_role("button", name="Menu", exact=True).click()
        expect(page.get_by_role("button", name="Sluit menu")).to_be_focused()
        page.wait_for_timeout(300)
        assert_no_fault_in_both_schemes(page, "menu", seen)
        assert page.evaluate(SMALL, ".md-sidebar--primary") == []
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Zoeken", exact=True).click()
    page.get_by_role("textbox", name="Zoeken").press_sequentially("vertrouwen")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.wait_for_timeout(300)
    assert_no_fault_in_both_schemes(page, "search", seen)
    if viewport == NARROW:
        assert page.evaluate(SMALL, ".md-search") == []


def test_print_shows_the_text_alone(page: Page, server: str) -> None:
    page.goto(f"{server}disciplines/teamleren/")
    page.emulate_media(media="print")
    for part in (".md-header", ".md-tabs", ".md-sidebar--primary", ".md-sidebar--secondary", ".md-footer", ".md-skip"):
        expect(page.locator(part).first).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.context(forced_colors="active")
def test_icons_and_active_parts_can_be_seen_in_forced_colours(page: Page, server: str) -> None:
    page.set_viewport_size(NARROW)
    page.goto(f"{server}disciplines/teamleren/")
    page.get_by_role("button", name="Menu", exact=True).click()
    arrow = page.locator(".kb-branch:visible .md-nav__icon").first
    colours = arrow.evaluate(
        "(e) => [getComputedStyle(e, '::after').backgroundColor, getComputedStyle(document.body).backgroundColor]"
    )
    assert colours[0] != colours[1]
