/** An earlier result beside this one: numbers side by side, the difference in words, no false precision. */

import { all, listenToField, one, setValue, show } from "../page/dom.mjs";

export function createCompare(root, { texts, on, names, instrument }) {
  const part = one(root, "[data-compare]");
  const form = one(part, "[data-compare-form]");
  const input = one(form, "#vergelijk-code");
  const status = one(part, "[data-compare-error]");
  const words = (value) => (instrument.scored ? (value ?? texts("too-few")) : names.labels[value || 0]);

  listenToField(form, input, "compare", on);

  function fill(compared) {
    for (const row of all(part, "[data-compare-row]")) {
      const found = compared?.[row.dataset.compareRow];
      one(row, "[data-then]").textContent = found && words(found.then);
      one(row, "[data-now]").textContent = found && words(found.now);
      one(row, "[data-difference]").textContent = found && texts(found.key);
    }
    show(one(part, "[data-compare-result]"), compared);
  }

  return {
    show({ tools }, before) {
      const shown = before ? before.tools : { compared: null, said: null };
      setValue(input, tools.typed);
      if (tools.compared !== shown.compared) fill(tools.compared);
      if (tools.said === shown.said) return;
      status.textContent = tools.said && texts(...tools.said);
      const isFault = tools.said && tools.said[0] !== "compare-done";
      input.ariaInvalid = status.classList.toggle("scan-field__error", isFault);
    },
  };
}
