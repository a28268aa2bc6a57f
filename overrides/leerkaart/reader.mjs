/** On a page about a dimension: the reader's own score there, when a result is in this tab. */

import { all, copyOf, one, show } from "../page/dom.mjs";
import { dimensionScore, itemScore } from "../../quiz/scoring.mjs";
import { createStore } from "../page/store.mjs";

function showReader(panel) {
  const store = createStore({
    session: () => window.sessionStorage,
    local: () => window.localStorage,
    now: () => Date.now(),
    mark: () => "",
  });
  const { record } = store.load();
  if (!record || record.done !== true || !record.responses) return;
  if (String(record.fingerprint) !== panel.dataset.fingerprint) return;
  const scale = { min: Number(panel.dataset.min), max: Number(panel.dataset.max) };
  const scores = all(document, "[data-reader-item]").map((item) => {
    const response = record.responses[item.dataset.readerItem];
    const known = Number.isInteger(response) && response >= scale.min && response <= scale.max;
    return itemScore(known ? response : 0, item.dataset.readerReverse !== undefined, scale);
  });
  const value = dimensionScore(scores, scale);
  if (value === null) return;
  const advice = all(panel, "template[data-reader-advice]").find(
    ({ dataset }) => Number(dataset.from) <= value && value <= Number(dataset.to),
  );
  one(panel, "[data-reader-score]").textContent = String(value);
  one(panel, "[data-reader-band]").textContent = advice.dataset.name;
  one(panel, "[data-reader-text]").replaceChildren(copyOf(advice));
  show(panel, true);
}

const readerPanel = document.querySelector("[data-reader]");
if (readerPanel) showReader(readerPanel);
