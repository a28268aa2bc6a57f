/**
 * What the team page knows, and every change of it. Pure: the page is the image of one state, and what is erased is
 * gone because the empty state has nothing to show.
 *
 * @typedef {import("./intake.mjs").Sentence} Sentence
 * @typedef {{n: number | null, saved: boolean, needed: number, duplicates: object[], refused: object[],
 *   problems: Sentence[]}} Status what was read and refused
 * @typedef {{picture: object | null, differences: object | null, names: {first: string, second: string},
 *   notes: Sentence[], problems: Sentence[], duplicates: object[], refused: object[]}} Second the other group
 * @typedef {{box: import("./box.mjs").Box, form: import("./form.mjs").Form, picture: object | null,
 *   codes: Set<string> | null, status: Status, sizeFault: Sentence | null, second: Second, slide: number | null,
 *   agreed: Record<string, string>, printing: boolean, dropping: boolean, progress: number | null,
 *   news: Sentence | null, epoch: number}} TeamState
 *   `codes` are those of the picture, null for a saved one; whoever was busy in an older `epoch` has been overtaken
 */

import { TEAM, encode } from "../../quiz/codes.mjs";
import {
  comparePictures, nearlySameSize, sharedRespondents, teamPicture, thresholdOf,
} from "../../quiz/team/picture.mjs";
import { EMPTY_BOX, withForm, withText, withoutForm } from "./box.mjs";
import { slidesOf } from "./findings.mjs";
import { cleared, emptyForm, question } from "./form.mjs";

const NOTHING_READ = { n: null, saved: false, needed: 0, duplicates: [], refused: [], problems: [] };
const NOT_COMPARED = {
  picture: null, differences: null, names: {}, notes: [], problems: [], duplicates: [], refused: [],
};
const NOTHING_SHOWN = { picture: null, codes: null, second: NOT_COMPARED, slide: null, printing: false };

/** @returns {TeamState} */
export function emptyState(instrument) {
  return {
    ...NOTHING_SHOWN,
    box: EMPTY_BOX,
    form: emptyForm(instrument.items.length),
    status: NOTHING_READ,
    sizeFault: null,
    agreed: {},
    dropping: false,
    progress: null,
    news: null,
    epoch: 0,
  };
}

export function erased(state, instrument) {
  return { ...emptyState(instrument), epoch: state.epoch + 1, news: { key: "erased" } };
}

export function told(state, key, values) {
  return { ...state, news: { key, values } };
}

// ---- The box ------------------------------------------------------------------------------------

/** A code from a link stands in the box. */
export function linkTaken(state, text) {
  return told({ ...state, box: withText(state.box, text) }, "from-link");
}

/** What came out of files for the first box: their text below what stands there, and what is wrong with them. */
export function filesTaken(state, { text, names, problems }) {
  const next = problems.length ? { ...state, status: { ...state.status, problems } } : state;
  return text ? told({ ...next, box: withText(next.box, text) }, "files-read", { name: names.join(", ") }) : next;
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
    return told({ ...next, box: { ...EMPTY_BOX }, picture, status }, "reopened", { edition: picture.edition });
  }
  const n = respondents.size;
  next.status = { ...NOTHING_READ, n, needed: Math.max(0, thresholdOf(instrument) - n), duplicates, refused };
  if (size !== null && size < n) return sizeRefused(next, "size-small");
  next.picture = teamPicture(instrument, [...respondents.values()], size);
  next.codes = next.picture && new Set(respondents.keys());
  return next;
}

// ---- Comparison ---------------------------------------------------------------------------------

/** Nothing is compared (any more), for these reasons. */
export function notCompared(state, problems = []) {
  return { ...state, progress: null, second: { ...NOT_COMPARED, problems } };
}

/** What was found for the second box is put beside the picture, or it is said why not. */
export function compared(state, found, names, instrument) {
  if (found.problems) return notCompared(state, found.problems);
  const { respondents, duplicates = [], refused = [] } = found;
  const next = notCompared(state);
  next.second = { ...NOT_COMPARED, names, duplicates, refused };
  const picture = found.picture || teamPicture(instrument, [...respondents.values()]);
  if (!picture) {
    const needed = thresholdOf(instrument) - respondents.size;
    next.second.problems = [{ key: "compare-few", n: needed, values: { needed } }];
    return next;
  }
  const notes = comparisonNotes(state, picture, respondents);
  if (notes) Object.assign(next.second, { picture, notes, differences: comparePictures(state.picture, picture) });
  else next.second.problems = [{ key: "compare-overlap", values: { threshold: state.picture.threshold } }];
  return next;
}

/**
 * What to keep in mind with a comparison; null when it would show a few people. Without the codes of both nobody can
 * see who is in both: the person who compares is told so.
 */
function comparisonNotes({ picture, codes }, second, respondents) {
  const notes = [];
  if (codes && respondents) {
    const n = sharedRespondents(codes, new Set(respondents.keys()), picture.threshold);
    if (n === null) return null;
    if (n) notes.push({ key: "compare-shared", values: { n } });
  } else {
    notes.push({ key: "team-compare-unknown" });
    if (nearlySameSize(picture, second)) notes.push({ key: "team-compare-sizes" });
  }
  const found = [picture.edition, second.edition];
  if (found[0] !== found[1]) notes.push({ key: "team-compare-editions", values: { found } });
  return notes;
}

// ---- Workshop and agreement ---------------------------------------------------------------------

/** To a slide, as far as there are any; null closes the workshop. Without a picture it stays closed. */
export function slideShown(state, place) {
  if (place === null || !state.picture) return { ...state, slide: null };
  const last = slidesOf(state.picture).length - 1;
  return { ...state, slide: Math.max(0, Math.min(place, last)) };
}

export function agreedOn(state, name, words) {
  return { ...state, agreed: { ...state.agreed, [name]: words } };
}
