// Draws the trend from the table in the page. Without this the picture that the server drew stays, and the table anyway.
const SERIES = {
  shares: [
    { column: 0, label: "Safeguards met", colour: "--chart-1", width: 2.5 },
    { column: 1, label: "Weighted pass rate", colour: "--chart-2", width: 2, dash: [6, 3] },
  ],
  open: [
    { column: 3, label: "Critical", colour: "--chart-critical" },
    { column: 4, label: "High", colour: "--chart-high" },
    { column: 5, label: "Medium", colour: "--chart-medium" },
    { column: 6, label: "Low", colour: "--chart-low" },
  ],
};

function read(table) {
  return [...table.tBodies[0].rows].map((row) => {
    const cells = [...row.cells].slice(1);
    const covered = cells.length > 1;
    return {
      label: row.cells[0].textContent.trim(),
      text: covered ? cells.map((cell) => cell.textContent.trim()) : [],
      values: covered ? cells.map((cell) => Number(cell.querySelector("data")?.value ?? cell.textContent)) : [],
      change: covered ? cells.at(-1).textContent.trim() : "",
    };
  });
}

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

// A dashed line where the measure changed, with the number under which the text below tells what.
const marks = (days) => ({
  id: "marks",
  afterDatasetsDraw({ ctx, chartArea, scales }) {
    ctx.save();
    ctx.strokeStyle = colour("--soft");
    ctx.fillStyle = colour("--soft");
    ctx.font = "600 11px " + getComputedStyle(document.body).fontFamily;
    ctx.setLineDash([3, 3]);
    let number = 0;
    days.forEach((day, at) => {
      if (!day.change) return;
      const x = Math.round(scales.x.getPixelForValue(at)) + 0.5;
      ctx.beginPath();
      ctx.moveTo(x, chartArea.top);
      ctx.lineTo(x, chartArea.bottom);
      ctx.stroke();
      ctx.textAlign = "center";
      ctx.fillText(String(++number), x, chartArea.top - 5);
    });
    ctx.restore();
  },
});

function dataset(series, days, stacked) {
  const line = colour(series.colour);
  return {
    label: series.label,
    data: days.map((day) => day.values[series.column] ?? null),
    borderColor: line,
    backgroundColor: stacked ? line + "b0" : line,
    borderWidth: series.width ?? 1,
    borderDash: series.dash ?? [],
    fill: stacked ? "stack" : false,
    pointRadius: 0,
    pointHitRadius: 12,
    stepped: false,
    tension: 0,
    spanGaps: false,
  };
}

function draw(figure, days) {
  const kind = figure.dataset.chart;
  const stacked = kind === "open";
  const canvas = document.createElement("canvas");
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-labelledby", "chart-" + kind);
  figure.querySelector(".chart").replaceChildren(canvas);
  figure.classList.add("drawn");
  const percent = (value) => Math.round(value * 100) + "%";
  const ink = colour("--soft");
  return new Chart(canvas, {
    type: "line",
    data: { labels: days.map((day) => day.label), datasets: SERIES[kind].map((one) => dataset(one, days, stacked)) },
    plugins: [marks(days)],
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      layout: { padding: { top: 14 } },
      interaction: { mode: "index", intersect: false },
      plugins: {
        legend: { display: stacked, position: "bottom", labels: { color: ink, boxWidth: 10, boxHeight: 10 } },
        tooltip: {
          callbacks: {
            label: (item) => item.dataset.label + ": " + days[item.dataIndex].text[SERIES[kind][item.datasetIndex].column],
            footer: (items) => days[items[0].dataIndex].change,
          },
        },
      },
      scales: {
        x: { grid: { display: false }, border: { color: colour("--line") }, ticks: { color: ink, maxTicksLimit: 5, maxRotation: 0, callback(value) { return this.getLabelForValue(value).replace(/ \d{4}$/, ""); } } },
        y: {
          stacked,
          min: 0,
          max: stacked ? undefined : 1,
          border: { display: false },
          grid: { color: colour("--line") },
          ticks: stacked ? { color: ink, maxTicksLimit: 5, precision: 0 } : { color: ink, stepSize: 0.25, callback: percent },
        },
      },
    },
  });
}

const table = document.getElementById("trend-table");
if (table && globalThis.Chart) {
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  const days = read(table);
  const figures = [...document.querySelectorAll("[data-chart]")];
  let charts = figures.map((figure) => draw(figure, days));
  const again = () => {
    charts.forEach((chart) => chart.destroy());
    charts = figures.map((figure) => draw(figure, days));
  };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
}
