/**
 * The team code as a QR code: on the screen when somebody unfolds it, and on the slip that is printed.
 *
 * A script of its own, after that of the scan, so that nobody waits for it. It comes with the page and not at the
 * click: the page fetches nothing once there are answers in it, and works without a connection. It shares nothing with
 * the scan but what stands in the page, so without it a slip has the code in words.
 */

import { all, one } from "../page/dom.mjs";
import { qrPicture } from "../page/qr-picture.mjs";

/** The code as it stands in the page now, in each place for its picture. */
function drawTeamCode(part) {
  const code = one(part, "[data-team-code]").textContent;
  for (const place of all(part, "[data-slip-qr]")) {
    const picture = code && qrPicture(code, place.dataset.slipQr);
    place.replaceChildren(...(picture ? [picture] : []));
  }
}

/** The part of the page with the team code, where this happened in it. */
const teamCodePart = (target, selector) => target.closest?.(selector)?.closest("[data-team-code-part]");

// Before the scan hears of it and prints.
document.addEventListener(
  "click",
  ({ target }) => {
    const part = teamCodePart(target, '[data-action="print-slip"]');
    if (part) drawTeamCode(part);
  },
  true,
);
// A toggle does not bubble.
document.addEventListener(
  "toggle",
  ({ target }) => {
    const part = target.open && teamCodePart(target, "[data-team-qr]");
    if (part) drawTeamCode(part);
  },
  true,
);
