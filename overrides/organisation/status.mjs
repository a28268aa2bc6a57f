/** What is being read, what is not counted and why, and what else there is to say. */

import { one, show } from "../page/dom.mjs";
import { leftOutOf } from "./state.mjs";
import { leftOutText } from "./sentences.mjs";

const MOST_LEFT_OUT = 200;

export function createOrganisationStatus(root, texts) {
  const form = one(root, "[data-organisation-form]");

  /** A line for a file, with a button that takes it off the page where its name is known. */
  function lineOf(left) {
    const line = document.createElement("li");
    const file = left.file || "–";
    line.append(Object.assign(document.createElement("bdi"), { textContent: file }), ": ", leftOutText(texts, left));
    if (left.file) {
      const button = document.createElement("button");
      Object.assign(button, { type: "button", textContent: "×" });
      Object.assign(button.dataset, { action: "remove-file", file: left.file });
      button.setAttribute("aria-label", texts("remove", { name: left.file }));
      line.append(" ", button);
    }
    return line;
  }

  return {
    show(state, before) {
      const { news, progress, isErasing, undo, unread, whole, shown, letters } = state;
      if (unread !== before.unread || whole !== before.whole || shown !== before.shown) {
        const left = leftOutOf(state);
        const lines = left.slice(0, MOST_LEFT_OUT).map(letters ? (one) => lineOf({ ...one, file: "" }) : lineOf);
        one(form, "[data-organisation-rejected]").replaceChildren(...lines);
        show(one(form, "[data-organisation-refused]"), left.length);
      }
      if (news !== before.news) {
        const words = Object.assign(document.createElement("p"), {
          textContent: news ? texts(news.key, news.values) : "",
        });
        const notice = one(root, "[data-notice]");
        notice.replaceChildren(...(news ? [words] : []));
        // What was done in the table is seen there; what came of files is said below the field, perhaps out of sight.
        if (/read/.test(news?.key)) notice.scrollIntoView({ block: "nearest" });
      }
      one(root, "[data-organisation-letters]").checked = letters;
      show(one(form, "[data-erase-ask]"), isErasing);
      show(one(form, "[data-undo]"), undo);
      show(one(form, "[data-organisation-busy]"), progress !== null);
      one(form, "[data-organisation-progress]").value = progress || 0;
    },
  };
}
