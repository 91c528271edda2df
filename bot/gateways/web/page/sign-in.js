/* Signing in: sends the one-time code, and says what is wrong with it. */

const form = document.getElementById("door");
const code = document.getElementById("code");
const problem = document.getElementById("problem");

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = form.querySelector("button");
  button.disabled = true;
  problem.textContent = "";
  try {
    const answer = await fetch(`/sign-in?language=${document.documentElement.lang}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Viec": "page" },
      body: JSON.stringify({ code: code.value }),
    });
    if (answer.ok) {
      location.replace(location.pathname + location.search);
      return;
    }
    problem.textContent = (await answer.json()).words;
  } catch {
    problem.textContent = form.dataset.network;
  }
  button.disabled = false;
  code.select();
});

/* A link from another chat brings its code behind the #, where no server and no preview sees it. */
if (/^#\d{6,8}$/.test(location.hash)) {
  code.value = location.hash.slice(1);
  history.replaceState(null, "", location.pathname + location.search);
  form.requestSubmit();
}
