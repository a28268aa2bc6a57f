/**
 * The scan page. Whatever somebody does becomes another state; the state is shown, kept and named in the address.
 * The only module that knows all the others; what belongs to the browser is handed to it at the end.
 */

import { focusOn, one } from "../page/dom.mjs";
import { copyText, download } from "../page/files.mjs";
import { calendar, csv } from "../page/formats.mjs";
import { createStore } from "../page/store.mjs";
import { createTexts } from "../page/texts.mjs";
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
  backToAnswers,
  begun,
  changingAnswer,
  dated,
  finished,
  hasResponses,
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

/** Read the page and make its views. `on` tells the page what somebody did in one of them. */
function readPage(root, outside, on) {
  const texts = createTexts(one(root, "[data-texts]").content);
  const instrument = readInstrument(root);
  const names = readNames(root);
  const proposed = { calendar: secondTime(outside.now()), reminder: stepTime(outside.now()) };
  const tools = { texts, instrument, names, on, proposed };
  const makers = [createSteps, createCheck, createResult, createOpener, createKeep];
  const [steps, check, result, ...others] = makers.map((create) => create(root, tools));
  return {
    texts,
    instrument,
    names,
    steps,
    views: [steps, check, result, ...others],
    /** What gets the focus where somebody arrives: a heading, or what there is to say first. */
    landing: (state) => [check, steps, result].map((view) => view.landing(state)).find(Boolean),
    limits: { steps: steps.count, places: result.places },
  };
}

/** One sentence in the live region, or none. */
function createNotice(root, texts) {
  const notice = one(root, "[data-notice]");
  return (sentence) => {
    const paragraph = document.createElement("p");
    if (sentence) paragraph.textContent = texts(...sentence);
    notice.replaceChildren(...(sentence ? [paragraph] : []));
  };
}

/** The loop: the state, and the one way to another. */
function createLoop({ views, landing, instrument }, store, address, say) {
  let state = EMPTY;
  const show = (before) => views.forEach((view) => view.show(state, before));
  const saved = (next) => stored(next, store.save(record(next, instrument.fingerprint), next.keepUntil));

  function tell(news, fault) {
    if (news) say(news);
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
      if (where(state) !== where(before)) {
        address.show(where(state));
        focusOn(landing(state));
      }
      tell(news, before.fault);
    },
  };
}

