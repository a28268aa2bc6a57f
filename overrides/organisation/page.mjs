/** The organisation page: events become states, and every view shows the state. Nothing is kept, nothing is sent. */

import { download } from "../page/files.mjs";
import { csv } from "../page/formats.mjs";
import { all, one, show } from "../page/dom.mjs";
import { toggleFullScreen } from "../page/screen.mjs";
import { createTexts } from "../page/texts.mjs";
import { erasing, guardLeaving, keepLetters, takeDropped } from "../page/tool.mjs";
import { readInstrument } from "../../quiz/instrument.mjs";
import { editionsByFingerprint, organisationJson, organisationRows } from "../../quiz/team/organisation_file.mjs";
import { dayText, shownNumber } from "../team/numbers.mjs";
import { createBlocks } from "./blocks.mjs";
import { readPictures } from "./reading.mjs";
import {
  emptyOrganisation, fileRemoved, filesAdded, isHoldingFiles, lettersChosen, organisationBack, organisationErased,
  slideStepped, teamMoved, teamRemoved,
} from "./state.mjs";
import { createOrganisationStatus } from "./status.mjs";
import { createOrganisationWorkshop } from "./workshop.mjs";

/** What scales and statements are called; a statement of an earlier edition has only its id here. */
function namesIn(root) {
  const names = new Map(all(root, "[data-scale-name]").map((span) => [span.dataset.scaleName, span.textContent]));
  return (id) => names.get(id) || id;
}

/** The state of the page and its views; `change` and `set` are the only ways to another state. */
function createLoop(root, texts, nameOf) {
  const loop = { state: emptyOrganisation(), change, set: (part) => change((state) => ({ ...state, ...part })) };

  function change(transition) {
    const before = loop.state;
    loop.state = transition(before);
    for (const view of views) view.show(loop.state, before);
    guardLeaving(isHoldingFiles(loop.state));
  }

  const views = [
    createOrganisationStatus(root, texts),
    createBlocks(root, texts, nameOf),
    createOrganisationWorkshop(root, texts, nameOf, (step) => change((state) => slideStepped(state, step))),
  ];
  return loop;
}

/** What the buttons do, by the name in `data-action`; each gets the button. */
function actionsOf(root, texts, nameOf, instrument, loop) {
  const editions = editionsByFingerprint(instrument);

  function save(extension, type, text) {
    const name = `organisatiebeeld.${extension}`;
    loop.set({ news: { key: download(name, type, text) ? "downloaded" : "download-failed", values: { name } } });
  }

  /** The same button of the same team, where it is now. */
  function move({ dataset: { action, team } }, step) {
    loop.change((state) => teamMoved(state, team, step));
    all(root, `[data-action="${action}"]`).find((button) => button.dataset.team === team)?.focus();
  }

  function print() {
    try {
      window.print();
    } catch {
      loop.set({ news: { key: "print-failed" } });
    }
  }

  /** Then to the same button of the next one, or the one before it: in a long list nobody has to look for the place. */
  function remove(button, transition) {
    const same = () => all(root, `[data-action="${button.dataset.action}"]`);
    const place = same().indexOf(button);
    loop.change(transition);
    const left = same();
    (left[Math.min(place, left.length - 1)] || one(root, "[data-organisation-file]")).focus();
  }

  return {
    "move-up": (button) => move(button, -1),
    "move-down": (button) => move(button, 1),
    "remove-team": (button) => remove(button, (state) => teamRemoved(state, button.dataset.team, instrument)),
    "remove-file": (button) => remove(button, (state) => fileRemoved(state, button.dataset.file, instrument)),
    "start-workshop": () => loop.change((state) => slideStepped(state, 0)),
    "stop-workshop": () => loop.change((state) => slideStepped(state, null)),
    "next-slide": () => loop.change((state) => slideStepped(state, 1)),
    "previous-slide": () => loop.change((state) => slideStepped(state, -1)),
    "full-screen": () => toggleFullScreen(one(root, "[data-organisation-workshop]")),
    "print-organisation": print,
    "download-organisation-json": () =>
      save("json", "application/json", organisationJson(loop.state.shown, editions)),
    "download-organisation-csv": () =>
      save("csv", "text/csv;charset=utf-8", csv(organisationRows(loop.state.shown, texts, nameOf))),
    ...erasing(root, loop, {
      erase() {
        one(root, "[data-organisation-form]").reset();
        loop.change(organisationErased);
      },
      bringBack() {
        loop.change(organisationBack);
        one(root, "[data-organisation-file]").focus();
      },
    }),
  };
}

function listenToFiles(root, instrument, loop) {
  const editions = editionsByFingerprint(instrument);

  async function take(list) {
    const { epoch } = loop.state;
    const reading = readPictures(list, editions, (progress) => loop.set({ progress }));
    // While the browser opens the first files there is time to make what writes days and figures.
    dayText("2026-01-01");
    shownNumber(0, 1);
    const read = await reading;
    // Whoever erased everything meanwhile does not want it any more.
    if (epoch === loop.state.epoch) loop.change((state) => filesAdded(state, read, instrument));
    else loop.set({ progress: null });
  }

  one(root, "[data-organisation-file]").addEventListener("change", async ({ target }) => {
    const list = Array.from(target.files);
    target.value = "";
    if (list.length) await take(list);
  });
  takeDropped(root, (isOver) => root.toggleAttribute("data-dropping", isOver), take);
}

function startOrganisation(root) {
  const texts = createTexts(one(root, "[data-texts]"));
  const [instrument, nameOf] = [readInstrument(root), namesIn(root)];
  const loop = createLoop(root, texts, nameOf);
  const actions = actionsOf(root, texts, nameOf, instrument, loop);
  root.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-action]");
    if (button) actions[button.dataset.action]?.(button);
  });
  one(root, "[data-organisation-letters]").addEventListener("change", ({ target }) => {
    loop.change((state) => lettersChosen(state, target.checked));
  });
  one(root, "[data-organisation-form]").addEventListener("submit", (event) => event.preventDefault());
  listenToFiles(root, instrument, loop);
  keepLetters(root);
  show(one(root, "[data-organisation-form]"), true);
}

const organisationRoot = document.querySelector("[data-organisation-page]");
if (organisationRoot) startOrganisation(organisationRoot);
