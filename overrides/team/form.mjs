/**
 * One paper form that is typed over: what stands in its boxes, what to say about it and where to go next. Pure.
 *
 * @typedef {{open: boolean, boxes: (number | null)[], current: number | null, focus: {at: number | "add"} | null,
 *   message: {key: string, n?: number, values?: object} | null, confirmed: string}} Form `current` is the box somebody
 *   is in; a new `focus` is an order to go there; `confirmed` the blanks that were asked about
 */

/** Keys that mean "weet ik niet". */
const UNKNOWN_KEYS = ["0", "?"];

/** @returns {Form} */
export function emptyForm(total) {
  return { open: false, boxes: new Array(total).fill(null), current: null, focus: null, message: null, confirmed: "" };
}

/** The response that a key stands for, or null. */
export function responseOf(character, { min, max }) {
  if (UNKNOWN_KEYS.includes(character)) return 0;
  const response = /^\d$/.test(character) ? Number(character) : min - 1;
  return response >= min && response <= max ? response : null;
}

/** Characters into the boxes from a place on, until one that cannot be; then on to the next box. */
export function typed(form, place, characters, scale) {
  const boxes = form.boxes.slice();
  let at = place;
  let message = null;
  for (const character of characters.slice(0, boxes.length - place)) {
    const response = responseOf(character, scale);
    if (response === null) {
      message = { key: "entry-wrong", values: { key: character, max: scale.max } };
      break;
    }
    boxes[at] = response;
    at += 1;
  }
  if (at === place) return { ...form, message };
  const next = { ...form, boxes, message, confirmed: "" };
  if (at < boxes.length) return { ...next, focus: { at } };
  return boxes.includes(null) ? next : { ...next, message: { key: "entry-full" }, focus: { at: "add" } };
}

/** A row of answers that was pasted, however it is separated. */
export function pasted(form, place, text, scale) {
  return typed(form, place, Array.from(text.replace(/[\s,;]+/g, "")), scale);
}

/** What a keyboard without keys leaves in a box, as on a phone: the last character counts. */
export function replaced(form, place, text, scale) {
  const empty = emptied(form, place);
  return text ? typed(empty, place, [text.slice(-1)], scale) : empty;
}

/** Backspace: this box empty, or the one before when it was. */
export function wiped(form, place) {
  const at = form.boxes[place] === null ? Math.max(0, place - 1) : place;
  return { ...emptied(form, at), focus: { at } };
}

/**
 * To another box by an arrow key.
 * @param {number[][]} columns which boxes stand in each column
 */
export function moved(form, place, key, columns) {
  const moves = {
    ArrowDown: place + 1,
    ArrowUp: place - 1,
    ArrowRight: beside(place, 1, columns),
    ArrowLeft: beside(place, -1, columns),
  };
  return { ...form, focus: { at: Math.max(0, Math.min(moves[key], form.boxes.length - 1)) } };
}

/** What must be asked before a form can be added; null when it can. Blanks are asked about once. */
export function question(form) {
  const blank = form.boxes.flatMap((box, place) => (box === null ? [place + 1] : []));
  if (blank.length === form.boxes.length) return { ...form, message: { key: "entry-empty" }, focus: { at: 0 } };
  const boxes = blank.join(", ");
  if (!blank.length || form.confirmed === boxes) return null;
  const message = { key: "entry-blank", n: blank.length, values: { boxes } };
  return { ...form, confirmed: boxes, message, focus: { at: "add" } };
}

/** With the boxes empty again. */
export function cleared(form) {
  return { ...form, boxes: form.boxes.map(() => null), message: null, confirmed: "" };
}

function emptied(form, place) {
  return { ...form, boxes: form.boxes.map((box, at) => (at === place ? null : box)), confirmed: "" };
}

/** The place in the column beside this one, as far as that goes. */
function beside(place, by, columns) {
  const at = columns.findIndex((column) => column.includes(place));
  const next = columns[at + by];
  return next ? next[Math.min(columns[at].indexOf(place), next.length - 1)] : place;
}
