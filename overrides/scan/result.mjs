/** The result: what was calculated into the panels that the build rendered, and the words that go with it. */

import { drawOutline, fillHeat, setBar } from "../page/charts.mjs";
import { copyOf, one, show } from "../page/dom.mjs";
import { listed } from "../page/texts.mjs";
import { bandOf } from "../../quiz/scoring.mjs";
import { RESULT, shownResult, where } from "./state.mjs";

/** What stands out in a facet, in words. */
function findingWords(key, finding, scores, { texts, names }) {
  const facet = texts(`facet-${key}`);
  const named = (ids) => listed(ids.map((id) => `${names.dimensions[id]} (${scores[id]})`), texts("and"));
  const { kind, high, low, max, min } = finding;
  return texts(`stands-${kind}`, { facet, high: named(high), low: named(low), max, min });
}

/** A score with its bar and band; nothing of it when there is no result. */
function fillScore(element, result, value, { texts, names }) {
  const band = result && bandOf(result.edition.bands, value);
  element.dataset.score = result && value !== null ? String(value) : "";
  element.dataset.band = band ? names.bands[band.id] : "";
  setBar(element, result ? value : null);
  if (!result) return { value: "", band };
  return { value: value === null ? texts("too-few") : texts("score-of", { score: value }), band };
}

function fillFacet(panel, key, ids, result, tools) {
  const facet = one(panel, `[data-facet="${key}"]`);
  const list = one(facet, "[data-score-list]");
  const scores = result ? result.scores.dimensions : null;
  const finding = result ? result.findings.facets[key] : { order: ids };
  for (const id of finding.order) {
    const row = one(list, `[data-dimension="${id}"]`);
    const words = fillScore(row, result, scores ? scores[id] : null, tools);
    one(row, "[data-score-text]").textContent = words.value;
    one(row, "[data-band-text]").textContent = words.band ? tools.names.bands[words.band.id] : "";
    list.append(row);
  }
  const sentence = result ? findingWords(key, finding, scores, tools) : "";
  one(facet, "[data-facet-finding]").textContent = sentence;
  one(facet, "[data-radar-title]").textContent = sentence;
  drawOutline(one(facet, "[data-radar]"), scores);
  return sentence;
}

function fillOverall(panel, result, tools) {
  const overall = one(panel, "[data-overall]");
  const { value, band } = fillScore(overall, result, result ? result.scores.overall : null, tools);
  one(overall, "[data-overall-text]").textContent = value;
  const words = band ? `${tools.names.bands[band.id]}. ${tools.names.meanings[band.id]}` : "";
  one(overall, "[data-overall-band]").textContent = words;
}

function fillRemarks(panel, result, { texts }) {
  const found = result ? result.findings : {};
  const total = result ? result.edition.items.length : 0;
  const remarks = {
    same: found.same ? texts("remark-same") : "",
    unknown: found.manyUnknown ? texts("remark-unknown", { n: found.unknown, total }) : "",
  };
  for (const [name, sentence] of Object.entries(remarks)) {
    const remark = one(panel, `[data-remark="${name}"]`);
    remark.textContent = sentence;
    show(remark, Boolean(sentence));
  }
}

function fillAdvice(panel, result, { texts, names }) {
  const chosen = result ? result.findings.advice : [];
  const cards = chosen.map((id) => {
    const value = result.scores.dimensions[id];
    const band = bandOf(result.edition.bands, value);
    const card = copyOf(one(panel, `template[data-advice="${id}"][data-advice-band="${band.id}"]`));
    one(card, "[data-advice-score]").textContent = `${names.bands[band.id]} · ${texts("score-of", { score: value })}`;
    return card;
  });
  show(one(panel, "[data-advice-section]"), !result || chosen.length > 0);
  one(panel, "[data-advice-list]").replaceChildren(...cards);
}

function fillStandsOut(panel, sentences) {
  const rows = sentences.filter(Boolean).map((sentence) => {
    const row = document.createElement("li");
    row.textContent = sentence;
    return row;
  });
  one(panel, "[data-stands-out]").replaceChildren(...rows);
}

/** @param {{texts: Function, names: import("./names.mjs").Names, instrument: object}} tools */
export function createResult(root, tools) {
  const panel = one(root, "[data-result]");
  const { disciplines, successAreas, scale } = tools.instrument;

  function fill(result) {
    const facets = [["disciplines", disciplines], ["areas", successAreas]];
    fillStandsOut(panel, facets.map(([key, ids]) => fillFacet(panel, key, ids, result, tools)));
    fillOverall(panel, result, tools);
    fillRemarks(panel, result, tools);
    fillHeat(one(panel, "[data-heat]"), result ? result.responses : null, (result ? result.edition.scale : scale).max);
    fillAdvice(panel, result, tools);
  }

  return {
    show(state, before) {
      if (!before || where(state) !== where(before)) show(panel, where(state) === RESULT);
      // The build rendered the panel without a result.
      const shown = before ? shownResult(before) : null;
      if (shownResult(state) !== shown) fill(shownResult(state));
    },

    landing: (state) => (where(state) === RESULT ? one(panel, "[data-result-title]") : null),
  };
}
