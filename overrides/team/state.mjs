/**
 * What the team page knows, and every change of it. Pure: the page is the image of one state, and what is erased is
 * gone because the empty state has nothing to show.
 *
 * @typedef {import("./intake.mjs").Sentence} Sentence
 * @typedef {{n: number | null, saved: boolean, needed: number, equal: number, isPadded: boolean, late: number,
 *   duplicates: object[], refused: object[], problems: Sentence[]}} Status
 *   what was read and refused; `equal` codes with the answers of another one, `isPadded` when one code stands beside
 *   typed forms, `late` codes to ask about first
 * @typedef {{found: object | null, earlier: object | null, later: object | null, differences: object | null,
 *   names: {earlier: string, later: string}, notes: Sentence[], problems: Sentence[], duplicates: object[],
 *   refused: object[]}} Second the other group, in time before or after the first
 * @typedef {{box: import("./box.mjs").Box, ballot: import("./ballot.mjs").Ballot,
 *   form: import("./form.mjs").Form, picture: object | null,
 *   codes: Set<string> | null, asked: Set<string> | null, own: {team: string, date: string}, today: string,
 *   isErasing: boolean, undo: object | null, status: Status, sizeFault: Sentence | null, second: Second,
 *   slide: number | null, clock: import("./clock.mjs").Clock,
 *   isDark: boolean, agreed: Record<string, string>, chosen: string | null, printing: string, dropping: boolean,
 *   progress: number | null, news: Sentence | null, epoch: number}} TeamState
 *   `codes` are those of the picture, null for a saved one; `asked` those that were asked about because they are only a
 *   few more; `own` is what somebody wrote about the team; `undo` the state before all
 *   was erased; `agreed` are the words of the agreement and the notes, `chosen` is the item that the group talks about;
 *   `printing` names the sheet that goes to paper alone; whoever was busy in an older `epoch` has been overtaken
 */

import { TEAM, encode } from "../../quiz/codes.mjs";
import {
  comparePictures, equalRows, isLaterFirst, nested, sharedRespondents, teamPicture, thresholdOf,
} from "../../quiz/team/picture.mjs";
import { LONGEST_NOTES, LONGEST_TEAM, isDate, isNote, isOwnText } from "../../quiz/team/file.mjs";
import { EMPTY_BALLOT } from "./ballot.mjs";
import { EMPTY_BOX, boxText, withForm, withText, withoutForm } from "./box.mjs";
import { NO_CLOCK, ticked } from "./clock.mjs";
import { slidesOf, statementOf } from "./findings.mjs";
import { cleared, emptyForm, question } from "./form.mjs";

const NOTHING_READ = {
  n: null, saved: false, needed: 0, equal: 0, isPadded: false, late: 0, duplicates: [], refused: [], problems: [],
};
const NOT_COMPARED = {
  found: null, earlier: null, later: null, differences: null, names: {}, notes: [], problems: [], duplicates: [],
  refused: [],
};
const NOTHING_SHOWN = {
  picture: null, codes: null, asked: null, second: NOT_COMPARED, slide: null, clock: NO_CLOCK, printing: "",
};
/** What no file may hold: control characters but the end of a line, and marks that turn the direction of a line. */
const NO_NOTE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;

/** @returns {TeamState} */
export function emptyState(instrument, today = "") {
  return {
    ...NOTHING_SHOWN,
    box: EMPTY_BOX,
    ballot: EMPTY_BALLOT,
    form: emptyForm(instrument.items.length),
    status: NOTHING_READ,
    sizeFault: null,
    agreed: {},
    chosen: null,
    isDark: false,
    own: { team: "", date: today },
    today,
    isErasing: false,
    undo: null,
    dropping: false,
    progress: null,
    news: null,
    epoch: 0,
  };
}

/** All is gone from the page; for a while it can be brought back with what stood in the `fields`. */
export function erased(state, instrument, fields = []) {
  const undo = { state: { ...state, isErasing: false, undo: null }, fields };
  return { ...emptyState(instrument, state.today), epoch: state.epoch + 1, news: { key: "erased" }, undo };
}

export function broughtBack(state) {
  return told({ ...state.undo.state, epoch: state.epoch + 1, progress: null }, "undone");
}

/** Whether there is something that somebody would miss. */
export function isHolding({ box, ballot, form, picture, agreed }) {
  const isFilled = form.boxes.some((response) => response !== null) || Object.values(agreed).some(Boolean);
  return Boolean(picture || ballot.entries.length) || isFilled || boxText(box).trim() !== "";
}

/** @param {string} at near which button it is also shown */
export function told(state, key, values, at = "") {
  return { ...state, news: { key, values, at } };
}

export function ownWritten(state, key, words) {
  return { ...state, own: { ...state.own, [key]: words } };
}

/** The picture with what somebody wrote about the team, and what was agreed, as it is kept. Notes are not kept. */
export function ownPicture({ picture, own, agreed, chosen }) {
  const team = own.team.trim();
  const date = isDate(own.date) ? own.date : null;
  const agreement = keptAgreement(agreed);
  return { ...picture, team: isOwnText(team, LONGEST_TEAM) ? team : null, date, statement: chosen, agreement };
}

