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
let timer;

async function remaining() {
  const answer = await fetch(place.dataset.remaining, { headers: { "Vitals-Background": "1" }, redirect: "manual" });
  if (answer.type === "opaqueredirect") return { seconds: 0, most: 0 }; // To the door.
  if (!answer.ok) throw new Error(`The server answers ${answer.status}`);
  return answer.json();
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
}

function rest() {
  form.hidden = true;
  words.textContent = "";
}

function lookIn(seconds) {
  clearTimeout(timer);
  timer = setTimeout(look, seconds * 1000);
}

async function look() {
  let left;
  try {
    left = await remaining();
  } catch {
    lookIn(SOON); // The server is away or unwell; that says nothing about the session.
    return;
  }
  if (left.seconds <= 0) {
    location.assign(location.pathname + location.search);
  } else if (left.seconds <= WARNING) {
    say(left);
    lookIn(Math.min(SOON, left.seconds + 1));
  } else {
    rest();
    lookIn(left.seconds - WARNING);
  }
}

form?.addEventListener("submit", async event => {
  event.preventDefault();
  await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual" });
  rest();
  lookIn(SOON);
});

// A page that was opened a moment ago kept the session itself.
if (place) lookIn(FIRST);
// A laptop that was asleep has lost its timers: ask when somebody looks again.
document.addEventListener("visibilitychange", () => {
  if (place && document.visibilityState === "visible") look();
});
