/**
 * What an address that is not there meant, where the # itself was rewritten: the rest is no fragment then, and the
 * server is asked for a page of that name. Pure.
 */

import { LONGEST_CODE, LONGEST_FRAGMENT, MOST_REWRITES, decodedOnce } from "./rewritten.mjs";

const OURS = /^[#!/?]*(r|team)=/i;
const AFTER_DATE = /(;\d{4}-\d\d-\d\d).*$/s;

/**
 * Where an address that is not there meant to lead, or null when it holds nothing of the kind.
 * @param {{pathname: string, search: string, hash: string}} address
 * @returns {{toScan: boolean, path: string, fragment: string} | null} `path` counts for another page than the scan
 */
export function meantBy({ pathname, search, hash }) {
  const address = (pathname + search + hash).slice(0, LONGEST_FRAGMENT);
  const [, path, sign, rest] = /^(.*?)(#|%(?:25){0,3}23)(.*)$/s.exec(address) || [];
  let text = rest || "";
  for (let times = 0; times <= MOST_REWRITES; times += 1) {
    if (OURS.test(text)) return { toScan: true, path: "", fragment: ownFragment(text) };
    text = decodedOnce(text);
  }
  const code = /[?&/](r=[\w%-]{20,}.*)$/is.exec(address);
  if (code) return { toScan: true, path: "", fragment: ownFragment(code[1]) };
  return sign && sign !== "#" ? { toScan: false, path, fragment: `#${rest}` } : null;
}

function ownFragment(text) {
  const [sign, kind] = OURS.exec(text);
  const rest = text.slice(sign.length);
  // What a mail program puts behind a link is no part of its date; a code is read from whatever stands round it.
  return kind.toLowerCase() === "r" ? `#r=${rest.slice(0, LONGEST_CODE)}` : `#team=${teamOf(rest)}`;
}

/** As often decoded as it takes to see its date, and once encoded, as a link has it. */
function teamOf(rest) {
  let text = rest;
  for (let times = 0; times <= MOST_REWRITES && !AFTER_DATE.test(text); times += 1) text = decodedOnce(text);
  text = text.replace(AFTER_DATE, "$1");
  while (/%25[0-9a-f]{2}/i.test(text)) text = decodedOnce(text);
  return text;
}
