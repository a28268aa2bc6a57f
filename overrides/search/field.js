/* The theme looks at the keys, so what is pasted, dictated or dropped into the field was searched only after a next
   key. Whatever changes the field now counts as one.

   What is searched comes when somebody is about to (overrides/search/worker.mjs): a pointer or the focus on the field,
   or on the button that opens it on a phone. A space that is gone at once is enough to ask the worker for it. */
(() => {
  "use strict";

  const field = document.querySelector('[data-md-component="search-query"]');
  if (!field) return;
  const key = () => field.dispatchEvent(new Event("keyup"));
  field.addEventListener("input", key);

  function prepare() {
    if (field.value) return;
    field.value = " ";
    key();
    field.value = "";
    key();
  }

  for (const part of [field, document.querySelector('[data-kb-open="search"]')]) {
    for (const type of ["pointerenter", "focus"]) part?.addEventListener(type, prepare, { once: true });
  }
})();
