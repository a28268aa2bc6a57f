/** What is being read, what was read and refused, and what else there is to say. */

import { all, one, show } from "../page/dom.mjs";
import { write, writeList } from "../page/write.mjs";
import { NO_CODE } from "../../quiz/code_finder.mjs";
import { refusalValues } from "../../quiz/code_reader.mjs";
import { thresholdOf } from "../../quiz/team/picture.mjs";
import { ranges, shownNumber } from "./numbers.mjs";
import { sentenceOf } from "./sentences.mjs";

const MOST_LISTED = 200;
const MOST_RANGES = 12;
/** More refusals than this stay folded. */
const MOST_OPEN = 12;

/** The sentence for a refused line, from the page's own sentences. */
function refusalText(texts, instrument, { reason, detail }) {
  const format = detail === "1" ? "format-team-wanted" : "format-unknown";
  const values = { ...refusalValues(reason, detail), length: instrument.codeLength };
  return texts(`team-${reason === "format" ? format : reason}`, values);
}

/** Everything in a text that was not counted, in the order of the lines. Lines without a code are one entry. */
export function refusedSentences(texts, instrument, { refused, duplicates }) {
  const entries = refused
    .filter(({ reason }) => reason !== NO_CODE)
    .map((refusal) => ({ line: refusal.line, message: refusalText(texts, instrument, refusal) }));
  for (const { line, firstLine } of duplicates) {
    entries.push({ line, message: texts("team-duplicate", { first: firstLine }) });
  }
  entries.sort((a, b) => a.line - b.line);
  const sentences = entries.slice(0, MOST_LISTED).map((entry) => texts("line", entry));
  if (entries.length > MOST_LISTED) sentences.push(texts("more-lines", { n: entries.length - MOST_LISTED }));
  const without = refused.filter(({ reason }) => reason === NO_CODE).map(({ line }) => line);
  if (without.length) {
    const key = without.length === 1 ? "line" : "lines";
    const message = texts("team-no-code");
    sentences.push(texts(key, { line: without[0], lines: ranges(without, MOST_RANGES), message }));
  }
  return sentences;
}

/** The lines above the list: how many were read, how many are missing, twice there, or refused; "" is not shown. */
export function statusLines(texts, instrument, status) {
  const { n, saved, needed, equal, isPadded, late, duplicates, refused, problems } = status;
  const counted = (key, number, values) => (number ? sentenceOf(texts, { key, n: number, values }) : "");
  const read = saved ? texts("part") : sentenceOf(texts, { key: "n", n });
  const shown = n === null ? "" : shownNumber(n, 0);
  return {
    "team-n": shown,
    "team-n-text": shown && read,
    // In one piece: of a sentence in which only the number is new, a screen reader says no more than the number.
    "team-read": shown && `${shown} ${read}`,
    "team-needed": counted("needed", needed, { needed, threshold: thresholdOf(instrument) }),
    "team-duplicates": counted("duplicates", duplicates.length),
    "team-equal": [counted("equal", equal), isPadded ? texts("padded") : ""].join(" ").trim(),
    "team-late": counted("late", late, { threshold: thresholdOf(instrument) }),
    "team-refused-text": counted("problem", problems.length) || counted("refused", refused.length + duplicates.length),
  };
}

export function createStatus(root, texts, instrument) {
  const form = one(root, "[data-team-form]");
  const region = one(form, "[data-team-status]");

  function showStatus(status) {
    region.ariaLive = null;
    for (const [hook, words] of Object.entries(statusLines(texts, instrument, status))) {
      write(form, hook, words);
      show(one(form, `[data-${hook}]`), words);
    }
    show(one(form, "[data-team-status-text]"), status.n !== null);
    const { problems, refused } = status;
    const sentences = problems.length
      ? problems.map((problem) => sentenceOf(texts, problem))
      : refusedSentences(texts, instrument, status);
    writeList(form, "team-rejected", sentences);
    show(one(form, "[data-other]"), refused.some(({ reason }) => reason === "other"));
    const details = one(form, "[data-team-refused]");
    details.open = sentences.length > 0 && sentences.length <= MOST_OPEN;
    show(details, sentences.length);
  }

  /** In the live region at the top, and in sight of the button that was pressed. */
  function showNews(news) {
    const paragraph = document.createElement("p");
    const words = news ? sentenceOf(texts, news) : "";
    paragraph.textContent = words;
    one(root, "[data-notice]").replaceChildren(...(news ? [paragraph] : []));
    for (const place of all(root, "[data-said]")) {
      place.textContent = news && news.at === place.dataset.said ? words : "";
    }
  }

  return {
    show({ status, news, progress, isErasing, undo, slide }, before) {
      // A dialog takes the page behind it from a screen reader. What comes back when it closes was said before.
      if (slide !== null) region.ariaLive = "off";
      if (status !== before.status) showStatus(status);
      if (news !== before.news) showNews(news);
      show(one(form, "[data-erase-ask]"), isErasing);
      show(one(form, "[data-undo]"), undo);
      if (progress === before.progress) return;
      // The style sheet waits a moment before it shows this.
      show(one(form, "[data-team-busy]"), progress !== null);
      one(form, "[data-team-progress]").value = progress || 0;
    },
  };
}
