/** A QR code as a picture: dark on white whatever the colours of the page, because that is what a camera looks for. */

import { svg } from "./dom.mjs";
import { qrOf } from "./qr.mjs";

/** The standard's white edge, in modules: without it a camera does not find the code. */
const QUIET = 4;

/**
 * The picture, or null when the text is too long for a code (see qr.mjs). It grows with its box; the style sheet says
 * how large that is.
 * @param {string} title what a screen reader says instead: what the code leads to, never a secret in itself
 */
export function qrPicture(text, title) {
  const rows = qrOf(text);
  if (!rows) return null;
  const size = rows.length + 2 * QUIET;
  const picture = svg("svg", {
    viewBox: `0 0 ${size} ${size}`,
    role: "img",
    class: "kb-qr",
    "shape-rendering": "crispEdges",
  });
  const name = svg("title", {});
  name.textContent = title;
  const ground = svg("rect", { width: size, height: size, fill: "#fff" });
  picture.append(name, ground, svg("path", { d: outline(rows), fill: "#000" }));
  return picture;
}

/** The dark modules as one path: a bar for each run in a row, so that no light seam shows between two of them. */
export function outline(rows) {
  return rows
    .flatMap((row, y) =>
      Array.from(row.join("").matchAll(/1+/g), ({ 0: run, index }) => {
        return `M${index + QUIET} ${y + QUIET}h${run.length}v1h-${run.length}z`;
      }),
    )
    .join("");
}
