/** The action plan: places for a step in one's own words, with whom and when. */

import { all, one, setValue, show } from "../page/dom.mjs";
import { shownPlan } from "./state.mjs";

const FIELDS = ["what", "who", "when"];

export function createPlan(root, { on }) {
  const part = one(root, "[data-plan]");
  const places = all(part, "[data-plan-step]").map((place) =>
    Object.fromEntries(FIELDS.map((name) => [name, one(place, `[data-plan-field="${name}"]`)])),
  );
  const typed = () => places.map((place) => Object.fromEntries(FIELDS.map((name) => [name, place[name].value])));
  part.addEventListener("input", ({ target }) => {
    if (target.matches("[data-plan-field]")) on("plan", typed());
  });

  return {
    count: places.length,

    show(state, before) {
      if (!before || Boolean(state.opened) !== Boolean(before.opened)) {
        show(one(part, "[data-plan-kept]"), !state.opened);
        show(one(part, "[data-plan-loose]"), Boolean(state.opened));
      }
      if (before && shownPlan(state) === shownPlan(before)) return;
      places.forEach((place, i) => {
        for (const name of FIELDS) setValue(place[name], shownPlan(state)[i] ? shownPlan(state)[i][name] : "");
      });
    },
  };
}
