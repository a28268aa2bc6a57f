/**
 * The ballot box: on one device in the room, team codes go in one by one. Pure. Nothing of it is shown but how many
 * codes there are, and the order in which they came is never kept.
 *
 * @typedef {import("./intake.mjs").Sentence} Sentence
 * @typedef {{isShown: boolean, isAsking: boolean, isCounted: boolean, entries: [string, number[]][],
 *   said: Sentence | null, fault: Sentence | null, renewed: object | null}} Ballot
 *   `isCounted` once it was opened: from then on its codes count with those of the box for text; `fault` is what is
 *   wrong with the code in the field; a new `renewed` is an order to put an empty field in the place of the one there
 */

import { NO_CODE } from "../../quiz/code_finder.mjs";
import { refusalValues } from "../../quiz/code_reader.mjs";
import { PERSONAL } from "../../quiz/codes.mjs";
import { TeamReader } from "../../quiz/team/input.mjs";
import { thresholdOf } from "../../quiz/team/picture.mjs";

/** In characters; a code with all that a program may put round it is far shorter. */
const LONGEST_ENTRY = 2000;

/** @type {Ballot} */
export const EMPTY_BALLOT = Object.freeze({
  isShown: false,
  isAsking: false,
  isCounted: false,
  entries: Object.freeze([]),
  said: null,
  fault: null,
  renewed: null,
});

/** How many codes it still needs before it may be opened. Codes outside it do not help: somebody may know those. */
export function ballotNeeds({ entries }, instrument) {
  return Math.max(0, thresholdOf(instrument) - entries.length);
}

/** The box stands on the screen; what went in before is still there. */
export function ballotStarted(state) {
  return withBallotOf(state, { isShown: true, isAsking: false, said: null, fault: null, renewed: {} });
}

/**
 * A code goes in, at a place that chance says; or it is said why not, and it stays in the field to be mended.
 * @param {number} chance from 0 up to but not including 1
 */
export function ballotDropped(state, entered, instrument, chance) {
  const { entries } = state.ballot;
  const { entry, fault } = ballotEntry(entered, instrument);
  if (fault) return withBallotOf(state, { fault, said: null });
  const isThere = entries.some(([text]) => text === entry[0]);
  const place = Math.floor(chance * (entries.length + 1));
  const next = isThere ? entries : [...entries.slice(0, place), entry, ...entries.slice(place)];
  const said = { key: isThere ? "ballot-double" : "ballot-in" };
  return withBallotOf(state, { entries: next, said, fault: null, renewed: {} });
}

/** The field is empty, for whoever comes next. */
export function ballotWiped(state) {
  return withBallotOf(state, { fault: null, said: null, renewed: {} });
}

/** Whether to throw the codes away is asked; with none there is nothing to ask. */
export function ballotQuestioned(state) {
  return state.ballot.entries.length ? withBallotOf(state, { isAsking: true }) : ballotThrownAway(state);
}

export function ballotKept(state) {
  return withBallotOf(state, { isAsking: false, renewed: {} });
}

export function ballotThrownAway(state) {
  return { ...state, ballot: { ...EMPTY_BALLOT, renewed: {} } };
}

/** Its codes count from now on, and it leaves the screen; with too few it says so and stays closed. */
export function ballotOpened(state, instrument) {
  const needed = ballotNeeds(state.ballot, instrument);
  const fault = needed ? { key: "ballot-closed", n: needed, values: { needed } } : null;
  if (fault) return withBallotOf(state, { said: null, fault });
  return withBallotOf(state, { isShown: false, isAsking: false, isCounted: true, said: null, fault, renewed: {} });
}

/** What was found in the box for text, with the codes of an opened ballot box; a saved picture cannot take any. */
export function withBallot(found, { isCounted, entries }) {
  if (!isCounted || found.problems) return found;
  if (found.picture) return { problems: [{ key: "export-alone" }] };
  return { ...found, respondents: new Map([...found.respondents, ...entries]) };
}

/** The one team code in what was entered, as its characters and responses; or what is wrong. */
function ballotEntry(entered, instrument) {
  const reader = new TeamReader(entered.slice(0, LONGEST_ENTRY), instrument);
  const steps = reader.steps();
  while (!steps.next().done);
  const { respondents, refused } = reader.result;
  const [entry] = respondents;
  if (respondents.size > 1) return { fault: { key: "ballot-several", n: respondents.size } };
  if (entry) return { entry };
  const refusal = refused.find(({ reason }) => reason !== NO_CODE);
  if (refusal) return { fault: ballotFault(refusal, instrument) };
  if (!entered.trim()) return { fault: { key: "ballot-empty" } };
  return { fault: { key: "ballot-none", values: { length: instrument.codeLength } } };
}

function ballotFault({ reason, detail }, { codeLength: length }) {
  if (reason === "format" && detail === String(PERSONAL)) return { key: "ballot-personal" };
  const key = reason === "format" ? "format-unknown" : reason;
  return { key: `team-${key}`, values: { ...refusalValues(reason, detail), length } };
}

function withBallotOf(state, part) {
  return { ...state, ballot: { ...state.ballot, ...part } };
}
