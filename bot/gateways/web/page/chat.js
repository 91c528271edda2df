/* The page: sits down as somebody, shows the chat, sends what is typed. */

import { Gone, address, get, pause, post, speakAs } from "./api.js";
import { forgetFile, keepFile } from "./attached.js";
import { fill, find, icon, make } from "./dom.js";
import { Live } from "./live.js";
import { Log } from "./log.js";
import { Outbox } from "./outbox.js";

const parts = {
  scroller: find("scroller"),
  log: find("log"),
  fresh: find("fresh"),
};
const text = find("text");

let seated = null;

/* One person before the page, until another takes the seat. */
class Seated {
  constructor(hello) {
    this.hello = hello;
    this.words = hello.words;
    this.online = true;
    this.older = hello.rows.older;
    this.ahead = hello.rows.now - Date.now();
    this.seen = hello.seen;
    this.time = new Intl.DateTimeFormat("en-GB", { timeZone: hello.zone, hour: "2-digit", minute: "2-digit" });
    this.date = new Intl.DateTimeFormat("sv-SE", { timeZone: hello.zone });
    this.outbox = new Outbox(hello.owner, this.words, { onChange: () => this.showWaiting(), onGone: leave });
    this.log = new Log(
      parts,
      this.words,
      {
        onPress: (one) => this.send({ pressed: one.number, question: one.question, words: one.words }),
        onPicture: (picture) => look(picture, this.words),
        onEdit: (item) => this.edit(item),
        onReply: (about) => replyTo(about),
        onSeen: () => this.noteSeen(),
        onTop: () => this.fetchOlder(),
        onArranged: () => this.showGreeting(),
      },
      hello.seen,
    );
    this.log.begin(hello.rows, this.today);
    this.showOlder();
    for (const entry of hello.rows.entries) if (entry.key) this.outbox.drop(entry.key);
    this.showWaiting();
    this.outbox.flush();
    this.live = new Live(hello.rows.cursor, {
      onRows: (rows) => this.take(rows),
      onState: (state) => this.showState(state),
      onGone: leave,
    });
  }

  close() {
    this.live.close();
    this.outbox.close();
    this.log.close();
    clearTimeout(this.seeing);
  }

  /* The server's present moment, by which this device's clock is corrected. */
  get now() {
    return Date.now() + this.ahead;
  }

  get today() {
    return this.date.format(this.now);
  }

  send(message) {
    this.log.toEnd();
    this.outbox.put(message, Math.round(this.now));
  }

  take(rows) {
    this.ahead = rows.now - Date.now();
    this.log?.add(rows, this.today);
    for (const entry of rows.entries) if (entry.key) this.outbox.drop(entry.key);
    if (document.hidden || !this.log.isFollowing) showUnread(rows.entries.filter((one) => !one.own).length);
    if (rows.language !== this.hello.language) sit(person());
  }

  edit(item) {
    this.outbox.drop(item.key);
    if (item.about) replyTo({ about: item.about, quote: item.quote });
    if (item.text) {
      text.value = text.value ? `${text.value}\n${item.text}` : item.text;
      typed();
      text.focus();
    }
  }

  showWaiting() {
    const items = this.outbox.items().map((item) => ({ ...item, percent: this.outbox.progressOf(item.key) }));
    this.log?.setWaiting(items, this.online, (moment) => this.time.format(moment));
  }

  showState(state) {
    const was = this.online;
    this.online = state === "online";
    document.body.dataset.state = state;
    const words = state === "online" ? "" : this.words[state];
    if (find("state").textContent !== words) find("state").textContent = words;
    find("light").title = this.words[state];
    if (this.online && !was) this.outbox.flush();
    if (this.online !== was) this.showWaiting();
  }

  showGreeting() {
    find("greeting").hidden = !(this.log?.isEmpty ?? false);
  }

  showOlder() {
    const button = find("older");
    button.hidden = this.older === null;
    button.textContent = this.words.older;
    button.onclick = () => this.fetchOlder();
  }

  async fetchOlder() {
    if (this.older === null || this.fetching) return;
    this.fetching = true;
    find("older").textContent = this.words.loading;
    try {
      const rows = await get(`/api/messages?before=${this.older}`);
      if (seated !== this) return;
      this.older = rows.older;
      this.log.addOlder(rows, this.today);
    } catch {
      /* the button stays and can be pressed again */
    } finally {
      this.fetching = false;
      if (seated === this) this.showOlder();
    }
  }

