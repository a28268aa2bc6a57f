"""What Material as shipped gets wrong, one test for each fault. Nearly every test here fails on the bare theme;
a few only watch that a repair does not go too far.

The page fixture fails a test by itself when a script writes to the console or throws.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.audit import leave_search_out
from tests.browser.taking import random_responses, take

PHONE = {"width": 360, "height": 740}
WIDE = {"width": 1280, "height": 900}
SOME_PAGE = "disciplines/teamleren/"
LONGEST_WALK = 400
STRIDE = 30
"""Steps before somebody asks how the walk goes."""

# The box of what has focus: inside the window, and what one would hit there is that element.
LONGEST_COVER = 90
"""Times two frames that what covers the focus may need to go."""

FOCUS = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const box = element.getBoundingClientRect();
  const name = `${element.tagName}.${element.className} ${element.textContent.trim().slice(0, 30)}`;
  const area = { top: Math.max(box.top, 0), bottom: Math.min(box.bottom, innerHeight) };
  const seen = box.width > 0 && box.height > 0 && area.bottom - area.top >= Math.min(box.height, 10)
    && box.left + box.width / 2 >= 0 && box.right - box.width / 2 <= innerWidth;
  const shown = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const hit = [...element.getClientRects()].some((part) => {
    for (const x of [0.5, 0.1, 0.9]) for (const y of [0.5, 0.15, 0.85]) {
      const found = document.elementFromPoint(part.left + part.width * x, part.top + part.height * y);
      if (found && [element, ...(element.labels || [])].some((hit) => hit.contains(found))) return true;
    }
    return false;
  });
  return { name, fault: !shown ? "invisible" : !seen ? "off screen" : !hit ? "covered" : "" };
}"""

# The outline of what has focus, and its contrast with what is behind it (WCAG 2.4.7, 1.4.11).
OUTLINE = """() => {
  const channels = (colour) => (colour.match(/[\\d.]+/g) || []).map(Number);
  const light = (colour) => {
    const [r, g, b] = channels(colour).map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const element = document.activeElement;
  const style = getComputedStyle(element);
  let behind = style.outlineOffset.startsWith("-") ? element : element.parentElement;
  let ground = "rgb(255, 255, 255)";
  for (; behind; behind = behind.parentElement) {
    const colour = getComputedStyle(behind).backgroundColor;
    if ((channels(colour)[3] ?? 1) === 1) { ground = colour; break; }
  }
  const [a, b] = [light(style.outlineColor), light(ground)].sort((x, y) => y - x);
  return {
    name: `${element.tagName}.${element.className}`,
    style: style.outlineStyle, width: parseFloat(style.outlineWidth), contrast: (a + 0.05) / (b + 0.05),
  };
}"""

# A walk by a key that is held: before each step the page looks at where the one before led, so that nobody need ask. At
# a fault it stands still, for as long as that is not `forgiven`; at the end, where nothing is new, for good.
WALK = f"""() => {{
  const seen = new Set();
  const walk = {{ walked: 0, fault: "", ended: false, forgiven: false }};
  window.walk = walk;
  addEventListener("keydown", (event) => {{
    const element = document.activeElement;
    if (event.key !== "Tab" || (!seen.size && element === document.body)) return;
    walk.ended ||= !walk.fault && (!element || element === document.body || seen.has(element));
    if (!walk.ended && !walk.forgiven) walk.fault = ({FOCUS})().fault;
    if (walk.ended || walk.fault) {{
      event.preventDefault();
      return;
    }}
    walk.forgiven = false;
    walk.walked = seen.add(element).size;
  }}, {{ capture: true }});
}}"""

# Which elements get the focus from here on: how many inside a panel, and those outside it.
STOPS = """(panel) => {
  window.stops = { inside: 0, outside: [] };
  addEventListener("focusin", ({ target }) => {
    if (target.closest(panel)) window.stops.inside += 1;
    else window.stops.outside.push(target.outerHTML.slice(0, 80));
  });
}"""

