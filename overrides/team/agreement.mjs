/** What the team agrees: the same words on the page, in the workshop and on the sheet of paper. */

import { one, setValue, show } from "../page/dom.mjs";
import { write, writeList } from "../page/write.mjs";
import { fillScales } from "./facets.mjs";
import { toTalkAbout } from "./findings.mjs";
import { groupsText, partLine, toShow } from "./sentences.mjs";

function fillSheet(sheet, state, texts, names) {
  const [picture, words] = toShow(state, texts);
  write(sheet, "sheet-n", partLine(words, picture));
  write(sheet, "sheet-edition", picture.edition || "");
  for (const facet of names.facets) {
    fillScales(one(sheet, `[data-sheet-facet="${facet.id}"]`), "data-sheet-dimension", picture, words, facet, names);
  }
  const entry = ([id, figures]) => words("with-groups", { name: names.nameOf(id), groups: groupsText(words, figures) });
  writeList(sheet, "sheet-talk", toTalkAbout(picture).map(entry));
}

/** @param {(name: string, words: string) => void} onAgree */
export function createAgreement(root, texts, names, fields, onAgree) {
  const sheet = one(root, "[data-sheet]");

  root.addEventListener("input", ({ target }) => {
    if (target.dataset.agree) onAgree(target.dataset.agree, target.value);
  });

  return {
    show(state, before) {
      if (state.picture !== before.picture) fillSheet(sheet, state, texts, names);
      const { own } = state;
      if (own !== before.own) write(sheet, "sheet-own", [own.team, own.date].filter(Boolean).join(", "));
      for (const field of state.agreed === before.agreed ? [] : fields.agreed) {
        const words = state.agreed[field.dataset.agree] || "";
        setValue(field, words);
        one(sheet, `[data-sheet-field="${field.dataset.agree}"]`).textContent = words;
      }
      if (state.printing === before.printing) return;
      show(sheet, state.printing);
      if (state.printing) root.dataset.print = "sheet";
      else delete root.dataset.print;
    },
  };
}