  noteSeen() {
    if (document.hidden || !this.log) return;
    showUnread(0);
    const last = this.log.lastShown;
    if (last <= this.seen) return;
    clearTimeout(this.seeing);
    this.seeing = setTimeout(async () => {
      try {
        await post("/api/seen", { shown: last });
        this.seen = Math.max(this.seen, last);
      } catch {
        /* noted with the next message */
      }
    }, 500);
  }
}

let people = null;
let sitting = 0;
let unread = 0;

const isDemo = document.documentElement.dataset.door === "demo";

function person() {
  return isDemo ? decodeURIComponent(location.hash.slice(1)) || null : null;
}

/** Take the seat of a person (in the demo), or one's own. */
async function sit(code) {
  const turn = ++sitting;
  const before = seated?.hello.seat;
  seated?.close();
  seated = null;
  speakAs(code);
  document.body.dataset.state = "connecting";
  for (let failures = 0; turn === sitting; failures++) {
    try {
      const hello = await get("/api/hello");
      if (turn !== sitting) return;
      dress(hello);
      if (hello.seat === before) hello.seen = 0;
      seated = new Seated(hello);
      seated.showGreeting();
      if (matchMedia("(pointer: fine)").matches) text.focus();
      return;
    } catch (problem) {
      if (problem instanceof Gone) return leave();
      await new Promise((resolve) => setTimeout(resolve, pause(failures)));
    }
  }
}

function leave() {
  sitting++;
  seated?.close();
  seated = null;
  if (people) people.choose();
  else location.reload();
}

/* Put the words and the names of this person into the page. */
function dress(hello) {
  const { words } = hello;
  document.documentElement.lang = hello.language;
  document.body.classList.add("is-seated");
  find("office").textContent = hello.office;
  find("name").textContent = hello.name;
  find("title").textContent = hello.title;
  find("initials").textContent = hello.initials;
  const board = find("board");
  board.textContent = words.board;
  board.href = address("/board");
  board.hidden = !hello.leads;
  find("account").hidden = false;
  find("account").setAttribute("aria-label", isDemo ? `${words.switch}: ${hello.name}` : hello.name);
  find("invented").hidden = !isDemo;
  find("invented").textContent = fill(words.demo, { name: hello.name });
  parts.log.setAttribute("aria-label", words.log);
  parts.scroller.setAttribute("aria-label", words.log);
  text.placeholder = words.composer;
  text.setAttribute("aria-label", words.composer);
  find("send").setAttribute("aria-label", words.send);
  find("suggestions").setAttribute("aria-label", words.suggestions);
  find("suggestions").replaceChildren(
    ...hello.suggestions.map((line) =>
      make("button", { type: "button", className: "suggestion", onclick: () => seated?.send({ text: line }) }, line),
    ),
  );
  greet(hello.greeting);
  attached = [];
  find("unquote").setAttribute("aria-label", words.close);
  find("attach").setAttribute("aria-label", words.attach);
  find("files").setAttribute("aria-label", words.attach);
  replyTo(null);
  text.value = draft(hello.owner);
  typed();
  people?.dress(hello);
}

function greet({ title, text: line, examples }) {
  const greeting = find("greeting");
  greeting.querySelector("h2").textContent = title;
  greeting.querySelector("p").textContent = line;
  greeting.querySelector(".examples").replaceChildren(
    ...examples.map((example) => make("button", { type: "button", onclick: () => propose(example) }, example)),
  );
}

function propose(line) {
  text.value = line;
  typed();
  text.focus();
}

/* Typing */

function typed() {
  text.style.height = "auto";
  text.style.height = `${Math.min(text.scrollHeight, Math.round(innerHeight * 0.4))}px`;
  const characters = [...text.value].length;
  const longest = seated?.hello.longest ?? 10_000;
  const isTooLong = characters > longest;
  find("send").disabled = (text.value.trim() === "" && attached.length === 0) || isTooLong;
  document.body.classList.toggle("is-too-long", isTooLong);
  find("count").textContent = seated && characters > longest * 0.9 ? tellCount(characters, longest) : "";
  if (seated) keepDraft(seated.hello.owner, text.value);
}

function tellCount(characters, longest) {
  const { words, language } = seated.hello;
  const number = new Intl.NumberFormat(language);
  if (characters > longest) return words["too-long"];
  return fill(words.characters, { count: number.format(characters), most: number.format(longest) });
}

