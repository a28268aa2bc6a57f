/** A sentence of the page where it is said, with a way to the page of another scan where a code is of that one. */

import { all } from "../page/dom.mjs";

/** @param {[string, object?] | null} sentence a key of the page's texts, and what is filled in */
export function say(element, sentence, texts) {
  element.textContent = sentence ? texts(...sentence) : "";
  if (!sentence || sentence[0] !== "code-other") return;
  const way = all(document, "[data-other]").find(({ dataset }) => dataset.other === sentence[1].found);
  if (way) element.append(" ", way.cloneNode(true));
}