THROWING_STORAGE = """for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("blocked", "SecurityError"); } });
}"""


def wide(page: Page) -> None:
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]


def phone(page: Page) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]


def settle(page: Page) -> None:
    """Let the page do what it does of its own: its timers of a moment, and two frames."""
    page.evaluate(
        "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 2))))"
    )


def focus_fault(page: Page) -> str:
    """What is wrong with the place of the focus, once whatever covers it has had its time to go; empty when nothing."""
    for _ in range(LONGEST_COVER):
        focus: dict[str, str] | None = page.evaluate(FOCUS)
        if not focus or not focus["fault"]:
            return ""
        settle(page)
    return f"{focus['fault']}: {focus['name']}" if focus else ""


def is_open(page: Page, name: str) -> bool:
    return bool(page.evaluate(f"document.getElementById('__{name}').checked"))


def tab_to(page: Page, name: str, key: str = "Tab") -> None:
    """Press the key until something with this text or label has focus."""
    for _ in range(60):
        page.keyboard.press(key)
        found = page.evaluate(
            "() => { const e = document.activeElement; return e.getAttribute('aria-label') || e.innerText || '' }"
        )
        if " ".join(found.split()) == name:
            return
    pytest.fail(f"no focus on {name} after 60 times {key}")


def assert_holds_focus(page: Page, panel: str, times: int) -> None:
    """Whoever holds Tab comes past much, and past nothing outside the panel."""
    page.evaluate(STOPS, panel)
    for _ in range(times):
        page.keyboard.down("Tab")
    page.keyboard.up("Tab")
    stops = page.evaluate("window.stops")
    assert stops["outside"] == [], "focus left the open panel"
    assert stops["inside"] > 0.8 * times


def colours(page: Page) -> str:
    return page.locator("body").get_attribute("data-md-color-scheme") or ""


def assert_colours_change(page: Page) -> None:
    before = colours(page)
    page.locator("[data-kb-palette]").click()
    page.locator("[data-kb-palette]").click()
    assert colours(page) != before


def assert_the_theme_works(page: Page) -> None:
    """Colours and search: what stops when the theme's script dies half-way."""
    assert_colours_change(page)
    page.locator(".md-search__input").press_sequentially("vertrouwen")
    expect(page.locator(".md-search-result__link").first).to_be_visible()


# --- Keys ---


def test_a_single_key_does_nothing(page: Page, server: str) -> None:
    """WCAG 2.1.4: somebody who speaks to the computer, or types beside a field, must not leave the page."""
    page.goto(server + SOME_PAGE)
    # As the theme makes them; ours are left out of the page.
    page.evaluate(
        """for (const rel of ["prev", "next"]) {
             document.head.append(Object.assign(document.createElement("link"), { rel, href: "../systeemdenken/" }));
           }"""
    )
    page.locator(".md-tabs__link").first.focus()
    for key in ("n", "p", "s", "f", "/", ",", "."):
        page.keyboard.press(key)
        settle(page)
        assert page.url == server + SOME_PAGE, key
        assert not is_open(page, "search"), key
        expect(page.locator(".md-tabs__link").first, key).to_be_focused()


def test_no_page_tells_the_browser_to_fetch_its_neighbours(site: Path) -> None:
    for path in site.rglob("*.html"):
        assert not re.search(r"<link[^>]+rel=\"?(prev|next)\b", path.read_text(encoding="utf-8")), path


# --- Focus through the whole page ---


