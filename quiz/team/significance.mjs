/**
 * Twin of quiz/team/significance.py: when a difference is called one, and the margin of a mean. Whole numbers of any
 * size. The table of t comes with the instrument (`student`), so that it stands in one place.
 */

/** @typedef {{df: number[], 95: number[], 99: number[]}} Student t in thousandths */

const THOUSANDTHS = 10n ** 6n;

/**
 * t in thousandths, two-sided; between two entries that of the smaller df.
 * @param {Student} student
 * @param {95 | 99} level
 * @param {bigint | number} df 1 or more
 */
export function studentT(student, level, df) {
  const after = student.df.findIndex((entry) => entry > df);
  return BigInt(student[level][(after < 0 ? student.df.length : after) - 1]);
}

/** The margin of a mean, t(.975, n − 1) · sd / √n, in the unit of `sd`, rounded half up; `n` is 2 or more. */
export function marginOf(student, sd, n) {
  const t = studentT(student, 95, BigInt(n) - 1n);
  return Number(roundedRoot(t * t * BigInt(sd) ** 2n, THOUSANDTHS * BigInt(n)));
}

/** Whether two means differ beyond chance (Welch). Never when both SDs are 0. */
export function isDifference(student, difference, sd1, n1, sd2, n2, level) {
  if (!sd1 && !sd2) return false;
  const { a, b, df } = welch(sd1, n1, sd2, n2);
  const t = studentT(student, level, df);
  return BigInt(difference) ** 2n * BigInt(n1) * BigInt(n2) * THOUSANDTHS > t * t * (a + b);
}

/** The smallest difference that `isDifference` would call one, in the unit of the SDs; null when both are 0. */
export function smallestDifference(student, sd1, n1, sd2, n2, level) {
  if (!sd1 && !sd2) return null;
  const { a, b, df } = welch(sd1, n1, sd2, n2);
  const t = studentT(student, level, df);
  return Number(isqrt((t * t * (a + b)) / (THOUSANDTHS * BigInt(n1) * BigInt(n2)))) + 1;
}

/** The quotient, rounded half up; as a number when it comes from numbers, of which twice the numerator is exact. */
export function rounded(numerator, denominator) {
  if (typeof numerator === "number") return Math.floor((2 * numerator + denominator) / (2 * denominator));
  return (2n * numerator + denominator) / (2n * denominator);
}

/** The square root of a quotient, rounded half up; of numbers, four times the numerator is under 2 ** 52. */
export function roundedRoot(numerator, denominator) {
  if (typeof numerator === "number") {
    return Math.floor((Math.floor(Math.sqrt(Math.floor((4 * numerator) / denominator))) + 1) / 2);
  }
  return (isqrt((4n * numerator) / denominator) + 1n) / 2n;
}

/** The whole part of a square root, by Newton's steps from above. */
export function isqrt(value) {
  if (value < 2n) return value;
  // A little above what the processor makes of it; where that is no number, a power of two.
  const guess = Math.sqrt(Number(value)) * (1 + 2 ** -40);
  let root = guess < Infinity ? BigInt(Math.ceil(guess)) + 1n : 1n << BigInt((value.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** a and b of the rule, and the degrees of freedom of Welch and Satterthwaite, rounded down. */
function welch(sd1, n1, sd2, n2) {
  const [m1, m2] = [BigInt(n1), BigInt(n2)];
  const a = BigInt(sd1) ** 2n * m2;
  const b = BigInt(sd2) ** 2n * m1;
  const df = ((a + b) ** 2n * (m1 - 1n) * (m2 - 1n)) / (a * a * (m2 - 1n) + b * b * (m1 - 1n));
  return { a, b, df };
}
