/**
 * Twin of quiz/scoring.py: from responses to scores, in whole numbers so that both agree. Names are the same.
 * Missing is null: never 0, never the middle.
 *
 * @typedef {{min: number, max: number}} Scale
 * @typedef {Record<string, number>} Responses raw, by item id: 0 (*weet ik niet*) or a point of the scale; an absent
 *   id counts as 0
 * @typedef {{dimensions: Record<string, number | null>, overall: number | null}} Scores 0…100, or null where too few
 *   items were answered
 */

import { scalesOf } from "./instrument.mjs";

const DONT_KNOW = 0;

/**
 * The response, mirrored around the midpoint for a reverse-keyed item; null for *weet ik niet*.
 * Throws RangeError for a response that is neither 0 nor a point of the scale.
 * @param {{reverseKeyed: boolean}} item
 * @param {number} response
 * @param {Scale} scale
 * @returns {number | null}
 */
export function itemScore(item, response, scale) {
  if (response === DONT_KNOW) return null;
  if (!(response >= scale.min && response <= scale.max)) throw new RangeError(response);
  return item.reverseKeyed ? scale.min + scale.max - response : response;
}

/** [answered, total, size]: how many items have a score, their sum, and how many there are. */
export function scaleSum(itemScores) {
  const present = itemScores.filter((found) => found !== null);
  return [present.length, present.reduce((sum, found) => sum + found, 0), itemScores.length];
}

/** The half rule: a scale is scored when at least half of its items have an item score. */
export function enoughAnswered(answered, size) {
  return answered > 0 && 2 * answered >= size;
}

/** 100 × (mean − min) / (max − min), rounded half up to a whole number. */
export function scoreFromSum(answered, total, scale) {
  const span = scale.max - scale.min;
  return Math.floor(((total - answered * scale.min) * 200 + span * answered) / (2 * span * answered));
}

/** The score of any set of items, 0…100, or null when fewer than half of them have a score. */
export function dimensionScore(itemScores, scale) {
  const [answered, total, size] = scaleSum(itemScores);
  return enoughAnswered(answered, size) ? scoreFromSum(answered, total, scale) : null;
}

/**
 * All scores of one respondent: each discipline, each success area, and the whole.
 * @param {import("./instrument.mjs").Instrument} instrument
 * @param {Responses} responses
 * @returns {Scores}
 */
export function score(instrument, responses) {
  const { items, scale } = instrument;
  const scores = items.map((item) => itemScore(item, responses[item.id] ?? DONT_KNOW, scale));
  const of = (id) => {
    const own = scores.filter((_, i) => items[i].discipline === id || items[i].successArea === id);
    return dimensionScore(own, scale);
  };
  const dimensions = Object.fromEntries(scalesOf(instrument).map((id) => [id, of(id)]));
  return { dimensions, overall: instrument.scored ? dimensionScore(scores, scale) : null };
}

/** The band that holds a score, null for a missing one. */
export function bandOf(bands, value) {
  if (value === null) return null;
  return bands.find((band) => band.from <= value && value <= band.to) || null;
}
