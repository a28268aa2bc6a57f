/**
 * Twin of quiz/codes.py: a set of responses as a short text. The layout is described there; names and order are the
 * same here. Whole numbers beyond 53 bits are BigInt.
 */

export const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const FORMAT_BITS = 4;
const FINGERPRINT_BITS = 16;
const NONCE_BITS = 20;
const CRC_BITS = 16;
const HEAD_BITS = FORMAT_BITS + FINGERPRINT_BITS + NONCE_BITS;
const BASE = 6;
// FNV-1a of 32 bits, and the two factors of the murmur finaliser.
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const MIX_FIRST = 0x85ebca6b;
const MIX_SECOND = 0xc2b2ae35;
const SEPARATORS = /[\s\-\u00ad\u2010-\u2015\u2212\ufe58\ufe63\uff0d\u200b-\u200f\u2060\ufeff]+/g;
const UNKNOWN_CHARACTER = new RegExp(`[^${ALPHABET}]`, "u");
// Ten characters, or ten responses, at a time fit in an ordinary number; sixteen bits are one step of the checksum.
const CODE_CHUNK = 10;
const CODE_CHUNK_SIZE = BigInt(BASE ** CODE_CHUNK);
const CRC_STEP = 16;

export const PERSONAL = 1;
export const TEAM = 2;

/** A code that cannot be read. `fault` is one of length, character, checksum, format, fingerprint, answers. */
export class CodeError extends Error {
  constructor(fault, detail = "") {
    super(fault);
    this.fault = fault;
    this.detail = detail;
  }
}

const answerSets = new Map();

/** 6ⁿ, as many as there are different sets of responses; one power for a whole pile of codes. */
function answerSetsOf(items) {
  if (!answerSets.has(items)) answerSets.set(items, BigInt(BASE) ** BigInt(items));
  return answerSets.get(items);
}

/** How many bits the responses to so many items need: the length of 6ⁿ − 1 (40 items: 104). */
export function responseBits(items) {
  return (answerSetsOf(items) - 1n).toString(2).length;
}

/** Zero bits that make the whole a multiple of five (40 items: none). */
export function paddingBits(items) {
  const over = (HEAD_BITS + responseBits(items) + CRC_BITS) % 5;
  return over ? 5 - over : 0;
}

/** Characters in a code for so many items, hyphens not counted (40 items: 32). */
export function codeLength(items) {
  return (HEAD_BITS + responseBits(items) + paddingBits(items) + CRC_BITS) / 5;
}

/** CRC-16/CCITT-FALSE over the lowest `bits` bits of `value`, first bit first: 0x1021, from 0xFFFF. */
export function crc16(value, bits) {
  let register = 0xffff;
  for (let rest = bits; rest > 0; ) {
    // The first word is the short one.
    const size = rest % CRC_STEP || CRC_STEP;
    rest -= size;
    register ^= lowestBits(value >> BigInt(rest), size) << (CRC_STEP - size);
    for (let i = 0; i < size; i += 1) register = ((register << 1) & 0xffff) ^ (register & 0x8000 ? 0x1021 : 0);
  }
  return register;
}

/** A code as typed or pasted, brought to its one spelling: no separators, capitals, O→0, I and L→1. */
export function clean(text) {
  return text.replace(SEPARATORS, "").toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1");
}

/** Characters in groups of four with hyphens, as codes are shown. */
export function group(characters) {
  return characters.replace(/(.{4})(?=.)/g, "$1-");
}

/** The nonce of the team code that belongs to a personal code: the lowest 20 bits of a mix of its characters. */
export function teamNonce(personalCode) {
  const folded = (word) => word ^ (word >>> 16);
  let mixed = FNV_OFFSET;
  for (const character of clean(personalCode)) mixed = Math.imul(mixed ^ character.charCodeAt(0), FNV_PRIME);
  mixed = Math.imul(folded(mixed), MIX_FIRST);
  mixed = Math.imul(mixed ^ (mixed >>> 13), MIX_SECOND);
  return folded(mixed) & (2 ** NONCE_BITS - 1);
}

