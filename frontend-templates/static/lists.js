// Comfort only: every list works without it.
// What is not filled in stays out of the address.
document.addEventListener("formdata", event => {
  if (event.target.matches("form[method=get]")) {
    for (const [name, value] of [...event.formData]) {
      if (value === "") event.formData.delete(name);
    }
    for (const usual of event.target.querySelectorAll("[data-usual]")) {
      if (event.formData.getAll("columns").join(" ") === usual.dataset.usual) event.formData.delete("columns");
    }
  }
});
// Where the session has ended, the answer is the door: open it for the whole page, not inside a list.
document.addEventListener("htmx:beforeSwap", event => {
  if (new URL(event.detail.xhr.responseURL).pathname.endsWith("/login")) {
    event.detail.shouldSwap = false;
    location.reload();
  }
});
