/**
 * The scan page. Whatever somebody does becomes another state; the state is shown, kept and named in the address.
 * The only module that knows all the others; what belongs to the browser is handed to it at the end.
 */

import { focusOn, forgetTyped, one, show } from "../page/dom.mjs";
import { copyText, download } from "../page/files.mjs";
import { calendar, csv } from "../page/formats.mjs";
import { GONE, createStore } from "../page/store.mjs";
import { createTexts, inDutch } from "../page/texts.mjs";
import { randomNonce, readInstrument } from "../../quiz/instrument.mjs";
import { createAddress } from "./address.mjs";
import { createCheck } from "./check.mjs";
import { createKeep } from "./keep.mjs";
import { readNames } from "./names.mjs";
import { createOpener } from "./opener.mjs";
import { comparedWith, openedBy, openedFromField } from "./opening.mjs";
import { createResult } from "./result.mjs";
import {
  CHECK,
  EMPTY,
  RESULT,
  addedToPlan,
  answered,
  askedToErase,
  backToAnswers,
  begun,
  besides,
  changingAnswer,
  dated,
  erased,
  finished,
  hasResponses,
  invited,
  isFilled,
  isOtherRecord,
  kept,
  moved,
  planned,
  record,
  restored,
  shownPlan,
  shownResult,
  somethingToKeep,
  stored,
  where,
  withOpener,
  withTools,
} from "./state.mjs";
import { chosen, createSteps } from "./steps.mjs";
import { isToCome, reminder, resultData, resultRows, secondTime, stepTime } from "./take-along.mjs";

const FILE_NAME = "lerende-organisatie-scan";
/** A double click on these moves one step: the second click of it changes nothing. */
const STEPPING = ["next", "previous", "show-result"];
/** Milliseconds in which erasing can be undone, and in which a button says what it did. */
const UNDO_TIME = 10_000;
const DONE_TIME = 4_000;

/** Read the page and make its views. `on` tells the page what somebody did in one of them. */
function readPage(root, outside, on) {
  const texts = createTexts(one(root, "[data-texts]").content);
  const instrument = readInstrument(root);
  const names = readNames(root, ({ textContent }) => textContent.trim());
  const proposed = { calendar: secondTime(outside.now()), reminder: stepTime(outside.now()) };
  const { canShare, mayKeep, later } = outside;
  const tools = { texts, instrument, names, on, proposed, canShare, mayKeep, later };
  const makers = [createSteps, createCheck, createResult, createOpener, createKeep];
  const [steps, check, result, opener, keep] = makers.map((create) => create(root, tools));
  return {
    texts,
    instrument,
    steps,
    keep,
    views: [steps, check, result, opener, keep],
    /** What gets the focus where somebody arrives: a heading, or what there is to say first. */
    landing: (state) => [check, steps, result].map((view) => view.landing(state)).find(Boolean),
    limits: { steps: steps.count, places: result.places },
  };
}

/** One sentence in the live region, or none. On arrival the page begins with it; else it stays in view. */
function createNotice(root, texts) {
  const notice = one(root, "[data-notice]");
  return (sentence, isArrival = false) => {
    notice.replaceChildren();
    document.documentElement.toggleAttribute("data-said", Boolean(sentence) && !isArrival);
    show(one(root, "[data-other]"), sentence?.[0] === "code-other");
    if (!sentence) return;
    const paragraph = document.createElement("p");
    paragraph.textContent = texts(...sentence);
    notice.append(paragraph);
    notice.toggleAttribute("data-stays", !isArrival);
    if (isArrival) root.scrollIntoView();
  };
}

/** The loop: the state, and the one way to another. */
function createLoop({ views, landing, instrument }, store, address, say) {
  let state = EMPTY;
  const show = (before) => views.forEach((view) => view.show(state, before));
  const saved = (next) =>
    stored(next, store.save(record(next, instrument.fingerprint), next.keepUntil, besides(next)));

  function tell(news, fault, isArrival) {
    if (news) say(news, isArrival);
    if (state.fault && state.fault !== fault) say([state.fault]);
  }

  return {
    state: () => state,

    /** What the page shows when it opens: nobody has done anything yet, so focus and address stay. */
    begin(first, news, isNew) {
      state = isNew ? saved(first) : first;
      show(null);
      tell(news, first.fault);
    },

    become(next, news = null) {
      const before = state;
      state = somethingToKeep(next) && isOtherRecord(before, next) ? saved(next) : next;
      if (state !== before) show(before);
      // What was said belongs to where it was said.
      const isArrival = where(state) !== where(before);
      if (isArrival && !news) say(null);
      if (isArrival) {
        address.show(where(state));
        focusOn(landing(state));
      }
      tell(news, before.fault, isArrival);
    },
  };
}

