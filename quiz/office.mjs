/** Twin of office.py: the text of an office file, which is a zip with XML in it, never more than a limit of it. */

const MOST_BYTES = 50000000;
const MOST_PARTS = 2000;
const PART_WITH_TEXT = /^(?:xl\/sharedStrings|xl\/worksheets\/[^/]+|word\/document|content)\.xml$/;
const SHARED = "xl/sharedStrings.xml";
const END_OF_ZIP = 0x06054b50;
const ENTRY = 0x02014b50;
const LINE_ENDS = ["row", "p", "si", "table-row", "br", "h"];
const CELL_ENDS = ["c", "table-cell", "tab", "tc"];
const SIGNS = { __proto__: null, lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
/** A tag ends before the next one begins, so that what never ends is looked through once. */
const TAG_OR_TEXT = /<(\/?)([\w.:-]+)(\s[^<>]*|\/?)>|([^<]+)/g;

/** An office file that cannot be read; `reason` is office-unreadable, office-old or office-large. */
export class OfficeError extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/** Whether a file begins as a zip or as an old office file does, whatever its name is. */
export function isOffice([a, b, c, d]) {
  return (a === 0x50 && b === 0x4b && c === 3 && d === 4) || (a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0);
}

/** @param {Uint8Array} bytes @returns {Promise<string>} the text of all sheets or paragraphs; throws OfficeError */
export async function officeText(bytes) {
  if (bytes[0] !== 0x50) throw new OfficeError("office-old");
  try {
    let left = MOST_BYTES;
    let [text, shared] = ["", []];
    for (const part of entriesOf(bytes)) {
      const content = await unpacked(part, left);
      left -= content.length;
      const found = textOf(new TextDecoder().decode(content), shared);
      if (part.name === SHARED) shared = found.split("\n");
      else text += `${found}\n`;
    }
    if (!text) throw new OfficeError("office-unreadable");
    return text;
  } catch (problem) {
    throw problem instanceof OfficeError ? problem : new OfficeError("office-unreadable");
  }
}

/** The parts with text, by name, from the directory at the end of a zip. RangeError where it points outside. */
export function entriesOf(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let end = bytes.length - 22;
  while (view.getUint32(end, true) !== END_OF_ZIP) end -= 1;
  const count = view.getUint16(end + 10, true);
  if (count > MOST_PARTS) throw new OfficeError("office-large");
  const found = [];
  for (let at = view.getUint32(end + 16, true), n = 0; n < count; n += 1) {
    if (view.getUint32(at, true) !== ENTRY) throw new OfficeError("office-unreadable");
    const [nameSize, moreSize, noteSize] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    const name = String.fromCharCode(...bytes.subarray(at + 46, at + 46 + nameSize));
    if (PART_WITH_TEXT.test(name)) {
      const local = view.getUint32(at + 42, true);
      const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      const data = bytes.subarray(from, from + view.getUint32(at + 20, true));
      const locked = view.getUint16(at + 8, true) & 1;
      if (locked) throw new OfficeError("office-unreadable");
      found.push({ name, data, method: view.getUint16(at + 10, true) });
    }
    at += 46 + nameSize + moreSize + noteSize;
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function unpacked({ data, method }, most) {
  if (method === 0 && data.length <= most) return data;
  if (method !== 8) throw new OfficeError("office-unreadable");
  const reader = new Blob([data]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const chunks = [];
  let size = 0;
  for (let { value, done } = await reader.read(); !done; { value, done } = await reader.read()) {
    size += value.length;
    if (size > most) {
      await reader.cancel();
      throw new OfficeError("office-large");
    }
    chunks.push(value);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/** The text between the tags of one part; a cell of a workbook may name a text that `shared` has. */
export function textOf(xml, shared) {
  if (/<!DOCTYPE/i.test(xml)) throw new OfficeError("office-unreadable");
  const kept = [];
  let number = -1;
  for (const [, close, full, rest, text] of xml.matchAll(TAG_OR_TEXT)) {
    const name = full?.split(":").pop();
    if (text) kept.push(text.replace(/&(\w+);/g, (all, sign) => SIGNS[sign] || all));
    else if (name === "c" && !close && !rest.endsWith("/")) number = /\bt="s"/.test(rest) ? kept.length : -1;
    if (name && (close || rest.endsWith("/"))) {
      if (name === "c" && number >= 0) {
        const found = kept.splice(number).join("");
        kept.push((/^\d+$/.test(found) && shared[Number(found)]) || "");
        number = -1;
      }
      if (LINE_ENDS.includes(name)) kept.push("\n");
      else if (CELL_ENDS.includes(name)) kept.push("\t");
    }
  }
  return kept.join("");
}
