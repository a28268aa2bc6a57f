/** On the page of a werkvorm: a button under the heading of its sheet that prints the sheet alone. */

import { copyOf } from "../page/dom.mjs";
import { printPart } from "../page/print-part.mjs";

/** A heading with what follows it, up to the next heading of its level. */
export function sectionOf(heading) {
  const section = [heading];
  let next = heading.nextElementSibling;
  while (next && next.tagName !== heading.tagName) {
    section.push(next);
    next = next.nextElementSibling;
  }
  return section;
}

const sheetHeading = document.querySelector("#het-blad");
const sheetButton = document.querySelector("[data-sheet-button]");
if (sheetHeading && sheetButton) {
  const offer = copyOf(sheetButton);
  offer.addEventListener("click", () => printPart(sectionOf(sheetHeading), document.body));
  sheetHeading.after(offer);
}
