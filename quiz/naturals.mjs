/**
 * Natural numbers of any size, as lists of seven decimal digits, least significant first. Enough for exact
 * means and spreads; the products of two parts stay far below 2⁵³.
 */

const NATURAL_BASE = 10000000;

/** A whole number from 0 to 2⁵³ − 1. */
export function natural(value) {
  const parts = [];
  for (let rest = value; rest > 0; rest = Math.floor(rest / NATURAL_BASE)) parts.push(rest % NATURAL_BASE);
  return parts;
}

export function plus(a, b) {
  const sum = [];
  let carry = 0;
  for (let i = 0; i < a.length || i < b.length || carry; i += 1) {
    const part = (a[i] || 0) + (b[i] || 0) + carry;
    sum.push(part % NATURAL_BASE);
    carry = Math.floor(part / NATURAL_BASE);
  }
  return sum;
}

/** a − b, for a ≥ b. */
export function minus(a, b) {
  const rest = [];
  let borrow = 0;
  for (let i = 0; i < a.length; i += 1) {
    const part = a[i] - (b[i] || 0) - borrow;
    borrow = part < 0 ? 1 : 0;
    rest.push(part + borrow * NATURAL_BASE);
  }
  return trimmed(rest);
}

export function times(a, b) {
  const product = new Array(a.length + b.length).fill(0);
  for (let i = 0; i < a.length; i += 1) {
    let carry = 0;
    for (let j = 0; j < b.length || carry; j += 1) {
      const part = product[i + j] + a[i] * (b[j] || 0) + carry;
      product[i + j] = part % NATURAL_BASE;
      carry = Math.floor(part / NATURAL_BASE);
    }
  }
  return trimmed(product);
}

/** The product of several numbers. */
export function product(...factors) {
  return factors.reduce(times);
}

/** a divided by a small whole number (up to 10⁷), the rest left out. */
export function quotient(a, divisor) {
  const result = new Array(a.length).fill(0);
  let rest = 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const part = rest * NATURAL_BASE + a[i];
    result[i] = Math.floor(part / divisor);
    rest = part % divisor;
  }
  return trimmed(result);
}

/** What is left of a after dividing by a small whole number. */
export function remainder(a, divisor) {
  let rest = 0;
  for (let i = a.length - 1; i >= 0; i -= 1) rest = (rest * NATURAL_BASE + a[i]) % divisor;
  return rest;
}

/** Negative, zero or positive, as a is less than, equal to or more than b. */
export function order(a, b) {
  if (a.length !== b.length) return a.length - b.length;
  for (let i = a.length - 1; i >= 0; i -= 1) if (a[i] !== b[i]) return a[i] - b[i];
  return 0;
}

/** The largest whole number from 0 to `most` for which `holds`; it must hold for 0 and for all smaller ones. */
export function largest(most, holds) {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function trimmed(parts) {
  let length = parts.length;
  while (length > 0 && parts[length - 1] === 0) length -= 1;
  parts.length = length;
  return parts;
}
