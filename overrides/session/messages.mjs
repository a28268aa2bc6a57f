/** The texts that go out: which lines they have, and how a mail program gets them. Pure. */

/** What we put in a link for a mail program at the most, in characters: not every one takes longer links whole. */
export const LONGEST_MAIL = 2000;

/** Whether a line belongs to the way in which codes are collected; other lines always do. */
export function isSaid(key, way) {
  const found = /\.way-(\w+)$/.exec(key);
  return !found || found[1] === way;
}

/** A whole text, with an empty line between its lines. */
export function wholeText(keys, way, say) {
  return keys.filter((key) => isSaid(key, way)).map((key) => say(key)).join("\n\n");
}

/** A link that opens a mail program with the text in it, or null where it would be too long (RFC 6068). */
export function mailLink(subject, body) {
  const part = (text) => encodeURIComponent(text.replace(/\n/g, "\r\n"));
  const link = `mailto:?subject=${part(subject)}&body=${part(body)}`;
  return link.length <= LONGEST_MAIL ? link : null;
}
