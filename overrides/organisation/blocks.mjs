/** The teams of each edition side by side: the table, how far they differ, and the moments of a team. */

import { all, copyOf, one, show } from "../page/dom.mjs";
import { write, writeList } from "../page/write.mjs";
import { scaleOf } from "../../quiz/team/organisation.mjs";
import { decimals } from "../../quiz/team/picture.mjs";
import { dayText, points } from "../team/numbers.mjs";
import { changeText, differingLine, pairsText, spreadLine, spreadText } from "./sentences.mjs";

const oneDecimal = (tenths) => decimals(tenths, 1);

/** The mean of a cell and what stands below it; the figures themselves for whoever reads the page by program. */
function fillCell(cell, found, below, texts) {
  // There are thousands, and what a cell does not show is empty in the template.
  if (found) {
    cell.setAttribute("data-n", found.n);
    cell.setAttribute("data-mean", oneDecimal(found.mean));
    cell.firstChild.textContent = below(found);
  }
  cell.prepend(found ? points(found.mean) : texts("too-few"));
}

function fillRow(row, { team, picture }, texts) {
  const { n, date } = picture;
  Object.assign(row.dataset, { organisationTeam: team, n, date: date || "" });
  write(row, "name", team);
  write(row, "team-more", texts(date ? "team-more-date" : "team-more", { n, date: dayText(date) }));
  for (const button of all(row, "button")) {
    const key = button.dataset.action === "remove-team" ? "remove" : button.dataset.action;
    button.setAttribute("aria-label", texts(key, { name: team }));
    button.dataset.team = team;
  }
  const below = ({ margin }) => texts("margin", { margin: points(margin) });
  for (const cell of all(row, "td")) {
    const found = scaleOf(picture, cell.getAttribute("data-dimension"));
    cell.setAttribute("data-team", team);
    if (found) cell.setAttribute("data-margin", oneDecimal(found.margin));
    fillCell(cell, found, below, texts);
  }
  return row;
}

function fillTotals(block, { total, n }, texts) {
  write(block, "total-more", texts("total-more", { n }));
  for (const cell of all(block, "[data-organisation-total]")) {
    const found = total[cell.dataset.organisationTotal];
    cell.dataset.sd = found ? oneDecimal(found.sd) : "";
    fillCell(cell, found, ({ sd }) => texts("sd", { sd: points(sd) }), texts);
  }
}

/** The same teams in another order: rows change places, and nothing of hundreds of others is made again. */
function reorderRows(body, teams) {
  const rows = new Map(Array.from(body.rows, (row) => [row.dataset.organisationTeam, row]));
  teams.forEach(({ team }, at) => {
    if (body.rows[at] !== rows.get(team)) body.insertBefore(rows.get(team), body.rows[at]);
  });
}

function timelineElement(template, { team, moments, changes }, texts) {
  const element = copyOf(template);
  write(element, "name", team);
  const head = one(element, "thead tr");
  moments.forEach(({ picture: { date, n } }) => {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = `${dayText(date)} (${texts("team-more", { n })})`;
    head.append(cell);
  });
  for (const row of all(element, "[data-timeline-scale]")) {
    const id = row.dataset.timelineScale;
    moments.forEach(({ picture }, place) => {
      const found = scaleOf(picture, id);
      const change = place ? scaleOf(changes[place - 1], id) : null;
      const cell = document.createElement("td");
      const margin = found && texts("margin", { margin: points(found.margin) });
      const mean = found ? `${points(found.mean)} ${margin}` : texts("too-few");
      cell.textContent = [mean, changeText(texts, change)].filter(Boolean).join(" · ");
      row.append(cell);
    });
  }
  return element;
}

/** @param {(id: string) => string} nameOf of scales and statements */
export function createBlocks(root, texts, nameOf) {
  const blockTemplate = one(root, "template[data-organisation-block]");
  const rowTemplate = one(root, "template[data-organisation-row]");
  const timelineTemplate = one(root, "template[data-organisation-timeline]");
  const result = one(root, "[data-organisation-result]");

  function blockElement(block, place) {
    const element = copyOf(blockTemplate);
    const { edition, teams, differing, timelines, spread } = block;
    element.dataset.organisationEdition = edition;
    write(element, "edition-title", texts(place ? "other-edition" : "edition", { edition }));
    one(element, "tbody").append(...teams.map((team) => fillRow(copyOf(rowTemplate), team, texts)));
    // The order of one's own is that of the first table.
    if (place) for (const button of all(element, '[data-action^="move"]')) button.remove();
    fillTotals(element, block, texts);
    write(element, "spread-sentence", spreadText(texts, block));
    const isSpread = Object.values(spread).some((share) => share !== null);
    const lines = Object.entries(spread).map(([id, share]) => spreadLine(texts, nameOf(id), share));
    writeList(element, "spread", isSpread ? lines : []);
    write(element, "differing-sentence", texts(differing.length ? "differing-some" : "differing-none"));
    writeDiffering(element, block);
    const holder = one(element, "[data-timelines]");
    holder.append(...timelines.map((timeline) => timelineElement(timelineTemplate, timeline, texts)));
    show(holder, timelines.length);
    return element;
  }

  function writeDiffering(element, { differing, teams }) {
    writeList(element, "differing", differing.map((item) => differingLine(texts, item, teams, nameOf)));
  }

  function reorder({ blocks }) {
    all(result, "[data-organisation-edition]").forEach((element, place) => {
      reorderRows(one(element, "tbody"), blocks[place].teams);
      writeDiffering(element, blocks[place]);
    });
  }

  function summary({ blocks, same }) {
    const [{ teams, n: people }] = blocks;
    write(result, "organisation-summary", texts("summary", { n: teams.length, people }));
    const pairs = pairsText(texts, same);
    write(result, "organisation-same", pairs && texts("same", { pairs }));
    show(one(result, "[data-organisation-same]"), pairs);
  }

  return {
    show({ shown, whole, letters }, before) {
      if (shown === before.shown) return;
      if (shown && whole === before.whole && letters === before.letters) {
        reorder(shown);
        return;
      }
      if (shown) summary(shown);
      one(result, "[data-organisation-blocks]").replaceChildren(...(shown ? shown.blocks.map(blockElement) : []));
      show(result, shown);
    },
  };
}
