// Comfort only: every page works without it.
// Tells the server the viewer's time zone, so that times are shown in it from the next page on.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone && !document.cookie.split("; ").includes("zone=" + zone)) {
  document.cookie = "zone=" + zone + "; path=/; max-age=31536000; samesite=lax";
}
// A button beside everything that people carry elsewhere: ARNs, ids, addresses.
const announced = document.getElementById("announced");
function offerCopy(within) {
  if (!navigator.clipboard) return;
  for (const place of within.querySelectorAll("[data-copy]:not(.has-copy)")) {
    place.classList.add("has-copy");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.setAttribute("aria-label", "Copy " + place.dataset.copy);
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(place.dataset.copy);
      button.textContent = "Copied";
      if (announced) announced.textContent = "Copied";
      setTimeout(() => { button.textContent = "Copy"; if (announced) announced.textContent = ""; }, 2000);
    });
    place.append(" ", button);
  }
}
offerCopy(document);
document.addEventListener("htmx:load", event => offerCopy(event.target));
// On paper nothing can be opened.
addEventListener("beforeprint", () => {
  for (const closed of document.querySelectorAll("details:not([open])")) { closed.open = true; closed.dataset.shut = ""; }
});
addEventListener("afterprint", () => {
  for (const opened of document.querySelectorAll("details[data-shut]")) { opened.open = false; delete opened.dataset.shut; }
});
