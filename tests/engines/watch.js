/* The first script of each page that the engines open: it stands before the policy and notes what goes wrong.
   The notes are in the name of the window, which stays when the page changes. */
(() => {
  const note = (text) => { window.name += `${text} (${location.pathname})\n`; };
  // WebKit asks for scripts in advance without their hash, is refused by the policy, and then loads them with it.
  // It tells the refusal before the script or after: only one of a script that never came is a fault.
  const refused = new Map();
  addEventListener("securitypolicyviolation", (e) => {
    const text = `policy: ${e.effectiveDirective} stops ${e.blockedURI} ${e.sample} at ${e.sourceFile}:${e.lineNumber}`;
    if (e.effectiveDirective === "script-src-elem" && e.blockedURI.startsWith(location.origin)) {
      refused.set(e.blockedURI, text);
    } else {
      note(text);
    }
  });
  addEventListener("load", () => setTimeout(() => {
    const came = new Set(performance.getEntriesByType("resource").map((entry) => entry.name));
    const signed = new Set([...document.scripts].filter((script) => script.integrity).map((script) => script.src));
    for (const [address, text] of refused) {
      if (!came.has(address) || !signed.has(address)) note(text);
    }
  }));
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
