/**
 * What the scan keeps in the browser. Storage is handed in, so that tests can break it.
 *
 * A record lives in sessionStorage (this tab), or after a clear choice in localStorage with an end date.
 * Every failure is an answer, never an exception: the caller shows a sentence and the scan goes on.
 *
 * What stands on the device carries a mark, a new one at each write, and the tab that wrote it keeps the same
 * mark with its own record. Another mark means that another tab wrote since, whose answers are not ours to
 * replace; the same mark is found again after a reload.
 */

export const PREFIX = "kennisbank-organisatieleren.";
const KEY = `${PREFIX}scan`;
const DAY = 24 * 60 * 60 * 1000;
export const KEEP_DAYS = 30;
const BLOCKED = "storage-blocked";
const FULL = "storage-full";
const DAMAGED = "stored-damaged";

/** The storage that a function gives, or null where the browser refuses it. */
function storageFrom(give) {
  try {
    return give() || null;
  } catch {
    return null;
  }
}

/** Remove all that carries our prefix. */
function removeOurs(storage) {
  try {
    const keys = Array.from({ length: storage.length }, (_, i) => storage.key(i));
    for (const key of keys) if (key && key.startsWith(PREFIX)) storage.removeItem(key);
  } catch {
    // Nothing was kept there then.
  }
}

/** The record in a storage, if any, and what went wrong; what is no record is removed. */
function readRecord(storage) {
  let text;
  try {
    text = storage.getItem(KEY);
  } catch {
    return { record: null, fault: BLOCKED };
  }
  if (text === null || text === undefined) return { record: null, fault: null };
  try {
    const record = JSON.parse(text);
    if (record && typeof record === "object" && !Array.isArray(record)) return { record, fault: null };
  } catch {
    // Handled below: whatever it was, it is no record.
  }
  removeOurs(storage);
  return { record: null, fault: DAMAGED };
}

/** Write a record; returns the fault, or null. */
function writeRecord(storage, record) {
  try {
    storage.setItem(KEY, JSON.stringify(record));
    return null;
  } catch (problem) {
    return problem && /quota/i.test(problem.name) ? FULL : BLOCKED;
  }
}

/** What the device holds, unless its time is over. */
function inTime(record, now) {
  return record && typeof record.until === "number" && record.until > now ? record : null;
}

const markOf = (record) => (typeof record.mark === "string" ? record.mark : "");

/** Both places, by name; one that the browser refuses answers as one that is blocked. */
function createPlaces(outside) {
  const withStorage = (name, use, otherwise) => {
    const storage = storageFrom(outside[name]);
    return storage ? use(storage) : otherwise;
  };
  return {
    read: (name) => withStorage(name, readRecord, { record: null, fault: BLOCKED }),
    write: (name, record) => withStorage(name, (storage) => writeRecord(storage, record), BLOCKED),
    remove: (name) => withStorage(name, removeOurs, null),
  };
}

/**
 * @param {{session: () => Storage | null, local: () => Storage | null, now: () => number, mark: () => string}} outside
 */
export function createStore(outside) {
  const { read, write, remove } = createPlaces(outside);
  let memory = null;
  let mark = "";

  /** The moment until which the device keeps a record from now. */
  const keepUntil = () => outside.now() + KEEP_DAYS * DAY;
  /** A date further away than we ever set comes from elsewhere, and may be none that a calendar knows. */
  const end = (record) => Math.min(record.until, keepUntil());

  return {
    keepUntil,

    /** This tab's record, or else the device's; until when the device keeps it, and what went wrong on the way. */
    load() {
      const session = read("session");
      const local = read("local");
      const device = inTime(local.record, outside.now());
      if (local.record && !device) remove("local");
      const record = session.record || device;
      if (record) {
        mark = markOf(record);
        const isOurs = device && (record === device || (mark && markOf(device) === mark));
        return { record, kept: isOurs ? end(device) : null, fault: session.fault };
      }
      const faults = [session.fault, local.fault];
      const fault = faults.includes(DAMAGED) ? DAMAGED : faults.every(Boolean) ? BLOCKED : null;
      return { record: memory, kept: null, fault };
    },

    /** Save; returns the fault, "other-tab" among them, or null. */
    save(record, keep) {
      memory = record;
      let fault = null;
      if (keep) {
        const device = inTime(read("local").record, outside.now());
        const next = outside.mark();
        const isOthers = device && markOf(device) !== mark;
        fault = isOthers ? "other-tab" : write("local", { ...record, mark: next, until: keep });
        if (!fault) mark = next;
      }
      const here = write("session", { ...record, mark });
      return keep ? fault : here;
    },

    /** No longer keep anything beyond this tab. */
    forgetDevice() {
      remove("local");
      mark = "";
    },

    /** Remove all that carries our prefix, in both places. */
    erase() {
      memory = null;
      mark = "";
      remove("session");
      remove("local");
    },
  };
}
