"""What axe and our own measures find on a page: one line a fault, so that a test can list them all."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

AXE = Axe().axe_script
ALL_RULES: dict[str, Any] = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
COLOURS = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}
AT_ANOTHER_WIDTH = {
    "resultTypes": ["violations"],
    "runOnly": {
        "type": "rule",
        "values": ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"],
    },
}
"""What the width changes: sizes, what scrolls, and which looks there are. Names and roles are the same document's."""
OF_THE_DOCUMENT = frozenset(
    [
        *("accesskeys", "bypass", "focus-order-semantics", "frame-focusable-content", "meta-viewport"),
        *("meta-viewport-large", "nested-interactive", "region", "skip-link", "tabindex"),
        "color-contrast-enhanced",  # more than WCAG AA asks
    ]
)
"""The other rules of axe about colours, senses and the keyboard: no width changes what they find."""
WITHOUT_REPEATED = ALL_RULES | {"rules": ALL_RULES["rules"] | {"region": {"enabled": False}}}
"""Where a part is left out, axe cannot tell the skip link from text outside every landmark."""
REPEATED = [".md-sidebar--primary", ".md-tabs", ".md-footer"]
"""What every page says again, word for word: one look a test is enough."""

# The two rules of colour take axe nearly all of its time, and a page says most things in the same colours many times.
# So each way to look is measured once: text counts as seen when its colours, its size, its lines and everything around
# it that is drawn or placed, by name, class and ground, are those of a text before; what only holds other elements
# changes no colour. For a link it also counts whether there is text beside it. Fields are always measured. Where
# nothing is new and only colours are asked, axe has nothing to do.
# `known` is what was seen before; gives what is new.
AUDIT = """async ([part, options, known, without]) => {
  const seen = new Set(known);
  const before = seen.size;
  const ways = new Map();
  const blocks = new Map();
  const short = (text) => {
    let [a, b] = [17, 91];
    for (let place = 0; place < text.length; place += 1) {
      const code = text.charCodeAt(place);
      a = Math.imul(a + code, 31337) ^ (a >>> 15);
      b = Math.imul(b ^ code, 69069) + (b >>> 13);
    }
    return `${a >>> 0}.${b >>> 0}`;
  };
  const NOTHING = "rgba(0, 0, 0, 0) none 1 none static none none";
  const PSEUDO = ["::before", "::after"];
  const fills = (element, part) => {
    const { content, position, backgroundColor, backgroundImage } = getComputedStyle(element, part);
    return content !== "none" && content !== "normal"
      && (position !== "static" || backgroundColor !== "rgba(0, 0, 0, 0)" || backgroundImage !== "none");
  };
  const ground = (element) => {
    if (!element) return "";
    if (!ways.has(element)) {
      const style = getComputedStyle(element);
      const drawn = [style.backgroundColor, style.backgroundImage, style.opacity, style.filter, style.position,
        style.transform, style.float];
      const above = ground(element.parentElement);
      if (drawn.join(" ") === NOTHING && !PSEUDO.some((part) => fills(element, part))) ways.set(element, above);
      else ways.set(element, short([above, element.tagName, element.getAttribute("class"), ...drawn].join(" ")));
    }
    return ways.get(element);
  };
  const links = "a[href], [role=link]";
  const letters = (element) => element.textContent.replaceAll(/\\s/g, "").length;
  const surroundings = (link) => {
    let block = link.parentElement;
    while (block.parentElement && getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
    if (!blocks.has(block)) {
      const inLinks = [...block.querySelectorAll(links)].reduce((sum, inner) => sum + letters(inner), 0);
      blocks.set(block, letters(block) > inLinks ? "in text" : "alone");
    }
    return blocks.get(block);
  };
  const isNew = (element) => {
    const isField = element.matches("input, select, textarea");
    const isLink = !isField && element.matches(links);
    const isText = (node) => node.nodeType === Node.TEXT_NODE && node.data.trim();
    if (!isField && !isLink && ![...element.childNodes].some(isText)) return false;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    if (isField) return true;
    const style = getComputedStyle(element);
    const look = [style.color, style.fontSize, style.fontWeight, style.fontStyle, style.textShadow,
      style.textDecorationLine, style.borderBottomStyle, style.borderBottomWidth];
    const way = short([ground(element), ...look, isLink ? surroundings(element) : ""].join(" "));
    return !seen.has(way) && Boolean(seen.add(way));
  };
  const within = part ? document.querySelector(part) : document;
  const marked = [...within.querySelectorAll("*")].filter(isNew);
  const colours = ["color-contrast", "link-in-text-block"];
  const askedOnly = options.runOnly && options.runOnly.values.every((rule) => colours.includes(rule));
  if (askedOnly && !marked.length) return { violations: [], seen: [] };
  for (const element of marked) element.setAttribute("data-audit", "");
  axe.configure({ rules: [
    { id: "color-contrast", selector: "[data-audit]" },
    { id: "link-in-text-block", selector: ":is(a[href], [role=link])[data-audit]" },
  ] });
  const { violations } = await axe.run({ include: [part || "html"], exclude: without }, options);
  for (const element of marked) element.removeAttribute("data-audit");
  return { violations, seen: [...seen].slice(before) };
}"""

