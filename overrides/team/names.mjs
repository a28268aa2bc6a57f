/** What things are called on the page: the build rendered every name, and the scripts read it there. */

import { all, one } from "../page/dom.mjs";
import { inDutch } from "../page/texts.mjs";

/**
 * @typedef {{id: string, title: string, ids: string[]}} Facet the disciplines or the success areas
 * @typedef {{instrument: object, facets: Facet[], nameOf: (id: string) => string, dutchOf: (id: string) => string,
 *   questionOf: (discipline: string, band: string) => string}} Names of items and scales, for a file in Dutch with
 *   `title` and `overall` for the questionnaire and the whole, and what the scan asks
 * @returns {Names}
 */
export function readNames(root, instrument) {
  const names = new Map();
  for (const row of all(root, "[data-team-item], [data-team-dimension]")) {
    names.set(row.dataset.teamItem || row.dataset.teamDimension, one(row, "[data-name]"));
  }
  const facet = ([id, ids]) => ({ id, title: one(root, `[data-team-facet="${id}"] h4`).textContent, ids });
  return {
    instrument,
    facets: Object.entries(instrument.facets).map(facet),
    nameOf: (id) => names.get(id).textContent,
    dutchOf: (id) => inDutch(names.get(id) || one(root, `[data-text="${id}"]`)),
    questionOf: (discipline, band) =>
      root.querySelector(`[data-talk-question="${discipline} ${band}"]`)?.textContent || "",
  };
}
