/**
 * What the scan knows, as one plain value. Every change is a function from state to state: nothing here touches the
 * page, the storage, the clock or chance, so all of it is tested without a browser. The page is the image of this
 * value, fields included: showing `EMPTY` is what erases a person from it.
 *
 * @typedef {number | "check" | "result"} Place a step from 1, the check page, or the result
 * @typedef {[string, object?]} Sentence a key of the page's texts and the words to fill in
 * @typedef {{what: string, who: string, when: string}} PlanStep
 * @typedef {import("../../quiz/instrument.mjs").Instrument} Instrument
 * @typedef {{edition: Instrument, responses: Record<string, number>, nonce: number, code: string,
 *   teamCode: string | null, scores: object, findings: object}} Result calculated once, when it is made
 * @typedef {{responses: Record<string, number>, result: Result | null, plan: PlanStep[], place: Place,
 *   opened: {result: Result, plan: PlanStep[]} | null, begun: boolean, changing: boolean, refused: boolean,
 *   keepUntil: number | null, fault: string | null, date: string | null,
 *   team: {name: string, date: string} | null, erasing: "" | "asked" | "done",
 *   opener: {typed: string, said: Sentence | null},
 *   tools: {typed: string, said: Sentence | null, compared: object | null, byHand: string,
 *     done: {button: Element, news: Sentence} | null, subject: string, remindOn: string | null,
 *     wrongDate: string}}} State
 *   `responses`, `result`, `plan` and `place` are one's own; `opened` is the result of a code, shown and never kept.
 *   `begun` once the start view is behind somebody; `changing` while somebody is back from the check page; `refused`
 *   when there is nothing to calculate with; `fault` is what the storage last answered; `date` for the calendar when
 *   somebody chose one; `team` is what a link of a team says; `erasing` while the question stands, and while it can be
 *   undone; `tools` is what somebody did with the result on the screen, it goes when that does: `done` is the button
 *   that says so.
 */

import { PERSONAL, TEAM, encode, teamNonce } from "../../quiz/codes.mjs";
import { isOnScale, responsesInOrder } from "../../quiz/instrument.mjs";
import { score } from "../../quiz/scoring.mjs";
import { DEVICE_FAULTS } from "../page/store.mjs";
import { findings } from "./findings.mjs";
import { readTeam } from "./team-link.mjs";

export const CHECK = "check";
export const RESULT = "result";
const RECORD_VERSION = 1;
const LONGEST_PLAN_TEXT = 600;
const LARGEST_NONCE = 0xfffff;

const NO_TOOLS = Object.freeze({
  typed: "",
  said: null,
  compared: null,
  byHand: "",
  done: null,
  subject: "",
  remindOn: null,
  wrongDate: "",
});
const NO_OPENER = Object.freeze({ typed: "", said: null });

/** @type {State} */
export const EMPTY = Object.freeze({
  responses: Object.freeze({}),
  result: null,
  plan: Object.freeze([]),
  place: 1,
  opened: null,
  begun: false,
  changing: false,
  refused: false,
  keepUntil: null,
  fault: null,
  date: null,
  team: null,
  erasing: "",
  opener: NO_OPENER,
  tools: NO_TOOLS,
});

// ---- What follows from it -----------------------------------------------------------------------

/** Where somebody is: the one answer to that question. */
export const where = (state) => (state.opened ? RESULT : state.place);
export const isStep = (place) => typeof place === "number";

/** The result and the plan on the screen: those of a code, or one's own. */
export const shownResult = (state) => (state.opened ? state.opened.result : state.result);
export const shownPlan = (state) => (state.opened ? state.opened.plan : state.plan);

export const hasResponses = (state) => Object.keys(state.responses).length > 0;
export const isAnswered = (state) => Object.values(state.responses).some((response) => response > 0);
export const isFilled = (step) => Boolean(step.what || step.who || step.when);
export const somethingToKeep = (state) => hasResponses(state) || state.plan.some(isFilled);

