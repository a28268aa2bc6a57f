/** Small helpers for a page that the build has rendered. No HTML is made from strings. */

/** The first element that matches, or a clear error: a template lost a hook. */
export function one(root, selector) {
  const found = root.querySelector(selector);
  if (!found) throw new Error(`missing in the page: ${selector}`);
  return found;
}

/** All elements that match, as an array. */
export function all(root, selector) {
  return Array.from(root.querySelectorAll(selector));
}

/** A copy of the single element in a template. */
export function copyOf(template) {
  return template.content.firstElementChild.cloneNode(true);
}

/** Words into an element, when they are other words: the same ones would make the browser lay out the page again. */
export function setWords(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

/** A value into a field, when it is another one: the caret of somebody who types stays where it is. */
export function setValue(field, value) {
  if (field.value !== value) field.value = value;
}

/** Show or hide by the attribute, so that style sheets and assistive technology agree. */
export function show(element, visible) {
  // The same once more would be a change that the browser and whoever watches it have to look at.
  if (element.hidden === Boolean(visible)) element.hidden = !visible;
}

/**
 * Make the browser forget what was typed: a field that left the page and came back has nothing to undo or redo. It is
 * the same field, so that nothing that listens to it is lost.
 */
export function forgetTyped(root) {
  for (const field of all(root, 'input[type="text"], input[type="date"], textarea')) {
    const { parentNode, nextSibling } = field;
    field.remove();
    parentNode.insertBefore(field, nextSibling);
  }
}

/** Tell what somebody types in a field, under `type-` and a name, and under the name itself when it is sent. */
export function listenToField(form, field, name, on) {
  field.addEventListener("input", () => on(`type-${name}`, field.value));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    on(name, field.value);
  });
}

const SVG = "http://www.w3.org/2000/svg";

/** An SVG element with attributes. */
export function svg(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

/** Scroll an element into view below the sticky header and give it the focus. */
export function focusOn(element) {
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "start" });
}
