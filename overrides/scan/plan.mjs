/** The action plan: places for a step in one's own words, with whom and when; the next one opens when it is wanted. */

import { all, one, setValue, setWords, show } from "../page/dom.mjs";
import { isFilled, shownPlan } from "./state.mjs";

const FIELDS = ["what", "who", "when"];

/** A text area shows on paper what fits in it: beside it stands a copy that prints whole. */
function fillPlace(place, step) {
  for (const name of FIELDS) setValue(place[name], step ? step[name] : "");
  setWords(place.print, step ? step.what : "");
  if (step && isFilled(step)) place.part.open = true;
}

export function createPlan(root, { on }) {
  const part = one(root, "[data-plan]");
  const places = all(part, "[data-plan-step]").map((place) => ({
    part: place,
    print: one(place, "[data-plan-print]"),
    ...Object.fromEntries(FIELDS.map((name) => [name, one(place, `[data-plan-field="${name}"]`)])),
  }));
  const typed = () => places.map((place) => Object.fromEntries(FIELDS.map((name) => [name, place[name].value])));
  part.addEventListener("input", ({ target }) => {
    if (target.matches("[data-plan-field]")) on("plan", typed());
  });

  return {
    show(state, before) {
      if (!before || Boolean(state.opened) !== Boolean(before.opened)) {
        show(one(part, "[data-plan-kept]"), !state.opened);
        show(one(part, "[data-plan-loose]"), state.opened);
      }
      if (before && shownPlan(state) === shownPlan(before)) return;
      places.forEach((place, i) => fillPlace(place, shownPlan(state)[i]));
      if (shownPlan(state).some(isFilled)) part.open = true;
    },
  };
}
