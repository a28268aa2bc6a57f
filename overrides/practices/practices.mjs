/** The overview of werkvormen: narrow the list down. Nothing is stored, and without this script the list is whole. */

import { all, one, show } from "../page/dom.mjs";
import { startAgenda } from "./agenda-view.mjs";

/** The facts of a card, from its data attributes. */
export function practiceFacts(dataset) {
  const words = (text) => text.split(" ").filter(Boolean);
  const [shortest, longest] = words(dataset.minutes).map(Number);
  const [fewest, most] = words(dataset.group).map(Number);
  const [disciplines, areas] = [words(dataset.disciplines), words(dataset.areas)];
  return { kind: dataset.kind, disciplines, areas, shortest, longest, fewest, most };
}

/**
 * Does a werkvorm fit what somebody asks? An empty wish fits everything; a werkvorm fits the time when its shortest
 * form does.
 */
export function practiceFits(facts, { kind, discipline, area, minutes, people }) {
  return (
    (!kind || facts.kind === kind) &&
    (!discipline || facts.disciplines.includes(discipline)) &&
    (!area || facts.areas.includes(area)) &&
    (!minutes || facts.shortest <= minutes) &&
    (!people || (facts.fewest <= people && people <= facts.most))
  );
}

function startPractices(root) {
  const form = one(root, "[data-practices-filter]");
  const found = one(root, "[data-practices-found]");
  const none = one(root, "[data-practices-none]");
  const clear = one(root, "[data-practices-clear]");
  const groups = all(root, "[data-practices-kind]");
  const cards = all(root, "[data-practice]").map((card) => ({ card, facts: practiceFacts(card.dataset) }));

  function narrow() {
    const field = (name) => form.elements.namedItem(name).value;
    const wishes = {
      kind: field("kind"),
      discipline: field("discipline"),
      area: field("area"),
      minutes: Number(field("minutes")),
      people: Number(field("people")),
    };
    let n = 0;
    for (const { card, facts } of cards) {
      const fits = practiceFits(facts, wishes);
      show(card, fits);
      n += fits ? 1 : 0;
    }
    for (const group of groups) show(group, all(group, "[data-practice]").some((card) => !card.hidden));
    show(clear, n < cards.length);
    const { all: whole, one: single, many } = found.dataset;
    const sentence = n === cards.length ? whole : n === 1 ? single : many;
    found.textContent = sentence.replace("{n}", String(n));
    show(none, n === 0);
  }

  function widen() {
    form.reset();
    one(form, "input[name=kind]").focus();
  }

  form.addEventListener("input", narrow);
  form.addEventListener("submit", (event) => event.preventDefault());
  // A reset empties the fields only after its event.
  form.addEventListener("reset", () => setTimeout(narrow));
  one(none, "[data-practices-reset]").addEventListener("click", widen);
  show(form, true);
  // A browser may have kept what was chosen before a reload.
  window.addEventListener("pageshow", narrow);
}

const practicesRoot = document.querySelector("[data-practices]");
if (practicesRoot) startPractices(practicesRoot);
const agendaRoot = document.querySelector("[data-agenda]");
if (agendaRoot && practicesRoot) startAgenda(agendaRoot, all(practicesRoot, "[data-practice]"));
