"""The scan in more than one language: changing halfway, what leaves the page, and a made-up language as the next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page, expect

from quiz.languages.plurals import TAGS, form_of
from tests.browser.audit import faults, sideways
from tests.browser.taking import IDS, KEY, PREFIX, answer_step, answered, code_of, random_responses, take, unfold
from tests.browser.team import codes_of, downloaded, file, show
from tests.conftest import serving
from tests.mirrored import NOTE, TAG
from tests.unit.team_groups import random_group

SWITCH: Final = "[data-language-link]"
SHARED: Final = "navigator.share = async (data) => { window.shared = data; };"
PRINTED: Final = """window.print = () => {
  const { lang, dir } = document.documentElement;
  window.printed = [lang, dir, document.title, document.querySelector("[data-slip] title").textContent];
  dispatchEvent(new Event("afterprint"));
};"""
"""What a PDF of the page would have inside it, beside what is to be seen."""
SAID: Final = (
    ":is([lang]:not(html), [translate='no'], [data-text], code, script, style, template, noscript, .md-footer-meta)"
)
UNTRANSLATED: Final = f"""() => {{
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {{
    const {{ data, parentElement }} = walker.currentNode;
    if (/[A-Za-z]{{2,}}/.test(data) && !parentElement.closest("{SAID}")) found.push(data.trim().slice(0, 60));
  }}
  for (const element of document.querySelectorAll("body [aria-label], body [title], body [placeholder]")) {{
    const said = ["aria-label", "title", "placeholder"].map((name) => element.getAttribute(name) ?? "").join(" ");
    if (/[A-Za-z]{{2,}}/.test(said) && !element.closest("{SAID}")) found.push(`@${{said.trim().slice(0, 60)}}`);
  }}
  return [...new Set(found)];
}}"""
"""What stands on the page in Latin letters without being said to be Dutch, or a code."""
NOT_SAID_TO_BE_DUTCH: Final = f"""() => [...document.querySelectorAll("a[href]")].filter((link) =>
  link.host === location.host && !link.pathname.includes("/{TAG}/") && !["nl", "en"].includes(link.hreflang)
).map((link) => link.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def mirrored(mirrored_site: Path) -> Iterator[str]:
    """The address of the site with the made-up language."""
    with serving(mirrored_site) as address:
        yield f"{address}/"


def switch(page: Page, language: str) -> None:
    """The link to another language, which leads to a page that is in it."""
    page.locator(f"{SWITCH}[lang='{language}']").click()
    expect(page.locator(f"html[lang^='{language}']")).to_be_attached()
    page.wait_for_load_state()


def files_of(page: Page) -> list[bytes]:
    return [downloaded(page, action) for action in ("download-json", "download-csv")]


def printed_slip(page: Page) -> list[str]:
    """What stands on a slip, and what a PDF of it says besides."""
    page.locator('[data-action="print-slip"]').click()
    return [page.locator("[data-slip]").inner_html().strip(), *page.evaluate("printed")]


# ---- Changing language -----------------------------------------------------------------------------


def test_whoever_changes_language_halfway_and_on_the_result_keeps_all_and_takes_the_same_along(
    page: Page, server: str
) -> None:
    page.add_init_script(SHARED + PRINTED)
    responses = random_responses(3)
    page.goto(f"{server}scan/")
    answer_step(page, responses)
    page.locator('[data-action="next"]').click()
    answer_step(page, responses)
    there = answered(page)
    switch(page, "en")
    assert page.url == f"{server}en/scan/#stap-2"
    assert answered(page) == there
    expect(page.locator("[data-step='2']")).to_be_visible()
    page.locator('[data-action="previous"]').click()
    take(page, responses)
    in_english = [page.locator("[data-result-code]").text_content(), *files_of(page)]
    page.locator('[data-action="share-link"]').click()
    shared = page.evaluate("shared")
    slip = printed_slip(page)
    assert page.locator("html").get_attribute("lang") == "en-GB"
    switch(page, "nl")
    expect(page.locator("[data-result]")).to_be_visible()
    assert [page.locator("[data-result-code]").text_content(), *files_of(page)] == in_english
    page.locator('[data-action="share-link"]').click()
    assert page.evaluate("shared") == shared
    assert printed_slip(page) == slip
    assert slip[1:3] == ["nl", "ltr"]
    assert shared["url"].startswith(f"{server}scan/#r=")


def test_the_result_of_a_code_goes_along_and_comes_into_no_address_and_no_storage(page: Page, server: str) -> None:
    code = code_of(dict.fromkeys(IDS, 4))
    page.goto(f"{server}scan/#r={code}")
    expect(page.locator("[data-result]")).to_be_visible()
    unfold(page)
    page.locator('[data-plan-field="what"]').first.fill("een stap")
    addresses: list[str] = []
    page.on("framenavigated", lambda frame: addresses.append(frame.url))
    switch(page, "en")
    expect(page.locator("[data-result]")).to_be_visible()
    assert page.locator("[data-result-code]").text_content() == code
    assert page.locator('[data-plan-field="what"]').first.input_value() == "een stap"
    assert addresses
    assert not [address for address in addresses if code[:9] in address]
    kept = page.evaluate("JSON.stringify([{ ...sessionStorage }, { ...localStorage }])")
    assert code[:9] not in kept
    page.reload()
    expect(page.locator("[data-result]")).to_be_hidden()


def test_a_page_that_the_browser_kept_is_read_anew_when_the_other_language_was_used_meanwhile(
    page: Page, server: str
) -> None:
    page.goto(f"{server}scan/")
    answer_step(page, random_responses(3))
    page.evaluate(
        """(key) => {
          dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
          const record = JSON.parse(sessionStorage[key]);
          sessionStorage[key] = JSON.stringify({ ...record, responses: {} });
        }""",
        KEY,
    )
    with page.expect_navigation():
        page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert answered(page) == 0


def test_where_nothing_can_be_kept_it_is_asked_first(page: Page, server: str) -> None:
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('no', 'SecurityError'); };")
    page.goto(f"{server}scan/")
    answer_step(page, random_responses(3))
    link = page.locator(SWITCH)
    link.click()
    expect(page.locator("[data-notice]")).to_have_text(link.get_attribute("data-loses") or "")
    assert page.url.startswith(f"{server}scan/")
    switch(page, "en")


