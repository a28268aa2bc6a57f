/** The team page: events become states, and every view shows the state. The only module that knows them all. */

import { dayOf } from "../page/dates.mjs";
import { copyText, download } from "../page/files.mjs";
import { csv } from "../page/formats.mjs";
import { all, one, show } from "../page/dom.mjs";
import { toggleFullScreen } from "../page/screen.mjs";
import { createTexts } from "../page/texts.mjs";
import { erasing, guardLeaving, keepLetters, takeDropped } from "../page/tool.mjs";
import { randomNonce, readInstrument } from "../../quiz/instrument.mjs";
import { exportJson, exportRows } from "../../quiz/team/file.mjs";
import { createAgreement } from "./agreement.mjs";
import {
  ballotDropped, ballotKept, ballotOpened, ballotQuestioned, ballotStarted, ballotThrownAway, ballotWiped,
} from "./ballot.mjs";
import { createBallot } from "./ballot-view.mjs";
import { createComparison } from "./compare.mjs";
import { createEntry } from "./entry.mjs";
import { edited } from "./box.mjs";
import { createFields } from "./fields.mjs";
import { cleared } from "./form.mjs";
import { createInput } from "./input.mjs";
import { readNames } from "./names.mjs";
import { createReading } from "./reading.mjs";
import { createTeamResult } from "./result.mjs";
import {
  agreedOn, broughtBack, clockPaused, emptyState, erased, formAdded, formOpened, formTakenBack, isHolding, ownPicture,
  ownWritten, slideShown, statementChosen, timePassed, told,
} from "./state.mjs";
import { createStatus } from "./status.mjs";
import { createWorkshop } from "./workshop.mjs";

/** A file's name with the team and the day, of letters that every system takes. */
export function fileName({ team, date }, extension) {
  const plain = (team || "").normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  return `${["teambeeld", plain.slice(0, 40), date].filter(Boolean).join("-")}.${extension}`;
}

/** The state of the page and its views; `change` and `set` are the only ways to another state. */
function createLoop(root, texts, names, fields) {
  const { instrument } = names;
  const loop = { state: emptyState(instrument, dayOf(Date.now())), change, set, stepSlide };

  /** @param {(state: import("./state.mjs").TeamState) => import("./state.mjs").TeamState} transition */
  function change(transition) {
    const before = loop.state;
    loop.state = transition(before);
    for (const view of views) view.show(loop.state, before);
    loop.after?.();
  }

  function set(part) {
    change((state) => ({ ...state, ...part }));
  }

  function stepSlide(step) {
    change((state) => slideShown(state, step === null ? null : state.slide + step));
  }

  const onAgree = (name, words) => change((state) => agreedOn(state, name, words));
  const onChoose = (id) => change((state) => statementChosen(state, id));
  const onTime = (seconds, minutes) => change((state) => timePassed(state, seconds, minutes));
  const views = [
    createInput(root, texts, fields),
    createStatus(root, texts, instrument),
    createBallot(root, texts, instrument, fields),
    createEntry(root, texts, instrument, fields, (change) => set({ form: change(loop.state.form) })),
    createTeamResult(root, texts, names),
    createAgreement(root, texts, names, fields, onAgree, onChoose),
    createComparison(root, texts, names),
    createWorkshop(root, texts, names, { step: stepSlide, time: onTime, choose: onChoose }),
  ];
  for (const view of views) view.show(loop.state, {});
  return loop;
}

