/** Rows as CSV. Pure: data in, text out. */

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