/**
 * The text of a code. Throws RangeError when a field does not fit its bits.
 * @param {{format: number, fingerprint: number, nonce: number, responses: number[]}} code
 * @returns {string}
 */
export function encode(code) {
  const { format, fingerprint, nonce } = code;
  const fields = [[format, FORMAT_BITS], [fingerprint, FINGERPRINT_BITS], [nonce, NONCE_BITS]];
  let body = 0n;
  for (const [value, bits] of fields) {
    if (!(value >= 0 && value < 2 ** bits)) throw new RangeError(value);
    body = (body << BigInt(bits)) | BigInt(value);
  }
  let number = 0n;
  for (const response of code.responses) {
    if (!(response >= 0 && response < BASE)) throw new RangeError(response);
    number = number * BigInt(BASE) + BigInt(response);
  }
  const items = code.responses.length;
  body = ((body << BigInt(responseBits(items))) | number) << BigInt(paddingBits(items));
  const length = codeLength(items);
  const whole = (body << BigInt(CRC_BITS)) | BigInt(crc16(body, 5 * length - CRC_BITS));
  const characters = Array.from({ length }, (_, i) => ALPHABET[Number((whole >> BigInt(5 * (length - 1 - i))) & 31n)]);
  return group(characters.join(""));
}

/**
 * Read a code for a questionnaire with so many items. Throws CodeError for the first that applies, in this order: an
 * unknown character, a wrong length, checksum or format, or an answer number of 6ⁿ or more. Whose fingerprint it has is
 * for the caller: the finder goes by it already.
 * @param {string} text
 * @param {{items: number}} expected
 */
export function decode(text, { items }) {
  const characters = clean(text);
  const unknown = UNKNOWN_CHARACTER.exec(characters);
  if (unknown) throw new CodeError("character", unknown[0]);
  const length = codeLength(items);
  if (characters.length !== length) throw new CodeError("length", String(characters.length));
  const whole = fromBase32(characters);
  const body = whole >> BigInt(CRC_BITS);
  if (crc16(body, 5 * length - CRC_BITS) !== lowestBits(whole, CRC_BITS)) throw new CodeError("checksum");
  const answerBits = BigInt(responseBits(items));
  const content = body >> BigInt(paddingBits(items));
  const number = BigInt.asUintN(responseBits(items), content);
  const head = content >> answerBits;
  const format = Number(head >> BigInt(FINGERPRINT_BITS + NONCE_BITS));
  if (![PERSONAL, TEAM].includes(format)) throw new CodeError("format", String(format));
  if (number >= answerSetsOf(items) || lowestBits(body, paddingBits(items))) throw new CodeError("answers");
  return {
    format,
    fingerprint: lowestBits(head >> BigInt(NONCE_BITS), FINGERPRINT_BITS),
    nonce: lowestBits(head, NONCE_BITS),
    responses: responseDigits(number, items),
  };
}

/** The lowest bits of a big number, few enough for an ordinary one. */
function lowestBits(value, bits) {
  return Number(BigInt.asUintN(bits, value));
}

function fromBase32(characters) {
  let value = 0n;
  for (let at = 0; at < characters.length; at += CODE_CHUNK) {
    const chunk = characters.slice(at, at + CODE_CHUNK);
    let part = 0;
    for (let i = 0; i < chunk.length; i += 1) part = part * 32 + ALPHABET.indexOf(chunk[i]);
    value = (value << BigInt(5 * chunk.length)) | BigInt(part);
  }
  return value;
}

function responseDigits(number, items) {
  const found = new Array(items);
  let rest = number;
  let chunk = 0;
  for (let place = items - 1; place >= 0; place -= 1) {
    if ((items - 1 - place) % CODE_CHUNK === 0) {
      chunk = Number(rest % CODE_CHUNK_SIZE);
      rest /= CODE_CHUNK_SIZE;
    }
    found[place] = chunk % BASE;
    chunk = Math.floor(chunk / BASE);
  }
  return found;
}
