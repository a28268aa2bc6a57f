/**
 * Twin of picture.py: what a group's responses say together, and nothing about fewer than the threshold.
 * The arithmetic and the rules are described there; the functions stand in the same order. Figures are whole numbers
 * of their last shown digit. Sums stay exact as numbers; products of sums that may not are BigInt.
 *
 * @typedef {{n: number, mean: number, sd: number, margin: number}} ScaleFigures tenths of a point, 0…1000
 * @typedef {{n: number, dontKnow: number, groups: number[], agreement: string, counts: number[] | null,
 *   mean: number | null, sd: number | null}} ItemFigures mean in tenths, sd in hundredths; null under FINE_FROM
 * @typedef {{high: string[], low: string[]}} Named
 * @typedef {{edition: string, n: number, size: number | null, threshold: number, overall: ScaleFigures | null,
 *   dimensions: Record<string, ScaleFigures | null>, named: Record<string, Named>,
 *   items: Record<string, ItemFigures | null>, team: string | null, date: string | null, statement: string | null,
 *   agreement: Record<string, string> | null}} TeamPicture
 */

import { scalesOf } from "../instrument.mjs";
import { enoughAnswered } from "../scoring.mjs";
import { isDifference, rounded, roundedRoot, smallestDifference, studentT } from "./significance.mjs";

export const LOWEST_GROUP_SIZE = 5;
export const FINE_FROM = 10;
const SILENT_GAP = 20;
const DIVIDED_ABOVE = [3, 10];
const UNITED_BELOW = [1, 5];
/** Up to so many people everything that an item asks for is exact as a number; 40 statements of 200 teams ask. */
const MOST_AS_NUMBERS = 100000;

/** Values of the contract, not words on the page. */
export const UNITED = "eensgezind";
export const MIXED = "gemengd";
export const DIVIDED = "verdeeld";

/** The group size that a picture needs: the questionnaire may raise it, nothing can lower it. */
export function thresholdOf(instrument) {
  return Math.max(instrument.minGroupSize, LOWEST_GROUP_SIZE);
}

/** Whole percents, half up; null when the group's size is not known. */
export function responseRate({ n, size }) {
  return size === null ? null : Number(rounded(BigInt(100 * n), BigInt(size)));
}

/** In tenths: how much lower the means are if those who kept silent see SILENT_GAP points less; null without size. */
export function silence({ n, size }) {
  return size === null ? null : Number(rounded(BigInt(10 * SILENT_GAP * (size - n)), BigInt(size)));
}

/** Whether fewer than 60 percent took part: then it is the picture of these people, not of the group. */
export function isPartial({ n, size }) {
  return size !== null && 5 * n < 3 * size;
}

/** How many respondents gave exactly the answers that another one gave; who gave one answer everywhere is out. */
export function equalRows(responses) {
  const rows = new Map();
  for (const row of responses) {
    if (row.every((response) => response === row[0])) continue;
    const key = row.join();
    rows.set(key, (rows.get(key) || 0) + 1);
  }
  return Array.from(rows.values()).reduce((sum, count) => sum + (count > 1 ? count : 0), 0);
}

/**
 * The picture of these respondents, or null under the threshold.
 * @param {import("../instrument.mjs").Instrument} instrument with the table of t as `student`
 * @param {ArrayLike<number>[]} responses raw, in the order of the items
 * @param {number | null} size
 * @returns {TeamPicture | null}
 */
export function teamPicture(instrument, responses, size = null) {
  const threshold = thresholdOf(instrument);
  if (responses.length < threshold) return null;
  const { items } = instrument;
  const columns = columnsOf(instrument, responses);
  const figures = columns.map((column) => counted(column, instrument.scale, threshold));
  const points = columns.map((column, place) => figures[place] && pointsOf(items[place], column, instrument.scale));
  const shown = (belongs) => {
    const own = points.filter((_, place) => belongs(items[place]));
    const found = own.filter(Boolean);
    return enoughAnswered(found.length, own.length) ? found : [];
  };
  const of = (id) => shown((item) => item.discipline === id || item.successArea === id);
  const parts = Object.fromEntries(scalesOf(instrument).map((id) => [id, of(id)]));
  const dimensions = {};
  for (const [id, part] of Object.entries(parts)) dimensions[id] = scaleFigures(part, instrument, threshold);
  const named = ([facet, ids]) => {
    const means = Object.fromEntries(ids.filter((id) => dimensions[id]).map((id) => [id, dimensions[id].mean]));
    return [facet, namedOf(means, parts, instrument, threshold)];
  };
  return {
    edition: instrument.edition,
    n: responses.length,
    size,
    threshold,
    overall: instrument.scored ? scaleFigures(shown(() => true), instrument, threshold) : null,
    dimensions,
    named: Object.fromEntries(Object.entries(instrument.facets).map(named)),
    items: Object.fromEntries(items.map(({ id }, place) => [id, figures[place]])),
    team: null,
    date: null,
    statement: null,
    agreement: null,
  };
}

