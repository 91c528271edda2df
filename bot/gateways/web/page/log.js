/* The log: messages of both sides in the order of time, with days between and choices below. */

import { fill, icon, make } from "./dom.js";

const NEAR_END = 80;
const HOLD = 500;

export class Log {
  #parts;
  #words;
  #actions;
  #entries = new Map();
  #waiting = [];
  #open = null;
  #pressed = new Set();
  #seen;
  #mark = null;
  #unseen = 0;
  #today = "";
  #resized;

  /** `parts` are elements of the page, `actions` what a press, a look or an edit does. */
  constructor(parts, words, actions, seen) {
    this.#parts = parts;
    this.#words = words;
    this.#actions = actions;
    this.#seen = seen;
    parts.log.replaceChildren();
    parts.scroller.addEventListener("scroll", this.#scrolled, { passive: true });
    this.#resized = new ResizeObserver(() => this.#following && this.toEnd());
    this.#resized.observe(parts.log);
    this.#resized.observe(parts.scroller);
  }

  #following = true;

  close() {
    this.#resized.disconnect();
    this.#parts.scroller.removeEventListener("scroll", this.#scrolled);
    this.#parts.log.replaceChildren();
  }

  get isEmpty() {
    return this.#entries.size === 0 && this.#waiting.length === 0;
  }

  /** The number of the last message shown by Viec. */
  get lastShown() {
    let last = 0;
    for (const { entry } of this.#entries.values()) {
      if (!entry.own) last = Math.max(last, Number(entry.id.slice(1)));
    }
    return last;
  }

  /** Put the first look in: unread messages get a line before them. */
  begin(rows, today) {
    if (this.#seen > 0) {
      const first = rows.entries.find((entry) => !entry.own && Number(entry.id.slice(1)) > this.#seen);
      this.#mark = first?.id ?? null;
    }
    this.#parts.log.setAttribute("aria-live", "off");
    this.add(rows, today);
    this.#parts.log.setAttribute("aria-live", "polite");
    this.toEnd();
  }

  /** Put rows in, each once; a reader at the end stays there. */
  add(rows, today) {
    let fresh = 0;
    for (const entry of rows.entries) {
      if (this.#entries.has(entry.id)) continue;
      this.#entries.set(entry.id, { entry, element: this.#render(entry) });
      if (!entry.own) fresh++;
    }
    this.#today = today;
    this.#open = rows.open;
    if (rows.entries.some((entry) => !entry.own)) this.#pressed.clear();
    this.#arrange();
    if (this.#following) this.toEnd();
    else if (fresh) this.#tellFresh(this.#unseen + fresh);
  }

  /** Put earlier messages in; what the reader looks at stays where it is. */
  addOlder(rows, today) {
    const { log, scroller } = this.#parts;
    const fromEnd = scroller.scrollHeight - scroller.scrollTop;
    log.setAttribute("aria-live", "off");
    this.add(rows, today);
    scroller.scrollTop = scroller.scrollHeight - fromEnd;
    this.#tellFresh(0);
    requestAnimationFrame(() => log.setAttribute("aria-live", "polite"));
  }

  /** Show what is not in the history yet, behind everything else. */
  setWaiting(items, online, clockOf) {
    for (const { element } of this.#waiting) element.remove();
    const known = new Set();
    for (const { entry } of this.#entries.values()) if (entry.key) known.add(entry.key);
    this.#waiting = items
      .filter((item) => !known.has(item.key))
      .map((item) => ({ item, element: this.#renderWaiting(item, online, clockOf) }));
    this.#arrange();
    if (this.#following) this.toEnd();
  }

  hasKey(key) {
    for (const { entry } of this.#entries.values()) if (entry.key === key) return true;
    return false;
  }

  toEnd() {
    const { scroller } = this.#parts;
    this.#following = true;
    scroller.scrollTop = scroller.scrollHeight;
    this.#tellFresh(0);
    this.#actions.onSeen();
  }

  #scrolled = () => {
    const { scroller } = this.#parts;
    const left = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
    const wasFollowing = this.#following;
    this.#following = left < NEAR_END;
    if (this.#following !== wasFollowing) this.#tellFresh(this.#following ? 0 : this.#unseen);
    if (this.#following) this.#actions.onSeen();
    if (scroller.scrollTop < 300) this.#actions.onTop();
  };

  get isFollowing() {
    return this.#following;
  }

  #tellFresh(count) {
    this.#unseen = count;
    const { fresh } = this.#parts;
    fresh.hidden = this.#following;
    fresh.replaceChildren(icon("down"), count ? `${this.#words["new-messages"]} (${count})` : "");
    fresh.setAttribute("aria-label", this.#words["new-messages"]);
    fresh.classList.toggle("has-news", count > 0);
  }

  #arrange() {
    const sorted = [...this.#entries.values()].sort((a, b) => compare(a.entry, b.entry));
    const wanted = [];
    let day = "";
    let side = null;
    for (const { entry, element } of sorted) {
      const isNewDay = entry.day !== day;
      if (isNewDay) wanted.push(this.#separator(entry.day, this.#dayWords(entry)));
      if (entry.id === this.#mark) wanted.push(this.#separator("new", this.#words["new-messages"]));
      element.classList.toggle("goes-on", !isNewDay && side === entry.own);
      day = entry.day;
      side = entry.own;
      wanted.push(element);
    }
    for (const { element } of this.#waiting) wanted.push(element);
    place(this.#parts.log, wanted);
    for (const { entry, element } of sorted) this.#arm(entry, element);
    this.#actions.onArranged();
  }

  #separator(name, words) {
    const found = this.#parts.log.querySelector(`[data-separator="${name}"]`);
    const element = found ?? make("p", { className: "day", "data-separator": name }, make("span"));
    if (element.firstChild.textContent !== words) element.firstChild.textContent = words;
    return element;
  }

  #dayWords(entry) {
    if (entry.day === this.#today) return this.#words.today;
    const before = new Date(`${this.#today}T12:00:00Z`);
    before.setUTCDate(before.getUTCDate() - 1);
    if (entry.day === before.toISOString().slice(0, 10)) return this.#words.yesterday;
    return entry.day_words;
  }

  /* A choice counts while its question is open; others look used and do nothing. */
  #arm(entry, element) {
    for (const button of element.querySelectorAll(".choice")) {
      const question = Number(button.dataset.question);
      const counts = question === this.#open && !this.#pressed.has(question);
      button.setAttribute("aria-disabled", String(!counts));
      button.tabIndex = counts ? 0 : -1;
    }
    element.querySelector(".choices")?.classList.toggle(
      "is-open",
      (entry.buttons ?? []).some((one) => one.question === this.#open),
    );
  }

  #press(one, button) {
    if (button.getAttribute("aria-disabled") === "true") return;
    this.#pressed.add(one.question);
    button.classList.add("is-chosen");
    for (const { entry, element } of this.#entries.values()) this.#arm(entry, element);
    this.#actions.onPress(one);
  }

  #render(entry) {
    const element = this.#draw(entry);
    if (!entry.own) this.#holdToReply(element.querySelector(".bubble"), asReply(entry));
    return element;
  }

  #draw(entry) {
    const text = entry.kept === false ? this.#words["not-kept"] : entry.text;
    return make(
      "article",
      { className: `message ${entry.own ? "own" : "theirs"}${entry.kept === false ? " is-lost" : ""}` },
      make(
        "div",
        { className: "bubble" },
        this.#sender(entry.own),
        entry.quote ? make("p", { className: "quote", dir: "auto" }, entry.quote) : null,
        entry.picture ? this.#picture(entry.picture) : null,
        text ? this.#text(text, Boolean(entry.picture)) : null,
        entry.files?.length ? this.#files(entry.files) : null,
        this.#meta(
          entry.clock,
          entry.typed && fill(this.#words["typed-at"], { time: entry.typed }),
          entry.own ? null : this.#replyButton(entry),
        ),
      ),
      entry.buttons?.length ? this.#choices(entry.buttons) : null,
    );
  }

  /** The text of a message; beside a picture that says the same it is folded away. */
  #text(text, pictured) {
    const words = make("div", { className: "text", dir: "auto" }, text);
    if (!pictured) return words;
    return make("details", { className: "twin" }, make("summary", {}, this.#words["read-as-text"]), words);
  }

  /** Photos as pictures, other files as links; both come from this server only. */
  #files(files) {
    return make(
      "div",
      { className: "files" },
      ...files.map((one) =>
        make(
          "a",
          { href: one.address, target: "_blank", rel: "noopener", className: one.photo ? "photo" : "file" },
          one.photo
            ? make("img", { src: one.address, alt: one.name || this.#words["open-picture"], loading: "lazy", decoding: "async" })
            : one.name,
        ),
      ),
    );
  }

  #sender(own) {
    return make("span", { className: "unseen" }, `${own ? this.#words.you : this.#words.viec}: `);
  }

  #meta(clock, note, action = null) {
    return make("p", { className: "meta" }, action, note ? make("span", {}, note) : null, make("time", {}, clock));
  }

  #replyButton(entry) {
    const about = asReply(entry);
    return make(
      "button",
      {
        type: "button",
        className: "reply",
        "aria-label": `${this.#words.reply}: ${about.quote}`,
        onclick: () => this.#actions.onReply(about),
      },
      this.#words.reply,
    );
  }

  /** A finger that stays on a bubble asks to reply to it. */
  #holdToReply(element, about) {
    let timer = 0;
    const stop = () => clearTimeout(timer);
    element.addEventListener("pointerdown", (event) => {
      if (event.pointerType !== "touch" || event.target.closest("button, a")) return;
      timer = setTimeout(() => this.#actions.onReply(about), HOLD);
    });
    for (const name of ["pointerup", "pointercancel", "pointermove", "pointerleave"]) element.addEventListener(name, stop);
  }

  #choices(buttons) {
    const group = make("div", { className: "choices", role: "group", "aria-label": this.#words.choices });
    for (const one of buttons) {
      const button = make(
        "button",
        { className: "choice", type: "button", "data-question": one.question, "data-number": one.number },
        make("span", { className: "number" }, String(one.number)),
        " ",
        make("bdi", {}, one.words),
      );
      button.addEventListener("click", () => this.#press(one, button));
      group.append(button);
    }
    return group;
  }

  #picture({ light, dark, alt }) {
    const image = make("img", { src: light, alt, width: 1080, height: 1350, decoding: "async" });
    const button = make(
      "button",
      { className: "picture", type: "button", onclick: () => this.#actions.onPicture({ light, dark, alt }) },
      make("span", { className: "unseen" }, `${this.#words["open-picture"]}: `),
      make("picture", {}, make("source", { media: "(prefers-color-scheme: dark)", srcset: dark }), image),
    );
    image.addEventListener("error", () => {
      button.replaceWith(make("div", { className: "text is-lost", dir: "auto" }, `${this.#words["picture-lost"]}\n${alt}`));
    });
    return button;
  }

  #renderWaiting(item, online, clockOf) {
    const failed = item.failed !== undefined;
    const state = failed ? "failed" : item.delivered ? "sent" : online ? "sending" : "pending";
    const text = item.pressed === undefined ? item.text : `${item.pressed} ${item.words}`;
    return make(
      "article",
      { className: `message own is-waiting is-${state}`, "data-key": item.key },
      make(
        "div",
        { className: "bubble" },
        this.#sender(true),
        item.quote ? make("p", { className: "quote", dir: "auto" }, item.quote) : null,
        text ? make("div", { className: "text", dir: "auto" }, text) : null,
        item.files ? make("p", { className: "text" }, item.files.map((one) => one.name).join(", ")) : null,
        this.#meta(
          clockOf(item.typedAt),
          item.percent === undefined ? this.#words[state] : fill(this.#words.uploading, { percent: item.percent }),
        ),
      ),
      failed
        ? make(
            "p",
            { className: "trouble" },
            `${item.failed} `,
            make("button", { type: "button", onclick: () => this.#actions.onEdit(item) }, this.#words.edit),
          )
        : null,
    );
  }
}

/* What a reply is about: the number of the message and its first line. */
function asReply(entry) {
  return { about: Number(entry.id.slice(1)), quote: (entry.text ?? "").split("\n", 1)[0].slice(0, 90) };
}

function compare(a, b) {
  return a.at - b.at || Number(b.own ?? false) - Number(a.own ?? false) || Number(a.id.slice(1)) - Number(b.id.slice(1));
}

/* Move only what is not in its place, so that a screen reader hears only what is new. */
function place(parent, wanted) {
  const keep = new Set(wanted);
  for (const child of [...parent.children]) if (!keep.has(child)) child.remove();
  wanted.forEach((element, index) => {
    if (parent.children[index] !== element) parent.insertBefore(element, parent.children[index] ?? null);
  });
}
