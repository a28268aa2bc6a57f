/**
 * Twin of organisation_file.py: the organisation picture as a file, and whatever somebody drops on the page as saved
 * pictures. What the file holds is described there; the functions stand in the same order.
 *
 * @typedef {import("./organisation.mjs").Organisation} Organisation
 * @typedef {import("./organisation.mjs").Opened} Opened
 */

import { ExportError, exportDocument, isExport, mapped, parseExport, withComma } from "./file.mjs";
import { opened, scaleOf } from "./organisation.mjs";

const ORGANISATION_FORMAT = "kennisbank-organisatieleren/organisatiebeeld";
const ORGANISATION_VERSION = 1;
const LARGEST_PICTURE = 1000000;
export const LARGEST_ORGANISATION = 50000000;

/** Today's instrument and those of earlier editions, each with what all have in common. */
export function editionsByFingerprint(instrument) {
  const editions = (instrument.editions || []).map((edition) => ({ ...instrument, ...edition, editions: [] }));
  return new Map([instrument, ...editions].map((edition) => [edition.fingerprint, edition]));
}

/**
 * The saved pictures in a file: one, or those of an organisation. Throws ExportError for anything else.
 * @returns {Opened[]}
 */
export function readSaved(file, given, editions) {
  const text = given.replace(/^\ufeff/, "");
  if (!text.trim()) throw new ExportError("empty");
  if (!isOrganisation(text)) {
    if (text.length > LARGEST_PICTURE) throw new ExportError("too-large");
    if (!isExport(text)) throw new ExportError("foreign");
    return [readOne(file, text, editions)];
  }
  if (text.length > LARGEST_ORGANISATION) throw new ExportError("too-large");
  let document = null;
  try {
    document = JSON.parse(text);
  } catch {
    throw new ExportError("unreadable");
  }
  if (document === null || document.format !== ORGANISATION_FORMAT) throw new ExportError("foreign");
  if (document.version !== ORGANISATION_VERSION) throw new ExportError("version");
  const { pictures } = document;
  if (!Array.isArray(pictures) || !pictures.length) throw new ExportError("no-pictures");
  return pictures.map((picture, place) => {
    const isRecord = typeof picture === "object" && picture !== null && !Array.isArray(picture);
    if (!isRecord) throw new ExportError("damaged", `pictures.${place}`);
    const one = readOne(file, JSON.stringify(picture), editions);
    return { ...one, file: [file, one.picture.team, one.picture.date].filter(Boolean).join(" · ") };
  });
}

