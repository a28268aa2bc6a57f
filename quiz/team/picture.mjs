/**
 * Twin of picture.py: what a group's responses say together, and nothing about fewer than the threshold.
 * The arithmetic is described there; the functions stand in the same order. Figures are whole numbers of their
 * last shown digit. Sums stay exact as numbers; products of sums are BigInt.
 *
 * @typedef {{n: number, mean: number, sd: number}} ScaleFigures tenths of a point, 0…1000
 * @typedef {{n: number, dontKnow: number, counts: number[], mean: number, sd: number, agreement: string}}
 *   ItemFigures mean in tenths, sd in hundredths
 * @typedef {{edition: string, n: number, size: number | null, threshold: number, overall: ScaleFigures | null,
 *   dimensions: Record<string, ScaleFigures | null>, items: Record<string, ItemFigures | null>}} TeamPicture
 */

import { enoughAnswered } from "../scoring.mjs";

export const LOWEST_GROUP_SIZE = 5;
const DIVIDED_ABOVE = [6n, 5n];
const UNITED_BELOW = [4n, 5n];
const NOISE_FACTOR = 196n;

/** Values of the contract, not words on the page. */
export const UNITED = "eensgezind";
export const MIXED = "gemengd";
export const DIVIDED = "verdeeld";

/** The group size that a picture needs: the questionnaire may raise it, nothing can lower it. */
export function thresholdOf(instrument) {
  return Math.max(instrument.minGroupSize, LOWEST_GROUP_SIZE);
}

/** Whole percents, half up; null when the group's size is not known. */
export function responseRate(picture) {
  return picture.size === null ? null : rounded(BigInt(100 * picture.n), BigInt(picture.size));
}

/**
 * The picture of these respondents, or null under the threshold.
 * @param {import("../instrument.mjs").Instrument} instrument
 * @param {ArrayLike<number>[]} responses raw, in the order of the items
 * @param {number | null} size
 * @returns {TeamPicture | null}
 */
export function teamPicture(instrument, responses, size = null) {
  const threshold = thresholdOf(instrument);
  if (responses.length < threshold) return null;
  const { items, scale } = instrument;
  const ids = [...instrument.disciplines, ...instrument.successAreas];
  const sizes = [items.length, ...ids.map((id) => items.filter((item) => belongsTo(item, id)).length)];
  const sums = sumsOf(instrument, responses, ids);
  const counts = countsOf(instrument, responses);
  const figures = (place) => scaleFigures(sums[place], sizes[place], scale, threshold);
  return {
    edition: instrument.edition,
    n: responses.length,
    size,
    threshold,
    overall: figures(0),
    dimensions: Object.fromEntries(ids.map((id, place) => [id, figures(place + 1)])),
    items: Object.fromEntries(items.map(({ id }, place) => [id, counted(counts[place], scale, threshold)])),
  };
}

/** The figures that follow from an item's counts; at least two answers are needed. */
export function itemFigures(dontKnow, counts, lowest) {
  const sum = (weight) => BigInt(counts.reduce((part, count, place) => part + count * weight(lowest + place), 0));
  const n = sum(() => 1);
  const total = sum((point) => point);
  const squares = sum((point) => point * point);
  const [spread, base] = [n * squares - total * total, n * (n - 1n)];
  return {
    n: Number(n),
    dontKnow,
    counts: Array.from(counts),
    mean: rounded(10n * total, n),
    sd: roundedRoot(10000n * spread, base),
    agreement: agreementOf(spread, base),
  };
}

/** Where two pictures differ, in shown figures: the second minus the first, in tenths; null where either is absent. */
export function comparePictures(first, second) {
  const dimensions = Object.entries(first.dimensions);
  return {
    overall: differenceOf(first.overall, second.overall),
    dimensions: Object.fromEntries(dimensions.map(([id, one]) => [id, differenceOf(one, second.dimensions[id])])),
  };
}

/** How many respondents two groups share, or null when subtracting one from the other would show too few. */
export function sharedRespondents(first, second, threshold) {
  const shared = Array.from(first).filter((code) => second.has(code)).length;
  const left = [first.size - shared, second.size - shared];
  return shared && left.some((rest) => rest > 0 && rest < threshold) ? null : shared;
}

/** Whether two pictures differ by so few people that subtracting them could show those; for saved pictures. */
export function nearlySameSize(first, second) {
  const more = Math.abs(first.n - second.n);
  return more > 0 && more < Math.max(first.threshold, second.threshold);
}

