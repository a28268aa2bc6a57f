/** What comes in through the two boxes and their files, and what is made of it. */

import { withBallot } from "./ballot.mjs";
import { edited } from "./box.mjs";
import { dayText } from "./numbers.mjs";
import { inSlices, intake, readFiles } from "./intake.mjs";
import { compared, filesTaken, notCompared, shown, shownAgain, sizeOf, sizeRefused } from "./state.mjs";

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

/** What a picture is called: a name that nobody changed gives way to its own team and day, if it has those. */
function nameOf({ value, defaultValue }, { team, date }) {
  const own = [team, dayText(date)].filter(Boolean).join(", ");
  return value === defaultValue && own ? own : value.trim() || "–";
}

/**
 * @param {ReturnType<import("./fields.mjs").createFields>} fields
 * @param {import("./names.mjs").Names} names
 */
export function createReading(fields, { instrument }, loop) {
  const reader = createReader(instrument, loop);

  /** A change of the state that starts from what stands in the box now. */
  function withBox(transition) {
    loop.change((state) => transition({ ...state, box: edited(state.box, fields.box.value) }));
  }

  function showText(text, size) {
    return reader.text(text, (state, found) => shown(state, withBallot(found, state.ballot), size, instrument));
  }

  const choice = () => ({
    first: (picture) => nameOf(fields.firstName, picture),
    second: (picture) => nameOf(fields.secondName, picture),
    order: fields.order.value,
  });

  /** A saved picture that was opened stands in no box: it stays when somebody asks to compare again. */
  function compareText(text) {
    const { found } = loop.state.second;
    const again = !text.trim() && found && found.picture;
    if (again) return loop.change((state) => compared(state, found, choice(), instrument));
    loop.change((state) => notCompared(state, text.trim() ? [] : [{ key: "compare-empty" }]));
    return text.trim() && reader.text(text, (state, other) => compared(state, other, choice(), instrument));
  }

  function useInFirst(found) {
    const taken = found.saved && fields.box.value.trim();
    if (taken) found.problems.push({ key: "export-alone" });
    withBox((state) => filesTaken(state, found));
    return found.saved && !taken && showText(found.saved, null);
  }

  function useInSecond({ text, saved, problems }) {
    if (problems.length) return loop.change((state) => notCompared(state, problems));
    fields.second.value = saved ? "" : text;
    return compareText(saved || text);
  }

  return {
    withBox,
    takeFirst: (list) => reader.files(list, useInFirst),
    takeSecond: (list) => reader.files(list, useInSecond),
    async show() {
      await reader.waiting();
      const size = sizeOf(fields.size.value);
      const { picture, codes } = loop.state;
      if (Number.isNaN(size)) loop.change((state) => sizeRefused(state, "size-number"));
      else if (picture && !codes && !fields.box.value.trim()) loop.change((state) => shownAgain(state, size));
      else await showText(fields.box.value, size);
    },
    async compare() {
      await reader.waiting();
      await compareText(fields.second.value);
    },
  };
}
