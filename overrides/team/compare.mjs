/** Two pictures side by side, the earlier first: differences are named only beyond chance. */

import { all, copyOf, focusOn, one, show } from "../page/dom.mjs";
import { write, writeList } from "../page/write.mjs";
import { listed } from "../page/texts.mjs";
import { decimals } from "../../quiz/team/picture.mjs";
import { drawColumns, drawDumbbell } from "./charts.mjs";
import { points, signed } from "./numbers.mjs";
import { columnsText, groupsText, marginText, meanText, sentenceOf } from "./sentences.mjs";
import { refusedSentences } from "./status.mjs";

/** The key of the word for a difference. */
export function verdictOf(difference) {
  if (!difference) return "compare-none";
  if (!difference.named) return "compare-noise";
  return difference.difference > 0 ? "compare-more" : "compare-less";
}

/** What a row is about, in a picture or in the differences. */
function partOf(of, id) {
  return id === "overall" ? of.overall : of.dimensions[id];
}

function fillRow(row, words, { earlier, later, differences }) {
  const id = row.dataset.comparisonDimension;
  const pair = earlier && [partOf(earlier, id), partOf(later, id)];
  const difference = earlier && partOf(differences, id);
  ["earlier", "later"].forEach((which, place) => {
    const figures = pair && pair[place];
    write(row, which, meanText(words, figures));
    const more = figures && { margin: marginText(words, figures), n: figures.n };
    write(row, `${which}-more`, more ? words("compare-cell", more) : "");
  });
  write(row, "difference-text", difference ? signed(difference.difference) : pair ? "–" : "");
  write(row, "word", words(verdictOf(difference)));
  row.dataset.difference = difference ? decimals(difference.difference, 1) : "";
  row.dataset.verdict = difference ? (difference.named ? "named" : "noise") : "";
  row.toggleAttribute("data-named", Boolean(difference && difference.named));
  drawDumbbell(one(row, "[data-dumbbell]"), pair);
}

/** Which differences are beyond chance. */
function compareFinding(words, rows, { differences, names }, nameOf) {
  const named = rows.flatMap(({ dataset: { comparisonDimension: id } }) => {
    const difference = differences && partOf(differences, id);
    const name = id === "overall" ? words("overall") : nameOf(id);
    return difference && difference.named ? [`${name} (${signed(difference.difference)})`] : [];
  });
  if (!rows.length) return "";
  if (!named.length) return words("compare-finding-none");
  return words("compare-finding", { ...names, named: listed(named, words("and")) });
}

/** From which difference on the whole would have been named. */
function smallestText(words, { earlier, later, differences }) {
  const overall = differences && differences.overall;
  if (!overall || overall.smallest === null) return "";
  const n = { first: earlier.overall.n, second: later.overall.n };
  return words("compare-smallest", { ...n, points: points(overall.smallest + 4) });
}

/** Counts of both, item by item; nothing is tested there. */
function itemRow(part, words, name, pair) {
  const row = copyOf(one(part, "[data-compare-item]"));
  write(row, "name", name);
  ["earlier", "later"].forEach((which, place) => {
    write(row, which, pair[place] ? groupsText(words, pair[place], "groups-row") : words("too-few"));
  });
  return row;
}

/** The statement that was talked about the first time, or else the second; null when no picture has one. */
export function followed({ earlier, later }) {
  return earlier && (earlier.statement || later.statement);
}

/** The figures of an item in both pictures, as fine as both show them. */
export function followedPair({ earlier, later }, id) {
  const pair = [earlier.items[id], later.items[id]];
  if (pair.every((figures) => figures && figures.counts)) return pair;
  return pair.map((figures) => figures && { ...figures, counts: null });
}

/** One statement then and now: counts beside each other, and nothing tested. */
function fillFollowed(part, texts, second, { instrument, nameOf }) {
  const id = followed(second);
  const pair = id ? followedPair(second, id) : [null, null];
  const words = id ? texts : () => "";
  write(part, "follow-name", id ? nameOf(id) : "");
  ["earlier", "later"].forEach((which, place) => {
    const side = one(part, `[data-follow-side="${which}"]`);
    const figures = pair[place];
    write(side, "figures", figures ? groupsText(words, figures) : words("too-few"));
    drawColumns(side, figures, figures ? columnsText(words, figures, nameOf(id), instrument.scale.min) : "");
  });
  const tried = (id && second.earlier.agreement && second.earlier.agreement.what) || "";
  write(part, "follow-tried", tried && words("follow-tried", { earlier: second.names.earlier, what: tried }));
  show(one(part, "[data-follow]"), id);
}

/** @param {import("./names.mjs").Names} names */
export function createComparison(root, texts, names) {
  const { instrument, nameOf } = names;
  const part = one(root, "[data-team-compare]");
  const rows = all(part, "[data-comparison-dimension]");

  function fill(second) {
    const words = second.earlier ? texts : () => "";
    for (const label of all(part, "[data-compare-label]")) {
      label.textContent = second.names[label.dataset.compareLabel] || "";
    }
    for (const row of rows) fillRow(row, words, second);
    write(part, "compare-title", words("compare-title", second.names));
    write(part, "compare-finding", compareFinding(words, rows, second, nameOf));
    write(part, "compare-smallest", smallestText(words, second));
    write(part, "compare-note", second.notes.map((note) => sentenceOf(texts, note)).join(" "));
    show(one(part, "[data-compare-note]"), second.notes.length);
    fillFollowed(part, texts, second, names);
    const both = (id) => [second.earlier.items[id], second.later.items[id]];
    const items = second.earlier ? instrument.items.map(({ id }) => itemRow(part, words, nameOf(id), both(id))) : [];
    one(part, "[data-compare-items]").replaceChildren(...items);
    show(one(part, "[data-team-compare-result]"), second.earlier);
  }

  return {
    show(state, before) {
      show(part, state.picture);
      const { second } = state;
      if (second === before.second) return;
      fill(second);
      one(part, "[data-compare-input]").ariaInvalid = second.problems.length > 0;
      write(part, "compare-message", second.problems.map((problem) => sentenceOf(texts, problem)).join(" "));
      writeList(part, "compare-rejected", refusedSentences(texts, instrument, second));
      if (second.earlier) focusOn(one(part, "[data-compare-title]"));
    },
  };
}
