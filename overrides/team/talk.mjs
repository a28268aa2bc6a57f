/** Where the group agrees and where not: the items to talk about, and those that unite. */

import { copyOf, one, show } from "../page/dom.mjs";
import { write } from "../page/write.mjs";
import { DIVIDED, FINE_FROM, MIXED, UNITED } from "../../quiz/team/picture.mjs";
import { drawColumns, drawStrip } from "./charts.mjs";
import { agreementCounts, mostUnited } from "./findings.mjs";
import { agreementText, figuresText, talkEntries } from "./sentences.mjs";

function agreementFinding(words, picture, total) {
  if (picture.n && picture.n < FINE_FROM) return "";
  const counts = agreementCounts(picture);
  const kinds = { total, united: counts[UNITED], mixed: counts[MIXED], divided: counts[DIVIDED] };
  const sentences = [words("agreement-finding", kinds)];
  if (counts.hidden) sentences.push(words("agreement-hidden", { hidden: counts.hidden }));
  if (!counts[DIVIDED] && !counts.hidden) sentences.push(words("none-divided"));
  return sentences.join(" ").trim();
}

function talkCard(panel, words, entry) {
  const card = copyOf(one(panel, "[data-talk-card]"));
  write(card, "name", entry.name);
  write(card, "word", agreementText(words, entry.figures));
  write(card, "figures", figuresText(words, entry.figures));
  write(card, "more", entry.more);
  drawColumns(card, entry.figures, entry.title);
  return card;
}

function unitedRow(panel, words, name, figures) {
  const row = copyOf(one(panel, "[data-united-row]"));
  write(row, "name", name);
  write(row, "figures", figuresText(words, figures));
  drawStrip(one(row, "[data-strip]"), figures);
  return row;
}

/** @param {import("./names.mjs").Names} names */
export function fillTalk(panel, picture, words, texts, names) {
  const finding = agreementFinding(words, picture, names.instrument.items.length);
  write(panel, "agreement-finding", finding);
  show(one(panel, "[data-agreement-finding]"), finding);
  show(one(panel, "[data-few]"), picture.n && picture.n < FINE_FROM);
  const entries = talkEntries(words, picture, names);
  one(panel, "[data-talk]").replaceChildren(...entries.map((entry) => talkCard(panel, words, entry)));
  const closest = mostUnited(picture);
  const isUnited = !picture.n || closest.some(([, figures]) => figures.agreement === UNITED);
  write(panel, "united-title", texts(isUnited ? "united-title" : "united-title-none"));
  const rows = closest.map(([id, figures]) => unitedRow(panel, words, names.nameOf(id), figures));
  one(panel, "[data-united]").replaceChildren(...rows);
}
