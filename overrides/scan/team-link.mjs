/**
 * A link that a facilitator sends: `#team=NAME;DATE`. It says for whom the team code is and by when; strictly read,
 * shown as text, and in no code and no file.
 */

import { dayInWords, noonOf } from "../page/dates.mjs";
import { one, show } from "../page/dom.mjs";

const LONGEST_NAME = 60;
const LONGEST_LINK = 1000;
/** Control characters and whatever else has no shape of its own, as marks that turn the direction of text. */
const NO_TEXT = /[\p{C}\p{Zl}\p{Zp}]/u;

/** Whether a fragment means to be such a link. */
export const isTeamLink = (hash) => hash.startsWith("#team=");

/**
 * What the link says, or null where it is not exactly as it should be.
 * @returns {{name: string, date: string} | null} date as 2026-11-23
 */
export function teamFromHash(hash) {
  if (!isTeamLink(hash) || hash.length > LONGEST_LINK) return null;
  let text;
  try {
    text = decodeURIComponent(hash.slice("#team=".length));
  } catch {
    return null;
  }
  const at = text.lastIndexOf(";");
  return at < 0 ? null : readTeam({ name: text.slice(0, at).trim(), date: text.slice(at + 1) });
}

/** The same from what was kept in this tab, of any shape. */
export function readTeam(value) {
  const { name, date } = value || {};
  if (typeof name !== "string" || typeof date !== "string" || noonOf(date) === null) return null;
  return isTeamName(name) ? { name, date } : null;
}

/** Whether a link can hold this name. */
export function isTeamName(name) {
  return Boolean(name) && Array.from(name).length <= LONGEST_NAME && !NO_TEXT.test(name);
}

/** Such a link to the scan at this address, or null where name or day is missing or not as it should be. */
export function teamLink(address, team) {
  const read = readTeam(team);
  if (!read) return null;
  const hash = `#team=${encodeURIComponent(read.name)};${read.date}`;
  return hash.length > LONGEST_LINK ? null : address + hash;
}

/** Into the result: for whom the team code is, and by when. */
export function fillTeamLink(root, team) {
  const part = one(root, "[data-team-link]");
  show(part, team);
  one(part, "[data-team-link-name]").textContent = team && team.name;
  one(part, "[data-team-link-date]").textContent = team && dayInWords(noonOf(team.date));
}
