/**
 * The browser's two storages, as things that answer: a failure is a value, never an exception.
 *
 * A key of ours says what it holds, for which questionnaire and on which site: several copies of this site may stand
 * on one host, and none touches what another keeps.
 */

export const PREFIX = "kennisbank-organisatieleren.";
/** The one key of the first edition, for every copy on a host. */
export const FIRST_KEY = `${PREFIX}scan`;
export const BLOCKED = "storage-blocked";
export const FULL = "storage-full";
export const DAMAGED = "stored-damaged";

/** The name under which the score for one dimension is kept. */
export const scoreName = (id) => `score-${id}`;

/**
 * @typedef {{fingerprint: number, site: string}} Copy a questionnaire on a site; `site` is the path of its root
 * @param {string} name what the key holds: lower case letters, digits and hyphens
 * @param {Copy} copy
 */
export function keyOf(name, { fingerprint, site }) {
  return `${PREFIX}${name}.${fingerprint.toString(16).padStart(4, "0")}.${site}`;
}

/** The name and fingerprint in a key of this site; null for any other key. */
export function partsOf(key, { site }) {
  const found = key.startsWith(PREFIX) && /^([a-z0-9-]+)\.([0-9a-f]{4})\.(.*)$/s.exec(key.slice(PREFIX.length));
  return found && found[3] === site ? { name: found[1], fingerprint: parseInt(found[2], 16) } : null;
}

/**
 * One of the two storages. `give` returns it, or throws where the browser refuses.
 * @param {() => Storage | null} give
 */
export function createDrawer(give) {
  // Asked for once: each time a browser looks anew whether the page may have it, as it also does at each use of it.
  let storage;
  const withStorage = (use, otherwise) => {
    try {
      storage ||= give();
      return storage ? use(storage) : otherwise;
    } catch {
      return otherwise;
    }
  };

  return {
    /** The text under a key, or null; and the fault where the browser does not say. */
    read: (key) =>
      withStorage((storage) => ({ text: storage.getItem(key) ?? null, fault: null }), { text: null, fault: BLOCKED }),

    /** Write a text. Null once it was read back as it was written, else the fault. */
    write: (key, text) =>
      withStorage((storage) => {
        try {
          storage.setItem(key, text);
        } catch (problem) {
          return problem && /quota/i.test(problem.name) ? FULL : BLOCKED;
        }
        return storage.getItem(key) === text ? null : BLOCKED;
      }, BLOCKED),

    remove: (key) => withStorage((storage) => storage.removeItem(key), null),

    /** The keys for which this is true. */
    keys: (isWanted) =>
      withStorage((storage) => {
        const keys = Array.from({ length: storage.length }, (_, i) => storage.key(i));
        return keys.filter((key) => typeof key === "string" && isWanted(key));
      }, []),
  };
}

/** What a text holds when it is an object; null for anything else. */
export function objectIn(text) {
  try {
    const found = JSON.parse(text);
    return found && typeof found === "object" && !Array.isArray(found) ? found : null;
  } catch {
    return null;
  }
}

/** What is kept on the device has an end; what has none, or is past it, is not there. */
export const isInTime = ({ until }, now) => typeof until === "number" && until > now;
