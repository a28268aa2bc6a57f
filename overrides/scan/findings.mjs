/** What a result says, before there are words for it: by the rules of quiz/findings.mjs. Pure. */

import {
  CLOSE_DIMENSION,
  CLOSE_OVERALL,
  borderBands,
  enoughForBand,
  extremes,
  standout,
  thenAndNow,
} from "../../quiz/findings.mjs";
import { responsesById, scalesOf } from "../../quiz/instrument.mjs";
import { bandOf } from "../../quiz/scoring.mjs";

const SAME_SHARE = 0.9;
const UNKNOWN_SHARE = 0.25;

/** Answers so alike that the picture says little: nearly all of at least half the items equal. */
export function nearlyAllSame(responses) {
  const given = responses.filter(Boolean);
  if (2 * given.length < responses.length) return false;
  const most = Math.max(...given.map((point) => given.filter((response) => response === point).length));
  return most >= SAME_SHARE * given.length;
}

/** Of how many items each dimension, and the whole, has an answer: `{n, of}` by id, and for `overall`. */
function answeredOf(edition, responses) {
  const count = (scale) => {
    const own = edition.items.filter((item) => ["overall", item.discipline, item.successArea].includes(scale));
    return [scale, { n: own.filter(({ id }) => responses[id]).length, of: own.length }];
  };
  return Object.fromEntries(["overall", ...scalesOf(edition)].map(count));
}

/**
 * @param {import("../../quiz/instrument.mjs").Instrument} edition
 * @param {number[]} inOrder responses in the order of the items
 */
export function findings(edition, inOrder) {
  const responses = responsesById(edition, inOrder);
  const unknown = inOrder.filter((response) => !response).length;
  return {
    facets: Object.fromEntries(
      Object.entries(edition.facets).map(([facet, ids]) => [facet, standout(edition, ids, responses)]),
    ),
    extremes: extremes(edition, responses),
    answered: answeredOf(edition, responses),
    same: nearlyAllSame(inOrder),
    unknown,
    manyUnknown: unknown >= UNKNOWN_SHARE * inOrder.length,
  };
}

/** The dimensions whose advice is shown unasked: those that the rule names, the lower ones of a facet first. */
export function namedDimensions({ facets }) {
  return [...new Set(Object.values(facets).flatMap(({ high, low }) => [...low, ...high]))];
}

/**
 * How a score may be spoken of: `none` without one, `few` when too few items were answered for a band, `border`
 * near a cut-off, else `band`.
 * @returns {{kind: string, band: object | null, between: object[] | null}}
 */
export function standingOf(bands, value, { n, of }) {
  const band = bandOf(bands, value);
  if (!band) return { kind: "none" };
  if (!enoughForBand(n, of)) return { kind: "few", band: null };
  const between = borderBands(bands, value);
  return { kind: between ? "border" : "band", band, between };
}

/** The key of the word for a difference between two scores of one person. */
export function differenceKey(then, now, close) {
  return `compare-${thenAndNow(then ?? null, now ?? null, close)}`;
}

/** Two sets of scores, or of answers where there are none, side by side: `{then, now, key}` by id and for `overall`. */
export function differences(then, now) {
  const ids = [...new Set([...Object.keys(then.dimensions), ...Object.keys(now.dimensions)])];
  const pairs = [["overall", then.overall, now.overall, CLOSE_OVERALL]];
  for (const id of ids) pairs.push([id, then.dimensions[id] ?? null, now.dimensions[id] ?? null, CLOSE_DIMENSION]);
  const compared = (a, b, close) => ({ then: a, now: b, key: differenceKey(a, b, close) });
  return Object.fromEntries(pairs.map(([id, ...pair]) => [id, compared(...pair)]));
}