/** The figures that follow from an item's counts, coarse under FINE_FROM; at least two answers are needed. */
export function itemFigures(dontKnow, counts, lowest) {
  let [people, points, all] = [0, 0, 0];
  const groups = [0, 0, 0];
  const half = Math.floor(counts.length / 2);
  counts.forEach((count, place) => {
    people += count;
    points += count * (lowest + place);
    all += count * (lowest + place) ** 2;
    groups[place < half ? 0 : 1 + Number(place >= counts.length - half)] += count;
  });
  const as = people > MOST_AS_NUMBERS ? BigInt : Number;
  const [n, total, squares] = [as(people), as(points), as(all)];
  const [spread, base] = [n * squares - total * total, n * (n - as(1))];
  const agreement = agreementOf(spread, base, counts.length - 1);
  if (people < FINE_FROM) return { n: people, dontKnow, groups, agreement, counts: null, mean: null, sd: null };
  const mean = Number(rounded(as(10) * total, n));
  return { n: people, dontKnow, groups, agreement, counts, mean, sd: Number(roundedRoot(as(10000) * spread, base)) };
}

/** The word for a variance of spread / base on a scale of this span, as it is and not from the rounded SD. */
export function agreementOf(spread, base, span) {
  const as = typeof spread === "bigint" ? BigInt : Number;
  const limit = ([part, whole]) => base * as((part * span) ** 2) - spread * as(whole ** 2);
  if (limit(UNITED_BELOW) > 0) return UNITED;
  return limit(DIVIDED_ABOVE) < 0 ? DIVIDED : MIXED;
}

/** The scales with the highest and those with the lowest shown mean; nothing when all are equal. */
export function endsOf(means) {
  const values = Object.values(means);
  const [high, low] = [Math.max(...values), Math.min(...values)];
  const at = (value) => Object.keys(means).filter((id) => means[id] === value);
  return high > low ? { high: at(high), low: at(low) } : { high: [], low: [] };
}

/** Where two pictures differ, in shown figures: the later minus the earlier, in tenths; null where either is absent. */
export function comparePictures(earlier, later, student) {
  const of = (one, two, level) => differenceOf(one, two, level, student);
  const dimensions = Object.entries(earlier.dimensions);
  return {
    overall: of(earlier.overall, later.overall, 95),
    dimensions: Object.fromEntries(dimensions.map(([id, one]) => [id, of(one, later.dimensions[id], 99)])),
  };
}

/** Whether the first of two pictures is the later one, by their dates; null where those do not say. */
export function isLaterFirst(first, second) {
  if (first.date === null || second.date === null || first.date === second.date) return null;
  return first.date > second.date;
}

/** How many respondents two groups share, or null when subtracting one from the other would show too few. */
export function sharedRespondents(first, second, threshold) {
  const shared = Array.from(first).filter((code) => second.has(code)).length;
  const left = [first.size - shared, second.size - shared];
  return shared && left.some((rest) => rest > 0 && rest < threshold) ? null : shared;
}