@pytest.mark.parametrize("viewport", [PHONE, WIDE], ids=["360 px", "1280 px"])
@pytest.mark.parametrize("address", [SOME_PAGE, "", "scan/", "werkvormen/", "scan/verantwoording/"])
def test_focus_is_always_in_sight(page: Page, server: str, address: str, viewport: dict[str, int]) -> None:
    leave_search_out(page)
    page.set_viewport_size(viewport)  # type: ignore[arg-type]
    for back in (False, True):
        page.goto(server + address)
        page.evaluate(WALK)
        if back:
            page.evaluate("scrollTo(0, document.body.scrollHeight)")
            page.keyboard.down("Shift")
        found, walk = [], {"walked": 0, "ended": False}
        while not walk["ended"] and walk["walked"] < LONGEST_WALK:
            for _ in range(STRIDE):
                page.keyboard.down("Tab")
            walk = page.evaluate("window.walk")
            # The tip of the link before goes away a little later.
            if walk["fault"]:
                if fault := focus_fault(page):
                    found.append(fault)
                page.evaluate("Object.assign(window.walk, { fault: '', forgiven: true })")
        assert walk["walked"] > 5, back
        assert not found, f"{'back' if back else 'on'}:\n" + "\n".join(found)
        page.keyboard.up("Tab")
        page.keyboard.up("Shift")


@pytest.mark.parametrize("viewport", [PHONE, WIDE], ids=["360 px", "1280 px"])
def test_everything_in_the_header_shows_its_focus(page: Page, server: str, viewport: dict[str, int]) -> None:
    page.set_viewport_size(viewport)  # type: ignore[arg-type]
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(server + SOME_PAGE)
        seen = []
        for _ in range(12):
            page.keyboard.press("Tab")
            settle(page)
            if not page.evaluate("document.activeElement.closest('.md-header, .md-tabs, .md-skip')"):
                break
            outline = page.evaluate(OUTLINE)
            seen.append(outline["name"])
            assert outline["style"] not in ("none", "hidden"), (scheme, outline)
            assert outline["width"] >= 2, (scheme, outline)
            assert outline["contrast"] >= 3, (scheme, outline)
        assert len(seen) >= 4, (scheme, seen)


# --- Skip link ---


@pytest.mark.parametrize("viewport", [PHONE, WIDE], ids=["360 px", "1280 px"])
def test_the_skip_link_comes_first_and_leads_to_the_heading(page: Page, server: str, viewport: dict[str, int]) -> None:
    page.set_viewport_size(viewport)  # type: ignore[arg-type]
    for address in (SOME_PAGE, "", "scan/", "404.html"):
        page.goto(server + address)
        page.keyboard.press("Tab")
        link = page.locator(".md-skip")
        expect(link, address).to_be_focused()
        expect(link, address).to_have_css("opacity", "1")
        expect(link, address).to_be_in_viewport(ratio=1)
        page.keyboard.press("Enter")
        heading = page.get_by_role("heading", level=1)
        expect(heading, address).to_be_focused()
        below = page.locator(".md-header").bounding_box()
        box = heading.bounding_box()
        assert below and box and box["y"] >= below["y"] + below["height"], address


# --- Menu ---


def test_the_menu_opens_holds_focus_and_closes_by_keyboard(page: Page, server: str) -> None:
    phone(page)
    page.goto(server + SOME_PAGE)
    tab_to(page, "Menu")
    button = page.get_by_role("button", name="Menu", exact=True)
    for key in ("Enter", "Space"):
        expect(button).to_be_focused()
        expect(button).to_have_attribute("aria-expanded", "false")
        page.keyboard.press(key)
        expect(page.locator("[data-kb-open=drawer]")).to_have_attribute("aria-expanded", "true")
        expect(page.get_by_role("button", name="Sluit menu")).to_be_focused()
        if key == "Enter":
            assert_holds_focus(page, "#kb-menu", 80)
        page.keyboard.press("Escape")
        assert not is_open(page, "drawer"), key
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_one_walks_through_the_menu_to_another_page_by_keyboard(page: Page, server: str) -> None:
    phone(page)
    page.goto(server + SOME_PAGE)
    tab_to(page, "Menu")
    page.keyboard.press("Enter")
    tab_to(page, "Werkvormen")  # the link
    tab_to(page, "Werkvormen")  # the button that unfolds the pages below it
    branch = page.get_by_role("button", name="Werkvormen")
    expect(branch).to_be_focused()
    expect(branch).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Space")
    expect(branch).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    assert focus_fault(page) == ""
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/werkvormen/[a-z-]+/$"))


