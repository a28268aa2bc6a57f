/**
 * The QR code of a short text: its modules, by ISO/IEC 18004, at level M (a seventh of it may be damaged). Pure.
 *
 * Versions 1 to 10 only: up to 213 bytes, or 311 characters where all of them are capitals, digits or one of
 * ` $%*+-./:` (such a text takes a smaller code, so a team code is handed over in capitals).
 */

const ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
/** Of each version from 1: codewords in all, those for errors in a block, and the number of blocks. */
const SIZES = [
  ...[[26, 10, 1], [44, 16, 1], [70, 26, 1], [100, 18, 2], [134, 24, 2]],
  ...[[172, 16, 4], [196, 18, 4], [242, 22, 4], [292, 22, 5], [346, 26, 5]],
];
/** Which modules a mask turns over, by their row and column. */
const MASKS = [
  (y, x) => (y + x) % 2,
  (y) => y % 2,
  (y, x) => x % 3,
  (y, x) => (y + x) % 3,
  (y, x) => ((y >> 1) + Math.floor(x / 3)) % 2,
  (y, x) => ((y * x) % 2) + ((y * x) % 3),
  (y, x) => (((y * x) % 2) + ((y * x) % 3)) % 2,
  (y, x) => (((y + x) % 2) + ((y * x) % 3)) % 2,
];

/**
 * The code as rows of ones (dark) and zeros, without the quiet zone; null when the text is too long or empty.
 * @param {string} text
 * @param {number} [mask] 0 to 7; without it, the one that is easiest to read
 */
export function qrOf(text, mask) {
  const found = text ? fitting(text) : null;
  if (!found) return null;
  const bits = interleaved(found.version, found.data);
  const drawn = (each) => withMask(found.version, bits, each);
  if (mask !== undefined) return drawn(mask);
  const all = MASKS.map((_, each) => drawn(each));
  const costs = all.map(penalty);
  return all[costs.indexOf(Math.min(...costs))];
}

/** The smallest version that holds the text, and its data codewords. */
function fitting(text) {
  const plain = Array.from(text).every((sign) => ALPHANUMERIC.includes(sign));
  const bytes = (encodeURIComponent(text).match(/%..|./g) || []).map((sign) =>
    sign.length > 1 ? parseInt(sign.slice(1), 16) : sign.charCodeAt(0),
  );
  for (let version = 1; version <= SIZES.length; version += 1) {
    const [codewords, errors, blocks] = SIZES[version - 1];
    const capacity = codewords - errors * blocks;
    const bits = plain ? plainBits(text, version) : byteBits(bytes, version);
    if (bits.length <= capacity * 8) return { version, data: filled(bits, capacity) };
  }
  return null;
}

const binary = (value, length) => value.toString(2).padStart(length, "0");

function plainBits(text, version) {
  let bits = "0010" + binary(text.length, version < 10 ? 9 : 11);
  for (const pair of text.match(/..?/g)) {
    const [first, second] = Array.from(pair, (sign) => ALPHANUMERIC.indexOf(sign));
    bits += second === undefined ? binary(first, 6) : binary(first * 45 + second, 11);
  }
  return bits;
}

function byteBits(bytes, version) {
  return "0100" + binary(bytes.length, version < 10 ? 8 : 16) + bytes.map((byte) => binary(byte, 8)).join("");
}

/** Codewords: the bits, the end mark as far as there is room, and the filling that the standard names. */
function filled(bits, capacity) {
  const ended = bits + "0".repeat(Math.min(4, capacity * 8 - bits.length));
  const words = (ended.match(/.{1,8}/g) || []).map((word) => parseInt(word.padEnd(8, "0"), 2));
  for (let filling = 0; words.length < capacity; filling += 1) words.push(filling % 2 ? 0x11 : 0xec);
  return words;
}

/** The product of two elements of the field of 256 that QR codes use. */
function times(one, other) {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ ((product >> 7) * 0x11d);
    product ^= ((other >> bit) & 1) * one;
  }
  return product;
}

/** The `count` codewords by which errors in the data are found and mended (Reed-Solomon). */
function corrections(data, count) {
  const divisor = Array(count).fill(0);
  divisor[count - 1] = 1;
  for (let step = 0, root = 1; step < count; step += 1, root = times(root, 2)) {
    for (let place = 0; place < count; place += 1) {
      divisor[place] = times(divisor[place], root) ^ (place + 1 < count ? divisor[place + 1] : 0);
    }
  }
  const rest = Array(count).fill(0);
  for (const word of data) {
    const factor = word ^ rest.shift();
    rest.push(0);
    divisor.forEach((each, place) => (rest[place] ^= times(each, factor)));
  }
  return rest;
}

