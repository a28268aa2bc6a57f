/**
 * What the organisation page knows, and every change of it. Pure: the page is the image of one state.
 *
 * @typedef {import("../../quiz/team/organisation.mjs").Opened} Opened
 * @typedef {import("../../quiz/team/organisation.mjs").LeftOut} LeftOut
 * @typedef {import("../../quiz/team/organisation.mjs").Organisation} Organisation
 * @typedef {{files: Opened[], unread: LeftOut[], whole: Organisation | null, shown: Organisation | null,
 *   order: string[], letters: boolean, slide: number | null, isErasing: boolean, undo: object | null,
 *   dropping: boolean, progress: number | null, news: object | null, epoch: number}} OrganisationState
 *   `whole` follows from the files, `shown` is what people see of it: with letters, in an order of their own
 */

import { lettered, nameKey, organisationPicture } from "../../quiz/team/organisation.mjs";

/** @returns {OrganisationState} */
export function emptyOrganisation() {
  return {
    files: [], unread: [], whole: null, shown: null, order: [], letters: false, slide: null, isErasing: false,
    undo: null, dropping: false, progress: null, news: null, epoch: 0,
  };
}

/** What came out of files, beside what is there. */
export function filesAdded(state, { files, unread }, instrument) {
  const next = { ...state, unread: [...state.unread, ...unread], progress: null };
  const after = withFiles(next, [...state.files, ...files], instrument);
  const key = leftOutOf(after).length ? "read-some" : "read";
  return { ...after, news: files.length ? { key, values: { n: files.length } } : { key: "none-read" } };
}

/** Without the files of this name, or without what could not be read in one. */
export function fileRemoved(state, file, instrument) {
  const next = { ...state, unread: state.unread.filter((one) => one.file !== file) };
  const files = state.files.filter((one) => one.file !== file);
  return withFiles({ ...next, news: { key: "removed", values: { name: file } } }, files, instrument);
}

/** Without every picture of a team, as it is called on the page. */
export function teamRemoved(state, name, instrument) {
  const gone = namesBehind(state).get(name);
  const files = state.files.filter(({ team }) => nameKey(team) !== gone);
  return withFiles({ ...state, news: { key: "removed", values: { name } } }, files, instrument);
}

/** A team one place up (-1) or down (1) in the first block; nothing where there is no such place. */
export function teamMoved(state, name, step) {
  const names = state.shown.blocks[0].teams.map(({ team }) => team);
  const [from, to] = [names.indexOf(name), names.indexOf(name) + step];
  if (from < 0 || to < 0 || to >= names.length) return state;
  [names[from], names[to]] = [names[to], names[from]];
  return withOrder({ ...state, order: names, news: { key: "moved", values: { name, place: to + 1 } } });
}

/** Letters or names; an order of somebody's own belongs to what it was made with. */
export function lettersChosen(state, letters) {
  const news = { key: letters ? "letters-on" : "letters-off" };
  return withOrder({ ...state, letters, order: [], news });
}

export function organisationErased(state) {
  const undo = { ...state, isErasing: false, undo: null, news: null };
  return { ...emptyOrganisation(), epoch: state.epoch + 1, undo, news: { key: "erased" } };
}

export function organisationBack({ undo, epoch }) {
  return { ...undo, epoch: epoch + 1, progress: null, news: { key: "undone" } };
}

/** Whether there is something that somebody would miss. */
export function isHoldingFiles({ files }) {
  return files.length > 0;
}

/** Everything that is not counted, and why. */
export function leftOutOf({ unread, whole, shown }) {
  return [...unread, ...((shown || whole)?.leftOut || [])];
}

/** Which slides there are: those with nothing to show are skipped. */
export function organisationSlides({ blocks: [block] }) {
  const slides = ["begin", "whole"];
  if (block.differing.length) slides.push("statements");
  if (block.timelines.length) slides.push("time");
  return [...slides, "questions", "choose"];
}

/** To another slide; null closes them. What was said before would come back as news when they close. */
export function slideStepped(state, step) {
  if (step === null || !state.shown) return { ...state, slide: null };
  const last = organisationSlides(state.shown).length - 1;
  return { ...state, news: null, slide: Math.min(last, Math.max(0, (state.slide ?? 0) + step)) };
}

function withFiles(state, files, instrument) {
  const whole = files.length ? organisationPicture(instrument, files) : null;
  return withOrder({ ...state, files, whole, slide: null });
}

/** What people see: with letters where they asked for them, the teams in their order. */
function withOrder(state) {
  const { whole, letters, order } = state;
  if (!whole || !whole.blocks.length) return { ...state, shown: null };
  const named = letters ? lettered(whole) : whole;
  const place = (team) => (order.includes(team) ? order.indexOf(team) : order.length);
  const blocks = named.blocks.map((block) => ({
    ...block,
    teams: [...block.teams].sort((a, b) => place(a.team) - place(b.team)),
  }));
  return { ...state, shown: { ...named, blocks } };
}

/** What a team on the page is really called: the same place in the same picture without letters. */
function namesBehind({ whole, letters, shown }) {
  const names = new Map();
  for (const { teams } of shown.blocks) for (const { team } of teams) names.set(team, nameKey(team));
  if (!letters) return names;
  const marks = new Map(whole.blocks.flatMap(({ teams }) => teams.map((one) => [one.picture.items, one.team])));
  for (const { teams } of shown.blocks) {
    for (const { team, picture } of teams) names.set(team, nameKey(marks.get(picture.items)));
  }
  return names;
}
