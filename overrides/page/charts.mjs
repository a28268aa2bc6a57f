/** Pictures of scores: bars and radar. The build rendered axes and labels; numbers come in here. */

import { all, one, svg } from "./dom.mjs";

/** There are five colours from disagreement to agreement: `--kb-answer-1` to `--kb-answer-5` in look/tokens.css. */
const COLOURS = 5;

/**
 * An answer as one of the five colours: the ends of any scale get the ends, and what lies between is spread evenly.
 * `Scale.level` in quiz/model.py says the same for what the build draws.
 */
export function answerLevel(response, { min, max }) {
  return response ? String(1 + Math.round(((response - min) * (COLOURS - 1)) / (max - min))) : "none";
}

/** Set the length of the bar in an element that holds one. */
export function setBar(element, score) {
  one(element, "[data-score-fill]").setAttribute("width", String(score ?? 0));
}

/** Where the scores lie along the axes; null where there is none. */
function markersOf(radar, axes, scores) {
  const centre = Number(radar.dataset.centre);
  const radius = Number(radar.dataset.radius);
  return axes.map(({ dataset }) => {
    const score = scores[dataset.radarAxis] ?? null;
    if (score === null) return null;
    return [dataset.x, dataset.y].map((part) => (centre + (Number(part) * radius * score) / 100).toFixed(1));
  });
}

/**
 * Draw an outline. A missing score leaves a gap: the outline is then drawn as loose markers only, because a line
 * through a gap would show a value nobody gave.
 * @param {SVGElement} radar
 * @param {Record<string, number | null>} scores by dimension
 */
export function drawOutline(radar, scores) {
  const axes = all(radar, "[data-radar-axis]");
  const points = markersOf(radar, axes, scores);
  const shapes = points.filter(Boolean).map(([x, y]) => {
    return svg("circle", { cx: Number(x), cy: Number(y), r: 4, class: "scan-radar__marker" });
  });
  if (points.every(Boolean)) {
    const outline = points.map((point) => point.join(",")).join(" ");
    shapes.unshift(svg("polygon", { points: outline, class: "scan-radar__area" }));
  }
  one(radar, "[data-radar-shapes]").replaceChildren(...shapes);
  for (const axis of axes) {
    one(axis, "[data-radar-value]").textContent = scores[axis.dataset.radarAxis] ?? "–";
  }
}
