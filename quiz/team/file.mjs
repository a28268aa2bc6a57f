/**
 * Twin of file.py: the aggregated picture as a file, and a stranger's file as a picture.
 * The same picture gives the same bytes in both languages. What the versions hold is described there.
 */

import { scalesOf } from "../instrument.mjs";
import {
  FINE_FROM, LOWEST_GROUP_SIZE, agreementOf, decimals, endsOf, itemFigures, responseRate, thresholdOf,
} from "./picture.mjs";
import { marginOf, rounded, roundedRoot, studentT } from "./significance.mjs";

export const FORMAT = "kennisbank-organisatieleren/teambeeld";
const VERSION = 2;
const MOST_RESPONDENTS = 10000000;
/** Characters of a team's name. */
export const LONGEST_TEAM = 60;
/** Characters of each part of an agreement. */
export const LONGEST_NOTES = { keep: 300, what: 300, who: 120, when: 60, back: 60, need: 300, hears: 200 };
const EXTRA_KEYS = ["input", "comparison", "reliability", "team", "date", "statement", "agreement"];
const DOCUMENT_KEYS = [
  "format", "version", "edition", "fingerprint", "min_group_size", "n", "size",
  "response_rate", "overall", "dimensions", "items",
];
/** Words of the file, the same whatever the language of the page: a file does not say in which one it was made. */
const CSV_HEADINGS = [
  "soort", "id", "naam", "n", "gemiddelde", "marge", "sd", "weet_ik_niet", "oneens", "midden", "eens",
];
const ROWS = { disciplines: "discipline", success_areas: "succesgebied" };
const SCALE_KEYS = ["n", "mean", "sd"];
const FINE_KEYS = ["n", "dont_know", "counts", "mean", "sd", "agreement"];
const COARSE_KEYS = ["n", "dont_know", "groups", "agreement"];
/** Control characters, marks that turn the direction of a line, halves of a character, blanks at the ends. */
const NO_TEXT = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ud800-\udfff]|^ | $/u;

/** A file that is no team picture of this questionnaire; `reason` is a key of the page's sentences. */
export class ExportError extends Error {
  constructor(reason, detail = "") {
    super(detail ? `${reason}: ${detail}` : reason);
    this.reason = reason;
    this.detail = detail;
  }
}

/** The picture as plain data; figures as decimal numbers, absent ones as null. */
export function exportDocument(instrument, picture) {
  return {
    format: FORMAT,
    version: VERSION,
    edition: picture.edition,
    fingerprint: fingerprintText(instrument),
    ...ownWords(picture),
    min_group_size: picture.threshold,
    n: picture.n,
    size: picture.size,
    response_rate: responseRate(picture),
    overall: scaleDocument(picture.overall),
    dimensions: mapped(picture.dimensions, scaleDocument),
    named: picture.named,
    items: mapped(picture.items, itemDocument),
  };
}

/** The document as text. */
export function exportJson(instrument, picture) {
  return `${JSON.stringify(exportDocument(instrument, picture), null, 2)}\n`;
}

/**
 * Rows for a spreadsheet, one per scale and item; empty where not shown.
 * @param {(key: string) => string} texts the names of the questionnaire and of the whole
 * @param {(id: string) => string} nameOf
 */
export function exportRows(instrument, picture, texts, nameOf) {
  const { min, max } = instrument.scale;
  const counts = Array.from({ length: max - min + 1 }, (_, place) => `aantal_${min + place}`);
  const scale = (kind) => (id) => scaleRow(kind, id, nameOf(id), picture.dimensions[id]);
  const rows = [
    [...CSV_HEADINGS, ...counts, "overeenstemming"],
    ...groupRows(picture, texts("title")),
    ...(instrument.scored ? [scaleRow("geheel", "overall", texts("overall"), picture.overall)] : []),
    ...Object.entries(instrument.facets).flatMap(([facet, ids]) => ids.map(scale(ROWS[facet]))),
    ...instrument.items.map(({ id }) => ["uitspraak", id, nameOf(id), ...itemCells(picture.items[id], counts)]),
  ];
  return rows.map((row) => [...row, ...new Array(rows[0].length - row.length).fill("")]);
}

