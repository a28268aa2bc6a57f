/**
 * The page for what is not there: an address with a rewritten # leads to what it meant, and a code in it leaves the
 * address bar before anything else. Runs in the head, so that nobody sees the page first.
 */

import { meantBy } from "./meant.mjs";

const { root, scan } = document.currentScript.dataset;
const meant = meantBy(location);
if (meant) {
  const isAlreadyThere = meant.toScan && location.pathname === scan;
  // With the origin before it, as a path that begins with // is the address of another site.
  const target = location.origin + (meant.toScan ? scan : meant.path) + meant.fragment;
  history.replaceState(null, "", root);
  if (!isAlreadyThere) location.replace(target);
}
