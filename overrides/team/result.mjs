/** The team picture into the panels that the build rendered; `clear` takes every figure out again. */

import { drawRadar } from "../page/charts.mjs";
import { all, copyOf, one, show } from "../page/dom.mjs";
import { bandOf } from "../../quiz/scoring.mjs";
import { drawColumns, drawStrip } from "./charts.mjs";
import { write, writeList } from "../page/team-dom.mjs";
import { CLOSE_MEANS, agreementCounts, answersOf, bySpread, cellFigures, unknownItems } from "./findings.mjs";
import { DIVIDED, MIXED, UNITED, decimals, responseRate } from "../../quiz/team/picture.mjs";
import { listed } from "../page/texts.mjs";

const MOST_TALK = 3;
const MOST_UNITED = 5;

/** A figure as people read it: with a comma. */
export function shownNumber(value, digits) {
  return decimals(value, digits).replace(".", ",");
}

/** Radar with means in tenths; the numbers at its axes get their comma. */
export function drawTeamRadar(radar, dimensions, title) {
  const scores = {};
  for (const [id, figures] of Object.entries(dimensions)) scores[id] = figures && figures.mean / 10;
  drawRadar(radar, [{ scores, kind: "first" }]);
  for (const axis of all(radar, "[data-radar-axis]")) {
    const figures = dimensions[axis.dataset.radarAxis];
    write(axis, "radar-value", figures ? shownNumber(figures.mean, 1) : "–");
  }
  write(radar, "radar-title", title);
}

