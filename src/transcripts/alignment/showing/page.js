
"use strict";
const statements = JSON.parse(document.getElementById("statements").textContent);
const words = { found: "found", misattributed: "said by somebody else", not_found: "not found" };
const byId = (id) => document.getElementById(id);
const parts = (id) => [...document.querySelectorAll(`.s[data-s~="${CSS.escape(id)}"]`)];
const calm = matchMedia("(prefers-reduced-motion: reduce)");
let current = null;

function wanted() {
  const kinds = new Set([...document.querySelectorAll("[data-filter]:checked")].map((box) => box.dataset.filter));
  return statements.filter((one) => kinds.has(one.verdict));
}

function count() {
  const shown = wanted();
  const place = shown.indexOf(current);
  byId("at").textContent = place < 0 ? `${shown.length} shown` : `${place + 1} of ${shown.length}`;
}

function filter() {
  const shown = new Set(wanted());
  for (const part of document.querySelectorAll(".s")) {
    const own = statements.find((one) => one.id === part.dataset.s.split(" ")[0]);
    part.classList.toggle("away", !shown.has(own));
  }
  if (current && !shown.has(current)) clear();
  count();
}

function clear() {
  current = null;
  for (const part of document.querySelectorAll(".s.current")) part.classList.remove("current");
  for (const turn of document.querySelectorAll(".turn.lit")) {
    turn.classList.remove("lit", "nearest");
    const said = turn.querySelector(".said");
    said.textContent = said.textContent;
  }
  byId("detail").textContent = "Choose a marked claim, or press n for the next one.";
}

function light(match, verdict) {
  const turn = byId(`turn-${match.turn}`);
  turn.classList.add("lit");
  turn.classList.toggle("nearest", verdict === "not_found");
  const said = turn.querySelector(".said");
  // Offsets count code points, not UTF-16 units.
  const points = Array.from(said.textContent);
  const mark = document.createElement("mark");
  mark.textContent = points.slice(match.start, match.end).join("");
  said.replaceChildren(points.slice(0, match.start).join(""), mark, points.slice(match.end).join(""));
  return mark;
}

function show(pane, element) {
  const frame = pane.getBoundingClientRect();
  const box = element.getBoundingClientRect();
  const top = pane.scrollTop + box.top - frame.top - frame.height / 3;
  pane.scrollTo({ top, behavior: calm.matches ? "auto" : "smooth" });
}

function tell(one) {
  const line = document.createElement("p");
  const sign = document.createElement("span");
  sign.className = `sign ${one.verdict}`;
  sign.textContent = words[one.verdict];
  const by = one.source ? ` · by the report: ${one.source}` : " · by the report: nobody named";
  line.append(sign, `${by} · ${one.kind} · sure to ${Math.round(100 * one.confidence)} % · `);
  line.append(one.verdict === "not_found" ? "nearest: " : "said in: ");
  for (const match of one.matches) {
    const link = document.createElement("a");
    link.href = `#turn-${match.turn}`;
    link.textContent = `turn ${match.number}, ${match.speaker ?? "speaker unknown"} (${Math.round(100 * match.score)} %)`;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      show(byId("transcript"), byId(`turn-${match.turn}`));
    });
    line.append(link);
  }
  byId("detail").replaceChildren(line);
}

function choose(one, focus) {
  clear();
  current = one;
  const own = parts(one.id);
  for (const part of own) part.classList.add("current");
  tell(one);
  const marks = one.matches.map((match) => light(match, one.verdict));
  if (own.length) {
    show(byId("report"), own[0]);
    if (focus) own[0].focus({ preventScroll: true });
  }
  if (marks.length) show(byId("transcript"), marks[0]);
  count();
}

function step(by) {
  const shown = wanted();
  if (!shown.length) return;
  const place = shown.indexOf(current);
  const next = place < 0 ? (by > 0 ? 0 : shown.length - 1) : place + by;
  choose(shown[(next + shown.length) % shown.length], true);
}

document.addEventListener("click", (event) => {
  const part = event.target.closest(".s");
  if (!part) return;
  event.preventDefault();
  choose(statements.find((one) => one.id === part.dataset.s.split(" ")[0]), false);
});
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !byId("keys").checked) return;
  if (event.key === "n") step(1);
  else if (event.key === "p") step(-1);
  else if (event.key === "Escape") { clear(); count(); }
});
byId("next").addEventListener("click", () => step(1));
byId("previous").addEventListener("click", () => step(-1));
for (const box of document.querySelectorAll("[data-filter]")) box.addEventListener("change", filter);
document.querySelector("nav").hidden = false;
clear();
count();
