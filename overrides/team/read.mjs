/** From text boxes and files to respondents, without ever freezing the page. */

import { isExport } from "../../quiz/team/file.mjs";
import { NO_CODE } from "../../quiz/team/input.mjs";

/** One slice of work, in milliseconds: shorter than a frame of the screen. */
const SLICE = 12;
/** In bytes of all files together, and in characters of what is pasted. */
export const LARGEST_TEXT = 20000000;
const MOST_LISTED = 200;
const MOST_RANGES = 12;

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
    do {
      const { value, done } = steps.next();
      if (done) return value;
      if (value.total) onProgress(value);
    } while (performance.now() < until);
    await turn();
    if (stale()) return null;
  }
}

/**
 * What is in some files: texts to put in the box, or one aggregated picture, or a sentence about what went wrong.
 * @param {Iterable<File>} files
 * @returns {Promise<{text: string, saved: string | null, names: string[], problems: string[]}>}
 */
export async function readFiles(files, texts) {
  const found = { text: "", saved: null, names: [], problems: [] };
  const refuse = (file, key) => found.problems.push(texts("in-file", { name: file.name, message: texts(key) }));
  let count = 0;
  let size = 0;
  for (const file of files) {
    count += 1;
    if (!/\.(txt|csv|json)$/i.test(file.name)) refuse(file, "file-type");
    else if ((size += file.size) > LARGEST_TEXT) refuse(file, "file-too-large");
    else {
      try {
        const text = await decoded(file);
        found.names.push(file.name);
        if (isExport(text)) found.saved = text;
        else found.text += `${found.text ? "\n" : ""}${text}`;
      } catch {
        refuse(file, "file-unreadable");
      }
    }
  }
  if (found.saved && count > 1) {
    found.saved = null;
    found.problems.push(texts("export-alone"));
  }
  return found;
}

async function decoded(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const wide = bytes.length > 1 && ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff));
  const encoding = wide ? (bytes[0] === 0xff ? "utf-16le" : "utf-16be") : "utf-8";
  return new TextDecoder(encoding).decode(bytes);
}

/** The sentence for a refused line, from the page's own sentences. */
export function refusalText(texts, instrument, { reason, detail }) {
  const known = reason === "format" ? (detail === "1" ? "format-team-wanted" : "format-unknown") : reason;
  return texts(`team-${known}`, { found: detail, length: instrument.codeLength, first: detail });
}

/**
 * Everything that was not counted as sentences, in the order of the lines. Lines without a code are one entry.
 * @param {import("./team-input.mjs").TeamInput} input
 */
export function refusedSentences(texts, instrument, input) {
  const entries = input.refused
    .filter((refusal) => refusal.reason !== NO_CODE)
    .map((refusal) => ({ line: refusal.line, message: refusalText(texts, instrument, refusal) }));
  for (const { line, firstLine } of input.duplicates) {
    entries.push({ line, message: texts("team-duplicate", { first: firstLine }) });
  }
  entries.sort((a, b) => a.line - b.line);
  const sentences = entries.slice(0, MOST_LISTED).map((entry) => texts("line", entry));
  if (entries.length > MOST_LISTED) sentences.push(texts("more-lines", { n: entries.length - MOST_LISTED }));
  const without = input.refused.filter((refusal) => refusal.reason === NO_CODE).map((refusal) => refusal.line);
  if (without.length) {
    const key = without.length === 1 ? "line" : "lines";
    sentences.push(texts(key, { line: without[0], lines: ranges(without), message: texts("team-no-code") }));
  }
  return sentences;
}

/** Line numbers as ranges: 1–3, 7, 9–12. */
export function ranges(lines) {
  const found = [];
  for (const line of lines) {
    const last = found[found.length - 1];
    if (last && last[1] === line - 1) last[1] = line;
    else found.push([line, line]);
  }
  const words = found.slice(0, MOST_RANGES).map(([from, to]) => (from === to ? String(from) : `${from}–${to}`));
  return words.join(", ") + (found.length > MOST_RANGES ? " …" : "");
}
