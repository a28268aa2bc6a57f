/** Taking a result along: both codes as text, files, and a date for the second time. */

import { one, setValue, show } from "../page/dom.mjs";
import { standingOf } from "./findings.mjs";
import { isFilled, shownPlan, shownResult } from "./state.mjs";

const SECOND_TIME_MONTHS = 6;
const STEP_DAYS = 14;

/** The day that the calendar proposes: 2026-11-23, half a year from now. */
export function secondTime(now) {
  const day = new Date(now);
  day.setMonth(day.getMonth() + SECOND_TIME_MONTHS);
  return day.toISOString().slice(0, 10);
}

/** Whether this is a day, written as 2026-11-23, that has yet to come. */
export function isToCome(date, now) {
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && Date.parse(date) > now;
}

/** The day that is proposed for a word about one's step: in two weeks. */
export function stepTime(now) {
  return new Date(now + STEP_DAYS * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

/** A step of the plan in one line: what, with whom, when. */
const stepLine = ({ what, who, when }) => [what, who, when].map((part) => part.trim()).filter(Boolean).join(" · ");

/** The second time, or with steps a word about those, as an entry for a calendar; `mark` tells it from others. */
export function reminder(date, texts, now, mark, { address, steps = [] }) {
  const kind = steps.length ? "step" : "calendar";
  return {
    date,
    title: texts(`${kind}-title`),
    text: [...steps.map(stepLine), texts(`${kind}-text`)].join("\n"),
    address,
    uid: `${date}-${mark}@kennisbank-organisatieleren`,
    stamp: new Date(now).toISOString().replace(/[-:]|\.\d+/g, ""),
  };
}

/** The result on the screen as data for a file. */
export function resultData(state) {
  const { edition, responses, code, scores } = shownResult(state);
  return {
    type: "lerende-organisatie-scan",
    version: 1,
    edition: edition.edition,
    fingerprint: edition.fingerprint.toString(16).padStart(4, "0"),
    code,
    responses: Object.fromEntries(edition.items.map(({ id }) => [id, responses[id] || 0])),
    scores: scores.dimensions,
    overall: scores.overall,
    plan: shownPlan(state).filter(isFilled),
  };
}

/**
 * The same as rows for a spreadsheet, scores in the order of the page.
 * @param {import("./names.mjs").Names} names
 */
export function resultRows(state, names) {
  const { edition, responses, scores, findings } = shownResult(state);
  const bandName = (id, value) => names.bands[standingOf(edition.bands, value, findings.answered[id]).band?.id] ?? "";
  const scoreRow = (id, name, value) => ["score", id, name, value ?? "", bandName(id, value)];
  const order = [...edition.disciplines, ...edition.successAreas];
  return [
    ["soort", "id", "naam", "waarde", "groep"],
    scoreRow("overall", names.overall, scores.overall),
    ...order.map((id) => scoreRow(id, names.dimensions[id], scores.dimensions[id])),
    ...edition.items.map(({ id }) => ["antwoord", id, names.items[id] ?? id, responses[id] || "", ""]),
    ...shownPlan(state).filter((step) => step.what).map((step) => ["plan", "", step.what, step.who, step.when]),
  ];
}

/** A date with a button that makes an entry for a calendar; what is wrong with it stands beside it. */
function createDate(root, name, { texts, on }) {
  const field = one(root, `[data-${name}-date]`);
  const fault = one(root, `[data-${name}-error]`);
  field.addEventListener("input", () => on(`type-${name}`, field.value));
  one(root, `[data-${name}-form]`).addEventListener("submit", (event) => {
    event.preventDefault();
    on(name, field.value);
  });
  return (value, isWrong) => {
    setValue(field, value);
    if (isWrong === field.hasAttribute("aria-invalid")) return;
    field.toggleAttribute("aria-invalid", isWrong);
    if (isWrong) field.setAttribute("aria-invalid", "true");
    fault.textContent = isWrong ? texts("calendar-date") : "";
    if (isWrong) field.focus();
  };
}

/** @param {{texts: Function, on: Function, proposed: {calendar: string, reminder: string}}} tools with days proposed */
export function createTakeAlong(root, tools) {
  const fallback = one(root, "[data-copy-fallback]");
  const [showSecond, showReminder] = ["calendar", "reminder"].map((name) => createDate(root, name, tools));

  function showCodes(result) {
    one(root, "[data-result-code]").textContent = result ? result.code : "";
    one(root, "[data-team-code]").textContent = result ? result.teamCode ?? "" : "";
    // An opened result has no team code: its owner handed one in already, and a second would count twice.
    show(one(root, "[data-team-code-part]"), !result || result.teamCode !== null);
  }

  /** A text that the browser would not copy, selected for a person who can. */
  function showByHand(text) {
    setValue(fallback, text);
    show(fallback, Boolean(text));
    if (!text) return;
    fallback.focus();
    fallback.select();
  }

  return {
    show(state, before) {
      if (shownResult(state) !== (before ? shownResult(before) : null)) showCodes(shownResult(state));
      if (before && state.tools.byHand !== before.tools.byHand) showByHand(state.tools.byHand);
      const { remindOn, wrongDate } = state.tools;
      showSecond(state.date ?? tools.proposed.calendar, wrongDate === "calendar");
      showReminder(remindOn ?? tools.proposed.reminder, wrongDate === "reminder");
    },
  };
}
