/* What pages with answers need of the theme's script, which stays out of them: it weighs more than the scan itself.
   The colours, as the theme keeps them; the title in the header; folded parts that are printed or linked to.
   Menu, focus and skip link are done in repairs.js, which runs after this. */
"use strict";
{
  const all = (selector) => [...document.querySelectorAll(selector)];

  document.documentElement.classList.replace("no-js", "js");

  /* Three radios, of which the label after the chosen one shows; the first goes by what the device prefers. */
  function colours() {
    const radios = all('[data-md-component="palette"] input');
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const colourOf = ({ dataset }) => ({
      media: dataset.mdColorMedia,
      scheme: dataset.mdColorScheme,
      primary: dataset.mdColorPrimary,
      accent: dataset.mdColorAccent,
    });
    let chosen = 0;

    function choose(index) {
      chosen = index;
      const color = colourOf(radios[index]);
      if (color.media === "(prefers-color-scheme)") {
        const wanted = `(prefers-color-scheme: ${dark.matches ? "dark" : "light"})`;
        const followed = radios.find((radio) => radio.dataset.mdColorMedia === wanted);
        if (followed) Object.assign(color, colourOf(followed), { media: color.media });
      }
      for (const [name, value] of Object.entries(color)) document.body.setAttribute(`data-md-color-${name}`, value);
      radios.forEach((radio, place) => {
        radio.nextElementSibling.hidden = place !== index;
      });
      __md_set("__palette", { index, color });
    }

    if (!radios.length) return;
    const kept = __md_get("__palette") || {
      index: radios.findIndex(({ dataset }) => matchMedia(dataset.mdColorMedia).matches),
    };
    choose(Math.max(0, Math.min(kept.index, radios.length - 1)));
    radios.forEach((radio, index) => radio.addEventListener("change", () => choose(index)));
    dark.addEventListener("change", () => choose(chosen));
  }

  /* Who has scrolled past the title of the page sees it in the header. */
  function title() {
    const header = document.querySelector(".md-header");
    const place = header.querySelector(".md-header__title");
    const heading = document.querySelector(".md-content h1");
    if (!place || !heading) return;
    const watch = () => new IntersectionObserver(([entry]) => {
      const isPast = !entry.isIntersecting && entry.boundingClientRect.bottom < entry.rootBounds.top + 1;
      place.classList.toggle("md-header__title--active", isPast && scrollY > 0);
      header.classList.toggle("md-header--shadow", isPast && scrollY > 0);
    }, { rootMargin: `-${header.offsetHeight}px 0px 0px` }).observe(heading);
    // The height is asked for once the page is laid out: before, the browser would have to lay it out for this alone.
    requestAnimationFrame(() => setTimeout(watch));
  }

  /* On paper everything is open, and so is the part that an address leads to. */
  function folds() {
    let opened = [];
    addEventListener("beforeprint", () => {
      opened = all(".md-content details:not([open])");
      for (const fold of opened) fold.open = true;
    });
    addEventListener("afterprint", () => {
      for (const fold of opened.splice(0)) fold.open = false;
    });
    const openTarget = () => {
      let fold = document.getElementById(location.hash.slice(1))?.closest("details");
      for (; fold; fold = fold.parentElement.closest("details")) fold.open = true;
    };
    addEventListener("hashchange", openTarget);
    openTarget();
  }

  colours();
  title();
  folds();
}
