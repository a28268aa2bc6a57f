/**
 * What the scan keeps in the browser. Storage is handed in, so that tests can break it.
 *
 * A record lives in sessionStorage (this tab), or after a clear choice in localStorage with an end date. Apart from
 * it stand the scores of a finished scan, one key each, for the pages that show one; they know no answer. Nothing is
 * called kept before it was read back, and every failure is an answer: the caller shows a sentence and the scan goes
 * on.
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

/** One tab's access to what is kept, and what that tab knows of it. */
class Store {
  #session;
  #local;
  #now;
  #newMark;
  #copy;
  #mayKeep;
  #key;
  #openKey;
  #erasedKey;
  #isOurs;
  #memory = null;
  #mark = "";
  #isOnDevice = false;
  #openSaid = 0;

  constructor({ session, local, now, mark, copy, mayKeep }) {
    this.#session = createDrawer(session);
    this.#local = createDrawer(local);
    this.#now = now;
    this.#newMark = mark;
    this.#copy = copy;
    this.#mayKeep = mayKeep;
    [this.#key, this.#openKey, this.#erasedKey] = ["scan", "open", "erased"].map((name) => keyOf(name, copy));
    this.#isOurs = (name) => name === FIRST_KEY || partsOf(name, copy) !== null;
  }

  /** The moment until which the device keeps a record from now. */
  keepUntil() {
    return this.#now() + KEEP_DAYS * DAY;
  }

  /**
   * This tab's record, or else the device's; until when the device keeps it, what went wrong on the way, and
   * whether answers may stand in another tab while there are none here.
   */
  load() {
    if (!this.#mayKeep) this.#removeAll(this.#local);
    const here = findRecord(this.#session, this.#key, this.#copy);
    const there = findRecord(this.#local, this.#key, this.#copy);
    const device = this.#inTime(there.record);
    if (there.record && !device) {
      this.#local.keys((name) => this.#isOurs(name) && name !== this.#openKey).forEach(this.#local.remove);
    }
    const record = here.record || device;
    return record ? this.#found(record, device, here.fault) : this.#notFound([here.fault, there.fault]);
  }

  /**
   * Save; returns the fault or null.
   * @param {object} record
   * @param {number | null} until when the device keeps it; null for this tab alone
   * @param {{tab?: object, scores?: Record<string, number | null> | null}} more what only this tab knows, and the
   *   scores of a finished scan
   */
  save(record, until, { tab = {}, scores = null } = {}) {
    this.#memory = { ...record, ...tab };
    const fault = until ? this.#saveOnDevice(record, until) : null;
    const here = this.#session.write(this.#key, JSON.stringify({ ...this.#memory, mark: this.#mark }));
    writeScores(this.#session, scores, this.#copy, {});
    if (this.#isOnDevice && until) writeScores(this.#local, scores, this.#copy, { until });
    this.#sayOpen();
    return until ? fault : here;
  }

  /** Whether the device still holds what this tab put there. */
  isKept() {
    return this.#isOnDevice && this.#deviceRecord() !== null;
  }

  /** No longer keep anything beyond this tab. */
  forgetDevice() {
    this.#local.remove(this.#key);
    writeScores(this.#local, null, this.#copy, {});
    this.#leaveDevice();
  }

  /** Remove all that is ours on this site, in both places, and let other tabs hear of it; the fault, or null. */
  erase() {
    const isGone = this.eraseHere();
    const isGoneThere = this.#removeAll(this.#local);
    // Other tabs hear of a change and of nothing else; it is gone before anybody can read it.
    this.#local.write(this.#erasedKey, this.#newMark());
    this.#local.remove(this.#erasedKey);
    return isGone && isGoneThere ? null : ERASE_FAILED;
  }

  /** The same for this tab alone, after another erased everything. */
  eraseHere() {
    this.#memory = null;
    this.#openSaid = 0;
    this.#leaveDevice();
    return this.#removeAll(this.#session);
  }

  /** What a change by another tab means here: that all was erased. */
  isErasure({ key, newValue }) {
    return key === this.#erasedKey && newValue !== null;
  }

  #inTime(record) {
    return record && isInTime(record, this.#now()) ? record : null;
  }

  #deviceRecord() {
    return this.#inTime(objectIn(this.#local.read(this.#key).text));
  }

  /** What `load` says of a record: this tab's own, or the one of the device. */
  #found(record, device, fault) {
    const mark = (this.#mark = markOf(record));
    this.#isOnDevice = Boolean(device && (record === device || (mark && markOf(device) === mark)));
    // A date further away than we ever set comes from elsewhere, and may be none that a calendar knows.
    const kept = this.#isOnDevice ? Math.min(device.until, this.keepUntil()) : null;
    return { record, kept, fault, isOpen: false };
  }

  /** What `load` says when neither place holds a record, from the faults of both: this tab's and the device's. */
  #notFound(faults) {
    const said = [DAMAGED, OTHER_EDITION].find((fault) => faults.includes(fault));
    const age = this.#now() - Number(this.#local.read(this.#openKey).text ?? NaN);
    const fault = said || (faults[0] && (faults[1] || !this.#mayKeep) ? BLOCKED : null);
    return { record: this.#memory, kept: null, fault, isOpen: age >= 0 && age < OPEN_HOURS * 60 * MINUTE };
  }

  /** Write to the device; the fault, or null once it stands there. */
  #saveOnDevice(record, until) {
    const device = this.#deviceRecord();
    if (device && markOf(device) !== this.#mark) return OTHER_TAB;
    if (!device && this.#isOnDevice) {
      this.#leaveDevice();
      return GONE;
    }
    const mark = this.#newMark();
    const fault = this.#mayKeep ? this.#local.write(this.#key, JSON.stringify({ ...record, mark, until })) : BLOCKED;
    if (!fault) [this.#mark, this.#isOnDevice] = [mark, true];
    else {
      // An older record would stay there, under a promise that no longer holds.
      this.forgetDevice();
    }
    return fault && ON_DEVICE[fault];
  }

  /** No longer ours, or no longer there. */
  #leaveDevice() {
    this.#mark = "";
    this.#isOnDevice = false;
  }

  /** That answers stand in some tab, without any of them: a new tab can say so. Those on the device it shows. */
  #sayOpen() {
    if (this.#isOnDevice) this.#local.remove(this.#openKey);
    if (!this.#mayKeep || this.#isOnDevice || this.#now() - this.#openSaid < MINUTE) return;
    this.#openSaid = this.#now();
    this.#local.write(this.#openKey, String(this.#openSaid));
  }

  /** Whether nothing of ours is left in a drawer. */
  #removeAll(drawer) {
    for (const name of drawer.keys(this.#isOurs)) drawer.remove(name);
    return !drawer.keys(this.#isOurs).length;
  }
}

/**
 * @param {{session: () => Storage | null, local: () => Storage | null, now: () => number, mark: () => string,
 *   copy: import("./storage.mjs").Copy, mayKeep: boolean}} outside without `mayKeep` nothing goes to the device: the
 *   files of a folder share one localStorage with all others on the computer
 */
export const createStore = (outside) => new Store(outside);
