/** On a page about a dimension: the reader's own score there, when a result is in this tab. */

import { all, copyOf, one, show } from "../page/dom.mjs";
import { createStore } from "../page/store.mjs";
import { bandOf, dimensionScore, itemScore } from "../../quiz/scoring.mjs";

/** The score of a finished scan for the items of this page; null when there is none to show. */
export function readerScore(record, fingerprint, items, scale) {
  if (!record || record.done !== true || !record.responses || String(record.fingerprint) !== fingerprint) return null;
  const scores = items.map((item) => {
    const response = record.responses[item.id];
    const isPoint = Number.isInteger(response) && response >= scale.min && response <= scale.max;
    return itemScore(item, isPoint ? response : 0, scale);
  });
  return dimensionScore(scores, scale);
}

function showReader(panel, store) {
  const scale = { min: Number(panel.dataset.min), max: Number(panel.dataset.max) };
  const items = all(document, "[data-reader-item]").map(({ dataset }) => {
    return { id: dataset.readerItem, reverseKeyed: dataset.readerReverse !== undefined };
  });
  const value = readerScore(store.load().record, panel.dataset.fingerprint, items, scale);
  if (value === null) return;
  const advice = all(panel, "template[data-reader-advice]");
  const bands = advice.map(({ dataset: { from, to, name } }) => ({ from: Number(from), to: Number(to), name }));
  const band = bandOf(bands, value);
  one(panel, "[data-reader-score]").textContent = String(value);
  one(panel, "[data-reader-band]").textContent = band.name;
  one(panel, "[data-reader-text]").replaceChildren(copyOf(advice[bands.indexOf(band)]));
  show(panel, true);
}

const readerPanel = document.querySelector("[data-reader]");
if (readerPanel) {
  const outside = { session: () => window.sessionStorage, local: () => window.localStorage };
  showReader(readerPanel, createStore({ ...outside, now: () => Date.now(), mark: () => "" }));
}