/** Read an aggregated picture again; throws ExportError for anything that is not exactly one. */
export function parseExport(text, instrument) {
  let document = null;
  try {
    document = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    throw new ExportError("export-unreadable");
  }
  if (!isRecord(document) || document.format !== FORMAT) throw new ExportError("export-foreign");
  if (document.version !== 1 && document.version !== VERSION) throw new ExportError("export-version");
  if (document.fingerprint !== fingerprintText(instrument)) throw new ExportError("export-fingerprint");
  return new PictureReader(instrument, document).picture();
}

/** Whether a text means to be an aggregated picture; `parseExport` then says whether it is one. */
export function isExport(text) {
  return /^[\ufeff \t\r\n]*\{/.test(text) && text.includes(`"${FORMAT}"`);
}

/** Whether this is a line of text that may stand in a picture: a team's name, an edition. */
export function isOwnText(value, longest) {
  if (typeof value !== "string" || !value || NO_TEXT.test(value)) return false;
  return Array.from(value).length <= longest;
}

/** Whether this is a part of an agreement: text of one or more lines. */
export function isNote(value, longest) {
  return typeof value === "string" && isOwnText(value.replace(/\n/g, " "), longest);
}

/** Whether this is a day of this century, as 2026-11-26. */
export function isDate(value) {
  if (typeof value !== "string" || !/^20\d\d-\d\d-\d\d$/.test(value)) return false;
  const [year, month, day] = value.split("-").map(Number);
  const found = new Date(Date.UTC(year, month - 1, day));
  return month > 0 && found.getUTCMonth() === month - 1 && found.getUTCDate() === day;
}

/** Checks one document. Only one that is sound by its own threshold is told that this threshold is too low here. */
class PictureReader {
  constructor(instrument, document) {
    this.instrument = instrument;
    this.document = document;
  }

  picture() {
    const { document, instrument } = this;
    const known = { ...document };
    for (const key of EXTRA_KEYS) delete known[key];
    checkKeys(known, this.isOld() ? DOCUMENT_KEYS : [...DOCUMENT_KEYS, "named"], "");
    if (!isOwnText(document.edition, 40)) damaged("edition");
    this.threshold = whole(document.min_group_size, LOWEST_GROUP_SIZE, MOST_RESPONDENTS, "min_group_size");
    this.n = whole(document.n, this.threshold, MOST_RESPONDENTS, "n");
    this.own = itemsByScale(instrument);
    this.items = this.all("items", instrument.items.map(({ id }) => id), "item");
    const dimensions = this.all("dimensions", scalesOf(instrument), "scale");
    if (document.overall !== null && !instrument.scored) damaged("overall");
    const picture = {
      edition: document.edition,
      n: this.n,
      size: document.size === null ? null : whole(document.size, this.n, MOST_RESPONDENTS, "size"),
      threshold: this.threshold,
      overall: this.scale(document.overall, "overall"),
      dimensions,
      named: this.named(dimensions),
      items: this.items,
      team: this.ownWord("team", (value) => isOwnText(value, LONGEST_TEAM)),
      date: this.ownWord("date", isDate),
      statement: this.ownWord("statement", (value) => instrument.items.some(({ id }) => id === value)),
      agreement: this.agreement(),
    };
    if (document.response_rate !== responseRate(picture)) damaged("response_rate");
    if (this.threshold < thresholdOf(instrument)) throw new ExportError("export-threshold", String(this.threshold));
    return picture;
  }

  isOld() {
    return this.document.version === 1;
  }

  ownWord(key, isSound) {
    const value = Object.hasOwn(this.document, key) ? this.document[key] : null;
    if (value !== null && (this.isOld() || !isSound(value))) damaged(key);
    return value;
  }

  /** The parts that were filled in, in our order. */
  agreement() {
    const found = this.ownWord("agreement", isRecord);
    if (found === null) return null;
    const parts = Object.keys(found);
    if (!parts.length || !parts.every((part) => Object.hasOwn(LONGEST_NOTES, part))) damaged("agreement");
    for (const part of parts) if (!isNote(found[part], LONGEST_NOTES[part])) damaged(`agreement.${part}`);
    const own = Object.keys(LONGEST_NOTES).filter((part) => parts.includes(part));
    return Object.fromEntries(own.map((part) => [part, found[part]]));
  }

  scale(value, place) {
    if (value === null) return null;
    const { scale, student } = this.instrument;
    checkKeys(value, this.isOld() ? SCALE_KEYS : [...SCALE_KEYS, "margin"], place);
    const n = whole(value.n, this.threshold, this.n, place, "n");
    const mean = decimal(value.mean, 10, 1000, place, "mean");
    const sd = decimal(value.sd, 10, 1000, place, "sd");
    const own = this.own.get(place.replace("dimensions.", ""));
    const shown = own.filter(({ id }) => this.items[id]);
    if (this.isOld() && shown.length < own.length) return null;
    const margin = this.isOld() ? marginOf(student, sd, n) : decimal(value.margin, 10, 100000, place, "margin");
    const found = { n, mean, sd, margin };
    const figures = shown.map(({ id }) => this.items[id]);
    const possible = isPossible(found, figures, this.n, student);
    if (2 * shown.length < own.length || !possible || !hasMean(mean, shown, figures, scale)) damaged(place);
    return found;
  }

  /** Whether a difference was named rests on each person; which scales it would name can be checked. */
  named(dimensions) {
    const { facets } = this.instrument;
    if (this.isOld()) return mapped(facets, () => ({ high: [], low: [] }));
    checkKeys(this.document.named, Object.keys(facets), "named");
    return Object.fromEntries(
      Object.entries(facets).map(([facet, ids]) => {
        const value = this.document.named[facet];
        checkKeys(value, ["high", "low"], `named.${facet}`);
        const shown = ids.filter((id) => dimensions[id]);
        const ends = endsOf(Object.fromEntries(shown.map((id) => [id, dimensions[id].mean])));
        const isEqual = (wanted) => ["high", "low"].every((end) => isSameList(value[end], wanted[end]));
        if (!isEqual({ high: [], low: [] }) && !isEqual(ends)) damaged(`named.${facet}`);
        return [facet, { high: value.high, low: value.low }];
      }),
    );
  }

  item(value, place) {
    if (value === null) return null;
    const fine = this.isOld() || (isRecord(value) && Object.hasOwn(value, "counts"));
    checkKeys(value, fine ? FINE_KEYS : COARSE_KEYS, place);
    const { min, max } = this.instrument.scale;
    const key = fine ? "counts" : "groups";
    const fewest = fine && !this.isOld() ? Math.max(this.threshold, FINE_FROM) : this.threshold;
    const answered = whole(value.n, fewest, fine ? this.n : Math.min(this.n, FINE_FROM - 1), place, "n");
    if (!Array.isArray(value[key]) || value[key].length !== (fine ? max - min + 1 : 3)) damaged(place, key);
    const counts = value[key].map((count) => whole(count, 0, answered, place, key));
    const dontKnow = whole(value.dont_know, 0, this.n, place, "dont_know");
    const total = counts.reduce((sum, count) => sum + count, 0);
    if (total !== answered || answered + dontKnow !== this.n) damaged(place, key);
    const { agreement } = value;
    if (!fine) {
      if (!possibleWords(counts, min, max).has(agreement)) damaged(place);
      return { n: answered, dontKnow, groups: counts, agreement, counts: null, mean: null, sd: null };
    }
    const mean = decimal(value.mean, 10, 10 * max, place, "mean");
    const sd = decimal(value.sd, 100, 100 * max, place, "sd");
    const figures = itemFigures(dontKnow, counts, min);
    const known = figures.counts ? figures : allFigures(counts, min);
    if (mean !== known.mean || sd !== known.sd || agreement !== known.agreement) damaged(place);
    return figures;
  }

  /** Exactly these ids; in the order of the definition, whatever the order in the file. */
  all(place, ids, kind) {
    const values = this.document[place];
    checkKeys(values, ids, place);
    const found = {};
    for (const id of ids) found[id] = this[kind](values[id], `${place}.${id}`);
    return found;
  }
}

/** Which statements stand in each scale, and in all of them together; worked out once for an instrument. */
const knownItems = new WeakMap();

function itemsByScale(instrument) {
  if (!knownItems.has(instrument)) {
    const { items } = instrument;
    const own = (id) => items.filter(({ discipline, successArea }) => discipline === id || successArea === id);
    knownItems.set(instrument, new Map([["overall", items], ...scalesOf(instrument).map((id) => [id, own(id)])]));
  }
  return knownItems.get(instrument);
}

/** The place is put together only here: a sound file has hundreds that nobody is told. */
function damaged(place, key) {
  throw new ExportError("export-damaged", key ? `${place}.${key}` : place);
}

function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function checkKeys(value, keys, place) {
  if (!isRecord(value)) damaged(place);
  let others = -keys.length;
  for (const key in value) others += Object.hasOwn(value, key);
  if (others || !keys.every((key) => Object.hasOwn(value, key))) damaged(place);
}

function whole(value, low, high, place, key) {
  if (!Number.isInteger(value) || value < low || value > high) damaged(place, key);
  return value;
}

/** A decimal of the shown precision as a whole number of its last digit. */
function decimal(value, factor, high, place, key) {
  if (typeof value !== "number" || !(value >= 0 && value <= high / factor)) damaged(place, key);
  const found = Math.round(value * factor);
  if (found / factor !== value) damaged(place, key);
  return found;
}

/** A record with the same keys and other values. */
export function mapped(record, shape) {
  return Object.fromEntries(Object.entries(record).map(([id, part]) => [id, shape(part)]));
}

function isSameList(value, wanted) {
  if (!Array.isArray(value) || value.length !== wanted.length) return false;
  return value.every((entry, place) => entry === wanted[place]);
}

/** Mean, SD and word of fewer than FINE_FROM answers, as a file of version 1 has them. */
function allFigures(counts, lowest) {
  const sum = (weight) => counts.reduce((part, count, place) => part + count * weight(lowest + place), 0);
  const [n, total] = [sum(() => 1), sum((point) => point)];
  const [spread, base] = [n * sum((point) => point * point) - total * total, n * (n - 1)];
  const agreement = agreementOf(spread, base, counts.length - 1);
  return { mean: rounded(10 * total, n), sd: roundedRoot(10000 * spread, base), agreement };
}

/** Worked out once for each number of answers in the groups: many files of small teams have the same. */
const knownWords = new Map();

/** The words that some answers in these three groups have. */
function possibleWords(groups, low, high) {
  const key = [...groups, low, high].join();
  if (!knownWords.has(key)) knownWords.set(key, workedOutWords(groups, low, high));
  return knownWords.get(key);
}

function workedOutWords(groups, low, high) {
  let sums = new Map([["0 0", [0, 0]]]);
  groupsOf(low, high).forEach((points, group) => {
    for (let person = 0; person < groups[group]; person += 1) {
      const next = new Map();
      for (const [total, squares] of sums.values()) {
        for (const point of points) {
          const pair = [total + point, squares + point * point];
          next.set(pair.join(" "), pair);
        }
      }
      sums = next;
    }
  });
  const n = groups[0] + groups[1] + groups[2];
  const word = ([total, squares]) => agreementOf(n * squares - total * total, n * (n - 1), high - low);
  return new Set(Array.from(sums.values(), word));
}

/** Whether a scale's figures can belong together and to the numbers of answers to its shown items. */
function isPossible({ n, mean, sd, margin }, shown, people, student) {
  const half = Math.floor((shown.length + 1) / 2);
  const answers = shown.reduce((sum, figures) => sum + figures.n, 0);
  if (n * half > answers || answers > n * shown.length + (people - n) * (half - 1)) return false;
  const [least, most] = [Math.max(2 * sd - 1, 0), 2 * sd + 1];
  if (least ** 2 * (n - 1) > n * (2 * mean + 1) * (2001 - 2 * mean)) return false;
  const t = Number(studentT(student, 95, n - 1));
  const root = (bound) => roundedRoot((t * bound) ** 2, 4000000 * n);
  return root(least) <= margin && margin <= root(most);
}

/** Whether a scale's mean follows from its items; where somebody did not know one, that cannot be seen. */
function hasMean(mean, items, shown, scale) {
  if (shown.some(({ dontKnow }) => dontKnow)) return true;
  let [least, most, answers] = [0, 0, 0];
  items.forEach(({ reverseKeyed }, place) => {
    answers += shown[place].n;
    for (const [count, points] of spansOf(shown[place], scale)) {
      const ends = points.map((point) => (reverseKeyed ? scale.max - point : point - scale.min));
      least += count * Math.min(...ends);
      most += count * Math.max(...ends);
    }
  });
  const base = (scale.max - scale.min) * answers;
  const [low, high] = [least, most].map((points) => rounded(1000 * points, base));
  return low <= mean && mean <= high;
}

/** How many gave one of which points, as far as the figures say. */
function spansOf({ counts, groups }, { min, max }) {
  if (counts) return counts.map((count, place) => [count, [min + place]]);
  return groupsOf(min, max).flatMap((points, place) => (groups[place] ? [[groups[place], points]] : []));
}

/** Made once for each scale: it is asked for at each statement of each file. */
const knownGroups = new Map();

/** The points below, at and above the middle of a scale; an even number of points has none at the middle. */
function groupsOf(low, high) {
  const key = `${low} ${high}`;
  if (!knownGroups.has(key)) knownGroups.set(key, madeGroups(low, high));
  return knownGroups.get(key);
}

function madeGroups(low, high) {
  const points = Array.from({ length: high - low + 1 }, (_, place) => low + place);
  const half = Math.floor(points.length / 2);
  return [points.slice(0, half), points.slice(half, points.length - half), points.slice(points.length - half)];
}

/** What somebody wrote beside a picture, as far as there is any. */
function ownWords(picture) {
  const keys = ["team", "date", "statement", "agreement"];
  return Object.fromEntries(keys.filter((key) => picture[key]).map((key) => [key, picture[key]]));
}

function scaleDocument(figures) {
  return figures && { n: figures.n, mean: figures.mean / 10, sd: figures.sd / 10, margin: figures.margin / 10 };
}

function itemDocument(figures) {
  if (!figures) return null;
  const { n, dontKnow, groups, counts, mean, sd, agreement } = figures;
  const known = { n, dont_know: dontKnow };
  if (!counts) return { ...known, groups, agreement };
  return { ...known, counts, mean: mean / 10, sd: sd / 100, agreement };
}

function groupRows(picture, title) {
  const rows = [["groep", "n", title, picture.n]];
  if (picture.size !== null) {
    rows.push(["groep", "grootte", "", picture.size], ["groep", "respons_procent", "", responseRate(picture)]);
  }
  if (picture.team) rows.push(["groep", "team", picture.team]);
  if (picture.date) rows.push(["groep", "datum", picture.date]);
  return rows;
}

/** A figure of its last digit as a Dutch spreadsheet has it: 62,5. */
export function withComma(value, digits) {
  return decimals(value, digits).replace(".", ",");
}

function scaleRow(kind, id, name, figures) {
  if (!figures) return [kind, id, name];
  const { n, mean, margin, sd } = figures;
  return [kind, id, name, n, ...[mean, margin, sd].map((value) => withComma(value, 1))];
}

function itemCells(figures, points) {
  if (!figures) return [];
  const { n, dontKnow, groups, counts, mean, sd, agreement } = figures;
  const shown = counts ? [n, withComma(mean, 1), "", withComma(sd, 2)] : [n, "", "", ""];
  return [...shown, dontKnow, ...groups, ...(counts || points.map(() => "")), agreement];
}

function fingerprintText(instrument) {
  return instrument.fingerprint.toString(16).padStart(4, "0");
}
