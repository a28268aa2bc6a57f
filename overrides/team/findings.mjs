/** What stands out in a picture. Pure; everything here follows from figures that may be shown. */

import { DIVIDED, MIXED, UNITED } from "../../quiz/team/picture.mjs";

/** A picture of nobody: no figure in it, so a view of it is empty. */
export const NO_PICTURE = Object.freeze({ n: 0, size: null, overall: null, dimensions: {}, named: {}, items: {} });
const WORDS = [UNITED, MIXED, DIVIDED];
const MOST_TALK = 3;
const MOST_UNITED = 5;
const UNKNOWN_FOURTH = 4;

/**
 * Items that may be shown, as [id, figures], the widest spread first; equal spreads in the order of the scan. Where
 * one shows three groups only, all are put in order by their word and then by those groups.
 */
export function bySpread(picture) {
  const items = shownItems(picture);
  if (items.every(([, { sd }]) => sd !== null)) return items.sort((a, b) => b[1].sd - a[1].sd);
  const word = ([, { agreement }]) => WORDS.indexOf(agreement);
  return items.sort((a, b) => word(b) - word(a) || groupSpread(b[1]) - groupSpread(a[1]));
}

/** Items that may be shown, the ones that most agree with first; by three groups where one shows no more. */
export function byMean(picture) {
  const items = shownItems(picture);
  const sum = items.every(([, { counts }]) => counts) ? total : ({ groups }) => groups[2] - groups[0];
  return items.sort((a, b) => sum(b[1]) * a[1].n - sum(a[1]) * b[1].n);
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

/** The answers to the shown items of a scale added up: `counts` per point, or else `groups`; null without any. */
export function answersOf(instrument, picture, id) {
  return addedUp(instrument, picture, (item) => item.discipline === id || item.successArea === id);
}

/**
 * The answers in one cell, mirrored where keyed so: how many with their mean in tenths, or three groups alone where
 * an item shows no more; null when too few.
 */
export function cellFigures(instrument, picture, discipline, area) {
  const found = addedUp(instrument, picture, (item) => item.discipline === discipline && item.successArea === area);
  const counts = found?.counts;
  if (!counts) return found;
  const { min } = instrument.scale;
  const n = counts.reduce((sum, count) => sum + count, 0);
  const sum = counts.reduce((part, count, place) => part + count * (min + place), 0);
  return { n, mean: Math.floor((20 * sum + n) / (2 * n)) };
}

/**
 * The answers in a cell as the word and the level of its colour: of the largest group, or of the mean in tenths, as it
 * would lie on a scale of 1 to 5.
 */
export function heatOf({ mean: own, groups }, { min, max } = {}) {
  if (own === undefined) {
    const most = Math.max(...groups);
    const largest = groups.indexOf(most);
    if (largest !== groups.lastIndexOf(most)) return { word: "mixed", level: 3 };
    return [{ word: "low", level: 2 }, { word: "middle", level: 3 }, { word: "high", level: 4 }][largest];
  }
  const mean = 10 + (4 * (own - 10 * min)) / (max - min);
  // Halves go to the middle, as the words do: 3,5 is still "midden".
  const level = mean > 30 ? Math.ceil((mean - 5) / 10) : Math.floor((mean + 5) / 10);
  if (mean < 25) return { word: "low", level };
  return { word: mean > 35 ? "high" : "middle", level };
}

/** What most said of an item: the largest of its three groups, or that there is none. */
export function directionOf({ groups }) {
  return heatOf({ groups }).word;
}

/** The item that the group talks about: the chosen one, or else the one with the widest spread; null without any. */
export function statementOf(picture, chosen) {
  return chosen && picture.items[chosen] ? chosen : (bySpread(picture)[0] || [null])[0];
}

/**
 * The slides of the workshop that have something to show, by name, in the order of the guide: how far answers lie
 * apart comes before means, and one statement gets its four questions.
 */
export function slidesOf(picture) {
  const some = bySpread(picture).length > 0;
  const talk = some ? ["surprise", "pick", "talk-1", "talk-2", "talk-3", "talk-4", "choose"] : [];
  return ["begin", ...(some ? ["spread"] : []), ...Object.keys(picture.named), ...talk, "agree", "close"];
}

function addedUp(instrument, picture, belongs) {
  const items = instrument.items.filter((item) => picture.items[item.id] && belongs(item));
  const kind = items.every(({ id }) => picture.items[id].counts) ? "counts" : "groups";
  let counts = null;
  for (const item of items) {
    const given = picture.items[item.id][kind];
    const own = item.reverseKeyed ? given.slice().reverse() : given;
    counts = counts ? counts.map((count, place) => count + own[place]) : own;
  }
  return counts && { [kind]: counts };
}

/** How far three groups lie apart, as −1, 0 and 1: their variance. */
function groupSpread({ n, groups: [low, , high] }) {
  return (n * (low + high) - (high - low) ** 2) / (n * (n - 1));
}

function shownItems(picture) {
  return Object.entries(picture.items).filter(([, figures]) => figures);
}

function total({ counts }) {
  return counts.reduce((sum, count, place) => sum + count * (place + 1), 0);
}
