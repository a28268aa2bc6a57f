/** The sentences of the page. They are rendered by the build; scripts only fill in the words between braces. */

/** What is filled in: a number from 1.000 on has the separators of the language of the page, as on every page. */
const written = (value) => (value > 999 ? value.toLocaleString(document.documentElement.lang) : value);

/**
 * A sentence that has forms for different numbers stands in the page once for each: `x.one`, `x.other`. It is asked
 * for as `x`, and the value `n` decides which form goes with it in the language of the page: "one", "few", "other".
 * @param {ParentNode} root
 * @returns {(key: string, values?: Record<string, string | number>) => string}
 */
export function createTexts(root) {
  const sentences = new Map();
  for (const element of root.querySelectorAll("[data-text]")) {
    if (element.dataset.text) sentences.set(element.dataset.text, element.textContent.trim());
  }
  const found = (key, { n }) => {
    if (sentences.has(key)) return sentences.get(key);
    if (!sentences.has(`${key}.other`)) throw new Error(`missing in the page: text ${key}`);
    const form = new Intl.PluralRules(document.documentElement.lang).select(n);
    return sentences.get(`${key}.${form}`) ?? sentences.get(`${key}.other`);
  };
  return (key, values = {}) =>
    found(key, values).replace(/\{(\w+)\}/g, (whole, name) => written(values[name] ?? whole));
}

/** What an element says in Dutch, in every language of the page: for a file, which tells nobody's language. */
export const inDutch = (element) => element.dataset.source || element.textContent;

/** "a, b en c" */
export function listed(words, and) {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${and} ${words[words.length - 1]}`;
}
