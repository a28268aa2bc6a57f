/** What comes in through the two boxes and their files, and what is made of it. */

import { one } from "../page/dom.mjs";
import { edited } from "./box.mjs";
import { inSlices, intake, readFiles } from "./intake.mjs";
import { compared, filesTaken, notCompared, shown, sizeOf, sizeRefused } from "./state.mjs";

/** Reads texts and files; each does something with what was found, unless something else has begun meanwhile. */
function createReader(instrument, loop) {
  /** Files that are still being read: who reads a box waits for them. */
  let files = Promise.resolve();
  return {
    async text(text, transition) {
      loop.change((state) => ({ ...state, epoch: state.epoch + 1, progress: 0 }));
      const { epoch } = loop.state;
      const onProgress = ({ done, total }) => loop.set({ progress: done / total });
      const found = await inSlices(intake(text, instrument), onProgress, () => epoch !== loop.state.epoch);
      if (found) loop.change((state) => transition(state, found));
    },
    async files(list, use) {
      const { epoch } = loop.state;
      const reading = files.then(() => readFiles(list));
      files = reading.catch(() => {});
      const found = await reading;
      if (epoch === loop.state.epoch) await use(found);
    },
    waiting: () => files,
  };
}

/** @param {import("./names.mjs").Names} names */
export function createReading(root, { instrument }, loop) {
  const box = one(root, "[data-team-input]");
  const second = one(root, "[data-compare-input]");
  const reader = createReader(instrument, loop);
  const nameOf = (which) => one(root, `[data-compare-name="${which}"]`).value.trim() || "–";

  /** A change of the state that starts from what stands in the box now. */
  function withBox(transition) {
    loop.change((state) => transition({ ...state, box: edited(state.box, box.value) }));
  }

  function showText(text, size) {
    return reader.text(text, (state, found) => shown(state, found, size, instrument));
  }

  function compareText(text) {
    loop.change((state) => notCompared(state, text.trim() ? [] : [{ key: "compare-empty" }]));
    const names = { first: nameOf("first"), second: nameOf("second") };
    return text.trim() && reader.text(text, (state, found) => compared(state, found, names, instrument));
  }

  function useInFirst(found) {
    const taken = found.saved && box.value.trim();
    if (taken) found.problems.push({ key: "export-alone" });
    withBox((state) => filesTaken(state, found));
    return found.saved && !taken && showText(found.saved, null);
  }

  function useInSecond({ text, saved, problems }) {
    if (problems.length) return loop.change((state) => notCompared(state, problems));
    if (!saved) second.value = text;
    return compareText(saved || text);
  }

  return {
    withBox,
    takeFirst: (list) => reader.files(list, useInFirst),
    takeSecond: (list) => reader.files(list, useInSecond),
    async show() {
      await reader.waiting();
      const size = sizeOf(one(root, "[data-team-size]").value);
      if (Number.isNaN(size)) loop.change((state) => sizeRefused(state, "size-number"));
      else await showText(box.value, size);
    },
    async compare() {
      await reader.waiting();
      await compareText(second.value);
    },
  };
}
