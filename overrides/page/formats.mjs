/** What can be taken along, as text for another program: a spreadsheet, a calendar. Pure: data in, text out. */

/**
 * A CSV cell: quoted where needed, and never a formula (a spreadsheet runs = + - @ and tab, in some languages wide ones
 * too). One that parts columns at commas begins a cell after each of them, whatever stands around it.
 */
export function csvCell(value) {
  const safe = String(value).replace(/(^|,)(?=[=+\-@\t\r\uff0b-\uff20])/g, "$1'");
  return /[";\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** Rows as CSV with semicolons, which Dutch spreadsheets open as columns, and a byte order mark for accents. */
export function csv(rows) {
  return `\ufeff${rows.map((row) => row.map(csvCell).join(";")).join("\r\n")}\r\n`;
}

/** iCalendar text: backslash, semicolon, comma and line ends are escaped (RFC 5545, 3.3.11). */
function calendarText(text) {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n?|\n/g, "\\n");
}

/** How many octets a character takes in UTF-8. */
function octets(character) {
  const point = character.codePointAt(0);
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}

/** Lines of at most 75 octets (RFC 5545, 3.1); a continuation starts with a space. */
function folded(line) {
  const parts = [""];
  let room = 75;
  for (const character of line) {
    room -= octets(character);
    if (room < 0) {
      parts.push("");
      room = 74 - octets(character);
    }
    parts[parts.length - 1] += character;
  }
  return parts.join("\r\n ");
}

/** A moment as a calendar writes it: 20261123T093000, or its first eight for a day; in UTC with a Z behind it. */
export const momentText = (moment) => new Date(moment).toISOString().replace(/[-:]|\.\d+Z/g, "");

/** A whole day, of which the calendar says a word at nine. */
function wholeDay({ date }) {
  const [from, to] = [0, 1].map((days) => momentText(Date.parse(date) + days * 86_400_000).slice(0, 8));
  const when = [`DTSTART;VALUE=DATE:${from}`, `DTEND;VALUE=DATE:${to}`, "TRANSP:TRANSPARENT"];
  return { when, alarm: "TRIGGER:PT9H" };
}

/**
 * So many minutes from a time, of which the calendar says a word half an hour before; without a time the whole day.
 * It is the time of wherever somebody is: no zone goes with it (RFC 5545, 3.3.5).
 */
export function timed(entry) {
  if (!entry.time) return wholeDay(entry);
  const begin = Date.parse(`${entry.date}T${entry.time}:00Z`);
  const when = [`DTSTART:${momentText(begin)}`, `DTEND:${momentText(begin + entry.minutes * 60_000)}`];
  return { when, alarm: "TRIGGER:-PT30M" };
}

/**
 * An entry of a whole day, or with a time where `moments` is `timed`; with the address of a page in its text too, as
 * not every calendar shows it elsewhere.
 * @param {{date: string, time?: string, minutes?: number, title: string, text: string, address?: string, uid: string,
 *   stamp: string}} entry date as 2026-11-23, time as 09:30
 */
export function calendar(entry, moments = wholeDay) {
  const { address = "" } = entry;
  const { when, alarm } = moments(entry);
  return `${[
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//kennisbank-organisatieleren//NL",
    "BEGIN:VEVENT",
    `UID:${entry.uid}`,
    `DTSTAMP:${entry.stamp}`,
    ...when,
    `SUMMARY:${calendarText(entry.title)}`,
    `DESCRIPTION:${calendarText([entry.text, address].filter(Boolean).join("\n"))}`,
    ...(address ? [`URL:${address}`] : []),
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${calendarText(entry.title)}`,
    alarm,
    "END:VALARM",
    "END:VEVENT",
    "END:VCALENDAR",
  ]
    .map(folded)
    .join("\r\n")}\r\n`;
}
