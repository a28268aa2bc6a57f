/** What a facilitator said of the session, and what follows from it in words. Pure; nothing of it is kept. */

import { noonOf } from "../page/dates.mjs";
import { isTeamName, teamLink } from "../scan/team-link.mjs";

/** @typedef {{team: string, facilitator: string, meeting: string, time: string, handIn: string, back: string,
 *   way: string, place: string, address: string}} Session days as 2026-11-23, the time as 09:30 */

/** @type {Session} */
export const NO_SESSION = {
  ...{ team: "", facilitator: "", meeting: "", time: "", handIn: "", back: "" },
  ...{ way: "slips", place: "", address: "" },
};

/** Half of a character: no text and no link can hold it. */
const HALF = /\p{Cs}/gu;

/** With another value in one field, as somebody typed it. */
export function filledIn(session, field, value) {
  return field in NO_SESSION ? { ...session, [field]: value.replace(HALF, "") } : session;
}

/** The address of a page without what comes behind it, or null where it is none. */
export function pageAddress(text) {
  const found = /^(https?:\/\/[^\s/?#]+(?:\/[^\s?#]*)?)(?:[?#]\S*)?$/i.exec(text.trim());
  return found ? found[1] : null;
}

/** The link to the scan, for this team where its name and the last day are known: `{link, forTeam}`. */
export function linkTo(session) {
  const address = pageAddress(session.address);
  if (address === null) return { link: null, forTeam: false };
  const forTeam = teamLink(address, { name: session.team.trim(), date: session.handIn });
  return { link: forTeam ?? address, forTeam: forTeam !== null };
}

/**
 * What is wrong, by field, as the key of a sentence; a field in which nothing is wrong is not there.
 * @param {string} today as 2026-11-23
 */
export function faultsIn(session, today) {
  const faults = {};
  const { team, meeting, handIn, back, address } = session;
  if (team.trim() && !isTeamName(team.trim())) faults.team = "team-wrong";
  for (const [field, day] of Object.entries({ meeting, handIn, back })) {
    if (day && noonOf(day) === null) faults[field] = "no-day";
    else if (day && day < today) faults[field] = "past";
  }
  if (meeting && handIn > meeting) faults.handIn ??= "after-meeting";
  if (meeting && back && back <= meeting) faults.back ??= "before-meeting";
  if (!address.trim()) faults.address = "address-missing";
  else if (pageAddress(address) === null) faults.address = "address-wrong";
  return faults;
}

/**
 * The words for each place in a sentence; a blank for what was not said.
 * @param {{texts: Function, language: string, facts: Record<string, string>}} tools
 */
export function wordsOf(session, { texts, language, facts }) {
  const blank = (name) => texts(`blank.${name}`);
  const said = (name, value) => value.trim() || blank(name);
  const day = (name, date) => (noonOf(date) === null ? blank(name) : inWords(date, language));
  return {
    ...facts,
    team: said("team", session.team),
    facilitator: said("facilitator", session.facilitator),
    place: said("place", session.place),
    time: said("time", session.time),
    meeting: day("meeting", session.meeting),
    hand_in: day("hand_in", session.handIn),
    back: day("back", session.back),
    link: linkTo(session).link ?? blank("link"),
    address: pageAddress(session.address) ?? blank("address"),
  };
}

/** A day with the name that it has in the week, as people say it to each other. */
function inWords(date, language) {
  const shape = { weekday: "long", day: "numeric", month: "long", year: "numeric" };
  return new Intl.DateTimeFormat(language, shape).format(noonOf(date));
}
