/* The outbox: what was typed is kept here until the server has it, and sent under one key. */

import { Gone, Refused, pause, post } from "./api.js";
import { fileOf, forgetFile, upload } from "./attached.js";

const PREFIX = "viec.out.";

export class Outbox {
  #owner;
  #onChange;
  #onGone;
  #words;
  #progress = new Map();
  #memory = new Map();
  #delivered = new Map();
  #sending = false;
  #failures = 0;
  #timer = 0;
  #closed = false;

  constructor(owner, words, { onChange, onGone }) {
    this.#owner = owner;
    this.#words = words;
    this.#onChange = onChange;
    this.#onGone = onGone;
    addEventListener("storage", this.#stored);
  }

  /** Everything that is not yet part of the history, oldest first. */
  items() {
    return [...this.#waiting(), ...this.#delivered.values()].sort((a, b) => a.place - b.place);
  }

  /** Keep a message and send it as soon as possible. */
  put(message, typedAt) {
    const key = newKey();
    this.#store({ ...message, key, typedAt, place: Date.now() });
    this.#onChange();
    this.flush();
  }

  /** Take a message out: it has become part of the history, or is to be edited. */
  drop(key) {
    this.#delivered.delete(key);
    this.#forget(key);
    this.#onChange();
  }

  /** Forget everything of this person. */
  clear() {
    for (const item of this.#waiting()) this.#forget(item.key);
  }

  close() {
    this.#closed = true;
    clearTimeout(this.#timer);
    removeEventListener("storage", this.#stored);
  }

  /** Send what waits, in order, one after the other. */
  async flush() {
    clearTimeout(this.#timer);
    if (this.#sending || this.#closed) return;
    this.#sending = true;
    try {
      for (let item = this.#next(); item && !this.#closed; item = this.#next()) {
        await this.#send(item);
      }
      this.#failures = 0;
    } catch (problem) {
      if (problem instanceof Gone) this.#onGone();
      else this.#timer = setTimeout(() => this.flush(), pause(this.#failures++));
    } finally {
      this.#sending = false;
      this.#onChange();
    }
  }

  async #send(item) {
    const { key, text, pressed, question, typedAt, about, files } = item;
    try {
      for (const one of files ?? []) await this.#upload(item, one);
      const heard = await post("/api/messages", {
        key,
        text,
        pressed,
        question,
        typed_at: typedAt,
        about,
        files: files?.map((one) => one.key),
      });
      if (heard.key === key) this.#delivered.set(key, { ...item, delivered: true });
      this.#forget(key);
      for (const one of files ?? []) forgetFile(one.key);
    } catch (problem) {
      if (!(problem instanceof Refused)) throw problem;
      this.#store({ ...item, failed: problem.words });
    }
    this.#onChange();
  }

  /* A file that has arrived is not sent again; one that this device has lost cannot be. */
  async #upload(item, one) {
    if (one.done) return;
    const file = await fileOf(one.key);
    if (!file) throw new Refused(0, this.#words["file-lost"]);
    let told = 0;
    await upload(one.key, file, (share) => {
      const percent = Math.floor(share * 100);
      if (percent < told + 5) return;
      told = percent;
      this.#progress.set(item.key, percent);
      this.#onChange();
    });
    one.done = true;
    this.#progress.delete(item.key);
    this.#store(item);
  }

  /** How much of a message's file has left this device, in percent; undefined when none is. */
  progressOf(key) {
    return this.#progress.get(key);
  }

  #next() {
    return this.#waiting().find((item) => item.failed === undefined);
  }

  #waiting() {
    const found = new Map(this.#memory);
    try {
      for (let index = 0; index < localStorage.length; index++) {
        const name = localStorage.key(index);
        if (!name.startsWith(this.#name(""))) continue;
        const item = JSON.parse(localStorage.getItem(name));
        found.set(item.key, item);
      }
    } catch {
      /* a browser that keeps nothing: the memory has it */
    }
    return [...found.values()].sort((a, b) => a.place - b.place);
  }

  #store(item) {
    try {
      localStorage.setItem(this.#name(item.key), JSON.stringify(item));
    } catch {
      this.#memory.set(item.key, item);
    }
  }

  #forget(key) {
    this.#memory.delete(key);
    try {
      localStorage.removeItem(this.#name(key));
    } catch {
      /* nothing was kept */
    }
  }

  #name(key) {
    return `${PREFIX}${this.#owner}.${key}`;
  }

  #stored = (event) => {
    if (event.key?.startsWith(this.#name(""))) this.#onChange();
  };
}

/* crypto.randomUUID exists only where the page came over https or from this machine. */
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