/** What the buttons do, by the name in `data-action`. */
function actionsOf(root, { instrument, dutchOf }, loop, reading) {
  const picture = () => ownPicture(loop.state);

  function save(extension, type, text) {
    const name = fileName(picture(), extension);
    const key = download(name, type, text) ? "downloaded" : "download-failed";
    loop.change((state) => told(state, key, { name }, "save"));
  }

  function print(part) {
    loop.set(part);
    try {
      window.print();
    } catch {
      loop.change((state) => told(state, "print-failed", {}, "print"));
    }
  }

  const rows = () => exportRows(instrument, picture(), dutchOf, dutchOf);
  return {
    "open-entry": () => loop.change(formOpened),
    "close-entry": () => {
      loop.change(formOpened);
      one(root, '[data-action="open-entry"]').focus();
    },
    "clear-form": () => loop.set({ form: cleared(loop.state.form) }),
    "take-back": () => reading.withBox(formTakenBack),
    "start-workshop": () => loop.change((state) => slideShown(state, 0)),
    "stop-workshop": () => loop.stepSlide(null),
    "next-slide": () => loop.stepSlide(1),
    "previous-slide": () => loop.stepSlide(-1),
    "full-screen": () => toggleFullScreen(one(root, "[data-workshop]")),
    "pause-clock": () => loop.change(clockPaused),
    "dark-slides": () => loop.set({ isDark: !loop.state.isDark }),
    "print-picture": () => print({ printing: "" }),
    "print-sheet": () => print({ printing: "sheet", slide: null }),
    "print-manager": () => print({ printing: "manager", slide: null }),
    "download-team-json": () => save("json", "application/json", exportJson(instrument, picture())),
    "download-team-csv": () => save("csv", "text/csv;charset=utf-8", csv(rows())),
  };
}

/** What the buttons of the ballot box do. Its codes come into the field, and go from there into the state alone. */
function ballotOf(root, { instrument }, fields, loop, reading) {
  let isPasted = false;

  function drop() {
    // As good as even: 2^32 chances over a few places.
    const chance = crypto.getRandomValues(new Uint32Array(1))[0] / 2 ** 32;
    const before = loop.state.ballot.renewed;
    loop.change((state) => ballotDropped(state, fields.ballot.value, instrument, chance));
    if (loop.state.ballot.renewed === before || !isPasted) return;
    // The next person would paste it again; a browser that does not allow this keeps it.
    isPasted = false;
    copyText("");
  }

  one(root, "[data-ballot-form]").addEventListener("submit", (event) => {
    event.preventDefault();
    drop();
  });
  one(root, "[data-ballot-form]").addEventListener("paste", () => (isPasted = true));
  // A page that comes back from the browser's memory shows an empty field, whatever was being typed.
  addEventListener("pagehide", fields.renewBallot);
  return {
    "start-ballot": () => loop.change(ballotStarted),
    "wipe-ballot-code": () => loop.change(ballotWiped),
    "cancel-ballot": () => loop.change(ballotQuestioned),
    "keep-ballot": () => loop.change(ballotKept),
    "throw-ballot-away": () => loop.change(ballotThrownAway),
    "ballot-full-screen": () => toggleFullScreen(one(root, "[data-ballot]")),
    "close-ballot": () => {
      loop.change((state) => ballotOpened(state, instrument));
      if (loop.state.ballot.isCounted && !loop.state.ballot.isShown) reading.show();
    },
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
  takeDropped(root, (dropping) => loop.set({ dropping }), reading.takeFirst);
}

function erasingOf(root, { instrument }, fields, loop) {
  return erasing(root, loop, {
    erase() {
      const values = fields.values();
      for (const form of all(root, "form")) form.reset();
      fields.renew();
      loop.change((state) => erased({ ...state, box: edited(state.box, values[0]) }, instrument, values));
    },
    bringBack(undo) {
      fields.restore(undo.fields);
      loop.change(broughtBack);
      fields.box.focus();
    },
  });
}

function startTeam(root) {
  const texts = createTexts(one(root, "[data-texts]"));
  const names = readNames(root, readInstrument(root));
  const fields = createFields(root);
  const loop = createLoop(root, texts, names, fields);
  const reading = createReading(fields, names, loop);
  const actions = {
    ...actionsOf(root, names, loop, reading),
    ...ballotOf(root, names, fields, loop, reading),
    ...erasingOf(root, names, fields, loop),
  };
  const guard = () =>
    guardLeaving(isHolding(loop.state) || Boolean(fields.box.value.trim() || fields.second.value.trim()));
  loop.after = guard;
  root.addEventListener("input", ({ target }) => {
    if (target === fields.team || target === fields.date) {
      loop.change((state) => ownWritten(state, target === fields.team ? "team" : "date", target.value));
    }
    guard();
  });
  root.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-action]");
    if (button && button.type === "button") actions[button.dataset.action]?.();
  });
  listenToForms(root, names, loop, reading);
  addEventListener("afterprint", () => loop.set({ printing: "" }));
  keepLetters(root);
  show(one(root, "[data-team-form]"), true);
}

const teamRoot = document.querySelector("[data-team]");
if (teamRoot) startTeam(teamRoot);
