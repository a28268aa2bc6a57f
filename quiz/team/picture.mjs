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
  const columns = columnsOf(instrument, responses);
  const points = columns.map((column, place) => pointsOf(items[place], column, scale));
  const figures = (belongs) => scaleFigures(points.filter((_, place) => belongs(items[place])), scale, threshold);
  const of = (id) => figures((item) => item.discipline === id || item.successArea === id);
  const ids = [...instrument.disciplines, ...instrument.successAreas];
  return {
    edition: instrument.edition,
    n: responses.length,
    size,
    threshold,
    overall: figures(() => true),
    dimensions: Object.fromEntries(ids.map((id) => [id, of(id)])),
    items: Object.fromEntries(items.map(({ id }, place) => [id, counted(columns[place], scale, threshold)])),
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

/** The raw responses of everybody, per item. */
function columnsOf(instrument, responses) {
  return instrument.items.map((_, place) => Uint8Array.from(responses, (given) => given[place]));
}

/** Item scores as points above the lowest, plus one; 0 for "weet ik niet". */
function pointsOf(item, column, scale) {
  return column.map((response) => {
    if (!response) return 0;
    const above = item.reverseKeyed ? scale.max - response : response - scale.min;
    return above + 1;
  });
}

/** The mean and spread of a scale over everybody who has a score; null when too few have one. */
function scaleFigures(points, scale, threshold) {
  const sums = sumsOf(points);
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

/** By how many items they answered: people, their points, and the squares of those. Who answered too few is out. */
function sumsOf(points) {
  const sums = Array.from({ length: points.length + 1 }, (_, answered) => ({ answered, n: 0, plain: 0, squares: 0 }));
  for (let person = 0; points.length && person < points[0].length; person += 1) {
    let [answered, total] = [0, 0];
    for (const column of points) {
      if (!column[person]) continue;
      answered += 1;
      total += column[person] - 1;
    }
    const sum = sums[answered];
    sum.n += 1;
    sum.plain += total;
    sum.squares += total * total;
  }
  return sums.filter(({ answered, n }) => n && enoughAnswered(answered, points.length));
}

/** The figures of one item; null when too few answered it. */
function counted(column, scale, threshold) {
  const counts = new Array(scale.max + 1).fill(0);
  for (const response of column) counts[response] += 1;
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
