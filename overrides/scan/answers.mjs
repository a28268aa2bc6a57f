/** A person's own answers: the lowest and the highest first, and all of them as a matrix and in words. */

import { answerLevel } from "../page/charts.mjs";
import { all, copyOf, one, show } from "../page/dom.mjs";

/** One statement with its answer; the lowest with the first step of its cell in the leerkaart. */
function extremeRow(panel, id, isLow, { edition, responses }, { names, advice }) {
  const row = copyOf(one(panel, "[data-extreme-row]"));
  row.dataset.extremeItem = id;
  one(row, "[data-extreme-text]").textContent = names.items[id];
  one(row, "[data-extreme-response]").textContent = names.labels[responses[id]];
  const step = isLow ? advice.stepOf(edition.items.find((item) => item.id === id)) : "";
  one(row, "[data-advice-step]").textContent = step;
  one(row, "[data-extreme-name]").textContent = names.items[id];
  if (!step) one(row, "[data-extreme-step]").remove();
  return row;
}

export function fillExtremes(panel, result, tools) {
  const { low, lowMore, high, highMore } = result.findings.extremes;
  // Of an earlier edition only ids and numbers are known: its statements are not on this page.
  const areHere = result.edition === tools.instrument;
  for (const [name, ids, more] of [["low", low, lowMore], ["high", high, highMore]]) {
    const rows = areHere ? ids.map((id) => extremeRow(panel, id, name === "low", result, tools)) : [];
    one(panel, `[data-extreme="${name}"]`).replaceChildren(...rows);
    const sentence = one(panel, `[data-extreme-more="${name}"]`);
    sentence.textContent = more ? tools.texts("extreme-more", { n: more }) : "";
    show(sentence, more);
  }
  show(one(panel, "[data-extremes]"), areHere && low.length > 0);
  show(one(panel, "[data-no-statements]"), !areHere);
}

function fillHeat(part, { responses, edition }, { texts, names }) {
  for (const cell of all(part, "[data-heat-item]")) {
    const id = cell.dataset.heatItem;
    const label = document.createElement("span");
    label.className = "scan-hidden";
    label.textContent = `: ${names.items[id]}`;
    cell.replaceChildren(responses[id] ? String(responses[id]) : texts("unknown-short"), label);
    cell.dataset.level = answerLevel(responses[id], edition.scale);
  }
}

function answerRow(panel, id, response, { names }) {
  const row = copyOf(one(panel, "[data-answer-row]"));
  row.id = `antwoord-${id}`;
  one(row, "[data-answer-text]").textContent = names.items[id];
  one(row, "[data-answer-response]").textContent = names.labels[response || 0];
  return row;
}

export function fillAnswers(panel, result, tools) {
  const part = one(panel, "[data-answers]");
  const { edition, responses } = result;
  show(part, edition === tools.instrument);
  if (part.hidden) return;
  fillHeat(part, result, tools);
  const rows = edition.items.map(({ id }) => answerRow(panel, id, responses[id], tools));
  one(part, "[data-answer-list]").replaceChildren(...rows);
}
