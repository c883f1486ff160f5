// Comfort only: without it a session ends all the same, and the door says so.
// Says two minutes before the session ends that it will, and lets people stay. Asking how long it is still good keeps
// nobody signed in; other tabs may have kept it, so each time the server is asked before anything is said.
const place = document.getElementById("session-end");
const form = place?.querySelector("form");
const words = place?.querySelector("[data-words]");
const button = place?.querySelector("[data-stay]");
const WARNING = 120;
const SOON = 15;
const FIRST = 60;
let announced = false;

async function remaining() {
  const answer = await fetch(place.dataset.remaining, { headers: { "Vitals-Background": "1" }, redirect: "manual" });
  return answer.ok ? answer.json() : { seconds: 0, most: 0 };
}

function inWords(seconds) {
  return seconds > 90 ? "two minutes" : seconds > 45 ? "one minute" : "a few seconds";
}

function say(left) {
  const longest = left.most <= left.seconds;
  const text = longest
    ? `You will be signed out in ${inWords(left.seconds)}: the longest time of a session is over. Keep what you are writing.`
    : `You will be signed out in ${inWords(left.seconds)}, because nothing was clicked.`;
  // The same words are not read out again.
  if (words.textContent !== text) words.textContent = text;
  button.hidden = longest;
  form.hidden = false;
  announced = true;
}

function rest() {
  form.hidden = true;
  words.textContent = "";
  announced = false;
}

async function look() {
  let left;
  try {
    left = await remaining();
  } catch {
    setTimeout(look, SOON * 1000); // The server is away; that says nothing about the session.
    return;
  }
  if (left.seconds <= 0) {
    location.assign(location.href);
  } else if (left.seconds <= WARNING) {
    say(left);
    setTimeout(look, Math.min(SOON, left.seconds + 1) * 1000);
  } else {
    if (announced) rest();
    setTimeout(look, (left.seconds - WARNING) * 1000);
  }
}

form?.addEventListener("submit", async event => {
  event.preventDefault();
  await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual" });
  rest();
});

// A page that was opened a moment ago kept the session itself.
if (place) setTimeout(look, FIRST * 1000);
// A laptop that was asleep has lost its timers: ask when somebody looks again.
document.addEventListener("visibilitychange", () => {
  if (place && document.visibilityState === "visible" && announced) look();
});
