/** The form that asks for purpose, minutes and people, and the programme under it. Nothing is stored. */

import { all, copyOf, one, show } from "../page/dom.mjs";
import { printPart } from "../page/print-part.mjs";
import { createTexts } from "../page/texts.mjs";
import { programmes, whyNothing } from "./agenda.mjs";

/** A form of the overview as `agenda.mjs` takes it, from the data attributes of its card. */
export function formOf(dataset, title) {
  const words = (text) => text.split(" ").filter(Boolean);
  const [shortest, longest] = words(dataset.minutes).map(Number);
  const [fewest, most] = words(dataset.group).map(Number);
  return {
    ...{ slug: dataset.practice, title, shortest, longest, fewest, most },
    ...{ purposes: words(dataset.purposes), followedBy: words(dataset.followedBy) },
  };
}

/** What is said above a programme, or instead of one. */
export function sentences(texts, found, wishes, forms) {
  if (!found) {
    const why = whyNothing(forms, wishes);
    return { title: texts("none"), note: texts(`none-${why.reason}`, why) };
  }
  const key = { 0: "spare-none", 1: "spare-one" }[found.spare] ?? "spare";
  return { title: texts("title", { n: found.minutes }), note: texts(key, { n: found.spare }) };
}

/** The rows of the table: `{from, to, minutes, words, slug}`, in minutes from the beginning. */
export function rowsOf(programme, texts) {
  let from = 0;
  return programme.parts.map((part) => {
    const to = from + part.minutes;
    const words = part.kind === "form" ? part.title : texts(part.kind);
    const row = { from, to, minutes: part.minutes, words, slug: part.slug ?? "" };
    from = to;
    return row;
  });
}

function fillRow(row, { from, to, minutes, words, slug }, links) {
  one(row, "[data-agenda-when]").textContent = `${from}–${to}`;
  one(row, "[data-agenda-minutes]").textContent = String(minutes);
  const what = one(row, "[data-agenda-what]");
  if (!slug) {
    what.textContent = words;
    return;
  }
  const link = document.createElement("a");
  link.href = links.get(slug);
  link.textContent = words;
  what.replaceChildren(link);
}

function draw(root, { found, wishes, forms, texts, links }) {
  const { title, note } = sentences(texts, found, wishes, forms);
  one(root, "[data-agenda-title]").textContent = title;
  one(root, "[data-agenda-note]").textContent = note;
  const rows = found ? rowsOf(found, texts) : [];
  one(root, "[data-agenda-rows]").replaceChildren(
    ...rows.map((row) => {
      const element = copyOf(one(root, "[data-agenda-row]"));
      fillRow(element, row, links);
      return element;
    }),
  );
  one(root, "[data-agenda-sum]").textContent = found ? String(found.minutes) : "";
  show(one(root, "[data-agenda-table]"), Boolean(found));
  show(one(root, "[data-agenda-print]"), Boolean(found));
  show(one(root, "[data-agenda-result]"), true);
}

/** Bring the form to life. `cards` are those of the overview, which hold the facts of every form. */
export function startAgenda(root, cards) {
  const texts = createTexts(root);
  const forms = cards.map((card) => formOf(card.dataset, one(card, "a").textContent.trim()));
  const links = new Map(cards.map((card) => [card.dataset.practice, one(card, "a").href]));
  const rules = { ending: root.dataset.ending };
  for (const name of ["opening", "closing", "pause", "stretch"]) rules[name] = Number(root.dataset[name]);
  const form = one(root, "[data-agenda-form]");
  const another = one(root, "[data-agenda-another]");
  let proposals = [];
  let place = 0;
  let wishes = null;

  function propose() {
    draw(root, { found: proposals[place] ?? null, wishes, forms, texts, links });
    show(another, proposals.length > 1);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const field = (name) => form.elements.namedItem(name).value;
    wishes = { purpose: field("purpose"), minutes: Number(field("minutes")), people: Number(field("people")) };
    proposals = programmes(forms, wishes, rules);
    place = 0;
    propose();
  });
  another.addEventListener("click", () => {
    place = (place + 1) % proposals.length;
    propose();
  });
  one(root, "[data-agenda-print]").addEventListener("click", () => {
    printPart(all(root, "[data-agenda-result]"), document.body);
  });
  show(one(root, "[data-agenda-ask]"), true);
}
