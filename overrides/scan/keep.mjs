/** What is kept and where, in words, with the choice for it. */

import { one, setWords, show } from "../page/dom.mjs";
import { somethingToKeep } from "./state.mjs";

const longDate = (moment) => new Intl.DateTimeFormat("nl-NL", { dateStyle: "long" }).format(moment);

export function createKeep(root, { texts, on }) {
  const tick = one(root, "[data-keep]");
  tick.addEventListener("change", () => on("keep", tick.checked));

  function sentence(state) {
    if (!somethingToKeep(state)) return texts("stored-nothing");
    return state.keepUntil ? texts("stored-local", { date: longDate(state.keepUntil) }) : texts("stored-session");
  }

  return {
    show(state, before) {
      if (!before) show(one(root, "[data-keep-panel]"), true);
      else if (state.keepUntil === before.keepUntil && somethingToKeep(state) === somethingToKeep(before)) return;
      tick.checked = Boolean(state.keepUntil);
      setWords(one(root, "[data-keep-text]"), sentence(state));
    },
  };
}
