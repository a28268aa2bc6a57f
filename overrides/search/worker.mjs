/* The search itself, in a worker of its own so that the page does not stutter. It speaks the language of the theme's
   worker, whose place it takes (templates/assets/javascripts/integrations/search/worker in its sources):
   0 brings the index, 1 says that it has been read, 2 brings a query, 3 gives the results. In the zip there is no
   worker, and tools/offline.py hands it `addEventListener` and `postMessage`. */

import { find } from "./find.mjs";
import { libraryOf } from "./library.mjs";

const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;
let library = null;

addEventListener("message", ({ data: { type, data } }) => {
  if (type === SETUP) {
    library = libraryOf({ docs: data.docs, synonyms: data.config.synonyms });
    postMessage({ type: READY });
  } else if (type === QUERY && library) {
    postMessage({ type: RESULT, data: find(data, library) });
  }
});
