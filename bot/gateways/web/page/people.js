/* The demo's list of persons: look somebody up, and be him. Docked where there is room. */

import { get } from "./api.js";
import { fill, icon, make } from "./dom.js";

const LAST = "viec.demo.person";
const REFRESH = 4_000;

const wide = matchMedia("(min-width: 1000px)");

export class People {
  #panel;
  #onChoose;
  #people = [];
  #words = null;
  #current = null;
  #search;
  #list;

  constructor(panel, { onChoose }) {
    this.#panel = panel;
    this.#onChoose = onChoose;
    document.head.append(make("link", { rel: "stylesheet", href: "/static/people.css" }));
    wide.addEventListener("change", () => this.#fit());
    setInterval(() => this.#panel.open && !document.hidden && this.#refresh(), REFRESH);
    panel.addEventListener("cancel", (event) => this.#current === null && event.preventDefault());
    panel.addEventListener("click", (event) => event.target === panel && this.#close());
    if (wide.matches) this.choose();
  }

  /** The person one was last. */
  get last() {
    try {
      return localStorage.getItem(LAST);
    } catch {
      return null;
    }
  }

  /** Open the list. */
  async choose() {
    if (!this.#panel.open) this.#open();
    await this.#refresh();
    if (!wide.matches || this.#current === null) this.#search?.focus();
  }

  /** Note who one is now. */
  dress(hello) {
    this.#current = hello.seat;
    this.#panel.classList.add("is-chosen");
    if (this.#words !== null && this.#words !== hello.words) {
      this.#words = hello.words;
      this.#build();
      this.#show();
    }
    try {
      localStorage.setItem(LAST, hello.seat);
    } catch {
      /* asked again next time */
    }
    if (!wide.matches && this.#panel.open) this.#panel.close();
  }

  #open() {
    if (wide.matches) this.#panel.show();
    else this.#panel.showModal();
  }

  #fit() {
    if (this.#panel.open) this.#panel.close();
    if (wide.matches || this.#current === null) this.#open();
  }

  #close() {
    if (!wide.matches && this.#current !== null) this.#panel.close();
  }

  async #refresh() {
    try {
      const found = await get("/api/people");
      this.#people = found.people;
      if (this.#words === null) {
        this.#words = found.words;
        this.#build();
      }
      this.#show();
    } catch {
      /* asked again in a moment */
    }
  }

  #build() {
    const words = this.#words;
    const typed = this.#search?.value ?? "";
    this.#search = make("input", { type: "search", placeholder: words.find, "aria-label": words.find, autocomplete: "off" });
    this.#search.value = typed;
    this.#search.addEventListener("input", () => this.#show());
    this.#search.addEventListener("keydown", (event) => {
      if (event.key === "Enter") this.#list.querySelector("button")?.click();
    });
    this.#list = make("div", { className: "list" });
    this.#panel.setAttribute("aria-label", words.choose);
    this.#panel.replaceChildren(
      make(
        "div",
        { className: "sheet" },
        make(
          "header",
          {},
          make("h2", {}, words.choose),
          make("button", { type: "button", className: "round", "aria-label": words.close, onclick: () => this.#close() }, icon("close")),
          make("p", {}, words["choose-text"]),
          make("label", { className: "find" }, icon("search"), this.#search),
        ),
        this.#list,
      ),
    );
  }

  #show() {
    const wanted = fold(this.#search.value).split(/\s+/).filter(Boolean);
    const found = this.#people.filter((one) => {
      const all = fold(`${one.name} ${one.code} ${one.unit} ${one.title}`);
      return wanted.every((word) => all.includes(word));
    });
    const focused = document.activeElement?.dataset?.code;
    const rows = [];
    let unit = null;
    for (const one of found) {
      if (one.unit !== unit) rows.push(make("h3", {}, one.unit));
      unit = one.unit;
      rows.push(this.#row(one));
    }
    if (!found.length) rows.push(make("p", { className: "none", role: "status" }, this.#words["found-none"]));
    const top = this.#list.scrollTop;
    this.#list.replaceChildren(...rows);
    this.#list.scrollTop = top;
    if (focused) this.#list.querySelector(`[data-code="${CSS.escape(focused)}"]`)?.focus();
  }

  #row(one) {
    const isCurrent = one.code === this.#current;
    return make(
      "button",
      {
        type: "button",
        className: "person",
        "data-code": one.code,
        "aria-current": isCurrent ? "true" : null,
        onclick: () => (isCurrent ? this.#close() : this.#onChoose(one.code)),
      },
      make("span", { className: "face", "aria-hidden": "true" }, one.initials),
      make("span", { className: "about" }, make("b", {}, one.name), make("small", {}, `${one.title} · ${one.code}`)),
      one.unread && !isCurrent
        ? make("span", { className: "unread", "aria-label": fill(this.#words.unread, { count: one.unread }) }, String(Math.min(one.unread, 99)))
        : null,
    );
  }
}

/* As people search: without diacritics and in any case. */
function fold(value) {
  return value.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
}
