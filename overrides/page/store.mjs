/**
 * What the scan keeps in the browser. Storage is handed in, so that tests can break it.
 *
 * A record lives in sessionStorage (this tab), or after a clear choice in localStorage with an end date. Apart from
 * it stand the scores of a finished scan, one key each, for the pages that show one; they know no answer. Nothing is
 * called kept before it was read back, and every failure is an answer: the caller shows a sentence and the scan goes on.
 *
 * What stands on the device carries a mark, a new one at each write, and the tab that wrote it keeps the same
 * mark with its own record. Another mark means that another tab wrote since, whose answers are not ours to
 * replace; the same mark is found again after a reload. Nothing at all means that it was erased: it stays so.
 */

import {
  BLOCKED,
  DAMAGED,
  FIRST_KEY,
  FULL,
  createDrawer,
  isInTime,
  keyOf,
  objectIn,
  partsOf,
  scoreName,
} from "./storage.mjs";

const DAY = 24 * 60 * 60 * 1000;
export const KEEP_DAYS = 30;
/** How long another tab that was never closed is worth a word. */
const OPEN_HOURS = 24;
const MINUTE = 60 * 1000;

/** What goes wrong with the device alone; the tab still keeps its record. */
export const OTHER_TAB = "other-tab";
export const GONE = "keep-gone";
const ON_DEVICE = { [BLOCKED]: "keep-blocked", [FULL]: "keep-full" };
export const DEVICE_FAULTS = [OTHER_TAB, GONE, ...Object.values(ON_DEVICE)];
const OTHER_EDITION = "other-edition";
export const ERASE_FAILED = "erase-failed";

const markOf = (record) => (typeof record.mark === "string" ? record.mark : "");

/** The record in a drawer and what went wrong. What is no record is removed; one under the key of old moves. */
function findRecord(drawer, key, copy) {
  const isOlder = (name) => {
    const parts = partsOf(name, copy);
    return parts && parts.fingerprint !== copy.fingerprint;
  };
  const leftOver = drawer.keys(isOlder);
  const older = leftOver.filter((name) => partsOf(name, copy).name === "scan");
  const first = drawer.read(FIRST_KEY).text;
  for (const name of leftOver) drawer.remove(name);
  if (first !== null) {
    drawer.remove(FIRST_KEY);
    if (objectIn(first)?.fingerprint !== copy.fingerprint) older.push(FIRST_KEY);
    else if (drawer.read(key).text === null) drawer.write(key, first);
  }
  const { text, fault } = drawer.read(key);
  const record = text === null ? null : objectIn(text);
  if (record) return { record, fault };
  if (text !== null) drawer.remove(key);
  if (text !== null || (first !== null && !objectIn(first))) return { record: null, fault: DAMAGED };
  return { record: null, fault: older.length ? OTHER_EDITION : fault };
}

/** The scores of a finished scan in a drawer, each under its own key; null when there are none. */
function writeScores(drawer, scores, copy, more) {
  const given = Object.entries(scores || {}).filter(([, score]) => score !== null);
  const wanted = new Map(given.map(([id, score]) => [keyOf(scoreName(id), copy), { score, ...more }]));
  const isScore = (key) => partsOf(key, copy)?.name.startsWith(scoreName(""));
  for (const key of drawer.keys(isScore)) if (!wanted.has(key)) drawer.remove(key);
  for (const [key, entry] of wanted) drawer.write(key, JSON.stringify(entry));
}

/**
 * @param {{session: () => Storage | null, local: () => Storage | null, now: () => number, mark: () => string,
 *   copy: import("./storage.mjs").Copy, mayKeep: boolean}} outside without `mayKeep` nothing goes to the device: the
 *   files of a folder share one localStorage with all others on the computer
 */
