/*
 * Search from a file. A browser starts no worker on file://, so our search worker runs in the page: this class
 * takes the place of Worker, and tools/offline.py has wrapped the worker's file in a function that gets what a
 * worker has of its own. Everything loads as a script from this folder; nothing is made from text.
 */
(function () {
  "use strict";

  function load(address) {
    return new Promise(function (resolve, reject) {
      const script = document.createElement("script");
      script.src = address;
      script.onload = function () {
        resolve();
      };
      script.onerror = function () {
        reject(new Error("cannot load " + address));
      };
      document.head.append(script);
    });
  }

  window.Worker = class extends EventTarget {
    constructor(address) {
      super();
      const home = new URL(address, document.baseURI);
      const receivers = [];
      this.ready = load(home.href).then(() => {
        window.kennisbankSearchWorker(
          (type, receiver) => {
            if (type === "message") receivers.push(receiver);
          },
          (data) => this.dispatchEvent(new MessageEvent("message", { data })),
        );
        return receivers;
      });
    }

    postMessage(data) {
      this.ready.then((receivers) => receivers.forEach((receive) => receive({ data })));
    }

    terminate() {
      this.ready = Promise.resolve([]);
    }
  };
})();
