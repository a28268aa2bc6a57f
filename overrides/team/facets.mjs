/** Scales with their means: a sorted list with strips, and a radar. On the page, in the workshop and on paper. */

import { all, one, setWords } from "../page/dom.mjs";
import { write } from "../page/write.mjs";
import { decimals } from "../../quiz/team/picture.mjs";
import { drawMargin, drawStrip, drawTeamRadar } from "./charts.mjs";
import { answersOf, listing } from "./findings.mjs";
import { countsText, facetFinding, marginText, meanText, radarTitle } from "./sentences.mjs";

/** The hooks of the contract on a scale or the whole. */
export function markScale({ dataset }, figures) {
  dataset.n = figures ? figures.n : "";
  for (const key of ["mean", "sd", "margin"]) dataset[key] = figures ? decimals(figures[key], 1) : "";
}

/**
 * A part of the page with rows for the scales of a facet, and a radar if there is one; a `[data-list]` is sorted.
 * @param {string} hook the attribute that holds the id of a row's scale
 * @param {import("./names.mjs").Facet} facet
 */
export function fillScales(part, hook, picture, words, facet, names) {
  for (const id of listing(picture, facet.ids)) {
    const row = one(part, `[${hook}="${id}"]`);
    const figures = picture.dimensions[id];
    write(row, "mean-text", meanText(words, figures));
    for (const margin of all(row, "[data-margin-line]")) drawMargin(margin, figures);
    const answers = figures && answersOf(names.instrument, picture, id);
    for (const strip of all(row, "[data-strip]")) drawStrip(strip, answers);
    const said = answers ? words("answers", { counts: countsText(words, answers, names.instrument.scale.min) }) : "";
    for (const place of all(row, "[data-answers]")) setWords(place, said);
    part.querySelector("[data-list]")?.append(row);
  }
  const title = radarTitle(words, picture, facet, names);
  for (const radar of all(part, "[data-radar]")) drawTeamRadar(radar, picture.dimensions, title);
}

/** A facet in the picture itself, with margins and numbers. */
export function fillFacet(panel, picture, words, facet, names) {
  const part = one(panel, `[data-team-facet="${facet.id}"]`);
  fillScales(part, "data-team-dimension", picture, words, facet, names);
  write(part, "finding", facetFinding(words, picture, facet, names));
  for (const row of all(part, "[data-team-dimension]")) {
    const id = row.dataset.teamDimension;
    const figures = picture.dimensions[id];
    markScale(row, figures);
    const shown = figures && words("scale-more", { margin: marginText(words, figures), n: figures.n });
    write(row, "more", shown || words("scale-hidden", { threshold: picture.threshold }));
  }
}
