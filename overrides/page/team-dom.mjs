/** Short ways to put words into the hooks of the team page. */

import { one } from "./dom.mjs";

/** Words into the element with this hook: `write(card, "name", …)` for `[data-name]`. */
export function write(root, hook, words) {
  one(root, `[data-${hook}]`).textContent = words;
}

/** One list item for each sentence. */
export function writeList(root, hook, sentences) {
  one(root, `[data-${hook}]`).replaceChildren(
    ...sentences.map((sentence) => {
      const entry = document.createElement("li");
      entry.textContent = sentence;
      return entry;
    }),
  );
}

/**
 * Remember the markup of a part of the page. The function it gives puts that back: text, pictures, attributes and
 * the order of lists, so that nothing of a group can stay behind. Elements stay the same ones, and what somebody
 * typed stays too.
 */
export function remembered(part) {
  const fresh = part.cloneNode(true);
  return () => restore(part, fresh);
}

function restore(part, fresh) {
  if (part.isEqualNode(fresh)) return;
  if (part.matches("[data-list]")) {
    part.append(...Array.from(part.children).sort((a, b) => a.dataset.place - b.dataset.place));
  }
  for (const name of part.getAttributeNames()) if (!fresh.hasAttribute(name)) part.removeAttribute(name);
  for (const { name, value } of fresh.attributes) if (part.getAttribute(name) !== value) part.setAttribute(name, value);
  const count = fresh.children.length;
  if (count && part.children.length === count) {
    for (let i = 0; i < count; i += 1) restore(part.children[i], fresh.children[i]);
  } else {
    part.replaceChildren(...fresh.cloneNode(true).childNodes);
  }
}
