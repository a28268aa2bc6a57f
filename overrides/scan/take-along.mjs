/** Taking a result along: both codes as text, files, and a date for the second time. */

import { one, setValue, show } from "../page/dom.mjs";
import { bandOf } from "../../quiz/scoring.mjs";
import { isFilled, shownPlan, shownResult } from "./state.mjs";

const SECOND_TIME_MONTHS = 6;

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

/** The second time as an entry for a calendar; `mark` tells it from other entries. */
export function reminder(date, texts, now, mark) {
  return {
    date,
    title: texts("calendar-title"),
    text: texts("calendar-text"),
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
  const bandName = (value) => names.bands[bandOf(edition.bands, value)?.id] ?? "";
  const scoreRow = (id, name, value) => ["score", id, name, value ?? "", bandName(value)];
  const order = [...findings.facets.disciplines.order, ...findings.facets.areas.order];
  return [
    ["soort", "id", "naam", "waarde", "groep"],
    scoreRow("overall", names.overall, scores.overall),
    ...order.map((id) => scoreRow(id, names.dimensions[id], scores.dimensions[id])),
    ...edition.items.map(({ id }) => ["antwoord", id, names.items[id] ?? id, responses[id] || "", ""]),
    ...shownPlan(state).filter((step) => step.what).map((step) => ["plan", "", step.what, step.who, step.when]),
  ];
}

/** @param {{on: Function, proposed: string}} tools with the day that is proposed for the second time */
export function createTakeAlong(root, { on, proposed }) {
  const fallback = one(root, "[data-copy-fallback]");
  const date = one(root, "[data-calendar-date]");
  date.addEventListener("input", () => on("type-date", date.value));
  one(root, "[data-calendar-form]").addEventListener("submit", (event) => {
    event.preventDefault();
    on("calendar", date.value);
  });

  function showCodes(result) {
    one(root, "[data-result-code]").textContent = result ? result.code : "";
    one(root, "[data-team-code]").textContent = result ? result.teamCode ?? "" : "";
    // A result of an earlier edition has none: no team page would read it.
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
      setValue(date, state.date ?? proposed);
    },

    focusDate: () => date.focus(),
  };
}
