/** The names that stand in the page: what a script shows or writes to a file, it takes from there. */

import { all, one } from "../page/dom.mjs";
import { radiosOf } from "./steps.mjs";

const byId = (elements, key, read) =>
  Object.fromEntries(elements.map((element) => [element.dataset[key], read(element)]));

/**
 * @typedef {{items: Record<string, string>, labels: Record<string, string>, dimensions: Record<string, string>,
 *   overall: string, bands: Record<string, string>, meanings: Record<string, string>}} Names
 *   `labels` are the words for a response, by its value
 * @param {(element: HTMLElement) => string} words what an element says
 * @returns {Names}
 */
export function readNames(root, words) {
  const items = all(root, "[data-item]");
  const result = one(root, "[data-result-template]").content;
  return {
    items: byId(items, "item", (item) => words(one(item, "[data-item-text]"))),
    labels: Object.fromEntries(radiosOf(items[0]).map((radio) => [radio.value, words(radio.closest("label"))])),
    dimensions: byId(all(result, "[data-dimension]"), "dimension", (row) => words(one(row, "[data-name]"))),
    overall: all(result, "[data-overall] [data-name]").map(words).join(""),
    bands: byId(all(result, "[data-band-name]"), "bandName", words),
    meanings: byId(all(result, "[data-band-meaning]"), "bandMeaning", words),
  };
}
