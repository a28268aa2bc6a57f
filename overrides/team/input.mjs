/** The form where codes come in: its box, the size of the group, and whether a file hangs above it. */

import { one } from "../page/dom.mjs";
import { write } from "../page/write.mjs";
import { boxText } from "./box.mjs";
import { sentenceOf } from "./sentences.mjs";

export function createInput(root, texts) {
  const form = one(root, "[data-team-form]");
  const box = one(form, "[data-team-input]");
  const size = one(form, "[data-team-size]");

  function showSizeFault(fault) {
    write(form, "team-size-error", fault ? sentenceOf(texts, fault) : "");
    size.removeAttribute("aria-invalid");
    if (!fault) return;
    size.setAttribute("aria-invalid", "true");
    size.focus();
  }

  return {
    show(state, before) {
      if (state.box !== before.box && box.value !== boxText(state.box)) box.value = boxText(state.box);
      form.toggleAttribute("data-dropping", state.dropping);
      if (state.sizeFault !== before.sizeFault) showSizeFault(state.sizeFault);
    },
  };
}
