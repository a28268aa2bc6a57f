/**
 * What the scan keeps in the browser. Storage is handed in, so that tests can break it.
 *
 * A record lives in sessionStorage (this tab), or after a clear choice in localStorage with an end date.
 * Every failure is an answer, never an exception: the caller shows a sentence and the scan goes on.
 */

export const PREFIX = "kennisbank-organisatieleren.";
const KEY = `${PREFIX}scan`;
const DAY = 24 * 60 * 60 * 1000;
export const KEEP_DAYS = 30;

/**
 * @param {{session: () => Storage | null, local: () => Storage | null, now: () => number, tab: string}} outside
 */
export function createStore(outside) {
  let memory = null;

  function storage(kind) {
    try {
      return outside[kind]() || null;
    } catch {
      return null;
    }
  }

  function read(kind) {
    const place = storage(kind);
    if (!place) return { record: null, fault: "storage-blocked" };
    let text;
    try {
      text = place.getItem(KEY);
    } catch {
      return { record: null, fault: "storage-blocked" };
    }
    if (text === null || text === undefined) return { record: null, fault: null };
    try {
      const record = JSON.parse(text);
      if (record && typeof record === "object" && !Array.isArray(record)) return { record, fault: null };
    } catch {
      // Handled below: whatever it was, it is no record.
    }
    remove(kind);
    return { record: null, fault: "stored-damaged" };
  }

  function write(kind, record) {
    const place = storage(kind);
    if (!place) return "storage-blocked";
    try {
      place.setItem(KEY, JSON.stringify(record));
      return null;
    } catch (problem) {
      return problem && /quota/i.test(problem.name) ? "storage-full" : "storage-blocked";
    }
  }

  function remove(kind) {
    const place = storage(kind);
    if (!place) return;
    try {
      const keys = [];
      for (let i = 0; i < place.length; i += 1) keys.push(place.key(i));
      for (const key of keys) if (key && key.startsWith(PREFIX)) place.removeItem(key);
    } catch {
      // Nothing was kept there then.
    }
  }

  return {
    /** The newest usable record and what went wrong on the way. */
    load() {
      const session = read("session");
      if (session.record) return { record: session.record, kept: null, fault: session.fault };
      const local = read("local");
      if (local.record && typeof local.record.until === "number" && local.record.until > outside.now()) {
        // A date further away than we ever set comes from elsewhere, and may be none that a calendar knows.
        return { record: local.record, kept: Math.min(local.record.until, this.keepUntil()), fault: session.fault };
      }
      if (local.record) remove("local");
      const fault = session.fault === "storage-blocked" && local.fault === "storage-blocked" ? "storage-blocked" : null;
      const damaged = [session.fault, local.fault].includes("stored-damaged") ? "stored-damaged" : null;
      return { record: memory, kept: null, fault: damaged || fault };
    },

    /** Save; returns the fault, "other-tab" among them, or null. */
    save(record, keep) {
      memory = record;
      const here = write("session", record);
      if (!keep) return here;
      const other = read("local").record;
      if (other && other.tab && other.tab !== outside.tab && other.until > outside.now()) return "other-tab";
      return write("local", { ...record, tab: outside.tab, until: keep });
    },

    /** Take over what another visit kept on this device: from now on this tab writes it. */
    adopt() {
      const { record } = read("local");
      if (record) write("local", { ...record, tab: outside.tab });
    },

    /** No longer keep anything beyond this tab. */
    forgetDevice() {
      remove("local");
    },

    /** The moment until which the device keeps a record from now. */
    keepUntil() {
      return outside.now() + KEEP_DAYS * DAY;
    },

    /** Remove all that carries our prefix, in both places. */
    erase() {
      memory = null;
      remove("session");
      remove("local");
    },
  };
}
