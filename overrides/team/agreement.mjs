/** What the team agrees: the same words on the page, in the workshop and on the sheet of paper. */

import { all, one, show } from "../page/dom.mjs";
import { write, writeList } from "../page/team-dom.mjs";
import { DIVIDED } from "../../quiz/team/picture.mjs";
import { bySpread } from "./findings.mjs";
import { drawTeamRadar, shownNumber } from "./result.mjs";

const MOST_DIFFERENCES = 3;

export function createAgreement(root, texts, result) {
  const sheet = one(root, "[data-sheet]");
  const fields = all(root, "[data-agree]");

  function spread(name, value) {
    for (const field of fields) if (field.dataset.agree === name && field.value !== value) field.value = value;
  }

  function putAway() {
    show(sheet, false);
    delete root.dataset.print;
  }

  root.addEventListener("input", (event) => {
    if (event.target.dataset.agree) spread(event.target.dataset.agree, event.target.value);
  });

  return {
    fill(picture) {
      write(sheet, "sheet-n", result.partLine(picture));
      write(sheet, "sheet-edition", picture.edition);
      for (const row of all(sheet, "[data-sheet-dimension]")) {
        const figures = picture.dimensions[row.dataset.sheetDimension];
        write(row, "mean-text", figures ? shownNumber(figures.mean, 1) : texts("too-few"));
      }
      for (const part of all(sheet, "[data-sheet-facet]")) {
        const title = result.radarTitle(picture, part.dataset.sheetFacet);
        drawTeamRadar(one(part, "[data-radar]"), picture.dimensions, title);
      }
      const widest = bySpread(picture).slice(0, MOST_DIFFERENCES);
      const word = (figures) => (figures.agreement === DIVIDED ? ` (${figures.agreement})` : "");
      writeList(sheet, "sheet-talk", widest.map(([id, figures]) => result.nameOf(id) + word(figures)));
    },
    putAway,
    /** Only the sheet goes to paper; afterwards the page prints as itself again. */
    print(print) {
      for (const field of fields) write(sheet, `sheet-field="${field.dataset.agree}"`, field.value);
      root.dataset.print = "sheet";
      show(sheet, true);
      addEventListener("afterprint", putAway, { once: true });
      print();
    },
  };
}
