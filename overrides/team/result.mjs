/** The team picture in the panels that the build rendered. */

import { focusOn, one, show } from "../page/dom.mjs";
import { write } from "../page/write.mjs";
import { drawMargin } from "./charts.mjs";
import { fillFacet, markScale } from "./facets.mjs";
import { fillHeatMap, fillItems, fillUnknown } from "./items.mjs";
import { points } from "./numbers.mjs";
import { marginText, partLine, toShow } from "./sentences.mjs";
import { fillTalk } from "./talk.mjs";

/** How many took part, and the whole. */
function fillPart(panel, picture, words) {
  write(panel, "part-text", partLine(words, picture));
  const { overall } = picture;
  const element = panel.querySelector("[data-team-overall]");
  if (!element) return;
  markScale(element, overall);
  write(element, "overall-mean", overall ? words("score", { mean: points(overall.mean) }) : words("too-few"));
  write(element, "overall-more", overall ? marginText(words, overall) : "");
  drawMargin(one(element, "[data-margin-line]"), overall);
}

/** @param {import("./names.mjs").Names} names */
export function createTeamResult(root, texts, names) {
  const panel = one(root, "[data-team-result]");
  return {
    show(state, before) {
      if (state.picture === before.picture) return;
      const [picture, words] = toShow(state, texts);
      fillPart(panel, picture, words);
      fillTalk(panel, picture, words, texts, names);
      for (const facet of names.facets) fillFacet(panel, picture, words, facet, names);
      fillHeatMap(panel, picture, words, names);
      fillUnknown(panel, picture, words, names);
      fillItems(panel, picture, words, names);
      show(panel, state.picture);
      if (state.picture) focusOn(one(root, "[data-team-title]"));
    },
  };
}
