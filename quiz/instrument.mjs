/** Look-ups on the questionnaire as the build hands it over: ids, numbers and cut-offs, no sentences. */

/**
 * @typedef {{id: string, discipline: string, successArea: string | null, reverseKeyed: boolean}} Item
 * @typedef {{edition: string, fingerprint: number, codeLength: number, scale: {min: number, max: number},
 *   bands: {id: string, from: number, to: number}[], minGroupSize: number, scored: boolean,
 *   facets: Record<string, string[]>,
 *   items: Item[], editions?: Instrument[], other?: string}} Instrument what `client_data` in Python gives; `facets`
 *   has the dimensions that get a score, and is empty where none does; among the `editions` are those of other
 *   instruments on the site, of which only codes can be told: `other` is what such a one is called
 */

/** Parse the data block; every script of the site reads it this way. */
export function readInstrument(root) {
  return JSON.parse(root.querySelector("[data-scan-data]").textContent);
}

/** The dimensions that get a score, disciplines first. */
export function scalesOf({ facets }) {
  return Object.values(facets).flat();
}

/** Responses by id as a list in the order of the items; a missing one is 0, "weet ik niet". */
export function responsesInOrder(instrument, byId) {
  return instrument.items.map(({ id }) => byId[id] || 0);
}

/** The reverse: a list as responses by id. */
export function responsesById(instrument, responses) {
  return Object.fromEntries(instrument.items.map(({ id }, i) => [id, responses[i]]));
}

/** Whether a response is one that the form could give: *weet ik niet* (0) or a point of the scale. */
export function isOnScale(response, scale) {
  return response === 0 || (Number.isInteger(response) && response >= scale.min && response <= scale.max);
}

/** A random whole number of 20 bits, the nonce of a completed scan. */
export function randomNonce() {
  return crypto.getRandomValues(new Uint32Array(1))[0] & 0xfffff;
}
