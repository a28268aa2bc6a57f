/** From a text or files to respondents, a saved picture or problems: one way in, for both boxes. */

import { OfficeError, isOffice, officeText } from "../../quiz/office.mjs";
import { ExportError, isExport, parseExport } from "../../quiz/team/file.mjs";
import { TeamReader } from "../../quiz/team/input.mjs";

/** In bytes of all files together, and in characters of what is pasted. */
export const LARGEST_TEXT = 20000000;
/** One slice of work, in milliseconds: shorter than a frame of the screen. */
const SLICE = 12;

/**
 * What is in a text, read in steps.
 * @typedef {{key: string, values?: object, file?: string}} Sentence a sentence of the page, about a file or not
 * @typedef {import("../../quiz/team/input.mjs").TeamInput | {picture: object} | {problems: Sentence[]}} Found
 * @returns {Generator<{done: number, total: number}, Found>}
 */
export function* intake(text, instrument) {
  if (text.length > LARGEST_TEXT) return { problems: [{ key: "file-too-large" }] };
  if (isExport(text)) return savedPicture(text, instrument);
  const reader = new TeamReader(text, instrument);
  yield* reader.steps();
  return reader.result;
}

function savedPicture(text, instrument) {
  try {
    return { picture: parseExport(text, instrument) };
  } catch (problem) {
    if (!(problem instanceof ExportError)) throw problem;
    return { problems: [{ key: `team-${problem.reason}`, values: { found: problem.detail || "–" } }] };
  }
}

/** Which files can be read, and what is wrong with the others. */
export function sortFiles(files) {
  const problems = [];
  let size = 0;
  const sound = files.filter((file) => {
    let key = "";
    if (/\.(xls|doc)$/i.test(file.name)) key = "team-office-old";
    else if (!/\.(txt|csv|json|xlsx|ods|docx)$/i.test(file.name)) key = "file-type";
    else if ((size += file.size) > LARGEST_TEXT) key = "file-too-large";
    if (key) problems.push({ file: file.name, key });
    return !key;
  });
  return { sound, problems };
}

/** What the texts of files are together: a text for the box, or one saved picture, which comes alone. */
export function joinTexts(texts, alone) {
  const saved = texts.filter(isExport);
  const text = texts.filter((part) => !isExport(part)).join("\n");
  if (!saved.length || alone) return { text, saved: saved[0] || "", problems: [] };
  return { text, saved: "", problems: [{ key: "export-alone" }] };
}

/** How the bytes of a file are written; spreadsheets on Windows write UTF-16. */
export function encodingOf(bytes) {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  // Half of the bytes of plain text are zero, all on one side.
  const start = Array.from(bytes.slice(0, 4096));
  const zeros = (side) => start.filter((byte, at) => at % 2 === side && byte === 0).length / (start.length / 2);
  if (start.length >= 8 && zeros(1) > 0.7 && zeros(0) < 0.7) return "utf-16le";
  return start.length >= 8 && zeros(0) > 0.7 && zeros(1) < 0.7 ? "utf-16be" : "utf-8";
}

/** What is no UTF-8 is a code page of Windows. */
function decodedText(bytes) {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/**
 * @param {File[]} files
 * @returns {Promise<{text: string, saved: string, names: string[], problems: Sentence[]}>}
 */
export async function readFiles(files) {
  const { sound, problems } = sortFiles(files);
  const [texts, names] = [[], []];
  for (const file of sound) {
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      if (!bytes.length) problems.push({ file: file.name, key: "team-file-empty" });
      texts.push(isOffice(bytes) ? await officeText(bytes) : decodedText(bytes));
      names.push(file.name);
    } catch (problem) {
      const key = problem instanceof OfficeError ? `team-${problem.reason}` : "file-unreadable";
      problems.push({ file: file.name, key });
    }
  }
  const joined = joinTexts(texts, files.length === 1);
  return { ...joined, names, problems: [...problems, ...joined.problems] };
}

/** A turn of the browser: input and painting go first. Works from file:// and under the strict policy. */
function turn() {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(null);
  });
}

/**
 * Run a generator to its end in slices; gives what it returns, or null when `stale` says it is not wanted any more.
 * @template Result
 * @param {Generator<{done: number, total: number}, Result>} steps
 */
export async function inSlices(steps, onProgress, stale) {
  for (;;) {
    const until = performance.now() + SLICE;
    let step = null;
    do {
      step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < until);
    onProgress(step.value);
    await turn();
    if (stale()) return null;
  }
}
