/* Short pieces of text with the found words marked, as HTML: the theme puts it in the page as it is, so everything
   that comes from a text is escaped here. */

const LONGEST = 160;
const SENTENCE = 4;

/** The best answer (0 to 1) of one place in a text to a word. */
export function answerAt({ numbers }, { answers }) {
  let most = 0;
  for (const number of numbers) if (answers[number] > most) most = answers[number];
  return most;
}

/** The sentence with most of the words that the title lacks, from the first field that has as many as any other: under
    a title that says it all the first sentence tells most, unless it is only a few words, such as the head of a table.
    Shortened if need be. */
export function excerpt(title, fields, words) {
  const wanted = words.filter((word) => !holds(title.places, word));
  let best = null;
  for (const { text, places } of fields) {
    let at = 0;
    for (const { from, until } of sentencesOf(text)) {
      const inside = [];
      for (; at < places.length && places[at].start < until; at += 1) inside.push(places[at]);
      const count = wanted.filter((word) => holds(inside, word)).length;
      const better = !best || count > best.count || (count === best.count && best.places.length < SENTENCE);
      if (better && (count || inside.length)) best = { text, places: inside, from, until, count };
    }
  }
  return best ? shortened(best, words) : "";
}

function holds(places, word) {
  return places.some((place) => answerAt(place, word));
}

/* "et al. (1999)" is no end, and neither is the point in "2.1". */
function sentencesOf(text) {
  const found = [];
  let from = 0;
  for (const { 0: gap, index } of text.matchAll(/\n|[.!?][”’)]*\s+(?=[“‘]?\p{Lu})/gu)) {
    found.push({ from, until: index + gap.trimEnd().length });
    from = index + gap.length;
  }
  if (from < text.length) found.push({ from, until: text.length });
  return found;
}

/** A whole field as HTML, with each word that answers the query in a `<mark>`. */
export function marked({ text, places }, words) {
  return between(text, places, words, 0, text.length);
}

/** At most about `LONGEST` characters, cut between words, with the first found word among them. */
function shortened({ text, places, from, until }, words) {
  const first = places.find((place) => words.some((word) => answerAt(place, word)));
  let start = from;
  let end = until;
  if (end - start > LONGEST) {
    if (first && first.start - start > LONGEST / 2) start = text.lastIndexOf(" ", first.start - LONGEST / 3) + 1;
    if (end - start > LONGEST) end = text.lastIndexOf(" ", start + LONGEST);
  }
  const html = between(text, places, words, start, end).trim();
  return `${start > from ? "… " : ""}${html}${end < until ? " …" : ""}`;
}

function between(text, places, words, from, until) {
  let html = "";
  let at = from;
  for (const place of places) {
    if (place.start < from || place.end > until || !words.some((word) => answerAt(place, word))) continue;
    html += `${escaped(text.slice(at, place.start))}<mark>${escaped(text.slice(place.start, place.end))}</mark>`;
    at = place.end;
  }
  return html + escaped(text.slice(at, until));
}

function escaped(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
