/* The first script of each page that the engines open: it stands before the policy and notes what goes wrong.
   The notes are in the name of the window, which stays when the page changes. */
(() => {
  const note = (text) => { window.name += `${text} (${location.pathname})\n`; };
  addEventListener("securitypolicyviolation", (e) => {
    note(`policy: ${e.effectiveDirective} stops ${e.blockedURI} ${e.sample} at ${e.sourceFile}:${e.lineNumber}`);
  });
  // WebKit asks for scripts in advance without their hash, is refused by the policy, and then loads them with it.
  addEventListener("load", (e) => {
    if (!e.target.integrity) return;
    const refused = `policy: script-src-elem stops ${e.target.src} `;
    window.name = window.name.split("\n").filter((line) => !line.startsWith(refused)).join("\n");
  }, true);
  addEventListener("error", (e) => {
    if (e instanceof ErrorEvent) note(`error: ${e.message} at ${e.filename}:${e.lineno}`);
    else note(`not loaded: ${e.target.src || e.target.href}`);
  }, true);
  addEventListener("unhandledrejection", (e) => note(`promise: ${e.reason}`));
  for (const kind of ["error", "warn", "info", "log", "debug", "trace", "assert"]) {
    const original = console[kind];
    console[kind] = (...words) => {
      if (kind !== "assert" || !words[0]) note(`console ${kind}: ${words.join(" ")}`);
      original.apply(console, words);
    };
  }
})();
