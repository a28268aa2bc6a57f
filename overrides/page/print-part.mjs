/** Print a part of a page by itself: the style sheet for print leaves out what is marked here, until it is done. */

/** What to leave out so that `parts` remain of `root`: what stands beside them, and beside whatever holds them. */
export function beside(parts, root) {
  const kept = new Set(parts);
  for (const part of parts) {
    for (let holder = part; holder !== root; holder = holder.parentElement) kept.add(holder);
  }
  const left = [];
  const look = (holder) => {
    for (const child of Array.from(holder.children)) {
      if (!kept.has(child)) left.push(child);
      else if (!parts.includes(child)) look(child);
    }
  };
  look(root);
  return left;
}

/** Let the browser print these parts of its page alone. */
export function printPart(parts, root) {
  const left = beside(parts, root);
  const mark = (on) => left.forEach((element) => element.toggleAttribute("data-kb-not-printed", on));
  mark(true);
  window.addEventListener("afterprint", () => mark(false), { once: true });
  window.print();
}
