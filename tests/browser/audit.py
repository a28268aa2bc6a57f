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

# Four rules take axe nearly all of its time, so it gets those elements only of which they could find something.
# Colours: a page says most things in the same ones many times, and each way to look is measured once. Text or a field
# counts as seen when its colours, its size, its lines and everything around it that is drawn or placed, by name, class
# and ground, are those of one before; what only holds other elements changes no colour. For a link it also counts
# whether there is text beside it. Colours on their way to others are brought to their end first.
# Sizes: what is 24 px each way and meets no other target is large enough, what has none within 24 px or is a link in a
# sentence may be small, and what is as large as one before, with others as large and as near around it, was measured.
# Scrolling: only what does not show all of itself can scroll; the page itself always does by keyboard.
# Where no element is left and only these rules are asked, axe has nothing to do.
# `known` is what was seen before, with a space between; gives what is new. `width` is that of the window when something
# may still move. Null when axe is not there yet. Each question to a page takes as long as what is asked: so it is one.
AUDIT = """async ([part, options, known, without, width]) => {
  scrollTo({ top: 0, behavior: "instant" });
  if (width) await settled(width);
  if (!("axe" in window)) return null;
  arrived();
  const seen = new Set(known.split(" "));
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
    const style = getComputedStyle(element);
    const look = [style.color, style.fontSize, style.fontWeight, style.fontStyle, style.textShadow,
      style.textDecorationLine, style.borderBottomStyle, style.borderBottomWidth];
    const way = short([ground(element), ...look, isLink ? surroundings(element) : "",
      isField ? `${element.tagName} ${element.type} ${element.matches(":disabled")}` : ""].join(" "));
    return !seen.has(way) && Boolean(seen.add(way));
  };
  const roles = axe.commons.standards.getAriaRolesByType("widget").map((role) => `[role~="${role}"]`);
  const target = ["a, area, button, input, select, textarea, summary, [tabindex], [contenteditable]", ...roles].join();
  const sentences = new Map();
  const isInSentence = (element) => {
    if (getComputedStyle(element).display !== "inline") return false;
    let block = element.parentElement;
    while (getComputedStyle(block).display === "inline") block = block.parentElement;
    if (!sentences.has(block)) {
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      let hasText = false;
      while (!hasText && walker.nextNode()) {
        hasText = Boolean(walker.currentNode.data.trim()) && walker.currentNode.parentElement.closest(target) === null;
      }
      sentences.set(block, hasText && !block.querySelector("br, hr"));
    }
    return sentences.get(block);
  };
  const mayBeSmall = (elements) => {
    const targets = elements.filter((element) => element.matches(target))
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .map((element) => ({ element, box: element.getBoundingClientRect() }));
    const near = (a, b, space) => a !== b && a.box.left - space < b.box.right && a.box.right + space > b.box.left
      && a.box.top - space < b.box.bottom && a.box.bottom + space > b.box.top;
    const isSmall = (one) => one.box.width < 24 || one.box.height < 24 || targets.some((other) => near(one, other, 0));
    const seenFrom = (one) => ({ element, box }) => [element.tagName, element.getAttribute("tabindex"),
      ...[box.width, box.height, box.left - one.box.left, box.top - one.box.top].map((px) => px.toFixed(1))].join(" ");
    const isOther = (one) => {
      const around = targets.filter((other) => other === one || near(one, other, 24));
      const way = short(`size ${around.map(seenFrom(one))}`);
      return around.length > 1 && !seen.has(way) && Boolean(seen.add(way));
    };
    return targets.filter((one) => isSmall(one) && !isInSentence(one.element) && isOther(one))
      .map(({ element }) => element);
  };
  const mayScroll = (element) => {
    const { clientWidth, clientHeight, scrollWidth, scrollHeight } = element;
    if (scrollWidth <= clientWidth && scrollHeight <= clientHeight) return false;
    if (!clientWidth || !clientHeight || element === document.documentElement) return false;
    const { overflowX, overflowY } = getComputedStyle(element);
    return [overflowX, overflowY].some((value) => value === "auto" || value === "scroll");
  };
  const every = [...(part ? document.querySelector(part) : document).querySelectorAll("*")];
  const asked = options.runOnly && options.runOnly.values;
  const isAsked = (rule) => !asked || asked.includes(rule);
  const repeated = (element) => without.length && element.closest(without.join());
  const kept = every.filter((element) => !repeated(element));
  const looks = every.filter(isNew);
  const marks = [
    ["color-contrast", "look", "", looks],
    ["link-in-text-block", "look", links, looks],
    ["target-size", "size", "", isAsked("target-size") ? mayBeSmall(kept) : []],
    ["scrollable-region-focusable", "scroll", "", isAsked("scrollable-region-focusable") ? kept.filter(mayScroll) : []],
  ];
  const left = asked && asked.filter((rule) => marks.find(([name]) => name === rule)[3].length);
  if (left && !left.length) return { violations: [], seen: [...seen].slice(before).join(" ") };
  for (const [, mark, , elements] of marks) {
    for (const element of elements) element.setAttribute(`data-audit-${mark}`, "");
  }
  const only = (mark, kind) => `:is(${kind || "*"})[data-audit-${mark}]`;
  axe.configure({ rules: marks.map(([id, mark, kind]) => ({ id, selector: only(mark, kind) })) });
  const place = { include: [part || "html", ...looks.filter(repeated)], exclude: without };
  const wanted = left ? { ...options, runOnly: { type: "rule", values: left } } : options;
  let { violations } = await axe.run(place, { ...wanted, selectors: false });
  if (violations.length) ({ violations } = await axe.run(place, wanted));
  for (const [, mark, , elements] of marks) {
    for (const element of elements) element.removeAttribute(`data-audit-${mark}`);
  }
  return { violations, seen: [...seen].slice(before).join(" ") };
}"""

