/** Pictures of the team page. The build rendered the empty ones; attributes only, as the policy allows no style. */

import { drawOutline, answerLevel } from "../page/charts.mjs";
import { all, one, svg } from "../page/dom.mjs";
import { write } from "../page/write.mjs";
import { points, shownNumber } from "./numbers.mjs";

/** Height of the highest column, and where columns stand. */
const COLUMN_HEIGHT = 92;
const COLUMN_FLOOR = 112;

/** Three groups take the colours of the weaker steps: nobody said here how strongly. */
const GROUP_LEVELS = [2, 3, 4];

/**
 * A strip of shares: one part per point of the scale, or per group where no more is shown. Nothing without answers.
 * @param {SVGElement} strip
 * @param {{ counts?: number[], groups?: number[] } | null} answers from the lowest to the highest
 */
export function drawStrip(strip, answers) {
  strip.replaceChildren();
  const counts = answers?.counts;
  const given = counts || answers?.groups || [];
  const n = given.reduce((sum, count) => sum + count, 0);
  if (!n) return;
  let x = 0;
  given.forEach((count, place) => {
    const width = (100 * count) / n;
    if (count) {
      const part = { x: x.toFixed(2), y: 0, width: width.toFixed(2), height: 10 };
      const level = counts ? answerLevel(place + 1, { min: 1, max: counts.length }) : GROUP_LEVELS[place];
      strip.append(svg("rect", { ...part, class: `team-strip__part team-level--${level}` }));
    }
    x += width;
  });
}

/**
 * Columns with the count of each answer and of "weet ik niet"; the highest column fills the height. Where there are
 * three groups only, the drawing with three wide columns is the one that shows.
 */
export function drawColumns(part, figures, title) {
  for (const columns of all(part, "[data-columns]")) {
    const isCoarse = "coarse" in columns.dataset;
    const isShown = Boolean(figures) && isCoarse === !figures.counts;
    columns.toggleAttribute("data-unshown", !isShown); // a drawing has no `hidden` of its own
    const counts = isShown ? [figures.dontKnow, ...(figures.counts || figures.groups)] : [];
    fillColumns(columns, counts, isShown ? title : "");
  }
}

function fillColumns(columns, byPoint, title) {
  const most = Math.max(1, ...byPoint);
  for (const bar of all(columns, "[data-column]")) {
    const count = byPoint[Number(bar.dataset.column)] || 0;
    const size = (COLUMN_HEIGHT * count) / most;
    bar.setAttribute("y", (COLUMN_FLOOR - size).toFixed(1));
    bar.setAttribute("height", size.toFixed(1));
    const label = one(columns, `[data-column-count="${bar.dataset.column}"]`);
    label.textContent = byPoint.length ? shownNumber(count, 0) : "";
    label.setAttribute("y", (COLUMN_FLOOR - size - 5).toFixed(1));
  }
  write(columns, "columns-title", title);
}

/** Means in tenths on the axes; the numbers get their comma. Without a title there is no picture, and no number. */
export function drawTeamRadar(radar, dimensions, title) {
  const scores = Object.entries(dimensions).map(([id, figures]) => [id, figures && figures.mean / 10]);
  drawOutline(radar, Object.fromEntries(scores));
  for (const axis of all(radar, "[data-radar-axis]")) {
    const figures = dimensions[axis.dataset.radarAxis];
    write(axis, "radar-value", figures ? String(points(figures.mean)) : title && "–");
  }
  write(radar, "radar-title", title);
}

/** A mean on a line of 0–100 with its margin around it; the line alone without figures. */
export function drawMargin(chart, figures) {
  chart.replaceChildren(svg("line", { class: "team-margin__axis", x1: 0, x2: 100, y1: 6, y2: 6 }));
  if (!figures) return;
  const { mean, margin } = figures;
  const ends = [Math.max(0, mean - margin), Math.min(1000, mean + margin)];
  const [low, high] = ends.map((value) => (value / 10).toFixed(1));
  chart.append(
    svg("line", { class: "team-margin__range", x1: low, x2: high, y1: 6, y2: 6 }),
    svg("circle", { class: "team-margin__mean", cx: (mean / 10).toFixed(1), cy: 6, r: 3 }),
  );
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