/** Whether what is kept of one's own would be another record. */
export function isOtherRecord(before, state) {
  return ["responses", "result", "plan", "place", "keepUntil"].some((part) => before[part] !== state[part]);
}

/**
 * A result from responses by id: scores, findings and codes. The team code follows from the personal one, so that
 * it is the same whenever the result is opened; one of an earlier edition has none, as no team page would read it.
 */
export function resultOf(edition, responses, nonce, isCurrent = true) {
  const inOrder = responsesInOrder(edition, responses);
  const scores = score(edition, responses);
  const coded = (format, own) => encode({ format, fingerprint: edition.fingerprint, nonce: own, responses: inOrder });
  const code = coded(PERSONAL, nonce);
  return {
    edition,
    responses,
    nonce,
    code,
    teamCode: isCurrent ? coded(TEAM, teamNonce(code)) : null,
    scores,
    findings: findings(edition, inOrder),
  };
}

// ---- Going from place to place ------------------------------------------------------------------

function at(state, place) {
  const changing = state.changing && isStep(place);
  const erasing = state.erasing === "done" ? "done" : "";
  return { ...state, place, opened: null, changing, refused: false, erasing, tools: NO_TOOLS };
}

/** Past the start view, at the first step. */
export function begun(state) {
  return state.begun ? state : { ...at(state, 1), begun: true };
}

/** There is no result before the scan is finished or a code is opened: that leads to the check page. */
export function moved(state, place) {
  const to = place === RESULT && !state.result && !state.opened ? CHECK : place;
  return to === where(state) ? state : at(state, to);
}

/** From the check page to the step of one item and, with the button for it, back. */
export function changingAnswer(state, step) {
  return { ...moved(state, step), changing: where(state) === CHECK };
}

/** From a result to one's own answers: where one was before a code was opened, or the check page. */
export function backToAnswers(state) {
  if (!hasResponses(state)) return at(state, 1);
  return at(state, state.opened && state.place !== RESULT ? state.place : CHECK);
}

// ---- Answers and results ------------------------------------------------------------------------

/** Another answer is another result: the codes of the old one must not stay. The same answer changes nothing. */
export function answered(state, id, response) {
  if (state.responses[id] === response) return state;
  const place = state.place === RESULT ? CHECK : state.place;
  return { ...state, place, responses: { ...state.responses, [id]: response }, result: null, erasing: "" };
}

/** The scan is done. Who was done before keeps the codes, or would count twice in a team picture. */
export function finished(state, nonce, instrument) {
  if (!isAnswered(state)) return state.refused ? state : { ...state, refused: true };
  return at({ ...state, result: state.result || resultOf(instrument, state.responses, nonce) }, RESULT);
}

/** Show the result of a code. One's own answers stay as they are, and where one was with them. */
export function opened(state, edition, responses, nonce, isCurrent) {
  const result = resultOf(edition, responses, nonce, isCurrent);
  const own = { ...state, changing: false, refused: false, erasing: "", opener: NO_OPENER, tools: NO_TOOLS };
  return { ...own, opened: { result, plan: [] } };
}

export function planned(state, plan) {
  return state.opened ? { ...state, opened: { ...state.opened, plan } } : { ...state, plan };
}

/** Put a step in the first empty place, unless it has one; `n` is its place from 1, or 0 when all are taken. */
export function addedToPlan(state, what, places) {
  const plan = readPlan(shownPlan(state), places);
  const placeOf = (text) => plan.findIndex((step) => step.what.trim() === text) + 1;
  const n = placeOf(what) || placeOf("");
  return { state: planned(state, plan.map((step, i) => (i === n - 1 ? { ...step, what } : step))), n };
}

