/* From a query to results, in the form that the theme shows: a list of pages, each a list of what to show of it. */

import { answerAt, excerpt, marked } from "./excerpt.mjs";
import { wordsToFind } from "./query.mjs";

/* How much a word counts where it stands. */
const IN_TITLE = 8;
const IN_WORDS = 7;
const IN_ABOUT = 2;
const IN_HEADING = 4;
const IN_TEXT = 3;
const APART = 0.6;

/* Pages with some of the words are only shown when few have all of them, and then at most so many in all. */
const FEW = 5;
const MOST_WITH_SOME = 10;
const MOST_SECTIONS = 3;

/** What the theme expects: `{ items }`. Pages with all words come first, then those with some, the best first. */
export function find(query, library) {
  const words = wordsToFind(query, library);
  // Rare words tell more than those that are everywhere.
  for (const word of words) {
    word.pages = pagesWith(word, library, Boolean);
    word.weight = Math.log(1 + library.pages.length / (pagesWith(word, library, isSure).size || 1));
  }
  const having = library.pages.filter((page) => words.some(({ pages }) => pages.has(page)));
  const found = having.map((page) => judge(page, words)).filter(({ held }) => held);
  found.sort((a, b) => b.rank - a.rank || b.score - a.score);
  const whole = found.filter(({ rank }) => rank).length;
  const shown = found.slice(0, whole < FEW ? MOST_WITH_SOME : whole);
  return { items: shown.map((result, at) => itemsOf(result, words, shown.length - at)) };
}

/** The pages with a term that answers a word so well. */
function pagesWith({ answers }, { terms }, isGood) {
  const where = new Set();
  answers.forEach((well, number) => {
    if (isGood(well)) for (const page of terms[number].pages) where.add(page);
  });
  return where;
}

function isSure(well) {
  return well >= 0.5;
}

/** How good a page is: `rank` is whether it has all words. A page of which the head with one section has them all is
    better than one where they only stand far apart. */
function judge(page, words) {
  const heads = [
    headScores(page.title, words, IN_TITLE),
    headScores(page.about, words, IN_ABOUT),
    ...page.words.map((field) => headScores(field, words, IN_WORDS)),
  ];
  const head = words.map((_, at) => Math.max(...heads.map((scores) => scores[at])));
  const sections = page.sections.map((section, place) => {
    const heading = place ? headScores(section.title, words, IN_HEADING) : [];
    const inText = (word) => (word.pages.has(page) ? textScore(section.body, word) : 0);
    const each = words.map((word, at) => inText(word) + (heading[at] || 0));
    return { section, each, score: total(each, words), held: each.filter(Boolean).length };
  });
  sections.sort((a, b) => b.held - a.held || b.score - a.score);
  const has = words.map((_, at) => Boolean(head[at] || sections.some(({ each }) => each[at])));
  const rank = has.every(Boolean);
  const close = sections.some(({ each }) => words.every((_, at) => head[at] || each[at]));
  const part = total(has.map(Number), words) / total(has.map(() => 1), words);
  const score = (rank && !close ? APART : part) * total(head.map((value, at) => value + sections[0].each[at]), words);
  return { page, head, sections, has, held: has.filter(Boolean).length, rank, score };
}

/** A title or an everyday word counts up to twice as much when the query leaves nothing of it over. */
function headScores({ places }, words, counts) {
  const best = words.map((word) => places.reduce((most, place) => Math.max(most, answerAt(place, word)), 0));
  const share = Math.min(1, best.filter(Boolean).length / (places.length || 1));
  return best.map((well) => well * counts * (1 + share * share));
}

/** How much of a word stands in a text: more often counts for more, but ever less, and less in a long text. A query of
    common words alone is answered by titles and everyday words only. */
function textScore({ places }, word) {
  if (word.common) return 0;
  let times = 0;
  for (const place of places) times += answerAt(place, word);
  return (IN_TEXT * times) / (times + 0.6 + places.length / 150);
}

function total(scores, words) {
  return scores.reduce((sum, score, at) => sum + score * words[at].weight, 0);
}

/* The page itself and the sections in which the words stand, as the theme wants them: what scores as high as the
   first is seen at once, the rest is folded, and Enter opens what has the highest score of all. */
function itemsOf({ page, head, sections, has }, words, score) {
  const terms = Object.fromEntries(words.map(({ shown }, at) => [shown, has[at]]));
  const [top] = sections;
  const parts = sections.filter((one) => one.held && one.held === top.held && one.section !== page.sections[0]);
  const byItself = head.filter(Boolean).length >= top.held || top.section === page.sections[0];
  const show = (section, fields, leads) => ({
    location: section.location,
    title: marked(section.title, words),
    text: excerpt(section.title, fields, words),
    terms: leads ? terms : {},
    score: leads ? score : byItself ? score - 0.5 : 0,
  });
  const itself = show(page, [page.about, page.sections[0].body], byItself);
  const others = parts
    .slice(0, MOST_SECTIONS)
    .map(({ section }, at) => show(section, [section.body], !byItself && !at));
  return byItself ? [itself, ...others] : [...others, itself];
}
