/**
 * Twin of overlap.py: which saved pictures may not stand side by side. The rules, and what they cannot see, are
 * described there; the functions stand in the same order.
 *
 * @typedef {import("./picture.mjs").TeamPicture} TeamPicture
 * @typedef {{whole: number, parts: number[], rest: number}} Union places in the list
 */

import { nested } from "./picture.mjs";

const STEPS_FOR_ONE = 2000;
const STEPS_IN_ALL = 500000;

/** Whether two pictures show the same of the same number of people. */
export function sameFigures(first, second) {
  if (first === second) return true;
  if (first.n !== second.n) return false;
  return ["items", "dimensions"].every((part) => JSON.stringify(first[part]) === JSON.stringify(second[part]));
}

/** Whether a few people may be all that is different: one group inside the other, or one person exchanged. */
export function fewApart(first, second) {
  if (first.n !== second.n) return nested(first, second);
  let shown = 0;
  for (const id in first.items) {
    const [one, other] = [first.items[id], second.items[id]];
    if (one && other && exchanged(one, other) > 1) return false;
    if (one && other) shown += 1;
  }
  return shown > 0 && !sameFigures(first, second);
}

/** The places of all pairs that are `fewApart`, lower place first, in order. */
export function pairsApart(pictures) {
  const few = pictures.reduce((most, { threshold }) => Math.max(most, threshold), 0);
  const order = pictures.map((_, place) => place).sort((a, b) => pictures[a].n - pictures[b].n);
  const found = [];
  order.forEach((small, at) => {
    for (const large of order.slice(at + 1)) {
      if (pictures[large].n >= pictures[small].n + few) break;
      if (fewApart(pictures[small], pictures[large])) found.push([Math.min(small, large), Math.max(small, large)]);
    }
  });
  return found.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

/** The groups that may consist of others, the largest first; each with the first such others that are found. */
export function unions(pictures) {
  const lanes = pictures.map((picture) => lanesOf(picture, 0));
  const lowest = Math.min(...pictures.map(({ threshold }) => threshold));
  const order = pictures.map((_, place) => place).sort((a, b) => pictures[b].n - pictures[a].n || a - b);
  const found = [];
  let steps = STEPS_IN_ALL;
  order.forEach((whole, at) => {
    const search = { pictures, lanes, others: order.slice(at + 1), left: Math.min(steps, STEPS_FOR_ONE), taken: 0 };
    const { n, threshold } = pictures[whole];
    // What this one hides may hold more answers than a part needs to show them: it speaks against nothing.
    const room = threshold > lowest ? lanesOf(pictures[whole], n) : lanes[whole];
    const union = partsOfUnion(search, room, n, threshold, 0, []);
    steps -= search.taken;
    if (union) found.push({ whole, ...union });
  });
  return found;
}

/** Lays the smaller groups inside one, largest first, until a few people remain or the steps are used up. */
function partsOfUnion(search, lanes, n, few, start, parts) {
  for (let at = start; at < search.others.length; at += 1) {
    const part = search.others[at];
    const picture = search.pictures[part];
    const rest = n - picture.n;
    if (rest < 0) continue;
    if (search.taken >= search.left) return null;
    search.taken += 1;
    if (!fits(search.lanes[part], lanes)) continue;
    const [taken, least] = [[...parts, part], Math.max(few, picture.threshold)];
    if (parts.length && rest < least) return { parts: taken, rest };
    const remaining = lanes.map((count, lane) => count - search.lanes[part][lane]);
    const found = partsOfUnion(search, remaining, rest, least, at + 1, taken);
    if (found) return found;
  }
  return null;
}

/** Of each item who does not know and the three groups; `hidden` where it is not shown. */
function lanesOf({ items }, hidden) {
  const shown = Object.values(items);
  const lanes = new Uint32Array(4 * shown.length).fill(hidden);
  shown.forEach((figures, place) => {
    if (figures) lanes.set([figures.dontKnow, ...figures.groups], 4 * place);
  });
  return lanes;
}

/** Whether a group may lie inside what remains; in plain steps, because this runs hundreds of thousands of times. */
function fits(part, lanes) {
  for (let lane = 0; lane < part.length; lane += 1) if (part[lane] > lanes[lane]) return false;
  return true;
}

/** How many of the one group's answers the other does not have. */
function exchanged(one, other) {
  const kind = one.counts && other.counts ? "counts" : "groups";
  const more = (mine, theirs) => Math.max(0, mine - theirs);
  const start = more(one.dontKnow, other.dontKnow);
  return one[kind].reduce((sum, count, place) => sum + more(count, other[kind][place]), start);
}
