/* Live: what is new arrives by itself; after a loss it goes on behind the last row received. */

import { Gone, address, get, pause } from "./api.js";

const SILENCE = 40_000;
const HIDDEN_FOR = 30_000;
const POLL = 20_000;

export class Live {
  #cursor;
  #onRows;
  #onState;
  #onGone;
  #stream = null;
  #failures = 0;
  #retry = 0;
  #watch = 0;
  #hidden = 0;
  #poll = 0;

  constructor(cursor, { onRows, onState, onGone }) {
    this.#cursor = cursor;
    this.#onRows = onRows;
    this.#onState = onState;
    this.#onGone = onGone;
    addEventListener("online", this.#open);
    addEventListener("offline", this.#lost);
    document.addEventListener("visibilitychange", this.#looked);
    this.#open();
  }

  close() {
    this.#stop();
    clearTimeout(this.#hidden);
    removeEventListener("online", this.#open);
    removeEventListener("offline", this.#lost);
    document.removeEventListener("visibilitychange", this.#looked);
  }

  #open = () => {
    this.#stop();
    const stream = new EventSource(address(`/api/events?after=${this.#cursor}`));
    this.#stream = stream;
    stream.addEventListener("rows", this.#received);
    stream.addEventListener("beat", this.#received);
    stream.addEventListener("ended", () => this.#onGone());
    stream.addEventListener("error", () => {
      this.#onState(navigator.onLine ? "connecting" : "offline");
      if (stream.readyState === EventSource.CLOSED) this.#reopen();
    });
    this.#listenOn();
  };

  #received = (event) => {
    this.#failures = 0;
    this.#take(JSON.parse(event.data));
    this.#onState("online");
    this.#listenOn();
  };

  #take(rows) {
    this.#cursor = rows.cursor;
    this.#onRows(rows);
  }

  #listenOn() {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(this.#open, SILENCE);
  }

  #reopen() {
    this.#stop();
    this.#retry = setTimeout(async () => {
      try {
        this.#take(await get(`/api/messages?after=${this.#cursor}`));
        this.#open();
      } catch (problem) {
        if (problem instanceof Gone) this.#onGone();
        else this.#reopen();
      }
    }, pause(this.#failures++));
  }

  #lost = () => {
    this.#stop();
    this.#onState("offline");
  };

  #stop() {
    this.#stream?.close();
    this.#stream = null;
    clearTimeout(this.#retry);
    clearTimeout(this.#watch);
    clearInterval(this.#poll);
  }

  /* A browser allows six streams to a host: a tab that nobody looks at asks now and then. */
  #looked = () => {
    clearTimeout(this.#hidden);
    if (!document.hidden) {
      if (this.#stream === null) this.#open();
      return;
    }
    this.#hidden = setTimeout(() => {
      this.#stop();
      this.#poll = setInterval(async () => {
        try {
          this.#take(await get(`/api/messages?after=${this.#cursor}`));
        } catch {
          /* asked again in a moment, or when somebody looks */
        }
      }, POLL);
    }, HIDDEN_FOR);
  };
}
