/** What differs beyond chance in words, and advice: for what was named, or for a subject that somebody chooses. */

import { all, copyOf, one, setValue } from "../page/dom.mjs";
import { listed } from "../page/texts.mjs";
import { bandOf } from "../../quiz/scoring.mjs";
import { namedDimensions, standingOf } from "./findings.mjs";
import { standingWords } from "./scores.mjs";

/**
 * The advice that the build wrote into the page, read when there is a result.
 * @returns {{of: (id: string, band: string) => object | undefined, stepOf: (item: object) => string}}
 */
export function readAdvice(root) {
  const { advice, steps } = JSON.parse(one(root, "[data-advice-data]").textContent);
  return {
    of: (id, band) => (advice[id] || {})[band],
    stepOf: ({ discipline, successArea }) => (steps[discipline] || {})[successArea] || "",
  };
}

/** As many situations as a card can lead to without becoming a list to search. */
const SITUATIONS = 3;

/**
 * Which situations lead from a dimension, by their place in the list: those it is first about come first.
 * @param {string} id the dimension
 * @param {string[][]} about of each situation the dimensions it is about, the nearest first
 */
export function situationsOf(id, about) {
  const found = about.map((ids, place) => ({ place, near: ids.indexOf(id) })).filter(({ near }) => near >= 0);
  return found.sort((a, b) => a.near - b.near || a.place - b.place).slice(0, SITUATIONS).map(({ place }) => place);
}

/** The sentence of a facet: what is seen more of than what, or that no difference may be named. */
export function standoutWords(facet, { high, low }, scored, { texts, names }) {
  const quoted = (ids) => listed(ids.map((id) => `‘${names.dimensions[id]}’`), texts("and"));
  const where = texts(`facet-${facet}`);
  if (high.length) return texts("stands-out", { facet: where, high: quoted(high), low: quoted(low) });
  return texts(scored > 1 ? "stands-close" : "stands-none", { facet: where });
}

function fillStandout(panel, result, tools) {
  for (const [facet, ids] of Object.entries(result.edition.facets)) {
    const found = result.findings.facets[facet];
    const scored = ids.filter((id) => result.scores.dimensions[id] !== null).length;
    const sentence = one(panel, `[data-standout="${facet}"]`);
    sentence.dataset.high = found.high.join(" ");
    sentence.dataset.low = found.low.join(" ");
    sentence.textContent = standoutWords(facet, found, scored, tools);
  }
}

function practiceLinks(panel, id) {
  const found = all(one(panel, "[data-practices]").content, `[data-practice="${id}"]`);
  return found.map((link) => link.cloneNode(true));
}

/** Ways to what a reader may recognise; none for what was seen most of. */
function fillSituations(panel, card, id, result) {
  const high = Object.values(result.findings.facets).some((facet) => facet.high.includes(id));
  const entries = all(one(panel, "[data-situations]").content, "[data-about]");
  const found = high ? [] : situationsOf(id, entries.map((entry) => entry.dataset.about.split(" ")));
  const list = one(card, "[data-card-situations]");
  list.replaceChildren(...found.map((place) => entries[place].cloneNode(true)));
  list.hidden = one(card, "[data-card-recognise]").hidden = !found.length;
}

function adviceCard(panel, id, result, { texts, names, advice }) {
  const value = result.scores.dimensions[id];
  const answered = result.findings.answered[id];
  const band = bandOf(result.edition.bands, value);
  const found = band && advice.of(id, band.id);
  const card = copyOf(one(panel, "[data-advice-card]"));
  card.dataset.advice = id;
  const name = one(card, "[data-card-name]");
  name.textContent = names.dimensions[id];
  const { attributes } = one(panel, `[data-dimension="${id}"] [data-name]`);
  for (const { name: key, value } of attributes) if (/href|else/.test(key)) name.setAttribute(key, value);
  if (!found) {
    card.replaceChildren(one(card, "[data-card-title]"));
    one(card, "[data-advice-score]").textContent = texts("too-few");
    return card;
  }
  const standing = standingOf(result.edition.bands, value, answered);
  const words = [texts("score-of", { score: value }), standingWords(standing, answered, { texts, names })];
  one(card, "[data-advice-score]").textContent = words.join(" · ");
  one(card, "[data-card-meaning]").textContent = standing.band ? found.meaning : "";
  one(card, "[data-card-question]").textContent = found.question;
  one(card, "[data-advice-step]").textContent = found.first_step;
  one(card, "[data-card-team]").textContent = found.team_step;
  one(card, "[data-card-practice]").replaceChildren(...practiceLinks(panel, found.practice));
  one(card, "[data-card-step-of]").textContent = names.dimensions[id];
  fillSituations(panel, card, id, result);
  return card;
}

/** What is said unasked: only what the rule names. */
export function fillAdvice(panel, result, tools) {
  fillStandout(panel, result, tools);
  const named = namedDimensions(result.findings);
  one(panel, "[data-advice-list]").replaceChildren(...named.map((id) => adviceCard(panel, id, result, tools)));
  one(panel, "[data-choice-label]").textContent = tools.texts(named.length ? "choice-other" : "choice-own");
}

/** The card of the subject that somebody chose; none for "". */
export function fillChoice(panel, subject, result, tools) {
  setValue(one(panel, "[data-advice-choice]"), subject);
  const cards = subject ? [adviceCard(panel, subject, result, tools)] : [];
  one(panel, "[data-advice-chosen]").replaceChildren(...cards);
  // Who asks for it wants to read it.
  for (const more of all(panel, "[data-advice-chosen] details")) more.open = true;
}
