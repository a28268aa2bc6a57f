/** The sentences of the page. They are rendered by the build; scripts only fill in the words between braces. */

/**
 * @param {ParentNode} root
 * @returns {(key: string, values?: Record<string, string | number>) => string}
 */
export function createTexts(root) {
  const sentences = new Map();
  for (const element of root.querySelectorAll("[data-text]")) {
    if (element.dataset.text) sentences.set(element.dataset.text, element.textContent.trim());
  }
  return (key, values = {}) => {
    if (!sentences.has(key)) throw new Error(`missing in the page: text ${key}`);
    return sentences.get(key).replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  };
}

/** "a, b en c" */
export function listed(words, and) {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${and} ${words[words.length - 1]}`;
}
