/** What the pages of the team and of the organisation have in common: something that is never kept, and can be lost. */

import { one } from "./dom.mjs";

const UNDO_TIME = 10000;

/**
 * The buttons that erase: it is asked, done, and for ten seconds taken back.
 * @param {{state: {undo: object | null}, set: Function}} loop
 * @param {{erase: () => void, bringBack: (undo: object) => void}} page `bringBack` says where the focus goes
 */
export function erasing(root, loop, { erase, bringBack }) {
  const focus = (selector) => one(root, selector).focus();
  return {
    erase() {
      loop.set({ isErasing: true });
      focus("[data-erase-question]");
    },
    "keep-all": () => {
      loop.set({ isErasing: false });
      focus('[data-action="erase"]');
    },
    "confirm-erase": () => {
      erase();
      focus('[data-action="undo-erase"]');
      const { undo } = loop.state;
      setTimeout(() => {
        if (loop.state.undo !== undo) return;
        // A button that goes away takes the focus with it, to nowhere.
        const hadFocus = root.querySelector("[data-undo] :focus");
        loop.set({ undo: null });
        if (hadFocus) focus('[data-action="erase"]');
      }, UNDO_TIME);
    },
    "undo-erase": () => {
      const { undo } = loop.state;
      if (undo) bringBack(undo);
    },
  };
}

/** Asks before the page goes away while something is held; only then, as a browser keeps no page that asks for Back. */
export function guardLeaving(isHeld) {
  (isHeld ? addEventListener : removeEventListener)("beforeunload", askToStay);
}

function askToStay(event) {
  event.preventDefault();
  event.returnValue = true;
}

/** The whole page takes dropped files; without preventDefault a browser would open them instead of this page. */
export function takeDropped(root, showDropping, take) {
  for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
    root.addEventListener(kind, (event) => {
      if (!event.dataTransfer || !Array.from(event.dataTransfer.types).includes("Files")) return;
      event.preventDefault();
      showDropping(kind === "dragenter" || kind === "dragover");
      if (kind === "drop") take(Array.from(event.dataTransfer.files));
    });
  }
}

/** The theme's one-letter shortcuts lead away from the page. */
export function keepLetters(root) {
  root.addEventListener("keydown", (event) => {
    if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
  });
}
