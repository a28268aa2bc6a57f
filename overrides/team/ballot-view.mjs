/** The ballot box on the screen: a field, how many codes are in, and what to say. Never a code. */

import { all, one, show } from "../page/dom.mjs";
import { write } from "../page/write.mjs";
import { ballotNeeds } from "./ballot.mjs";
import { sentenceOf } from "./sentences.mjs";

/** @param {ReturnType<import("./fields.mjs").createFields>} fields */
export function createBallot(root, texts, instrument, fields) {
  const panel = one(root, "[data-ballot]");
  const starter = one(root, '[data-action="start-ballot"]');
  const said = (sentence) => (sentence ? sentenceOf(texts, sentence) : "");

  function showWords(ballot) {
    const n = ballot.entries.length;
    const needed = ballotNeeds(ballot, instrument);
    const words = texts("ballot-count", { n });
    write(panel, "ballot-count", n);
    write(panel, "ballot-count-text", words);
    write(panel, "ballot-read", `${n} ${words}`);
    write(panel, "ballot-needed", needed ? texts("ballot-needed", { n: needed, needed }) : texts("ballot-enough"));
    write(panel, "ballot-said", said(ballot.said));
    write(panel, "ballot-fault", said(ballot.fault));
    write(panel, "ballot-question", n ? texts("ballot-question", { n }) : "");
    if (ballot.fault) fields.ballot.setAttribute("aria-invalid", "true");
    else fields.ballot.removeAttribute("aria-invalid");
  }

  /** To where the next thing is done; the panel has just appeared, a code went in or was refused, or it asks. */
  function follow(ballot, was) {
    if (ballot.isAsking) one(panel, "[data-ballot-question]").focus();
    else if (ballot.isShown) fields.ballot.focus();
    else if (was.isShown) starter.focus();
    if (ballot.isShown && !was.isShown) panel.scrollIntoView({ block: "start" });
    if (!ballot.isShown && document.fullscreenElement === panel) document.exitFullscreen();
  }

  return {
    show({ ballot }, before) {
      if (ballot === before.ballot) return;
      if (before.ballot && ballot.renewed !== before.ballot.renewed) fields.renewBallot();
      show(panel, ballot.isShown);
      show(one(panel, "[data-ballot-ask]"), ballot.isAsking);
      for (const part of all(panel, "[data-ballot-going]")) show(part, !ballot.isAsking);
      starter.setAttribute("aria-expanded", String(ballot.isShown));
      showWords(ballot);
      if (before.ballot) follow(ballot, before.ballot);
    },
  };
}
