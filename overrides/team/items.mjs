/** Item by item: the heat map, what many do not know, and the table of all items. */

import { all, one, show } from "../page/dom.mjs";
import { write, writeList } from "../page/write.mjs";
import { drawStrip } from "./charts.mjs";
import { cellFigures, heatOf, unknownItems } from "./findings.mjs";
import { shownNumber } from "./numbers.mjs";
import { agreementText } from "./sentences.mjs";

const GROUP_WORDS = ["heat-low", "heat-middle", "heat-high"];

/** The mean answer in each cell of discipline and success area. */
export function fillHeatMap(panel, picture, words, { instrument }) {
  for (const cell of all(panel, "[data-heat-discipline]")) {
    const { heatDiscipline, heatArea } = cell.dataset;
    const figures = cellFigures(instrument, picture, heatDiscipline, heatArea);
    const { word, level } = figures ? heatOf(figures, instrument.scale) : { word: "none", level: "none" };
    write(cell, "value", figures?.n ? shownNumber(figures.mean, 1) : "");
    write(cell, "word", words(`heat-${word}`));
    if (picture.n) cell.dataset.level = level;
    else delete cell.dataset.level;
  }
}

/** What a quarter or more of the group does not know. */
export function fillUnknown(panel, picture, words, { nameOf }) {
  const items = unknownItems(picture);
  write(panel, "unknown-finding", words(items.length ? "unknown-some" : "unknown-none"));
  const sentences = items.map(([id, figures]) => {
    const name = nameOf(id);
    if (!figures) return words("unknown-hidden", { name, threshold: picture.threshold });
    const percent = Math.floor((200 * figures.dontKnow + picture.n) / (2 * picture.n));
    return words("unknown-row", { name, unknown: figures.dontKnow, total: picture.n, percent });
  });
  writeList(panel, "unknown", sentences);
}

/** Which point's cell stands for which group: the first of those below and above the middle, and the middle itself. */
function groupAt(place, count) {
  const half = Math.floor(count / 2);
  const starts = [0, half, count - half];
  return place === half && count % 2 === 0 ? 2 : starts.indexOf(place);
}

/** The answers in a row: a cell for each point, or wider ones for three groups. */
function fillCells(row, figures, { min, max }, empty, words) {
  const count = max - min + 1;
  const isCoarse = Boolean(figures) && !figures.counts;
  for (const cell of all(row, "[data-count]")) {
    const point = Number(cell.dataset.count);
    const group = isCoarse && point ? groupAt(point - min, count) : null;
    show(cell, group !== -1);
    cell.colSpan = group === 0 || group === 2 ? Math.floor(count / 2) : 1;
    cell.dataset.label = group === null ? (point ? String(point) : "?") : words(GROUP_WORDS[group] || "heat-middle");
    if (!figures) cell.textContent = empty;
    else if (!point) cell.textContent = shownNumber(figures.dontKnow, 0);
    else if (group === null) cell.textContent = shownNumber(figures.counts[point - min], 0);
    else if (group < 0) cell.textContent = "";
    else cell.replaceChildren(forTheEar(`${cell.dataset.label}: `), shownNumber(figures.groups[group], 0));
  }
}

/** Words that only a screen reader says: the heading above a cell of a group is that of its first point. */
function forTheEar(words) {
  const span = document.createElement("span");
  span.className = "scan-hidden";
  span.textContent = words;
  return span;
}

/** How many gave which answer to each item. */
export function fillItems(panel, picture, words, { instrument }) {
  for (const row of all(panel, "[data-team-item]")) {
    const figures = picture.items[row.dataset.teamItem];
    const empty = picture.n ? "–" : "";
    row.dataset.n = figures ? figures.n : "";
    row.dataset.counts = figures && figures.counts ? [figures.dontKnow, ...figures.counts].join(",") : "";
    row.dataset.groups = figures && !figures.counts ? [figures.dontKnow, ...figures.groups].join(",") : "";
    row.dataset.agreement = figures ? figures.agreement : "";
    fillCells(row, figures, instrument.scale, empty, words);
    write(row, "mean-text", figures && figures.counts ? shownNumber(figures.mean, 1) : empty);
    write(row, "sd-text", figures && figures.counts ? shownNumber(figures.sd, 2) : empty);
    write(row, "word", figures ? agreementText(words, figures) : words("too-few"));
    drawStrip(one(row, "[data-strip]"), figures);
  }
}
