/** What a result says, before there are words for it: orders, extremes, remarks and differences. Pure. */

/** Differences smaller than this are not put in an order (standards C6). */
export const CLOSE = 10;
const SAME_SHARE = 0.9;
const UNKNOWN_SHARE = 0.25;
const ADVICE_LOW = 3;

const isThere = (value) => value !== null && value !== undefined;

/** The dimensions that have a score, highest first. */
export function ranked(ids, scores) {
  return ids.filter((id) => isThere(scores[id])).sort((a, b) => scores[b] - scores[a]);
}

/** Which of the ranked dimensions get advice: up to three of the lowest, and the highest. */
export function chooseAdvice(order) {
  return order.length ? [...order.slice(1).reverse().slice(0, ADVICE_LOW), order[0]] : [];
}

/** Answers so alike that the picture says little: nearly all of at least half the items equal. */
export function nearlyAllSame(responses) {
  const given = responses.filter(Boolean);
  if (2 * given.length < responses.length) return false;
  const most = Math.max(...given.map((point) => given.filter((response) => response === point).length));
  return most >= SAME_SHARE * given.length;
}

/**
 * The order in which a facet's dimensions are shown, those without a score last, and what stands out among them.
 * `kind` is "out", "close" or "none"; `high` and `low` are ids, more than one where scores are equal.
 */
function facetFinding(ids, scores) {
  const present = ranked(ids, scores);
  const order = [...present, ...ids.filter((id) => !present.includes(id))];
  if (!present.length) return { order, kind: "none", high: [], low: [], max: null, min: null };
  const [max, min] = [scores[present[0]], scores[present[present.length - 1]]];
  if (max - min < CLOSE) return { order, kind: "close", high: [], low: [], max, min };
  const those = (value) => present.filter((id) => scores[id] === value);
  return { order, kind: "out", high: those(max), low: those(min), max, min };
}

/**
 * @param {import("../../quiz/instrument.mjs").Instrument} edition
 * @param {number[]} inOrder responses in the order of the items
 * @param {import("../../quiz/scoring.mjs").Scores} scores
 */
export function findings({ disciplines, successAreas }, inOrder, { dimensions }) {
  const unknown = inOrder.filter((response) => !response).length;
  return {
    facets: { disciplines: facetFinding(disciplines, dimensions), areas: facetFinding(successAreas, dimensions) },
    advice: chooseAdvice(ranked([...disciplines, ...successAreas], dimensions)),
    same: nearlyAllSame(inOrder),
    unknown,
    manyUnknown: unknown >= UNKNOWN_SHARE * inOrder.length,
  };
}

/** The key of the word for a difference between two scores of one person. */
export function differenceKey(then, now) {
  if (!isThere(then) || !isThere(now)) return "compare-none";
  if (Math.abs(now - then) < CLOSE) return "compare-same";
  return now > then ? "compare-higher" : "compare-lower";
}

/** Two sets of scores side by side: `{then, now, key}` by dimension, and for `overall`. */
export function differences(then, now) {
  const ids = [...new Set([...Object.keys(then.dimensions), ...Object.keys(now.dimensions)])];
  const pairs = [["overall", then.overall, now.overall]];
  for (const id of ids) pairs.push([id, then.dimensions[id] ?? null, now.dimensions[id] ?? null]);
  return Object.fromEntries(pairs.map(([id, a, b]) => [id, { then: a, now: b, key: differenceKey(a, b) }]));
}
