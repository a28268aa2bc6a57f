/** Pictures of the team page. The build rendered the empty ones; attributes only, as the policy allows no style. */

import { all, one, svg } from "../page/dom.mjs";
import { write } from "../page/team-dom.mjs";

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
  const height = 92;
  const floor = 112;
  const byPoint = figures ? [figures.dontKnow, ...figures.counts] : [];
  const most = Math.max(1, ...byPoint);
  for (const bar of all(columns, "[data-column]")) {
    const count = byPoint[Number(bar.dataset.column)] || 0;
    const size = (height * count) / most;
    bar.setAttribute("y", (floor - size).toFixed(1));
    bar.setAttribute("height", size.toFixed(1));
    const label = one(columns, `[data-column-count="${bar.dataset.column}"]`);
    label.textContent = figures ? String(count) : "";
    label.setAttribute("y", (floor - size - 5).toFixed(1));
  }
  write(columns, "columns-title", title);
}

/** Two means on one line of 0–100: a dot and a square, told apart by shape. */
export function drawDumbbell(chart, first, second) {
  chart.replaceChildren();
  chart.append(svg("line", { class: "team-dumbbell__axis", x1: 10, x2: 110, y1: 8, y2: 8 }));
  if (first === null || second === null) return;
  const [a, b] = [first, second].map((mean) => 10 + mean / 10);
  chart.append(
    svg("line", { class: "team-dumbbell__line", x1: a, x2: b, y1: 8, y2: 8 }),
    svg("rect", { class: "team-dumbbell__second", x: (b - 4).toFixed(1), y: 4, width: 8, height: 8 }),
    svg("circle", { class: "team-dumbbell__first", cx: a.toFixed(1), cy: 8, r: 4.5 }),
  );
}
