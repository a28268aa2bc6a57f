/* The theme looks at the keys, so what is pasted, dictated or dropped into the field was searched only after a next
   key. Whatever changes the field now counts as one. */
(() => {
  "use strict";

  const field = document.querySelector('[data-md-component="search-query"]');
  if (field) field.addEventListener("input", () => field.dispatchEvent(new Event("keyup")));
})();