/** Whether the smaller of two groups may lie inside the larger, with so few beside it that it shows their answers. */
export function nested(first, second) {
  const [small, large] = first.n < second.n ? [first, second] : [second, first];
  const few = Math.max(first.threshold, second.threshold);
  if (small.n === large.n || large.n - small.n >= few) return false;
  for (const id in small.items) if (!isInside(small.items[id], large.items[id], large.threshold)) return false;
  return true;
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
function scaleFigures(points, { scale, student }, threshold) {
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
  const [spread, base] = [n * squares - plain * plain, unit * unit * n * (n - 1n)];
  return {
    n: people,
    mean: Number(rounded(1000n * plain, unit * n)),
    sd: Number(roundedRoot(1000000n * spread, base)),
    margin: Number(roundedRoot(studentT(student, 95, n - 1n) ** 2n * spread, base * n)),
  };
}

/** By how many items they answered: people, their points, and the squares of those. Who answered too few is out. */
function sumsOf(points) {
  const sums = Array.from({ length: points.length + 1 }, (_, answered) => ({ answered, n: 0, plain: 0, squares: 0 }));
  for (let person = 0; points.length && person < points[0].length; person += 1) {
    const [answered, total] = answeredAndPoints(points, person);
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

/** The ends of a facet, if every scale at the top passes the paired rule with every one at the bottom. */
function namedOf(means, parts, instrument, threshold) {
  const ends = endsOf(means);
  const passes = ends.high.every((a) => ends.low.every((b) => isPaired(parts[a], parts[b], instrument, threshold)));
  return passes ? ends : { high: [], low: [] };
}

/** Whether people see more of `top` than of `bottom`, from each person's own difference between the two scores. */
function isPaired(top, bottom, { scale, student }, threshold) {
  const kinds = pairsOf(top, bottom);
  const n = kinds.reduce((sum, kind) => sum + kind.n, 0);
  if (n < threshold) return false;
  const common = kinds.reduce((least, { a, b }) => [a, b].map(BigInt).reduce(leastCommonMultiple, least), 1n);
  let [total, squares] = [0n, 0n];
  for (const kind of kinds) {
    const [one, two] = [common / BigInt(kind.a), common / BigInt(kind.b)];
    total += BigInt(kind.x) * one - BigInt(kind.y) * two;
    squares += BigInt(kind.xx) * one * one - 2n * BigInt(kind.xy) * one * two + BigInt(kind.yy) * two * two;
  }
  const people = BigInt(n);
  if (10n * total <= BigInt(scale.max - scale.min) * common * people) return false;
  const spread = people * squares - total * total;
  return total * total * (people - 1n) * 1000000n > studentT(student, 99, people - 1n) ** 2n * spread;
}

/** Who has both scores, by how many items they answered in each: people, their points, squares and products. */
function pairsOf(top, bottom) {
  const kinds = new Map();
  for (let person = 0; person < top[0].length; person += 1) {
    const [a, x] = answeredAndPoints(top, person);
    const [b, y] = answeredAndPoints(bottom, person);
    if (!enoughAnswered(a, top.length) || !enoughAnswered(b, bottom.length)) continue;
    const key = a * 1000 + b;
    if (!kinds.has(key)) kinds.set(key, { a, b, n: 0, x: 0, y: 0, xx: 0, xy: 0, yy: 0 });
    const kind = kinds.get(key);
    kind.n += 1;
    kind.x += x;
    kind.y += y;
    kind.xx += x * x;
    kind.xy += x * y;
    kind.yy += y * y;
  }
  return Array.from(kinds.values());
}

/** One person's number of answers and points; in plain steps, because this runs for each of 10,000 people. */
function answeredAndPoints(points, person) {
  let answered = 0;
  let total = 0;
  for (let place = 0; place < points.length; place += 1) {
    const point = points[place][person];
    if (point) {
      answered += 1;
      total += point - 1;
    }
  }
  return [answered, total];
}

function leastCommonMultiple(one, other) {
  let [a, b] = [one, other];
  while (b) [a, b] = [b, a % b];
  return (one / a) * other;
}

function differenceOf(one, two, level, student) {
  if (!one || !two) return null;
  const [difference, groups] = [two.mean - one.mean, [one.sd, one.n, two.sd, two.n, level]];
  const named = isDifference(student, difference, ...groups);
  return { difference, named, smallest: smallestDifference(student, ...groups) };
}

/** Whether an item does not speak against the one group lying inside the other, made with this threshold. */
function isInside(small, large, threshold) {
  if (!small) return true;
  if (!large) return small.n < threshold;
  const kind = small.counts && large.counts ? "counts" : "groups";
  return small.dontKnow <= large.dontKnow && small[kind].every((count, place) => count <= large[kind][place]);
}
