/**
 * The sentences about a picture that more than one view shows. Pure: `words` gives the page's sentences, and without
 * a picture it gives none, so that a view of nothing is empty.
 */

import { bandOf } from "../../quiz/scoring.mjs";
import { DIVIDED, MIXED, UNITED, isPartial, silence } from "../../quiz/team/picture.mjs";
import { listed } from "../page/texts.mjs";
import { NO_PICTURE, directionOf, toTalkAbout } from "./findings.mjs";
import { points, shownNumber } from "./numbers.mjs";

/** What a view shows of a state: the picture and the page's sentences, or nothing and no sentence at all. */
export function toShow({ picture }, texts) {
  return picture ? [picture, texts] : [NO_PICTURE, () => ""];
}

/**
 * A sentence of the state in words, about a file or not. With `n` it has the form for that number; a list of editions
 * becomes "a en b".
 */
export function sentenceOf(texts, { key, n, values = {}, file }) {
  const found = Array.isArray(values.found) ? listed(values.found, texts("and")) : values.found;
  const message = texts(key, { n, ...values, found });
  return file ? texts("in-file", { name: file, message }) : message;
}

const AGREEMENT = { [UNITED]: "word-united", [MIXED]: "word-mixed", [DIVIDED]: "word-divided" };

/** How far the answers to an item lie apart: the value of the contract in the language of the page. */
export function agreementText(words, { agreement }) {
  return words(AGREEMENT[agreement]);
}

/** A mean as people read it; a word, or nothing, where it may not be shown. */
export function meanText(words, figures) {
  return figures ? String(points(figures.mean)) : words("too-few");
}

/** "met een marge van 38 tot 78", within the ends of the scale. */
export function marginText(words, { mean, margin }) {
  const [low, high] = [Math.max(0, mean - margin), Math.min(1000, mean + margin)];
  return words("margin", { low: points(low), high: points(high) });
}

/** How many took part, what silence can change, and whose picture it is. */
export function partLine(words, picture) {
  const { n, size } = picture;
  if (size === null) return words("part-line", { n });
  const sentences = [words("part-line-of", { n, size })];
  if (size > n) sentences.push(words("silence", { points: shownNumber(silence(picture), 1, 0) }));
  if (isPartial(picture)) sentences.push(words("partial", { n }));
  return sentences.join(" ").trim();
}

/** "3 oneens, 1 midden, 4 eens", or in a table of such "3 · 1 · 4". */
export function groupsText(words, { groups: [low, middle, high] }, sentence = "groups") {
  return words(sentence, { low, middle, high });
}

/** How the answers to an item lie, those who do not know it too. */
export function figuresText(words, figures) {
  const { dontKnow } = figures;
  const groups = groupsText(words, figures);
  return dontKnow ? words("groups-unknown", { groups, unknown: dontKnow }) : groups;
}

/** What most said of an item, and how all answers lie: "vooral eens: 3 oneens, 1 midden, 8 eens". */
export function directionText(words, figures) {
  return words(`most-${directionOf(figures)}`, { groups: groupsText(words, figures) });
}

/** Which scales of a facet a group sees most and least of, if the paired rule names them. */
export function facetFinding(words, picture, { id, ids }, { nameOf }) {
  if (!ids.some((scale) => picture.dimensions[scale])) return words("stands-none");
  const { high, low } = picture.named[id];
  if (!high.length) return words("stands-close");
  const [more, less] = [high, low].map((scales) => listed(scales.map(nameOf), words("and")));
  return words("stands-out", { high: more, low: less });
}

/** What a radar says to who does not see it. */
export function radarTitle(words, picture, { title, ids }, { nameOf }) {
  const value = (id) => words("named-value", { name: nameOf(id), value: meanText(words, picture.dimensions[id]) });
  return words("radar", { facet: title, values: ids.map(value).join(", ") });
}

/** How often each answer was given, or each of three groups where no more is shown. */
export function countsText(words, answers, min) {
  if (!answers.counts) return groupsText(words, answers);
  return listed(answers.counts.map((count, at) => words("count", { n: count, point: min + at })), words("and"));
}

/** What columns or groups of answers say to who does not see them. */
export function columnsText(words, figures, name, min) {
  return words("columns", { name, counts: countsText(words, figures, min), unknown: figures.dontKnow });
}

/** Where an item's answers lie from 0 to 100, as far as it shows them. */
function levelOf({ mean, n, groups: [low, , high] }, { min, max }) {
  return Math.round(mean === null ? 50 + (50 * (high - low)) / n : ((mean / 10 - min) * 100) / (max - min));
}

/** The items with the widest spread, with what to ask about each. */
export function talkEntries(words, picture, { instrument, nameOf, questionOf }) {
  return toTalkAbout(picture).map(([id, figures]) => {
    const { discipline } = instrument.items.find((item) => item.id === id);
    const question = questionOf(discipline, bandOf(instrument.bands, levelOf(figures, instrument.scale))?.id);
    return {
      name: nameOf(id),
      figures,
      title: columnsText(words, figures, nameOf(id), instrument.scale.min),
      more: question && words("talk-more", { dimension: nameOf(discipline).toLowerCase(), question }),
    };
  });
}