/** Going from place to place, and the answers. */
function walking({ state, become, steps, landing, limits, instrument, store, say, outside }) {
  const back = () => (where(state()) === CHECK ? limits.steps : where(state()) - 1);
  return {
    start: () => {
      become(begun(state()));
      focusOn(landing(state()));
    },
    previous: () => become(moved(state(), back())),
    next: () => become(moved(state(), where(state()) + 1)),
    "show-result": () => {
      become(where(state()) === CHECK ? finished(state(), outside.chance(), instrument) : moved(state(), CHECK));
      if (state().refused) focusOn(landing(state()));
    },
    "go-to": (id) => {
      become(changingAnswer(state(), steps.stepOf(id)));
      steps.focusItem(id);
    },
    "back-to-answers": () => {
      say(null);
      become(backToAnswers(state()));
    },
    answer: ({ id, response }) => become(answered(state(), id, response)),
  };
}

/** What is kept and for how long, and all of it erased, here or in another tab. */
function keeping({ root, state, become, landing, keep, store, outside }) {
  let undone = null;

  function wipe(news) {
    const before = state();
    undone = before;
    become(erased(), news);
    forgetTyped(root);
    outside.later(UNDO_TIME, () => {
      if (undone !== before) return;
      undone = null;
      const hadFocus = keep.hasFocusOnUndo();
      become(askedToErase(state(), false));
      if (hadFocus) focusOn(landing(state()));
    });
  }

  return {
    keep: (isWanted) => {
      if (!isWanted) store.forgetDevice();
      become(kept(state(), isWanted ? store.keepUntil() : null));
      if (!state().fault) become(state(), keep.sentence(state()));
    },
    /** Another tab or the browser may have taken away what the device kept. */
    "look-again": () => {
      if (state().keepUntil && !store.isKept()) become(stored(state(), GONE));
    },
    erase: () => {
      become(askedToErase(state(), true));
      keep.focusQuestion();
    },
    "keep-answers": () => {
      become(askedToErase(state(), false));
      keep.focusErase();
    },
    "confirm-erase": () => {
      const fault = store.erase();
      wipe([fault || "erased"]);
      keep.focusUndo();
    },
    "erased-elsewhere": () => {
      store.eraseHere();
      if (somethingToKeep(state()) || state().opened) wipe(["erased-elsewhere"]);
    },
    "undo-erase": () => {
      const back = undone;
      undone = null;
      if (!back || state().erasing !== "done") return;
      become({ ...askedToErase(back, false), fault: null }, ["erase-undone"]);
      focusOn(landing(state()));
    },
  };
}

/** A code that comes in: by the address, the field for it or the field for comparing. */
function openingCodes({ state, become, instrument, address }) {
  const openFromAddress = () => {
    const code = address.takeCode(where(state()));
    if (code === null) return false;
    const { state: next, news, problem } = openedBy(state(), code, instrument);
    become(next, news || problem);
    return true;
  };
  return {
    "open-address": openFromAddress,
    "address-changed": () => {
      if (openFromAddress()) return;
      const { isLink, team } = address.team();
      // The browser's Back leads to the same link again, a place; another link is none.
      const isOther = isLink && JSON.stringify(team) !== JSON.stringify(state().team);
      if (isOther) become(invited(state(), team), team ? null : ["team-link-bad"]);
      const place = isOther ? null : address.goneTo();
      if (place) become(moved(state(), place));
    },
    "type-open": (typed) => become(withOpener(state(), { typed })),
    open: (typed) => {
      const { state: next, news } = openedFromField(withOpener(state(), { typed }), instrument);
      become(next, news);
    },
    "type-compare": (typed) => become(withTools(state(), { typed })),
    compare: (typed) => become(comparedWith(withTools(state(), { typed }), instrument)),
  };
}

/** A file for whoever asked for it; what to say about it. */
function saved(extension, type, text) {
  const name = `${FILE_NAME}.${extension}`;
  return [download(name, type, text) ? "downloaded" : "download-failed", { name }];
}

/** What somebody does with a result. */
function takingAlong({ root, state, become, texts, limits, address, outside }) {
  const tell = (...sentence) => become(state(), sentence);
  const use = (change, news) => become(withTools(state(), change), news);
  /** The button says so for a while, or until something else happens to the result. */
  const done = (button, news) => {
    use({ done: { button, news } }, news);
    const { tools } = state();
    outside.later(DONE_TIME, () => state().tools === tools && use({ done: null }));
  };
  const copied = async (button, text) => {
    const result = shownResult(state());
    use({ byHand: "", done: null });
    const isCopied = await copyText(text);
    // Whoever erased meanwhile gets nothing back.
    if (shownResult(state()) !== result) return;
    if (isCopied) done(button, ["copied"]);
    else use({ byHand: text }, ["copy-failed"]);
  };
  const printed = (what) => outside.print(what) || tell("print-failed");
  /** An entry for a calendar on a day to come; else the field says what is wrong with the day. */
  const entered = (name, date, steps) => {
    const isWrong = !isToCome(date, outside.now());
    use({ wrongDate: "" });
    if (isWrong) return use({ wrongDate: name });
    const place = { address: address.page(), steps };
    const entry = reminder(date, texts, outside.now(), outside.chance(), place);
    tell(...saved("ics", "text/calendar;charset=utf-8", calendar(entry)));
  };
  return {
    plan: (plan) => become(planned(state(), plan)),
    "add-to-plan": (button) => {
      const step = one(button.closest("[data-step-source]"), "[data-advice-step]").textContent;
      const { state: next, n } = addedToPlan(state(), step, limits.places);
      become(next);
      done(button, [n ? "plan-added" : "plan-full", { n }]);
    },
    "copy-code": (button) => copied(button, shownResult(state()).code),
    "copy-link": (button) => copied(button, address.linkTo(shownResult(state()).code)),
    "copy-team-code": (button) => copied(button, shownResult(state()).teamCode),
    "share-link": async () => {
      const url = address.linkTo(shownResult(state()).code);
      if (!(await outside.share({ title: FILE_NAME, url }))) tell("share-failed");
    },
    print: () => printed(""),
    "print-slip": () => printed("slip"),
    "download-json": () => tell(...saved("json", "application/json", JSON.stringify(resultData(state()), null, 2))),
    "download-csv": () => tell(...saved("csv", "text/csv", csv(resultRows(state(), readNames(root, inDutch))))),
    "choose-subject": (subject) => use({ subject }),
    "type-calendar": (date) => become(dated(state(), date)),
    "type-reminder": (remindOn) => use({ remindOn }),
    calendar: (date) => entered("calendar", date, []),
    reminder: (date) => {
      const steps = shownPlan(state()).filter(isFilled);
      if (steps.length) entered("reminder", date, steps);
      else tell("plan-empty");
    },
  };
}

