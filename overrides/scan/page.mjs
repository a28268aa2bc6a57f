/** The scan page: ties the form, the result and what is kept together. The only module that knows them all. */

import { CodeError, PERSONAL, TEAM, encode } from "../../quiz/codes.mjs";
import { calendar } from "../page/calendar.mjs";
import { copyText, download } from "../page/carry.mjs";
import { createCompare } from "./compare.mjs";
import { csv } from "../page/csv.mjs";
import { all, focusOn, one, setWords, show } from "../page/dom.mjs";
import { openPersonalCode, randomNonce, readInstrument, responsesById, responsesInOrder } from "../../quiz/instrument.mjs";
import { createPlan, readPlan } from "./plan.mjs";
import { createResult } from "./result.mjs";
import { score } from "../../quiz/scoring.mjs";
import { CHECK, RESULT, createSteps, hashOf, placeFromHash } from "./steps.mjs";
import { createStore } from "../page/store.mjs";
import { createTexts } from "../page/texts.mjs";

const RECORD_VERSION = 1;
const SECOND_TIME_MONTHS = 6;

function startScan(root) {
  const instrument = readInstrument(root);
  const texts = createTexts(one(root, "[data-texts]"));
  const store = createStore({
    session: () => window.sessionStorage,
    local: () => window.localStorage,
    now: () => Date.now(),
    mark: () => `${randomNonce()}.${randomNonce()}`,
  });
  const known = new Set(instrument.items.map(({ id }) => id));

  /**
   * `shown` is an opened result; one's own answers stay in `responses`, and where one was with them in `own`,
   * untouched. `place` is what is on the screen.
   */
  const state = { responses: new Map(), personal: null, team: null, done: false, plan: [], keep: null, shown: null };
  state.place = state.own = 1;
  const notice = one(root, "[data-notice]");
  const keepText = one(root, "[data-keep-text]");
  const steps = createSteps(root, texts, state);
  const result = createResult(root, texts);
  const compare = createCompare(root, texts);
  const plan = createPlan(root, () => {
    (state.shown || state).plan = plan.read();
    if (!state.shown) save();
  });
  let fromCheck = false;
  let storageFault = null;

  function say(key, values) {
    const paragraph = document.createElement("p");
    paragraph.textContent = texts(key, values);
    notice.replaceChildren(paragraph);
  }

  function codeSentence(problem) {
    const wanted = problem.detail === String(TEAM) ? "format-personal-wanted" : "format-unknown";
    const key = problem.fault === "format" ? wanted : problem.fault;
    return texts(`code-${key}`, { found: problem.detail, length: instrument.codeLength });
  }

  // ---- Keeping ----------------------------------------------------------------------------------

  function record() {
    return {
      version: RECORD_VERSION,
      fingerprint: instrument.fingerprint,
      responses: Object.fromEntries(state.responses),
      place: state.own,
      done: state.done,
      personal: state.personal,
      team: state.team,
      plan: state.plan,
    };
  }

  function somethingToKeep() {
    return state.responses.size > 0 || state.plan.some((step) => step.what || step.who || step.when);
  }

  function save() {
    if (!somethingToKeep()) return;
    const fault = store.save(record(), state.keep);
    if (fault === "other-tab") {
      state.keep = null;
      one(root, "[data-keep]").checked = false;
    }
    if (fault && fault !== storageFault) say(fault);
    storageFault = fault;
    showKept();
  }

  function showKept() {
    const date = state.keep ? new Intl.DateTimeFormat("nl-NL", { dateStyle: "long" }).format(state.keep) : "";
    const words = state.keep ? texts("stored-local", { date }) : texts("stored-session");
    const sentence = somethingToKeep() ? words : texts("stored-nothing");
    setWords(keepText, sentence);
  }

  /** Only what the definition knows and the scale allows; anything else in storage is not ours to show. */
  function usable(stored) {
    const responses = new Map();
    for (const [id, response] of Object.entries(stored.responses || {})) {
      const onScale = response === 0 || (response >= instrument.scale.min && response <= instrument.scale.max);
      if (known.has(id) && Number.isInteger(response) && onScale) responses.set(id, response);
    }
    return responses;
  }

  function nonceOrNull(value) {
    return Number.isInteger(value) && value >= 0 && value <= 0xfffff ? value : null;
  }

  /** `early` are answers that somebody gave before this script ran; they are newer than what is stored. */
  function restore(early) {
    state.responses = early;
    one(root, "[data-keep]").checked = false;
    const { record: stored, kept, fault } = store.load();
    if (fault) say(fault);
    storageFault = fault;
    if (!stored) return;
    if (stored.version !== RECORD_VERSION || stored.fingerprint !== instrument.fingerprint) {
      store.erase();
      say("other-edition");
      return;
    }
    state.responses = new Map([...usable(stored), ...early]);
    state.personal = nonceOrNull(stored.personal);
    state.team = nonceOrNull(stored.team);
    const finished = stored.done === true && state.responses.size > 0 && !early.size;
    state.done = finished && state.personal !== null && state.team !== null;
    state.plan = readPlan(stored.plan, plan.read().length);
    state.keep = kept;
    one(root, "[data-keep]").checked = Boolean(kept);
    const place = Number.isInteger(stored.place) && stored.place >= 1 && stored.place <= steps.count ? stored.place : 1;
    state.place = state.own = state.done ? RESULT : stored.place === CHECK ? CHECK : place;
    if (!state.responses.size) return;
    if (state.done) say("restored-result");
    else {
      const step = state.place === CHECK ? steps.count : state.place;
      say("restored", { answered: state.responses.size, total: known.size, step });
    }
  }

  // ---- Going from place to place ----------------------------------------------------------------

  /** Show a place without touching the history. */
  function display(place, move) {
    state.place = place;
    if (!state.shown) state.own = place;
    const onResult = place === RESULT;
    steps.go(place, { move, fromCheck });
    show(result.panel, onResult);
    // The heading stays: it is the page's name and where the skip link leads.
    one(root, "[data-intro]").toggleAttribute("data-folded", place !== 1);
    show(one(root, "[data-progress-bar]"), !onResult);
    show(one(root, '[data-action="back-to-answers"]'), onResult);
    if (!onResult) return;
    if (state.shown) fillResult(state.shown.edition, state.shown.responses, state.shown.nonce, null);
    else fillResult(instrument, state.responses, state.personal, state.team);
    steps.showProgress();
    if (move) focusOn(one(result.panel, "[data-result-title]"));
  }

  /** Go there as a new entry in the history, so that the browser's Back leads here again. */
  function travel(place) {
    if (window.location.hash !== hashOf(place)) {
      moving = true;
      window.location.hash = hashOf(place);
    }
    display(place, true);
    if (!state.shown) save();
  }
  let moving = false;

  function allowed(place) {
    return place === RESULT && !state.done && !state.shown ? CHECK : place;
  }

  window.addEventListener("hashchange", () => {
    if (moving) {
      moving = false;
      return;
    }
    if (openFromAddress()) return;
    const place = placeFromHash(window.location.hash, steps.count);
    // Other fragments are no places of ours: the skip link, for one.
    if (!place && window.location.hash) return;
    if (place !== RESULT) state.shown = null;
    display(allowed(place || 1), true);
  });

  // ---- The result -------------------------------------------------------------------------------

  function fillResult(edition, responses, personal, team) {
    state.scores = result.fill(edition, responses);
    const inOrder = responsesInOrder(edition, responses);
    const codeOf = (format, nonce) => encode({ format, fingerprint: edition.fingerprint, nonce, responses: inOrder });
    state.code = codeOf(PERSONAL, personal);
    one(root, "[data-result-code]").textContent = state.code;
    const teamCode = one(root, "[data-team-code]");
    // An opened result has no team code: its owner handed one in already, and a second would count twice.
    teamCode.textContent = team === null ? "" : codeOf(TEAM, team);
    show(teamCode.closest(".scan-code"), team !== null);
    plan.fill(shownPlan());
    show(one(root, "[data-plan-kept]"), !state.shown);
    show(one(root, "[data-plan-loose]"), Boolean(state.shown));
    clearTools();
  }

  /** What somebody did with a result must not stay with the next one. */
  function clearTools() {
    compare.clear();
    const fallback = one(root, "[data-copy-fallback]");
    fallback.value = "";
    show(fallback, false);
  }

  /** Nothing of a result may be left in the page, also not where it cannot be seen. */
  function clearResult() {
    result.fill(instrument, new Map());
    state.code = null;
    state.scores = null;
    one(root, "[data-result-code]").textContent = "";
    one(root, "[data-team-code]").textContent = "";
    one(root, "[data-open-form]").reset();
    one(root, "[data-open-error]").textContent = "";
    clearTools();
    steps.clear();
  }

  function finish() {
    if (![...state.responses.values()].some((response) => response > 0)) {
      steps.refuseEmpty();
      return;
    }
    if (!state.done) {
      state.personal = randomNonce();
      state.team = randomNonce();
      state.done = true;
    }
    state.shown = null;
    travel(RESULT);
  }

  /** Read a result from the address, and take the code out of the address bar at once. */
  function openFromAddress() {
    const match = /^#r=(.*)$/s.exec(window.location.hash);
    if (!match) return false;
    try {
      window.history.replaceState(null, "", window.location.pathname + window.location.search + hashOf(state.place || 1));
    } catch {
      moving = true;
      window.location.replace(hashOf(state.place || 1));
    }
    const problem = openCode(`#r=${match[1].slice(0, 2000)}`);
    if (problem) {
      display(allowed(state.place || 1), false);
      const paragraph = document.createElement("p");
      paragraph.textContent = problem;
      notice.replaceChildren(paragraph);
    }
    return true;
  }

  /** Show the result of a code; returns a sentence when it cannot be read. */
  function openCode(text) {
    try {
      const { code, edition } = openPersonalCode(instrument, text);
      state.shown = { edition, nonce: code.nonce, responses: responsesById(edition, code.responses), plan: [] };
      if (edition === instrument) say("opened");
      else say("opened-edition", { edition: edition.edition });
      travelToShown();
      return null;
    } catch (problem) {
      if (!(problem instanceof CodeError)) throw problem;
      return codeSentence(problem);
    }
  }

  function travelToShown() {
    moving = window.location.hash !== hashOf(RESULT);
    if (moving) window.location.hash = hashOf(RESULT);
    display(RESULT, true);
  }

  // ---- What people do ---------------------------------------------------------------------------

  function answer(id, response) {
    // The same answer once more, with a digit, is the same result: its codes stay.
    if (state.responses.get(id) === response) return;
    state.responses.set(id, response);
    // Changed answers are another result: its codes must not be those of the old one.
    state.done = false;
    steps.showProgress();
    save();
  }

  steps.form.addEventListener("change", (event) => {
    if (event.target.matches('input[type="radio"]')) answer(event.target.name, Number(event.target.value));
  });

  one(root, "[data-keep]").addEventListener("change", (event) => {
    state.keep = event.target.checked ? store.keepUntil() : null;
    if (!state.keep) store.forgetDevice();
    save();
  });

  steps.form.addEventListener("keydown", (event) => {
    const radio = event.target;
    if (!radio.matches('input[type="radio"]') || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!/^[0-9]$/.test(event.key)) return;
    const wanted = all(radio.closest("fieldset"), "input").find((option) => option.value === event.key);
    if (!wanted) return;
    event.preventDefault();
    wanted.checked = true;
    wanted.focus();
    answer(wanted.name, Number(wanted.value));
  });

  steps.form.addEventListener("submit", (event) => event.preventDefault());

  const actions = {
    previous: () => travel(state.place === CHECK ? steps.count : state.place - 1),
    next: () => travel(state.place + 1),
    "show-result": () => {
      if (state.place === CHECK) finish();
      else {
        fromCheck = false;
        travel(CHECK);
      }
    },
    erase: () => {
      store.erase();
      Object.assign(state, { responses: new Map(), personal: null, team: null, done: false, plan: [], keep: null, shown: null });
      fromCheck = false;
      steps.fill();
      plan.fill([]);
      clearResult();
      one(root, "[data-keep]").checked = false;
      travel(1);
      storageFault = null;
      showKept();
      say("erased");
    },
    "back-to-answers": () => {
      const own = state.shown && state.own !== RESULT ? state.own : CHECK;
      state.shown = null;
      notice.replaceChildren();
      travel(state.responses.size ? own : 1);
    },
    "copy-code": () => copied(state.code),
    "copy-link": () => copied(`${window.location.href.split("#")[0]}#r=${state.code}`),
    "copy-team-code": () => copied(one(root, "[data-team-code]").textContent),
    print: () => {
      try {
        window.print();
      } catch {
        say("print-failed");
      }
    },
    "download-json": () => saved("json", "application/json", JSON.stringify(resultData(), null, 2)),
    "download-csv": () => saved("csv", "text/csv;charset=utf-8", csv(resultRows())),
    "add-to-plan": (button) => {
      const n = plan.add(one(button.closest("article"), "[data-advice-step]").textContent);
      say(n ? "plan-added" : "plan-full", { n });
    },
  };

  root.addEventListener("click", (event) => {
    const target = event.target.closest("[data-action], [data-go-to]");
    if (!target) return;
    if (target.dataset.goTo) {
      event.preventDefault();
      fromCheck = state.place === CHECK;
      const step = steps.stepOf(target.dataset.goTo);
      if (state.place !== step) travel(step);
      steps.goToItem(target.dataset.goTo);
      return;
    }
    // A double click moves one step: the second click of it changes nothing.
    if (event.detail > 1 && ["next", "previous", "show-result"].includes(target.dataset.action)) return;
    actions[target.dataset.action]?.(target);
  });

  // ---- Taking it along --------------------------------------------------------------------------

  async function copied(text) {
    say((await copyText(text, one(root, "[data-copy-fallback]"))) ? "copied" : "copy-failed");
  }

  function saved(extension, type, text) {
    const name = `lerende-organisatie-scan.${extension}`;
    say(download(name, type, text) ? "downloaded" : "download-failed", { name });
  }

  function shownResponses() {
    return (state.shown || state).responses;
  }

  function shownPlan() {
    return (state.shown || state).plan;
  }

  function shownEdition() {
    return state.shown ? state.shown.edition : instrument;
  }

  function resultData() {
    const edition = shownEdition();
    return {
      type: "lerende-organisatie-scan",
      version: 1,
      edition: edition.edition,
      fingerprint: edition.fingerprint.toString(16).padStart(4, "0"),
      code: state.code,
      responses: Object.fromEntries(edition.items.map(({ id }) => [id, shownResponses().get(id) || 0])),
      scores: state.scores.dimensions,
      overall: state.scores.overall,
      plan: shownPlan().filter((step) => step.what || step.who || step.when),
    };
  }

  function resultRows() {
    const edition = shownEdition();
    const scoreRow = (id, title, value) => ["score", id, title, value ?? "", result.bandName(edition, value)];
    const overallName = one(root, ".scan-overall__name").textContent;
    return [
      ["soort", "id", "naam", "waarde", "groep"],
      scoreRow("overall", overallName, state.scores.overall),
      ...result.rows().map((row) => {
        const id = row.dataset.dimension;
        return scoreRow(id, result.names(id), state.scores.dimensions[id]);
      }),
      ...edition.items.map(({ id }) => ["antwoord", id, itemText(id), shownResponses().get(id) || "", ""]),
      ...shownPlan().filter((step) => step.what).map((step) => ["plan", "", step.what, step.who, step.when]),
    ];
  }

  function itemText(id) {
    const legend = document.getElementById(`${id}-tekst`);
    return legend ? legend.lastChild.textContent.trim() : id;
  }

  one(root, "[data-calendar-form]").addEventListener("submit", (event) => {
    event.preventDefault();
    const date = one(root, "[data-calendar-date]").value;
    const now = new Date();
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(Date.parse(date)) || Date.parse(date) <= now.getTime()) {
      say("calendar-date");
      one(root, "[data-calendar-date]").focus();
      return;
    }
    const entry = calendar({
      date,
      title: texts("calendar-title"),
      text: texts("calendar-text"),
      uid: `${date}-${randomNonce()}@kennisbank-organisatieleren`,
      stamp: now.toISOString().replace(/[-:]|\.\d+/g, ""),
    });
    saved("ics", "text/calendar;charset=utf-8", entry);
  });

  // ---- Codes pasted by hand ---------------------------------------------------------------------

  one(root, "[data-open-form]").addEventListener("submit", (event) => {
    event.preventDefault();
    const input = one(root, "#open-code");
    const problem = input.value.trim() ? openCode(input.value) : texts("compare-empty");
    one(root, "[data-open-error]").textContent = problem || "";
    if (problem) input.focus();
    else input.value = "";
  });

  compare.form.addEventListener("submit", (event) => {
    event.preventDefault();
    compare.say("");
    if (!compare.input.value.trim()) {
      compare.say(texts("compare-empty"));
      return;
    }
    try {
      const { code, edition } = openPersonalCode(instrument, compare.input.value);
      const same = encode({ ...code, format: PERSONAL }) === state.code;
      if (same) compare.say(texts("compare-self"));
      else {
        compare.fill(score(edition, code.responses), state.scores);
        compare.say(texts("compare-done"), true);
      }
    } catch (problem) {
      if (!(problem instanceof CodeError)) throw problem;
      compare.say(codeSentence(problem));
    }
  });

  // ---- Begin ------------------------------------------------------------------------------------

  const second = new Date();
  second.setMonth(second.getMonth() + SECOND_TIME_MONTHS);
  one(root, "[data-calendar-date]").value = second.toISOString().slice(0, 10);

  const early = steps.chosen();
  restore(early);
  steps.fill();
  show(one(root, "[data-buttons]"), true);
  show(one(root, "[data-opener]"), true);
  show(one(root, "[data-keep-panel]"), true);
  showKept();
  if (!openFromAddress()) {
    // An opened result is gone after a reload, as its code has left the address: back to one's own answers.
    const asked = placeFromHash(window.location.hash, steps.count);
    const gone = asked === RESULT && !state.done;
    if (gone && !state.responses.size) say("result-gone");
    display(allowed(gone ? state.place : asked || state.place), false);
  }
  if (early.size) save();
}

const scanRoot = document.querySelector("[data-scan]");
if (scanRoot) startScan(scanRoot);