# The theme's script and ours answer to a new width after the next layout (ResizeObserver). Until then a box
# that scrolls is not yet a stop for the keyboard, which nobody can meet but a program.
SETTLED = """(width) => new Promise((done, fail) => {
  let frames = 0;
  let left = 2;
  const turn = () => {
    frames += 1;
    if (innerWidth === width) left -= 1;
    if (left < 0) done();
    else if (frames > 600) fail(new Error(`the window stays ${innerWidth} wide instead of ${width}`));
    else requestAnimationFrame(turn);
  };
  requestAnimationFrame(turn);
})"""

# A promise that is never kept would wait for ever: here nothing else ends it.
SCHEME = """(scheme) => new Promise((done, fail) => {
  const { body } = document;
  setTimeout(() => fail(new Error(`the colours stay ${body.dataset.mdColorScheme} instead of ${scheme}`)), 10_000);
  const look = () => body.dataset.mdColorScheme === scheme && (watch.disconnect(), done());
  const watch = new MutationObserver(look);
  watch.observe(body, { attributes: true });
  look();
})"""

NO_SEARCH = "self.Worker = class extends EventTarget { postMessage() {} terminate() {} };"
"""To read the list of all pages is most of the work of an opened page, and nothing of it can be seen there."""

# What sticks out of the window, unless a box around it scrolls or cuts it off on purpose.
STICKS_OUT = """() => {
  const out = [];
  for (const element of document.querySelectorAll("body *")) {
    const box = element.getBoundingClientRect();
    if (!box.width || !box.height || (box.right <= innerWidth + 1 && box.left >= -1)) continue;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    if (element.closest("svg") && element.tagName !== "svg") continue;
    let kept = false;
    for (let around = element.parentElement; around && around !== document.body; around = around.parentElement) {
      const edge = around.getBoundingClientRect();
      const inside = edge.right <= innerWidth + 1 && edge.left >= -1;
      if (inside && getComputedStyle(around).overflowX !== "visible") kept = true;
    }
    if (!kept) out.push(`${element.tagName}.${element.className} ${Math.round(box.left)}..${Math.round(box.right)}`);
  }
  return out.slice(0, 5);
}"""

