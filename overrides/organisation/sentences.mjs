/** The words about an organisation picture that more than one view shows. Pure: `texts` gives the page's sentences. */

import { dayText, points, shownNumber, signed } from "../team/numbers.mjs";

const MOST_NAMED = 3;
/** The means of more teams than this are no sentence any more; the spreadsheet has them all. */
const MOST_MEANS = 20;

/** All names of a few; of more the first ones, and how many more there are. */
function listedNames(texts, names) {
  const more = names.length - MOST_NAMED;
  if (more > 0) return texts("reason-and-more", { names: names.slice(0, MOST_NAMED).join(", "), n: more });
  const last = names[names.length - 1] || "";
  return names.length > 1 ? texts("reason-and-last", { names: names.slice(0, -1).join(", "), last }) : last;
}

/** Which files have the same figures: the first of such pairs, and how many more there are. */
export function pairsText(texts, same) {
  const pairs = same.slice(0, MOST_NAMED).map(([first, second]) => texts("pair", { first, second }));
  const more = same.length - pairs.length;
  const names = pairs.join("; ");
  return more ? texts("reason-and-more", { names, n: more }) : names;
}

/** Why a file is not counted. */
export function leftOutText(texts, { reason, found, others }) {
  const names = listedNames(texts, others);
  const values = { found: found || texts("reason-hidden-team"), others: names || texts("reason-hidden-names") };
  return texts(`reason-${reason}`, values);
}

/** How much of the differences lies between teams, for the whole. */
export function spreadText(texts, { spread: { overall } }) {
  if (overall === null) return texts("spread-few");
  return overall > 0 ? texts("spread-some", { between: overall, within: 100 - overall }) : texts("spread-none");
}

/** The same for one scale. */
export function spreadLine(texts, name, share) {
  if (share === null) return texts("spread-scale-few", { name });
  const values = { name, between: share, within: 100 - share, icc: shownNumber(share, 2) };
  return texts(share > 0 ? "spread-scale" : "spread-scale-none", values);
}

/** A statement with the mean of each team, in the order of the teams on the page; of many teams how far they go. */
export function differingLine(texts, { item, means }, teams, nameOf) {
  if (means.length > MOST_MEANS) {
    const all = means.map(([, mean]) => mean);
    const [low, high] = [Math.min(...all), Math.max(...all)].map((mean) => shownNumber(mean, 1));
    return texts("differing-many", { name: nameOf(item), n: all.length, low, high });
  }
  const place = new Map(teams.map(({ team }, at) => [team, at]));
  const sorted = [...means].sort((a, b) => place.get(a[0]) - place.get(b[0]));
  const words = sorted.map(([team, mean]) => texts("differing-mean", { team, mean: shownNumber(mean, 1) }));
  return texts("differing-item", { name: nameOf(item), means: words.join("; ") });
}

/** What changed from the former moment, and whether that is beyond chance; nothing for the first. */
export function changeText(texts, change) {
  if (!change) return "";
  return texts(change.named ? "change" : "change-noise", { difference: signed(change.difference) });
}

/** Every change that is named, of every team. */
export function namedChanges(texts, { timelines }, nameOf) {
  return timelines.flatMap(({ team, moments, changes }) =>
    changes.flatMap(({ overall, dimensions }, place) =>
      Object.entries({ overall, ...dimensions })
        .filter(([, change]) => change && change.named)
        .map(([id, change]) => {
          const [from, to] = [moments[place], moments[place + 1]].map(({ picture }) => dayText(picture.date));
          const difference = signed(change.difference);
          return texts("named-change", { team, name: nameOf(id), difference, from, to });
        }),
    ),
  );
}

/** The scales of all teams together, in the order of the definition. */
export function totalLines(texts, { total }, nameOf) {
  return Object.entries(total).flatMap(([id, found]) =>
    found ? [texts("total-line", { name: nameOf(id), mean: points(found.mean), n: found.n })] : [],
  );
}
