/** Pictures of the team page. The build rendered the empty ones; attributes only, as the policy allows no style. */

import { drawRadar } from "../page/charts.mjs";
import { all, one, svg } from "../page/dom.mjs";
import { write } from "../page/write.mjs";
import { shownNumber } from "./numbers.mjs";

/** Height of the highest column, and where columns stand. */
const COLUMN_HEIGHT = 92;
const COLUMN_FLOOR = 112;

/**
 * A strip of shares: one part per point of the scale. Nothing when there are no counts.
 * @param {SVGElement} strip
 * @param {number[] | null} counts from the lowest point to the highest
 */
export function drawStrip(strip, counts) {
  strip.replaceChildren();
  const n = counts ? counts.reduce((sum, count) => sum + count, 0) : 0;
  if (!n) return;
  let x = 0;
  counts.forEach((count, place) => {
    const width = (100 * count) / n;
    if (count) {
      const part = { x: x.toFixed(2), y: 0, width: width.toFixed(2), height: 10 };
      strip.append(svg("rect", { ...part, class: `team-strip__part team-level--${place + 1}` }));
    }
    x += width;
  });
}

/** Columns with the count of each answer and of "weet ik niet"; the highest column fills the height. */
export function drawColumns(columns, figures, title) {
  const byPoint = figures ? [figures.dontKnow, ...figures.counts] : [];
  const most = Math.max(1, ...byPoint);
  for (const bar of all(columns, "[data-column]")) {
    const count = byPoint[Number(bar.dataset.column)] || 0;
    const size = (COLUMN_HEIGHT * count) / most;
    bar.setAttribute("y", (COLUMN_FLOOR - size).toFixed(1));
    bar.setAttribute("height", size.toFixed(1));
    const label = one(columns, `[data-column-count="${bar.dataset.column}"]`);
    label.textContent = figures ? String(count) : "";
    label.setAttribute("y", (COLUMN_FLOOR - size - 5).toFixed(1));
  }
  write(columns, "columns-title", title);
}

/** Means in tenths on the axes; the numbers get their comma. Without a title there is no picture, and no number. */
export function drawTeamRadar(radar, dimensions, title) {
  const scores = Object.entries(dimensions).map(([id, figures]) => [id, figures && figures.mean / 10]);
  drawRadar(radar, [{ scores: Object.fromEntries(scores), kind: "first" }]);
  for (const axis of all(radar, "[data-radar-axis]")) {
    const figures = dimensions[axis.dataset.radarAxis];
    write(axis, "radar-value", figures ? shownNumber(figures.mean, 1) : title && "–");
  }
  write(radar, "radar-title", title);
}

/**
 * Two means on one line of 0–100: a dot and a square, told apart by shape.
 * @param {(object | null)[] | null} pair the figures of both; the line alone where one has none, nothing without a pair
 */
export function drawDumbbell(chart, pair) {
  chart.replaceChildren();
  if (!pair) return;
  chart.append(svg("line", { class: "team-dumbbell__axis", x1: 10, x2: 110, y1: 8, y2: 8 }));
  if (!pair.every(Boolean)) return;
  const [a, b] = pair.map(({ mean }) => 10 + mean / 10);
  chart.append(
    svg("line", { class: "team-dumbbell__line", x1: a, x2: b, y1: 8, y2: 8 }),
    svg("rect", { class: "team-dumbbell__second", x: (b - 4).toFixed(1), y: 4, width: 8, height: 8 }),
    svg("circle", { class: "team-dumbbell__first", cx: a.toFixed(1), cy: 8, r: 4.5 }),
  );
}
