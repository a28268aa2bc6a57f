/**
 * Twin of quiz/team_input.py: find the team codes in any text. The four passes are described there.
 * It works in slices, so that a page stays alive while ten thousand codes are read.
 */

import { CodeError, TEAM, clean, codeLength, decode } from "./codes.mjs";

export const NO_CODE = "no-code";
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]+/g;
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;
const SPACES = /[\t\v\f\x1c-\x1f\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/g;
const ONLY_JOINERS = /^[ \-]*$/;
const ONLY_QUOTES = /^[ \->]*$/;
const NOTHING = /^[ \-=*_~>|.]*$/;
const SPLIT = /[^ =#:/"'(),;<>\[\]{}|]+/g;
const SPACED = /[0-9A-Za-z]{3,5}(?:[ \-]+[0-9A-Za-z]{3,5}){4,}/g;
const EDGES = /^[^0-9A-Za-z]+|[^0-9A-Za-z]+$/g;
const NOT_PLAIN = /[^0-9A-Za-z]+/g;
const TAKEN = "|";
const UNSOUND = ["character", "length", "checksum"];

/**
 * @typedef {{line: number, reason: string, detail: string}} Refusal
 * @typedef {{respondents: Map<string, number[]>, duplicates: {line: number, firstLine: number}[],
 *   refused: Refusal[]}} TeamInput
 */

/**
 * Reads a text in slices: each `next()` does a part and gives how far it is; the last one gives the TeamInput.
 * @returns {Generator<{done: number, total: number}, TeamInput>}
 */
export function* readTeamInput(text, instrument, slice = 500) {
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

  function takeWritten(index, line) {
    let rest = "";
    let start = 0;
    written.lastIndex = 0;
    for (let match = written.exec(line); match; match = written.exec(line)) {
      const end = match.index + match[0].length;
      if (isPlain(line[match.index - 1]) || isPlain(line[end])) continue;
      if (sound(index, match[0])) {
        rest += line.slice(start, match.index) + TAKEN;
        start = end;
      }
    }
    return start ? rest + line.slice(start) : line;
  }

  function refuse(index, line) {
    const pieces = (line.match(SPACED) || []).filter((piece) => {
      return piece.match(/[0-9A-Za-z]+/g).filter((word) => /[0-9]/.test(word)).length >= 3;
    });
    let rest = line;
    for (const piece of pieces) rest = rest.replace(piece, TAKEN);
    for (const piece of rest.match(SPLIT) || []) {
      const trimmedPiece = piece.replace(EDGES, "");
      if (looksLikeCode(trimmedPiece)) pieces.push(trimmedPiece);
    }
    for (const piece of pieces) {
      try {
        decode(piece, expected);
        sound(index, piece);
      } catch (problem) {
        if (!(problem instanceof CodeError)) throw problem;
        refused.push({ line: index + 1, reason: problem.fault, detail: problem.detail });
      }
    }
    if (!pieces.length && !seen.has(index) && !silent) refused.push({ line: index + 1, reason: NO_CODE, detail: "" });
  }

  for (let index = 0; index < lines.length; index += 1) {
    const rest = takeWritten(index, lines[index]);
    if (!NOTHING.test(rest)) left.set(index, rest);
    if (index % slice === slice - 1) yield { done: index + 1, total: lines.length };
  }
  yield* takeJoined(left, length, sound, seen);
  let count = 0;
  for (const [index, rest] of left) {
    refuse(index, rest);
    count += 1;
    if (count % slice === 0) yield { done: lines.length, total: lines.length };
  }
  const byLine = (a, b) => a.line - b.line;
  return { respondents, duplicates: duplicates.sort(byLine), refused: refused.sort(byLine) };
}

/** Pass 2: words in a row that together are exactly one code; `left` loses them. */
function* takeJoined(left, length, sound, seen) {
  const words = [];
  for (const [index, line] of left) {
    const pattern = /[0-9A-Za-z]+/g;
    let end = -1;
    for (let match = pattern.exec(line); match; match = pattern.exec(line)) {
      const last = words[words.length - 1];
      let joined = end >= 0 && ONLY_JOINERS.test(line.slice(end, match.index));
      if (end < 0 && last && last.index === index - 1) {
        joined = ONLY_JOINERS.test(left.get(last.index).slice(last.end)) && ONLY_QUOTES.test(line.slice(0, match.index));
      }
      end = match.index + match[0].length;
      words.push({ text: match[0], index, start: match.index, end, joined });
      if (words.length % 5000 === 0) yield { done: 0, total: 0 };
    }
  }
  const taken = new Map();
  for (let first = 0; first < words.length; ) {
    const last = windowEnd(words, first, length);
    const row = last < 0 ? [] : words.slice(first, last + 1);
    if (last < 0 || !sound(words[first].index, row.map((word) => word.text).join(""))) {
      first += 1;
      if (first % 5000 === 0) yield { done: 0, total: 0 };
      continue;
    }
    for (const word of row) {
      taken.set(word.index, [...(taken.get(word.index) || []), word]);
      seen.add(word.index);
    }
    first = last + 1;
  }
  for (const [index, places] of taken) {
    let line = left.get(index);
    for (const { start, end } of places.reverse()) line = line.slice(0, start) + TAKEN + line.slice(end);
    left.set(index, line);
  }
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
