// What forms need of a script: a second press sends nothing twice, and asking for a code takes a
// proof of work, which proof.js finds beside the page. Everything else works without.
(() => {
  "use strict";

  const form = document.querySelector("form");
  if (!form) {
    return;
  }
  let sent = false;
  // back from where the form led
  window.addEventListener("pageshow", () => {
    sent = false;
  });
  form.addEventListener("submit", (event) => {
    if (sent) {
      event.preventDefault();
    }
    sent = true;
  });

  const check = form.querySelector(".check");
  if (!check) {
    return;
  }
  const field = check.querySelector("input");
  const state = check.querySelector(".check-state");
  const opened = performance.now();

  const unable = () => {
    check.classList.add("check-unable");
    state.textContent = check.dataset.unable;
  };
  // there is no hashing outside of https and localhost
  if (!window.crypto || !window.crypto.subtle || !window.Worker) {
    unable();
    form.addEventListener("submit", (event) => event.preventDefault());
    return;
  }

  const prove = (puzzle) =>
    new Promise((found, failed) => {
      const worker = new Worker(check.dataset.worker);
      worker.onmessage = ({ data }) => {
        worker.terminate();
        if (data === null) {
          failed(new Error("no number fits"));
          return;
        }
        const { algorithm, challenge, salt, signature } = puzzle;
        found(btoa(JSON.stringify({ algorithm, challenge, number: data, salt, signature })));
      };
      worker.onerror = (event) => {
        worker.terminate();
        failed(event);
      };
      worker.postMessage(puzzle);
    });

  // begins when somebody begins to type, and is mostly done before they end
  let early = null;
  form.addEventListener(
    "focusin",
    () => {
      early = prove(JSON.parse(check.dataset.challenge));
      early.catch(() => {});
    },
    { once: true },
  );

  const proof = async () => {
    if (early && performance.now() - opened < check.dataset.seconds * 900) {
      return early;
    }
    // left open for too long
    const answer = await fetch(check.dataset.anew, { headers: { Accept: "application/json" } });
    return prove((await answer.json()).puzzle);
  };

  form.addEventListener("submit", async (event) => {
    if (event.defaultPrevented) {
      return;
    }
    event.preventDefault();
    state.textContent = check.dataset.working;
    try {
      field.value = await proof();
      state.textContent = check.dataset.done;
      form.submit();
    } catch {
      sent = false;
      unable();
    }
  });
})();
