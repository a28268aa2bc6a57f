/** Files that somebody chose or dropped, as saved pictures: a few at a time, so that the page stays alive. */

import { ExportError } from "../../quiz/team/file.mjs";
import { LARGEST_ORGANISATION, readSaved } from "../../quiz/team/organisation_file.mjs";

const AT_ONCE = 100;

const left = (file, reason, found = "") => ({ files: [], unread: [{ file: file.name, reason, found, others: [] }] });

const isTooLarge = (file) => file.size > LARGEST_ORGANISATION;

/** What one file says; null where the browser cannot open it or it is too large to try. */
const textOf = (file) => (isTooLarge(file) ? null : file.text().catch(() => null));

/**
 * What some files say. They are read in one go: each time that a browser reads anything takes it longer than the file
 * itself. Where one of them cannot be opened or has changed, nothing can be read so, and each is read alone.
 */
async function textsOf(files) {
  const decoder = new TextDecoder();
  let end = 0;
  try {
    const bytes = await new Blob(files.filter((file) => !isTooLarge(file))).arrayBuffer();
    const texts = files.map((file) => {
      if (isTooLarge(file)) return null;
      end += file.size;
      return decoder.decode(new Uint8Array(bytes, end - file.size, file.size));
    });
    if (end === bytes.byteLength) return texts;
  } catch {
    // Which one it was is not told; alone it says so itself.
  }
  return Promise.all(files.map(textOf));
}

/** One file; what is wrong with it is a value and never stops the rest. */
function readOneFile(file, text, editions) {
  if (text === null) return left(file, isTooLarge(file) ? "too-large" : "unopened");
  try {
    return { files: readSaved(file.name, text, editions), unread: [] };
  } catch (problem) {
    // Out of memory on a file that nests a million deep is a damaged file too.
    return problem instanceof ExportError ? left(file, problem.reason, problem.detail) : left(file, "unreadable");
  }
}

/**
 * While some files are looked at, the browser opens the next.
 * @param {File[]} list
 * @param {(share: number) => void} onProgress
 */
export async function readPictures(list, editions, onProgress) {
  const read = { files: [], unread: [] };
  const textsFrom = (at) => textsOf(list.slice(at, at + AT_ONCE));
  let next = textsFrom(0);
  for (let at = 0; at < list.length; at += AT_ONCE) {
    onProgress(at / list.length);
    const texts = await next;
    next = textsFrom(at + AT_ONCE);
    texts.forEach((text, place) => {
      const { files, unread } = readOneFile(list[at + place], text, editions);
      read.files.push(...files);
      read.unread.push(...unread);
    });
  }
  return read;
}
