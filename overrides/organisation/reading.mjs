/** Files that somebody chose or dropped, as saved pictures: read a few at a time, so that the page stays alive. */

import { ExportError } from "../../quiz/team/file.mjs";
import { LARGEST_ORGANISATION, readSaved } from "../../quiz/team/organisation_file.mjs";

const AT_ONCE = 40;

/** One file; what is wrong with it is a value and never stops the rest. */
async function readOneFile(file, editions) {
  const left = (reason, found = "") => ({ files: [], unread: [{ file: file.name, reason, found, others: [] }] });
  if (file.size > LARGEST_ORGANISATION) return left("too-large");
  let text = "";
  try {
    text = await file.text();
  } catch {
    return left("unopened");
  }
  try {
    return { files: readSaved(file.name, text, editions), unread: [] };
  } catch (problem) {
    // Out of memory on a file that nests a million deep is a damaged file too.
    return problem instanceof ExportError ? left(problem.reason, problem.detail) : left("unreadable");
  }
}

/**
 * @param {File[]} list
 * @param {(share: number) => void} onProgress
 */
export async function readPictures(list, editions, onProgress) {
  const read = { files: [], unread: [] };
  for (let at = 0; at < list.length; at += AT_ONCE) {
    onProgress(at / list.length);
    const part = list.slice(at, at + AT_ONCE).map((file) => readOneFile(file, editions));
    for (const { files, unread } of await Promise.all(part)) {
      read.files.push(...files);
      read.unread.push(...unread);
    }
  }
  return read;
}