def test_a_team_of_two_languages_has_one_picture_and_its_file_opens_in_the_other(page: Page, server: str) -> None:
    group = random_group(9)
    saved = []
    for address in ("en/scan/team/", "scan/team/"):
        page.goto(f"{server}{address}")
        show(page, codes_of(group))
        expect(page.locator("[data-team-result]")).to_be_visible()
        saved.append([downloaded(page, f"download-team-{kind}") for kind in ("json", "csv")])
        page.evaluate("() => { window.onbeforeunload = null; }")
        page.locator('[data-action="erase"]').click()
        page.locator('[data-action="confirm-erase"]').click()
    assert saved[0] == saved[1]
    page.locator("[data-team-file]").set_input_files([file("teambeeld.json", saved[0][0])])
    expect(page.locator("[data-team-result]")).to_be_visible()


def test_a_picture_is_asked_about_before_the_language_changes(page: Page, server: str) -> None:
    page.goto(f"{server}scan/team/")
    show(page, codes_of(random_group(9)))
    expect(page.locator("[data-team-result]")).to_be_visible()
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.locator(SWITCH).click()
    expect(page.locator("html[lang='en-GB']")).to_be_attached()
    assert asked == ["beforeunload"]


@pytest.mark.parametrize("address", ["en/", "scan/papier/"])
def test_the_theme_asks_for_no_list_of_pages_of_another_language(page: Page, server: str, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(server + address, wait_until="networkidle")
    assert not [url for url in asked if "sitemap" in url]
    languages = page.evaluate("[...document.querySelectorAll('link[rel=alternate]')].map((link) => link.hreflang)")
    assert languages == ["nl", "x-default", "en"]


# ---- The next language -----------------------------------------------------------------------------


@pytest.mark.context(viewport={"width": 320, "height": 640})
def test_a_language_from_right_to_left_is_whole_from_the_first_step_to_the_result(page: Page, mirrored: str) -> None:
    page.goto(f"{mirrored}{TAG}/scan/")
    assert page.locator("html").get_attribute("dir") == "rtl"
    expect(page.locator(".kb-note")).to_have_text(NOTE)
    looks: list[str] = []
    look_at(page, looks, "start")
    take(page, random_responses(4))
    unfold(page)
    look_at(page, looks, "result")
    page.set_viewport_size({"width": 1280, "height": 900})
    looks += [f"result, wide: {fault}" for fault in sideways(page)]
    assert not looks, "\n".join(looks)


@pytest.mark.context(viewport={"width": 320, "height": 640})
def test_a_team_picture_and_a_paper_form_from_right_to_left_are_whole(page: Page, mirrored: str) -> None:
    looks: list[str] = []
    page.goto(f"{mirrored}{TAG}/scan/team/")
    group = random_group(9)
    show(page, codes_of(group))
    expect(page.locator("[data-team-result]")).to_be_visible()
    look_at(page, looks, "team")
    page.evaluate("() => { for (const part of document.querySelectorAll('details')) part.open = true; }")
    looks += [f"team, unfolded: {fault}" for fault in sideways(page)]
    page.goto(f"{mirrored}{TAG}/scan/paper/")
    look_at(page, looks, "paper")
    assert not looks, "\n".join(looks)


def look_at(page: Page, looks: list[str], state: str) -> None:
    """Note what axe and our own measures find, what is not translated, and which links do not say they are Dutch."""
    found = [*sideways(page), *faults(page), *page.evaluate(UNTRANSLATED), *page.evaluate(NOT_SAID_TO_BE_DUTCH)]
    looks += [f"{state}: {fault}" for fault in found]


def test_the_dutch_pages_gain_nothing_by_a_language_but_the_link_to_it(site: Path, mirrored_site: Path) -> None:
    foreign = (f"{TAG}/", "en/")
    names = [path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html"))]
    dutch = [name for name in names if not name.startswith(foreign)]
    assert len(dutch) > 50
    link = rf'<link rel="alternate" hreflang="{TAG}"[^>]*>'
    way = rf'<a class="kb-language"[^>]*lang="{TAG}"[^>]*>[^<]*</a>'
    not_there = rf'<p lang="{TAG}"[^>]*>.*?</p>'
    more = re.compile(rf"\s*(?:{link}|{way}|{not_there})", re.DOTALL)
    for name in dutch:
        before, after = ((folder / name).read_text("utf-8") for folder in (site, mirrored_site))
        is_filled_in = any(f'data-{maker}="ready"' in before for maker in ("book", "kit"))
        assert is_filled_in or squeezed(more.sub("", after)) == squeezed(before), name


def squeezed(html: str) -> str:
    """Without the room between two tags, and without the hash of the sheet that all pages with answers share."""
    return re.sub(r">\s+<", "><", re.sub(r"(?<=/answers\.)[0-9a-f]+(?=\.css)", "", html))


def test_a_key_of_ours_knows_no_language(page: Page, server: str) -> None:
    page.goto(f"{server}en/scan/")
    answer_step(page, random_responses(3))
    keys = page.evaluate("Object.keys(sessionStorage)")
    assert [key for key in keys if key.startswith(PREFIX)] == [KEY]


def test_the_forms_for_numbers_are_those_of_a_browser(page: Page) -> None:
    numbers = [*range(201), 1_000, 1_000_000, 1_234_567]
    chosen = page.evaluate(
        """([tags, numbers]) => Object.fromEntries(tags.map((tag) => {
          const rules = new Intl.PluralRules(tag);
          return [tag, numbers.map((number) => rules.select(number))];
        }))""",
        [TAGS, numbers],
    )
    assert chosen == {tag: [form_of(number, tag) for number in numbers] for tag in TAGS}
