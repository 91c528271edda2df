/* The requests of the page: who asks, and what an answer that is none means. */

let person = null;

export class Gone extends Error {}

export class Refused extends Error {
  constructor(status, words) {
    super(words);
    this.status = status;
    this.words = words;
  }
}

/** Say which person of the demo office asks from now on; null where one signs in. */
export function speakAs(code) {
  person = code;
}

export function address(path) {
  const url = new URL(path, location.origin);
  if (person) url.searchParams.set("as", person);
  return url.pathname + url.search;
}

export const get = (path) => ask(path, {});

export const post = (path, body) =>
  ask(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Viec": "page" },
    body: JSON.stringify(body),
  });

/* Throws Gone (nobody sits here), Refused (asking again would not help), or anything else
   (the network or the server failed: ask again later). */
async function ask(path, options) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), 20_000);
  try {
    return await read(await fetch(address(path), { ...options, signal: patience.signal }));
  } finally {
    clearTimeout(timer);
  }
}

async function read(answer) {
  if (answer.ok) return answer.json();
  if (answer.status === 401) throw new Gone();
  if (answer.status >= 500 || answer.status === 408) throw new Error(String(answer.status));
  const said = await answer.json().catch(() => ({}));
  throw new Refused(answer.status, said.words ?? "");
}

/** Wait longer after each failure, never more than half a minute. */
export function pause(failures) {
  return Math.min(30_000, 1_000 * 2 ** Math.min(failures, 5)) * (0.5 + Math.random() / 2);
}
