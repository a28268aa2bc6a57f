/** Counts what our modules ask of the language, so that a test of slices says the same on a slow machine. */

/** Functions of the language and the size of what each handles, in characters or elements. */
const METERED = [
  [String.prototype, "slice", (text, found) => found.length],
  [String.prototype, "replace", (text) => text.length],
  [String.prototype, Symbol.iterator, (text) => text.length],
  [
    RegExp.prototype,
    "exec",
    (pattern, found, [text], from) => (found ? found.index + found[0].length : text.length) - from,
  ],
  [Array.prototype, Symbol.iterator, (list) => list.length],
  [Array.prototype, "join", (list, found) => found.length],
];
let work = 0;

/** Runs while the functions of the language count what they do; puts them back afterwards. */
function metered(run) {
  const own = METERED.map(([prototype, name]) => prototype[name]);
  METERED.forEach(([prototype, name, size], i) => {
    prototype[name] = function counted(...given) {
      const from = this.global || this.sticky ? this.lastIndex : 0;
      const found = Reflect.apply(own[i], this, given);
      work += 1 + Math.abs(size(this, found, given, from)) / 1000;
      return found;
    };
  });
  try {
    return run();
  } finally {
    METERED.forEach(([prototype, name], i) => {
      prototype[name] = own[i];
    });
  }
}

/** Runs a generator to its end: what it returns, how many steps it took, and the most work in one after the first. */
export function inSteps(steps) {
  let { value, done } = steps.next();
  let [count, most] = [1, 0];
  metered(() => {
    while (!done) {
      work = 0;
      ({ value, done } = steps.next());
      most = Math.max(most, work);
      count += 1;
    }
  });
  return { value, count, most };
}
