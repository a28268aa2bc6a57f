/** The form where codes come in: its fields, and whether a file hangs above it. */

import { one, setValue } from "../page/dom.mjs";
import { write } from "../page/write.mjs";
import { boxText } from "./box.mjs";
import { sentenceOf } from "./sentences.mjs";

/** @param {ReturnType<import("./fields.mjs").createFields>} fields */
export function createInput(root, texts, fields) {
  const form = one(root, "[data-team-form]");

  function showSizeFault(fault) {
    write(form, "team-size-error", fault ? sentenceOf(texts, fault) : "");
    fields.size.removeAttribute("aria-invalid");
    if (!fault) return;
    fields.size.setAttribute("aria-invalid", "true");
    fields.size.focus();
  }

  return {
    show(state, before) {
      if (state.box !== before.box) setValue(fields.box, boxText(state.box));
      if (state.own !== before.own) {
        setValue(fields.team, state.own.team);
        setValue(fields.date, state.own.date);
      }
      form.toggleAttribute("data-dropping", state.dropping);
      if (state.sizeFault !== before.sizeFault) showSizeFault(state.sizeFault);
    },
  };
}
