/** What can be taken along, as text for another program: a spreadsheet, a calendar. Pure: data in, text out. */

/** A CSV cell: quoted where needed, and never a formula (a spreadsheet runs = + - @ and tab). */
export function csvCell(value) {
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** Rows as CSV with semicolons, which Dutch spreadsheets open as columns, and a byte order mark for accents. */
export function csv(rows) {
  return `\ufeff${rows.map((row) => row.map(csvCell).join(";")).join("\r\n")}\r\n`;
}

/** iCalendar text: backslash, semicolon, comma and line ends are escaped (RFC 5545, 3.3.11). */
function calendarText(text) {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");
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

/**
 * When an entry begins and ends, and when the calendar says a word: of a whole day at nine, else half an hour before.
 * A time is that of wherever somebody is: no zone goes with it (RFC 5545, 3.3.5).
 */
function moments({ date, time, minutes = 0 }) {
  const plain = (moment) => moment.toISOString().replace(/[-:]|\.\d+Z/g, "");
  const begin = new Date(`${date}T${time ?? "00:00"}:00Z`);
  const end = new Date(begin.getTime() + (time ? minutes : 24 * 60) * 60_000);
  if (time) return { start: `DTSTART:${plain(begin)}`, end: `DTEND:${plain(end)}`, alarm: "TRIGGER:-PT30M" };
  const [from, to] = [begin, end].map((moment) => plain(moment).slice(0, 8));
  return { start: `DTSTART;VALUE=DATE:${from}`, end: `DTEND;VALUE=DATE:${to}`, alarm: "TRIGGER:PT9H" };
}

/**
 * An entry of a whole day, or with a time of so many minutes; with the address of a page in its text too, as not
 * every calendar shows it elsewhere.
 * @param {{date: string, time?: string, minutes?: number, title: string, text: string, address?: string, uid: string,
 *   stamp: string}} entry date as 2026-11-23, time as 09:30
 */
export function calendar(entry) {
  const { address = "" } = entry;
  const { start, end, alarm } = moments(entry);
  return `${[
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Kennisbank Organisatieleren//Scan//NL",
    "BEGIN:VEVENT",
    `UID:${entry.uid}`,
    `DTSTAMP:${entry.stamp}`,
    start,
    end,
    `SUMMARY:${calendarText(entry.title)}`,
    `DESCRIPTION:${calendarText([entry.text, address].filter(Boolean).join("\n"))}`,
    ...(address ? [`URL:${address}`] : []),
    ...(entry.time ? [] : ["TRANSP:TRANSPARENT"]),
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
