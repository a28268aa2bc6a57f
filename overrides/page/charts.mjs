/** Pictures of scores: bars, radar and heat map. The build rendered axes and labels; numbers come in here. */

import { all, one, svg } from "./dom.mjs";

/** Set the length of the bar in an element that holds one. */
export function setBar(element, score) {
  one(element, "[data-score-fill]").setAttribute("width", String(score === null ? 0 : score));
}

/**
 * Draw one outline, or two told apart by dash and marker. A missing score leaves a gap: the outline is
 * then drawn as loose markers only, because a line through a gap would show a value nobody gave.
 * @param {SVGElement} radar
 * @param {{scores: Record<string, number | null>, kind: string}[]} series
 */
export function drawRadar(radar, series) {
  const centre = Number(radar.dataset.centre);
  const radius = Number(radar.dataset.radius);
  const axes = all(radar, "[data-radar-axis]");
  const shapes = one(radar, "[data-radar-shapes]");
  shapes.replaceChildren();
  for (const { scores, kind } of series) {
    const points = axes.map((axis) => {
      const score = scores[axis.dataset.radarAxis];
      if (score === null || score === undefined) return null;
      return [axis.dataset.x, axis.dataset.y].map((part) => centre + (Number(part) * radius * score) / 100);
    });
    if (points.every(Boolean)) {
      const outline = points.map((point) => point.map((part) => part.toFixed(1)).join(",")).join(" ");
      shapes.append(svg("polygon", { points: outline, class: `scan-radar__area scan-radar__area--${kind}` }));
    }
    for (const point of points.filter(Boolean)) {
      const [x, y] = point.map((part) => Number(part.toFixed(1)));
      const marker =
        kind === "second"
          ? svg("rect", { x: x - 3.5, y: y - 3.5, width: 7, height: 7 })
          : svg("circle", { cx: x, cy: y, r: 4 });
      marker.setAttribute("class", `scan-radar__marker scan-radar__marker--${kind}`);
      shapes.append(marker);
    }
  }
  for (const axis of axes) {
    const score = series[0].scores[axis.dataset.radarAxis];
    one(axis, "[data-radar-value]").textContent = score === null || score === undefined ? "–" : String(score);
  }
}

/** One's own responses in the matrix, each with its word as colour. */
export function fillHeat(table, responses, max) {
  for (const cell of all(table, "[data-heat-item]")) {
    const response = responses.get(cell.dataset.heatItem) || 0;
    cell.textContent = response ? String(response) : "–";
    cell.dataset.level = response ? String(Math.ceil((response / max) * 5)) : "none";
  }
}
