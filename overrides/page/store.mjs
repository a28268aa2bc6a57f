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

/** Milliseconds; a day is also how long another tab that was never closed is worth a word. */
const DAY = 86_400_000;
const MINUTE = 60_000;
export const KEEP_DAYS = 30;

/** What goes wrong with the device alone; the tab still keeps its record. */
export const OTHER_TAB = "other-tab";
export const GONE = "keep-gone";
const ON_DEVICE = { [BLOCKED]: "keep-blocked", [FULL]: "keep-full" };
export const DEVICE_FAULTS = [OTHER_TAB, GONE, ...Object.values(ON_DEVICE)];
const OTHER_EDITION = "other-edition";
export const ERASE_FAILED = "erase-failed";

const markOf = (record) => (typeof record.mark === "string" ? record.mark : "");

/** A drawer as this copy of the site sees it: its own keys, each under the name of what it holds. */
function createPlace(give, copy) {
  const { read, write, remove, keys } = createDrawer(give);
  const key = (name) => keyOf(name, copy);
  const isOurs = (found) => found === FIRST_KEY || partsOf(found, copy);

  return {
    read: (name) => read(key(name)).text,
    write: (name, text) => write(key(name), text),
    remove: (name) => remove(key(name)),

    /** Remove all that is ours, or all but one; whether nothing is left. */
    clear(but = "") {
      for (const found of keys(isOurs)) if (found !== key(but)) remove(found);
      return !keys(isOurs).length;
    },

    /** The record and what went wrong. What is no record is removed; one under the key of old moves. */
    find() {
      const leftOver = keys((found) => (partsOf(found, copy) ?? copy).fingerprint !== copy.fingerprint);
      let isOlder = leftOver.some((found) => partsOf(found, copy).name === "scan");
      const first = read(FIRST_KEY).text;
      for (const found of leftOver) remove(found);
      if (first !== null) {
        remove(FIRST_KEY);
        if (objectIn(first)?.fingerprint !== copy.fingerprint) isOlder = true;
        else if (read(key("scan")).text === null) write(key("scan"), first);
      }
      const { text, fault } = read(key("scan"));
      const record = objectIn(text);
      if (record) return { record, fault };
      if (text !== null) remove(key("scan"));
      const isDamaged = text !== null || (first !== null && !objectIn(first));
      return { record, fault: isDamaged ? DAMAGED : isOlder ? OTHER_EDITION : fault };
    },

    /** The scores of a finished scan, each under its own key; null when there are none. */
    writeScores(scores, more) {
      const given = Object.entries(scores || {}).filter(([, score]) => score !== null);
      const wanted = new Map(given.map(([id, score]) => [key(scoreName(id)), { score, ...more }]));
      const isScore = (found) => partsOf(found, copy)?.name.startsWith(scoreName(""));
      for (const found of keys(isScore)) if (!wanted.has(found)) remove(found);
      for (const [name, entry] of wanted) write(name, JSON.stringify(entry));
    },
  };
}

/** One tab's access to what is kept, and what that tab knows of it. */
class Store {
  #session;
  #local;
  #outside;
  #memory = null;
  #mark = "";
  #isOnDevice = false;
  #openSaid = 0;
  /** Whether scores may stand in this tab: what it has not put there since, it need not look for at each answer. */
  #scored = true;

  constructor(outside) {
    this.#session = createPlace(outside.session, outside.copy);
    this.#local = createPlace(outside.local, outside.copy);
    this.#outside = outside;
  }

  /** The moment until which the device keeps a record from now. */
  keepUntil() {
    return this.#outside.now() + KEEP_DAYS * DAY;
  }

