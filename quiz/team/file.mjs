/**
 * Twin of file.py: the aggregated picture as a file, and a stranger's file as a picture.
 * The same picture gives the same bytes in both languages.
 */

import { LOWEST_GROUP_SIZE, decimals, itemFigures, responseRate, thresholdOf } from "./picture.mjs";

export const FORMAT = "kennisbank-organisatieleren/teambeeld";
const VERSION = 1;
const MOST_RESPONDENTS = 10000000;
const EXTRA_KEYS = ["input", "comparison", "reliability"];
const DOCUMENT_KEYS = [
  "format", "version", "edition", "fingerprint", "min_group_size", "n", "size",
  "response_rate", "overall", "dimensions", "items",
];
const SCALE_KEYS = ["n", "mean", "sd"];
const ITEM_KEYS = ["n", "dont_know", "counts", "mean", "sd", "agreement"];

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
    min_group_size: picture.threshold,
    n: picture.n,
    size: picture.size,
    response_rate: responseRate(picture),
    overall: scaleDocument(picture.overall),
    dimensions: mapped(picture.dimensions, scaleDocument),
    items: mapped(picture.items, itemDocument),
  };
}

/** The document as text. */
export function exportJson(instrument, picture) {
  return `${JSON.stringify(exportDocument(instrument, picture), null, 2)}\n`;
}

/**
 * Rows for a spreadsheet, one per scale and item; empty where not shown.
 * @param {(key: string) => string} texts the words of the first columns, as the build rendered them
 * @param {(id: string) => string} nameOf
 */
