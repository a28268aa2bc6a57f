/* What can be searched: the pages with their sections, and every word in them once. Made from the index that
   kennisbank/search_index.py writes. */

import { plain, sound, stem, wordsOf } from "./words.mjs";

/** `{ pages, terms, groups }`. Each text is a field, `{ text, places }`: where each word stands, and the numbers of
    its terms (those of its parts too), so that a query looks a term up once, wherever it stands. */
export function libraryOf({ docs, synonyms }) {
  const terms = [];
  const numbers = new Map();

  function number(word) {
    if (!numbers.has(word)) {
      numbers.set(word, terms.length);
      terms.push({ word, stem: stem(word), sound: sound(word), pages: new Set() });
    }
    return numbers.get(word);
  }

  function field(text, page) {
    const places = wordsOf(text).map(({ start, end, whole, parts }) => {
      const place = { start, end, numbers: [whole, ...parts].map(number) };
      for (const one of place.numbers) terms[one].pages.add(page);
      return place;
    });
    return { text, places };
  }

  const pages = new Map();
  for (const { location, title, text, about, words } of docs) {
    const [address] = location.split("#");
    if (!pages.has(address)) pages.set(address, { sections: [] });
    const page = pages.get(address);
    const section = { location, title: field(title, page), body: field(text, page) };
    page.sections.push(section);
    if (page.sections.length === 1) {
      Object.assign(page, { location, title: section.title, about: field(about || "", page) });
      page.words = (words || []).map((word) => field(word, page));
    }
  }
  return { pages: [...pages.values()], terms, groups: groupsOf(synonyms || []) };
}

function groupsOf(synonyms) {
  const groups = new Map();
  for (const group of synonyms) {
    const stems = group.map((word) => stem(plain(word)));
    for (const one of stems) groups.set(one, stems.filter((other) => other !== one));
  }
  return groups;
}
