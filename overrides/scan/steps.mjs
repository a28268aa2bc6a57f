/** The form in steps: which part is visible, what the buttons do, and the page's progress in words. */

import { all, copyOf, focusOn, one, setWords, show } from "../page/dom.mjs";

export const CHECK = "check";
export const RESULT = "result";

/** Where the address bar says we are: a step from 1, CHECK, RESULT, or null. */
export function placeFromHash(hash, steps) {
  const step = /^#stap-(\d{1,3})$/.exec(hash);
  if (step && Number(step[1]) >= 1 && Number(step[1]) <= steps) return Number(step[1]);
  if (hash === "#controle") return CHECK;
  if (hash === "#uitslag") return RESULT;
  return null;
}

/** The address of a place: real history entries, so that the browser's own buttons work. */
export function hashOf(place) {
  if (place === CHECK) return "#controle";
  if (place === RESULT) return "#uitslag";
  return `#stap-${place}`;
}

/**
 * @param {HTMLElement} root
 * @param {(key: string, values?: object) => string} texts
 * @param {{responses: Map<string, number>}} state
 */
export function createSteps(root, texts, state) {
  const form = one(root, 'form[data-module="scan"]');
  const sections = all(form, "[data-step]");
  const check = one(form, "[data-check]");
  const bar = one(form, "[data-progress]");
  const progressText = one(form, "[data-progress-text]");
  const buttons = Object.fromEntries(
    ["previous", "next", "show-result"].map((name) => [name, one(form, `[data-action="${name}"]`)]),
  );
  const summary = one(form, "[data-error-summary]");
  const items = new Map(all(form, "[data-item]").map((fieldset) => [fieldset.dataset.item, fieldset]));
  const baseTitle = document.title;
  let place = 1;

  const textOf = (id) => {
    const legend = one(items.get(id), "legend").cloneNode(true);
    one(legend, ".scan-item__number").remove();
    return legend.textContent.trim();
  };
  const labelOf = (id, response) => document.getElementById(`${id}-${response}`).textContent;
  const stepOf = (id) => Number(items.get(id).closest("[data-step]").dataset.step);

  function showProgress() {
    const values = { step: place, steps: sections.length, answered: state.responses.size, total: items.size };
    const words = texts(place === CHECK ? "progress-check" : "progress", values);
    if (place !== RESULT) setWords(progressText, words);
    if (bar.value !== state.responses.size) bar.value = state.responses.size;
    const front = place === RESULT ? texts("title-result") : words;
    const title = `${front} – ${baseTitle}`;
    const blocked = !summary.hidden && "blocking" in summary.dataset;
    const wanted = blocked ? texts("title-error", { rest: title }) : title;
    if (document.title !== wanted) document.title = wanted;
  }

  function hideSummary() {
    show(summary, false);
    delete summary.dataset.blocking;
  }

  /** A link to each of the items, with the focus; `blocking` when there is no way on without an answer. */
  function showSummary(title, text, ids, blocking) {
    one(summary, "[data-error-title]").textContent = title;
    one(summary, "[data-error-text]").textContent = text;
    const list = one(summary, "[data-error-list]");
    list.replaceChildren(
      ...ids.map((id) => {
        const entry = document.createElement("li");
        const link = document.createElement("a");
        link.href = `#uitspraak-${id}`;
        link.dataset.goTo = id;
        link.textContent = textOf(id);
        entry.append(link);
        return entry;
      }),
    );
    show(summary, true);
    if (blocking) summary.dataset.blocking = "";
    else delete summary.dataset.blocking;
  }

  function fillCheck() {
    const skipped = [...items.keys()].filter((id) => !state.responses.has(id));
    const groups = [[texts("group-skipped", { n: skipped.length }), skipped]];
    sections.forEach((section) => {
      const ids = all(section, "[data-item]").map((fieldset) => fieldset.dataset.item);
      groups.push([texts("group-step", { step: section.dataset.step }), ids.filter((id) => state.responses.has(id))]);
    });
    const groupTemplate = one(check, "[data-check-group]");
    const rowTemplate = one(check, "[data-check-row]");
    one(check, "[data-check-groups]").replaceChildren(
      ...groups
        .filter(([, ids]) => ids.length)
        .map(([title, ids]) => {
          const group = copyOf(groupTemplate);
          one(group, "[data-title]").textContent = title;
          one(group, "[data-rows]").append(
            ...ids.map((id) => {
              const row = copyOf(rowTemplate);
              one(row, "[data-text]").textContent = textOf(id);
              one(row, "[data-response]").textContent = state.responses.has(id)
                ? labelOf(id, state.responses.get(id))
                : texts("response-none");
              const link = one(row, "[data-change]");
              link.href = `#uitspraak-${id}`;
              link.dataset.goTo = id;
              one(row, "[data-change-text]").textContent = textOf(id);
              return row;
            }),
          );
          return group;
        }),
    );
    if (skipped.length) {
      const text = skipped.length === 1 ? texts("skipped-one") : texts("skipped-many", { n: skipped.length });
      showSummary(texts("skipped-title"), text, skipped, false);
    }
  }

  return {
    count: sections.length,
    form,
    hideSummary,
    showProgress,

    /** What the radios say: the form works before any script does. */
    chosen() {
      return new Map(all(form, "[data-item] input:checked").map((radio) => [radio.name, Number(radio.value)]));
    },

    /** Put the saved or opened responses into the radios. */
    fill() {
      for (const [id, fieldset] of items) {
        for (const radio of all(fieldset, "input")) radio.checked = String(state.responses.get(id) ?? "") === radio.value;
      }
    },

    /** Show a place; `move` gives the heading the focus, as after a button. */
    go(to, { move, fromCheck }) {
      place = to;
      hideSummary();
      const last = sections.length;
      sections.forEach((section) => show(section, Number(section.dataset.step) === to));
      show(check, to === CHECK);
      show(form, to !== RESULT);
      show(buttons.previous, to === CHECK || to > 1);
      show(buttons.next, typeof to === "number" && to < last);
      show(buttons["show-result"], to === CHECK || to === last || Boolean(fromCheck));
      show(one(form, "[data-label-check]"), to !== CHECK);
      show(one(form, "[data-label-result]"), to === CHECK);
      if (to === CHECK) fillCheck();
      showProgress();
      if (!move || to === RESULT) return;
      if (!summary.hidden) focusOn(summary);
      else focusOn(to === CHECK ? one(check, "[data-check-title]") : one(sections[to - 1], "[data-step-title]"));
    },

    /** To one item, from a link in the summary or the check page. */
    goToItem(id) {
      if (!items.has(id)) return;
      const radios = all(items.get(id), "input");
      const radio = radios.find((candidate) => candidate.checked) || radios[0];
      items.get(id).scrollIntoView({ block: "start" });
      radio.focus({ preventScroll: true });
    },

    stepOf,

    /** Forget what the check page and the summary have shown. */
    clear() {
      one(check, "[data-check-groups]").replaceChildren();
      showSummary("", "", [], false);
      hideSummary();
    },

    /** Nothing to count: say so, with a way in. */
    refuseEmpty() {
      const ids = [...items.keys()].filter((id) => !state.responses.get(id)).slice(0, 1);
      showSummary(texts("nothing-title"), texts("nothing-text"), ids, true);
      showProgress();
      focusOn(summary);
    },
  };
}
