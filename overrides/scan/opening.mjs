/** A code comes in, from the address, the field for it or the field for comparing: the state that follows. Pure. */

import { PERSONAL, TEAM, encode } from "../../quiz/codes.mjs";
import { openPersonalCode, refusalValues } from "../../quiz/code_reader.mjs";
import { responsesById } from "../../quiz/instrument.mjs";
import { score } from "../../quiz/scoring.mjs";
import { differences } from "./findings.mjs";
import { opened, shownResult, withOpener, withTools } from "./state.mjs";

/** A new sentence each time: the same one is said again. */
const nothingTyped = () => ["compare-empty"];

/** The sentence for a code that cannot be read. */
function codeSentence({ fault, detail }, instrument) {
  const wanted = detail === String(TEAM) ? "format-personal-wanted" : "format-unknown";
  const key = fault === "format" ? wanted : fault;
  return [`code-${key}`, { ...refusalValues(fault, detail), length: instrument.codeLength }];
}

/** The code in a text and the edition it is of, or the sentence that says why there is none. */
function readCode(instrument, text) {
  const { code, edition, ...wrong } = openPersonalCode(instrument, text);
  return { code, edition, problem: code ? null : codeSentence(wrong, instrument) };
}

/**
 * The result of a code, and the sentence to go with it; the same state and a problem when it cannot be read.
 * @returns {{state: import("./state.mjs").State, news: [string, object?] | null, problem: [string, object?] | null}}
 */
export function openedBy(state, text, instrument) {
  const { code, edition, problem } = readCode(instrument, text);
  if (problem) return { state, news: null, problem };
  const isCurrent = edition === instrument;
  const news = isCurrent ? ["opened"] : ["opened-edition", { edition: edition.edition }];
  const next = opened(state, edition, responsesById(edition, code.responses), code.nonce, isCurrent);
  return { state: next, news, problem: null };
}

/** The same for what was typed in the field on the page, where the problem is said beside it. */
export function openedFromField(state, instrument) {
  const text = state.opener.typed;
  if (!text.trim()) return { state: withOpener(state, { said: nothingTyped() }), news: null };
  const { state: next, news, problem } = openedBy(state, text, instrument);
  return { state: problem ? withOpener(state, { said: problem }) : next, news };
}

/** An earlier result, whose code was typed, beside the one on the screen. */
export function comparedWith(state, instrument) {
  const text = state.tools.typed;
  if (!text.trim()) return withTools(state, { said: nothingTyped() });
  const { code, edition, problem } = readCode(instrument, text);
  if (problem) return withTools(state, { said: problem });
  const result = shownResult(state);
  if (encode({ ...code, format: PERSONAL }) === result.code) return withTools(state, { said: ["compare-self"] });
  const then = responsesById(edition, code.responses);
  const compared = instrument.scored
    ? differences(score(edition, then), result.scores)
    : differences({ dimensions: then }, { dimensions: result.responses });
  return withTools(state, { said: ["compare-done"], compared });
}
