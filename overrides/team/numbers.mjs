/** Figures as people read them. */

import { decimals } from "../../quiz/team/picture.mjs";
import { noonOf } from "../page/dates.mjs";

/** A whole number of its last digit, with a comma: shownNumber(625, 1) is "62,5". */
export function shownNumber(value, digits) {
  return decimals(value, digits).replace(".", ",");
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

/** Made once: hundreds of teams can have a day, and the format costs more than its words. */
let longDay = null;

/** A day, as 2026-11-26, in words and in the language of the page; nothing for what is no day. */
export function dayText(day) {
  const noon = noonOf(day || "");
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