def test_every_branch_of_the_menu_can_be_opened_by_keyboard(page: Page, server: str) -> None:
    phone(page)
    page.goto(server + SOME_PAGE)
    page.get_by_role("button", name="Menu", exact=True).click()
    names = page.locator("#kb-menu .md-nav__toggle").evaluate_all(
        """(toggles) => toggles.map((toggle) => {
             const button = toggle.parentElement.querySelector(".kb-branch");
             return button && (button.getAttribute("aria-label") || button.textContent.trim());
           })"""
    )
    assert names
    assert all(names)


def test_the_menu_says_which_page_is_open(page: Page, server: str) -> None:
    wide(page)
    page.goto(server + SOME_PAGE)
    expect(page.locator("#kb-menu [aria-current=page]")).to_have_text("Teamleren")
    expect(page.locator(".md-tabs [aria-current=true]")).to_have_text("Lerende organisatie")


def test_a_window_made_wider_frees_the_page_behind_the_menu(page: Page, server: str) -> None:
    phone(page)
    page.goto(server + SOME_PAGE)
    page.get_by_role("button", name="Menu", exact=True).click()
    assert page.locator("[inert]").count() > 0
    wide(page)
    expect(page.locator("[inert]")).to_have_count(0)


# --- Search ---


def test_search_on_a_phone_is_a_named_dialog_that_holds_focus(page: Page, server: str) -> None:
    phone(page)
    page.goto(server + SOME_PAGE)
    tab_to(page, "Zoeken")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Zoeken")).to_have_count(1)  # its child is fixed, so it has no size
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.type("vertrouwen")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    assert_holds_focus(page, "#kb-zoeken", 60)
    page.keyboard.press("Escape")
    assert not is_open(page, "search")
    expect(page.get_by_role("button", name="Zoeken", exact=True)).to_be_focused()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_search_is_done_by_keyboard_from_the_field_to_a_page(page: Page, server: str) -> None:
    wide(page)
    page.goto(server + SOME_PAGE)
    tab_to(page, "Zoeken")
    page.keyboard.type("premortem")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="gevonden")).to_be_visible()
    tab_to(page, "Leegmaken")
    page.keyboard.press("Tab")
    first = page.locator(".md-search-result__link").first
    expect(first).to_be_focused()
    outline = page.evaluate(OUTLINE)
    assert outline["style"] != "none" and outline["width"] >= 2 and outline["contrast"] >= 3, outline
    page.keyboard.down("Shift")  # as a step back begins: the theme put focus in the field
    expect(first).to_be_focused()
    page.keyboard.up("Shift")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"premortem"))


def test_escape_leaves_the_results_then_the_search(page: Page, server: str) -> None:
    wide(page)
    page.goto(server + SOME_PAGE)
    field = page.locator(".md-search__input")
    field.press_sequentially("vertrouwen")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    tab_to(page, "Leegmaken")
    page.keyboard.press("Escape")
    expect(field).to_be_focused()
    # The theme opens the search a moment after the field gets the focus.
    settle(page)
    expect(page.locator("#__search")).to_be_checked()
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()
    expect(field).to_be_focused()
    page.keyboard.type("x")
    expect(page.locator("#__search")).to_be_checked()


def test_the_search_closes_when_focus_goes_on(page: Page, server: str) -> None:
    wide(page)
    page.goto(server + SOME_PAGE)
    page.locator(".md-search__input").focus()
    expect(page.locator("#__search")).to_be_checked()
    page.keyboard.press("Tab")
    expect(page.locator("#__search")).not_to_be_checked()
    expect(page.locator(".md-tabs__link").first).to_be_focused()


# --- Colours ---


