/** The conversation on a large screen: one thing at a time, by keys or buttons, with a clock that only tells. */

import { all, copyOf, one, show } from "../page/dom.mjs";
import { leaveFullScreen } from "../page/screen.mjs";
import { write } from "../page/write.mjs";
import { drawColumns, drawStrip } from "./charts.mjs";
import { timeLeft } from "./clock.mjs";
import { fillScales } from "./facets.mjs";
import { byMean, bySpread, slidesOf, statementOf } from "./findings.mjs";
import { agreementText, columnsText, directionText, partLine, toShow } from "./sentences.mjs";

const LISTED = 4;
const SECOND = 1000;
const STEPS = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1, Home: -Infinity, End: Infinity };

/** How many slides a key goes on or back; undefined for another key. On a button the space bar presses that. */
export function stepBy({ key, shiftKey }, onButton) {
  if (key === " " && !onButton) return shiftKey ? -1 : 1;
  return STEPS[key];
}

/** A statement with what most said of it, how all answers lie, and the strip of those. */
function rowOf(template, [id, figures], words, nameOf) {
  const row = copyOf(template);
  write(row, "name", nameOf(id));
  write(row, "figures", directionText(words, figures));
  drawStrip(one(row, "[data-strip]"), figures);
  return row;
}

/** The ends of a row of items: the first few, and the last few that are not among them, last one first. */
function fillEnds(dialog, items, first, last, words, nameOf) {
  const template = one(dialog, "[data-slide-row]");
  const rows = (entries) => entries.slice(0, LISTED).map((entry) => rowOf(template, entry, words, nameOf));
  one(dialog, `[data-${first}]`).replaceChildren(...rows(items));
  one(dialog, `[data-${last}]`).replaceChildren(...rows(items.slice(LISTED).reverse()));
}

/** All statements to choose from, the widest spread first. */
function fillPick(dialog, picture, words, nameOf) {
  const template = one(dialog, "[data-pick-row]");
  const rows = bySpread(picture).map(([id, figures]) => {
    const row = rowOf(template, [id, figures], words, nameOf);
    write(row, "word", agreementText(words, figures));
    one(row, "[data-pick]").value = id;
    return row;
  });
  one(dialog, "[data-pick-list]").replaceChildren(...rows);
}

/** The chosen statement, on each slide that has a question about it. */
function fillTalkSlides(dialog, picture, chosen, words, { instrument, nameOf }) {
  const id = statementOf(picture, chosen);
  const figures = id && picture.items[id];
  for (const choice of all(dialog, "[data-pick]")) choice.checked = choice.value === id;
  for (const slide of all(dialog, "[data-talk-slide]")) {
    write(slide, "name", id ? nameOf(id) : "");
    write(slide, "figures", figures ? directionText(words, figures) : "");
    drawColumns(slide, figures, figures ? columnsText(words, figures, nameOf(id), instrument.scale.min) : "");
  }
}

/** Calls with the seconds that have passed, about each second while it runs. */
function createTimer(onTick) {
  let timer = 0;
  let last = 0;
  return function run(isRunning) {
    if (isRunning === Boolean(timer)) return;
    clearInterval(timer);
    timer = 0;
    if (!isRunning) return;
    last = performance.now();
    timer = setInterval(() => {
      const now = performance.now();
      onTick((now - last) / SECOND);
      last = now;
    }, SECOND);
  };
}

/** The slide that a state shows, by its element; undefined while the workshop is closed. */
function shownSlide(dialog, { picture, slide }) {
  const name = slide === null ? "" : slidesOf(picture)[slide];
  return all(dialog, "[data-slide]").find((element) => element.dataset.slide === name);
}

/** The clock. It is no live region; that the time is up is said once, beside it. */
function showClock(dialog, state, before, texts) {
  const slide = shownSlide(dialog, state);
  const { clock } = state;
  const left = slide ? timeLeft(clock, slide.dataset.slide, Number(slide.dataset.minutes)) : "";
  write(dialog, "clock", left && texts("clock", { left }));
  dialog.toggleAttribute("data-time-up", left === "0:00");
  write(dialog, "clock-button", texts(clock.isPaused ? "clock-go" : "clock-pause"));
  if (state.slide !== before.slide) write(dialog, "clock-said", "");
  else if (clock.told.length > before.clock.told.length) write(dialog, "clock-said", texts("clock-up"));
}

function fill(dialog, state, texts, names) {
  const [picture, words] = toShow(state, texts);
  write(dialog, "slide-part", partLine(words, picture));
  for (const facet of names.facets) {
    fillScales(one(dialog, `[data-slide="${facet.id}"]`), "data-slide-dimension", picture, words, facet, names);
  }
  fillEnds(dialog, bySpread(picture), "slide-divided", "slide-united", words, names.nameOf);
  fillEnds(dialog, byMean(picture), "slide-high", "slide-low", words, names.nameOf);
  fillPick(dialog, picture, words, names.nameOf);
}

/** One slide and no other, which of how many it is, and the buttons that still lead somewhere. */
function showOnly(dialog, shown, { picture, slide: place }, texts) {
  for (const slide of all(dialog, "[data-slide]")) show(slide, slide === shown);
  const total = shown ? slidesOf(picture).length : 0;
  write(dialog, "slide-count", shown ? texts("slide-count", { at: place + 1, total }) : "");
  one(dialog, '[data-action="previous-slide"]').disabled = place === 0;
  one(dialog, '[data-action="next-slide"]').disabled = total > 0 && place === total - 1;
}

/**
 * @param {{step: (by: number | null) => void, time: (seconds: number, minutes: number) => void,
 *   choose: (id: string) => void}} on so many slides on, or null when the dialog was closed
 */
export function createWorkshop(root, texts, names, on) {
  const dialog = one(root, "[data-workshop]");
  let minutes = 0;
  const run = createTimer((seconds) => on.time(seconds, minutes));

  function showSlide(state) {
    const shown = shownSlide(dialog, state);
    minutes = shown ? Number(shown.dataset.minutes) : 0;
    showOnly(dialog, shown, state, texts);
    run(Boolean(shown));
    if (!shown) {
      dialog.close();
      return;
    }
    if (!dialog.open) dialog.showModal();
    one(dialog, "[data-slides]").scrollTop = 0;
    one(shown, "h2").focus({ preventScroll: true });
  }

  dialog.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea")) return;
    const step = stepBy(event, event.target.closest("button, a"));
    if (!step) return;
    event.preventDefault();
    on.step(step);
  });

  dialog.addEventListener("change", ({ target }) => {
    if (target.matches("[data-pick]")) on.choose(target.value);
  });

  dialog.addEventListener("close", () => {
    leaveFullScreen();
    if (!dialog.open) on.step(null);
  });

  return {
    show(state, before) {
      const isOther = state.picture !== before.picture;
      if (isOther) fill(dialog, state, texts, names);
      if (isOther || state.chosen !== before.chosen) {
        fillTalkSlides(dialog, toShow(state, texts)[0], state.chosen, texts, names);
      }
      if (state.slide !== before.slide) showSlide(state);
      if (state.slide !== before.slide || state.clock !== before.clock) showClock(dialog, state, before, texts);
      if (state.isDark === before.isDark) return;
      // On a wall dark letters on light read best; the page itself may be dark.
      dialog.dataset.mdColorScheme = state.isDark ? "slate" : "default";
      one(dialog, '[data-action="dark-slides"]').setAttribute("aria-pressed", String(state.isDark));
    },
  };
}
