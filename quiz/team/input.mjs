/**
 * Twin of input.py: find the team codes in any text. The four passes are described there.
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

/** Reads one text. `steps` does the work in small parts; `result` is complete after the last. */
export class TeamReader {
  constructor(text, instrument) {
    const items = instrument.items.length;
    this.expected = { items, format: TEAM, fingerprint: instrument.fingerprint };
    this.length = codeLength(items);
    this.lines = normalise(text).split(/\r\n?|\n/);
    this.written = writtenPattern(this.length);
    this.silent = isJson(text);
    this.found = new Map();
    this.firstLine = new Map();
    this.duplicates = [];
    this.refused = [];
    this.seenLines = new Set();
    this.work = 0;
    this.progress = { done: 0, total: this.lines.length };
  }

  /** @returns {Generator<{done: number, total: number}, void>} how far it is, after each part of the work */
  *steps() {
    const left = new Map();
    yield this.progress;
    for (const [index, line] of this.lines.entries()) {
      const rest = yield* this.takeWritten(index, line);
      if (!NOTHING.test(rest)) left.set(index, rest);
      this.progress.done = index + 1;
      if (this.due()) yield this.progress;
    }
    yield* this.takeJoined(left);
    for (const [index, rest] of left) {
      yield* this.refuse(index, rest);
      if (this.due()) yield this.progress;
    }
  }

  /** @returns {TeamInput} everything found so far, refusals and duplicates in the order of their lines */
  get result() {
    const byLine = (a, b) => a.line - b.line;
    return {
      respondents: this.found,
      duplicates: this.duplicates.slice().sort(byLine),
      refused: this.refused.slice().sort(byLine),
    };
  }

  /** Counts what was done; true when it is enough for one step. */
  due(words = 1) {
    this.work += words;
    if (this.work < STEP) return false;
    this.work = 0;
    return true;
  }

  /** Pass 1: take the codes written as the site writes them; returns the line without them. */
  *takeWritten(index, line) {
    const kept = [];
    let start = 0;
    for (const match of line.matchAll(this.written)) {
      const end = match.index + match[0].length;
      if (!isPlain(line[match.index - 1]) && !isPlain(line[end]) && this.sound(index, match[0])) {
        kept.push(line.slice(start, match.index));
        start = end;
      }
      if (this.due()) yield this.progress;
    }
    return [...kept, line.slice(start)].join(TAKEN);
  }

  /** Pass 2: words in a row that together are one code; `left` loses them. */
  *takeJoined(left) {
    const words = yield* this.words(left);
    /** Of each line that loses words: what stays of it so far, and where the rest begins. */
    const taken = new Map();
    for (let first = 0; first < words.length; ) {
      if (this.due()) yield this.progress;
      const last = windowEnd(words, first, this.length);
      const row = words.slice(first, last + 1);
      if (last < 0 || !this.sound(row[0].index, row.map((word) => word.text).join(""))) {
        first += 1;
        continue;
      }
      for (const { index, start, end } of row) {
        if (!taken.has(index)) taken.set(index, { kept: [], from: 0 });
        const part = taken.get(index);
        part.kept.push(left.get(index).slice(part.from, start));
        part.from = end;
        this.seenLines.add(index);
      }
      first = last + 1;
    }
    for (const [index, { kept, from }] of taken) {
      left.set(index, [...kept, left.get(index).slice(from)].join(TAKEN));
      if (this.due()) yield this.progress;
    }
  }

  /** The words of all lines, each with its place and whether it goes on where the one before it ended. */
  *words(left) {
    const words = [];
    for (const [index, line] of left) {
      let end = -1;
      for (const match of line.matchAll(WORD)) {
        const last = words[words.length - 1];
        let joined = false;
        if (end >= 0) joined = ONLY_JOINERS.test(line.slice(end, match.index));
        else if (last && last.index === index - 1) joined = continues(left, last, line.slice(0, match.index));
        end = match.index + match[0].length;
        words.push({ text: match[0], index, start: match.index, end, joined });
        if (this.due()) yield this.progress;
      }
    }
    return words;
  }

  /** Whether the text is a code with a sound checksum; then it is counted, or refused by name. */
  sound(index, text) {
    const code = clean(text);
    const before = this.firstLine.get(code);
    if (before === undefined) {
      const problem = this.fault(code);
      if (problem && UNSOUND.includes(problem.fault)) return false;
      if (problem) this.refuseFor(index, problem);
      else this.firstLine.set(code, index + 1);
    } else {
      this.duplicates.push({ line: Math.max(before, index + 1), firstLine: Math.min(before, index + 1) });
    }
    this.seenLines.add(index);
    return true;
  }

  /** What is wrong with a code; null when it is right, and then its responses are kept. */
  fault(code) {
    try {
      this.found.set(code, decode(code, this.expected).responses);
      return null;
    } catch (problem) {
      if (!(problem instanceof CodeError)) throw problem;
      return problem;
    }
  }

  refuseFor(index, { fault, detail }) {
    this.refused.push({ line: index + 1, reason: fault, detail });
  }

  /** Passes 3 and 4: say why the pieces that look like a code are none. */
  *refuse(index, rest) {
    const pieces = [];
    const kept = [];
    let start = 0;
    for (const match of rest.matchAll(SPACED)) {
      const words = match[0].match(WORD);
      if (words.filter((word) => /[0-9]/.test(word)).length >= 3) {
        pieces.push(match[0]);
        kept.push(rest.slice(start, match.index));
        start = match.index + match[0].length;
      }
      if (this.due(words.length)) yield this.progress;
    }
    for (const [piece] of [...kept, rest.slice(start)].join(TAKEN).matchAll(SPLIT)) {
      const [core] = piece.match(CORE) || [""];
      if (looksLikeCode(core)) pieces.push(core);
      if (this.due()) yield this.progress;
    }
    for (const piece of pieces) {
      const problem = this.fault(clean(piece));
      if (problem) this.refuseFor(index, problem);
      else this.sound(index, piece);
      if (this.due(piece.length / 10)) yield this.progress;
    }
    if (!pieces.length && !this.seenLines.has(index) && !this.silent) {
      this.refused.push({ line: index + 1, reason: NO_CODE, detail: "" });
    }
  }
}

/** Whether a line's first word goes on where the line above it ended. */
function continues(left, last, head) {
  return ONLY_JOINERS.test(left.get(last.index).slice(last.end)) && ONLY_QUOTES.test(head);
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
export function normalise(text) {
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