@pytest.mark.context(color_scheme="light")
def test_colours_are_one_button_that_says_its_state(page: Page, server: str) -> None:
    wide(page)
    page.goto(server + SOME_PAGE)
    tab_to(page, "Kleuren: automatisch. Kies licht")
    button = page.locator("[data-kb-palette]")
    for key, state, scheme in (
        ("Enter", "licht. Kies donker", "default"),
        ("Space", "donker. Kies automatisch", "slate"),
        ("Enter", "automatisch. Kies licht", "default"),
        ("Space", "licht. Kies donker", "default"),
        ("Enter", "donker. Kies automatisch", "slate"),
    ):
        page.keyboard.press(key)
        expect(button).to_have_accessible_name(f"Kleuren: {state}")
        expect(button).to_be_focused()
        assert colours(page) == scheme
    page.reload()
    assert colours(page) == "slate"
    expect(button).to_have_accessible_name("Kleuren: donker. Kies automatisch")


def test_no_radio_or_label_of_the_theme_is_left_in_the_header(page: Page, server: str) -> None:
    page.goto(server + SOME_PAGE)
    for size in (wide, phone):
        size(page)
        assert page.locator(".md-header .md-option:visible, .md-header__button[for]:visible").count() == 0


# --- Storage ---


def test_blocked_storage_stops_nothing(page: Page, server: str) -> None:
    wide(page)
    page.add_init_script(THROWING_STORAGE)
    page.goto(f"{server}scan/verantwoording/")
    assert_the_theme_works(page)
    assert page.locator(".md-typeset__scrollwrap").count() > 0


TWO_PALETTES_ON = """() => {
  const button = document.querySelector("[data-kb-palette]");
  button.click();
  button.click();
}"""
DAMAGED = (
    "{",
    '{"index":1,"color":{"media":"","scheme":"nergens","primary":"custom","accent":"custom"}}',
    '{"index":-9,"color":{"media":"","scheme":"slate","primary":"custom","accent":"custom"}}',
    '{"index":99,"color":{"media":"","scheme":"slate","primary":"custom","accent":"custom"}}',
)
"""No JSON, another shape, and what the theme itself has to answer to; more in tests/unit/test_theme_storage.py."""


def test_a_damaged_stored_value_stops_nothing(page: Page, server: str) -> None:
    """On the smallest page of the theme; a script that dies says so on the console, which is watched.

    That one can search is looked at once.
    """
    leave_search_out(page)
    wide(page)
    page.goto(f"{server}404.html")
    for value in DAMAGED:
        page.evaluate("(value) => localStorage.setItem('/.__palette', value)", value)
        page.reload()
        assert colours(page) in ("default", "slate"), value
        before = colours(page)
        page.evaluate(TWO_PALETTES_ON)
        assert colours(page) != before, value
        assert_kept(page, value)
    other = page.context.new_page()
    other.goto(server)
    other.evaluate("(value) => localStorage.setItem('/.__palette', value)", DAMAGED[0])
    other.goto(server + SOME_PAGE)
    assert_the_theme_works(other)
    assert_kept(other, DAMAGED[0])


def assert_kept(page: Page, value: str) -> None:
    """What is stored now is sound, and is what one sees."""
    kept = json.loads(page.evaluate("localStorage.getItem('/.__palette')"))
    assert kept["color"]["scheme"] == colours(page), value


