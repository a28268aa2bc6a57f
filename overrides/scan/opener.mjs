/** The field for a code that somebody has: it opens the result that is in it. */

import { listenToField, one, setValue, show } from "../page/dom.mjs";

export function createOpener(root, { texts, on }) {
  const part = one(root, "[data-opener]");
  const form = one(part, "[data-open-form]");
  const input = one(form, "#open-code");
  listenToField(form, input, "open", on);

  return {
    show(state, before) {
      const { opener } = state;
      if (!before) show(part, true);
      if (before && state.erasing === "done" && before.erasing !== "done") part.open = false;
      setValue(input, opener.typed);
      if (before && opener.said === before.opener.said) return;
      one(part, "[data-open-error]").textContent = opener.said && texts(...opener.said);
      input.ariaInvalid = Boolean(opener.said);
      if (opener.said) input.focus();
    },
  };
}
