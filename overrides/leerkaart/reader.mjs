/** On a page about a dimension: the reader's own score there, when the scan left one. No answer is read. */

import { all, copyOf, one, show } from "../page/dom.mjs";
import { createDrawer, isInTime, keyOf, objectIn, scoreName } from "../page/storage.mjs";
import { bandOf } from "../../quiz/scoring.mjs";

/**
 * The score for one dimension, as a finished scan left it in this tab or, with an end date, on the device.
 * @param {{session: Function, local: Function, now: () => number}} outside
 * @param {import("../page/storage.mjs").Copy} copy
 * @returns {number | null}
 */
export function readerScore({ session, local, now }, dimension, copy) {
  const [here, there] = [session, local].map((give) => {
    return objectIn(createDrawer(give).read(keyOf(scoreName(dimension), copy)).text);
  });
  const found = here || (there && isInTime(there, now()) ? there : null);
  return found && Number.isInteger(found.score) && found.score >= 0 && found.score <= 100 ? found.score : null;
}

function showReader(panel, outside) {
  const { dimension, fingerprint, site } = panel.dataset;
  const copy = { fingerprint: Number(fingerprint), site: new URL(site, window.location.href).pathname };
  const value = readerScore(outside, dimension, copy);
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
  // The files of a folder share one localStorage with all others on the computer: nothing of ours stands there.
  const local = () => (window.location.protocol === "file:" ? null : window.localStorage);
  showReader(readerPanel, { session: () => window.sessionStorage, local, now: () => Date.now() });
}