export function createStore({ session: giveSession, local: giveLocal, now, mark: newMark, copy, mayKeep }) {
  const session = createDrawer(giveSession);
  const local = createDrawer(giveLocal);
  const [key, openKey, erasedKey] = ["scan", "open", "erased"].map((name) => keyOf(name, copy));
  const isOurs = (name) => name === FIRST_KEY || partsOf(name, copy) !== null;
  let memory = null;
  let mark = "";
  let isOnDevice = false;
  let openSaid = 0;

  /** The moment until which the device keeps a record from now. */
  const keepUntil = () => now() + KEEP_DAYS * DAY;
  const deviceRecord = () => {
    const record = objectIn(local.read(key).text);
    return record && isInTime(record, now()) ? record : null;
  };

  /** No longer ours, or no longer there. */
  function leaveDevice() {
    mark = "";
    isOnDevice = false;
  }

  /** No longer keep anything beyond this tab. */
  function forgetDevice() {
    local.remove(key);
    writeScores(local, null, copy, {});
    leaveDevice();
  }

  function removeAll(drawer) {
    for (const name of drawer.keys(isOurs)) drawer.remove(name);
    return !drawer.keys(isOurs).length;
  }

  /** Write to the device; the fault, or null once it stands there. */
  function saveOnDevice(record, until) {
    const device = deviceRecord();
    if (device && markOf(device) !== mark) return OTHER_TAB;
    if (!device && isOnDevice) {
      leaveDevice();
      return GONE;
    }
    const next = newMark();
    const fault = mayKeep ? local.write(key, JSON.stringify({ ...record, mark: next, until })) : BLOCKED;
    if (!fault) [mark, isOnDevice] = [next, true];
    else {
      // An older record would stay there, under a promise that no longer holds.
      forgetDevice();
    }
    return fault && ON_DEVICE[fault];
  }

  /** That answers stand in some tab, without any of them: a new tab can say so. Those on the device it shows. */
  function sayOpen() {
    if (isOnDevice) local.remove(openKey);
    if (!mayKeep || isOnDevice || now() - openSaid < MINUTE) return;
    openSaid = now();
    local.write(openKey, String(openSaid));
  }

  return {
    keepUntil,

    /**
     * This tab's record, or else the device's; until when the device keeps it, what went wrong on the way, and
     * whether answers may stand in another tab while there are none here.
     */
    load() {
      if (!mayKeep) removeAll(local);
      const here = findRecord(session, key, copy);
      const there = findRecord(local, key, copy);
      const device = there.record && isInTime(there.record, now()) ? there.record : null;
      if (there.record && !device) local.keys(isOurs).filter((name) => name !== openKey).forEach(local.remove);
      const record = here.record || device;
      if (record) {
        mark = markOf(record);
        isOnDevice = Boolean(device && (record === device || (mark && markOf(device) === mark)));
        // A date further away than we ever set comes from elsewhere, and may be none that a calendar knows.
        return { record, kept: isOnDevice ? Math.min(device.until, keepUntil()) : null, fault: here.fault, isOpen: false };
      }
      const faults = [here.fault, there.fault];
      const said = [DAMAGED, OTHER_EDITION].find((fault) => faults.includes(fault));
      const age = now() - Number(local.read(openKey).text ?? NaN);
      const fault = said || (faults[0] && (faults[1] || !mayKeep) ? BLOCKED : null);
      return { record: memory, kept: null, fault, isOpen: age >= 0 && age < OPEN_HOURS * 60 * MINUTE };
    },

    /**
     * Save; returns the fault or null.
     * @param {object} record
     * @param {number | null} until when the device keeps it; null for this tab alone
     * @param {{tab?: object, scores?: Record<string, number | null> | null}} more what only this tab knows, and the
     *   scores of a finished scan
     */
    save(record, until, { tab = {}, scores = null } = {}) {
      memory = { ...record, ...tab };
      const fault = until ? saveOnDevice(record, until) : null;
      const here = session.write(key, JSON.stringify({ ...memory, mark }));
      writeScores(session, scores, copy, {});
      if (isOnDevice && until) writeScores(local, scores, copy, { until });
      sayOpen();
      return until ? fault : here;
    },

    /** Whether the device still holds what this tab put there. */
    isKept: () => isOnDevice && deviceRecord() !== null,

    forgetDevice,

    /** Remove all that is ours on this site, in both places, and let other tabs hear of it; the fault, or null. */
    erase() {
      const isGone = this.eraseHere();
      const isGoneThere = removeAll(local);
      // Other tabs hear of a change and of nothing else; it is gone before anybody can read it.
      local.write(erasedKey, newMark());
      local.remove(erasedKey);
      return isGone && isGoneThere ? null : ERASE_FAILED;
    },

    /** The same for this tab alone, after another erased everything. */
    eraseHere() {
      memory = null;
      openSaid = 0;
      leaveDevice();
      return removeAll(session);
    },

    /** What a change by another tab means here: that all was erased. */
    isErasure: ({ key: changed, newValue }) => changed === erasedKey && newValue !== null,
  };
}
