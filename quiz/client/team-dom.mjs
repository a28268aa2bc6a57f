/** Short ways to put words into the hooks of the team page. */

import { all, one } from "./dom.mjs";

/** Words into the element with this hook: `write(card, "name", …)` for `[data-name]`. */
export function write(root, hook, words) {
  one(root, `[data-${hook}]`).textContent = words;
}

/** One list item for each sentence. */
export function writeList(root, hook, sentences) {
  one(root, `[data-${hook}]`).replaceChildren(
    ...sentences.map((sentence) => {
      const entry = document.createElement("li");
      entry.textContent = sentence;
      return entry;
    }),
  );
}

const FIGURES = "[data-figure], [data-radar-shapes], [data-radar-value], [data-radar-title]";
const FIGURE_ATTRIBUTES = ["n", "mean", "sd", "counts", "agreement", "level"];

/**
 * Take every figure out of a part of the page: text, pictures, attributes and the order of lists. Nothing of
 * a group may stay behind when the next one is too small.
 */
export function clearFigures(root) {
  for (const part of all(root, FIGURES)) part.replaceChildren();
  for (const part of all(root, "[data-n], [data-level]")) {
    for (const name of FIGURE_ATTRIBUTES) if (name in part.dataset) part.dataset[name] = "";
  }
  for (const bar of all(root, "[data-column]")) {
    bar.setAttribute("y", "0");
    bar.setAttribute("height", "0");
  }
  for (const list of all(root, "[data-list]")) {
    list.append(...Array.from(list.children).sort((a, b) => a.dataset.place - b.dataset.place));
  }
}
