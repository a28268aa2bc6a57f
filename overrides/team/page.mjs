/** The team page: events become states, and every view shows the state. The only module that knows them all. */

import { download } from "../page/carry.mjs";
import { csv } from "../page/csv.mjs";
import { all, one, show } from "../page/dom.mjs";
import { createTexts } from "../page/texts.mjs";
import { randomNonce, readInstrument } from "../../quiz/instrument.mjs";
import { exportJson, exportRows } from "../../quiz/team/file.mjs";
import { createAgreement } from "./agreement.mjs";
import { createComparison } from "./compare.mjs";
import { createEntry } from "./entry.mjs";
import { cleared } from "./form.mjs";
import { createInput } from "./input.mjs";
import { readNames } from "./names.mjs";
import { createReading } from "./reading.mjs";
import { createTeamResult } from "./result.mjs";
import {
  agreedOn, emptyState, erased, formAdded, formOpened, formTakenBack, linkTaken, slideShown, told,
} from "./state.mjs";
import { createStatus } from "./status.mjs";
import { createWorkshop } from "./workshop.mjs";

/** The state of the page and its views; `change` and `set` are the only ways to another state. */
function createLoop(root, texts, names) {
  const { instrument } = names;
  const loop = { state: emptyState(instrument), change, set, stepSlide };

  /** @param {(state: import("./state.mjs").TeamState) => import("./state.mjs").TeamState} transition */
  function change(transition) {
    const before = loop.state;
    loop.state = transition(before);
    for (const view of views) view.show(loop.state, before);
  }

  function set(part) {
    change((state) => ({ ...state, ...part }));
  }

  function stepSlide(step) {
    change((state) => slideShown(state, step === null ? null : state.slide + step));
  }

  const views = [
    createInput(root, texts),
    createStatus(root, texts, instrument),
    createEntry(root, texts, instrument, (change) => set({ form: change(loop.state.form) })),
    createTeamResult(root, texts, names),
    createAgreement(root, texts, names, (name, words) => change((state) => agreedOn(state, name, words))),
    createComparison(root, texts, instrument),
    createWorkshop(root, texts, names, stepSlide),
  ];
  for (const view of views) view.show(loop.state, {});
  return loop;
}

/** What the buttons do, by the name in `data-action`. */
function actionsOf(root, texts, { instrument, nameOf }, loop, reading) {
  function save(extension, type, text) {
    const name = `teambeeld.${extension}`;
    loop.change((state) => told(state, download(name, type, text) ? "downloaded" : "download-failed", { name }));
  }

  function print(part) {
    loop.set(part);
    try {
      window.print();
    } catch {
      loop.change((state) => told(state, "print-failed"));
    }
  }

  function fullScreen() {
    const dialog = one(root, "[data-workshop]");
    const wanted = document.fullscreenElement ? document.exitFullscreen() : dialog.requestFullscreen?.();
    // Some browsers and shared screens refuse; the dialog fills the window anyway.
    wanted?.catch(() => {});
  }

  function erase() {
    for (const form of all(root, "form")) form.reset();
    loop.change((state) => erased(state, instrument));
    one(root, "[data-team-input]").focus();
  }

  const rows = () => exportRows(instrument, loop.state.picture, texts, nameOf);
  return {
    "open-entry": () => loop.change(formOpened),
    "close-entry": () => {
      loop.change(formOpened);
      one(root, '[data-action="open-entry"]').focus();
    },
    "clear-form": () => loop.set({ form: cleared(loop.state.form) }),
    "take-back": () => reading.withBox(formTakenBack),
    "erase-team": erase,
    "start-workshop": () => loop.change((state) => slideShown(state, 0)),
    "stop-workshop": () => loop.stepSlide(null),
    "next-slide": () => loop.stepSlide(1),
    "previous-slide": () => loop.stepSlide(-1),
    "full-screen": fullScreen,
    "print-picture": () => print({ printing: false }),
    "print-sheet": () => print({ printing: true, slide: null }),
    "download-team-json": () => save("json", "application/json", exportJson(instrument, loop.state.picture)),
    "download-team-csv": () => save("csv", "text/csv;charset=utf-8", csv(rows())),
  };
}

function listenToForms(root, { instrument }, loop, reading) {
  const onSubmit = {
    "team-form": reading.show,
    "team-compare-form": reading.compare,
    "entry-form": () => reading.withBox((state) => formAdded(state, instrument, randomNonce())),
  };
  for (const [form, submit] of Object.entries(onSubmit)) {
    one(root, `[data-${form}]`).addEventListener("submit", (event) => {
      event.preventDefault();
      submit();
    });
  }
  for (const [field, take] of Object.entries({ "team-file": reading.takeFirst, "compare-file": reading.takeSecond })) {
    one(root, `[data-${field}]`).addEventListener("change", async ({ target }) => {
      await take(Array.from(target.files));
      target.value = "";
    });
  }
  // The whole form takes dropped files; without preventDefault a browser would open them instead of this page.
  for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
    root.addEventListener(kind, (event) => {
      if (!event.dataTransfer || !Array.from(event.dataTransfer.types).includes("Files")) return;
      event.preventDefault();
      loop.set({ dropping: kind === "dragenter" || kind === "dragover" });
      if (kind === "drop") reading.takeFirst(Array.from(event.dataTransfer.files));
    });
  }
}

/** A team code in the address is taken over and disappears from the address bar at once. */
function takeFromAddress(reading) {
  const match = /^#t=(.+)$/.exec(window.location.hash);
  if (!match) return;
  history.replaceState(null, "", window.location.pathname + window.location.search);
  let text = match[1].slice(0, 2000);
  try {
    text = decodeURIComponent(text);
  } catch {
    // A half escape sequence stays as it is; the reader will say what is wrong with it.
  }
  reading.withBox((state) => linkTaken(state, text));
}

function startTeam(root) {
  const texts = createTexts(one(root, "[data-texts]"));
  const names = readNames(root, readInstrument(root));
  const loop = createLoop(root, texts, names);
  const reading = createReading(root, names, loop);
  const actions = actionsOf(root, texts, names, loop, reading);
  root.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-action]");
    if (button && button.type === "button") actions[button.dataset.action]?.();
  });
  listenToForms(root, names, loop, reading);
  addEventListener("afterprint", () => loop.set({ printing: false }));
  // The theme's one-letter shortcuts lead away from the page.
  root.addEventListener("keydown", (event) => {
    if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
  });
  takeFromAddress(reading);
  addEventListener("hashchange", () => takeFromAddress(reading));
  show(one(root, "[data-team-form]"), true);
}

const teamRoot = document.querySelector("[data-team]");
if (teamRoot) startTeam(teamRoot);
