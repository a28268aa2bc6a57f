/** What stands out in a picture. Pure; everything here follows from figures that may be shown. */

import { DIVIDED, MIXED, UNITED } from "../../quiz/team/picture.mjs";

/** Means closer than this (in tenths of a point) are not put in an order (standards C6). */
export const CLOSE_MEANS = 100;
const UNKNOWN_FOURTH = 4;

/** Items that may be shown, as [id, figures], the widest spread first; equal spreads in the order of the scan. */
export function bySpread(picture) {
  return shownItems(picture).sort((a, b) => b[1].sd - a[1].sd);
}

/** Items that may be shown, the highest mean first. */
export function byMean(picture) {
  return shownItems(picture).sort((a, b) => total(b[1]) * a[1].n - total(a[1]) * b[1].n);
}

/** How many items are of each kind, and how many are hidden. */
export function agreementCounts(picture) {
  const counts = { [UNITED]: 0, [MIXED]: 0, [DIVIDED]: 0, hidden: 0 };
  for (const figures of Object.values(picture.items)) counts[figures ? figures.agreement : "hidden"] += 1;
  return counts;
}

/** Items that a quarter or more do not know, most first; hidden ones (null figures) before all. */
export function unknownItems(picture) {
  const hidden = Object.entries(picture.items).filter(([, figures]) => !figures);
  const many = shownItems(picture)
    .filter(([, figures]) => figures.dontKnow * UNKNOWN_FOURTH >= picture.n)
    .sort((a, b) => b[1].dontKnow - a[1].dontKnow);
  return [...hidden, ...many];
}

/** The answers to the shown items of a scale added up, per point; null when none may be shown. */
export function answersOf(instrument, picture, id) {
  return addedUp(instrument, picture, (item) => item.discipline === id || item.successArea === id);
}

/** The answers in one cell: their counts and mean in tenths, mirrored where keyed so; null when too few. */
export function cellFigures(instrument, picture, discipline, area) {
  const counts = addedUp(instrument, picture, (item) => item.discipline === discipline && item.successArea === area);
  if (!counts) return null;
  const { min } = instrument.scale;
  const n = counts.reduce((sum, count) => sum + count, 0);
  const sum = counts.reduce((part, count, place) => part + count * (min + place), 0);
  return { n, mean: Math.floor((20 * sum + n) / (2 * n)) };
}

function addedUp(instrument, picture, belongs) {
  const { min, max } = instrument.scale;
  let counts = null;
  for (const item of instrument.items) {
    const figures = picture.items[item.id];
    if (!figures || !belongs(item)) continue;
    counts = counts || new Array(max - min + 1).fill(0);
    const own = item.reverseKeyed ? figures.counts.slice().reverse() : figures.counts;
    own.forEach((count, place) => {
      counts[place] += count;
    });
  }
  return counts;
}

function shownItems(picture) {
  return Object.entries(picture.items).filter(([, figures]) => figures);
}

function total(figures) {
  return figures.counts.reduce((sum, count, place) => sum + count * (place + 1), 0);
}