  /**
   * This tab's record, or else the device's; until when the device keeps it, what went wrong on the way, and
   * whether answers may stand in another tab while there are none here.
   */
  load() {
    if (!this.#outside.mayKeep) this.#local.clear();
    const here = this.#session.find();
    const there = this.#local.find();
    const device = this.#inTime(there.record);
    if (there.record && !device) this.#local.clear("open");
    const record = here.record || device;
    if (record) {
      const mark = (this.#mark = markOf(record));
      this.#isOnDevice = Boolean(device && (record === device || (mark && markOf(device) === mark)));
      // A date further away than we ever set comes from elsewhere, and may be none that a calendar knows.
      const kept = this.#isOnDevice ? Math.min(device.until, this.keepUntil()) : null;
      return { record, kept, fault: here.fault, isOpen: false };
    }
    const faults = [here.fault, there.fault];
    const said = [DAMAGED, OTHER_EDITION].find((fault) => faults.includes(fault));
    // Where no time stands, Number(null) puts it in 1970.
    const age = this.#outside.now() - Number(this.#local.read("open"));
    const fault = said || (faults[0] && (faults[1] || !this.#outside.mayKeep) ? BLOCKED : null);
    return { record: this.#memory, kept: null, fault, isOpen: age >= 0 && age < DAY };
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
    const here = this.#session.write("scan", JSON.stringify({ ...this.#memory, mark: this.#mark }));
    if (scores || this.#scored) this.#session.writeScores(scores, {});
    this.#scored = scores;
    if (this.#isOnDevice && until) this.#local.writeScores(scores, { until });
    this.#sayOpen();
    return until ? fault : here;
  }

  /** Whether the device still holds what this tab put there. */
  isKept() {
    return this.#isOnDevice && this.#deviceRecord() !== null;
  }

  /** No longer keep anything beyond this tab. */
  forgetDevice() {
    this.#local.remove("scan");
    this.#local.writeScores(null, {});
    this.#leaveDevice();
  }

  /** Remove all that is ours on this site, in both places, and let other tabs hear of it; the fault, or null. */
  erase() {
    const isGone = this.eraseHere();
    const isGoneThere = this.#local.clear();
    // Other tabs hear of a change and of nothing else; it is gone before anybody can read it.
    this.#local.write("erased", this.#outside.mark());
    this.#local.remove("erased");
    return isGone && isGoneThere ? null : ERASE_FAILED;
  }

  /** The same for this tab alone, after another erased everything. */
  eraseHere() {
    this.#memory = null;
    this.#openSaid = 0;
    this.#leaveDevice();
    return this.#session.clear();
  }

  /** What a change by another tab means here: that all was erased. */
  isErasure({ key, newValue }) {
    return key === keyOf("erased", this.#outside.copy) && newValue !== null;
  }

  #inTime(record) {
    return record && isInTime(record, this.#outside.now()) ? record : null;
  }

  #deviceRecord() {
    return this.#inTime(objectIn(this.#local.read("scan")));
  }

  /** Write to the device; the fault, or null once it stands there. */
  #saveOnDevice(record, until) {
    const device = this.#deviceRecord();
    if (device && markOf(device) !== this.#mark) return OTHER_TAB;
    if (!device && this.#isOnDevice) {
      this.#leaveDevice();
      return GONE;
    }
    const mark = this.#outside.mark();
    const fault = this.#outside.mayKeep
      ? this.#local.write("scan", JSON.stringify({ ...record, mark, until }))
      : BLOCKED;
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
    if (this.#isOnDevice) this.#local.remove("open");
    else if (this.#outside.mayKeep && this.#outside.now() - this.#openSaid >= MINUTE) {
      this.#openSaid = this.#outside.now();
      this.#local.write("open", String(this.#openSaid));
    }
  }
}

/**
 * @param {{session: () => Storage | null, local: () => Storage | null, now: () => number, mark: () => string,
 *   copy: import("./storage.mjs").Copy, mayKeep: boolean}} outside without `mayKeep` nothing goes to the device: the
 *   files of a folder share one localStorage with all others on the computer
 */
export const createStore = (outside) => new Store(outside);