/** A whole number of its last digit as text with a point: decimals(625, 1) is "62.5". */
export function decimals(value, digits) {
  const text = String(Math.abs(value)).padStart(digits + 1, "0");
  return `${value < 0 ? "-" : ""}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

function belongsTo(item, id) {
  return item.discipline === id || item.successArea === id;
}

/** Points above the lowest, by response; what stands at 0 ("weet ik niet") is never asked for. */
function pointsOf(item, { min, max }) {
  return Array.from({ length: max + 1 }, (_, response) => (item.reverseKeyed ? max - response : response - min));
}

/** The mean and spread of a scale over everybody who has a score; null when too few have one. */
function scaleFigures(tally, size, scale, threshold) {
  const sums = tally.filter(({ answered, n }) => n && enoughAnswered(answered, size));
  const people = sums.reduce((sum, { n }) => sum + n, 0);
  if (people < threshold) return null;
  const common = sums.reduce((least, { answered }) => leastCommonMultiple(least, BigInt(answered)), 1n);
  let [plain, squares] = [0n, 0n];
  for (const sum of sums) {
    const weight = common / BigInt(sum.answered);
    plain += BigInt(sum.plain) * weight;
    squares += BigInt(sum.squares) * weight ** 2n;
  }
  const n = BigInt(people);
  const unit = BigInt(scale.max - scale.min) * common;
  return {
    n: people,
    mean: rounded(1000n * plain, unit * n),
    sd: roundedRoot(1000000n * (n * squares - plain * plain), unit * unit * n * (n - 1n)),
  };
}

/**
 * For the whole and then each scale, by how many items people answered: how many, their points, and the squares of
 * those. One pass over everybody, because this is what takes time.
 */
function sumsOf({ items, scale }, responses, ids) {
  const scales = ["", ...ids];
  const nobody = (_, count) => ({ answered: count, n: 0, plain: 0, squares: 0 });
  const sums = scales.map(() => Array.from({ length: items.length + 1 }, nobody));
  const points = items.map((item) => pointsOf(item, scale));
  const places = items.map((item) => scales.flatMap((id, k) => (!id || belongsTo(item, id) ? [k] : [])));
  const answered = new Uint32Array(scales.length);
  const totals = new Uint32Array(scales.length);
  for (const given of responses) {
    answered.fill(0);
    totals.fill(0);
    for (let place = 0; place < items.length; place += 1) {
      const response = given[place];
      if (!response) continue;
      const own = places[place];
      for (let i = 0; i < own.length; i += 1) {
        answered[own[i]] += 1;
        totals[own[i]] += points[place][response];
      }
    }
    for (let k = 0; k < sums.length; k += 1) {
      const sum = sums[k][answered[k]];
      sum.n += 1;
      sum.plain += totals[k];
      sum.squares += totals[k] * totals[k];
    }
  }
  return sums;
}

/** How many gave which response, per item. */
function countsOf({ items, scale }, responses) {
  const counts = items.map(() => new Array(scale.max + 1).fill(0));
  for (const given of responses) {
    for (let place = 0; place < counts.length; place += 1) counts[place][given[place]] += 1;
  }
  return counts;
}

/** The figures of one item; null when too few answered it. */
function counted(counts, scale, threshold) {
  const answers = counts.slice(scale.min);
  const n = answers.reduce((sum, count) => sum + count, 0);
  return n < threshold ? null : itemFigures(counts[0], answers, scale.min);
}

/** The quotient, rounded half up. */
function rounded(numerator, denominator) {
  return Number((2n * numerator + denominator) / (2n * denominator));
}

/** The square root of a quotient, rounded half up. Four times the quotient is far below 2⁵³: its root is exact. */
function roundedRoot(numerator, denominator) {
  return Math.floor((Math.floor(Math.sqrt(Number((4n * numerator) / denominator))) + 1) / 2);
}

function leastCommonMultiple(one, other) {
  let [a, b] = [one, other];
  while (b) [a, b] = [b, a % b];
  return (one / a) * other;
}

/** From the exact variance spread / base, not from the rounded SD. */
function agreementOf(spread, base) {
  if (spread * UNITED_BELOW[1] ** 2n < base * UNITED_BELOW[0] ** 2n) return UNITED;
  return spread * DIVIDED_ABOVE[1] ** 2n > base * DIVIDED_ABOVE[0] ** 2n ? DIVIDED : MIXED;
}

function differenceOf(one, two) {
  if (!one || !two) return null;
  const difference = two.mean - one.mean;
  const squared = (value) => BigInt(value) ** 2n;
  const [first, second] = [BigInt(one.n), BigInt(two.n)];
  const noise = NOISE_FACTOR ** 2n * (squared(one.sd) * second + squared(two.sd) * first);
  return { difference, named: squared(difference) * first * second * 100n ** 2n > noise };
}