/** Going from place to place, and the answers. */
function walking({ state, become, steps, landing, limits, instrument, store, say, outside }) {
  const back = () => (where(state()) === CHECK ? limits.steps : where(state()) - 1);
  const nonces = () => ({ personal: outside.chance(), team: outside.chance() });
  return {
    start: () => {
      become(begun(state()));
      focusOn(landing(state()));
    },
    previous: () => become(moved(state(), back())),
    next: () => become(moved(state(), where(state()) + 1)),
    "show-result": () => {
      become(where(state()) === CHECK ? finished(state(), nonces(), instrument) : moved(state(), CHECK));
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
    keep: (isWanted) => {
      if (!isWanted) store.forgetDevice();
      become(kept(state(), isWanted ? store.keepUntil() : null));
    },
    erase: () => {
      store.erase();
      become(EMPTY, ["erased"]);
      focusOn(landing(EMPTY));
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
      const place = openFromAddress() ? null : address.goneTo();
      if (place) become(moved(state(), place));
    },
    "type-code": (typed) => become(withOpener(state(), { typed })),
    open: (typed) => {
      const { state: next, news } = openedFromField(withOpener(state(), { typed }), instrument);
      become(next, news);
    },
    "type-comparison": (typed) => become(withTools(state(), { typed })),
    compare: (typed) => become(comparedWith(withTools(state(), { typed }), instrument)),
  };
}

/** What somebody does with a result. */
function takingAlong({ state, become, texts, names, limits, address, outside }) {
  const tell = (...sentence) => become(state(), sentence);
  const copied = async (text) => {
    const result = shownResult(state());
    become(withTools(state(), { byHand: "" }));
    const isCopied = await copyText(text);
    // Whoever erased meanwhile gets nothing back.
    if (shownResult(state()) !== result) return;
    become(withTools(state(), { byHand: isCopied ? "" : text }), [isCopied ? "copied" : "copy-failed"]);
  };
  const saved = (extension, type, text) => {
    const name = `${FILE_NAME}.${extension}`;
    tell(download(name, type, text) ? "downloaded" : "download-failed", { name });
  };
  /** An entry for a calendar on a day to come; else the field says what is wrong with the day. */
  const entered = (name, date, steps) => {
    const isWrong = !isToCome(date, outside.now());
    become(withTools(state(), { wrongDate: "" }));
    if (isWrong) return become(withTools(state(), { wrongDate: name }));
    const place = { address: address.page(), steps };
    const entry = reminder(date, texts, outside.now(), outside.chance(), place);
    saved("ics", "text/calendar;charset=utf-8", calendar(entry));
  };
  return {
    plan: (plan) => become(planned(state(), plan)),
    "add-to-plan": (button) => {
      const step = one(button.closest("[data-step-source]"), "[data-advice-step]").textContent;
      const { state: next, n } = addedToPlan(state(), step, limits.places);
      become(next, [n ? "plan-added" : "plan-full", { n }]);
    },
    "copy-code": () => copied(shownResult(state()).code),
    "copy-link": () => copied(address.linkTo(shownResult(state()).code)),
    "copy-team-code": () => copied(shownResult(state()).teamCode),
    print: () => outside.print() || tell("print-failed"),
    "download-json": () => saved("json", "application/json", JSON.stringify(resultData(state()), null, 2)),
    "download-csv": () => saved("csv", "text/csv;charset=utf-8", csv(resultRows(state(), names))),
    "choose-subject": (subject) => become(withTools(state(), { subject })),
    "type-calendar": (date) => become(dated(state(), date)),
    "type-reminder": (remindOn) => become(withTools(state(), { remindOn })),
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
  const { record: found, kept: keepUntil, fault } = store.load();
  const { state: own, news } = restored(found, keepUntil, early, instrument, limits);
  if (news && news[0] === "other-edition") store.erase();
  const state = stored(own, fault);
  const said = news || (fault && [fault]);
  const asked = address.asked();
  // An opened result is gone after a reload, as its code has left the address: back to one's own answers.
  if (asked === RESULT && !state.result) return { state, news: hasResponses(state) ? said : ["result-gone"] };
  return { state: asked ? moved(state, asked) : state, news: said };
}

/** @param {{session: Function, local: Function, now: Function, mark: Function, chance: Function, print: Function,
 *   location: Location, history: History}} outside what belongs to the browser */
function startScan(root, outside) {
  const actions = {};
  const on = (name, change) => actions[name]?.(change);
  const page = readPage(root, outside, on);
  const store = createStore(outside);
  const address = createAddress(outside, page.limits.steps);
  const say = createNotice(root, page.texts);
  const scan = { ...page, ...createLoop(page, store, address, say), store, address, say, outside };
  Object.assign(actions, walking(scan), openingCodes(scan), takingAlong(scan));

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

  const early = chosen(root);
  const first = beginning(scan, early);
  scan.begin(first.state, first.news, Object.keys(early).length > 0);
  on("open-address");
}

const browser = {
  session: () => window.sessionStorage,
  local: () => window.localStorage,
  now: () => Date.now(),
  mark: () => `${randomNonce()}.${randomNonce()}`,
  chance: randomNonce,
  location: window.location,
  history: window.history,
  print: () => {
    try {
      window.print();
      return true;
    } catch {
      return false;
    }
  },
};

const scanRoot = document.querySelector("[data-scan]");
if (scanRoot) startScan(scanRoot, browser);