export function createTeamResult(root, texts, instrument) {
  const panel = one(root, "[data-team-result]");
  const rows = new Map(all(panel, "[data-team-item]").map((row) => [row.dataset.teamItem, row]));
  const scales = new Map(all(panel, "[data-team-dimension]").map((row) => [row.dataset.teamDimension, row]));
  const names = new Map();
  for (const [id, row] of [...rows, ...scales]) names.set(id, one(row, "[data-name]").textContent);
  const facets = { disciplines: instrument.disciplines, areas: instrument.successAreas };
  const nameOf = (id) => names.get(id);

  function talkQuestion(id, figures) {
    const { discipline } = instrument.items.find((item) => item.id === id);
    const { min, max } = instrument.scale;
    const score = Math.round(((figures.mean / 10 - min) * 100) / (max - min));
    const band = bandOf(instrument.bands, score);
    const own = root.querySelector(`[data-talk-question="${discipline} ${band ? band.id : ""}"]`);
    return own ? texts("talk-more", { dimension: nameOf(discipline).toLowerCase(), question: own.textContent }) : "";
  }

  function columnsTitle(id, figures) {
    const counts = figures.counts.map((count, place) => texts("count", { count, point: instrument.scale.min + place }));
    return texts("columns", { name: nameOf(id), counts: listed(counts, texts("and")), unknown: figures.dontKnow });
  }

  /** The three items with the widest spread, with what to ask about each. */
  function talk(picture) {
    return bySpread(picture)
      .slice(0, MOST_TALK)
      .map(([id, figures], place) => ({
        id,
        name: nameOf(id),
        figures,
        title: columnsTitle(id, figures),
        question: texts(`question-${place}`),
        more: talkQuestion(id, figures),
      }));
  }

  function figuresText({ mean, sd, n }) {
    return texts("figures", { mean: shownNumber(mean, 1), sd: shownNumber(sd, 2), n });
  }

  /** How many took part, in one sentence. */
  function partLine(picture) {
    const rate = responseRate(picture);
    return texts(rate === null ? "part-line" : "part-line-of", { n: picture.n, size: picture.size, rate });
  }

  function fillPart(picture) {
    const rate = responseRate(picture);
    write(panel, "part-n", String(picture.n));
    one(panel, "[data-part-text]").textContent =
      rate === null ? texts("part") : texts("part-of", { size: picture.size, rate });
    const overall = one(panel, "[data-team-overall]");
    fillFigures(overall, picture.overall);
    one(overall, "[data-overall-mean]").textContent = picture.overall
      ? texts("score", { mean: shownNumber(picture.overall.mean, 1) })
      : texts("too-few");
    one(overall, "[data-overall-more]").textContent = picture.overall
      ? texts("overall-more", { sd: shownNumber(picture.overall.sd, 1), n: picture.overall.n })
      : "";
  }

  function fillFigures(element, figures) {
    element.dataset.n = figures ? String(figures.n) : "";
    element.dataset.mean = figures ? decimals(figures.mean, 1) : "";
    element.dataset.sd = figures ? decimals(figures.sd, 1) : "";
  }

  function fillAgreement(picture) {
    const counts = agreementCounts(picture);
    const total = instrument.items.length;
    const sentences = [
      texts("agreement-finding", { total, united: counts[UNITED], mixed: counts[MIXED], divided: counts[DIVIDED] }),
    ];
    if (counts.hidden) sentences.push(texts("agreement-hidden", { hidden: counts.hidden }));
    if (!counts[DIVIDED] && !counts.hidden) sentences.push(texts("none-divided"));
    write(panel, "agreement-finding", sentences.join(" "));
    const cards = talk(picture).map((entry) => {
      const card = copyOf(one(panel, "[data-talk-card]"));
      write(card, "name", entry.name);
      write(card, "word", entry.figures.agreement);
      write(card, "figures", figuresText(entry.figures));
      write(card, "question", entry.question);
      write(card, "more", entry.more);
      drawColumns(one(card, "[data-columns]"), entry.figures, entry.title);
      return card;
    });
    one(panel, "[data-talk]").replaceChildren(...cards);
    const closest = bySpread(picture).slice(MOST_TALK).reverse().slice(0, MOST_UNITED);
    const isUnited = closest.some(([, figures]) => figures.agreement === UNITED);
    write(panel, "united-title", texts(isUnited ? "united-title" : "united-title-none"));
    one(panel, "[data-united]").replaceChildren(
      ...closest.map(([id, figures]) => {
        const row = copyOf(one(panel, "[data-united-row]"));
        write(row, "name", nameOf(id));
        write(row, "figures", figuresText(figures));
        drawStrip(one(row, "[data-strip]"), figures.counts);
        return row;
      }),
    );
  }

  /** Scales that may be shown, highest mean first, and then the hidden ones. */
  function ranked(picture, ids) {
    const present = ids.filter((id) => picture.dimensions[id]);
    present.sort((a, b) => picture.dimensions[b].mean - picture.dimensions[a].mean);
    return { present, order: [...present, ...ids.filter((id) => !present.includes(id))] };
  }

  function finding(picture, ids) {
    const { present } = ranked(picture, ids);
    if (!present.length) return texts("stands-none");
    const mean = (id) => picture.dimensions[id].mean;
    const [max, min] = [mean(present[0]), mean(present[present.length - 1])];
    if (max - min < CLOSE_MEANS) return texts("stands-close", { min: shownNumber(min, 1), max: shownNumber(max, 1) });
    const named = (value) =>
      listed(present.filter((id) => mean(id) === value).map((id) => `${nameOf(id)} (${shownNumber(value, 1)})`), texts("and"));
    return texts("stands-out", { high: named(max), low: named(min) });
  }

  function radarTitle(picture, key) {
    const facet = one(panel, `[data-team-facet="${key}"] h4`).textContent;
    const values = facets[key].map((id) => {
      const figures = picture.dimensions[id];
      return texts("named-value", { name: nameOf(id), value: figures ? shownNumber(figures.mean, 1) : texts("too-few") });
    });
    return texts("radar", { facet, values: values.join(", ") });
  }

  function fillFacet(picture, key) {
    const facet = one(panel, `[data-team-facet="${key}"]`);
    const found = finding(picture, facets[key]);
    write(facet, "finding", found);
    for (const id of ranked(picture, facets[key]).order) {
      const row = scales.get(id);
      const figures = picture.dimensions[id];
      fillFigures(row, figures);
      write(row, "mean-text", figures ? shownNumber(figures.mean, 1) : texts("too-few"));
      one(row, "[data-more]").textContent = figures
        ? texts("scale-more", { sd: shownNumber(figures.sd, 1), n: figures.n })
        : texts("scale-hidden", { threshold: picture.threshold });
      drawStrip(one(row, "[data-strip]"), figures && answersOf(instrument, picture, id));
      one(facet, "[data-list]").append(row);
    }
    drawTeamRadar(one(facet, "[data-radar]"), picture.dimensions, radarTitle(picture, key));
  }

  function fillHeatMap(picture) {
    for (const cell of all(panel, "[data-heat-discipline]")) {
      const figures = cellFigures(instrument, picture, cell.dataset.heatDiscipline, cell.dataset.heatArea);
      const word = !figures ? "none" : figures.mean < 25 ? "low" : figures.mean > 35 ? "high" : "middle";
      write(cell, "value", figures ? shownNumber(figures.mean, 1) : "");
      write(cell, "word", texts(`heat-${word}`));
      // Halves go to the middle, as the words do: 3,5 is still "midden".
      const level = figures ? (figures.mean > 30 ? Math.ceil((figures.mean - 5) / 10) : Math.floor((figures.mean + 5) / 10)) : "none";
      cell.dataset.level = String(level);
    }
  }

  function fillUnknown(picture) {
    const items = unknownItems(picture);
    write(panel, "unknown-finding", texts(items.length ? "unknown-some" : "unknown-none"));
    const sentence = ([id, figures]) => {
      const name = nameOf(id);
      if (!figures) return texts("unknown-hidden", { name, threshold: picture.threshold });
      const percent = Math.floor((200 * figures.dontKnow + picture.n) / (2 * picture.n));
      return texts("unknown-row", { name, unknown: figures.dontKnow, total: picture.n, percent });
    };
    writeList(panel, "unknown", items.map(sentence));
  }

  function fillItem(row, figures) {
    row.dataset.n = figures ? String(figures.n) : "";
    row.dataset.counts = figures ? [figures.dontKnow, ...figures.counts].join(",") : "";
    row.dataset.agreement = figures ? figures.agreement : "";
    for (const cell of all(row, "[data-count]")) {
      const place = Number(cell.dataset.count);
      cell.textContent = !figures ? "–" : String(place ? figures.counts[place - instrument.scale.min] : figures.dontKnow);
    }
    write(row, "mean-text", figures ? shownNumber(figures.mean, 1) : "–");
    write(row, "sd-text", figures ? shownNumber(figures.sd, 2) : "–");
    write(row, "word", figures ? figures.agreement : texts("too-few"));
    drawStrip(one(row, "[data-strip]"), figures && figures.counts);
  }

  return {
    panel,
    nameOf,
    talk,
    ranked,
    finding,
    radarTitle,
    partLine,
    facets,

    fill(picture) {
      fillPart(picture);
      fillAgreement(picture);
      for (const key of Object.keys(facets)) fillFacet(picture, key);
      fillHeatMap(picture);
      fillUnknown(picture);
      for (const [id, row] of rows) fillItem(row, picture.items[id]);
      show(panel, true);
    },
  };
}
