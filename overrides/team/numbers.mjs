/** Figures as people read them. */

import { noonOf } from "../page/dates.mjs";

/** By the digits: to make what writes a figure takes a browser longer than to write hundreds. */
const shapes = new Map();

/**
 * A whole number of its last digit as the language of the page writes it: shownNumber(625, 1) is "62,5". At least so
 * many digits stand behind the comma; the figures are those of the rest of the page.
 */
export function shownNumber(value, digits, least = digits) {
  const key = `${least} ${digits}`;
  if (!shapes.has(key)) {
    const shape = { numberingSystem: "latn", minimumFractionDigits: least, maximumFractionDigits: digits };
    shapes.set(key, new Intl.NumberFormat(document.documentElement.lang, shape));
  }
  return shapes.get(key).format(value / 10 ** digits);
}

/** Tenths of a point as whole points, half up: a decimal would promise more than a group's answers bear. */
export function points(tenths) {
  return Math.floor((tenths + 5) / 10);
}

/** A difference in tenths as whole points with their sign; less than half a point is 0. */
export function signed(tenths) {
  const whole = points(Math.abs(tenths));
  if (!whole) return "0";
  return `${tenths > 0 ? "+" : "−"}${whole}`;
}

/** Made once, and the words of each day too: hundreds of teams can have one. */
let longDay = null;
const knownDays = new Map();

/** A day, as 2026-11-26, in words and in the language of the page; nothing for what is no day. */
export function dayText(day) {
  if (!knownDays.has(day)) knownDays.set(day, wordsOf(noonOf(day || "")));
  return knownDays.get(day);
}

function wordsOf(noon) {
  if (noon === null) return "";
  longDay ??= new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long" });
  return longDay.format(noon);
}

/** Line numbers as ranges: 1–3, 7, 9–12; the rest is left out after `most`. */
export function ranges(lines, most) {
  const found = [];
  for (const line of lines) {
    const last = found[found.length - 1];
    if (last && last[1] === line - 1) last[1] = line;
    else found.push([line, line]);
  }
  const words = found.slice(0, most).map(([from, to]) => (from === to ? String(from) : `${from}–${to}`));
  return words.join(", ") + (found.length > most ? " …" : "");
}