def test_the_privacy_page_names_exactly_what_the_browser_keeps(page: Page, server: str, site: Path) -> None:
    keys: set[str] = set()

    def look() -> None:
        keys.update(page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]"))
        assert page.evaluate("document.cookie") == ""

    wide(page)
    page.goto(f"{server}scan/")
    look()
    page.locator("fieldset[data-item] input").first.check()
    look()
    page.locator("[data-keep]").check()
    look()
    take(page, random_responses(3))
    look()
    page.goto(server + SOME_PAGE)
    page.locator("[data-kb-palette]").click()
    page.locator(".md-search__input").press_sequentially("vertrouwen")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    look()
    ours = r"kennisbank-organisatieleren\.(\w+)(?:-[\w-]+)?\.[0-9a-f]{4}\./"
    assert {re.sub(ours, r"\1", key) for key in keys} == {"scan", "open", "score", "/.__palette"}
    told = (site / "privacy" / "index.html").read_text(encoding="utf-8")
    for name in ("scan", "open", "score-"):
        assert f"<code>kennisbank-organisatieleren.{name}" in told
    assert "<code>.__palette</code>" in told


# --- Reading ---


def test_links_in_text_are_underlined(page: Page, server: str) -> None:
    for address in (SOME_PAGE, "werkvormen/", "bronnen/"):
        page.goto(server + address)
        bare = page.evaluate(
            """() => [...document.querySelectorAll(".md-content :is(p, dd) a")].filter((a) => {
                 const text = a.parentElement.textContent.trim();
                 return text !== a.textContent.trim() && !getComputedStyle(a).textDecorationLine.includes("underline");
               }).map((a) => a.outerHTML.slice(0, 120))"""
        )
        assert not bare, bare


def test_a_table_wider_than_the_screen_is_reached_named_and_scrolled_by_keyboard(page: Page, server: str) -> None:
    phone(page)
    page.goto(f"{server}scan/verantwoording/")
    page.evaluate("document.querySelectorAll('.md-typeset__table td').forEach((e) => { e.style.minWidth = '20rem' })")
    box = page.locator(".md-typeset__scrollwrap").first
    expect(box).to_have_attribute("tabindex", "0")
    expect(box).to_have_attribute("aria-label", re.compile(r"^Tabel: \S"))
    box.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("(box) => box.scrollLeft > 0", arg=box.element_handle())


def test_a_table_that_fits_is_no_stop(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 1600, "height": 900})
    page.goto(f"{server}scan/verantwoording/")
    assert page.locator(".md-typeset__scrollwrap").count() > 0
    expect(page.locator(".md-typeset__scrollwrap[tabindex]")).to_have_count(0)


@pytest.mark.parametrize("path", ["intranet/", "scan/verantwoording/"])
def test_no_id_stands_twice_when_the_theme_has_run(page: Page, server: str, path: str) -> None:
    page.goto(server + path)
    expect(page.locator('pre[id^="__code_"]').first).to_be_attached()
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((e) => e.id)")
    assert len(ids) == len(set(ids))


def test_a_tip_comes_with_focus_goes_with_escape_and_can_be_read(page: Page, server: str) -> None:
    wide(page)
    page.goto(server + SOME_PAGE)
    term = page.locator("a.kb-term").first
    term.focus()
    tip = page.locator(".md-tooltip2--active")
    expect(tip).to_be_visible()
    size = tip.locator(".md-tooltip2__inner").evaluate("(e) => parseFloat(getComputedStyle(e).fontSize)")
    assert size >= 12
    expect(term).to_have_attribute("aria-describedby", re.compile("tooltip"))
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()


def test_the_pointer_may_move_onto_a_tip(page: Page, server: str) -> None:
    wide(page)
    page.clock.install()
    page.goto(server + SOME_PAGE)
    term = page.locator("a.kb-term").first
    term.hover()
    tip = page.locator(".md-tooltip2--active .md-tooltip2__inner")
    expect(tip).to_be_visible()
    start, end = term.bounding_box(), tip.bounding_box()
    assert start and end
    across = start["x"] + start["width"] / 2
    for step in range(41):  # slowly, so over what lies between the two
        part = step / 40
        height = (start["y"] + start["height"] / 2) * (1 - part) + (end["y"] + end["height"] / 2) * part
        page.mouse.move(across, height)
        page.clock.run_for(50)
    page.clock.run_for(2_000)
    expect(tip).to_be_visible()


