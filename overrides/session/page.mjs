/** The session page: whatever is filled in becomes another state, and every text, code and table follows from it. */

import { dayOf } from "../page/dates.mjs";
import { all, one, setValue, setWords, show } from "../page/dom.mjs";
import { copyText, download } from "../page/files.mjs";
import { calendar, timed } from "../page/formats.mjs";
import { printPart } from "../page/print-part.mjs";
import { qrPicture } from "../page/qr-picture.mjs";
import { createTexts } from "../page/texts.mjs";
import { LONGEST_MAIL, isSaid, mailLink, wholeText } from "./messages.mjs";
import { NO_SESSION, faultsIn, filledIn, linkTo, pageAddress, wordsOf } from "./state.mjs";
import { entryFor, partTimes } from "./times.mjs";

/** Where a text stands that the browser would not copy: selected, so that a person can. */
function select(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  const chosen = window.getSelection();
  chosen.removeAllRanges();
  chosen.addRange(range);
}

/** Each line of each text, and which of them are said. */
function createLines(root) {
  const lines = all(root, "[data-fill]");
  return ({ session, say }) => {
    for (const line of lines) {
      const key = line.dataset.fill;
      setWords(line, say(key));
      show(line, isSaid(key, session.way));
    }
  };
}

/** One mail: its link for a mail program, and what to say where the text is too long for that. */
function createMail(root, part) {
  const link = one(part, "[data-mail]");
  const keys = all(one(part, "[data-body]"), "[data-fill]").map((line) => line.dataset.fill);
  const { message } = part.dataset;
  const subject = (say) => say(`${message}.subject`);
  const body = ({ session, say }) => wholeText(keys, session.way, say);
  return {
    message,
    element: one(part, "[data-message-text]"),
    text: body,
    show(view) {
      const address = mailLink(subject(view.say), body(view));
      if (address === null) link.removeAttribute("href");
      else link.href = address;
      show(link, address !== null);
      const most = LONGEST_MAIL.toLocaleString(view.language);
      setWords(one(root, `[data-said="${message}"]`), address === null ? view.texts("mail-long", { most }) : "");
    },
  };
}

/** The link for the team, in words and as a QR code wherever one stands. */
function createLink(root) {
  const places = all(root, "[data-qr]");
  let drawn;
  function draw(link, { session, texts }) {
    if (link === drawn) return "";
    drawn = link;
    const title = texts("qr-title");
    const plain = pageAddress(session.address);
    const whole = link && qrPicture(link, title);
    const picture = whole || (plain && qrPicture(plain, title));
    for (const place of places) place.replaceChildren(...(picture ? [picture.cloneNode(true)] : []));
    root.dataset.qrNote = !link || whole ? "" : picture ? "qr-plain" : "qr-none";
  }
  return (view) => {
    const { link, forTeam } = linkTo(view.session);
    draw(link, view);
    setWords(one(root, "[data-link]"), link ?? view.texts("blank.link"));
    const note = root.dataset.qrNote || (link ? (forTeam ? "link-team" : "link-plain") : "");
    setWords(one(root, "[data-link-note]"), note && view.texts(note));
    one(root, "[data-copy-link]").disabled = !link;
  };
}

/** What is wrong in a field stands beside it; only a day or a name that cannot be used makes the field invalid. */
function createFaults(root, today) {
  const fields = all(root, "[data-fault]");
  return ({ session, texts }) => {
    const faults = faultsIn(session, today());
    for (const words of fields) {
      const name = words.dataset.fault;
      setWords(words, faults[name] ? texts(faults[name]) : "");
      const field = one(root, `[name="${name}"]`);
      if (faults[name]) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    }
  };
}

function createAgendaTimes(root) {
  const rows = all(root, "[data-part='agenda'] [data-minutes]");
  const minutes = rows.map((row) => Number(row.dataset.minutes));
  const fill = ({ session }) => {
    partTimes(minutes, session.time).forEach((words, place) => setWords(one(rows[place], "[data-when]"), words));
  };
  return { fill, minutes: minutes.reduce((sum, each) => sum + each, 0) };
}

/** @param {{now: Function, chance: Function, print: Function, location: Location}} outside what the browser owns */
function startSession(root, outside) {
  const texts = createTexts(one(root, "[data-texts]").content);
  const language = document.documentElement.lang;
  const facts = { items: root.dataset.items, minutes: root.dataset.minutes };
  const mails = all(root, "[data-message]").map((part) => createMail(root, part));
  const agenda = createAgendaTimes(root);
  const today = () => dayOf(outside.now());
  const drawers = [createLines(root), createLink(root), createFaults(root, today), agenda.fill];
  const views = [...drawers, ...mails.map((mail) => mail.show)];
  const here = new URL(root.dataset.scanAddress, outside.location.href);
  let session = filledIn(NO_SESSION, "address", here.protocol === "file:" ? "" : here.href);

  const view = () => {
    const words = wordsOf(session, { texts, language, facts });
    return { session, texts, language, say: (key) => texts(key, words) };
  };
  const draw = () => {
    const now = view();
    for (const each of views) each(now);
  };
  const tell = (place, ...sentence) => setWords(one(root, `[data-said="${place}"]`), texts(...sentence));

  async function copied(place, text, element) {
    const isCopied = await copyText(text);
    if (!isCopied) select(element);
    tell(place, isCopied ? "copied" : "copy-failed");
  }
  function entered(kind) {
    const { say } = view();
    const entry = entryFor(kind, session, { say, minutes: agenda.minutes, now: outside.now(), mark: outside.chance() });
    if (!entry) return tell("entry", "entry-no-day");
    const name = texts(`file-${kind}`);
    const isSaved = download(name, "text/calendar;charset=utf-8", calendar(entry, timed));
    tell("entry", isSaved ? "downloaded" : "download-failed", { name });
  }

  const form = one(root, "[data-session-form]");
  setValue(form.elements.namedItem("address"), session.address);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target }) => {
    session = filledIn(session, target.name, target.value);
    draw();
  });
  root.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    const mail = mails.find(({ message }) => message === button.closest("[data-message]")?.dataset.message);
    if (mail) copied(mail.message, mail.text(view()), mail.element);
    else if ("copyLink" in button.dataset) copied("link", linkTo(session).link, one(root, "[data-link]"));
    else if (button.dataset.entry) entered(button.dataset.entry);
    else if (button.dataset.print && !outside.print(one(root, `[data-part="${button.dataset.print}"]`))) {
      tell(button.dataset.print, "print-failed");
    }
  });
  for (const part of all(root, "[data-with-script]")) show(part, true);
  show(one(root, "[data-script-missing]"), false);
  draw();
}

const sessionRoot = document.querySelector("[data-session]");
if (sessionRoot) {
  startSession(sessionRoot, {
    now: () => Date.now(),
    chance: () => Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join(""),
    print: (part) => {
      try {
        printPart([part], document.body);
        return true;
      } catch {
        return false;
      }
    },
    location: window.location,
  });
}
