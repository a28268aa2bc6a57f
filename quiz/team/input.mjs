/**
 * Twin of input.py: the team codes in any text as respondents, each once, and why the rest is not counted.
 * It works in slices, so that a page stays alive while ten thousand codes are read.
 */

import { TEAM } from "../codes.mjs";
import { CodeFinder, parts } from "../code_finder.mjs";

export const OTHER_EDITION = "edition";

/**
 * @typedef {import("../code_finder.mjs").Refusal} Refusal
 * @typedef {{respondents: Map<string, number[]>, duplicates: {line: number, firstLine: number}[],
 *   refused: Refusal[]}} TeamInput
 */

/** Reads one text. `steps` does the work in small parts; `result` is complete after the last. */
export class TeamReader {
  constructor(text, instrument) {
    this.text = text;
    this.instrument = instrument;
    this.found = new Map();
    this.firstLine = new Map();
    this.duplicates = [];
    this.refused = [];
  }

  /** @returns {Generator<{done: number, total: number}, void>} characters read and in all, after each part */
  *steps() {
    const progress = { done: 0, total: this.text.length };
    yield progress;
    const finder = new CodeFinder(this.instrument, isJson(this.text));
    for (const part of parts(this.text)) {
      finder.feed(part).forEach(this.take, this);
      progress.done += part.length;
      yield progress;
    }
    finder.close().forEach(this.take, this);
  }

  /** @returns {TeamInput} everything found so far, refusals and duplicates in the order of their lines */
  get result() {
    const refused = this.refused.slice().sort((a, b) => a.line - b.line);
    return { respondents: this.found, duplicates: this.duplicates, refused };
  }

  take({ line, reason, detail, text, edition, code }) {
    const refuse = (why, what) => this.refused.push({ line, reason: why, detail: what });
    if (reason) refuse(reason, detail);
    else if (code.format !== TEAM) refuse("format", String(code.format));
    else if (edition !== this.instrument) refuse(OTHER_EDITION, edition.edition);
    else if (this.found.has(text)) this.duplicates.push({ line, firstLine: this.firstLine.get(text) });
    else {
      this.found.set(text, code.responses);
      this.firstLine.set(text, line);
    }
  }
}

/** Whether a text is JSON: its lines are no news to anybody. */
export function isJson(text) {
  if (!/^\s*[{[]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
