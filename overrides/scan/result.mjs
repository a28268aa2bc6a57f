/**
 * The result. Its part of the page is a template until there is something to show: then it is put in, its views are
 * made and filled, and when the result goes it is taken out, with all that somebody typed in it.
 */

import { all, one, show } from "../page/dom.mjs";
import { fillAdvice, fillChoice, readAdvice } from "./advice.mjs";
import { fillAnswers, fillExtremes } from "./answers.mjs";
import { createCompare } from "./compare.mjs";
import { createPlan } from "./plan.mjs";
import { fillScores } from "./scores.mjs";
import { RESULT, shownResult, where } from "./state.mjs";
import { createTakeAlong } from "./take-along.mjs";

/** The sentence that opens the result. */
function leadWords({ findings }, { texts }) {
  const { n, of } = findings.answered.overall;
  return texts(n === of ? "lead-all" : "lead", { n, total: of });
}

function fillRemarks(panel, { findings, edition }, { texts }) {
  const total = edition.items.length;
  const remarks = {
    same: findings.same ? texts("remark-same") : "",
    unknown: findings.manyUnknown ? texts("remark-unknown", { n: findings.unknown, total }) : "",
  };
  for (const [name, sentence] of Object.entries(remarks)) {
    const remark = one(panel, `[data-remark="${name}"]`);
    remark.textContent = sentence;
    show(remark, sentence);
  }
}

/** What the numbers say, in the panel that was just put in. */
function createNumbers(panel, tools) {
  const subject = ({ tools: { subject } }) => subject;
  const { scored } = tools.instrument;
  const choice = panel.querySelector("[data-advice-choice]");
  choice?.addEventListener("change", () => tools.on("choose-subject", choice.value));
  return {
    show(state, before) {
      const result = shownResult(state);
      const isOther = !before || result !== shownResult(before);
      if (isOther) {
        one(panel, "[data-lead]").textContent = leadWords(result, tools);
        fillRemarks(panel, result, tools);
        fillExtremes(panel, result, tools);
        fillAnswers(panel, result, tools);
      }
      if (!scored) return;
      if (isOther) {
        fillScores(panel, result, tools);
        fillAdvice(panel, result, tools);
      }
      if (isOther || subject(state) !== subject(before)) fillChoice(panel, subject(state), result, tools);
    },
  };
}

/** From a team link the team code stands first; else what somebody can do alone does. */
function placeTeamCode(panel) {
  const part = one(panel, "[data-team-code-part]");
  const isAsked = !one(part, "[data-team-link]").hidden;
  const place = one(panel, `[data-team-place="${isAsked ? "first" : "later"}"]`);
  if (part.parentElement !== place) place.append(part);
}

/** A link in the matrix leads to its statement below it; the address stays that of the result. */
function leadToAnswers(panel) {
  one(panel, "[data-answers]").addEventListener("click", (event) => {
    const link = event.target.closest("[data-heat-item]");
    if (!link) return;
    event.preventDefault();
    const row = one(panel, link.getAttribute("href"));
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "center" });
  });
}

/** Paper cannot unfold anything. */
function unfoldForPrint(panel) {
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = all(panel, "details:not([open])");
    for (const part of closed) part.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const part of closed.splice(0)) part.open = false;
  });
}

/** @param {{texts: Function, names: import("./names.mjs").Names, instrument: object, on: Function}} given */
export function createResult(root, given) {
  const panel = one(root, "[data-result]");
  const template = one(panel, "[data-result-template]");
  let views = [];
  unfoldForPrint(panel);

  function putIn() {
    panel.append(document.importNode(template.content, true));
    const tools = { ...given, advice: readAdvice(root) };
    leadToAnswers(panel);
    views = [createNumbers, createPlan, createTakeAlong, createCompare].map((create) => create(panel, tools));
  }

  function takeOut() {
    one(panel, "[data-result-all]").remove();
    views = [];
  }

  return {
    places: Number(panel.dataset.planPlaces),

    show(state, before) {
      show(panel, where(state) === RESULT);
      if (!shownResult(state)) {
        if (views.length) takeOut();
        return;
      }
      const isNew = !views.length;
      if (isNew) putIn();
      for (const view of views) view.show(state, isNew ? null : before);
      placeTeamCode(panel);
    },

    landing: (state) => (where(state) === RESULT ? one(panel, "[data-result-title]") : null),
  };
}
