/** Look-ups on the questionnaire as the build hands it over: ids, numbers and cut-offs, no sentences. */

import { CodeError, PERSONAL, codeLength, decode } from "./codes.mjs";

/**
 * @typedef {{id: string, discipline: string, successArea: string | null, reverseKeyed: boolean}} Item
 * @typedef {{edition: string, fingerprint: number, codeLength: number, scale: {min: number, max: number},
 *   bands: {id: string, from: number, to: number}[], minGroupSize: number, disciplines: string[],
 *   successAreas: string[], items: Item[], editions?: Instrument[]}} Instrument what `client_data` in Python gives
 */

/** Parse the data block; every script of the site reads it this way. */
export function readInstrument(root) {
  return JSON.parse(root.querySelector("[data-scan-data]").textContent);
}

/** Responses by id as a list in the order of the items; a missing one is 0, "weet ik niet". */
export function responsesInOrder(instrument, byId) {
  return instrument.items.map(({ id }) => byId[id] || 0);
}

/** The reverse: a list as responses by id. */
export function responsesById(instrument, responses) {
  return Object.fromEntries(instrument.items.map(({ id }, i) => [id, responses[i]]));
}

/**
 * Read a personal code of this edition or of an earlier one that the site still knows.
 * Accepts a whole link or a line of chat around the code. Throws CodeError, for the best guess.
 */
export function openPersonalCode(instrument, text) {
  const link = /[#&]r=([^&\s]+)/.exec(text);
  const part = link ? safelyDecoded(link[1]) : text.trim();
  let fault = null;
  for (const edition of [instrument, ...(instrument.editions || [])]) {
    const items = edition.items.length;
    for (const candidate of candidates(part, codeLength(items))) {
      try {
        const code = decode(candidate, { items, format: PERSONAL, fingerprint: edition.fingerprint });
        if (!code.responses.every((response) => isOnScale(response, edition.scale))) throw new CodeError("answers");
        return { code, edition };
      } catch (problem) {
        if (!(problem instanceof CodeError)) throw problem;
        // A sound code that is not for here says more than a wrong guess at where it begins.
        if (!fault || problem.fault === "format") fault = problem;
      }
    }
  }
  throw fault;
}

/** Whether a response is one that the form could give: *weet ik niet* (0) or a point of the scale. */
export function isOnScale(response, scale) {
  return response === 0 || (Number.isInteger(response) && response >= scale.min && response <= scale.max);
}

/** What may be the code in a text: runs of words that together have its length, or else the text itself. */
export function candidates(text, length) {
  const words = text.match(/[0-9A-Za-z]+/g) || [];
  const found = [];
  for (let first = 0; first < words.length; first += 1) {
    let joined = "";
    for (let last = first; last < words.length && joined.length < length; last += 1) joined += words[last];
    if (joined.length === length) found.push(joined);
  }
  return found.length ? found : [text];
}

function safelyDecoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A random whole number of 20 bits, the nonce of a completed scan. */
export function randomNonce() {
  return crypto.getRandomValues(new Uint32Array(1))[0] & 0xfffff;
}
