// Lets a picture be walked along with arrow keys and read under the pointer; what is read stands in the table beside it.
const SVG = "http://www.w3.org/2000/svg";

function element(name, attributes) {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  return made;
}

// "12 Oct 2026: Safeguards met 34 of 52 (65%), Read 97%. the rules changed, 1 scan."
function words(heads, row) {
  const cells = [...row.cells];
  const span = (cell) => Number(cell.colSpan) || 1;
  let at = 1;
  let read = "";
  for (const cell of cells.slice(1, -1)) {
    const head = heads[at].textContent.trim();
    const text = cell.textContent.trim();
    read += (read ? ", " : "") + (span(cell) > 1 || cell.classList.contains("soft") ? text : cell.classList.contains("other") ? `${head.toLowerCase()} ${text}` : `${head} ${text}`);
    at += span(cell);
  }
  const happened = cells.at(-1).textContent.trim();
  return `${cells[0].textContent.trim()}: ${read}.` + (happened ? ` ${happened[0].toUpperCase()}${happened.slice(1)}.` : "");
}

function pictureOf(svg) {
  const xs = svg.dataset.xs.split(" ").map(Number);
  const lines = [...svg.querySelectorAll(".heights > g")].map((line) => ({ ink: line.getAttribute("class"), ys: line.dataset.ys.split(" ") }));
  const over = element("g", { class: "over", "aria-hidden": "true" });
  svg.append(over);
  return {
    svg,
    xs,
    show(at) {
      over.replaceChildren(element("path", { class: "cursor", d: `M${xs[at]} ${svg.dataset.top}V${svg.dataset.floor}` }));
      for (const { ink, ys } of lines) {
        if (ys[at] !== "-") over.append(element("circle", { class: `${ink} at`, cx: xs[at], cy: ys[at], r: 5 }));
      }
    },
    clear: () => over.replaceChildren(),
    // The position that is nearest to the pointer, whatever size the picture has on the screen.
    under(event) {
      const box = svg.getBoundingClientRect();
      const x = ((event.clientX - box.left) * svg.viewBox.baseVal.width) / box.width;
      return xs.reduce((best, place, at) => (Math.abs(place - x) < Math.abs(xs[best] - x) ? at : best), 0);
    },
  };
}

function bring(figure) {
  const table = document.getElementById(`${figure.dataset.trend}-table`);
  const rows = [...table.tBodies[0].rows];
  const heads = [...table.tHead.rows[0].cells];
  const read = figure.querySelector("[data-read]");
  const say = figure.querySelector("[data-say]");
  const pictures = [...figure.querySelectorAll("svg")].map(pictureOf);
  const hint = "Point at the chart, or move along it with the arrow keys.";
  let at = rows.length - 1;

  const marked = (row) => {
    rows.forEach((other) => other.classList.toggle("at", other === row));
    if (!row) return;
    const wrap = table.parentElement;
    wrap.scrollTop = row.offsetTop - wrap.clientHeight / 2;
  };
  const show = (place) => {
    at = Math.min(rows.length - 1, Math.max(0, place));
    pictures.forEach((picture) => picture.show(at));
    read.textContent = words(heads, rows[at]);
    marked(rows[at]);
  };
  const clear = () => {
    pictures.forEach((picture) => picture.clear());
    read.textContent = hint;
    marked(null);
  };

  figure.tabIndex = 0;
  figure.setAttribute("role", "application");
  figure.setAttribute("aria-roledescription", "chart");
  figure.setAttribute("aria-description", "Left and right move along the points, Home and End to the first and last, Page up and Page down by ten.");
  read.hidden = false;
  read.textContent = hint;
  const steps = { ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10, Home: -Infinity, End: Infinity };
  figure.addEventListener("keydown", (event) => {
    if (event.target !== figure || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") return clear();
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    // The first press shows where one is.
    show(read.textContent === hint && Number.isFinite(step) ? at : at + step);
    say.textContent = read.textContent;
  });
  figure.addEventListener("blur", clear);
  for (const picture of pictures) {
    picture.svg.addEventListener("pointermove", (event) => show(picture.under(event)));
    picture.svg.addEventListener("pointerleave", () => document.activeElement !== figure && clear());
  }
}

document.querySelectorAll("[data-trend]").forEach(bring);
