// Comfort only: a finding beside the list, where there is room. Its link leads to its page for everything else.
const room = matchMedia("(min-width: 1200px)");
const aside = document.getElementById("beside");
let from = null;

function close() {
  aside.hidden = true;
  document.body.classList.remove("has-beside");
  document.querySelector("tr.beside-row")?.classList.remove("beside-row");
  // The list may have been drawn anew meanwhile: the same finding's link is another element then.
  const back = from?.isConnected ? from : from && document.querySelector(`a[data-panel][href="${CSS.escape(from.getAttribute("href"))}"]`);
  back?.focus();
  from = null;
}

document.addEventListener("click", event => {
  const link = event.target.closest("a[data-panel]");
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || !room.matches) return;
  event.preventDefault();
  document.querySelector("tr.beside-row")?.classList.remove("beside-row");
  from = link;
  htmx.ajax("GET", link.getAttribute("href"), { target: "#panel", swap: "innerHTML" }).then(() => {
    aside.hidden = false;
    document.body.classList.add("has-beside");
    link.closest("tr").classList.add("beside-row");
    document.getElementById("panel-head")?.focus();
  });
});
aside.querySelector("[data-close]").addEventListener("click", close);
document.addEventListener("keydown", event => {
  if (event.key === "Escape" && !aside.hidden) close();
});
room.addEventListener("change", () => { if (!room.matches && !aside.hidden) close(); });
