/** The check page: every answer with a way to change it, and a summary of what has none. */

import { all, copyOf, one, show } from "../page/dom.mjs";
import { CHECK, where } from "./state.mjs";

/** What the summary says: nothing to calculate with, or which items were skipped; null when there is nothing to say. */
export function summaryOf(state, ids) {
  if (where(state) !== CHECK) return null;
  if (state.refused) {
    const first = ids.filter((id) => !state.responses[id]).slice(0, 1);
    return { title: ["nothing-title"], text: ["nothing-text"], ids: first };
  }
  const skipped = ids.filter((id) => !Object.hasOwn(state.responses, id));
  if (!skipped.length) return null;
  const text = skipped.length === 1 ? ["skipped-one"] : ["skipped-many", { n: skipped.length }];
  return { title: ["skipped-title"], text, ids: skipped };
}

/** A link that leads to an item. */
function leadTo(link, id) {
  link.href = `#uitspraak-${id}`;
  link.dataset.goTo = id;
  return link;
}

function createSummary(root, texts, names) {
  const part = one(root, "[data-error-summary]");
  function entry(id) {
    const link = leadTo(document.createElement("a"), id);
    link.textContent = names.items[id];
    const row = document.createElement("li");
    row.append(link);
    return row;
  }
  return {
    part,
    show(summary, blocking) {
      one(part, "[data-error-title]").textContent = summary ? texts(...summary.title) : "";
      one(part, "[data-error-text]").textContent = summary ? texts(...summary.text) : "";
      one(part, "[data-error-list]").replaceChildren(...(summary ? summary.ids.map(entry) : []));
      part.toggleAttribute("data-blocking", blocking);
      show(part, Boolean(summary));
    },
  };
}

export function createCheck(root, { texts, names, instrument }) {
  const check = one(root, "[data-check]");
  const ids = instrument.items.map(({ id }) => id);
  const steps = all(root, "[data-step]").map((section) => ({
    title: texts("group-step", { step: section.dataset.step }),
    ids: all(section, "[data-item]").map((fieldset) => fieldset.dataset.item),
  }));
  const summary = createSummary(root, texts, names);

  function row(id, responses) {
    const copy = copyOf(one(check, "[data-check-row]"));
    one(copy, "[data-text]").textContent = names.items[id];
    const given = Object.hasOwn(responses, id);
    one(copy, "[data-response]").textContent = given ? names.labels[responses[id]] : texts("response-none");
    leadTo(one(copy, "[data-change]"), id);
    one(copy, "[data-change-text]").textContent = names.items[id];
    return copy;
  }

  function group(title, those, responses) {
    const copy = copyOf(one(check, "[data-check-group]"));
    one(copy, "[data-title]").textContent = title;
    one(copy, "[data-rows]").append(...those.map((id) => row(id, responses)));
    return copy;
  }

  /** What was skipped first, and then each step. */
  function groups({ responses }) {
    const given = (id) => Object.hasOwn(responses, id);
    const skipped = ids.filter((id) => !given(id));
    const parts = [{ title: texts("group-skipped", { n: skipped.length }), ids: skipped }];
    for (const step of steps) parts.push({ title: step.title, ids: step.ids.filter(given) });
    return parts.filter((part) => part.ids.length).map((part) => group(part.title, part.ids, responses));
  }

  return {
    show(state, before) {
      const isHere = where(state) === CHECK;
      if (!isHere && (!before || where(before) !== CHECK)) return;
      show(check, isHere);
      one(check, "[data-check-groups]").replaceChildren(...(isHere ? groups(state) : []));
      summary.show(summaryOf(state, ids), state.refused);
    },

    /** Where the focus goes on arrival: to what there is to say first. */
    landing(state) {
      if (where(state) !== CHECK) return null;
      return summary.part.hidden ? one(check, "[data-check-title]") : summary.part;
    },
  };
}
