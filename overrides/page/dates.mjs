/** Days of the calendar as 2026-11-23, where somebody is. Pure, but for a day in words: in the language of the page. */

const digits = (number, size) => String(number).padStart(size, "0");

/** The day on which a moment falls here. */
export function dayOf(moment) {
  const [year, month, date] = partsOfDay(moment);
  return `${digits(year, 4)}-${digits(month + 1, 2)}-${digits(date, 2)}`;
}

/** Noon of a day that exists, or null: noon is never skipped when clocks change. */
export function noonOf(day) {
  const [, year, month, date] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(day) || []).map(Number);
  if (!year) return null;
  const noon = new Date(year, month - 1, date, 12);
  return dayOf(noon) === day ? noon.getTime() : null;
}

/** The same date so many months later, or the last of that month where it is shorter. */
export function monthsLater(moment, months) {
  const [year, month, date] = partsOfDay(moment);
  const last = new Date(year, month + months + 1, 0, 12).getDate();
  return dayOf(new Date(year, month + months, Math.min(date, last), 12));
}

/** The day so many days later. */
export function daysLater(moment, days) {
  const [year, month, date] = partsOfDay(moment);
  return dayOf(new Date(year, month, date + days, 12));
}

function partsOfDay(moment) {
  const local = new Date(moment);
  return [local.getFullYear(), local.getMonth(), local.getDate()];
}

/** The day of a moment in words: "26 november 2026". */
export function dayInWords(moment) {
  return new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long" }).format(moment);
}
