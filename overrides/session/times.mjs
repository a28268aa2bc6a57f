/** The days and times of a session: entries for a calendar, and when each part of the talk is. Pure. */

import { noonOf } from "../page/dates.mjs";
import { momentText } from "../page/formats.mjs";
import { linkTo } from "./state.mjs";

const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)$/;
const DAY = 24 * 60;

/** Which field holds the day of an entry. */
const DAYS = { "hand-in": "handIn", meeting: "meeting", back: "back" };

/**
 * An entry for a calendar as formats.mjs takes it, or null while its day is not known. The talk has a time and lasts
 * so many minutes; the other days are whole days.
 * @param {{say: Function, minutes: number, now: number, mark: string}} tools
 */
export function entryFor(kind, session, { say, minutes, now, mark }) {
  const date = session[DAYS[kind]];
  if (noonOf(date) === null) return null;
  const timed = kind === "meeting" && CLOCK.test(session.time);
  return {
    date,
    ...(timed ? { time: session.time, minutes } : {}),
    title: say(`entry.${kind}-title`),
    text: say(`entry.${kind}-text`),
    address: linkTo(session).link ?? "",
    uid: `${kind}-${date}-${mark}@kennisbank-organisatieleren`,
    stamp: `${momentText(now)}Z`,
  };
}

/** When each part is: by the clock, or in minutes from the beginning when nobody said when that is. */
export function partTimes(minutes, time) {
  const [, hours, past] = CLOCK.exec(time) || [];
  const begin = hours === undefined ? null : Number(hours) * 60 + Number(past);
  let from = 0;
  return minutes.map((each) => {
    const words = [from, from + each].map((at) => (begin === null ? String(at) : clock(begin + at)));
    from += each;
    return words.join("–");
  });
}

function clock(minute) {
  const two = (number) => String(number).padStart(2, "0");
  return `${two(Math.floor((minute % DAY) / 60))}:${two(minute % 60)}`;
}
