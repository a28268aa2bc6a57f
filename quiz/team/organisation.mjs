/**
 * Twin of organisation.py: what the saved pictures of several teams say side by side. The rules and formulas are
 * described there; the functions stand in the same order. Products of sums are BigInt.
 *
 * @typedef {import("./picture.mjs").TeamPicture} TeamPicture
 * @typedef {{file: string, team: string, fingerprint: number, picture: TeamPicture}} Opened
 * @typedef {{file: string, reason: string, found: string, others: string[]}} LeftOut
 * @typedef {{teams: number, n: number, mean: number, sd: number}} Pool mean and sd in tenths
 * @typedef {{item: string, icc: number, means: [string, number][]}} Differing
 * @typedef {{team: string, moments: Opened[], changes: object[]}} Timeline
 * @typedef {{edition: string, fingerprint: number, teams: Opened[], n: number, total: Record<string, Pool | null>,
 *   spread: Record<string, number | null>, differing: Differing[], timelines: Timeline[]}} Block
 * @typedef {{blocks: Block[], leftOut: LeftOut[], same: [string, string][]}} Organisation
 */

import { scalesOf } from "../instrument.mjs";
import { LONGEST_TEAM } from "./file.mjs";
import { pairsApart, sameFigures, unions } from "./overlap.mjs";
import { comparePictures } from "./picture.mjs";
import { rounded, roundedRoot } from "./significance.mjs";

export const FEWEST_TEAMS = 5;
const FEWEST_LARGE_TEAMS = 2;
const MOST_DIFFERING = 5;
/** The reasons that name a team. */
const NAMING = ["undated", "twice"];
/** What takes no room in a name, or turns its direction. */
const UNSEEN = new RegExp(
  "[\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufe00-\\ufe0f\\ufeff\\ufff9-\\ufffb" +
    "\\ud800-\\udfff\\u{e0000}-\\u{e0fff}]",
  "gu",
);
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;
const FOLDERS = /^.*[/\\]/s;
const EXTENSION = /(.)\.[^.]*$/s;

/** A name without what cannot be seen, blanks as single spaces, no longer than a team's name may be. */
export function plainName(text) {
  const seen = text.replace(CONTROL, " ").replace(UNSEEN, "").split(/\s+/).filter(Boolean).join(" ");
  return Array.from(seen).slice(0, LONGEST_TEAM).join("").trim();
}

/** A picture with the name under which it is shown: its own, else that of its file. */
export function opened(file, fingerprint, picture) {
  const stem = file.replace(FOLDERS, "").replace(EXTENSION, "$1");
  return { file, team: plainName(picture.team || "") || plainName(stem), fingerprint, picture };
}

/**
 * Everything that may be shown of these files.
 * @param {Opened[]} files
 * @returns {Organisation}
 */
export function organisationPicture(instrument, files) {
  const [once, leftOut] = takenOnce(files);
  const [single, apart] = withoutPairs(once);
  const [kept, wholes] = withoutUnions(single);
  const blocks = editionsIn(kept).map((group) => blockOf(instrument, group));
  const rank = ({ fingerprint, edition }) =>
    (fingerprint === instrument.fingerprint ? 0 : 2) + (edition === instrument.edition ? 0 : 1);
  blocks.sort((a, b) => rank(a) - rank(b));
  return { blocks, leftOut: [...leftOut, ...apart, ...wholes], same: sameIn(kept) };
}

/** Teams, each as [n, mean, sd], as one group; null without any. */
export function pool(parts) {
  if (!parts.length) return null;
  const { n, plain, squares } = sumsOfTeams(parts);
  const mean = Number(rounded(plain, n));
  const sd = Number(roundedRoot(n * squares - plain * plain, n * (n - 1n)));
  return { teams: parts.length, n: Number(n), mean, sd };
}

/** ICC(1) of teams, each as [n, mean, sd], as a fraction; null for one team or where nobody differs. */
export function icc(parts) {
  if (parts.length < 2) return null;
  const groups = BigInt(parts.length);
  const { n, plain, squares } = sumsOfTeams(parts);
  const within = sumOf(parts, squaresWithin);
  const sizes = sumOf(parts, ([size]) => size * size);
  const between = n * (squares - within) - plain * plain;
  const above = between * (n - groups) - within * n * (groups - 1n);
  const below = between * (n - groups) + within * (n * n - sizes - n * (groups - 1n));
  return below > 0n ? [above, below] : null;
}

/** The same picture with a letter for each team, and no name of a team or file anywhere. */
export function lettered(organisation) {
  const first = new Map();
  for (const { teams } of organisation.blocks) {
    for (const team of teams) if (!first.has(nameKey(team.team))) first.set(nameKey(team.team), team);
  }
  const order = Array.from(first, ([key, { picture }]) => ({ key, mark: markOf(picture) }));
  order.sort((a, b) => a.mark - b.mark || compared(a.key, b.key));
  const letters = new Map(order.map(({ key }, place) => [key, letter(place)]));
  return {
    blocks: organisation.blocks.map((block) => letteredBlock(block, letters)),
    leftOut: organisation.leftOut.map(({ reason, found }) => {
      return { file: "", reason, found: NAMING.includes(reason) ? "" : found, others: [] };
    }),
    same: [],
  };
}

