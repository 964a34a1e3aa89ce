// Finds the number behind the salt whose hash is the challenge; null when there is none.
"use strict";

const TOGETHER = 500;

self.onmessage = async ({ data: { algorithm, challenge, salt, maxnumber } }) => {
  const encoder = new TextEncoder();
  const wanted = challenge.match(/../g).map((byte) => Number.parseInt(byte, 16));
  const fits = (hash) => {
    const bytes = new Uint8Array(hash);
    return wanted.every((byte, index) => byte === bytes[index]);
  };
  for (let from = 0; from <= maxnumber; from += TOGETHER) {
    const numbers = Array.from(
      { length: Math.min(TOGETHER, maxnumber - from + 1) },
      (_, index) => from + index,
    );
    const hashes = await Promise.all(
      numbers.map((number) => self.crypto.subtle.digest(algorithm, encoder.encode(salt + number))),
    );
    const at = hashes.findIndex(fits);
    if (at >= 0) {
      self.postMessage(from + at);
      return;
    }
  }
  self.postMessage(null);
};
