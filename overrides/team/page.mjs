/** The team page: ties input, picture, workshop, comparison and agreement together. The only one that knows them all. */

import { download } from "../page/carry.mjs";
import { all, focusOn, one, show } from "../page/dom.mjs";
import { csv } from "../page/csv.mjs";
import { readInstrument } from "../../quiz/instrument.mjs";
import { createAgreement } from "./agreement.mjs";
import { createComparison } from "./compare.mjs";
import { remembered, write, writeList } from "../page/team-dom.mjs";
import { createEntry } from "./entry.mjs";
import { ExportError, exportJson, exportRows, isExport, parseExport } from "../../quiz/team/file.mjs";
import { TeamReader } from "../../quiz/team/input.mjs";
import { LARGEST_TEXT, inSlices, readFiles, refusedSentences } from "./read.mjs";
import { createTeamResult } from "./result.mjs";
import { createWorkshop } from "./workshop.mjs";
import { nearlySameSize, sharedRespondents, teamPicture, thresholdOf } from "../../quiz/team/picture.mjs";
import { createTexts, listed } from "../page/texts.mjs";

function startTeam(root) {
  const instrument = readInstrument(root);
  const texts = createTexts(one(root, "[data-texts]"));
  const threshold = thresholdOf(instrument);
  const form = one(root, "[data-team-form]");
  const input = one(form, "[data-team-input]");
  const notice = one(root, "[data-notice]");
  const result = createTeamResult(root, texts, instrument);
  const workshop = createWorkshop(root, texts, instrument, result);
  const agreement = createAgreement(root, texts, result);
  const comparison = createComparison(root, texts);
  const entry = createEntry(root, texts, instrument, {
    onAdd: (code) => append(code),
    onTakeBack: (code) => {
      input.value = input.value.split("\n").filter((line) => line.trim() !== code).join("\n");
    },
  });
  show(form, true);
  const clearPage = remembered(root);
  /** Everything that can hold a figure about the group; what is typed beside it stays. */
  const parts = [result.panel, comparison.part, one(root, "[data-sheet]"), one(root, "[data-workshop]")];
  const clearParts = parts.map(remembered);
  /** What is shown now: the picture, and the codes it came from (none for a saved picture). */
  const state = { picture: null, codes: null };
  let run = 0;
  let erased = 0;

  function say(key, values) {
    const paragraph = document.createElement("p");
    paragraph.textContent = key ? texts(key, values) : "";
    notice.replaceChildren(...(key ? [paragraph] : []));
  }

  function append(text) {
    const before = input.value.replace(/\s+$/, "");
    input.value = before ? `${before}\n${text}\n` : `${text}\n`;
  }

  // ---- From text to picture -----------------------------------------------------------------------

  /** The respondents in a text; null when a newer run has begun. */
  async function readText(text) {
    const mine = (run += 1);
    const busy = one(form, "[data-team-busy]");
    const progress = one(form, "[data-team-progress]");
    const timer = setTimeout(() => show(busy, true), 150);
    try {
      const reader = new TeamReader(text, instrument);
      const onProgress = ({ done, total }) => {
        progress.value = done / total;
      };
      const stopped = await inSlices(reader.steps(), onProgress, () => mine !== run);
      return stopped === null ? null : reader.result;
    } finally {
      clearTimeout(timer);
      show(busy, false);
    }
  }

  function readSize() {
    const typed = one(form, "[data-team-size]").value.trim();
    if (!typed) return { size: null, fault: null };
    return /^[1-9]\d{0,6}$/.test(typed) ? { size: Number(typed), fault: null } : { size: null, fault: "size-number" };
  }

  function showSizeFault(fault) {
    write(form, "team-size-error", fault ? texts(fault) : "");
    const field = one(form, "[data-team-size]");
    if (fault) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }

  function line(selector, sentence) {
    const element = one(form, selector);
    element.textContent = sentence;
    show(element, Boolean(sentence));
  }

  const plural = (key, n, values = {}) => texts(`${key}-${n === 1 ? "one" : "many"}`, { n, ...values });

  function showInput(found) {
    const n = found.respondents.size;
    write(form, "team-n", String(n));
    write(form, "team-n-text", plural("n", n));
    show(one(form, "[data-team-status-text]"), true);
    const needed = Math.max(0, threshold - n);
    line("[data-team-needed]", needed ? plural("needed", needed, { needed, threshold }) : "");
    line("[data-team-duplicates]", found.duplicates.length ? plural("duplicates", found.duplicates.length) : "");
    const sentences = refusedSentences(texts, instrument, found);
    showRefused(sentences, sentences.length ? plural("refused", found.refused.length + found.duplicates.length) : "");
  }

  function showRefused(sentences, text) {
    line("[data-team-refused-text]", text);
    const details = one(form, "[data-team-refused]");
    writeList(form, "team-rejected", sentences);
    details.open = sentences.length > 0 && sentences.length <= 12;
    show(details, sentences.length > 0);
  }

  function clearInput() {
    for (const selector of ["[data-team-n]", "[data-team-n-text]"]) one(form, selector).textContent = "";
    show(one(form, "[data-team-status-text]"), false);
    line("[data-team-needed]", "");
    line("[data-team-duplicates]", "");
    showRefused([], "");
  }

  function clearPicture() {
    Object.assign(state, { picture: null, codes: null });
    workshop.stop();
    for (const clear of clearParts) clear();
  }

  function showPicture(picture, codes) {
    Object.assign(state, { picture, codes });
    comparison.clear();
    result.fill(picture);
    agreement.fill(picture);
    show(comparison.part, true);
    focusOn(one(root, "[data-team-title]"));
  }

  async function showTeam() {
    say(null);
    const { size, fault } = readSize();
    if (fault) {
      showSizeFault(fault);
      one(form, "[data-team-size]").focus();
      return;
    }
    showSizeFault(null);
    if (input.value.length > LARGEST_TEXT) {
      clearPicture();
      clearInput();
      showRefused([texts("file-too-large")], texts("refused-one"));
      return;
    }
    if (isExport(input.value)) {
      reopen(input.value);
      return;
    }
    const found = await readText(input.value);
    if (!found) return;
    clearPicture();
    showInput(found);
    if (size !== null && size < found.respondents.size) {
      showSizeFault("size-small");
      one(form, "[data-team-size]").focus();
      return;
    }
    const picture = teamPicture(instrument, [...found.respondents.values()], size);
    if (picture) showPicture(picture, new Set(found.respondents.keys()));
  }

  /** A saved picture instead of codes. */
  function reopen(text) {
    clearPicture();
    clearInput();
    try {
      const picture = parseExport(text, instrument);
      input.value = "";
      write(form, "team-n", String(picture.n));
      write(form, "team-n-text", texts("part"));
      show(one(form, "[data-team-status-text]"), true);
      showPicture(picture, null);
      say("reopened", { edition: picture.edition });
    } catch (problem) {
      if (!(problem instanceof ExportError)) throw problem;
      showRefused([texts(`team-${problem.reason}`, { found: problem.detail || "–" })], texts("refused-one"));
    }
  }

  async function takeFiles(files) {
    const before = erased;
    const found = await readFiles(files, texts);
    if (before !== erased) return;
    if (found.saved && input.value.trim()) {
      found.problems.push(texts("export-alone"));
    } else if (found.saved) {
      reopen(found.saved);
    }
    if (found.text) {
      append(found.text);
      say("files-read", { name: found.names.join(", ") });
    }
    if (found.problems.length) showRefused(found.problems, texts("refused-one"));
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    showTeam();
  });

  const fileField = one(form, "[data-team-file]");
  fileField.addEventListener("change", async () => {
    await takeFiles(Array.from(fileField.files));
    fileField.value = "";
  });

  // The whole form takes dropped files; without preventDefault a browser would open them instead of this page.
  for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
    root.addEventListener(kind, (event) => {
      if (!event.dataTransfer || !Array.from(event.dataTransfer.types).includes("Files")) return;
      event.preventDefault();
      form.toggleAttribute("data-dropping", kind === "dragenter" || kind === "dragover");
      if (kind === "drop") takeFiles(Array.from(event.dataTransfer.files));
    });
  }

  // ---- Comparison ---------------------------------------------------------------------------------

  async function compareWith(text) {
    comparison.clear();
    if (!text.trim()) {
      comparison.say(texts("compare-empty"));
      return;
    }
    let second = null;
    let codes = null;
    if (text.length > LARGEST_TEXT) {
      comparison.say(texts("file-too-large"));
      return;
    }
    if (isExport(text)) {
      try {
        second = parseExport(text, instrument);
      } catch (problem) {
        if (!(problem instanceof ExportError)) throw problem;
        comparison.say(texts(`team-${problem.reason}`, { found: problem.detail || "–" }));
        return;
      }
    } else {
      const found = await readText(text);
      if (!found) return;
      comparison.refuse(refusedSentences(texts, instrument, found));
      const needed = threshold - found.respondents.size;
      if (needed > 0) {
        comparison.say(plural("compare-few", needed, { needed }));
        return;
      }
      codes = new Set(found.respondents.keys());
      second = teamPicture(instrument, [...found.respondents.values()]);
    }
    if (state.picture) compareWithPicture(second, codes);
  }

  /** Without the codes of both nobody can see who is in both: the person who compares is told so. */
  function compareWithPicture(second, codes) {
    const first = state.picture;
    const notes = [];
    if (state.codes && codes) {
      const shared = sharedRespondents(state.codes, codes, threshold);
      if (shared === null) {
        comparison.say(texts("compare-overlap", { threshold }));
        return;
      }
      if (shared) notes.push(texts("compare-shared", { n: shared }));
    } else {
      notes.push(texts("team-compare-unknown"));
      if (nearlySameSize(first, second)) notes.push(texts("team-compare-sizes"));
    }
    if (first.edition !== second.edition) {
      const both = [first.edition, second.edition];
      notes.push(texts("team-compare-editions", { found: listed(both, texts("and")) }));
    }
    comparison.fill(first, second, notes);
  }

  comparison.form.addEventListener("submit", (event) => {
    event.preventDefault();
    compareWith(comparison.input.value);
  });

  comparison.file.addEventListener("change", async () => {
    const before = erased;
    const found = await readFiles(Array.from(comparison.file.files), texts);
    if (before !== erased) return;
    comparison.file.value = "";
    if (found.problems.length) comparison.say(found.problems.join(" "));
    else if (found.saved) compareWith(found.saved);
    else {
      comparison.input.value = found.text;
      compareWith(found.text);
    }
  });

  // ---- Taking it along ----------------------------------------------------------------------------

  function saved(extension, type, text) {
    const name = `teambeeld.${extension}`;
    say(download(name, type, text) ? "downloaded" : "download-failed", { name });
  }

  function printPage() {
    try {
      window.print();
    } catch {
      say("print-failed");
    }
  }

  function toggleEntry(open) {
    one(form, '[data-action="open-entry"]').setAttribute("aria-expanded", String(open));
    if (open) entry.open();
    else {
      entry.close();
      one(form, '[data-action="open-entry"]').focus();
    }
  }

  const actions = {
    "open-entry": () => toggleEntry(one(root, "[data-entry]").hidden),
    "close-entry": () => toggleEntry(false),
    "clear-form": () => entry.clear(),
    "take-back": () => entry.takeBack(),
    "erase-team": () => {
      run += 1;
      erased += 1;
      clearPicture();
      entry.erase();
      for (const field of all(root, "input, textarea")) field.value = field.defaultValue;
      clearPage();
      say("erased");
      input.focus();
    },
    "start-workshop": () => state.picture && workshop.start(state.picture),
    "stop-workshop": () => workshop.stop(),
    "next-slide": () => workshop.next(),
    "previous-slide": () => workshop.previous(),
    "full-screen": () => workshop.fullScreen(),
    "print-picture": () => {
      agreement.putAway();
      printPage();
    },
    "print-sheet": () => {
      workshop.stop();
      agreement.print(printPage);
    },
    "download-team-json": () => saved("json", "application/json", exportJson(instrument, state.picture)),
    "download-team-csv": () => 
      saved("csv", "text/csv;charset=utf-8", csv(exportRows(instrument, state.picture, texts, result.nameOf))),
  };

  root.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-action]");
    if (button && button.type === "button") actions[button.dataset.action]?.(button);
  });

  // The theme's one-letter shortcuts lead away from the page.
  root.addEventListener("keydown", (event) => {
    if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
  });

  // ---- Begin --------------------------------------------------------------------------------------

  /** A team code in the address is taken over and disappears from the address bar at once. */
  function takeFromAddress() {
    const match = /^#t=(.+)$/.exec(window.location.hash);
    if (!match) return;
    history.replaceState(null, "", window.location.pathname + window.location.search);
    let text = match[1].slice(0, 2000);
    try {
      text = decodeURIComponent(text);
    } catch {
      // A half escape sequence stays as it is; the reader will say what is wrong with it.
    }
    append(text);
    say("from-link");
  }

  takeFromAddress();
  addEventListener("hashchange", takeFromAddress);
}

const teamRoot = document.querySelector("[data-team]");
if (teamRoot) startTeam(teamRoot);