export const invited = (state, team) => ({ ...state, team });
export const askedToErase = (state, isAsked) => ({ ...state, erasing: isAsked ? "asked" : "" });
export const dated = (state, date) => ({ ...state, date });
export const withOpener = (state, change) => ({ ...state, opener: { ...state.opener, ...change } });
export const withTools = (state, change) => ({ ...state, tools: { ...state.tools, ...change } });

// ---- To and from what is kept -------------------------------------------------------------------

export const kept = (state, keepUntil) => ({ ...state, keepUntil });

/** What the storage answered. Where the device does not keep it, nothing here says that it does. */
export function stored(state, fault) {
  const keepUntil = DEVICE_FAULTS.includes(fault) ? null : state.keepUntil;
  return fault === state.fault && keepUntil === state.keepUntil ? state : { ...state, fault, keepUntil };
}

/** The record of one's own scan; an opened result is never part of it. */
export function record(state, fingerprint) {
  const { responses, result, plan, place } = state;
  const nonce = result ? result.nonce : null;
  return { version: RECORD_VERSION, fingerprint, responses, place, done: Boolean(result), personal: nonce, plan };
}

/** What is kept beside the record: the link of a team in this tab alone, and scores for the pages that show one. */
export function besides({ team, result }) {
  return { tab: team ? { team } : {}, scores: result && result.scores.dimensions };
}

/** All is erased; it can still be undone. */
export const erased = () => ({ ...EMPTY, erasing: "done" });

/**
 * The state from a record, and what to say about it. Whatever the instrument does not know is dropped.
 * @param {object | null} found a record, of any shape: it comes from outside
 * @param {number | null} keepUntil the day until which the device keeps it
 * @param {Record<string, number>} early answers given before the script ran: newer than what was kept
 * @param {Instrument} instrument
 * @param {{steps: number, places: number}} limits of the page: steps in the scan, places in the plan
 * @returns {{state: State, news: Sentence | null}}
 */
export function restored(found, keepUntil, early, instrument, limits) {
  const fresh = { ...EMPTY, responses: early };
  if (!found) return { state: fresh, news: null };
  if (found.version !== RECORD_VERSION || found.fingerprint !== instrument.fingerprint) {
    return { state: fresh, news: ["other-edition"] };
  }
  const responses = { ...usable(found.responses, instrument), ...early };
  const total = Object.keys(responses).length;
  const isDone = found.done === true && total && !Object.keys(early).length && isNonce(found.personal);
  const result = isDone ? resultOf(instrument, responses, found.personal) : null;
  const step = Number.isInteger(found.place) && found.place >= 1 && found.place <= limits.steps ? found.place : 1;
  const place = result ? RESULT : found.place === CHECK ? CHECK : step;
  const own = { ...fresh, responses, result, place, keepUntil, plan: readPlan(found.plan, limits.places) };
  const state = { ...invited(own, readTeam(found.team)), begun: total > 0 };
  if (!total) return { state, news: null };
  const values = { answered: total, total: instrument.items.length, step: place === CHECK ? limits.steps : place };
  return { state, news: result ? ["restored-result"] : ["restored", values] };
}

/** Only what the definition knows and the scale allows; anything else in storage is not ours to show. */
function usable(responses, { items, scale }) {
  const found = responses || {};
  const ids = items.map(({ id }) => id).filter((id) => Object.hasOwn(found, id) && isOnScale(found[id], scale));
  return Object.fromEntries(ids.map((id) => [id, found[id]]));
}

const isNonce = (value) => Number.isInteger(value) && value >= 0 && value <= LARGEST_NONCE;

/** A plan from storage or nowhere, brought to its shape: whatever does not fit is dropped. */
export function readPlan(value, places) {
  const text = (part) => (typeof part === "string" ? part.slice(0, LONGEST_PLAN_TEXT) : "");
  return Array.from({ length: places }, (_, i) => {
    const { what, who, when } = (Array.isArray(value) && value[i]) || {};
    return { what: text(what), who: text(who), when: text(when) };
  });
}
