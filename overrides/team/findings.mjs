/** What stands out in a picture. Pure; everything here follows from figures that may be shown. */

import { DIVIDED, MIXED, UNITED } from "../../quiz/team/picture.mjs";

/** A picture of nobody: no figure in it, so a view of it is empty. */
export const NO_PICTURE = Object.freeze({ n: 0, size: null, overall: null, dimensions: {}, items: {} });
/** Means closer than this (in tenths of a point) are not put in an order (standards C6). */
export const CLOSE_MEANS = 100;
const MOST_TALK = 3;
const MOST_UNITED = 5;
const UNKNOWN_FOURTH = 4;

/** Items that may be shown, as [id, figures], the widest spread first; equal spreads in the order of the scan. */
export function bySpread(picture) {
  return shownItems(picture).sort((a, b) => b[1].sd - a[1].sd);
}

/** Items that may be shown, the highest mean first. */
export function byMean(picture) {
  return shownItems(picture).sort((a, b) => total(b[1]) * a[1].n - total(a[1]) * b[1].n);
}

/** The items with the widest spread, to talk about. */
export function toTalkAbout(picture) {
  return bySpread(picture).slice(0, MOST_TALK);
}

/** The items with the narrowest spread, closest first; none that is to be talked about. */
export function mostUnited(picture) {
  return bySpread(picture).slice(MOST_TALK).reverse().slice(0, MOST_UNITED);
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

/** The scales that may be shown, highest mean first. */
export function ranked(picture, ids) {
  const mean = (id) => picture.dimensions[id].mean;
  return ids.filter((id) => picture.dimensions[id]).sort((a, b) => mean(b) - mean(a));
}

/** All scales in the order in which they are listed: those without figures last. */
export function listing(picture, ids) {
  return [...ranked(picture, ids), ...ids.filter((id) => !picture.dimensions[id])];
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

/** A mean answer in tenths as the word and the level of its colour. */
export function heatOf({ mean }) {
  // Halves go to the middle, as the words do: 3,5 is still "midden".
  const level = mean > 30 ? Math.ceil((mean - 5) / 10) : Math.floor((mean + 5) / 10);
  if (mean < 25) return { word: "low", level };
  return { word: mean > 35 ? "high" : "middle", level };
}

/** The slides of the workshop that have something to show, by name, in their order. */
export function slidesOf(picture) {
  const talk = toTalkAbout(picture).map((_, place) => `talk-${place}`);
  const some = talk.length > 0;
  return ["begin", "disciplines", "areas", ...(some ? ["surprise", ...talk, "choose"] : []), "agree"];
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
