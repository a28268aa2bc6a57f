/**
 * Twin of quiz/team.py: what a group's responses say together, and nothing about fewer than the threshold.
 * The arithmetic is described there. Means and SDs are whole numbers of their last shown digit.
 *
 * @typedef {{n: number, mean: number, sd: number}} ScaleFigures tenths of a point, 0…1000
 * @typedef {{n: number, dontKnow: number, counts: number[], mean: number, sd: number, agreement: string}}
 *   ItemFigures mean in tenths, sd in hundredths
 * @typedef {{edition: string, n: number, size: number | null, threshold: number, overall: ScaleFigures | null,
 *   dimensions: Record<string, ScaleFigures | null>, items: Record<string, ItemFigures | null>}} TeamPicture
 */

import { largest, minus, natural, order, plus, product, quotient, remainder, times } from "../naturals.mjs";
import { enoughAnswered } from "../scoring.mjs";

export const LOWEST_GROUP_SIZE = 5;
const UNITED_BELOW = [4, 5];
const DIVIDED_ABOVE = [6, 5];
const NOISE_FACTOR = 196;

/** Values of the contract, not words on the page. */
export const UNITED = "eensgezind";
export const MIXED = "gemengd";
export const DIVIDED = "verdeeld";

/** The questionnaire may raise the threshold, nothing can lower it. */
export function thresholdOf(instrument) {
  return Math.max(instrument.minGroupSize, LOWEST_GROUP_SIZE);
}

/** Whole percents, half up; null when the group's size is not known. */
export function responseRate(picture) {
  return picture.size === null ? null : Math.floor((200 * picture.n + picture.size) / (2 * picture.size));
}

/**
 * The picture of these respondents, or null under the threshold.
 * @param {object} instrument
 * @param {ArrayLike<number>[]} responses raw, in the order of the items
 * @param {number | null} size
 * @returns {TeamPicture | null}
 */
export function teamPicture(instrument, responses, size = null) {
  const threshold = thresholdOf(instrument);
  if (responses.length < threshold) return null;
  const { items, scale } = instrument;
  const points = scale.max - scale.min + 1;
  const ids = [...instrument.disciplines, ...instrument.successAreas];
  const facets = items.map((item) => [ids.indexOf(item.discipline), ids.indexOf(item.successArea)]);
  const sizes = ids.map((id) => items.filter((item) => item.discipline === id || item.successArea === id).length);
  const tallies = [...sizes, items.length].map((length) => new Float64Array(3 * (length + 1)));
  const whole = ids.length;
  const counts = items.map(() => new Float64Array(scale.max + 1));
  const answered = new Int32Array(whole + 1);
  const totals = new Int32Array(whole + 1);

  for (const given of responses) {
    answered.fill(0);
    totals.fill(0);
    for (let i = 0; i < items.length; i += 1) {
      const response = given[i];
      counts[i][response] += 1;
      if (!response) continue;
      const above = items[i].reverseKeyed ? scale.max - response : response - scale.min;
      const [first, second] = facets[i];
      if (first >= 0) {
        answered[first] += 1;
        totals[first] += above;
      }
      if (second >= 0) {
        answered[second] += 1;
        totals[second] += above;
      }
      answered[whole] += 1;
      totals[whole] += above;
    }
    for (let k = 0; k <= whole; k += 1) {
      const at = 3 * answered[k];
      tallies[k][at] += 1;
      tallies[k][at + 1] += totals[k];
      tallies[k][at + 2] += totals[k] * totals[k];
    }
  }

  const dimensions = {};
  ids.forEach((id, k) => {
    dimensions[id] = scaleFigures(tallies[k], sizes[k], points - 1, threshold);
  });
  const byItem = {};
  items.forEach(({ id }, i) => {
    const kept = Array.from(counts[i].subarray(scale.min));
    const n = kept.reduce((sum, count) => sum + count, 0);
    byItem[id] = n < threshold ? null : itemFigures(counts[i][0], kept, scale.min);
  });
  return {
    edition: instrument.edition,
    n: responses.length,
    size,
    threshold,
    overall: scaleFigures(tallies[whole], items.length, points - 1, threshold),
    dimensions,
    items: byItem,
  };
}

