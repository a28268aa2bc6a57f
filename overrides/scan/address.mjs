/**
 * The address bar: a place in it as a fragment, so that the browser's own buttons work, and a code that comes in by
 * it. Setting the address tells the page of its own change later; that is the place where it already is, so nothing
 * follows from it.
 */

import { codeFrom } from "./rewritten.mjs";
import { CHECK, RESULT } from "./state.mjs";
import { isTeamLink, teamFromHash } from "./team-link.mjs";

/** Where a fragment says we are: a step from 1, CHECK, RESULT, or null. */
export function placeFromHash(hash, steps) {
  const step = /^#stap-(\d{1,3})$/.exec(hash);
  if (step && Number(step[1]) >= 1 && Number(step[1]) <= steps) return Number(step[1]);
  if (hash === "#controle") return CHECK;
  if (hash === "#uitslag") return RESULT;
  return null;
}

export function hashOf(place) {
  if (place === CHECK) return "#controle";
  if (place === RESULT) return "#uitslag";
  return `#stap-${place}`;
}

/**
 * @param {{location: Location, history: History}} outside
 * @param {string | undefined} own where a link leads when that is not here, seen from here: the same in every language
 */
export function createAddress({ location, history }, steps, own) {
  const page = () => (own ? new URL(own, location).href : location.href.split(/[?#]/)[0]);
  return {
    /** The place that the address asks for when the page opens; null when it asks for none. */
    asked: () => placeFromHash(location.hash, steps),

    /** The same after a change: no fragment is the first step; others are no places of ours, the skip link for one. */
    goneTo: () => (location.hash && !isTeamLink(location.hash) ? placeFromHash(location.hash, steps) : 1),

    /** Whether somebody came by a link of a team, and what it says; null where that cannot be read. */
    team: () => ({ isLink: isTeamLink(location.hash), team: teamFromHash(location.hash) }),

    /** A code out of the address bar at once, and this place in its stead; null when there is none. */
    takeCode(place) {
      // In the query where the # was rewritten behind one: what others put there goes along with the code.
      const code = codeFrom(location.search + location.hash);
      if (code === null) return null;
      try {
        history.replaceState(null, "", location.pathname + hashOf(place));
      } catch {
        location.replace(hashOf(place));
      }
      return code;
    },

    /** As a new entry in the history, so that the browser's Back leads here again. */
    show(place) {
      if (location.hash !== hashOf(place)) location.hash = hashOf(place);
    },

    /** The scan, without what others put behind its address. */
    page,

    /** The same with a result in it. */
    linkTo: (code) => `${page()}#r=${code}`,
  };
}
