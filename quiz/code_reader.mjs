/**
 * Twin of code_finder.py, together with code_finder.mjs for long texts: find the codes in a text. How it works, and
 * why it invents none, is described there.
 */

import { ALPHABET, CodeError, PERSONAL, TEAM, clean, codeLength, crc16, decode, encode } from "./codes.mjs";
import { isOnScale } from "./instrument.mjs";

export const TOO_LONG = "too-long";
export const TYPO = "typo";
export const WINDOW = 1500;
const MOST_COLUMNS = 1000;

const INVISIBLE = /[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]+/g;
const DASHES = /[\u2010-\u2015\u2043\u2212]|\u00e2\u20ac[\u0080-\u2122]/g;
const SPACES = /[\0\v\f\x1c-\x1f\x85\u1680\u2028\u2029]|[\ud800-\udbff][\udc00-\udfff]/g;
const ESCAPE = new RegExp(
  "(?:%(?:25)*|=(?=3D|2D|20|[89A-C][0-9A-F]|E2))" +
    "(?![0-9A-Za-z]{4}(?:-|[0-9A-Za-z]{28}(?![0-9A-Za-z])))" +
    "([01289A-Fa-f][0-9A-Fa-f]|3[A-Fa-f]|5[B-Fb-f]|60|7[B-Fb-f])",
  "g",
);
const ENTITY = /&(?:[A-Za-z]{2,16}|#[0-9]{1,6}|#[xX][0-9A-Fa-f]{1,5});/g;
const TAG = /<\/?[A-Za-z][A-Za-z0-9]{0,9} ?\/?>/g;
const LOOKS = { 0: "[0Oo]", 1: "[1IiLl]" };
export const GAP = /[^0-9A-Za-z]+/g;
const SEPARATED = /[0-9A-Za-z]{4}-2[Dd]/y;
const CELL_END = /[\t;|]|  +/g;
const WORD = /[0-9A-Za-z]+/g;
const SUSPECT = new RegExp(
  "[0-9A-Za-z]{3,5}(?:-[^ \\n\\t\\0=#:/\"'(),;<>\\[\\]{}|\\-]{3,5}){2,99}" +
    "|[2-5][0-9A-Za-z]{2,4}(?:[ \\t\\-]+[0-9A-Za-z]{3,5}){4,99}|[0-9A-Za-z]{20,}",
  "g",
);
const IDENTIFIER = /^(?:[0-9a-f]+$|(?=(?:[^A-Z]*[A-Z]){3})(?:[^a-z]*[a-z]){3})/;
const CONFUSED = ["5S", "S5", "8B", "B8", "2Z", "Z2"];

/**
 * @typedef {import("./instrument.mjs").Instrument} Instrument
 * @typedef {{at: number, reason: string, detail: string}} Refusal
 * @typedef {{at: number, text: string, edition: Instrument, code: object}} Found `at`: where it begins
 */

/** Reads the codes in the text that is put into `buffer`; `taken` is what they took of it, from and to. */
export class CodeReader {
  /** @param {Instrument} instrument and the earlier editions and other instruments it knows */
  constructor(instrument) {
    const editions = [instrument, ...(instrument.editions || [])].reverse();
    this.length = instrument.codeLength;
    this.marks = new Map();
    for (const edition of editions) {
      for (const kind of [PERSONAL, TEAM]) this.marks.set(markOfCodes(edition, kind), edition);
    }
    this.lengths = new Map(editions.map(({ items }) => [codeLength(items.length), items.length]));
    const lengths = [...this.lengths.keys()];
    const patterns = (between) => [...this.marks.keys()].map((mark) => markPattern(mark, between)).join("|");
    this.mark = new RegExp(patterns("[^0-9A-Za-z]{0,8}"), "g");
    this.start = new RegExp(`(^|[^0-9A-Za-z])(${patterns("")})`, "g");
    this.runs = new Map(lengths.map((n) => [n, new RegExp(`^(?:[^0-9A-Za-z]{0,40}[0-9A-Za-z]){${n}}`)]));
    this.written = new Map(lengths.map((n) => [n, writtenPattern(n)]));
    this.buffer = "";
    this.taken = [];
    this.columns = 0;
  }

  /**
   * The codes that begin before `end`; what they take of the buffer is noted.
   * @returns {(Found | Refusal)[]}
   */
  codes(end) {
    const text = this.buffer;
    const events = [];
    const apart = this.taken.slice();
    this.mark.lastIndex = 0;
    for (let match; (match = this.mark.exec(text)) && match.index < end; ) {
      const start = match.index;
      const inside = apart.filter(([a, b]) => a <= start && start < b).map(([, b]) => b);
      this.mark.lastIndex = inside.length ? Math.max(...inside) : start + 1;
      if (inside.length) continue;
      const edition = this.marks.get(clean(match[0].replace(GAP, "")));
      for (const spans of this.readings(start, codeLength(edition.items.length))) {
        const event = this.read(spans, edition);
        if (!event) continue;
        events.push({ at: start, ...event });
        this.taken.push(...spans);
        apart.push(...spans.slice(1));
        this.mark.lastIndex = spans[0][1];
        break;
      }
    }
    return events;
  }

  /** Where the characters of a code that begins here may stand, from sure to unsure. */
  *readings(start, length) {
    const text = this.buffer;
    const end = Math.min(start + WINDOW, text.length);
    const spans = [];
    let at = start;
    for (SEPARATED.lastIndex = at; SEPARATED.test(text); at = SEPARATED.lastIndex) spans.push([at, at + 4]);
    const rest = length - 4 * spans.length;
    if (spans.length && rest > 0 && rest <= 4) yield [...spans, [at, Math.min(at + rest, text.length)]];
    const run = this.runs.get(length).exec(text.slice(start, end));
    if (run) yield [[start, start + run[0].length]];
    if (this.columns >= MOST_COLUMNS) return;
    this.columns += 1;
    const column = columnOf(text, start, end, length);
    if (column.length > 1) yield column;
  }

  read(spans, edition) {
    const text = spans.map(([a, b]) => this.buffer.slice(a, b).replace(GAP, "")).join("");
    const code = decoded(text, edition.items.length);
    if (code.fault && code.fault !== "answers") return null;
    if (code.fault || !allOnScale(code.responses, edition.scale)) return { reason: "answers", detail: "" };
    return edition.other ? { reason: "other", detail: edition.other } : { text: clean(text), edition, code };
  }

  /** What is wrong with the first thing in the buffer that looks like a code. */
  firstFault() {
    for (const line of this.buffer.split("\n")) {
      const [fault] = this.faults(line);
      if (fault) return fault;
    }
    return null;
  }

  faults(line) {
    if (line.length < 12 || !/[0-9]/.test(line)) return [];
    const pieces = line.replace(this.start, "$1\0$2").match(SUSPECT) || [];
    return pieces.filter(looksLikeCode).map((piece) => this.fault(piece));
  }

  /** What is wrong with a piece that looks like a code: the reason and a detail. */
  fault(piece) {
    let characters = clean(piece);
    let { length } = this;
    for (const known of this.lengths.keys()) {
      const written = this.written.get(known).exec(piece);
      if (written) [characters, length] = [clean(written[0]), known];
      else if (characters.length === known) length = known;
    }
    const words = piece.match(WORD);
    while (characters.length > length && words.length > 1 && !/[0-9]/.test(words.at(-1))) {
      characters = characters.slice(0, -words.pop().length);
    }
    const wrong = Array.from(characters, (c, place) => (ALPHABET.includes(c) ? -1 : place)).filter((p) => p >= 0);
    const right = characters.length === length;
    const typo = right && this.typo(characters, wrong);
    if (typo) return { reason: TYPO, detail: typo };
    if (wrong.length) return { reason: "character", detail: characters[wrong[0]] };
    if (!right) return { reason: characters.length < length ? "length" : TOO_LONG, detail: String(characters.length) };
    const { fault = "fingerprint", detail = "" } = decoded(characters, this.lengths.get(length));
    return { reason: fault, detail };
  }

  /** Place, character and what was probably meant, if one other character makes a code of ours; else nothing. */
  typo(characters, wrong) {
    if (wrong.length > 1) return "";
    const known = characters.replace(/[^0-9A-HJKMNP-TV-Z]/g, ALPHABET[0]);
    const changes = changesFor(known).filter(
      ([p, v]) =>
        (!wrong.length || p === wrong[0]) && this.isKnown(known.slice(0, p) + ALPHABET[v] + known.slice(p + 1)),
    );
    const classic = changes.filter(([place, value]) => CONFUSED.includes(characters[place] + ALPHABET[value]));
    const chosen = classic.length === 1 ? classic : changes;
    if (chosen.length !== 1) return "";
    const [[place, value]] = chosen;
    return `${place + 1} ${characters[place]} ${ALPHABET[value]}`;
  }

  isKnown(characters) {
    const edition = this.marks.get(characters.slice(0, 4));
    if (!edition || codeLength(edition.items.length) !== characters.length) return false;
    const { responses } = decoded(characters, edition.items.length);
    return Boolean(responses) && allOnScale(responses, edition.scale);
  }
}

/**
 * The personal code in a text, of this edition or of an earlier one that the site still knows.
 * Without one, the fault and detail of the first thing that looks like a code, or else of the text itself.
 * @returns {{code: object, edition: Instrument} | {fault: string, detail: string}}
 */
export function openPersonalCode(instrument, text) {
  const reader = new CodeReader(instrument);
  reader.buffer = normalise(text);
  const events = reader.codes(reader.buffer.length);
  const { code, edition } = events.find((event) => event.code?.format === PERSONAL) || {};
  if (code) return { code, edition };
  // A sound code that is not for here says more than what is next to it.
  const other = events.find((event) => event.code) || events[0] || reader.firstFault();
  if (other) return { fault: other.reason || "format", detail: other.code ? String(other.code.format) : other.detail };
  const { fault = "fingerprint", detail = "" } = decoded(text.replace(/^[^]*#r=/, ""), instrument.items.length);
  return { fault, detail };
}

/** What a sentence about a refusal is filled with. */
export function refusalValues(reason, detail) {
  if (reason !== TYPO) return { found: detail };
  const [place, found, meant] = detail.split(" ");
  return { place, found, meant };
}

/** Invisible characters gone, every dash a hyphen, every space a space, and what stands for a sign is one. */
export function normalise(text) {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(INVISIBLE, "")
    .normalize("NFKC")
    .replace(DASHES, "-")
    .replace(SPACES, " ")
    .replace(ESCAPE, (all, digits) => (/2D/i.test(digits) ? "-" : " "))
    .replace(ENTITY, " ")
    .replace(TAG, " ");
}

/** Whether groups of letters and digits were probably meant as a code: with digits, as words have none. */
export function looksLikeCode(piece) {
  const words = piece.match(WORD);
  const digits = words.filter((word) => /[0-9]/.test(word)).length;
  if (words.length === 1) return piece.length <= 80 && digits > 0 && !IDENTIFIER.test(piece);
  const fours = words.filter((word) => word.length === 4).length;
  return words.join("").length >= 12 && fours >= 2 && (digits >= 3 || (/^[^ ]*-[^ ]*$/.test(piece) && digits > 0));
}

/** Every single character, [place, value], that gives these characters a right checksum; all of them if it is. */
function changesFor(characters) {
  const values = Array.from(characters, (character) => ALPHABET.indexOf(character));
  const syndrome = syndromeOf(values.reduce((sum, value) => (sum << 5n) | BigInt(value), 0n), values.length);
  if (!syndrome) return values.map((value, place) => [place, value]);
  const found = changesOf(values.length).get(syndrome) || [];
  return found.map(([place, change]) => [place, values[place] ^ change]);
}

/** How the checksum of so many characters differs from the one that belongs to them. */
function syndromeOf(whole, length) {
  return crc16(whole >> 16n, 5 * length - 16) ^ Number(whole & 0xffffn);
}

const changesByLength = new Map();

/** By what they do to the checksum: every change of one character, as its place and the bits that change. */
function changesOf(length) {
  if (changesByLength.has(length)) return changesByLength.get(length);
  const nothing = syndromeOf(0n, length);
  const found = new Map();
  for (let place = 0; place < length; place += 1) {
    for (let change = 1; change < 32; change += 1) {
      const syndrome = syndromeOf(BigInt(change) << BigInt(5 * (length - place - 1)), length) ^ nothing;
      found.set(syndrome, [...(found.get(syndrome) || []), [place, change]]);
    }
  }
  changesByLength.set(length, found);
  return found;
}

/** A code in a column: from here to the end of the cell, then the cell below it, until it is complete. */
function columnOf(text, start, end, length) {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  if (start - lineStart > WINDOW) return [];
  const cell = (text.slice(lineStart, start).match(CELL_END) || []).length;
  const spans = [];
  let left = length;
  for (let at = start; ; ) {
    const lineEnd = at + text.slice(at, end).indexOf("\n");
    const line = text.slice(at, lineEnd < at ? end : lineEnd);
    const ends = Array.from(line.matchAll(CELL_END));
    const skipped = spans.length ? cell : 0;
    if (ends.length < skipped) return [];
    const from = skipped ? ends[skipped - 1].index + ends[skipped - 1][0].length : 0;
    for (const word of line.slice(from, ends[skipped]?.index).matchAll(WORD)) {
      const first = at + from + word.index;
      const size = Math.min(word[0].length, left);
      spans.push([first, first + size]);
      left -= size;
      if (!left) return spans;
    }
    if (lineEnd < at) return [];
    at = lineEnd + 1;
  }
}

/** A sound code, or the fault and detail of one that is not. */
function decoded(text, items) {
  try {
    return decode(text, { items });
  } catch (problem) {
    if (!(problem instanceof CodeError)) throw problem;
    return problem;
  }
}

/** Whether the form could give these responses: *weet ik niet* (0) or a point of the scale. */
function allOnScale(responses, scale) {
  return responses.every((response) => isOnScale(response, scale));
}

/** The first four characters of all codes of this kind and edition. */
function markOfCodes({ fingerprint, items }, format) {
  return encode({ format, fingerprint, nonce: 0, responses: items.map(() => 0) }).slice(0, 4);
}

function markPattern(mark, between) {
  const shape = (c) => LOOKS[c] || (/[A-Z]/.test(c) ? `[${c}${c.toLowerCase()}]` : c);
  return Array.from(mark, shape).join(between);
}

/** A code in groups of four. The last may be shorter, if it does not go on: then the code is a longer one. */
function writtenPattern(length) {
  const fours = Math.ceil(length / 4) - 1;
  const end = length % 4 ? "(?![0-9A-Za-z])" : "";
  return new RegExp(`^(?:[0-9A-Za-z]{4}[ \\t-]+){${fours}}[0-9A-Za-z]{${length - 4 * fours}}${end}`);
}