/** The figures that follow from an item's counts; at least two answers are needed. */
export function itemFigures(dontKnow, counts, lowest) {
  let n = 0;
  let total = 0;
  let squares = 0;
  counts.forEach((count, place) => {
    const point = lowest + place;
    n += count;
    total += count * point;
    squares += count * point * point;
  });
  const spread = minus(times(natural(n), natural(squares)), times(natural(total), natural(total)));
  const base = times(natural(n), natural(n - 1));
  const highest = lowest + counts.length - 1;
  return {
    n,
    dontKnow,
    counts: Array.from(counts),
    mean: rounded(natural(10 * total), natural(n), 10 * highest),
    sd: roundedRoot(times(natural(10000), spread), base, 100 * highest),
    agreement: agreementOf(spread, base),
  };
}

/** Where two pictures differ, in shown figures: the second minus the first, in tenths; null where either is absent. */
export function compareTeams(first, second) {
  const dimensions = {};
  for (const [id, figures] of Object.entries(first.dimensions)) {
    dimensions[id] = scaleDifference(figures, second.dimensions[id]);
  }
  return { overall: scaleDifference(first.overall, second.overall), dimensions };
}

/** How many respondents two groups share, or null when subtracting one from the other would show too few. */
export function sharedRespondents(first, second, threshold) {
  let shared = 0;
  for (const code of first) if (second.has(code)) shared += 1;
  if (!shared) return 0;
  const left = [first.size - shared, second.size - shared];
  return left.some((rest) => rest > 0 && rest < threshold) ? null : shared;
}

/** Whether two pictures differ by so few people that subtracting them could show those; for saved pictures. */
export function nearlySameSize(first, second) {
  const more = Math.abs(first.n - second.n);
  return more > 0 && more < Math.max(first.threshold, second.threshold);
}

function scaleDifference(one, two) {
  if (!one || !two) return null;
  const difference = two.mean - one.mean;
  const squared = (value) => times(natural(Math.abs(value)), natural(Math.abs(value)));
  const left = product(squared(difference), natural(one.n), natural(two.n), natural(10000));
  const noise = plus(times(squared(one.sd), natural(two.n)), times(squared(two.sd), natural(one.n)));
  return { difference, named: order(left, times(natural(NOISE_FACTOR * NOISE_FACTOR), noise)) > 0 };
}

/** From sums per answered count: people, points, squares of points. */
function scaleFigures(tally, size, span, threshold) {
  const present = [];
  let n = 0;
  for (let answered = 1; answered <= size; answered += 1) {
    if (tally[3 * answered] && enoughAnswered(answered, size)) {
      present.push(answered);
      n += tally[3 * answered];
    }
  }
  if (n < threshold) return null;
  const common = present.reduce((least, answered) => {
    let [a, b] = [answered, remainder(least, answered)];
    while (b) [a, b] = [b, a % b];
    return times(least, natural(answered / a));
  }, natural(1));
  let plain = [];
  let squares = [];
  for (const answered of present) {
    const weight = quotient(common, answered);
    plain = plus(plain, times(natural(tally[3 * answered + 1]), weight));
    squares = plus(squares, product(natural(tally[3 * answered + 2]), weight, weight));
  }
  const people = natural(n);
  const unit = times(natural(span), common);
  const spread = minus(times(people, squares), times(plain, plain));
  return {
    n,
    mean: rounded(times(natural(1000), plain), times(unit, people), 1000),
    sd: roundedRoot(times(natural(1000000), spread), product(unit, unit, people, natural(n - 1)), 1000),
  };
}

/** numerator / denominator, rounded half up: the largest t with (2t − 1) × denominator ≤ 2 × numerator. */
function rounded(numerator, denominator, most) {
  const twice = times(natural(2), numerator);
  return largest(most, (t) => t === 0 || order(times(natural(2 * t - 1), denominator), twice) <= 0);
}

/** √(numerator / denominator), rounded half up: the largest t with (2t − 1)² × denominator ≤ 4 × numerator. */
function roundedRoot(numerator, denominator, most) {
  const fourfold = times(natural(4), numerator);
  return largest(most, (t) => t === 0 || order(times(natural((2 * t - 1) ** 2), denominator), fourfold) <= 0);
}

/** From the exact variance spread / base, not from the rounded SD. */
function agreementOf(spread, base) {
  const against = ([above, below]) =>
    order(times(spread, natural(below * below)), times(base, natural(above * above)));
  if (against(UNITED_BELOW) < 0) return UNITED;
  return against(DIVIDED_ABOVE) > 0 ? DIVIDED : MIXED;
}
