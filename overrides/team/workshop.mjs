/** The conversation on a large screen: one thing at a time, by keys or buttons, without scrolling. */

import { all, one, show } from "../page/dom.mjs";
import { write, writeList } from "../page/write.mjs";
import { drawColumns } from "./charts.mjs";
import { fillScales } from "./facets.mjs";
import { byMean, bySpread, slidesOf } from "./findings.mjs";
import { groupsText, partLine, talkEntries, toShow } from "./sentences.mjs";

const LISTED = 4;
const TALK_SLIDES = [0, 1, 2];
const STEPS = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1, Home: -Infinity, End: Infinity };

/** How many slides a key goes on or back; undefined for another key. On a button the space bar presses that. */
export function stepBy({ key, shiftKey }, onButton) {
  if (key === " " && !onButton) return shiftKey ? -1 : 1;
  return STEPS[key];
}

/** The ends of a row of items: the first few, and the last few that are not among them, last one first. */
function fillEnds(dialog, items, first, last, words, nameOf) {
  const names = ([id, figures]) => words("with-groups", { name: nameOf(id), groups: groupsText(words, figures) });
  writeList(dialog, first, items.slice(0, LISTED).map(names));
  writeList(dialog, last, items.slice(LISTED).reverse().slice(0, LISTED).map(names));
}

function fillTalkSlide(slide, entry = { name: "", question: "", more: "", figures: null, title: "" }) {
  for (const part of ["name", "question", "more"]) write(slide, part, entry[part]);
  drawColumns(slide, entry.figures, entry.title);
}

/** @param {(step: number | null) => void} onStep so many slides on; null when the dialog was closed */
export function createWorkshop(root, texts, names, onStep) {
  const dialog = one(root, "[data-workshop]");

  function fill(state) {
    const [picture, words] = toShow(state, texts);
    write(dialog, "slide-part", partLine(words, picture));
    for (const facet of names.facets) {
      fillScales(one(dialog, `[data-slide="${facet.id}"]`), "data-slide-dimension", picture, words, facet, names);
    }
    fillEnds(dialog, bySpread(picture), "slide-divided", "slide-united", words, names.nameOf);
    fillEnds(dialog, byMean(picture), "slide-high", "slide-low", words, names.nameOf);
    const talk = talkEntries(words, picture, names);
    for (const place of TALK_SLIDES) fillTalkSlide(one(dialog, `[data-slide="talk-${place}"]`), talk[place]);
  }

  function showSlide(picture, place) {
    const slides = place === null ? [] : slidesOf(picture);
    for (const slide of all(dialog, "[data-slide]")) show(slide, slide.dataset.slide === slides[place]);
    write(dialog, "slide-count", slides.length ? texts("slide-count", { at: place + 1, total: slides.length }) : "");
    one(dialog, '[data-action="previous-slide"]').disabled = place === 0;
    one(dialog, '[data-action="next-slide"]').disabled = slides.length > 0 && place === slides.length - 1;
    if (place === null) {
      dialog.close();
      return;
    }
    if (!dialog.open) dialog.showModal();
    one(dialog, "[data-slides]").scrollTop = 0;
    one(dialog, `[data-slide="${slides[place]}"] h2`).focus({ preventScroll: true });
  }

  dialog.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea")) return;
    const step = stepBy(event, event.target.closest("button, a"));
    if (!step) return;
    event.preventDefault();
    onStep(step);
  });

  dialog.addEventListener("close", () => {
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    if (!dialog.open) onStep(null);
  });

  return {
    show(state, before) {
      if (state.picture !== before.picture) fill(state);
      if (state.slide !== before.slide) showSlide(state.picture, state.slide);
    },
  };
}
