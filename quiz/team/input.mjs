/**
 * Twin of quiz/team_input.py: find the team codes in any text. The four passes are described there.
 * It works in slices, so that a page stays alive while ten thousand codes are read.
 */

import { CodeError, TEAM, clean, codeLength, decode } from "../codes.mjs";

export const NO_CODE = "no-code";
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]+/g;
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;
const SPACES = /[\t\v\f\x1c-\x1f\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/g;
const ONLY_JOINERS = /^[ \-]*$/;
const ONLY_QUOTES = /^[ \->]*$/;
const NOTHING = /^[ \-=*_~>|.]*$/;
const WORD = /[0-9A-Za-z]+/g;
const SPLIT = /[^ =#:/"'(),;<>\[\]{}|]+/g;
/** Bounded, so that a line of a million words is many small pieces of work and never one that fills the stack. */
const SPACED = /[0-9A-Za-z]{3,5}(?:[ \-]+[0-9A-Za-z]{3,5}){4,99}/g;
const CORE = /[0-9A-Za-z](?:.*[0-9A-Za-z])?/s;
const NOT_PLAIN = /[^0-9A-Za-z]+/g;
const TAKEN = "|";
const UNSOUND = ["character", "length", "checksum"];
/** Lines, words and pieces between two pauses: a millisecond or two, however they stand in the text. */
const STEP = 200;

/**
 * @typedef {{line: number, reason: string, detail: string}} Refusal
 * @typedef {{respondents: Map<string, number[]>, duplicates: {line: number, firstLine: number}[],
 *   refused: Refusal[]}} TeamInput
 */

/**
 * Reads a text in slices: each `next()` does a small part and gives how far it is; the last one gives the TeamInput.
 * @returns {Generator<{done: number, total: number}, TeamInput>}
 */
export function* readTeamInput(text, instrument) {
  const items = instrument.items.length;
  const length = codeLength(items);
  const expected = { items, format: TEAM, fingerprint: instrument.fingerprint };
  const lines = normalised(text).split(/\r\n?|\n/);
  const written = writtenPattern(length);
  const silent = isJson(text);
  const respondents = new Map();
  const firstLine = new Map();
  const duplicates = [];
  const refused = [];
  const seen = new Set();
  const left = new Map();
  const progress = { done: 0, total: lines.length };
  let work = 0;

  /** Counts what was done; true when it is time for a pause. */
  function due(words = 1) {
    work += words;
    if (work < STEP) return false;
    work = 0;
    return true;
  }

  /** Whether the text is a code with a sound checksum; then it is counted, or refused by name. */
  function sound(index, candidate) {
    const code = clean(candidate);
    const before = firstLine.get(code);
    if (before !== undefined) {
      duplicates.push({ line: Math.max(before, index + 1), firstLine: Math.min(before, index + 1) });
    } else {
      try {
        respondents.set(code, decode(code, expected).responses);
        firstLine.set(code, index + 1);
      } catch (problem) {
        if (!(problem instanceof CodeError)) throw problem;
        if (UNSOUND.includes(problem.fault)) return false;
        refused.push({ line: index + 1, reason: problem.fault, detail: problem.detail });
      }
    }
    seen.add(index);
    return true;
  }

  function* takeWritten(index, line) {
    const kept = [];
    let start = 0;
    for (const match of line.matchAll(written)) {
      const end = match.index + match[0].length;
      if (!isPlain(line[match.index - 1]) && !isPlain(line[end]) && sound(index, match[0])) {
        kept.push(line.slice(start, match.index));
        start = end;
      }
      if (due()) yield progress;
    }
    return [...kept, line.slice(start)].join(TAKEN);
  }

  /** Pass 2: words in a row that together are exactly one code; `left` loses them. */
  function* takeJoined() {
    const words = [];
    for (const [index, line] of left) {
      let end = -1;
      for (const match of line.matchAll(WORD)) {
        const last = words[words.length - 1];
        let joined = end >= 0 && ONLY_JOINERS.test(line.slice(end, match.index));
        if (end < 0 && last && last.index === index - 1) {
          joined = ONLY_JOINERS.test(left.get(last.index).slice(last.end)) && ONLY_QUOTES.test(line.slice(0, match.index));
        }
        end = match.index + match[0].length;
        words.push({ text: match[0], index, start: match.index, end, joined });
        if (due()) yield progress;
      }
    }
    /** Of each line that loses words: what stays of it so far, and where the rest begins. */
    const taken = new Map();
    for (let first = 0; first < words.length; ) {
      if (due()) yield progress;
      const last = windowEnd(words, first, length);
      const row = words.slice(first, last + 1);
      if (last < 0 || !sound(row[0].index, row.map((word) => word.text).join(""))) {
        first += 1;
        continue;
      }
      for (const { index, start, end } of row) {
        if (!taken.has(index)) taken.set(index, { kept: [], from: 0 });
        const part = taken.get(index);
        part.kept.push(left.get(index).slice(part.from, start));
        part.from = end;
        seen.add(index);
      }
      first = last + 1;
    }
    for (const [index, { kept, from }] of taken) {
      left.set(index, [...kept, left.get(index).slice(from)].join(TAKEN));
      if (due()) yield progress;
    }
  }

  function* refuse(index, line) {
    const pieces = [];
    const kept = [];
    let start = 0;
    for (const match of line.matchAll(SPACED)) {
      const words = match[0].match(WORD);
      if (words.filter((word) => /[0-9]/.test(word)).length >= 3) {
        pieces.push(match[0]);
        kept.push(line.slice(start, match.index));
        start = match.index + match[0].length;
      }
      if (due(words.length)) yield progress;
    }
    for (const [piece] of [...kept, line.slice(start)].join(TAKEN).matchAll(SPLIT)) {
      const [core] = piece.match(CORE) || [""];
      if (looksLikeCode(core)) pieces.push(core);
      if (due()) yield progress;
    }
    for (const piece of pieces) {
      try {
        decode(piece, expected);
        sound(index, piece);
      } catch (problem) {
        if (!(problem instanceof CodeError)) throw problem;
        refused.push({ line: index + 1, reason: problem.fault, detail: problem.detail });
      }
      if (due(piece.length / 10)) yield progress;
    }
    if (!pieces.length && !seen.has(index) && !silent) refused.push({ line: index + 1, reason: NO_CODE, detail: "" });
  }

  yield progress;
  for (const [index, line] of lines.entries()) {
    const rest = yield* takeWritten(index, line);
    if (!NOTHING.test(rest)) left.set(index, rest);
    progress.done = index + 1;
    if (due()) yield progress;
  }
  yield* takeJoined();
  for (const [index, rest] of left) {
    yield* refuse(index, rest);
    if (due()) yield progress;
  }
  const byLine = (a, b) => a.line - b.line;
  return { respondents, duplicates: duplicates.sort(byLine), refused: refused.sort(byLine) };
}

/** The last word of the row from `first` that is exactly one code long, or −1. Formats 1 and 2 begin with 2…5. */
function windowEnd(words, first, length) {
  if (!"2345".includes(words[first].text[0])) return -1;
  let total = 0;
  for (let last = first; last < words.length; last += 1) {
    if (last > first && !words[last].joined) return -1;
    total += words[last].text.length;
    if (total >= length) return total === length ? last : -1;
  }
  return -1;
}

/** Invisible characters gone, every dash a hyphen, every space a space; line ends stay. */
export function normalised(text) {
  return text.replace(INVISIBLE, "").replace(DASHES, "-").replace(SPACES, " ");
}

/** Whether a piece without spaces was probably meant as a code: see the Python twin. */
export function looksLikeCode(piece) {
  if (!/[0-9]/.test(piece)) return false;
  const plain = piece.replace(NOT_PLAIN, "").length;
  const groups = piece.split("-");
  if (groups.length >= 3) return plain >= 12 && groups.filter((part) => Array.from(part).length === 4).length >= 2;
  return plain >= 20 && plain <= 80 && 10 * plain >= 9 * Array.from(piece).length;
}

function isPlain(character) {
  return character !== undefined && /[0-9A-Za-z]/.test(character);
}

function isJson(text) {
  if (!/^\s*[{[]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function writtenPattern(length) {
  const rest = length % 4;
  const parts = new Array(Math.floor(length / 4)).fill("[0-9A-Za-z]{4}");
  if (rest) parts.push(`[0-9A-Za-z]{${rest}}`);
  return new RegExp(parts.join("-"), "g");
}
