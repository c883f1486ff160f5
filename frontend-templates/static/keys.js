// Comfort only, and only for who has not switched it off: single keys. Nothing here does what no link or button does.
const PLACES = { o: "/", f: "/findings", s: "/safeguards", a: "/accounts", r: "/resources", w: "/work" };
const WAIT = 1500;
const help = document.getElementById("to-help");
const seek = document.getElementById("seek");
const root = document.querySelector(".brand")?.getAttribute("href").replace(/\/$/, "") ?? "";
let dialog;
let before;
let went = 0;

function isWriting(target) {
  return target.closest("input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable=true]");
}

function rows() {
  return [...document.querySelectorAll("main tbody tr a[href], main a[data-row]")].filter((link) => {
    const row = link.closest("tr");
    return link.offsetParent && (!row || row.querySelector("a[href]") === link);
  });
}

function step(by) {
  const all = rows();
  if (all.length === 0) return;
  const here = all.findIndex((link) => link === document.activeElement || link.closest("tr")?.contains(document.activeElement));
  const next = here < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, here + by));
  all[next].focus();
  all[next].scrollIntoView({ block: "nearest" });
}

async function sheet() {
  if (!dialog) {
    const answer = await fetch(help.href, { redirect: "manual" });
    if (!answer.ok) return location.assign(help.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    dialog = document.createElement("dialog");
    dialog.className = "help";
    dialog.setAttribute("aria-labelledby", "help-keys");
    dialog.append(document.adoptNode(page.getElementById("keys")));
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "Close";
    close.addEventListener("click", () => dialog.close());
    const more = document.createElement("a");
    more.href = help.href;
    more.textContent = "All help, theme, and switching shortcuts off";
    const foot = document.createElement("p");
    foot.className = "actions";
    foot.append(close, more);
    dialog.append(foot);
    dialog.addEventListener("close", () => before?.focus());
    document.body.append(dialog);
  }
  before = document.activeElement;
  dialog.showModal();
}

function press(event) {
  const second = Date.now() - went < WAIT;
  went = 0;
  if (second && PLACES[event.key]) return location.assign(root + PLACES[event.key]);
  switch (event.key) {
    case "g": went = Date.now(); return;
    case "/": before = document.activeElement; seek?.focus(); seek?.select(); break;
    case "?": sheet(); break;
    case "j": step(1); break;
    case "k": step(-1); break;
    default: return;
  }
  event.preventDefault();
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || dialog?.open) return;
  if (event.key === "Escape" && event.target === seek) {
    seek.value = "";
    (before ?? document.getElementById("content")).focus();
  } else if (!isWriting(event.target)) {
    press(event);
  }
});
