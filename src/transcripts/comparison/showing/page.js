
"use strict";
const main = document.querySelector("main");
const filters = [...document.querySelectorAll("[data-filter]")];
const changes = [...document.querySelectorAll(".change")];
const rows = [...document.querySelectorAll(".row")];
const all = document.getElementById("all");
const keys = document.getElementById("keys");
const at = document.getElementById("at");
let current = null;

const shown = () => changes.filter((change) => !change.hidden);

function count() {
  const list = shown();
  const place = list.indexOf(current);
  const total = list.length.toLocaleString("en");
  at.textContent = place < 0 ? `${total} changes` : `${place + 1} of ${total}`;
}

function more(run) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "more";
  button.textContent = run.length === 1 ? "1 more row" : `${run.length} more rows`;
  button.addEventListener("click", () => {
    for (const row of run) row.hidden = false;
    button.remove();
    run[0].querySelector(".block")?.focus();
  });
  run[0].before(button);
}

// Rows at which no change is shown are folded away, but for one on either side of the others.
function fold() {
  for (const button of document.querySelectorAll(".more")) button.remove();
  const changed = rows.map((row) => row.querySelector(".change:not([hidden])") !== null);
  let run = [];
  rows.forEach((row, index) => {
    row.hidden = !(all.checked || changed[index - 1] || changed[index] || changed[index + 1]);
    if (row.hidden) run.push(row);
    if (run.length && (!row.hidden || index === rows.length - 1)) {
      more(run);
      run = [];
    }
  });
}

function filter() {
  const off = new Set(filters.filter((box) => !box.checked).map((box) => box.dataset.filter));
  for (const change of changes) change.hidden = off.has(change.dataset.kind);
  main.classList.toggle("no-words", off.has("words"));
  if (current?.hidden) leave();
  fold();
  count();
}

function leave() {
  current?.classList.remove("current");
  current = null;
}

function go(step) {
  const list = shown();
  if (!list.length) return;
  const place = current ? list.indexOf(current) + step : step > 0 ? 0 : list.length - 1;
  leave();
  current = list[(place + list.length) % list.length];
  current.classList.add("current");
  current.focus({ preventScroll: true });
  current.scrollIntoView({ block: "center" });
  count();
}

for (const box of filters) box.addEventListener("change", filter);
all.addEventListener("change", fold);
document.getElementById("next").addEventListener("click", () => go(1));
document.getElementById("previous").addEventListener("click", () => go(-1));
document.addEventListener("keydown", (event) => {
  if (!keys.checked || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "n") go(1);
  if (event.key === "p") go(-1);
});
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href^='#']");
  const target = link && document.getElementById(link.getAttribute("href").slice(1));
  const row = target?.closest(".row");
  if (row?.hidden) {
    all.checked = true;
    fold();
  }
  target?.focus({ preventScroll: true });
});
filter();
