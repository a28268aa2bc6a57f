/** What the team agrees: the same words on the page, in the workshop and on the sheets of paper. */

import { all, one, setValue, setWords, show } from "../page/dom.mjs";
import { write, writeList } from "../page/write.mjs";
import { fillScales } from "./facets.mjs";
import { statementOf, toTalkAbout } from "./findings.mjs";
import { directionText, groupsText, partLine, toShow } from "./sentences.mjs";
import { dayText } from "./numbers.mjs";

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

/** The statement that was chosen, and how its answers lie; nothing while none is chosen. */
function fillStatement(sheet, { picture, chosen }, words, nameOf) {
  const isShown = picture && chosen && statementOf(picture, chosen) === chosen;
  write(sheet, "sheet-statement", picture && chosen ? nameOf(chosen) : "");
  write(sheet, "sheet-statement-figures", isShown ? directionText(words, picture.items[chosen]) : "");
  show(one(sheet, "[data-sheet-chosen]"), picture && chosen);
}

/** On both sheets; a note that nobody wrote has no place there. */
function fillWords(root, name, words) {
  for (const place of all(root, `[data-sheet-field="${name}"]`)) {
    setWords(place, words);
    const note = place.closest("[data-sheet-note]");
    if (note) show(note, words);
  }
}

/**
 * @param {(name: string, words: string) => void} onAgree
 * @param {(id: string) => void} onChoose
 */
export function createAgreement(root, texts, names, fields, onAgree, onChoose) {
  const sheet = one(root, "[data-sheet]");
  const choice = one(root, "[data-chosen]");
  choice.append(...names.instrument.items.map(({ id }) => new Option(names.nameOf(id), id)));

  root.addEventListener("input", ({ target }) => {
    if (target.dataset.agree) onAgree(target.dataset.agree, target.value);
    if (target === choice) onChoose(target.value);
  });

  return {
    show(state, before) {
      if (state.picture !== before.picture) fillSheet(sheet, state, texts, names);
      if (state.picture !== before.picture || state.chosen !== before.chosen) {
        setValue(choice, state.chosen || "");
        fillStatement(sheet, state, texts, names.nameOf);
      }
      const own = [state.own.team, dayText(state.own.date)].filter(Boolean).join(", ");
      for (const place of state.own === before.own ? [] : all(root, "[data-sheet-own]")) setWords(place, own);
      for (const field of state.agreed === before.agreed ? [] : fields.agreed) {
        const words = state.agreed[field.dataset.agree] || "";
        setValue(field, words);
        fillWords(root, field.dataset.agree, words);
      }
      if (state.printing === before.printing) return;
      show(sheet, state.printing === "sheet");
      show(one(root, "[data-manager]"), state.printing === "manager");
      if (state.printing) root.dataset.print = state.printing;
      else delete root.dataset.print;
    },
  };
}
