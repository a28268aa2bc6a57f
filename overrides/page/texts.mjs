/** The sentences of the page. They are rendered by the build; scripts only fill in the words between braces. */

/** Which form of a sentence goes with a number in the language of the page: "one", "few", "other", … */
function pluralForm(number) {
  return new Intl.PluralRules(document.documentElement.lang).select(number);
}

/**
 * A sentence that has forms for different numbers stands in the page once for each: `x.one`, `x.other`. It is asked
 * for as `x`, and the value `n` decides.
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
    return sentences.get(`${key}.${pluralForm(n)}`) ?? sentences.get(`${key}.other`);
  };
  return (key, values = {}) =>
    found(key, values).replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** What an element says in Dutch, in every language of the page: for a file, which tells nobody's language. */
export const inDutch = (element) => element.dataset.source || element.textContent;

/** "a, b en c" */
export function listed(words, and) {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${and} ${words[words.length - 1]}`;
}
