/* The day of the print at the foot of each sheet: no style sheet knows it. A sheet of its own, which a policy allows
   and which works for a page that was opened as a file. */
"use strict";
{
  let sheet = null;
  addEventListener("beforeprint", () => {
    const day = new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
    if (!sheet) document.adoptedStyleSheets = [...document.adoptedStyleSheets, (sheet = new CSSStyleSheet())];
    sheet.replaceSync(`@page{@bottom-left{content:"${day}";color:#333333;font:8pt sans-serif}}`);
  });
}
