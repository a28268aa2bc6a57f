/* What was typed, as words that are to be found, each with how well every term of the library answers to it
   (0 to 1). Signs mean nothing: a reader who types a colon or a minus does not know that a machine could read it. */

import { distance, isCommon, sound, stem, wordsOf } from "./words.mjs";

const SAME = 1;
const SAME_STEM = 0.95;
const SYNONYM = 0.7;
const END_OF_COMPOUND = 0.5;
const INSIDE_COMPOUND = 0.3;
const MISSPELT = 0.6;
const ONLY_A_PART = 0.4;
const MOST_WORDS = 12;

/** A list of `{ shown, answers, some, common }`: `answers` says for the number of each term how well it answers, `some`
    whether any does, and `common` that there were only words that stand in every text. */
export function wordsToFind(query, library) {
  const typed = wordsOf(query.slice(0, 200)).map((word) => ({ ...word, shown: query.slice(word.start, word.end) }));
  const telling = typed.filter(({ whole }) => !isCommon(whole));
  const asked = (telling.length ? telling : typed).slice(0, MOST_WORDS);
  return asked.flatMap(({ whole, parts, shown }) => {
    const found = answersTo(shown, whole, library);
    if (found.some || !telling.length) return [{ ...found, common: !telling.length }];
    const pieces = parts.length ? parts : halvesOf(whole, library);
    return pieces ? pieces.map((piece) => answersTo(piece, piece, library)) : [closeTo(shown, whole, library)];
  });
}

function answersTo(shown, word, { terms, groups }) {
  const root = stem(word);
  const others = new Set(groups.get(root));
  return answered(shown, terms.map((term) => howWell(word, root, others, term)));
}

function answered(shown, answers) {
  return { shown, answers, some: answers.some(Boolean) };
}

function howWell(word, root, others, term) {
  if (term.word === word) return SAME;
  if (term.stem === root) return SAME_STEM;
  const more = term.word.length > word.length;
  const isBegin = more && word.length > 1 && term.word.startsWith(word);
  const begins = isBegin ? 0.4 + (0.4 * word.length) / term.word.length : 0;
  if (others.has(term.stem)) return SYNONYM;
  if (begins || !more || word.length < 4) return begins;
  if (term.word.endsWith(word) || (root.length > 3 && term.stem.endsWith(root))) return END_OF_COMPOUND;
  return word.length > 4 && term.word.includes(root) ? INSIDE_COMPOUND : 0;
}

/** "intervisiebijeenkomst" is not on the site, "intervisie" and "bijeenkomst" are. */
function halvesOf(word, { terms }) {
  const stems = new Set(terms.map((term) => term.stem));
  const known = (part) => part.length > 3 && stems.has(stem(part));
  for (let at = word.length - 4; at > 3; at -= 1) {
    const end = word.slice(at);
    if (!known(end)) continue;
    const start = [word.slice(0, at), word.slice(0, at).replace(/(s|en|er)$/, "")].find(known);
    if (start) return [start, end];
  }
  return null;
}

/** The terms that sound or look most like a word that is nowhere; or what it begins with. */
function closeTo(shown, word, { terms }) {
  let answers = terms.map(() => 0);
  if (word.length < 4) return answered(shown, answers);
  const said = sound(word);
  let most = word.length < 8 ? 1 : 2;
  terms.forEach((term, number) => {
    const away = Math.min(said.length > 3 ? distance(said, term.sound, most) : 9, distance(word, term.word, most));
    if (away > most) return;
    if (away < most) answers.fill(0);
    most = away;
    answers[number] = MISSPELT;
  });
  if (answers.some(Boolean)) return answered(shown, answers);
  const part = terms
    .filter((term) => term.word.length > 4 && (word.startsWith(term.stem) || word.endsWith(term.stem)))
    .sort((a, b) => b.stem.length - a.stem.length)[0];
  if (part && part.stem.length > 3) {
    answers = terms.map((term) => (term.stem === part.stem ? ONLY_A_PART : 0));
  }
  return answered(shown, answers);
}
