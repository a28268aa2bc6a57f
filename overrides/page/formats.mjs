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
 * An all-day entry, with the address of a page in its text too, as not every calendar shows it elsewhere, and a
 * word at nine that day.
 * @param {{date: string, title: string, text: string, address?: string, uid: string, stamp: string}} entry date as
 *   2026-11-23
 */
export function calendar(entry) {
  const start = entry.date.replace(/-/g, "");
  const { address = "" } = entry;
  const next = new Date(`${entry.date}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return `${[
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Kennisbank Organisatieleren//Scan//NL",
    "BEGIN:VEVENT",
    `UID:${entry.uid}`,
    `DTSTAMP:${entry.stamp}`,
    `DTSTART;VALUE=DATE:${start}`,
    `DTEND;VALUE=DATE:${next.toISOString().slice(0, 10).replace(/-/g, "")}`,
    `SUMMARY:${calendarText(entry.title)}`,
    `DESCRIPTION:${calendarText([entry.text, address].filter(Boolean).join("\n"))}`,
    ...(address ? [`URL:${address}`] : []),
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${calendarText(entry.title)}`,
    "TRIGGER:PT9H",
    "END:VALARM",
    "END:VEVENT",
    "END:VCALENDAR",
  ]
    .map(folded)
    .join("\r\n")}\r\n`;
}
