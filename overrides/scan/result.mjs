/** The result: scores into the panels that the build rendered, and the words that go with them. */

import { drawRadar, fillHeat, setBar } from "../page/charts.mjs";
import { all, copyOf, one, show } from "../page/dom.mjs";
import { responsesInOrder } from "../../quiz/instrument.mjs";
import { bandOf, score } from "../../quiz/scoring.mjs";
import { listed } from "../page/texts.mjs";

/** Differences smaller than this are not put in an order (standards C6). */
export const CLOSE = 10;
const SAME_SHARE = 0.9;
const UNKNOWN_SHARE = 0.25;
const ADVICE_LOW = 3;

/**
 * Which dimensions get advice: up to three of the lowest, and the highest.
 * @param {[string, number][]} ranked dimension and score, highest first
 */
export function chooseAdvice(ranked) {
  if (!ranked.length) return [];
  const low = ranked.slice(1).reverse().slice(0, ADVICE_LOW);
  return [...low, ranked[0]];
}

/** Answers so alike that the picture says little: nearly all of at least half the items equal. */
export function nearlyAllSame(responses) {
  const given = responses.filter(Boolean);
  if (2 * given.length < responses.length) return false;
  const most = Math.max(...[1, 2, 3, 4, 5].map((point) => given.filter((response) => response === point).length));
  return most >= SAME_SHARE * given.length;
}

export function createResult(root, texts) {
  const panel = one(root, "[data-result]");
  const facets = { disciplines: one(panel, '[data-facet="disciplines"]'), areas: one(panel, '[data-facet="areas"]') };
  const nameOf = (id) => one(panel, `[data-dimension="${id}"] .scan-score__name`).textContent;
  const bandName = (band) => one(panel, `[data-band-name="${band.id}"]`).textContent;

  function ranking(ids, dimensions) {
    const present = ids.filter((id) => dimensions[id] !== null && dimensions[id] !== undefined);
    return present.map((id) => [id, dimensions[id]]).sort((a, b) => b[1] - a[1]);
  }

  function finding(key, ids, dimensions) {
    const facet = texts(`facet-${key}`);
    const ranked = ranking(ids, dimensions);
    if (!ranked.length) return texts("stands-none", { facet });
    const max = ranked[0][1];
    const min = ranked[ranked.length - 1][1];
    if (max - min < CLOSE) return texts("stands-close", { facet, min, max });
    const named = (value) =>
      listed(ranked.filter(([, found]) => found === value).map(([id]) => `${nameOf(id)} (${value})`), texts("and"));
    return texts("stands-out", { facet, high: named(max), low: named(min) });
  }

  function fillScore(element, value, bands) {
    const band = bandOf(bands, value);
    element.dataset.score = value === null ? "" : String(value);
    element.dataset.band = band ? bandName(band) : "";
    element.dataset.bandId = band ? band.id : "";
    setBar(element, value);
    return { value: value === null ? texts("too-few") : texts("score-of", { score: value }), band: band ? bandName(band) : "" };
  }

  function fillFacet(key, ids, dimensions, bands) {
    const facet = facets[key];
    const list = one(facet, "[data-score-list]");
    const order = ranking(ids, dimensions).map(([id]) => id);
    for (const id of [...order, ...ids.filter((id) => !order.includes(id))]) {
      const row = one(list, `[data-dimension="${id}"]`);
      const words = fillScore(row, dimensions[id] ?? null, bands);
      one(row, "[data-score-text]").textContent = words.value;
      one(row, "[data-band-text]").textContent = words.band;
      list.append(row);
    }
    const found = finding(key, ids, dimensions);
    one(facet, "[data-facet-finding]").textContent = found;
    one(facet, "[data-radar-title]").textContent = found;
    drawRadar(one(facet, "[data-radar]"), [{ scores: dimensions, kind: "first" }]);
    return found;
  }

  function fillAdvice(instrument, dimensions) {
    const ids = [...instrument.disciplines, ...instrument.successAreas];
    const chosen = chooseAdvice(ranking(ids, dimensions));
    show(one(panel, "[data-advice-section]"), chosen.length > 0);
    const cards = chosen.map(([id, value]) => {
      const band = bandOf(instrument.bands, value);
      const card = copyOf(one(panel, `template[data-advice="${id}"][data-advice-band="${band.id}"]`));
      one(card, "[data-advice-score]").textContent = `${bandName(band)} · ${texts("score-of", { score: value })}`;
      return card;
    });
    one(panel, "[data-advice-list]").replaceChildren(...cards);
  }

  return {
    panel,
    names: nameOf,

    /**
     * Show the result of these responses.
     * @returns {{dimensions: Record<string, number | null>, overall: number | null}}
     */
    fill(instrument, responses) {
      const inOrder = responsesInOrder(instrument, responses);
      const scores = score(instrument, inOrder);
      const found = [
        fillFacet("disciplines", instrument.disciplines, scores.dimensions, instrument.bands),
        fillFacet("areas", instrument.successAreas, scores.dimensions, instrument.bands),
      ];
      one(panel, "[data-stands-out]").replaceChildren(
        ...found.map((sentence) => {
          const entry = document.createElement("li");
          entry.textContent = sentence;
          return entry;
        }),
      );
      const overall = one(panel, "[data-overall]");
      const words = fillScore(overall, scores.overall, instrument.bands);
      const band = bandOf(instrument.bands, scores.overall);
      const meaning = band ? one(panel, `[data-band-meaning="${band.id}"]`).textContent : "";
      one(overall, "[data-overall-text]").textContent = words.value;
      one(overall, "[data-overall-band]").textContent = band ? `${words.band}. ${meaning}` : "";

      const unknown = inOrder.filter((response) => !response).length;
      const remarks = {
        same: nearlyAllSame(inOrder) && texts("remark-same"),
        unknown: unknown >= UNKNOWN_SHARE * inOrder.length && texts("remark-unknown", { n: unknown, total: inOrder.length }),
      };
      for (const [name, sentence] of Object.entries(remarks)) {
        const remark = one(panel, `[data-remark="${name}"]`);
        remark.textContent = sentence || "";
        show(remark, Boolean(sentence));
      }
      fillHeat(one(panel, "[data-heat]"), responses, instrument.scale.max);
      fillAdvice(instrument, scores.dimensions);
      return scores;
    },

    /** The names of the bands, for files. */
    bandName(instrument, value) {
      const band = bandOf(instrument.bands, value);
      return band ? bandName(band) : "";
    },

    rows: () => all(panel, "[data-dimension]"),
  };
}
