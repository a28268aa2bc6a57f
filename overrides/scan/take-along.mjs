/** Taking a result along: both codes as text, files, and a date for the second time. */

import { dayOf, daysLater, monthsLater, noonOf } from "../page/dates.mjs";
import { all, listenToField, one, setValue, setWords, show } from "../page/dom.mjs";
import { momentText } from "../page/formats.mjs";
import { standingOf } from "./findings.mjs";
import { isFilled, shownPlan, shownResult } from "./state.mjs";
import { fillTeamLink } from "./team-link.mjs";

const SECOND_TIME_MONTHS = 6;
const STEP_DAYS = 14;

/** The day that the calendar proposes: 2026-11-23, half a year from now. */
export function secondTime(now) {
  return monthsLater(now, SECOND_TIME_MONTHS);
}

/** Whether this is a day, written as 2026-11-23, that has yet to come. */
export function isToCome(date, now) {
  return noonOf(date) !== null && date > dayOf(now);
}

/** The day that is proposed for a word about one's step: in two weeks. */
export function stepTime(now) {
  return daysLater(now, STEP_DAYS);
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
    stamp: `${momentText(now)}Z`,
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
  const shown = edition.scored ? Object.entries({ overall: scores.overall, ...scores.dimensions }) : [];
  return [
    ["soort", "id", "naam", "waarde", "groep"],
    ...shown.map(([id, value]) => {
      return ["score", id, names.dimensions[id] ?? names.overall, value ?? "", bandName(id, value)];
    }),
    ...edition.items.map(({ id }) => ["antwoord", id, names.items[id] ?? id, responses[id] || "", ""]),
    ...shownPlan(state).filter((step) => step.what).map((step) => ["plan", "", step.what, step.who, step.when]),
  ];
}

/** What was done, or why not, stands on its own button too, for a while: its `data-done` hides the words behind it. */
function showDone(root, done, texts) {
  for (const words of all(root, "[data-done]")) {
    setWords(words, words.parentNode === done?.button ? texts(...done.news) : "");
  }
}

/** A date with a button that makes an entry for a calendar; what is wrong with it stands beside it. */
function createDate(root, name, { texts, on }) {
  const field = one(root, `[data-${name}-date]`);
  const fault = one(root, `[data-${name}-error]`);
  listenToField(one(root, `[data-${name}-form]`), field, name, on);
  return (value, isWrong) => {
    setValue(field, value);
    if (isWrong === (field.ariaInvalid === "true")) return;
    field.ariaInvalid = isWrong;
    fault.textContent = isWrong ? texts("calendar-date") : "";
    if (isWrong) field.focus();
  };
}

/**
 * @param {{texts: Function, on: Function, proposed: {calendar: string, reminder: string}, canShare: boolean}} tools
 *   with the proposed days
 */
export function createTakeAlong(root, tools) {
  const fallback = one(root, "[data-copy-fallback]");
  const [showSecond, showReminder] = ["calendar", "reminder"].map((name) => createDate(root, name, tools));

  function showCodes({ code, teamCode }) {
    one(root, "[data-result-code]").textContent = code;
    one(root, "[data-team-code]").textContent = teamCode ?? "";
    for (const slip of all(root, "[data-slip-code]")) slip.textContent = teamCode ?? "";
    // A picture of another code may not stay.
    for (const qr of all(root, "[data-slip-qr]")) qr.replaceChildren();
    one(root, "[data-team-qr]").open = false;
    // A result of an earlier edition has none: no team page would read it.
    show(one(root, "[data-team-code-part]"), teamCode);
  }

  /** A text that the browser would not copy, selected for a person who can. */
  function showByHand(text) {
    setValue(fallback, text);
    show(fallback, text);
    if (!text) return;
    fallback.focus();
    fallback.select();
  }

  return {
    show(state, before) {
      if (!before || shownResult(state) !== shownResult(before)) showCodes(shownResult(state));
      if (!before) for (const button of all(root, '[data-action="share-link"]')) show(button, tools.canShare);
      if (!before || state.team !== before.team) fillTeamLink(root, state.team);
      if (!before || state.tools.done !== before.tools.done) showDone(root, state.tools.done, tools.texts);
      if (before && state.tools.byHand !== before.tools.byHand) showByHand(state.tools.byHand);
      const { remindOn, wrongDate } = state.tools;
      showSecond(state.date ?? tools.proposed.calendar, wrongDate === "calendar");
      showReminder(remindOn ?? tools.proposed.reminder, wrongDate === "reminder");
    },
  };
}