function keptAgreement(agreed) {
  const clean = (words) => words.replace(/\r\n?/g, "\n").replace(/[^\S\n]+/g, " ").replace(NO_NOTE, "").trim();
  const parts = Object.entries(LONGEST_NOTES).map(([part, longest]) => [part, clean(agreed[part] || ""), longest]);
  const kept = parts.filter(([, words, longest]) => isNote(words, longest)).map(([part, words]) => [part, words]);
  return kept.length ? Object.fromEntries(kept) : null;
}

// ---- The box ------------------------------------------------------------------------------------

/** What came out of files for the first box: their text below what stands there, and what is wrong with them. */
export function filesTaken(state, { text, names, problems }) {
  const next = problems.length ? { ...state, status: { ...state.status, problems } } : state;
  if (!text) return next;
  return told({ ...next, box: withText(next.box, text) }, "files-read", { name: names.join(", ") }, "input");
}

/** The paper form opens, or closes when it was open. */
export function formOpened({ form, ...state }) {
  const open = !form.open;
  return { ...state, form: { ...form, open, focus: open ? { at: 0 } : null } };
}

/** The paper form becomes a code in the box, unless there is something to ask first. */
export function formAdded(state, instrument, nonce) {
  const asked = question(state.form);
  if (asked) return { ...state, form: asked };
  const responses = state.form.boxes.map((box) => box || 0);
  const code = encode({ format: TEAM, fingerprint: instrument.fingerprint, nonce, responses });
  const box = withForm(state.box, code, responses);
  const message = { key: "entry-added", values: { n: box.forms.length } };
  return { ...state, box, form: { ...cleared(state.form), message, focus: { at: 0 } } };
}

/** The last paper form stands in its boxes again. */
export function formTakenBack(state) {
  const last = state.box.forms.at(-1);
  if (!last) return state;
  const form = { ...state.form, boxes: last.responses, message: { key: "entry-back" }, focus: { at: 0 } };
  return { ...state, box: withoutForm(state.box), form };
}

// ---- From what was read to a picture ------------------------------------------------------------

/** The size of a group as somebody typed it: null for nothing, NaN for something else than a whole number. */
export function sizeOf(typed) {
  const text = typed.trim();
  if (!text) return null;
  return /^[1-9]\d{0,6}$/.test(text) ? Number(text) : NaN;
}

export function sizeRefused(state, key) {
  return { ...state, news: null, sizeFault: { key } };
}

/** What was found for the first box is shown, and nothing stays of what was shown before. */
export function shown(state, found, size, instrument) {
  const next = { ...state, ...NOTHING_SHOWN, progress: null, sizeFault: null, news: null };
  if (found.problems) return { ...next, status: { ...NOTHING_READ, problems: found.problems } };
  const { picture, respondents, duplicates, refused } = found;
  if (picture) {
    const status = { ...NOTHING_READ, n: picture.n, saved: true };
    const own = { team: picture.team || "", date: picture.date || "" };
    const isFree = !Object.values(state.agreed).some(Boolean); // words of today are not written over
    const agreed = isFree ? { ...picture.agreement } : state.agreed;
    const opened = { ...next, box: { ...EMPTY_BOX }, own, agreed, chosen: picture.statement, picture, status };
    return told(opened, "reopened", { edition: picture.edition }, "input");
  }
  const n = respondents.size;
  const threshold = thresholdOf(instrument);
  next.status = { ...NOTHING_READ, n, needed: Math.max(0, threshold - n), duplicates, refused };
  if (size !== null && size < n) return sizeRefused(next, "size-small");
  const codes = new Set(respondents.keys());
  const late = n < threshold ? 0 : fewOthers(state, codes, threshold);
  const quiet = { ...state, progress: null, sizeFault: null, news: null };
  if (late) return { ...quiet, asked: codes, status: { ...next.status, late } };
  const rows = [...respondents.values()];
  next.picture = teamPicture(instrument, rows, size);
  if (!next.picture) return next;
  Object.assign(next.status, { equal: equalRows(rows), isPadded: isPadded(state.box, codes, threshold) });
  return { ...next, codes, ...(state.picture && !state.codes ? withoutSaved(state) : {}) };
}

/** What was written with a saved picture stays with that one; what was changed since is of today. */
function withoutSaved({ picture, agreed, today }) {
  const isTheirs = JSON.stringify(keptAgreement(agreed)) === JSON.stringify(picture.agreement);
  return { own: { team: "", date: today }, agreed: isTheirs ? {} : agreed, chosen: null };
}

/** A saved picture stays when it is asked for again; only the size of the group can be another. */
export function shownAgain(state, size) {
  if (size !== null && size < state.picture.n) return sizeRefused(state, "size-small");
  const picture = size === null ? { ...state.picture } : { ...state.picture, size };
  return { ...state, sizeFault: null, news: null, picture };
}

