/**
 * The sentences about a picture that more than one view shows. Pure: `words` gives the page's sentences, and without
 * a picture it gives none, so that a view of nothing is empty.
 */

import { bandOf } from "../../quiz/scoring.mjs";
import { responseRate } from "../../quiz/team/picture.mjs";
import { listed } from "../page/texts.mjs";
import { CLOSE_MEANS, NO_PICTURE, ranked, toTalkAbout } from "./findings.mjs";
import { shownNumber } from "./numbers.mjs";

/** What a view shows of a state: the picture and the page's sentences, or nothing and no sentence at all. */
export function toShow({ picture }, texts) {
  return picture ? [picture, texts] : [NO_PICTURE, () => ""];
}

/**
 * A sentence of the state in words, about a file or not. With `n` it is the one for one, or for more; a list of
 * editions becomes "a en b".
 */
export function sentenceOf(texts, { key, n, values = {}, file }) {
  const found = Array.isArray(values.found) ? listed(values.found, texts("and")) : values.found;
  const message = texts(n === undefined ? key : `${key}-${n === 1 ? "one" : "many"}`, { n, ...values, found });
  return file ? texts("in-file", { name: file, message }) : message;
}

/** A mean as people read it; a word, or nothing, where it may not be shown. */
export function meanText(words, figures) {
  return figures ? shownNumber(figures.mean, 1) : words("too-few");
}

/** How many took part, in one sentence. */
export function partLine(words, picture) {
  const rate = responseRate(picture);
  return words(rate === null ? "part-line" : "part-line-of", { n: picture.n, size: picture.size, rate });
}

/** Mean, spread and number of answers of an item. */
export function figuresText(words, { mean, sd, n }) {
  return words("figures", { mean: shownNumber(mean, 1), sd: shownNumber(sd, 2), n });
}

/** Which scales of a facet have the highest and the lowest mean, if an order may be named. */
export function facetFinding(words, picture, { ids }, { nameOf }) {
  const present = ranked(picture, ids);
  if (!present.length) return words("stands-none");
  const mean = (id) => picture.dimensions[id].mean;
  const [high, low] = [mean(present[0]), mean(present[present.length - 1])];
  const [max, min] = [high, low].map((value) => shownNumber(value, 1));
  if (high - low < CLOSE_MEANS) return words("stands-close", { min, max });
  const named = (value, shown) => {
    const scales = present.filter((id) => mean(id) === value);
    return listed(scales.map((id) => `${nameOf(id)} (${shown})`), words("and"));
  };
  return words("stands-out", { high: named(high, max), low: named(low, min) });
}

/** What a radar says to who does not see it. */
export function radarTitle(words, picture, { title, ids }, { nameOf }) {
  const value = (id) => words("named-value", { name: nameOf(id), value: meanText(words, picture.dimensions[id]) });
  return words("radar", { facet: title, values: ids.map(value).join(", ") });
}

/** The items with the widest spread, with what to ask about each. */
export function talkEntries(words, picture, { instrument, nameOf, questionOf }) {
  const { min, max } = instrument.scale;
  return toTalkAbout(picture).map(([id, figures], place) => {
    const { discipline } = instrument.items.find((item) => item.id === id);
    const score = Math.round(((figures.mean / 10 - min) * 100) / (max - min));
    const question = questionOf(discipline, bandOf(instrument.bands, score)?.id);
    const dimension = nameOf(discipline).toLowerCase();
    const counts = figures.counts.map((count, at) => words("count", { count, point: min + at }));
    return {
      name: nameOf(id),
      figures,
      title: words("columns", { name: nameOf(id), counts: listed(counts, words("and")), unknown: figures.dontKnow }),
      question: words(`question-${place}`),
      more: question && words("talk-more", { dimension, question }),
    };
  });
}
