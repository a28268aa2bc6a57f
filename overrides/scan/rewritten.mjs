/**
 * Fragments that software rewrote on their way. Pure. Mail filters and chat programs write some signs of an address as
 * %23, %2523 or %3D, and put words of their own before or behind it.
 */

export const LONGEST_CODE = 2000;
export const LONGEST_FRAGMENT = 4000;
export const MOST_REWRITES = 3;

/** The code in a fragment or a query, or null: all that starts with a code's sign is one. */
export function codeFrom(part) {
  let text = part.slice(0, LONGEST_FRAGMENT);
  for (let times = 0; times <= MOST_REWRITES; times += 1) {
    const match = /(?:#[#!/?]*|[&?])r=(.*)$/is.exec(text);
    if (match) return `#r=${match[1].slice(0, LONGEST_CODE)}`;
    text = decodedOnce(text);
  }
  return null;
}

/** With the signs that are rewritten most as they were before the last time. */
export function decodedOnce(text) {
  return text.replace(/%(?:2[356]|3[bd])/gi, (sign) => decodeURIComponent(sign));
}