/** All bits in the order in which they are drawn: the first codeword of each block, the second of each … */
function interleaved(version, data) {
  const [codewords, errors, count] = SIZES[version - 1];
  const size = Math.floor(codewords / count) - errors;
  const short = count - (codewords % count); // the last blocks hold one codeword more
  const blocks = [];
  for (let block = 0, from = 0; block < count; block += 1) {
    const to = from + size + (block < short ? 0 : 1);
    blocks.push(data.slice(from, to));
    from = to;
  }
  const across = (rows) =>
    Array.from({ length: rows[count - 1].length }, (_, place) =>
      rows.filter((row) => place < row.length).map((row) => binary(row[place], 8)),
    );
  return [...across(blocks), ...across(blocks.map((block) => corrections(block, errors)))].flat().join("");
}

/** A code with all that does not depend on its text; what is still to be drawn is null. */
function frame(version, mask) {
  const size = version * 4 + 17;
  const rows = Array.from({ length: size }, () => Array(size).fill(null));
  const set = (y, x, dark) => {
    if (y >= 0 && x >= 0 && y < size && x < size) rows[y][x] = dark ? 1 : 0;
  };
  /** A square with a ring round it: dark where the distance from its middle is not one of `light`. */
  const square = (middleY, middleX, reach, light) => {
    for (let y = -reach; y <= reach; y += 1) {
      for (let x = -reach; x <= reach; x += 1) {
        set(middleY + y, middleX + x, !light.includes(Math.max(Math.abs(y), Math.abs(x))));
      }
    }
  };
  for (let place = 0; place < size; place += 1) {
    set(6, place, place % 2 === 0);
    set(place, 6, place % 2 === 0);
  }
  for (const [y, x] of [[3, 3], [3, size - 4], [size - 4, 3]]) square(y, x, 4, [2, 4]);
  const middles = version < 2 ? [] : version < 7 ? [6, size - 7] : [6, (size - 1) / 2, size - 7];
  for (const y of middles) {
    for (const x of middles) {
      const corner = y + x === 12 || (y !== x && y + x === size - 1); // a large square stands there
      if (!corner) square(y, x, 2, [1]);
    }
  }
  drawFormat(set, size, mask);
  if (version > 6) drawVersion(set, size, version);
  return rows;
}

/** The remainder by which a reader checks the few bits that stand for themselves. */
function checked(value, length, divisor) {
  let rest = value;
  for (let step = 0; step < length; step += 1) rest = (rest << 1) ^ ((rest >> (length - 1)) * divisor);
  return (value << length) | rest;
}

function drawFormat(set, size, mask) {
  const bits = checked(mask, 10, 0x537) ^ 0x5412; // level M is 00
  for (let place = 0; place < 15; place += 1) {
    const dark = (bits >> place) & 1;
    const near = place < 6 ? place : place < 8 ? place + 1 : 0;
    if (place < 8) set(near, 8, dark);
    else set(8, place < 9 ? 7 : 14 - place, dark);
    if (place < 8) set(8, size - 1 - place, dark);
    else set(size - 15 + place, 8, dark);
  }
  set(size - 8, 8, true);
}

function drawVersion(set, size, version) {
  const bits = checked(version, 12, 0x1f25);
  for (let place = 0; place < 18; place += 1) {
    const dark = (bits >> place) & 1;
    const [along, across] = [size - 11 + (place % 3), Math.floor(place / 3)];
    set(across, along, dark);
    set(along, across, dark);
  }
}

/** The whole code: the bits go up and down in columns of two, from the right. */
function withMask(version, bits, mask) {
  const rows = frame(version, mask);
  const size = rows.length;
  let next = 0;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5; // the column of dots is passed by
    const up = ((right + 1) & 2) === 0;
    for (let step = 0; step < size; step += 1) {
      const y = up ? size - 1 - step : step;
      for (const x of [right, right - 1]) {
        if (rows[y][x] !== null) continue;
        rows[y][x] = Number(bits[next] || 0) ^ (MASKS[mask](y, x) ? 0 : 1);
        next += 1;
      }
    }
  }
  return rows;
}

/** How hard a code is to read: long runs, blocks, patterns like a corner, and too much of one colour. */
function penalty(rows) {
  const columns = rows.map((_, x) => rows.map((row) => row[x]));
  const size = rows.length;
  let cost = 0;
  for (const line of [...rows, ...columns].map((each) => each.join(""))) {
    for (const run of line.match(/0{5,}|1{5,}/g) || []) cost += run.length - 2;
    cost += 40 * (`0000${line}0000`.match(/00001011101|1011101(?=0000)/g) || []).length;
  }
  for (let y = 1; y < size; y += 1) {
    for (let x = 1; x < size; x += 1) {
      const sum = rows[y][x] + rows[y - 1][x] + rows[y][x - 1] + rows[y - 1][x - 1];
      if (sum % 4 === 0) cost += 3;
    }
  }
  const dark = rows.flat().filter(Boolean).length / (size * size);
  return cost + 10 * Math.floor(Math.abs(dark * 100 - 50) / 5);
}