/** The state with which the page opens, from what was kept and the place in the address, and what to say about it. */
function beginning({ instrument, limits, store, address }, early) {
  const { record: found, kept: keepUntil, fault, isOpen } = store.load();
  const { isLink, team } = address.team();
  const { state: mine, news: ownNews } = restored(found, keepUntil, early, instrument, limits);
  const own = team ? invited(mine, team) : mine;
  const news = isLink && !team ? ["team-link-bad"] : ownNews || (isOpen && !fault ? ["open-elsewhere"] : null);
  if (news && news[0] === "other-edition") store.eraseHere();
  const state = stored(own, fault);
  const said = news || (fault && [fault]);
  const asked = address.asked();
  // An opened result is gone after a reload, as its code has left the address: back to one's own answers.
  if (asked === RESULT && !state.result) return { state, news: hasResponses(state) ? said : ["result-gone"] };
  return { state: asked ? moved(state, asked) : state, news: said };
}

/** @param {{session: Function, local: Function, now: Function, later: Function, mark: Function, chance: Function,
 *   print: Function, share: Function, canShare: boolean, mayKeep: boolean, location: Location,
 *   history: History}} outside what belongs to the browser */
function startScan(root, outside) {
  const actions = {};
  const on = (name, change) => actions[name]?.(change);
  const page = readPage(root, outside, on);
  show(one(root, "[data-script-missing]"), false);
  const site = new URL(root.dataset.site, outside.location).pathname;
  const store = createStore({ ...outside, copy: { fingerprint: page.instrument.fingerprint, site } });
  const address = createAddress(outside, page.limits.steps, root.dataset.address);
  const say = createNotice(root, page.texts);
  const scan = { ...page, ...createLoop(page, store, address, say), root, store, address, say, outside };
  Object.assign(actions, walking(scan), keeping(scan), openingCodes(scan), takingAlong(scan));

  root.addEventListener("click", (event) => {
    const target = event.target.closest("[data-action], [data-go-to]");
    if (!target) return;
    const { action, goTo } = target.dataset;
    // The link to the first step works without a script; with one the address stays as it is.
    if (goTo || action === "start") event.preventDefault();
    if (goTo) on("go-to", goTo);
    else if (event.detail <= 1 || !STEPPING.includes(action)) on(action, target);
  });
  window.addEventListener("hashchange", () => on("address-changed"));
  window.addEventListener("storage", (event) => on(store.isErasure(event) ? "erased-elsewhere" : "look-again"));
  for (const name of ["visibilitychange", "pageshow"]) window.addEventListener(name, () => on("look-again"));

  const early = chosen(root);
  const first = beginning(scan, early);
  scan.begin(first.state, first.news, Object.keys(early).length > 0);
  on("open-address");
}

const browser = {
  session: () => window.sessionStorage,
  local: () => window.localStorage,
  now: () => Date.now(),
  later: (time, act) => setTimeout(act, time),
  mark: () => `${randomNonce()}.${randomNonce()}`,
  chance: randomNonce,
  location,
  history,
  /** The page, or only the part of it with this name. */
  print: (part) => {
    const { dataset } = document.documentElement;
    dataset.print = part;
    window.addEventListener("afterprint", () => delete dataset.print, { once: true });
    try {
      window.print();
      return true;
    } catch {
      return false;
    }
  },
  canShare: typeof navigator.share === "function",
  /** Whether it went well; whoever changes their mind is right too. */
  share: (data) => navigator.share(data).then(() => true, (problem) => problem.name === "AbortError"),
  // The files of a folder share one localStorage with all others on the computer: nothing goes there.
  mayKeep: location.protocol !== "file:",
};

const scanRoot = document.querySelector("[data-scan]");
if (scanRoot) startScan(scanRoot, browser);