function submit() {
  if (!seated || find("send").disabled) return;
  const files = attached.length ? attached.map(({ key, name }) => ({ key, name })) : undefined;
  seated.send({ text: text.value.toWellFormed?.() ?? text.value, ...replying, files });
  text.value = "";
  attached = [];
  showAttached();
  replyTo(null);
  typed();
}

/* Photos and files of the next line. On a phone the browser offers the camera itself. */

let attached = [];

async function attach(files) {
  for (const file of [...files].slice(0, 10 - attached.length)) {
    const key = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
    await keepFile(key, file);
    attached.push({ key, name: file.name });
  }
  showAttached();
  typed();
}

function showAttached() {
  const { words } = seated;
  find("attached").replaceChildren(
    ...attached.map((one) =>
      make(
        "button",
        { type: "button", className: "suggestion", "aria-label": fill(words.remove, { name: one.name }), onclick: () => detach(one) },
        one.name,
        icon("close"),
      ),
    ),
  );
}

function detach(one) {
  attached = attached.filter((other) => other !== one);
  forgetFile(one.key);
  showAttached();
  typed();
}

/* The message that the next line replies to: its number and its first line. */

let replying = null;

function replyTo(about) {
  replying = about;
  find("replying").hidden = about === null;
  find("quoted").textContent = about ? `${seated.words.reply}: ${about.quote}` : "";
  if (about) text.focus();
}

function draft(owner) {
  try {
    return sessionStorage.getItem(`viec.draft.${owner}`) ?? "";
  } catch {
    return "";
  }
}

function keepDraft(owner, value) {
  try {
    sessionStorage.setItem(`viec.draft.${owner}`, value);
  } catch {
    /* a draft is a kindness */
  }
}

text.addEventListener("input", typed);
text.addEventListener("keydown", (event) => {
  /* While an input method composes a letter, Enter belongs to it. */
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  submit();
});
find("attach").addEventListener("click", () => find("files").click());
find("files").addEventListener("change", async () => {
  await attach(find("files").files);
  find("files").value = "";
});
text.addEventListener("paste", (event) => {
  if (event.clipboardData.files.length) attach(event.clipboardData.files);
});
find("unquote").addEventListener("click", () => replyTo(null));
text.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && replying) replyTo(null);
});
find("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  submit();
});
parts.fresh.addEventListener("click", () => seated?.log.toEnd());
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && seated?.log.isFollowing) seated.noteSeen();
});

function showUnread(more) {
  unread = more ? unread + more : 0;
  document.title = unread ? `(${unread}) Viec` : "Viec";
}

/* The picture in full size, the account card */

function look({ light, dark, alt }, words) {
  const viewer = find("viewer");
  const close = make("button", { type: "button", className: "round", "aria-label": words.close, onclick: () => viewer.close() }, icon("close"));
  const image = make(
    "picture",
    {},
    make("source", { media: "(prefers-color-scheme: dark)", srcset: dark }),
    make("img", { src: light, alt }),
  );
  viewer.replaceChildren(close, make("div", { className: "sheet" }, image));
  viewer.onclick = (event) => event.target.tagName !== "IMG" && viewer.close();
  viewer.showModal();
}

function showAccount() {
  const { words, name, title, office } = seated.hello;
  const card = find("card");
  const signOut = async () => {
    seated?.outbox.clear();
    try {
      await post("/sign-out", {});
    } finally {
      location.reload();
    }
  };
  card.replaceChildren(
    make("button", { type: "button", className: "round", "aria-label": words.close, onclick: () => card.close() }, icon("close")),
    make("h2", {}, name),
    make("p", {}, title),
    make("p", {}, office),
    make("button", { type: "button", className: "main", onclick: signOut }, words["sign-out"]),
  );
  card.showModal();
}

find("account").addEventListener("click", () => (people ? people.choose() : seated && showAccount()));

if (isDemo) {
  const { People } = await import("./people.js");
  people = new People(find("people"), { onChoose: (code) => (location.hash = encodeURIComponent(code)) });
  addEventListener("hashchange", () => sit(person()));
  const code = person() ?? people.last;
  if (code && code !== person()) location.hash = encodeURIComponent(code);
  else if (code) sit(code);
  else people.choose();
} else {
  sit(null);
}