/** A, B … Z, AA, AB … for 0, 1 … */
export function letter(place) {
  return (place >= 26 ? letter(Math.floor(place / 26) - 1) : "") + String.fromCharCode(65 + (place % 26));
}

/** What two ways to write one name have in common. */
export function nameKey(name) {
  return name.normalize("NFKC").toLowerCase();
}

/** A pair that sorts as people do: case and accents do not count, and Team 2 comes before Team 10. */
export function byName(name) {
  const plain = name.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  return [plain.replace(/[0-9]+/g, (digits) => digits.padStart(12, "0")), name];
}

function compared(a, b) {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** A list in the order of the texts that `keysOf` gives of each, which is asked once, and then by `next`. */
function sortedBy(list, keysOf, next) {
  const keyed = list.map((one) => ({ one, keys: keysOf(one) }));
  keyed.sort((a, b) => compared(a.keys[0], b.keys[0]) || compared(a.keys[1], b.keys[1]) || next(a.one, b.one));
  return keyed.map(({ one }) => one);
}

/** The values of a map that makes them: groups in the order in which they begin. */
function grouped(list, keyOfOne) {
  const groups = new Map();
  for (const one of list) {
    const key = keyOfOne(one);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(one);
  }
  return Array.from(groups.values());
}

/** Each team once at each date; beside pictures with a date one without has no place in time. */
function takenOnce(files) {
  const [kept, leftOut] = [[], []];
  const keyOfTeam = ({ fingerprint, picture, team }) => JSON.stringify([fingerprint, picture.edition, nameKey(team)]);
  for (const team of grouped(files, keyOfTeam)) {
    const dates = grouped(team, ({ picture }) => picture.date || "");
    for (const found of dates) {
      const left = (reason, one, others) => leftOut.push({ file: one.file, reason, found: one.team, others });
      if (found[0].picture.date === null && dates.length > 1) for (const one of found) left("undated", one, []);
      else if (found.every(({ picture }) => sameFigures(picture, found[0].picture))) {
        kept.push(found[0]);
        for (const one of found.slice(1)) left("again", { file: one.file, team: "" }, [found[0].file]);
      } else {
        for (const one of found) left("twice", one, found.filter((other) => other !== one).map(({ file }) => file));
      }
    }
  }
  const date = ({ picture }) => picture.date || "";
  const next = (a, b) => compared(date(a), date(b)) || compared(a.file, b.file);
  // The moments of a team stand by time, however its name was spelled at each.
  return [sortedBy(kept, ({ team }) => [byName(team)[0], nameKey(team)], next), leftOut];
}

/** Without the pairs that would show a few people's answers; both of a pair are left out. */
function withoutPairs(files) {
  const refused = new Map(files.map((file) => [file, []]));
  for (const group of grouped(files, ({ fingerprint }) => fingerprint)) {
    for (const [one, other] of pairsApart(group.map(({ picture }) => picture))) {
      refused.get(group[one]).push(group[other]);
      refused.get(group[other]).push(group[one]);
    }
  }
  const leftOut = files
    .filter((file) => refused.get(file).length)
    .map((file) => {
      const others = refused.get(file).sort((a, b) => files.indexOf(a) - files.indexOf(b));
      const few = Math.max(...[file, ...others].map(({ picture }) => picture.threshold));
      return { file: file.file, reason: "nested", found: String(few), others: others.map((other) => other.file) };
    });
  return [files.filter((file) => !refused.get(file).length), leftOut];
}

/** Without the groups that may consist of others: the parts stay. */
function withoutUnions(files) {
  const wholes = new Map();
  for (const group of grouped(files, ({ fingerprint }) => fingerprint)) {
    for (const { whole, parts, rest } of unions(group.map(({ picture }) => picture))) {
      const { file } = group[whole];
      const others = parts.map((part) => group[part].file);
      wholes.set(group[whole], { file, reason: "union", found: String(rest), others });
    }
  }
  const leftOut = files.filter((file) => wholes.has(file)).map((file) => wholes.get(file));
  return [files.filter((file) => !wholes.has(file)), leftOut];
}

/** Pairs of files with the same figures, each with the first that has them. */
function sameIn(files) {
  const pairs = [];
  for (const alike of grouped(files, ({ picture }) => markOf(picture))) {
    const first = [];
    for (const file of alike) {
      const twin = first.find(({ picture }) => sameFigures(picture, file.picture));
      if (twin) pairs.push([twin, file]);
      else first.push(file);
    }
  }
  pairs.sort((a, b) => files.indexOf(a[1]) - files.indexOf(b[1]));
  return pairs.map((pair) => pair.map(({ file }) => file));
}

/** The files by questionnaire and edition, the latest edition first. */
function editionsIn(files) {
  const groups = grouped(files, ({ picture, fingerprint }) => JSON.stringify([picture.edition, fingerprint]));
  const next = (a, b) => a[0].fingerprint - b[0].fingerprint;
  return sortedBy(groups, ([{ picture }]) => byName(picture.edition), next).reverse();
}

function blockOf(instrument, files) {
  const moments = grouped(files, ({ team }) => nameKey(team));
  const teams = moments.map((dates) => dates[dates.length - 1]);
  const ids = ["overall", ...scalesOf(instrument)];
  const [total, spread] = [{}, {}];
  for (const id of ids) {
    const found = teams.map(({ picture }) => scaleOf(picture, id)).filter(Boolean);
    const parts = found.map(({ n, mean, sd }) => [n, mean, sd]);
    const share = parts.length >= FEWEST_TEAMS ? icc(parts) : null;
    total[id] = pool(parts);
    spread[id] = share && hundredths(share);
  }
  const { picture, fingerprint } = files[0];
  return {
    edition: picture.edition,
    fingerprint,
    teams,
    n: teams.reduce((sum, team) => sum + team.picture.n, 0),
    total,
    spread,
    differing: differingItems(teams),
    timelines: moments.filter((dates) => dates.length > 1).map((dates) => timelineOf(dates, instrument.student)),
  };
}

export function scaleOf(picture, id) {
  return id === "overall" ? picture.overall : picture.dimensions[id];
}

/** The items with the highest ICC(1) above zero, of teams that show their counts; equals in the file's order. */
function differingItems(teams) {
  const found = [];
  for (const item of Object.keys(teams[0].picture.items)) {
    const large = teams.filter(({ picture }) => picture.items[item]?.counts);
    const shown = large.map(({ team, picture }) => [team, picture.items[item]]);
    if (shown.length < FEWEST_LARGE_TEAMS) continue;
    // Means are in tenths of a point, SDs in hundredths.
    const share = icc(shown.map(([, { n, mean, sd }]) => [n, 10 * mean, sd]));
    if (!share || share[0] <= 0n) continue;
    found.push({ share, item, icc: hundredths(share), means: shown.map(([team, { mean }]) => [team, mean]) });
  }
  found.sort(({ share: [a, b] }, { share: [c, d] }) => Number(c * b > a * d) - Number(c * b < a * d));
  return found.slice(0, MOST_DIFFERING).map(({ item, icc, means }) => ({ item, icc, means }));
}

function timelineOf(dates, student) {
  const changes = dates.slice(1).map((later, place) => comparePictures(dates[place].picture, later.picture, student));
  return { team: dates[dates.length - 1].team, moments: dates, changes };
}

function letteredBlock(block, letters) {
  const own = (team) => letters.get(nameKey(team));
  const named = (one) => ({ ...one, file: "", team: own(one.team), picture: { ...one.picture, team: own(one.team) } });
  const order = (a, b) => a.length - b.length || compared(a, b);
  const differing = block.differing.map((one) => ({
    ...one,
    means: one.means.map(([team, mean]) => [own(team), mean]).sort((a, b) => order(a[0], b[0])),
  }));
  const timelines = block.timelines.map((one) => ({ ...one, team: own(one.team), moments: one.moments.map(named) }));
  return {
    ...block,
    teams: block.teams.map(named).sort((a, b) => order(a.team, b.team)),
    differing,
    timelines: timelines.sort((a, b) => order(a.team, b.team)),
  };
}

/** People, their points and the squares of those, as n, mean and SD of each team give them back. */
function sumsOfTeams(parts) {
  return {
    n: sumOf(parts, ([size]) => size),
    plain: sumOf(parts, ([size, mean]) => size * mean),
    squares: sumOf(parts, (part) => squaresWithin(part) + part[0] * part[1] * part[1]),
  };
}

const squaresWithin = ([size, , sd]) => (size - 1) * sd * sd;

/** The sum of what each team gives, exact: only a sum that no number holds is added up in BigInt. */
function sumOf(parts, of) {
  let sum = 0;
  for (const part of parts) sum += of(part);
  return sum <= Number.MAX_SAFE_INTEGER ? BigInt(sum) : parts.reduce((all, part) => all + BigInt(of(part)), 0n);
}

/** A fraction in hundredths, half away from zero. */
function hundredths([above, below]) {
  const size = Number(rounded(100n * (above < 0n ? -above : above), below));
  return above < 0n && size ? -size : size;
}

/** A number that follows from a picture's figures (FNV-1a, 32 bits): no name has a part in it. */
function markOf(picture) {
  const scales = [picture.overall, ...Object.values(picture.dimensions)];
  const parts = scales.map((found) => (found ? `${found.n},${found.mean},${found.sd}` : "-"));
  let mark = 0x811c9dc5;
  for (const sign of `${picture.n};${parts.join(";")}`) {
    mark = Math.imul(mark ^ sign.charCodeAt(0), 0x01000193) >>> 0;
  }
  return mark;
}
