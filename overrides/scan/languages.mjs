/**
 * The way to the same scan in another language, with all that stands here. A script of its own, after that of the
 * scan, on pages that have a translation; it shares nothing with the scan but what stands in the page.
 *
 * One's own answers are found again by the other page, as the tab keeps them. The address says only where somebody
 * is. The result of a code is never kept: for that moment the tab holds the code, and the other page takes it out
 * before anything else, so that it comes into no address and no history.
 */

import { all, one } from "../page/dom.mjs";
import { createDrawer, isInTime, keyOf, objectIn } from "../page/storage.mjs";

/** Milliseconds in which the other page has to come: who stops on the way has nothing waiting for later. */
const CARRIED = 60_000;
const PLACE = /^#(stap-\d+|controle|uitslag|team=.+)$/;

const fields = (root) => all(root, "[data-plan-field]");
const isOpened = (root) => Boolean(root.querySelector("[data-plan-loose]:not([hidden])"));

/** What the page holds of a code that was opened; null when it shows nothing of that. */
export function openedIn(root, now) {
  if (!isOpened(root)) return null;
  const code = one(root, "[data-result-code]").textContent;
  return { code, plan: fields(root).map(({ value }) => value), until: now + CARRIED };
}

/** What the page before handed over, once: taken out of the tab, and null when it is too old or no such thing. */
export function takeCarried(drawer, key, now) {
  const found = objectIn(drawer.read(key).text);
  drawer.remove(key);
  return found && isInTime(found, now) && typeof found.code === "string" ? found : null;
}

/** As if somebody typed the code, and then the plan, of which nothing is kept either. */
function openCarried(root, { code, plan }) {
  one(root, "#open-code").value = code;
  const sent = (target, name) => target.dispatchEvent(new Event(name, { bubbles: true, cancelable: true }));
  sent(one(root, "[data-open-form]"), "submit");
  const places = isOpened(root) && Array.isArray(plan) ? fields(root) : [];
  places.forEach((field, n) => (field.value = String(plan[n] ?? "")));
  if (places.length) sent(places[0], "input");
}

/** Where the link leads: to this place. A link of a team is a place as long as nothing was answered. */
export function hashFor(hash, arrived, isKept) {
  if (!isKept && arrived.startsWith("#team=")) return arrived;
  return PLACE.test(hash) ? hash : "";
}

/**
 * A slip is handed in, on paper or as a PDF. The PDF has the title and the language of the page inside it, and its
 * direction shows: these are the same in every language too.
 */
function neutralSlip(root) {
  const { documentElement: html, title } = document;
  const { lang, dir } = html;
  [html.lang, html.dir] = ["nl", "ltr"];
  document.title = one(root, "[data-slip] p").textContent;
  const back = () => ([html.lang, html.dir, document.title] = [lang, dir, title]);
  window.addEventListener("afterprint", back, { once: true });
}

function startLanguages(root, links) {
  const { fingerprint } = JSON.parse(one(root, "[data-scan-data]").textContent);
  const site = new URL(root.dataset.site, location.href).pathname;
  const tab = createDrawer(() => window.sessionStorage);
  const [record, carried] = ["scan", "carried"].map((name) => keyOf(name, { fingerprint, site }));
  const kept = () => tab.read(record).text;
  const arrived = location.hash;
  let seen = null;
  let isAsked = false;

  const found = takeCarried(tab, carried, Date.now());
  if (found) openCarried(root, found);

  for (const link of links) {
    link.addEventListener("click", (event) => {
      const opened = openedIn(root, Date.now());
      const isUnkept = !kept() && root.querySelector("input:checked");
      const isLost = opened ? tab.write(carried, JSON.stringify(opened)) : isUnkept;
      link.hash = opened ? "" : hashFor(location.hash, arrived, kept());
      if (!isLost || isAsked) return;
      isAsked = true;
      event.preventDefault();
      const said = document.createElement("p");
      said.textContent = link.dataset.loses;
      one(root, "[data-notice]").replaceChildren(said);
    });
  }
  // Before the scan hears of it and prints.
  root.addEventListener(
    "click",
    ({ target }) => window.print && target.closest('[data-action="print-slip"]') && neutralSlip(root),
    true,
  );
  // A page that the browser kept whole is behind when the other one was used meanwhile.
  addEventListener("pagehide", () => (seen = kept()));
  addEventListener("pageshow", ({ persisted }) => persisted && seen !== kept() && location.reload());
}

const languagesRoot = document.querySelector("[data-scan]");
if (languagesRoot) startLanguages(languagesRoot, all(document, "[data-language-link]"));
