/** Twin of code_finder.py: find the codes in a text of any length, line by line, and say what is none. */

import { CodeReader, GAP, WINDOW, normalise } from "./code_reader.mjs";

export const NO_CODE = "no-code";
const STEP = 1500;

// The number that forms, calendars and meetings give to everything: no code is written in such groups.
const GUID = /\b[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\b/gi;
const NOTHING = /^[ \-=*_~>|.]*$/;

/**
 * @typedef {import("./instrument.mjs").Instrument} Instrument
 * @typedef {{line: number, reason: string, detail: string}} Refusal
 * @typedef {{line: number, text: string, edition: Instrument, code: object}} Found
 */

/** Reads a text that comes in parts: `feed` each, then `close`; both give what is settled by then. */
export class CodeFinder extends CodeReader {
  /** @param {Instrument} instrument and the earlier editions it knows; `silent`: say nothing of lines without a code */
  constructor(instrument, silent = false) {
    super(instrument);
    this.silent = silent;
    this.busy = false;
    this.lines = 0;
  }

  feed(part) {
    this.buffer += normalise(part).replace(GUID, "id");
    return this.buffer.length > WINDOW ? this.settle(this.cut(this.buffer.length - WINDOW)) : [];
  }

  close() {
    const events = this.settle(this.buffer.length);
    this.lines += 1;
    return events;
  }

  /** Up to where the buffer is settled: whole lines, or a part of one that goes on and on. */
  cut(limit) {
    const end = this.buffer.lastIndexOf("\n", limit - 1) + 1;
    if (end || limit < STEP) return end;
    const [space] = this.buffer.slice(limit - 200, limit).matchAll(GAP);
    return space ? limit - 200 + space.index + space[0].length : limit;
  }

  /** @returns {(Found | Refusal)[]} */
  settle(end) {
    if (!end) return [];
    const text = this.buffer;
    const events = [];
    let [line, counted] = [this.lines + 1, 0];
    for (const { at, ...event } of this.codes(end)) {
      line += newlines(text, counted, at);
      counted = at;
      events.push({ line, ...event });
    }
    this.taken.sort(([a, b], [c, d]) => a - c || b - d);
    this.rest(end, events);
    this.taken = this.taken.filter(([, b]) => b > end).map(([a, b]) => [Math.max(a - end, 0), b - end]);
    this.buffer = text.slice(end);
    return events;
  }

  /** What looks like a code in what is left, and the lines in which nothing was found. */
  rest(end, events) {
    const text = this.buffer;
    const kept = [];
    let at = 0;
    for (const [a, b] of this.taken) {
      if (a >= end) break;
      const stop = Math.min(b, end);
      // What was taken keeps its lines and is no part of anything else.
      kept.push(text.slice(at, Math.max(a, at)), "\0", "\n\0".repeat(newlines(text, Math.max(a, at), stop)));
      at = Math.max(at, stop);
    }
    const lines = [...kept, text.slice(at, end)].join("").split("\n");
    const last = lines.length - 1;
    for (const [index, line] of lines.entries()) {
      if (index === last && !line) continue;
      let busy = (this.busy && index === 0) || line.includes("\0");
      for (const fault of this.faults(line)) {
        busy = true;
        events.push({ line: this.lines + index + 1, ...fault });
      }
      if (index === last) {
        this.busy = busy;
        if (end < text.length) continue; // the line goes on
      }
      if (!busy && !this.silent && !NOTHING.test(line)) {
        events.push({ line: this.lines + index + 1, reason: NO_CODE, detail: "" });
      }
    }
    if (!lines[last]) this.busy = false;
    this.lines += last;
  }
}

/** A text in parts of about `STEP` characters, cut where a line ends if there is one. */
export function* parts(text) {
  for (let at = 0; at < text.length; ) {
    let end = at + STEP;
    if (end < text.length) {
      const lineEnd = text.lastIndexOf("\n", end - 1) + 1;
      const space = text.lastIndexOf(" ", end - 1) + 1;
      if (lineEnd > at) end = lineEnd;
      else if (space > end - 200) end = space;
    }
    yield text.slice(at, end);
    at = end;
  }
}

function newlines(text, from, to) {
  return text.slice(from, Math.max(from, to)).split("\n").length - 1;
}
