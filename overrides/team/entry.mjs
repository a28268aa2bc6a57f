/** Paper forms by keyboard: one keystroke an answer, then a look, then the next. What a key does is in form.mjs. */

import { all, focusOn, one, show } from "../page/dom.mjs";
import { write } from "../page/write.mjs";
import { moved, pasted, replaced, typed, wiped } from "./form.mjs";
import { sentenceOf } from "./sentences.mjs";

/**
 * Keys, text and pasted rows in the boxes become changes of the form.
 * @param {(change: (form: object) => object) => void} change
 */
function listenToBoxes(section, fields, { scale }, change) {
  const placesIn = (step) => fields.boxes.flatMap((box, at) => (step.contains(box) ? [at] : []));
  const columns = all(section, "fieldset").map(placesIn);
  const place = (event) => fields.boxes.indexOf(event.target);

  section.addEventListener("focusin", (event) => {
    if (place(event) >= 0) change((form) => ({ ...form, current: place(event) }));
  });

  section.addEventListener("keydown", (event) => {
    const at = place(event);
    const { key } = event;
    if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    if (key.length > 1 && key !== "Backspace" && !key.startsWith("Arrow")) return;
    event.preventDefault();
    change((form) => {
      if (key === "Backspace") return wiped(form, at);
      if (key.length > 1) return moved(form, at, key, columns);
      return key === " " ? form : typed(form, at, [key], scale);
    });
  });

  // Keyboards of phones send no key: the text that arrives is looked at instead.
  section.addEventListener("input", (event) => {
    if (place(event) >= 0) change((form) => replaced(form, place(event), event.target.value, scale));
  });

  section.addEventListener("paste", (event) => {
    if (place(event) < 0 || !event.clipboardData) return;
    event.preventDefault();
    change((form) => pasted(form, place(event), event.clipboardData.getData("text"), scale));
  });
}

/** @param {(change: (form: object) => object) => void} change */
export function createEntry(root, texts, instrument, fields, change) {
  const section = one(root, "[data-entry]");
  const opener = one(root, '[data-action="open-entry"]');
  listenToBoxes(section, fields, instrument, change);

  function showBoxes(form, forms) {
    const { boxes } = fields;
    form.boxes.forEach((response, place) => {
      const value = response === null ? "" : String(response);
      if (boxes[place].value !== value) boxes[place].value = value;
    });
    const filled = form.boxes.filter((response) => response !== null).length;
    const unknown = form.boxes.filter((response) => response === 0).length;
    const count = sentenceOf(texts, { key: "entry-count", n: forms, values: { filled, total: boxes.length, unknown } });
    write(section, "entry-count", form.open ? count : "");
  }

  function follow({ at }) {
    const target = at === "add" ? one(section, '[data-action="add-form"]') : fields.boxes[at];
    target.focus();
    if (at !== "add") target.select();
  }

  return {
    show({ form, box }, before) {
      if (form === before.form && box === before.box) return;
      showBoxes(form, box.forms.length);
      show(one(section, '[data-action="take-back"]'), box.forms.length);
      write(section, "entry-current", form.current === null ? "" : fields.boxes[form.current].dataset.entryText);
      write(section, "entry-message", form.message ? sentenceOf(texts, form.message) : "");
      opener.setAttribute("aria-expanded", String(form.open));
      show(section, form.open);
      if (form.open && before.form && !before.form.open) focusOn(one(section, "[data-entry-title]"));
      if (form.focus && form.focus !== before.form.focus) follow(form.focus);
    },
  };
}
