/** Two pictures side by side: differences are named only beyond the noise. */

import { all, focusOn, one, show } from "../page/dom.mjs";
import { drawDumbbell } from "./charts.mjs";
import { remembered, write, writeList } from "../page/team-dom.mjs";
import { shownNumber } from "./result.mjs";
import { comparePictures } from "../../quiz/team/picture.mjs";
import { listed } from "../page/texts.mjs";

export function createComparison(root, texts) {
  const part = one(root, "[data-team-compare]");
  const result = one(part, "[data-team-compare-result]");
  const rows = all(part, "[data-compare-row]");
  const clearResult = remembered(result);
  const name = (which) => one(part, `[data-compare-name="${which}"]`).value.trim() || "–";

  function fillCell(row, which, figures) {
    write(row, `${which}`, figures ? shownNumber(figures.mean, 1) : texts("too-few"));
    const more = figures ? texts("compare-cell", { sd: shownNumber(figures.sd, 1), n: figures.n }) : "";
    write(row, `${which}-more`, more);
  }

  function word(found) {
    if (!found) return "compare-none";
    if (!found.named) return "compare-noise";
    return found.difference > 0 ? "compare-more" : "compare-less";
  }

  function signed(tenths) {
    return `${tenths > 0 ? "+" : ""}${shownNumber(tenths, 1)}`.replace("-", "−");
  }

  return {
    form: one(part, "[data-team-compare-form]"),
    input: one(part, "[data-compare-input]"),
    file: one(part, "[data-compare-file]"),
    part,
    clear() {
      clearResult();
      write(part, "compare-message", "");
      writeList(part, "compare-rejected", []);
    },
    say(sentence) {
      write(part, "compare-message", sentence);
    },
    refuse(sentences) {
      writeList(part, "compare-rejected", sentences);
    },
    /** @param {string[]} notes what to keep in mind with this comparison */
    fill(first, second, notes) {
      const compared = comparePictures(first, second);
      const names = { first: name("first"), second: name("second") };
      const named = [];
      for (const which of ["first", "second"]) write(part, `compare-label="${which}"`, names[which]);
      for (const row of rows) {
        const id = row.dataset.compareRow;
        const of = (picture) => (id === "overall" ? picture.overall : picture.dimensions[id]);
        const [a, b] = [of(first), of(second)];
        const found = id === "overall" ? compared.overall : compared.dimensions[id];
        fillCell(row, "first", a);
        fillCell(row, "second", b);
        write(row, "difference", found ? signed(found.difference) : "–");
        write(row, "word", texts(word(found)));
        row.toggleAttribute("data-named", Boolean(found && found.named));
        drawDumbbell(one(row, "[data-dumbbell]"), a ? a.mean : null, b ? b.mean : null);
        if (found && found.named) named.push(`${one(row, "th").textContent} (${signed(found.difference)})`);
      }
      write(part, "compare-title", texts("compare-title", names));
      one(part, "[data-compare-finding]").textContent = named.length
        ? texts("compare-finding", { ...names, named: listed(named, texts("and")) })
        : texts("compare-finding-none");
      const note = one(part, "[data-compare-note]");
      note.textContent = notes.join(" ");
      show(note, notes.length > 0);
      show(result, true);
      focusOn(one(part, "[data-compare-title]"));
    },
  };
}
