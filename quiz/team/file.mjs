/**
 * Twin of quiz/team_export.py: the aggregated picture as a file, and a stranger's file as a picture.
 * The same picture gives the same bytes in both languages.
 */

import { LOWEST_GROUP_SIZE, itemFigures, responseRate, thresholdOf } from "./picture.mjs";

export const EXPORT_FORMAT = "kennisbank-organisatieleren/teambeeld";
const EXPORT_VERSION = 1;
const MOST_RESPONDENTS = 10000000;
const EXTRA_KEYS = ["input", "comparison", "reliability"];
const DOCUMENT_KEYS = [
  "format", "version", "edition", "fingerprint", "min_group_size", "n", "size",
  "response_rate", "overall", "dimensions", "items",
];
const ITEM_KEYS = ["n", "dont_know", "counts", "mean", "sd", "agreement"];

/** A file that is no team picture of this questionnaire; `reason` is a key of the page's sentences. */
export class ExportError extends Error {
  constructor(reason, detail = "") {
    super(detail ? `${reason}: ${detail}` : reason);
    this.reason = reason;
    this.detail = detail;
  }
}

/** The picture as JSON text. */
export function exportJson(instrument, picture) {
  const scale = (figures) => figures && { n: figures.n, mean: figures.mean / 10, sd: figures.sd / 10 };
  const item = (figures) =>
    figures && {
      n: figures.n,
      dont_know: figures.dontKnow,
      counts: figures.counts,
      mean: figures.mean / 10,
      sd: figures.sd / 100,
      agreement: figures.agreement,
    };
  const each = (figures, shape) => Object.fromEntries(Object.entries(figures).map(([id, part]) => [id, shape(part)]));
  const document = {
    format: EXPORT_FORMAT,
    version: EXPORT_VERSION,
    edition: picture.edition,
    fingerprint: fingerprintText(instrument),
    min_group_size: picture.threshold,
    n: picture.n,
    size: picture.size,
    response_rate: responseRate(picture),
    overall: scale(picture.overall),
    dimensions: each(picture.dimensions, scale),
    items: each(picture.items, item),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/**
 * Rows for a spreadsheet; `csv.mjs` makes CSV of them.
 * @param {(key: string) => string} texts the words of the first columns, as the build rendered them
 * @param {(id: string) => string} nameOf
 */
export function exportRows(instrument, picture, texts, nameOf) {
  const { min, max } = instrument.scale;
  const points = Array.from({ length: max - min + 1 }, (_, i) => min + i);
  const blank = new Array(points.length + 2).fill("");
  const headings = texts("csv-headings").split(";");
  const [count, last] = headings.splice(7);
  const rows = [[...headings, ...points.map((point) => `${count}${point}`), last]];
  const add = (kind, id, name, cells) => {
    const row = [texts(`csv-${kind}`), id, name, ...cells];
    rows.push([...row, ...blank.slice(row.length - 6)]);
  };
  const scale = (kind, id, name, figures) =>
    add(kind, id, name, figures ? [figures.n, decimals(figures.mean, 1), decimals(figures.sd, 1)] : ["", "", ""]);
  add("group", "n", texts("csv-title"), [picture.n, "", ""]);
  if (picture.size !== null) {
    add("group", texts("csv-size"), "", [picture.size, "", ""]);
    add("group", texts("csv-rate"), "", [responseRate(picture), "", ""]);
  }
  scale("overall", "overall", texts("csv-overall-title"), picture.overall);
  for (const id of instrument.disciplines) scale("discipline", id, nameOf(id), picture.dimensions[id]);
  for (const id of instrument.successAreas) scale("area", id, nameOf(id), picture.dimensions[id]);
  for (const { id } of instrument.items) {
    const figures = picture.items[id];
    const shown = figures && [figures.n, decimals(figures.mean, 1), decimals(figures.sd, 2), figures.dontKnow];
    add("item", id, nameOf(id), figures ? [...shown, ...figures.counts, figures.agreement] : ["", "", ""]);
  }
  return rows;
}

/** A whole number of its last digit as text with a point: decimals(625, 1) is "62.5". */
export function decimals(value, digits) {
  const text = String(Math.abs(value)).padStart(digits + 1, "0");
  return `${value < 0 ? "-" : ""}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** Whether a text means to be an aggregated picture. */
export function isExport(text) {
  return /^[\ufeff \t\r\n]*\{/.test(text) && text.includes(`"${EXPORT_FORMAT}"`);
}

/** Read an aggregated picture again; throws ExportError for anything that is not exactly one. */
export function parseExport(text, instrument) {
  let document = null;
  try {
    document = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    throw new ExportError("export-unreadable");
  }
  if (!isRecord(document) || document.format !== EXPORT_FORMAT) throw new ExportError("export-foreign");
  if (document.version !== EXPORT_VERSION) throw new ExportError("export-version");
  if (document.fingerprint !== fingerprintText(instrument)) throw new ExportError("export-fingerprint");
  return checkedPicture(document, instrument);
}

function checkedPicture(document, instrument) {
  const known = Object.keys(document).filter((key) => !EXTRA_KEYS.includes(key));
  exactKeys(Object.fromEntries(known.map((key) => [key, document[key]])), DOCUMENT_KEYS, "");
  if (typeof document.edition !== "string" || document.edition.length > 40) damaged("edition");
  const threshold = wholeNumber(document.min_group_size, LOWEST_GROUP_SIZE, MOST_RESPONDENTS, "min_group_size");
  const n = wholeNumber(document.n, threshold, MOST_RESPONDENTS, "n");
  const size = document.size === null ? null : wholeNumber(document.size, n, MOST_RESPONDENTS, "size");
  const scale = (value, place) => {
    if (value === null) return null;
    exactKeys(value, ["n", "mean", "sd"], place);
    return {
      n: wholeNumber(value.n, threshold, n, `${place}.n`),
      mean: wholeDecimal(value.mean, 10, 1000, `${place}.mean`),
      sd: wholeDecimal(value.sd, 10, 1000, `${place}.sd`),
    };
  };
  const { min, max } = instrument.scale;
  const item = (value, place) => {
    if (value === null) return null;
    exactKeys(value, ITEM_KEYS, place);
    if (!Array.isArray(value.counts) || value.counts.length !== max - min + 1) damaged(`${place}.counts`);
    const answered = wholeNumber(value.n, threshold, n, `${place}.n`);
    const counts = value.counts.map((count) => wholeNumber(count, 0, answered, `${place}.counts`));
    const dontKnow = wholeNumber(value.dont_know, 0, n, `${place}.dont_know`);
    if (counts.reduce((sum, count) => sum + count, 0) !== answered || answered + dontKnow !== n) damaged(`${place}.counts`);
    const figures = itemFigures(dontKnow, counts, min);
    const mean = wholeDecimal(value.mean, 10, 10 * max, `${place}.mean`);
    const sd = wholeDecimal(value.sd, 100, 100 * max, `${place}.sd`);
    if (mean !== figures.mean || sd !== figures.sd || value.agreement !== figures.agreement) damaged(place);
    return figures;
  };
  const each = (value, ids, place, shape) => {
    exactKeys(value, ids, place);
    return Object.fromEntries(ids.map((id) => [id, shape(value[id], `${place}.${id}`)]));
  };
  const ids = [...instrument.disciplines, ...instrument.successAreas];
  const picture = {
    edition: document.edition,
    n,
    size,
    threshold,
    overall: scale(document.overall, "overall"),
    dimensions: each(document.dimensions, ids, "dimensions", scale),
    items: each(document.items, instrument.items.map(({ id }) => id), "items", item),
  };
  if (document.response_rate !== responseRate(picture)) damaged("response_rate");
  if (threshold < thresholdOf(instrument)) throw new ExportError("export-threshold", String(threshold));
  return picture;
}

function damaged(place) {
  throw new ExportError("export-damaged", place);
}

function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function exactKeys(value, keys, place) {
  if (!isRecord(value)) damaged(place);
  const found = Object.keys(value);
  if (found.length !== keys.length || !keys.every((key) => Object.hasOwn(value, key))) damaged(place);
}

function wholeNumber(value, low, high, place) {
  if (!Number.isInteger(value) || value < low || value > high) damaged(place);
  return value;
}

/** A decimal of the shown precision as a whole number of its last digit. */
function wholeDecimal(value, factor, high, place) {
  if (typeof value !== "number" || !(value >= 0 && value <= high / factor)) damaged(place);
  const whole = Math.round(value * factor);
  if (whole / factor !== value) damaged(place);
  return whole;
}

function fingerprintText(instrument) {
  return instrument.fingerprint.toString(16).padStart(4, "0");
}