export function exportRows(instrument, picture, texts, nameOf) {
  const { min, max } = instrument.scale;
  const headings = texts("csv-headings").split(";");
  const [count, last] = headings.splice(7);
  const counts = Array.from({ length: max - min + 1 }, (_, place) => `${count}${min + place}`);
  const scale = (kind) => (id) => scaleRow(texts(`csv-${kind}`), id, nameOf(id), picture.dimensions[id]);
  const rows = [
    [...headings, ...counts, last],
    ...groupRows(picture, texts),
    scaleRow(texts("csv-overall"), "overall", texts("csv-overall-title"), picture.overall),
    ...instrument.disciplines.map(scale("discipline")),
    ...instrument.successAreas.map(scale("area")),
    ...instrument.items.map(({ id }) => [texts("csv-item"), id, nameOf(id), ...itemCells(picture.items[id])]),
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
  if (document.version !== VERSION) throw new ExportError("export-version");
  if (document.fingerprint !== fingerprintText(instrument)) throw new ExportError("export-fingerprint");
  return new PictureReader(instrument, document).picture();
}

/** Whether a text means to be an aggregated picture; `parseExport` then says whether it is one. */
export function isExport(text) {
  return /^[\ufeff \t\r\n]*\{/.test(text) && text.includes(`"${FORMAT}"`);
}

/** Checks one document. Only one that is sound by its own threshold is told that this threshold is too low here. */
class PictureReader {
  constructor(instrument, document) {
    this.instrument = instrument;
    this.document = document;
  }

  picture() {
    const { document, instrument } = this;
    const known = Object.keys(document).filter((key) => !EXTRA_KEYS.includes(key));
    checkKeys(Object.fromEntries(known.map((key) => [key, document[key]])), DOCUMENT_KEYS, "");
    if (typeof document.edition !== "string" || document.edition.length > 40) damaged("edition");
    this.threshold = whole(document.min_group_size, LOWEST_GROUP_SIZE, MOST_RESPONDENTS, "min_group_size");
    this.n = whole(document.n, this.threshold, MOST_RESPONDENTS, "n");
    const picture = {
      edition: document.edition,
      n: this.n,
      size: document.size === null ? null : whole(document.size, this.n, MOST_RESPONDENTS, "size"),
      threshold: this.threshold,
      overall: this.scale(document.overall, "overall"),
      dimensions: this.all("dimensions", [...instrument.disciplines, ...instrument.successAreas], "scale"),
      items: this.all("items", instrument.items.map(({ id }) => id), "item"),
    };
    if (document.response_rate !== responseRate(picture)) damaged("response_rate");
    if (this.threshold < thresholdOf(instrument)) throw new ExportError("export-threshold", String(this.threshold));
    return picture;
  }

  scale(value, place) {
    if (value === null) return null;
    checkKeys(value, SCALE_KEYS, place);
    return {
      n: whole(value.n, this.threshold, this.n, `${place}.n`),
      mean: decimal(value.mean, 10, 1000, `${place}.mean`),
      sd: decimal(value.sd, 10, 1000, `${place}.sd`),
    };
  }

  item(value, place) {
    if (value === null) return null;
    checkKeys(value, ITEM_KEYS, place);
    const { min, max } = this.instrument.scale;
    if (!Array.isArray(value.counts) || value.counts.length !== max - min + 1) damaged(`${place}.counts`);
    const answered = whole(value.n, this.threshold, this.n, `${place}.n`);
    const counts = value.counts.map((count) => whole(count, 0, answered, `${place}.counts`));
    const dontKnow = whole(value.dont_know, 0, this.n, `${place}.dont_know`);
    const total = counts.reduce((sum, count) => sum + count, 0);
    if (total !== answered || answered + dontKnow !== this.n) damaged(`${place}.counts`);
    const figures = itemFigures(dontKnow, counts, min);
    const mean = decimal(value.mean, 10, 10 * max, `${place}.mean`);
    const sd = decimal(value.sd, 100, 100 * max, `${place}.sd`);
    if (mean !== figures.mean || sd !== figures.sd || value.agreement !== figures.agreement) damaged(place);
    return figures;
  }

  /** Exactly these ids; in the order of the definition, whatever the order in the file. */
  all(place, ids, kind) {
    const values = this.document[place];
    checkKeys(values, ids, place);
    return Object.fromEntries(ids.map((id) => [id, this[kind](values[id], `${place}.${id}`)]));
  }
}

function damaged(place) {
  throw new ExportError("export-damaged", place);
}

function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function checkKeys(value, keys, place) {
  if (!isRecord(value)) damaged(place);
  const found = Object.keys(value);
  if (found.length !== keys.length || !keys.every((key) => Object.hasOwn(value, key))) damaged(place);
}

function whole(value, low, high, place) {
  if (!Number.isInteger(value) || value < low || value > high) damaged(place);
  return value;
}

/** A decimal of the shown precision as a whole number of its last digit. */
function decimal(value, factor, high, place) {
  if (typeof value !== "number" || !(value >= 0 && value <= high / factor)) damaged(place);
  const found = Math.round(value * factor);
  if (found / factor !== value) damaged(place);
  return found;
}

function mapped(record, shape) {
  return Object.fromEntries(Object.entries(record).map(([id, part]) => [id, shape(part)]));
}

function scaleDocument(figures) {
  return figures && { n: figures.n, mean: figures.mean / 10, sd: figures.sd / 10 };
}

function itemDocument(figures) {
  if (!figures) return null;
  const { n, dontKnow, counts, mean, sd, agreement } = figures;
  return { n, dont_know: dontKnow, counts, mean: mean / 10, sd: sd / 100, agreement };
}

function groupRows(picture, texts) {
  const group = texts("csv-group");
  const rows = [[group, "n", texts("csv-title"), picture.n]];
  if (picture.size !== null) {
    rows.push([group, texts("csv-size"), "", picture.size], [group, texts("csv-rate"), "", responseRate(picture)]);
  }
  return rows;
}

function scaleRow(kind, id, name, figures) {
  return figures ? [kind, id, name, figures.n, decimals(figures.mean, 1), decimals(figures.sd, 1)] : [kind, id, name];
}

function itemCells(figures) {
  if (!figures) return [];
  const shown = [figures.n, decimals(figures.mean, 1), decimals(figures.sd, 2), figures.dontKnow];
  return [...shown, ...figures.counts, figures.agreement];
}

function fingerprintText(instrument) {
  return instrument.fingerprint.toString(16).padStart(4, "0");
}