# WCAG 1.4.12, as its own example; a style sheet that the policy allows, as a reader's own would be.
TEXT_SPACING = """() => {
  if (document.adoptedStyleSheets.some((sheet) => sheet.spacing)) return;
  const sheet = Object.assign(new CSSStyleSheet(), { spacing: true });
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""

# Text that its own box cuts off.
CUT_OFF = """() => [...document.querySelectorAll("body *")].filter((element) => {
  const style = getComputedStyle(element);
  const cuts = [style.overflowX, style.overflowY].some((value) => value === "hidden" || value === "clip");
  if (!cuts || style.clipPath !== "none" || !element.textContent.trim()) return false;
  if (element.closest("[hidden], svg")) return false;
  if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
  return element.scrollHeight > element.clientHeight + 4 || element.scrollWidth > element.clientWidth + 4;
}).map((element) => `${element.tagName}.${element.className}: ${element.textContent.trim().slice(0, 40)}`)"""

# Text whose colour is too near to what is behind it.
FORCED = """() => {
  const channels = (colour) => (colour.match(/[\\d.]+/g) || []).map(Number);
  const light = (colour) => {
    const [r, g, b] = channels(colour).map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const out = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    if (element.closest("script, template, svg, .kb-hidden, .scan-hidden")) continue;
    let ground = "rgb(255, 255, 255)";
    for (let behind = element; behind; behind = behind.parentElement) {
      const colour = getComputedStyle(behind).backgroundColor;
      if ((channels(colour)[3] ?? 1) === 1) { ground = colour; break; }
    }
    const [a, b] = [light(getComputedStyle(element).color), light(ground)].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) out.push(element.outerHTML.slice(0, 120));
  }
  return out;
}"""


def settle(page: Page) -> None:
    """Wait until the window has its width and everything that watches sizes has been told."""
    assert page.viewport_size
    page.evaluate(SETTLED, page.viewport_size["width"])


def faults(
    page: Page,
    options: dict[str, Any] = ALL_RULES,
    within: str | None = None,
    seen: set[str] | None = None,
    without: Sequence[str] = (),
) -> Iterator[str]:
    """One line for each violation, on the page or `within` a part of it, and not in the parts `without`.

    Text that looks as a text in `seen` is not measured again for its colours; what is measured now is added.
    Every other rule looks at everything, each time. Where only colours are asked, nothing may have moved since.

    axe itself is put into a page once, as that takes longer than a run; `bring_axe` does it sooner and for less. It
    looks from the top of the page: halfway, whatever happens to lie half under the sticky header counts as too small.
    That focus is not hidden there is tested on its own.
    """
    page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    if options is not COLOURS:
        settle(page)
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    seen = set() if seen is None else seen
    found = page.evaluate(AUDIT, [within, options, sorted(seen), list(without)])
    seen.update(found["seen"])
    for violation in found["violations"]:
        for node in violation["nodes"][:4]:
            why = node["failureSummary"].replace("\n", " ")[:300]
            yield f"{violation['id']} {json.dumps(node['target'])}: {why}"


def go_dark(page: Page) -> None:
    """As when the device does; the site follows."""
    page.emulate_media(color_scheme="dark")
    page.evaluate(SCHEME, "slate")


def go_light(page: Page) -> None:
    """Back again."""
    page.emulate_media(color_scheme="light")
    page.evaluate(SCHEME, "default")


def bring_axe(page: Page) -> None:
    """Have axe in each document that the page will open: the browser then reads its half megabyte only once."""
    page.add_init_script(AXE)


def leave_search_out(page: Page) -> None:
    """Let no document that the page will open get ready to be searched."""
    page.add_init_script(NO_SEARCH)


def sideways(page: Page) -> list[str]:
    """What sticks out of the window."""
    settle(page)
    found: list[str] = page.evaluate(STICKS_OUT)
    return found


def spaced(page: Page) -> list[str]:
    """What sticks out, and text that its own box does not show whole, with the spacing of WCAG 1.4.12.

    The page keeps that spacing.
    """
    page.evaluate(TEXT_SPACING)
    settle(page)
    found: list[str] = page.evaluate(f"() => [...({STICKS_OUT})(), ...({CUT_OFF})()]")
    return found


def faint(page: Page) -> list[str]:
    """Text with less than 4.5 : 1, measured here: axe reads the colour that was there before they were forced."""
    found: list[str] = page.evaluate(FORCED)
    return found
