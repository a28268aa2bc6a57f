/**
 * Twin of quiz/findings.py: what may be said of one person's result. A difference that chance explains is no finding.
 * Whole numbers of any size, so that both agree on every case.
 */

import { enoughAnswered, itemScore } from "./scoring.mjs";

/** Points: a score nearer than this to the first score of a band lies on the border of two. */
export const BORDER = 3;
/** How many statements are shown with the lowest, and with the highest, response. */
export const MOST_EXTREMES = 3;
/** Points: a smaller difference between an earlier result and this one is about equal. */
export const CLOSE_DIMENSION = 20;
export const CLOSE_OVERALL = 10;

/**
 * Which scales of a facet may be named as seen more and seen less; both empty where no difference may be named.
 * Where several share the highest or lowest mean, every pair has to pass: position breaks no tie.
 * @param {import("./instrument.mjs").Instrument} instrument
 * @param {string[]} dimensions ids of the facet, in the order of the definition
 * @param {Record<string, number>} responses raw, by item id
 * @returns {{high: string[], low: string[]}}
 */
export function standout(instrument, dimensions, responses) {
  const scored = dimensions.map((id) => sumsOf(instrument, id, responses)).filter((sums) => sums !== null);
  if (scored.length < 2) return { high: [], low: [] };
  const above = (a, b) => a.total * b.n - b.total * a.n;
  const top = scored.reduce((best, each) => (above(each, best) > 0n ? each : best));
  const bottom = scored.reduce((best, each) => (above(each, best) < 0n ? each : best));
  const high = scored.filter((each) => above(each, top) === 0n);
  const low = scored.filter((each) => above(each, bottom) === 0n);
  const common = scored.reduce((product, { n }) => product * n, 1n);
  const spread = scored.reduce((sum, s) => sum + ((s.n * s.squares - s.total ** 2n) * common) / s.n, 0n);
  const freedom = scored.reduce((sum, { n }) => sum + n - 1n, 0n);
  const passes = (a, b) => beyondChance(a, b, common, spread, freedom);
  const named = above(top, bottom) !== 0n && high.every((a) => low.every((b) => passes(a, b)));
  return named ? { high: high.map(({ id }) => id), low: low.map(({ id }) => id) } : { high: [], low: [] };
}

/**
 * The statements with the lowest and with the highest responses, at most three of each, and how many more share
 * the first response shown. Nothing when all responses are equal.
 * @returns {{low: string[], lowMore: number, high: string[], highMore: number}}
 */
export function extremes(instrument, responses) {
  const given = new Map();
  for (const { id } of instrument.items) {
    const value = responses[id];
    if (value) given.set(value, [...(given.get(value) || []), id]);
  }
  const levels = [...given.keys()].sort((a, b) => a - b);
  if (levels.length < 2) return { low: [], lowMore: 0, high: [], highMore: 0 };
  const low = nearest(given, levels.slice(0, -1));
  const high = nearest(given, levels.slice().reverse().filter((level) => !low.used.includes(level)));
  return { low: low.shown, lowMore: low.more, high: high.shown, highMore: high.more };
}

/** Whether a scored scale may be put in a band: three quarters of its items answered. */
export function enoughForBand(answered, size) {
  return enoughAnswered(answered, size) && 4 * answered >= 3 * size;
}

/** The two bands on whose border a score lies (for 40: from 37 to 42), or null. */
export function borderBands(bands, value) {
  const at = bands.findIndex(({ from }, i) => i > 0 && from - BORDER <= value && value < from + BORDER);
  return at < 0 ? null : [bands[at - 1], bands[at]];
}

/** `higher`, `lower`, `same` or `none`: the word for a difference between two scores of one person. */
export function thenAndNow(then, now, close) {
  if (then === null || now === null) return "none";
  if (Math.abs(now - then) < close) return "same";
  return now > then ? "higher" : "lower";
}

/** The sums of a scored scale; null when fewer than half of its items have a score. */
function sumsOf({ items, scale }, id, responses) {
  const own = items.filter(({ discipline, successArea }) => discipline === id || successArea === id);
  const found = own.map((item) => itemScore(item, responses[item.id] || 0, scale));
  const scores = found.filter((score) => score !== null).map(BigInt);
  if (!enoughAnswered(scores.length, own.length)) return null;
  return {
    id,
    n: BigInt(scores.length),
    total: scores.reduce((sum, score) => sum + score, 0n),
    squares: scores.reduce((sum, score) => sum + score * score, 0n),
  };
}

/** The rule in whole numbers; `spread` is Σ (n·q − s²)·L/n, `common` the product L of all n, `freedom` Σ (n − 1). */
function beyondChance(a, b, common, spread, freedom) {
  const distance = (a.total * b.n - b.total * a.n) ** 2n * 16n * freedom * common;
  const floor = freedom * common;
  const pooled = 4n * spread > floor ? 4n * spread : floor;
  return distance > 25n * pooled * a.n * b.n * (a.n + b.n);
}

/** Ids from the first level on while whole levels fit; how many more the first has; the levels used. */
function nearest(given, levels) {
  const first = given.get(levels[0]);
  const shown = first.slice(0, MOST_EXTREMES);
  const used = [levels[0]];
  let taken = first.length;
  for (const level of levels.slice(1)) {
    taken += given.get(level).length;
    if (taken > MOST_EXTREMES) break;
    shown.push(...given.get(level));
    used.push(level);
  }
  return { shown, more: Math.max(0, first.length - MOST_EXTREMES), used };
}