/**
 * How many codes these are more or fewer than those of the picture that was shown, where that is so few that the
 * difference shows their answers. Asked once: who asks for the same codes again wants it.
 */
function fewOthers({ codes: before, asked }, codes, threshold) {
  const isSame = asked && asked.size === codes.size && Array.from(codes).every((code) => asked.has(code));
  if (!before || isSame || sharedRespondents(before, codes, threshold) !== null) return 0;
  const only = (one, two) => Array.from(one).filter((code) => !two.has(code)).length;
  return only(codes, before) + only(before, codes);
}

/** Whether a single code stands among typed forms, as many as it takes for a picture: then that is no group. */
function isPadded({ forms }, codes, threshold) {
  const typed = new Set(forms.map(({ code }) => code.replace(/-/g, "")));
  return typed.size >= threshold - 1 && codes.size - typed.size === 1;
}

// ---- Comparison ---------------------------------------------------------------------------------

/** Nothing is compared (any more), for these reasons. */
export function notCompared(state, problems = []) {
  return { ...state, progress: null, second: { ...NOT_COMPARED, problems } };
}

/**
 * What was found for the second box is put beside the picture, or it is said why not.
 * @param {{first: (picture: object) => string, second: (picture: object) => string, order?: string}} choice what each
 *   picture is called, and which is the earlier if somebody said so
 */
export function compared(state, found, choice, instrument) {
  if (found.problems) return notCompared(state, found.problems);
  const { respondents, duplicates = [], refused = [] } = found;
  const next = notCompared(state);
  next.second = { ...NOT_COMPARED, found, duplicates, refused };
  const picture = found.picture || teamPicture(instrument, [...respondents.values()]);
  if (!picture) {
    const needed = thresholdOf(instrument) - respondents.size;
    next.second.problems = [{ key: "compare-few", n: needed, values: { needed } }];
    return next;
  }
  const { problem, notes } = comparisonNotes(state, picture, respondents);
  if (problem) {
    next.second.problems = [problem];
    return next;
  }
  const own = ownPicture(state);
  const pair = [[own, choice.first(own)], [picture, choice.second(picture)]];
  if (isFirstLater(state, picture, respondents, choice.order)) pair.reverse();
  const [[earlier, before], [later, after]] = pair;
  const differences = comparePictures(earlier, later, instrument.student);
  Object.assign(next.second, { earlier, later, names: { earlier: before, later: after }, notes, differences });
  return next;
}

/** By the user's choice, by the dates, or else a saved picture comes before codes that are read now. */
function isFirstLater(state, second, respondents, order) {
  if (order) return order === "second";
  return isLaterFirst(ownPicture(state), second) ?? Boolean(state.codes && !respondents);
}

/**
 * What to keep in mind with a comparison, or why it would show a few people's answers. Without the codes of both
 * nobody can see who is in both; then the figures themselves are asked whether one group may lie inside the other.
 */
function comparisonNotes({ picture, codes }, second, respondents) {
  const notes = [];
  const threshold = Math.max(picture.threshold, second.threshold);
  if (codes && respondents) {
    const n = sharedRespondents(codes, new Set(respondents.keys()), threshold);
    if (n === null) return { problem: { key: "compare-overlap", values: { threshold } } };
    if (n) notes.push({ key: "compare-shared", n, values: {} });
  } else {
    if (nested(picture, second)) return { problem: { key: "team-compare-nested", values: { found: threshold } } };
    notes.push({ key: "team-compare-unknown" });
  }
  const found = [picture.edition, second.edition];
  if (found[0] !== found[1]) notes.push({ key: "team-compare-editions", values: { found } });
  return { notes };
}

// ---- Workshop and agreement ---------------------------------------------------------------------

/**
 * To a slide, as far as there are any; null closes the workshop. Without a picture it stays closed. A group that begins
 * to talk without having chosen talks about the statement with the widest spread. What was said before is over: behind
 * the slides it would come back as news when they close.
 */
export function slideShown(state, place) {
  if (place === null || !state.picture) return { ...state, slide: null };
  const slides = slidesOf(state.picture);
  const slide = Math.max(0, Math.min(place, slides.length - 1));
  const isTalk = slides[slide].startsWith("talk-");
  return { ...state, slide, news: null, chosen: isTalk ? statementOf(state.picture, state.chosen) : state.chosen };
}

export function statementChosen(state, id) {
  return { ...state, chosen: id || null };
}

/** Time passes on the slide that is shown. */
export function timePassed(state, seconds, minutes) {
  if (state.slide === null) return state;
  return { ...state, clock: ticked(state.clock, slidesOf(state.picture)[state.slide], seconds, minutes) };
}

export function clockPaused(state) {
  return { ...state, clock: { ...state.clock, isPaused: !state.clock.isPaused } };
}

export function agreedOn(state, name, words) {
  return { ...state, agreed: { ...state.agreed, [name]: words } };
}
