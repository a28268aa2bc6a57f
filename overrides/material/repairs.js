/* What Material's own script gets wrong for people who use a keyboard, a screen reader or large letters.
   All words stand in mended.html; without this script the theme works as its makers shipped it. */
"use strict";
{
  const find = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  /* Menu and search are hidden checkboxes with labels: no focus, no name, no state, and behind the open
     panel one tabs on through the page. Real buttons work the checkbox; where a panel covers the page, the
     rest of the page is inert, focus goes in, and comes back to the button afterwards. */
  function panel(name, element, covers, first) {
    const toggle = find(`#__${name}`);
    const opener = find(`[data-kb-open="${name}"]`);
    if (!toggle || !opener || !element) return null;
    const inert = [];
    let modal = false;

    function sync() {
      modal = toggle.checked && covers.matches;
      opener.setAttribute("aria-expanded", String(toggle.checked));
      while (inert.length) inert.pop().inert = false;
      if (!modal) return;
      for (let part = element; part !== document.body; part = part.parentElement) {
        for (const other of part.parentElement.children) {
          if (other !== part && !other.inert && !other.matches("script, .md-toggle, .md-overlay")) {
            other.inert = true;
            inert.push(other);
          }
        }
      }
    }

    toggle.addEventListener("change", () => {
      const wasModal = modal;
      const leave = element.contains(document.activeElement) || document.activeElement === document.body;
      sync();
      if (modal) first().focus();
      else if (wasModal && leave) opener.focus();
    });
    covers.addEventListener("change", sync);
    addEventListener("pageshow", sync);
    opener.addEventListener("click", () => toggle.click());
    for (const close of all(`[data-kb-close="${name}"]`)) {
      close.addEventListener("click", () => toggle.checked && toggle.click());
    }
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && modal) toggle.click();
    });
    return { toggle, isModal: () => modal };
  }

  function repairMenu() {
    const menu = find(".md-sidebar--primary");
    panel("drawer", menu, matchMedia("(max-width: 76.234375em)"), () => find('[data-kb-close="drawer"]'));
    if (menu) for (const toggle of all(".md-nav__toggle", menu)) addBranchButton(menu, toggle);
  }

  /* Branches of the menu open with a label that takes no focus or has no name: a button beside each. */
  function addBranchButton(menu, toggle) {
    const label = find(`label.md-nav__link[for="${toggle.id}"]`, menu);
    const branch = find(":scope > .md-nav", toggle.parentElement);
    if (!label || !branch) return;
    label.removeAttribute("tabindex");
    const button = document.createElement("button");
    button.type = "button";
    button.className = `${label.className} kb-branch`;
    if (toggle.id === "__toc") button.classList.add("kb-branch--toc");
    button.append(...[...label.childNodes].map((node) => node.cloneNode(true)));
    if (!button.textContent.trim()) {
      button.classList.add("kb-branch--icon");
      button.setAttribute("aria-label", label.parentElement.textContent.trim());
    }
    branch.id = branch.id || `kb-tak${toggle.id}`;
    button.setAttribute("aria-controls", branch.id);
    const sync = () => button.setAttribute("aria-expanded", String(toggle.checked));
    button.addEventListener("click", () => toggle.click());
    toggle.addEventListener("change", sync);
    sync();
    label.after(button);
  }

  function repairSearch() {
    const search = find(".md-search");
    const query = search && find(".md-search__input", search);
    const searching = query && panel("search", search, matchMedia("(max-width: 59.984375em)"), () => query);
    if (!searching) return;
    const { toggle, isModal } = searching;
    /* Only on a phone it covers the page and is a dialog. */
    toggle.addEventListener("change", () => {
      for (const [attribute, value] of [["role", "dialog"], ["aria-modal", "true"], ["aria-label", "Zoeken"]]) {
        if (isModal()) search.setAttribute(attribute, value);
        else search.removeAttribute(attribute);
      }
    });
    /* On wide screens the list opens under the field: it closes when focus goes on, and with Escape. */
    search.addEventListener("focusout", (event) => {
      if (toggle.checked && !isModal() && event.relatedTarget && !search.contains(event.relatedTarget)) toggle.click();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !toggle.checked || isModal()) return;
      if (search.contains(document.activeElement) && document.activeElement !== query) query.focus();
      else toggle.click();
    });
    query.addEventListener("input", () => toggle.checked || toggle.click());
    /* Results were to be reached by arrows only, and repeat the level-one heading. */
    new MutationObserver(() => {
      for (const stop of all("[tabindex]", find(".md-search-result__list"))) stop.removeAttribute("tabindex");
      for (const heading of all("h1, h2", search)) heading.setAttribute("role", "presentation");
    }).observe(find(".md-search-result__list"), { childList: true, subtree: true });
  }

  /* The colours: three radios of which only the label of the chosen one is visible, none checked at first,
     so focus often stands on something that cannot be seen. One button instead, with the name of the state. */
  function repairPalette() {
    const palette = find("[data-kb-palette]");
    const schemes = find('[data-md-component="palette"]');
    if (!palette || !schemes) return;
    const radios = all("input", schemes);
    const isShown = (radio) => radio.nextElementSibling && !radio.nextElementSibling.hidden;
    const chosen = () => Math.max(0, radios.findIndex(isShown));
    const show = () => {
      all("[data-kb-scheme]", palette).forEach((face, index) => {
        face.hidden = index !== chosen();
      });
    };
    palette.addEventListener("click", () => radios[(chosen() + 1) % radios.length].click());
    new MutationObserver(show).observe(schemes, { attributeFilter: ["hidden"], subtree: true });
    show();
  }

  /* The skip link leads to the first heading of the Markdown, which the scan hides once it has begun. */
  function repairSkipLink() {
    const skip = find(".md-skip");
    if (!skip) return;
    skip.addEventListener("click", (event) => {
      const target = all(".md-content :is(h1, h2)").find((heading) => heading.getClientRects().length);
      if (!target) return;
      event.preventDefault();
      if (!target.hasAttribute("tabindex")) target.tabIndex = -1;
      target.focus();
      target.scrollIntoView();
    });
  }

  /* The theme wraps wide tables in a box that scrolls sideways, which a keyboard could not reach. */
  function repairTables() {
    const measure = (box) => {
      if (box.scrollWidth <= box.clientWidth) {
        for (const attribute of ["tabindex", "role", "aria-label"]) box.removeAttribute(attribute);
        return;
      }
      const headings = all(".md-content :is(h1, h2, h3, h4)");
      const isBefore = (heading) => heading.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING;
      const caption = find("caption", box) || headings.filter(isBefore).pop();
      box.tabIndex = 0;
      box.setAttribute("role", "group");
      const kind = document.documentElement.lang === "nl" ? "Tabel: " : "";
      box.setAttribute("aria-label", kind + (caption ? caption.textContent.trim() : document.title));
    };
    const sizes = new ResizeObserver((entries) => entries.forEach((entry) => measure(entry.target)));
    for (const box of all(".md-typeset__scrollwrap")) sizes.observe(box);
  }

  /* Every block of code got the same id, that of the content around it. */
  function repairCode() {
    all('pre[id^="__code_"]').forEach((block, index) => {
      block.id = `__code_${index}`;
    });
  }

  /* A tip stayed as long as the pointer or the focus (WCAG 1.4.13): Escape takes it away. */
  function repairTips() {
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      for (const tip of all(".md-tooltip--active, .md-tooltip2--active")) tip.hidden = true;
    });
  }

  /* When the document is read, the theme asks of each page in another language for a list of pages that is not there.
     It finds them under another name; whoever looks later, as a search engine does, finds them as they are. */
  function repairLanguages() {
    const links = all("link[rel=alternate]");
    const call = (name) => links.forEach((link) => (link.rel = name));
    call("x-alternate");
    addEventListener("load", () => call("alternate"));
  }

  repairLanguages();
  repairMenu();
  repairSearch();
  repairPalette();
  repairSkipLink();
  repairTips();
  addEventListener("DOMContentLoaded", repairTables);
  addEventListener("DOMContentLoaded", repairCode);
}
