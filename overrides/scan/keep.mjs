/** What is kept and where, in words, with the choice for it; and erasing it, which is asked first and can be undone. */

import { DEVICE_FAULTS } from "../page/store.mjs";
import { BLOCKED, FULL } from "../page/storage.mjs";
import { dayInWords } from "../page/dates.mjs";
import { one, setWords, show } from "../page/dom.mjs";
import { somethingToKeep } from "./state.mjs";

const FAULTS = [BLOCKED, FULL, ...DEVICE_FAULTS];

/** What stands beside the choice, as a key of the page's texts. */
export function keepSentence(state, dateOf = dayInWords) {
  if (FAULTS.includes(state.fault)) return [state.fault];
  if (!somethingToKeep(state)) return ["stored-nothing"];
  return state.keepUntil ? ["stored-local", { date: dateOf(state.keepUntil) }] : ["stored-session"];
}

/** What all that stands here depends on. */
const said = (state) => [state.fault, state.keepUntil, state.erasing, somethingToKeep(state)];

export function createKeep(root, { texts, on, mayKeep }) {
  const panel = one(root, "[data-keep-panel]");
  const tick = one(panel, "[data-keep]");
  const button = (name) => one(panel, `[data-action="${name}"]`);
  tick.addEventListener("change", () => on("keep", tick.checked));

  return {
    sentence: keepSentence,

    show(state, before) {
      if (!before) {
        show(panel, true);
        show(one(panel, "[data-keep-choice]"), mayKeep);
      }
      // Somebody ticked it: where the device did not take it, it goes off again.
      tick.checked = Boolean(state.keepUntil);
      // Most of what somebody does is another answer, which changes nothing here.
      if (before && !said(state).some((part, i) => part !== said(before)[i])) return;
      setWords(one(panel, "[data-keep-text]"), texts(...keepSentence(state)));
      show(one(panel, "[data-erase-question]"), state.erasing === "asked");
      show(one(panel, "[data-erase-undo]"), state.erasing === "done");
      show(button("erase"), !state.erasing);
    },

    focusErase: () => button("erase").focus(),
    focusQuestion: () => one(panel, "[data-erase-title]").focus(),
    focusUndo: () => button("undo-erase").focus(),
    hasFocusOnUndo: () => document.activeElement === button("undo-erase"),
  };
}
