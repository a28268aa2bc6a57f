/** Taking a result along: both codes as text, files, and a date for the second time. */

import { dayOf, monthsLater, noonOf } from "../page/dates.mjs";
import { all, one, setValue, show } from "../page/dom.mjs";
import { bandOf } from "../../quiz/scoring.mjs";
import { isFilled, shownPlan, shownResult } from "./state.mjs";
import { fillTeamLink } from "./team-link.mjs";

const SECOND_TIME_MONTHS = 6;

/** The day that the calendar proposes: 2026-11-23, half a year from now. */
export function secondTime(now) {
  return monthsLater(now, SECOND_TIME_MONTHS);
}

/** Whether this is a day, written as 2026-11-23, that has yet to come. */
export function isToCome(date, now) {
  return noonOf(date) !== null && date > dayOf(now);
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

/**
 * What changed shows on its own button too, for a while: `[data-done="…"]` stands beside `[data-undone="…"]`, each
 * with the name of what was done.
 */
function showDone(root, done) {
  for (const words of all(root, "[data-done]")) show(words, words.dataset.done === done);
  for (const words of all(root, "[data-undone]")) show(words, words.dataset.undone !== done);
}

/** @param {{on: Function, proposed: string, canShare: boolean}} tools `proposed` is a day for the second time */
export function createTakeAlong(root, { on, proposed, canShare }) {
  const fallback = one(root, "[data-copy-fallback]");
  const date = one(root, "[data-calendar-date]");
  date.addEventListener("input", () => on("type-date", date.value));
  one(root, "[data-calendar-form]").addEventListener("submit", (event) => {
    event.preventDefault();
    on("calendar", date.value);
  });

  function showCodes(result) {
    one(root, "[data-result-code]").textContent = result ? result.code : "";
    const teamCode = result ? result.teamCode ?? "" : "";
    one(root, "[data-team-code]").textContent = teamCode;
    for (const slip of all(root, "[data-slip-code]")) slip.textContent = teamCode;
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
      if (!before) for (const button of all(root, '[data-action="share-link"]')) show(button, canShare);
      if (!before || state.team !== before.team) fillTeamLink(root, state.team);
      if (!before || state.tools.done !== before.tools.done) showDone(root, state.tools.done);
      if (before && state.tools.byHand !== before.tools.byHand) showByHand(state.tools.byHand);
      setValue(date, state.date ?? proposed);
    },

    focusDate: () => date.focus(),
  };
}
