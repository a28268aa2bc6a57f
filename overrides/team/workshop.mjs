/** The conversation on a large screen: one thing at a time, by keys or buttons, without scrolling. */

import { all, one, show } from "../page/dom.mjs";
import { drawColumns, drawStrip } from "./charts.mjs";
import { write, writeList } from "../page/team-dom.mjs";
import { answersOf, byMean, bySpread } from "./findings.mjs";
import { drawTeamRadar, shownNumber } from "./result.mjs";

const LISTED = 4;

export function createWorkshop(root, texts, instrument, result) {
  const dialog = one(root, "[data-workshop]");
  const slides = all(dialog, "[data-slide]");
  let shown = [];
  let at = 0;

  function go(place) {
    at = Math.max(0, Math.min(place, shown.length - 1));
    for (const slide of slides) show(slide, slide === shown[at]);
    write(dialog, "slide-count", texts("slide-count", { at: at + 1, total: shown.length }));
    one(dialog, '[data-action="previous-slide"]').disabled = at === 0;
    one(dialog, '[data-action="next-slide"]').disabled = at === shown.length - 1;
    one(shown[at], "h2").focus({ preventScroll: true });
  }

  function fillList(hook, entries) {
    writeList(dialog, hook, entries.map(([id]) => result.nameOf(id)));
  }

  function fillFacet(picture, key) {
    const slide = one(dialog, `[data-slide="${key}"]`);
    const list = one(slide, "[data-list]");
    for (const id of result.ranked(picture, result.facets[key]).order) {
      const row = one(list, `[data-slide-dimension="${id}"]`);
      const figures = picture.dimensions[id];
      write(row, "mean-text", figures ? shownNumber(figures.mean, 1) : texts("too-few"));
      drawStrip(one(row, "[data-strip]"), figures && answersOf(instrument, picture, id));
      list.append(row);
    }
    drawTeamRadar(one(slide, "[data-radar]"), picture.dimensions, result.radarTitle(picture, key));
  }

  function fill(picture) {
    write(dialog, "slide-part", result.partLine(picture));
    for (const key of Object.keys(result.facets)) fillFacet(picture, key);
    const spread = bySpread(picture);
    fillList("slide-divided", spread.slice(0, LISTED));
    fillList("slide-united", spread.slice(LISTED).reverse().slice(0, LISTED));
    const means = byMean(picture);
    fillList("slide-high", means.slice(0, LISTED));
    fillList("slide-low", means.slice(LISTED).reverse().slice(0, LISTED));
    const empty = new Set();
    const talk = result.talk(picture);
    [0, 1, 2].forEach((place) => {
      const slide = one(dialog, `[data-slide="talk-${place}"]`);
      const entry = talk[place];
      if (!entry) {
        empty.add(slide);
        return;
      }
      write(slide, "name", entry.name);
      write(slide, "question", entry.question);
      write(slide, "more", entry.more);
      drawColumns(one(slide, "[data-columns]"), entry.figures, entry.title);
    });
    if (!spread.length) for (const name of ["surprise", "choose"]) empty.add(one(dialog, `[data-slide="${name}"]`));
    shown = slides.filter((slide) => !empty.has(slide));
  }

  dialog.addEventListener("keydown", (event) => {
    // The theme's own keys (n, p, s, f …) must not lead away from the conversation.
    if (event.key.length === 1) event.stopPropagation();
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea")) return;
    const onButton = Boolean(event.target.closest("button, a"));
    const places = { ArrowRight: at + 1, PageDown: at + 1, ArrowLeft: at - 1, PageUp: at - 1, Home: 0, End: shown.length - 1 };
    if (event.key === " " && !onButton) places[" "] = event.shiftKey ? at - 1 : at + 1;
    if (!(event.key in places)) return;
    event.preventDefault();
    go(places[event.key]);
  });

  dialog.addEventListener("close", () => {
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
  });

  return {
    start(picture) {
      fill(picture);
      dialog.showModal();
      go(0);
    },
    next: () => go(at + 1),
    previous: () => go(at - 1),
    stop: () => dialog.open && dialog.close(),
    /** Some browsers and shared screens refuse; the dialog fills the window anyway. */
    fullScreen() {
      const wanted = document.fullscreenElement ? document.exitFullscreen() : dialog.requestFullscreen?.();
      wanted?.catch(() => {});
    },
  };
}
