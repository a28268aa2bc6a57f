/** Paper forms by keyboard: one keystroke an answer, then a look, then the next form. */

import { TEAM, encode } from "../../quiz/codes.mjs";
import { all, focusOn, one, show } from "../page/dom.mjs";
import { randomNonce } from "../../quiz/instrument.mjs";
import { write } from "../page/team-dom.mjs";

/** Keys that mean "weet ik niet" besides 0. */
const UNKNOWN_KEYS = ["0", "?"];

/**
 * @param {{onAdd: (code: string) => void, onTakeBack: (code: string) => void}} handlers
 */
export function createEntry(root, texts, instrument, handlers) {
  const section = one(root, "[data-entry]");
  const form = one(section, "[data-entry-form]");
  const boxes = all(section, "[data-entry-box]");
  const current = one(section, "[data-entry-current]");
  const message = one(section, "[data-entry-message]");
  const perStep = all(section, "fieldset").map((step) => all(step, "[data-entry-box]").length);
  const { min, max } = instrument.scale;
  /** Codes of the forms typed so far, so that the last one can be corrected. */
  const forms = [];
  let confirmed = "";

  function responseOf(character) {
    if (UNKNOWN_KEYS.includes(character)) return 0;
    const response = Number(character);
    return character.trim() && Number.isInteger(response) && response >= min && response <= max ? response : null;
  }

  function count() {
    const filled = boxes.filter((box) => box.value).length;
    const unknown = boxes.filter((box) => box.value === "0").length;
    const values = { filled, total: boxes.length, unknown, forms: forms.length };
    write(section, "entry-count", texts("entry-count", values));
    show(one(section, '[data-action="take-back"]'), forms.length > 0);
    return filled;
  }

  function goTo(place) {
    const box = boxes[Math.max(0, Math.min(place, boxes.length - 1))];
    box.focus();
    box.select();
  }

  function put(place, character) {
    const response = responseOf(character);
    if (response === null) {
      message.textContent = texts("entry-wrong", { key: character, max });
      return false;
    }
    boxes[place].value = String(response);
    message.textContent = "";
    return true;
  }

  function clear() {
    for (const box of boxes) box.value = "";
    confirmed = "";
    message.textContent = "";
    count();
  }

  function afterPut(place) {
    confirmed = "";
    const filled = count();
    if (place < boxes.length - 1) goTo(place + 1);
    else if (filled === boxes.length) {
      message.textContent = texts("entry-full");
      one(section, '[data-action="add-form"]').focus();
    }
  }

  function step(place, by) {
    let column = 0;
    let start = 0;
    while (place >= start + perStep[column]) start += perStep[column++];
    const target = column + by;
    if (target < 0 || target >= perStep.length) return place;
    const next = perStep.slice(0, target).reduce((sum, size) => sum + size, 0);
    return next + Math.min(place - start, perStep[target] - 1);
  }

  form.addEventListener("focusin", (event) => {
    if (event.target.dataset.entryText) current.textContent = event.target.dataset.entryText;
  });

  form.addEventListener("keydown", (event) => {
    const place = boxes.indexOf(event.target);
    if (place < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const moves = { ArrowDown: place + 1, ArrowUp: place - 1, ArrowRight: step(place, 1), ArrowLeft: step(place, -1) };
    if (event.key in moves) {
      event.preventDefault();
      goTo(moves[event.key]);
    } else if (event.key === "Backspace") {
      event.preventDefault();
      const target = event.target.value ? place : Math.max(0, place - 1);
      boxes[target].value = "";
      confirmed = "";
      count();
      goTo(target);
    } else if (event.key.length === 1) {
      event.preventDefault();
      if (event.key !== " " && put(place, event.key)) afterPut(place);
    }
  });

  // Keyboards of phones send no key: the text that arrives is looked at instead, also a whole pasted row.
  form.addEventListener("input", (event) => {
    const place = boxes.indexOf(event.target);
    if (place < 0) return;
    const typed = event.target.value;
    event.target.value = "";
    if (typed && put(place, typed.slice(-1))) afterPut(place);
    else count();
  });

  form.addEventListener("paste", (event) => {
    const place = boxes.indexOf(event.target);
    if (place < 0 || !event.clipboardData) return;
    event.preventDefault();
    const characters = Array.from(event.clipboardData.getData("text").replace(/[\s,;]+/g, ""));
    let last = place - 1;
    for (const character of characters.slice(0, boxes.length - place)) {
      if (!put(last + 1, character)) break;
      last += 1;
    }
    if (last >= place) afterPut(last);
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const blank = boxes.map((box, i) => (box.value ? null : i)).filter((place) => place !== null);
    if (blank.length === boxes.length) {
      message.textContent = texts("entry-empty");
      goTo(0);
      return;
    }
    const key = blank.join();
    if (blank.length && confirmed !== key) {
      confirmed = key;
      const numbers = blank.map((place) => place + 1).join(", ");
      message.textContent = texts(blank.length === 1 ? "entry-blank-one" : "entry-blank-many", { boxes: numbers });
      one(section, '[data-action="add-form"]').focus();
      return;
    }
    const responses = boxes.map((box) => Number(box.value || 0));
    const code = encode({ format: TEAM, fingerprint: instrument.fingerprint, nonce: randomNonce(), responses });
    forms.push({ code, responses });
    handlers.onAdd(code);
    clear();
    message.textContent = texts("entry-added", { n: forms.length });
    goTo(0);
  });

  return {
    open() {
      show(section, true);
      count();
      focusOn(one(section, "[data-entry-title]"));
      goTo(0);
    },
    close() {
      show(section, false);
    },
    clear,
    takeBack() {
      const last = forms.pop();
      if (!last) return;
      handlers.onTakeBack(last.code);
      boxes.forEach((box, i) => {
        box.value = String(last.responses[i]);
      });
      count();
      message.textContent = texts("entry-back");
      goTo(0);
    },
    erase() {
      forms.length = 0;
      clear();
    },
  };
}
