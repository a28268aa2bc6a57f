/** Words into the hooks of a part of the page. */

import { one, setWords } from "./dom.mjs";

/** Words or a number into the element with this hook: `write(card, "name", …)` for `[data-name]`. */
export function write(root, hook, words) {
  setWords(one(root, `[data-${hook}]`), String(words));
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
