/**
 * The fields that people write in, held from the start: helpers in a browser put elements of their own beside and
 * inside ours, with our attributes copied. They are made anew when all is erased, because a field remembers what was
 * typed in it for Ctrl+Z.
 */

import { all, one } from "../page/dom.mjs";

const SINGLE = {
  box: "[data-team-input]",
  size: "[data-team-size]",
  team: "[data-team-name]",
  date: "[data-team-date]",
  second: "[data-compare-input]",
  firstName: '[data-compare-name="first"]',
  secondName: '[data-compare-name="second"]',
  order: "[data-compare-order]",
};

/** @returns {Record<string, any>} each field by name, `ballot`, `boxes` of the paper form and
 *   `agreed`, as they are now */
export function createFields(root) {
  const fields = { boxes: all(root, "[data-entry-box]"), agreed: all(root, "[data-agree]"), values, renew, restore };
  // Not among the values: nobody brings back what stood in the field of the ballot box.
  Object.assign(fields, { ballot: one(root, "[data-ballot-code]"), renewBallot });
  for (const [name, selector] of Object.entries(SINGLE)) fields[name] = one(root, selector);
  const names = Object.keys(SINGLE);

  /** What stands in the fields that the state does not hold. */
  function values() {
    return names.map((name) => fields[name].value);
  }

  function restore(before) {
    names.forEach((name, place) => {
      fields[name].value = before[place];
    });
  }

  function fresh(field) {
    if (field.tagName === "SELECT") {
      field.value = "";
      return field;
    }
    const copy = field.cloneNode(false);
    copy.value = field.defaultValue;
    field.replaceWith(copy);
    return copy;
  }

  /** An empty field with nothing to undo in the place of the one of the ballot box. */
  function renewBallot() {
    fields.ballot = fresh(fields.ballot);
  }

  function renew() {
    renewBallot();
    for (const name of names) fields[name] = fresh(fields[name]);
    fields.boxes = fields.boxes.map(fresh);
    fields.agreed = fields.agreed.map(fresh);
  }

  return fields;
}