def test_the_name_of_the_site_is_whole_on_a_small_phone(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(server + SOME_PAGE)
    cut = page.locator(".md-header__topic").first.evaluate(
        """(e) => [e, e.firstElementChild].some(
             (x) => x.scrollWidth > x.clientWidth + 1 || x.scrollHeight > x.clientHeight + 1)"""
    )
    assert not cut
    box = page.locator(".md-header__topic").first.bounding_box()
    header = page.locator(".md-header").bounding_box()
    assert box and header and box["y"] + box["height"] <= header["y"] + header["height"] + 1


@pytest.mark.parametrize("viewport", [PHONE, WIDE], ids=["360 px", "1280 px"])
def test_buttons_and_tabs_are_large_enough_to_hit(page: Page, server: str, viewport: dict[str, int]) -> None:
    page.set_viewport_size(viewport)  # type: ignore[arg-type]
    page.goto(server + SOME_PAGE)
    for target in page.locator(".md-header button:visible, .md-tabs__link:visible, .md-footer__link:visible").all():
        box = target.bounding_box()
        assert box and box["height"] >= 44, target.evaluate("(e) => e.outerHTML.slice(0, 150)")
    if viewport == PHONE:
        page.get_by_role("button", name="Menu", exact=True).click()
        expect(page.locator("#kb-menu a:visible").first).to_be_in_viewport(ratio=1)
        for target in page.locator("#kb-menu :is(a, button):visible:not(.md-logo)").all():
            box = target.bounding_box()
            assert box and box["height"] >= 24, target.evaluate("(e) => e.outerHTML.slice(0, 150)")


# --- Names ---


def test_landmarks_are_few_and_each_has_its_own_dutch_name(page: Page, server: str) -> None:
    wide(page)
    page.goto(server + SOME_PAGE)
    names = [nav.get_attribute("aria-label") for nav in page.get_by_role("navigation").all()]
    assert sorted(name or "" for name in names) == [
        "Hoofdmenu",
        "Inhoudsopgave",
        "Menu",
        "Onder aan de pagina",
        "Vorige en volgende pagina",
    ]
    expect(page.get_by_role("search", name="Zoeken in de kennisbank")).to_have_count(1)
    assert page.get_by_role("dialog").count() == 0


def test_nothing_is_in_english(page: Page, server: str) -> None:
    page.goto(server + SOME_PAGE)
    assert "Made with" not in page.inner_text("body")
    assert page.locator('a[target="_blank"]').count() == 0
    labels = page.locator("[aria-label]").evaluate_all("(all) => all.map((e) => e.getAttribute('aria-label'))")
    assert not {"Header", "Footer", "Tabs", "Search"} & set(labels)


# --- Pages with answers, and no script ---


@pytest.mark.parametrize("address", ["scan/", "scan/team/"])
def test_pages_with_answers_have_no_search_and_everything_else_works(page: Page, server: str, address: str) -> None:
    phone(page)
    page.goto(server + address)
    page.wait_for_load_state("networkidle")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    expect(page.locator("form[name=search], .md-search, [data-kb-open=search]")).to_have_count(0)
    before = colours(page)
    page.locator("[data-kb-palette]").click()
    page.locator("[data-kb-palette]").click()
    assert colours(page) != before
    page.get_by_role("button", name="Menu", exact=True).click()
    expect(page.get_by_role("button", name="Sluit menu")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Menu", exact=True)).to_be_focused()
    for key in ("s", "n", "/"):
        page.keyboard.press(key)
    assert page.url == server + address
    assert not requests


@pytest.mark.context(java_script_enabled=False)
def test_without_javascript_the_menu_still_opens(page: Page, server: str) -> None:
    phone(page)
    page.goto(server + SOME_PAGE)
    expect(page.locator(".kb-js:visible")).to_have_count(0)
    page.locator(".md-header label[for=__drawer]").click()
    expect(page.locator("#kb-menu a", has_text="Leerkaart").first).to_be_visible()
