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

/**
 * @param {{session: () => Storage | null, local: () => Storage | null, now: () => number, mark: () => string}} outside
 */
export function createStore(outside) {
  let memory = null;
  let mark = "";

  const markOf = (record) => (typeof record.mark === "string" ? record.mark : "");

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

  /** The moment until which the device keeps a record from now. */
  function keepUntil() {
    return outside.now() + KEEP_DAYS * DAY;
  }

  /** What the device holds, unless its time is over. */
  function onDevice(record) {
    return record && typeof record.until === "number" && record.until > outside.now() ? record : null;
  }

  /** A date further away than we ever set comes from elsewhere, and may be none that a calendar knows. */
  function end(record) {
    return Math.min(record.until, keepUntil());
  }

  return {
    /** This tab's record, or else the device's; until when the device keeps it, and what went wrong on the way. */
    load() {
      const session = read("session");
      const local = read("local");
      const device = onDevice(local.record);
      if (local.record && !device) remove("local");
      if (session.record) {
        mark = markOf(session.record);
        const ours = device && mark && markOf(device) === mark;
        return { record: session.record, kept: ours ? end(device) : null, fault: session.fault };
      }
      if (device) {
        mark = markOf(device);
        return { record: device, kept: end(device), fault: session.fault };
      }
      const fault = session.fault === "storage-blocked" && local.fault === "storage-blocked" ? "storage-blocked" : null;
      const damaged = [session.fault, local.fault].includes("stored-damaged") ? "stored-damaged" : null;
      return { record: memory, kept: null, fault: damaged || fault };
    },

    /** Save; returns the fault, "other-tab" among them, or null. */
    save(record, keep) {
      memory = record;
      let fault = null;
      if (keep) {
        const device = onDevice(read("local").record);
        const next = outside.mark();
        if (device && markOf(device) !== mark) fault = "other-tab";
        else fault = write("local", { ...record, mark: next, until: keep });
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

    keepUntil,

    /** Remove all that carries our prefix, in both places. */
    erase() {
      memory = null;
      mark = "";
      remove("session");
      remove("local");
    },
  };
}
