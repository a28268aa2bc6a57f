/**
 * Twin of quiz/scoring.py: from responses to scores, in whole numbers so that both agree.
 * Missing is null: never 0, never the middle.
 */

/** @typedef {{min: number, max: number}} Scale */

/**
 * The response, mirrored for a reverse-keyed item; null for "weet ik niet" or no response.
 * @param {number | null | undefined} response
 * @param {boolean} reverseKeyed
 * @param {Scale} scale
 * @returns {number | null}
 */
export function itemScore(response, reverseKeyed, scale) {
  if (!response) return null;
  return reverseKeyed ? scale.min + scale.max - response : response;
}

/** The half rule: at least half of the items have an item score. */
export function enoughAnswered(answered, size) {
  return answered > 0 && 2 * answered >= size;
}

/** 100 × (mean − min) / (max − min), rounded half up: see score_from_sum in the Python twin. */
export function scoreFromSum(answered, total, scale) {
  const span = scale.max - scale.min;
  return Math.floor(((total - answered * scale.min) * 200 + span * answered) / (2 * span * answered));
}

/**
 * @param {(number | null)[]} itemScores
 * @param {Scale} scale
 * @returns {number | null} 0…100, or null when fewer than half have a score
 */
export function dimensionScore(itemScores, scale) {
  let answered = 0;
  let total = 0;
  for (const score of itemScores) {
    if (score === null) continue;
    answered += 1;
    total += score;
  }
  return enoughAnswered(answered, itemScores.length) ? scoreFromSum(answered, total, scale) : null;
}

/**
 * All scores of one respondent.
 * @param {import("./instrument.mjs").Instrument} instrument
 * @param {number[]} responses raw, in the order of the items
 * @returns {{dimensions: Record<string, number | null>, overall: number | null}}
 */
export function score(instrument, responses) {
  const scores = instrument.items.map((item, i) => itemScore(responses[i], item.reverseKeyed, instrument.scale));
  const of = (facet, id) =>
    dimensionScore(scores.filter((_, i) => instrument.items[i][facet] === id), instrument.scale);
  const dimensions = {};
  for (const id of instrument.disciplines) dimensions[id] = of("discipline", id);
  for (const id of instrument.successAreas) dimensions[id] = of("successArea", id);
  return { dimensions, overall: dimensionScore(scores, instrument.scale) };
}

/** The band that holds a score, or null. */
export function bandOf(bands, value) {
  if (value === null) return null;
  return bands.find((band) => band.from <= value && value <= band.to) || null;
}
