/** Two pictures side by side: differences are named only beyond the noise. */

import { all, focusOn, one, show } from "../page/dom.mjs";
import { write, writeList } from "../page/write.mjs";
import { listed } from "../page/texts.mjs";
import { drawDumbbell } from "./charts.mjs";
import { shownNumber, signed } from "./numbers.mjs";
import { meanText, sentenceOf } from "./sentences.mjs";
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

function fillRow(row, words, first, { picture, differences }) {
  const id = row.dataset.compareRow;
  const pair = picture && [partOf(first, id), partOf(picture, id)];
  const difference = picture && partOf(differences, id);
  ["first", "second"].forEach((which, place) => {
    const figures = pair && pair[place];
    write(row, which, meanText(words, figures));
    write(row, `${which}-more`, figures ? words("compare-cell", { sd: shownNumber(figures.sd, 1), n: figures.n }) : "");
  });
  write(row, "difference", difference ? signed(difference.difference) : pair ? "–" : "");
  write(row, "word", words(verdictOf(difference)));
  row.toggleAttribute("data-named", Boolean(difference && difference.named));
  drawDumbbell(one(row, "[data-dumbbell]"), pair);
}

/** Which differences are beyond the noise. */
function compareFinding(words, rows, { differences, names }) {
  const named = rows.flatMap((row) => {
    const difference = differences && partOf(differences, row.dataset.compareRow);
    return difference && difference.named ? [`${one(row, "th").textContent} (${signed(difference.difference)})`] : [];
  });
  if (!named.length) return words("compare-finding-none");
  return words("compare-finding", { ...names, named: listed(named, words("and")) });
}

export function createComparison(root, texts, instrument) {
  const part = one(root, "[data-team-compare]");
  const rows = all(part, "[data-compare-row]");

  function fill(first, second) {
    const words = second.picture ? texts : () => "";
    for (const label of all(part, "[data-compare-label]")) {
      label.textContent = second.names[label.dataset.compareLabel] || "";
    }
    for (const row of rows) fillRow(row, words, first, second);
    write(part, "compare-title", words("compare-title", second.names));
    write(part, "compare-finding", compareFinding(words, rows, second));
    write(part, "compare-note", second.notes.map((note) => sentenceOf(texts, note)).join(" "));
    show(one(part, "[data-compare-note]"), second.notes.length);
    show(one(part, "[data-team-compare-result]"), second.picture);
  }

  return {
    show(state, before) {
      show(part, state.picture);
      const { second } = state;
      if (second === before.second) return;
      fill(state.picture, second);
      write(part, "compare-message", second.problems.map((problem) => sentenceOf(texts, problem)).join(" "));
      writeList(part, "compare-rejected", refusedSentences(texts, instrument, second));
      if (second.picture) focusOn(one(part, "[data-compare-title]"));
    },
  };
}
