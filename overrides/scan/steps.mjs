/** The form in steps: which part is visible, the answers in it, and the page's progress in words. */

import { all, one, setValue, setWords, show } from "../page/dom.mjs";
import { CHECK, RESULT, isStep, where } from "./state.mjs";

/** Milliseconds in which the window gets its new name after an answer: that costs as much as all else of an answer. */
const TITLE_TIME = 1_000;

/** The answers to an item. Spelling helpers and the like put fields of their own beside ours. */
export function radiosOf(item) {
  return all(item, "input").filter(isOurs);
}

/** Whether a field is one of the answers to the item that it stands in. */
const isOurs = (field) => field.type === "radio" && field.name === field.closest("[data-item]")?.dataset.item;

/** What the radios say: the form works before any script does. */
export function chosen(root) {
  const radios = all(root, "[data-item] input:checked").filter(isOurs);
  return Object.fromEntries(radios.map((radio) => [radio.name, Number(radio.value)]));
}

/** The radio that a key stands for: a digit answers the item that has the focus, and no other. */
function radioOfKey({ target, key, ctrlKey, metaKey, altKey }) {
  if (!isOurs(target) || ctrlKey || metaKey || altKey || !/^[0-9]$/.test(key)) return null;
  return radiosOf(target.closest("[data-item]")).find((radio) => radio.value === key) || null;
}

function listen(form, on) {
  const answer = (radio) => on("answer", { id: radio.name, response: Number(radio.value) });
  form.addEventListener("change", ({ target }) => {
    if (isOurs(target)) answer(target);
  });
  form.addEventListener("keydown", (event) => {
    const radio = radioOfKey(event);
    if (!radio) return;
    event.preventDefault();
    radio.focus();
    answer(radio);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
}

/** Which parts of the form are there at a place. */
function createParts(root, form, sections) {
  const part = (selector) => one(form, selector);
  const action = (name) => part(`[data-action="${name}"]`);
  return ({ changing, begun, opened }, place) => {
    const last = sections.length;
    for (const section of sections) show(section, Number(section.dataset.step) === place);
    document.documentElement.dataset.place = place;
    show(form, place !== RESULT);
    show(part("[data-progress-bar]"), place !== RESULT);
    show(part("[data-buttons]"), true);
    show(action("previous"), place === CHECK || place > 1);
    show(action("next"), isStep(place) && place < last);
    show(action("show-result"), place === CHECK || place === last || changing);
    show(part("[data-label-check]"), place !== CHECK);
    show(part("[data-label-result]"), place === CHECK);
    // The heading stays: it is the page's name and where the skip link leads.
    one(root, "[data-intro]").toggleAttribute("data-folded", begun || Boolean(opened) || place !== 1);
  };
}

/** How far somebody is, below the heading, in the bar and in the title of the window. */
function createProgress(form, { texts, later }, { steps, total }) {
  const bar = one(form, "[data-progress]");
  const text = one(form, "[data-progress-text]");
  const status = one(form, "[data-progress-status]");
  const baseTitle = document.title;
  let title = "";
  let isWaiting = false;
  const nameWindow = () => {
    isWaiting = false;
    if (document.title !== title) document.title = title;
  };

  return (state, isArrival, isAnswer) => {
    const place = where(state);
    const answered = Object.keys(state.responses).length;
    const words = texts(place === CHECK ? "progress-check" : "progress", { step: place, steps, answered, total });
    if (place !== RESULT) setWords(text, words);
    // Said on arrival only: after each answer it would be said over and over. The focus says which step it is.
    if (isArrival) setWords(status, place === RESULT ? "" : texts("progress-status", { answered, total }));
    setValue(bar, answered);
    const rest = `${place === RESULT ? texts("title-result") : words} – ${baseTitle}`;
    title = state.refused ? texts("title-error", { rest }) : rest;
    if (!isAnswer) nameWindow();
    else if (!isWaiting) {
      isWaiting = true;
      later(TITLE_TIME, nameWindow);
    }
  };
}

export function createSteps(root, tools) {
  const form = one(root, 'form[data-module="scan"]');
  const sections = all(form, "[data-step]");
  const items = new Map(all(form, "[data-item]").map((fieldset) => [fieldset.dataset.item, fieldset]));
  const showParts = createParts(root, form, sections);
  const showProgress = createProgress(form, tools, { steps: sections.length, total: items.size });
  listen(form, tools.on);

  function showAnswers(responses, before) {
    for (const [id, fieldset] of items) {
      if (responses[id] === before[id]) continue;
      for (const radio of radiosOf(fieldset)) radio.checked = radio.value === String(responses[id] ?? "");
    }
  }

  return {
    count: sections.length,

    show(state, before) {
      const place = where(state);
      const isArrival = Boolean(before) && place !== where(before);
      const parts = ["changing", "begun", "opened"];
      if (!before || isArrival || parts.some((name) => state[name] !== before[name])) showParts(state, place);
      if (!before || state.responses !== before.responses) showAnswers(state.responses, before ? before.responses : {});
      showProgress(state, isArrival, before && !isArrival && state.responses !== before.responses);
    },

    /** Where the focus goes on arrival. */
    landing: (state) => (isStep(where(state)) ? one(sections[where(state) - 1], "[data-step-title]") : null),

    stepOf: (id) => Number(items.get(id).closest("[data-step]").dataset.step),

    /** To one item, from a link in the summary or the check page. */
    focusItem(id) {
      const radios = radiosOf(items.get(id));
      items.get(id).scrollIntoView({ block: "start" });
      (radios.find((radio) => radio.checked) || radios[0]).focus({ preventScroll: true });
    },
  };
}
