/**
 * What stands in the box for codes: what somebody typed or pasted, and between that the codes of paper forms, a line
 * each. Those are remembered with their responses, so that the last one can be taken back. Pure.
 *
 * @typedef {{above: string, forms: {code: string, responses: number[]}[], below: string}} Box
 */

/** @type {Box} */
export const EMPTY_BOX = Object.freeze({ above: "", forms: [], below: "" });

/** @param {Box} box */
export function boxText({ above, forms, below }) {
  return above + codesOf(forms) + below;
}

/** The box as it is after somebody has typed in it. Forms stay forms as long as nobody touched their lines. */
export function edited(box, value) {
  const [above, below, more] = box.forms.length ? value.split(codesOf(box.forms)) : [];
  const untouched = more === undefined && /(^|\n)$/.test(above) && /^(\n|$)/.test(below);
  return untouched && below !== undefined ? { ...box, above, below } : { above: value, forms: [], below: "" };
}

/** With a text below what stood there, on lines of its own. */
export function withText({ above, forms, below }, text) {
  const lines = `${text.replace(/\r\n?/g, "\n")}\n`;
  if (forms.length) return { above, forms, below: `${below.trimEnd()}\n${lines}` };
  return { ...EMPTY_BOX, above: ended(above) + lines };
}

/** With a paper form below the others. */
export function withForm({ above, forms, below }, code, responses) {
  return { above: ended(above), forms: [...forms, { code, responses }], below: below || "\n" };
}

/** Without the last paper form. */
export function withoutForm({ above, forms, below }) {
  const left = forms.slice(0, -1);
  return left.length ? { above, forms: left, below } : { ...EMPTY_BOX, above: above + below.replace("\n", "") };
}

function codesOf(forms) {
  return forms.map(({ code }) => code).join("\n");
}

/** Without blanks at the end, and then a line end. */
function ended(text) {
  return text.trim() ? `${text.trimEnd()}\n` : "";
}
