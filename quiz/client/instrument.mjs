/** Look-ups on the questionnaire as the build hands it over: ids, numbers and cut-offs, no sentences. */

import { PERSONAL, CodeError, clean, codeLength, decode } from "./codes.mjs";

/** Parse the data block; every script of the site reads it this way. */
export function readInstrument(root) {
  return JSON.parse(root.querySelector("[data-scan-data]").textContent);
}

/** Responses by id as a list in the order of the items; a missing one is 0, "weet ik niet". */
export function responsesInOrder(instrument, byId) {
  return instrument.items.map(([id]) => byId.get(id) || 0);
}

/** The reverse: a list as a map by id. */
export function responsesById(instrument, responses) {
  return new Map(instrument.items.map(([id], i) => [id, responses[i]]));
}

/**
 * Read a personal code of this edition or of an earlier one that the site still knows.
 * Accepts a whole link or a line of chat around the code. Throws CodeError.
 */
export function openPersonalCode(instrument, text) {
  const editions = [instrument, ...(instrument.editions || [])];
  let fault = null;
  for (const edition of editions) {
    const items = edition.items.length;
    try {
      const code = decode(codeIn(text, codeLength(items)), { items, format: PERSONAL, fingerprint: edition.fingerprint });
      return { code, edition };
    } catch (problem) {
      if (!(problem instanceof CodeError)) throw problem;
      fault = fault || problem;
    }
  }
  throw fault;
}

/** The part of a pasted text that is the code: what follows "r=" in a link, or the only run of the right length. */
export function codeIn(text, length) {
  const link = /[#&]r=([^&\s]+)/.exec(text);
  const part = link ? safelyDecoded(link[1]) : text;
  if (clean(part).length === length) return part;
  const spaced = part.match(/[0-9A-Za-z]{4}(?:[^0-9A-Za-z]{0,3}[0-9A-Za-z]{1,4})+/g) || [];
  return spaced.find((run) => clean(run).length === length) || part;
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
