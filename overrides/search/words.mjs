/* Words as the search compares them: without capitals, accents, hyphens and Dutch endings. Pure functions.
   No lookbehind in the expressions: Safari before 16.4 does not know it. */

const WORD = /[\p{L}\p{N}]+(?:[-\u2010\u2011'\u2019][\p{L}\p{N}]+)*/gu;

/* What a question is wrapped in. A word of this list counts only when nothing else was typed. */
const COMMON = new Set(
  `aan al als andere ben bij dan dat de deze die dit doe doen door een eigen eigenlijk elkaar en er gaan gaat ga geen
  had hebben hebt heb heeft het hier hij hoe iemand iets ik in is je jij jou jouw jullie kan kun kunnen maar maken mag
  me meer met mij mijn moet moeten na naar niet niks nog nu of om ons onze ook op over te tijdens toch tot u uit van
  veel voor waar waarom wanneer was wat we welke werd wie wij wil wilt wordt worden ze zelf zich zichzelf zij zijn zo
  zou jezelf mezelf`.split(
    /\s+/,
  ),
);

/** "Café’s" becomes "cafe", "zo’n" becomes "zon", "POP-gesprek" becomes "popgesprek". */
export function plain(word) {
  return word
    .toLowerCase()
    .normalize("NFD")
    .replace(/['\u2019]s$/, "")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** Every word of a text: where it starts and ends, its plain form, and the plain parts of one with hyphens. */
export function wordsOf(text) {
  const found = [];
  for (const match of text.matchAll(WORD)) {
    const parts = match[0].split(/[-\u2010\u2011]/).map(plain);
    found.push({
      start: match.index,
      end: match.index + match[0].length,
      whole: plain(match[0]),
      parts: parts.length > 1 ? parts.filter((part) => part.length > 1) : [],
    });
  }
  return found;
}

/** Whether a word tells nothing beside others: one of the list, or a single letter. */
export function isCommon(word) {
  return COMMON.has(word) || /^\p{L}?$/u.test(word);
}

const DOUBLE = /([bdfgklmnprst])\1$/;

/** One form for the forms of a Dutch word: gesprekken and gesprek, leert and leren, veilige and veiligheid. */
export function stem(word) {
  if (word.length < 4) return word;
  let left = word.replace(/eeen$/, "ee").replace(/heden$/, "heid");
  const cut = (ending, least, instead = "") => {
    const next = left.replace(ending, instead);
    if (next.length >= least) left = next;
  };
  cut(/jes?$/, 3);
  cut(/([^aeiou])en?$/, 3, "$1");
  cut(DOUBLE, 2, "$1");
  cut(/([^aeiouys]|[aou])s$/, 3, "$1");
  cut(/ing$/, 4);
  cut(/heid$/, 3);
  if (left.length > 4) cut(/([^aeiouy])t$/, 4, "$1");
  cut(DOUBLE, 2, "$1");
  cut(/v$/, 2, "f");
  cut(/z$/, 2, "s");
  return left.replace(/(aa|ee|oo|uu)([^aeiou])$/, (_, vowels, last) => vowels[0] + last);
}

/** How a word sounds, roughly: what people mix up when they spell (c and k, ei and ij, d and dt). */
export function sound(word) {
  return word
    .replace(/ph/g, "f")
    .replace(/sch/g, "sg")
    .replace(/ch/g, "g")
    .replace(/c(?=[eiy])/g, "s")
    .replace(/[cq]/g, "k")
    .replace(/x/g, "ks")
    .replace(/ij|y/g, "ei")
    .replace(/ou/g, "au")
    .replace(/ie/g, "i")
    .replace(/th|dt$|d$/g, "t")
    .replace(/z/g, "s")
    .replace(/v/g, "f")
    .replace(/(.)\1+/g, "$1");
}

/** How many letters must be added, dropped, changed or swapped to make one word of the other; `most` + 1 is enough. */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        row[j] = Math.min(row[j], before[j - 2] + 1);
      }
    }
    if (Math.min(...row) > most) return most + 1;
    [before, above] = [above, row];
  }
  return above[other.length];
}
