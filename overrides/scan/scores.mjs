/** All scores, in the order of the definition: numbers, bars, and the band in words where it may be named. */

import { drawOutline, setBar } from "../page/charts.mjs";
import { one } from "../page/dom.mjs";
import { standingOf } from "./findings.mjs";

const lower = (name) => name.charAt(0).toLowerCase() + name.slice(1);

/** What is said beside a score; "" for a missing one. */
export function standingWords({ kind, band, between }, answered, { texts, names }) {
  if (kind === "few") return texts("band-few", answered);
  if (kind === "border") {
    const [below, above] = between.map(({ id }) => lower(names.bands[id]));
    return texts("band-border", { below, above });
  }
  return band ? names.bands[band.id] : "";
}

/** A score with its bar; how it may be spoken of. */
function fillScore(element, { edition, findings }, id, value, { names }) {
  const standing = standingOf(edition.bands, value, findings.answered[id]);
  element.dataset.score = value === null ? "" : String(value);
  element.dataset.band = standing.band ? names.bands[standing.band.id] : "";
  element.dataset.bandId = standing.band ? standing.band.id : "";
  setBar(element, value);
  return standing;
}

const scoreWords = (value, texts) => (value === null ? texts("too-few") : texts("score-of", { score: value }));

function fillFacet(facet, ids, result, tools) {
  const scores = result.scores.dimensions;
  for (const id of ids) {
    const row = one(facet, `[data-dimension="${id}"]`);
    const standing = fillScore(row, result, id, scores[id], tools);
    one(row, "[data-score-text]").textContent = scoreWords(scores[id], tools.texts);
    one(row, "[data-band-text]").textContent = standingWords(standing, result.findings.answered[id], tools);
  }
  drawOutline(one(facet, "[data-radar]"), scores);
}

/** @param {{texts: Function, names: import("./names.mjs").Names}} tools */
export function fillScores(panel, result, tools) {
  for (const [facet, ids] of Object.entries(result.edition.facets)) {
    fillFacet(one(panel, `[data-facet="${facet}"]`), ids, result, tools);
  }
  const overall = one(panel, "[data-overall]");
  const value = result.scores.overall;
  const standing = fillScore(overall, result, "overall", value, tools);
  const words = standingWords(standing, result.findings.answered.overall, tools);
  const meaning = standing.kind === "band" ? tools.names.meanings[standing.band.id] : "";
  one(overall, "[data-overall-text]").textContent = scoreWords(value, tools.texts);
  one(overall, "[data-overall-band]").textContent = [words && `${words}.`, meaning].filter(Boolean).join(" ");
}
