/** The action plan: three places for a step in one's own words, with whom and when. */

import { all, one } from "../page/dom.mjs";

const FIELDS = ["what", "who", "when"];
const LIMIT = 600;

/** A plan from storage or nowhere, brought to its shape: whatever does not fit is dropped. */
export function readPlan(value, places) {
  const entries = Array.isArray(value) ? value : [];
  return Array.from({ length: places }, (_, i) => {
    const entry = entries[i] && typeof entries[i] === "object" ? entries[i] : {};
    return Object.fromEntries(
      FIELDS.map((field) => [field, typeof entry[field] === "string" ? entry[field].slice(0, LIMIT) : ""]),
    );
  });
}

export function createPlan(root, onChange) {
  const part = one(root, "[data-plan]");
  const places = all(part, "[data-plan-step]");
  const field = (place, name) => one(place, `[data-plan-field="${name}"]`);
  part.addEventListener("input", (event) => {
    if (event.target.matches("[data-plan-field]")) onChange();
  });
  return {
    part,
    read: () => places.map((place) => Object.fromEntries(FIELDS.map((name) => [name, field(place, name).value]))),
    fill(value) {
      readPlan(value, places.length).forEach((entry, i) => {
        for (const name of FIELDS) field(places[i], name).value = entry[name];
      });
    },
    /** Put a step in the first empty place; returns its number from 1, or 0 when all are taken. */
    add(step) {
      const i = places.findIndex((place) => !field(place, "what").value.trim());
      if (i >= 0) {
        field(places[i], "what").value = step;
        onChange();
      }
      return i + 1;
    },
  };
}
