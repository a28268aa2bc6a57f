/** What the twin tests call: the pure modules of the team page, all in one global. */

import { csv } from "../../overrides/page/csv.mjs";
import { compareTeams, nearlySameSize, sharedRespondents, teamPicture } from "../../quiz/team/picture.mjs";
import { exportJson, exportRows, parseExport } from "../../quiz/team/file.mjs";
import { readTeamInput } from "../../quiz/team/input.mjs";

function finished(steps) {
  for (;;) {
    const { value, done } = steps.next();
    if (done) return value;
  }
}

const plain = ({ respondents, duplicates, refused }) => ({ respondents: [...respondents], duplicates, refused });

/** What the reader asks of the language: one for each call, and one more for each thousand characters or elements. */
let work = 0;
const METERED = [
  [String.prototype, "slice", (text, found) => found.length],
  [String.prototype, "replace", (text) => text.length],
  [String.prototype, Symbol.iterator, (text) => text.length],
  [RegExp.prototype, "exec", (pattern, found, [text], from) => (found ? found.index + found[0].length : text.length) - from],
  [Array.prototype, Symbol.iterator, (list) => list.length],
  [Array.prototype, "join", (list, found) => found.length],
];

/** Runs while the language's own functions count what they do; puts them back afterwards. */
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

window.teamTwin = {
  read: (text, instrument) => plain(finished(readTeamInput(text, instrument))),
  /** The same, with the number of steps and the most work in one; the first only cuts the text into lines. */
  steps(text, instrument) {
    const steps = readTeamInput(text, instrument);
    const first = steps.next();
    if (first.done || first.value.done) throw new Error("the first step does more than cut the text into lines");
    let [count, most, last] = [1, 0, null];
    metered(() => {
      do {
        work = 0;
        last = steps.next();
        most = Math.max(most, work);
        count += 1;
      } while (!last.done);
    });
    return { found: plain(last.value), count, most };
  },
  picture(instrument, responses, size) {
    const found = teamPicture(instrument, responses, size);
    return found && exportJson(instrument, found);
  },
  csv(instrument, responses, size, words, names) {
    const rows = exportRows(instrument, teamPicture(instrument, responses, size), (key) => words[key], (id) => names[id]);
    return csv(rows);
  },
  reopened(text, instrument) {
    try {
      return exportJson(instrument, parseExport(text, instrument));
    } catch (problem) {
      return `${problem.reason}|${problem.detail}`;
    }
  },
  compare(instrument, first, second) {
    return compareTeams(parseExport(first, instrument), parseExport(second, instrument));
  },
  nearlySameSize: (first, second) => nearlySameSize(first, second),
  shared: (first, second, threshold) => sharedRespondents(new Set(first), new Set(second), threshold),
};
