/**
 * Twin of quiz/codes.py: a set of responses as a short text. The layout is described there.
 * Whole numbers beyond 53 bits live in limbs of 16 bits, and what depends on the number of items only is
 * calculated once, which keeps 10,000 codes fast.
 */

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const IGNORED = /[\s\-\u00ad\u2010-\u2015\u2212\ufe58\ufe63\uff0d\u200b-\u200f\u2060\ufeff]+/g;
const HEAD = [4, 16, 20];
const CRC_BITS = 16;
const BASE = 6;
const LIMB = 65536;
/** Five responses at a time: 6⁵ × 2¹⁶ still fits in 31 bits. */
const CHUNK = 5;
const CHUNK_SIZE = BASE ** CHUNK;
const VALUE_OF = new Map(Array.from(ALPHABET, (character, value) => [character, value]));
const bitsByItems = new Map();

export const PERSONAL = 1;
export const TEAM = 2;

/** A code that cannot be read. `fault` is one of length, character, checksum, format, fingerprint, answers. */
export class CodeError extends Error {
  constructor(fault, detail = "") {
    super(detail ? `${fault}: ${detail}` : fault);
    this.fault = fault;
    this.detail = detail;
  }
}

/** Bits in 6ⁿ − 1 for n items (40 items: 104). */
export function responseBits(items) {
  if (!bitsByItems.has(items)) {
    const limbs = toLimbs(new Array(items).fill(BASE - 1));
    const top = limbs.findIndex((limb) => limb > 0);
    bitsByItems.set(items, (limbs.length - top - 1) * 16 + (32 - Math.clz32(limbs[top])));
  }
  return bitsByItems.get(items);
}

/** Characters in a code for n items, hyphens not counted (40 items: 32). */
export function codeLength(items) {
  return Math.ceil((40 + responseBits(items) + CRC_BITS) / 5);
}

/** CRC-16/CCITT-FALSE over the first `count` bits. */
export function crc16(bits, count) {
  let register = 0xffff;
  for (let i = 0; i < count; i += 1) {
    const top = (register >> 15) ^ bits[i];
    register = (register << 1) & 0xffff;
    if (top) register ^= 0x1021;
  }
  return register;
}

/** The one spelling of a typed or pasted code. */
export function clean(text) {
  return text.replace(IGNORED, "").toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1");
}

/** Groups of four with hyphens. */
export function group(characters) {
  return characters.replace(/(.{4})(?=.)/g, "$1-");
}

/**
 * @param {{format: number, fingerprint: number, nonce: number, responses: number[]}} code
 * @returns {string}
 */
export function encode(code) {
  const items = code.responses.length;
  const length = codeLength(items);
  const bits = new Uint8Array(length * 5);
  let at = 0;
  [code.format, code.fingerprint, code.nonce].forEach((value, i) => {
    at = writeBits(bits, at, value, HEAD[i]);
  });
  const limbs = toLimbs(code.responses);
  const answerBits = responseBits(items);
  for (let i = 0; i < answerBits; i += 1) {
    const place = answerBits - 1 - i;
    bits[at + i] = (limbs[limbs.length - 1 - (place >> 4)] >> (place & 15)) & 1;
  }
  const body = bits.length - CRC_BITS;
  writeBits(bits, body, crc16(bits, body), CRC_BITS);
  let characters = "";
  for (let i = 0; i < bits.length; i += 5) characters += ALPHABET[readBits(bits, i, 5)];
  return group(characters);
}

/**
 * Read a code. Throws CodeError; checks in the order of the Python twin.
 * @param {string} text
 * @param {{items: number, format?: number, fingerprint?: number}} expected
 */
export function decode(text, expected) {
  const characters = clean(text);
  for (const character of characters) {
    if (!VALUE_OF.has(character)) throw new CodeError("character", character);
  }
  const length = codeLength(expected.items);
  if (characters.length !== length) throw new CodeError("length", String(characters.length));
  const bits = new Uint8Array(length * 5);
  for (let i = 0; i < length; i += 1) writeBits(bits, i * 5, VALUE_OF.get(characters[i]), 5);
  const body = bits.length - CRC_BITS;
  if (crc16(bits, body) !== readBits(bits, body, CRC_BITS)) throw new CodeError("checksum");
  const format = readBits(bits, 0, 4);
  const fingerprint = readBits(bits, 4, 16);
  const known = expected.format ? format === expected.format : format === PERSONAL || format === TEAM;
  if (!known) throw new CodeError("format", String(format));
  if (expected.fingerprint !== undefined && fingerprint !== expected.fingerprint) {
    throw new CodeError("fingerprint", fingerprint.toString(16).padStart(4, "0"));
  }
  const answerBits = responseBits(expected.items);
  const padding = bits.subarray(40 + answerBits, body);
  const responses = fromLimbs(bits, 40, answerBits, expected.items);
  if (!responses || padding.some(Boolean)) throw new CodeError("answers");
  return { format, fingerprint, nonce: readBits(bits, 20, 20), responses };
}

function writeBits(bits, at, value, count) {
  for (let i = 0; i < count; i += 1) bits[at + i] = (value >> (count - 1 - i)) & 1;
  return at + count;
}

function readBits(bits, at, count) {
  let value = 0;
  for (let i = 0; i < count; i += 1) value = (value << 1) | bits[at + i];
  return value;
}

/** Base-6 digits as one number in limbs, most significant first. */
function toLimbs(digits) {
  const limbs = new Uint16Array(Math.ceil((digits.length * 2.585) / 16) + 1);
  for (const digit of digits) {
    let carry = digit;
    for (let i = limbs.length - 1; i >= 0; i -= 1) {
      const current = limbs[i] * BASE + carry;
      limbs[i] = current & 0xffff;
      carry = current >>> 16;
    }
  }
  return limbs;
}

/** The base-6 digits of the number in bits[at … at + count), or null when it is 6ⁿ or more. */
function fromLimbs(bits, at, count, items) {
  const size = Math.ceil(count / 16);
  const limbs = new Array(size);
  const first = count - (size - 1) * 16;
  for (let i = 0; i < size; i += 1) {
    limbs[i] = i === 0 ? readBits(bits, at, first) : readBits(bits, at + first + (i - 1) * 16, 16);
  }
  const digits = new Array(items);
  for (let end = items; end > 0; end -= CHUNK) {
    let rest = 0;
    const start = Math.max(0, end - CHUNK);
    const divisor = start === end - CHUNK ? CHUNK_SIZE : BASE ** (end - start);
    for (let i = 0; i < size; i += 1) {
      const current = rest * LIMB + limbs[i];
      limbs[i] = Math.floor(current / divisor);
      rest = current % divisor;
    }
    for (let place = end - 1; place >= start; place -= 1) {
      digits[place] = rest % BASE;
      rest = Math.floor(rest / BASE);
    }
  }
  return limbs.some(Boolean) ? null : digits;
}
