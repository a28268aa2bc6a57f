/** Item by item: the heat map, what many do not know, and the table of all items. */

import { all, one } from "../page/dom.mjs";
import { write, writeList } from "../page/write.mjs";
import { drawStrip } from "./charts.mjs";
import { cellFigures, heatOf, unknownItems } from "./findings.mjs";
import { shownNumber } from "./numbers.mjs";

/** The mean answer in each cell of discipline and success area. */
export function fillHeatMap(panel, picture, words, { instrument }) {
  for (const cell of all(panel, "[data-heat-discipline]")) {
    const { heatDiscipline, heatArea } = cell.dataset;
    const figures = cellFigures(instrument, picture, heatDiscipline, heatArea);
    const { word, level } = figures ? heatOf(figures) : { word: "none", level: "none" };
    write(cell, "value", figures ? shownNumber(figures.mean, 1) : "");
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

/** How many gave which answer to each item. */
export function fillItems(panel, picture, words, { instrument }) {
  for (const row of all(panel, "[data-team-item]")) {
    const figures = picture.items[row.dataset.teamItem];
    const shown = (value) => (figures ? value() : picture.n && "–") || "";
    row.dataset.n = figures ? figures.n : "";
    row.dataset.counts = figures ? [figures.dontKnow, ...figures.counts].join(",") : "";
    row.dataset.agreement = figures ? figures.agreement : "";
    for (const cell of all(row, "[data-count]")) {
      const point = Number(cell.dataset.count);
      cell.textContent = shown(() => String(point ? figures.counts[point - instrument.scale.min] : figures.dontKnow));
    }
    write(row, "mean-text", shown(() => shownNumber(figures.mean, 1)));
    write(row, "sd-text", shown(() => shownNumber(figures.sd, 2)));
    write(row, "word", figures ? figures.agreement : words("too-few"));
    drawStrip(one(row, "[data-strip]"), figures && figures.counts);
  }
}
