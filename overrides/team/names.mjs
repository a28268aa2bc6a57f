/** What things are called on the page: the build rendered every name, and the scripts read it there. */

import { all, one } from "../page/dom.mjs";

/**
 * @typedef {{id: string, title: string, ids: string[]}} Facet the disciplines or the success areas
 * @typedef {{instrument: object, facets: Facet[], nameOf: (id: string) => string,
 *   questionOf: (discipline: string, band: string) => string}} Names of items and scales, and what the scan asks
 * @param {(element: HTMLElement) => string} words what an element says
 * @returns {Names}
 */
export function readNames(root, instrument, words = ({ textContent }) => textContent) {
  const names = new Map();
  for (const row of all(root, "[data-team-item], [data-team-dimension]")) {
    names.set(row.dataset.teamItem || row.dataset.teamDimension, words(one(row, "[data-name]")));
  }
  const facet = ([id, ids]) => ({ id, title: one(root, `[data-team-facet="${id}"] h4`).textContent, ids });
  return {
    instrument,
    facets: Object.entries(instrument.facets).map(facet),
    nameOf: (id) => names.get(id),
    questionOf: (discipline, band) =>
      root.querySelector(`[data-talk-question="${discipline} ${band}"]`)?.textContent || "",
  };
}