/** Whether a text means to be the file of an organisation: its format stands first. */
export function isOrganisation(text) {
  const start = text.slice(0, 200);
  return /^[\ufeff \t\r\n]*\{/.test(start) && start.includes(`"${ORGANISATION_FORMAT}"`);
}

/** The organisation picture as plain data; it opens again. There is at least one block. */
export function organisationDocument(organisation, editions) {
  const [first, ...others] = organisation.blocks;
  return {
    format: ORGANISATION_FORMAT,
    version: ORGANISATION_VERSION,
    ...blockDocument(first),
    other_editions: others.map(blockDocument),
    pictures: savedPictures(organisation).map(({ fingerprint, picture, team }) =>
      exportDocument(editions.get(fingerprint), { ...picture, team: team || null }),
    ),
  };
}

/** The document as text without blanks: hundreds of pictures stand in it. */
export function organisationJson(organisation, editions) {
  return `${JSON.stringify(organisationDocument(organisation, editions))}\n`;
}

/** Every picture that is shown, those of a timeline earliest first. */
export function savedPictures({ blocks }) {
  return blocks.flatMap(({ teams, timelines }) => {
    const dates = new Map(timelines.map(({ team, moments }) => [team, moments]));
    return teams.flatMap((team) => dates.get(team.team) || [team]);
  });
}

/**
 * Rows for a spreadsheet: each team and scale, earlier moments, the total, and the statements that differ.
 * @param {(key: string) => string} texts the words of the first column and the headings
 * @param {(id: string) => string} nameOf
 */
export function organisationRows({ blocks }, texts, nameOf) {
  const rows = [texts("csv-headings").split(";")];
  for (const block of blocks) {
    const ids = Object.keys(block.total);
    const scales = (kind, moment) => ids.map((id) => scaleRowOf(texts(kind), moment, id, nameOf(id)));
    for (const team of block.teams) rows.push(...scales("csv-team", team));
    for (const { moments } of block.timelines) {
      for (const moment of moments.slice(0, -1)) rows.push(...scales("csv-earlier", moment));
    }
    for (const id of ids) rows.push(totalRow(texts("csv-total"), block, id, nameOf(id)));
    for (const { item, icc, means } of block.differing) {
      for (const [team, mean] of means) {
        const start = [texts("csv-item"), team, "", block.edition, item, nameOf(item)];
        rows.push([...start, "", withComma(mean, 1), "", "", "", withComma(icc, 2)]);
      }
    }
  }
  return rows;
}

/** One saved picture, of whichever edition it is. */
function readOne(file, text, editions) {
  let problem = new ExportError("fingerprint");
  for (const [fingerprint, instrument] of editions) {
    try {
      return opened(file, fingerprint, parseExport(text, instrument));
    } catch (error) {
      if (!(error instanceof ExportError)) throw error;
      problem = new ExportError(error.reason.replace(/^export-/, ""), error.detail);
      if (problem.reason === "fingerprint") continue;
      if (instrument.other) problem = new ExportError("other", instrument.other);
      break;
    }
  }
  throw problem;
}

function blockDocument(block) {
  const { edition, fingerprint, teams, n, total, spread, differing, timelines } = block;
  return {
    edition,
    fingerprint: fingerprint.toString(16).padStart(4, "0"),
    teams: teams.map(({ team, picture }) => ({ name: team, ...momentDocument(picture) })),
    total: { n, ...byScale(total, poolDocument) },
    spread: byScale(spread, (share) => (share === null ? null : share / 100)),
    differing: differing.map(({ item, icc, means }) => ({
      item,
      icc1: icc / 100,
      means: means.map(([name, mean]) => ({ name, mean: mean / 10 })),
    })),
    timelines: timelines.map(({ team, moments, changes }) => ({
      name: team,
      moments: moments.map(({ picture }) => momentDocument(picture)),
      changes: changes.map(({ overall, dimensions }) => ({
        overall: changeDocument(overall),
        dimensions: mapped(dimensions, changeDocument),
      })),
    })),
  };
}

function momentDocument({ date, n, overall, dimensions }) {
  return { date, n, overall: figuresDocument(overall), dimensions: mapped(dimensions, figuresDocument) };
}

function figuresDocument(found) {
  return found && { n: found.n, mean: found.mean / 10, sd: found.sd / 10, margin: found.margin / 10 };
}

function poolDocument(found) {
  return found && { teams: found.teams, n: found.n, mean: found.mean / 10, sd: found.sd / 10 };
}

function changeDocument(found) {
  return (
    found && {
      difference: found.difference / 10,
      conclusion: found.named ? "verschil" : "binnen de ruis",
      named_from: found.smallest === null ? null : found.smallest / 10,
    }
  );
}

function byScale({ overall, ...dimensions }, shape) {
  return { overall: shape(overall), dimensions: mapped(dimensions, shape) };
}

function scaleRowOf(kind, { team, picture }, id, name) {
  const found = scaleOf(picture, id);
  const figures = found ? [found.mean, found.margin, found.sd].map((value) => withComma(value, 1)) : ["", "", ""];
  const shown = [found ? found.n : "", ...figures];
  return [kind, team, picture.date || "", picture.edition, id, name, ...shown, "", ""];
}

function totalRow(kind, { edition, total, spread }, id, name) {
  const [found, share] = [total[id], spread[id]];
  const start = [kind, "", "", edition, id, name];
  if (!found) return [...start, "", "", "", "", "", ""];
  const { n, mean, sd, teams } = found;
  return [...start, n, withComma(mean, 1), "", withComma(sd, 1), teams, share === null ? "" : withComma(share, 2)];
}
