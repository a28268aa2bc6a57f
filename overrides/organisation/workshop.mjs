/** The conversation of a management team on a large screen: one thing at a time, by keys or buttons. */

import { all, one, show } from "../page/dom.mjs";
import { leaveFullScreen } from "../page/screen.mjs";
import { write, writeList } from "../page/write.mjs";
import { organisationSlides } from "./state.mjs";
import { differingLine, namedChanges, spreadText, totalLines } from "./sentences.mjs";

const SLIDE_STEPS = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };

/** @param {(step: number | null) => void} onStep so many slides on; null when the dialog was closed */
export function createOrganisationWorkshop(root, texts, nameOf, onStep) {
  const dialog = one(root, "[data-organisation-workshop]");

  function fill(block) {
    writeList(dialog, "slide-totals", totalLines(texts, block, nameOf));
    write(dialog, "slide-spread", spreadText(texts, block));
    const lines = block.differing.map((item) => differingLine(texts, item, block.teams, nameOf));
    writeList(dialog, "slide-statements", lines);
    const changes = namedChanges(texts, block, nameOf);
    writeList(dialog, "slide-changes", changes.length ? changes : [texts("no-change")]);
  }

  function showSlide(shown, place) {
    const slides = place === null ? [] : organisationSlides(shown);
    for (const slide of all(dialog, "[data-slide]")) show(slide, slide.dataset.slide === slides[place]);
    write(dialog, "slide-count", slides.length ? texts("slide-count", { at: place + 1, total: slides.length }) : "");
    one(dialog, '[data-action="previous-slide"]').disabled = place === 0;
    one(dialog, '[data-action="next-slide"]').disabled = slides.length > 0 && place === slides.length - 1;
    if (place === null) return dialog.close();
    if (!dialog.open) dialog.showModal();
    return one(dialog, `[data-slide="${slides[place]}"] h2`).focus({ preventScroll: true });
  }

  dialog.addEventListener("keydown", (event) => {
    const step = SLIDE_STEPS[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onStep(step);
  });
  dialog.addEventListener("close", () => {
    leaveFullScreen();
    onStep(null);
  });

  return {
    show({ shown, slide }, before) {
      if (slide === before.slide) return;
      if (shown && slide !== null) fill(shown.blocks[0]);
      showSlide(shown, slide);
    },
  };
}
