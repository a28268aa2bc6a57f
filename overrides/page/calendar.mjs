/** A date as a calendar file. Pure: data in, text out. */

/** iCalendar text: backslash, semicolon, comma and line ends are escaped (RFC 5545, 3.3.11). */
function calendarText(text) {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");
}

/** Lines of at most 75 octets (RFC 5545, 3.1); a continuation starts with a space. */
function folded(line) {
  const encoder = new TextEncoder();
  const parts = [];
  let part = "";
  for (const character of line) {
    if (encoder.encode(part + character).length > (parts.length ? 74 : 75)) {
      parts.push(part);
      part = "";
    }
    part += character;
  }
  return [...parts, part].join("\r\n ");
}

/**
 * An all-day entry.
 * @param {{date: string, title: string, text: string, uid: string, stamp: string}} entry date as 2026-11-23
 */
export function calendar(entry) {
  const start = entry.date.replace(/-/g, "");
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
    `DESCRIPTION:${calendarText(entry.text)}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
    "END:VCALENDAR",
  ]
    .map(folded)
    .join("\r\n")}\r\n`;
}
