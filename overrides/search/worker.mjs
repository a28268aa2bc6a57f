/* The search itself, in a worker of its own so that the page does not stutter. It speaks the language of the theme's
   worker, whose place it takes (templates/assets/javascripts/integrations/search/worker in its sources):
   0 brings the index, 1 says that it has been read, 2 brings a query, 3 gives the results. In the zip there is no
   worker, and tools/offline.py hands it `addEventListener` and `postMessage`.

   On a server the index only tells where the pages are. They are fetched at the first query that is not empty; until
   they are here none is answered, and the page keeps saying that the search is starting. Then the last one is. */

import { find } from "./find.mjs";
import { libraryOf } from "./library.mjs";

const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;
let address = "";
let library = null;
let isFetching = false;
let asked = "";
let told = null;

function read({ config, docs }) {
  library = libraryOf({ docs, synonyms: config.synonyms });
}

/* What cannot be fetched is tried again at the next query: perhaps there is a connection by then. */
async function fetchPages() {
  isFetching = true;
  try {
    const response = await fetch(address);
    if (response.ok) read(await response.json());
  } catch {
    // no connection
  }
  isFetching = false;
  if (library) answer();
}

/* What was found last is still on the page. */
function answer() {
  if (asked === told) return;
  postMessage({ type: RESULT, data: find(asked, library) });
  told = asked;
}

addEventListener("message", ({ data: { type, data } }) => {
  if (type === SETUP) {
    if (data.config.pages) address = data.config.pages;
    else read(data);
    postMessage({ type: READY });
  } else if (type === QUERY) {
    asked = data.trim() ? data : "";
    if (library) answer();
    else if (data && !isFetching) fetchPages();
  }
});
