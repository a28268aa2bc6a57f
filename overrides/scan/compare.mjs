/** An earlier result beside this one: numbers side by side, the difference in words, no false precision. */

import { all, one, show } from "../page/dom.mjs";
import { CLOSE } from "./result.mjs";

/** The word for a difference between two scores of one person. */
export function differenceKey(then, now) {
  if (then === null || then === undefined || now === null || now === undefined) return "compare-none";
  if (Math.abs(now - then) < CLOSE) return "compare-same";
  return now > then ? "compare-higher" : "compare-lower";
}

export function createCompare(root, texts) {
  const part = one(root, "[data-compare]");
  const text = (value) => (value === null || value === undefined ? texts("too-few") : String(value));

  /** One sentence below the field, spoken too; `well` when it is no problem. */
  function say(sentence, well = false) {
    const status = one(part, "[data-compare-error]");
    status.textContent = sentence;
    status.classList.toggle("scan-field__error", !well);
  }

  return {
    form: one(part, "[data-compare-form]"),
    input: one(part, "input"),
    say,
    clear() {
      show(one(part, "[data-compare-result]"), false);
      for (const cell of all(part, "[data-compare-row] td")) cell.textContent = "";
      say("");
      one(part, "input").value = "";
    },
    fill(then, now) {
      for (const row of all(part, "[data-compare-row]")) {
        const id = row.dataset.compareRow;
        const [before, after] = [then, now].map((scores) => (id === "overall" ? scores.overall : scores.dimensions[id]));
        one(row, "[data-then]").textContent = text(before);
        one(row, "[data-now]").textContent = text(after);
        one(row, "[data-difference]").textContent = texts(differenceKey(before, after));
      }
      show(one(part, "[data-compare-result]"), true);
    },
  };
}
