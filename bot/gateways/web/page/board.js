/* Keeps the live board current: asks again every few minutes, and changes only what changed. */

const board = document.getElementById("board");
const counted = document.getElementById("counted");
const pause = Number(board.dataset.minutes) * 60_000;
const chat = document.getElementById("chat");
const seat = new URLSearchParams(location.search).get("as");
let tag = `"${board.dataset.tag}"`;
let asked = Date.now();

if (seat) chat.href = `/#${encodeURIComponent(seat)}`;

/** Show how the page was last asked for; the words stand in the page itself. */
function say(words, state) {
  counted.textContent = words;
  document.body.dataset.state = state;
}

async function ask() {
  asked = Date.now();
  let answer;
  try {
    answer = await fetch(location.href, { headers: { "If-None-Match": tag }, cache: "no-store" });
  } catch {
    say(board.dataset.lost, "offline");
    return;
  }
  if (answer.status === 401) {
    location.reload();
    return;
  }
  if (answer.status >= 500) {
    say(board.dataset.lost, "offline");
    return;
  }
  if (answer.status !== 304) {
    tag = answer.headers.get("ETag");
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const inside = fresh.getElementById("board");
    if (inside) board.replaceChildren(...inside.childNodes);
  }
  say(answer.headers.get("X-Viec-Counted") ?? "", "online");
}

document.body.dataset.state = "online";
setInterval(() => document.hidden || ask(), pause);
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && Date.now() - asked > pause) ask();
});
