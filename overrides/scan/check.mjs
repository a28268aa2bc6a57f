/** The check page: what has no answer first, then the way to the result, then every answer with a way to change it. */

import { copyOf, one, show } from "../page/dom.mjs";
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
  const n = skipped.length;
  return { title: ["skipped-title", { n }], text: ["skipped-text", { n }], ids: skipped };
}

/** A link that leads to an item. */
function leadTo(link, id) {
  link.href = `#uitspraak-${id}`;
  link.dataset.goTo = id;
  return link;
}

function createSummary(root, { texts, names }) {
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
      one(part, "[data-error-title]").textContent = summary && texts(...summary.title);
      one(part, "[data-error-text]").textContent = summary && texts(...summary.text);
      one(part, "[data-error-list]").replaceChildren(...(summary ? summary.ids.map(entry) : []));
      part.toggleAttribute("data-blocking", blocking);
      show(part, summary);
    },
  };
}

export function createCheck(root, tools) {
  const { texts, names, instrument } = tools;
  const top = one(root, "[data-check]");
  const below = one(root, "[data-check-answers]");
  const ids = instrument.items.map(({ id }) => id);
  const summary = createSummary(root, tools);

  function row(id, responses) {
    const copy = copyOf(one(below, "[data-check-row]"));
    one(copy, "[data-text]").textContent = names.items[id];
    one(copy, "[data-response]").textContent = names.labels[responses[id]];
    leadTo(one(copy, "[data-change]"), id);
    one(copy, "[data-change-text]").textContent = names.items[id];
    return copy;
  }

  /** Where nothing was skipped; else the summary is the heading of the page. */
  function heading(n) {
    const copy = copyOf(one(below, "[data-check-heading]"));
    one(copy, "[data-check-title]").textContent = texts("check-title", { n, total: ids.length });
    return copy;
  }

  /** Every answer; what was skipped stands in the summary and nowhere else. */
  function answers(given, responses) {
    const copy = copyOf(one(below, "[data-check-fold]"));
    one(copy, "[data-check-summary]").textContent = texts("check-answers", { n: given.length });
    one(copy, "[data-check-rows]").append(...given.map((id) => row(id, responses)));
    return copy;
  }

  function fill({ responses }, isHere) {
    const given = ids.filter((id) => Object.hasOwn(responses, id));
    top.replaceChildren(...(isHere && given.length === ids.length ? [heading(given.length)] : []));
    below.querySelector("details")?.remove();
    if (isHere && given.length) below.append(answers(given, responses));
    for (const part of [top, below]) show(part, isHere);
  }

  return {
    show(state, before) {
      const isHere = where(state) === CHECK;
      if (!isHere && (!before || where(before) !== CHECK)) return;
      if (!before || where(before) !== CHECK || !isHere || state.responses !== before.responses) fill(state, isHere);
      summary.show(summaryOf(state, ids), state.refused);
    },

    /** Where the focus goes on arrival: to what there is to say first. */
    landing(state) {
      if (where(state) !== CHECK) return null;
      return summary.part.hidden ? one(top, "[data-check-title]") : summary.part;
    },
  };
}