# What is on its way to other colours or another place is there: each frame in between takes as long as a look at it.
ARRIVED = """const arrived = () => {
  for (const change of document.getAnimations()) if (change instanceof CSSTransition) change.finish();
};"""

# The theme's script and ours answer to a new width after the next layout (ResizeObserver). Until then a box
# that scrolls is not yet a stop for the keyboard, which nobody can meet but a program.
SETTLED = """const settled = (width) => new Promise((done, fail) => {
  let frames = 0;
  let left = 2;
  const turn = () => {
    frames += 1;
    if (innerWidth === width) left -= 1;
    if (left < 0) done(arrived());
    else if (frames > 600) fail(new Error(`the window stays ${innerWidth} wide instead of ${width}`));
    else requestAnimationFrame(turn);
  };
  requestAnimationFrame(turn);
});"""

# A promise that is never kept would wait for ever: here nothing else ends it.
SCHEME = """(scheme) => new Promise((done, fail) => {
  const { body } = document;
  setTimeout(() => fail(new Error(`the colours stay ${body.dataset.mdColorScheme} instead of ${scheme}`)), 10_000);
  const look = () => {
    if (body.dataset.mdColorScheme !== scheme) return;
    watch.disconnect();
    arrived();
    done();
  };
  const watch = new MutationObserver(look);
  watch.observe(body, { attributes: true });
  look();
})"""

NO_SEARCH = "self.Worker = class extends EventTarget { postMessage() {} terminate() {} };"
"""What searches starts beside each opened page, and nothing of it can be seen there."""

# What sticks out of the window, unless a box around it scrolls or cuts it off on purpose.
STICKS_OUT = """const sticksOut = () => {
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
};"""

# WCAG 1.4.12, as its own example; a style sheet that the policy allows, as a reader's own would be.
TEXT_SPACING = """const space = (wanted) => {
  const others = document.adoptedStyleSheets.filter((sheet) => !sheet.spacing);
  if (!wanted) document.adoptedStyleSheets = others;
  if (!wanted || others.length < document.adoptedStyleSheets.length) return;
  const sheet = Object.assign(new CSSStyleSheet(), { spacing: true });
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
};"""

# Text that its own box cuts off.
CUT_OFF = """const cutOff = () => [...document.querySelectorAll("body *")].filter((element) => {
  const style = getComputedStyle(element);
  const cuts = [style.overflowX, style.overflowY].some((value) => value === "hidden" || value === "clip");
  if (!cuts || style.clipPath !== "none" || !element.textContent.trim()) return false;
  if (element.closest("[hidden], svg")) return false;
  if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
  return element.scrollHeight > element.clientHeight + 4 || element.scrollWidth > element.clientWidth + 4;
}).map((element) => `${element.tagName}.${element.className}: ${element.textContent.trim().slice(0, 40)}`);"""

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


def ask(page: Page, question: str, given: object, *parts: str) -> Any:
    """The answer to a function in JavaScript that is given something and uses these parts."""
    return page.evaluate(f"(given) => {{ {' '.join(parts)} return ({question})(given); }}", given)


def width(page: Page) -> int:
    """How wide the window is to be; the page waits until it is, and until everything that watches sizes was told."""
    assert page.viewport_size
    return page.viewport_size["width"]


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
    seen = set() if seen is None else seen
    given = [within, options, " ".join(seen), list(without), None if options is COLOURS else width(page)]
    found = ask(page, AUDIT, given, ARRIVED, SETTLED)
    if found is None:
        page.evaluate(AXE)
        found = ask(page, AUDIT, given, ARRIVED, SETTLED)
    seen.update(found["seen"].split())
    for violation in found["violations"]:
        for node in violation["nodes"][:4]:
            why = node["failureSummary"].replace("\n", " ")[:300]
            yield f"{violation['id']} {json.dumps(node['target'])}: {why}"


def go_dark(page: Page) -> None:
    """As when the device does; the site follows."""
    page.emulate_media(color_scheme="dark")
    ask(page, SCHEME, "slate", ARRIVED)


def go_light(page: Page) -> None:
    """Back again."""
    page.emulate_media(color_scheme="light")
    ask(page, SCHEME, "default", ARRIVED)


def bring_axe(page: Page) -> None:
    """Have axe in each document that the page will open: the browser then reads its half megabyte only once."""
    page.add_init_script(AXE)


def leave_search_out(page: Page) -> None:
    """Let no document that the page will open get ready to be searched."""
    page.add_init_script(NO_SEARCH)


def sideways(page: Page) -> list[str]:
    """What sticks out of the window."""
    question = "async (width) => { await settled(width); return sticksOut(); }"
    found: list[str] = ask(page, question, width(page), ARRIVED, SETTLED, STICKS_OUT)
    return found


def spaced(page: Page) -> list[str]:
    """What sticks out, and text that its own box does not show whole, with the spacing of WCAG 1.4.12.

    The page keeps that spacing until `unspaced`.
    """
    question = "async (width) => { space(true); await settled(width); return [...sticksOut(), ...cutOff()]; }"
    found: list[str] = ask(page, question, width(page), TEXT_SPACING, ARRIVED, SETTLED, STICKS_OUT, CUT_OFF)
    return found


def unspaced(page: Page) -> None:
    """The spacing of the site again."""
    ask(page, "() => space(false)", None, TEXT_SPACING)


def faint(page: Page) -> list[str]:
    """Text with less than 4.5 : 1, measured here: axe reads the colour that was there before they were forced."""
    found: list[str] = page.evaluate(FORCED)
    return found
