"use strict";
/* Shows the articles that fit, in the order asked for. Only what changes is touched. */

const MANY = 25; /* articles from which on they are closed at first */
const slowest = make("section", {className: "plot slowest"});
const failures = make("section", {className: "plot failures"});
let order = articles.slice(), sorted = "input", openness = "none yet";

const orders = {
  input: (a, b) => a.number - b.number,
  share: (a, b) => (a.share === null ? 2 : a.share) - (b.share === null ? 2 : b.share) || a.number - b.number,
  most: (a, b) => (b.share === null ? -1 : b.share) - (a.share === null ? -1 : a.share) || a.number - b.number,
  time: (a, b) => b.time - a.time || a.number - b.number,
  size: (a, b) => b.size - a.size || a.number - b.number,
};

/* A bit for each facet that an article does not fit; one more for the search. */
function judge(a) {
  a.misses = searched && !a.hits ? 1 << facets.length : 0;
  facets.forEach((facet, i) => {
    const chosen = state[facet.name];
    if (chosen.size && !a.of[facet.name].some(key => chosen.has(key)))
      a.misses |= 1 << i;
  });
}

function sort() {
  if (sorted === state.sort)
    return;
  sorted = state.sort;
  order = articles.slice().sort(orders[sorted]);
  move(order.map(a => a.el));
}

/* Outside the document, and observed by nobody, moving an element does not take a time that grows with all others. */
function move(elements) {
  const around = main.parentElement, after = main.nextSibling, focused = document.activeElement, top = scrollY;
  seen.disconnect();
  main.remove();
  main.append(...elements);
  around.insertBefore(main, after);
  if (main.contains(focused))
    focused.focus({preventScroll: true});
  scrollTo(0, top);
  watch();
}

/* Blocks of other roles than those chosen, and of groups switched off, are hidden by rules: a thousand articles need
   not be touched for it. */
const sheet = document.styleSheets[0];
let rules = 0;

function hideBlocks() {
  const off = [...state.hide].map(way => ".blocks p." + way);
  if (state.role.size && !state.context)
    off.push(".blocks p" + [...state.role].map(role => ":not([data-role=\"" + CSS.escape(role) + "\"])").join(""));
  for (; rules; rules--)
    sheet.deleteRule(sheet.cssRules.length - 1);
  if (off.length) {
    sheet.insertRule(off.join(", ") + " { display: none; }", sheet.cssRules.length);
    rules = 1;
  }
}

function openAll() {
  const wanted = state.open || (articles.length > MANY ? "none" : "all");
  if (wanted === openness)
    return;
  openness = wanted;
  for (const a of articles)
    a.details.open = wanted === "all";
}

function showArticles() {
  for (const a of articles) {
    const shown = !a.misses;
    if (shown !== a.shown)
      a.el.hidden = !shown;
    a.shown = shown;
    const badge = searched && a.hits ? counted(a.hits, "hit") : "";
    if (badge && !a.badge)
      a.details.firstElementChild.append(a.badge = make("span", {className: "hits"}));
    if (a.badge && a.badge.textContent !== badge)
      a.badge.textContent = badge;
  }
}

/* An article's bytes by group as a bar in its summary, which says the same in words. */
function drawShares(a) {
  const sum = a.bytes.reduce((n, b) => n + b, 0), stops = [];
  let at = 0;
  if (a.drawn || !sum)
    return;
  a.drawn = true;
  Object.keys(ways).forEach((way, i) => {
    const end = at + 100 * a.bytes[i] / sum;
    if (end > at)
      stops.push("var(--" + way + ") " + at + "% " + end + "%");
    at = end;
  });
  a.details.firstElementChild.style.backgroundImage = "linear-gradient(to right, " + stops.join(", ") + ")";
}

function drawChips() {
  const chips = [];
  for (const facet of facets)
    for (const key of state[facet.name]) {
      const chip = make("button", {type: "button", className: "chip"}, facet.spoken ? facet.spoken(key)
        : facet.title.replace(/s$/, "").toLowerCase() + ": " + facet.label(key));
      chip.append(" ×");
      chip.addEventListener("click", () => {
        state[facet.name].delete(key);
        update().then(() => ($("chips").firstElementChild || $("search")).focus());
      });
      chips.push(chip);
    }
  $("chips").hidden = !chips.length;
  $("chips").replaceChildren(...chips);
}

function drawStatus(fitting) {
  const hits = fitting.reduce((sum, a) => sum + a.hits, 0);
  $("status").textContent = (fitting.length === articles.length ? "" : fitting.length.toLocaleString("en") + " of ") +
    counted(articles.length, "article") + (searched ? ", " + counted(hits, "hit") : "");
  $("none").hidden = fitting.length > 0 || !articles.length;
  $("next").disabled = $("back").disabled = !hits;
  $("clear").disabled = !isFiltered() && !state.hide.size;
}

function drawTotals() {
  const sum = f => articles.reduce((n, a) => n + f(a), 0);
  const text = sum(a => a.bytes.reduce((n, b) => n + b, 0)), failed = sum(a => a.failed ? 1 : 0);
  $("totals").textContent = [counted(articles.length, "article"), size(sum(a => a.size)) + " read",
    text ? percent(sum(a => a.bytes[0]) / text) + " of the text kept" : "",
    failed ? failed.toLocaleString("en") + " failed" : "",
    timed ? duration(sum(a => a.time)) + " of processor time" : ""].filter(s => s).join(" · ");
  $("about-line").textContent = ["libnorm " + about.version, "rules and models " + about.data,
    about.own && "rules of one’s own " + about.own, about.profile && "profile " + about.profile,
    "Unicode " + about.unicode].filter(s => s).join(", ");
}

function setControls() {
  if ($("search").value !== state.q)
    $("search").value = state.q;
  $("sort").value = state.sort;
  $("context").checked = state.context;
  $("around").hidden = !state.role.size;
  $("letters").checked = state.letters;
  for (const button of $("groups").children)
    button.setAttribute("aria-pressed", String(!state.hide.has(button.value)));
}

/* Everything that follows from the state but the search. */
function draw() {
  articles.forEach(judge);
  sort();
  openAll();
  hideBlocks();
  showArticles();
  facets.forEach(drawFacet);
  const fitting = order.filter(a => a.shown);
  drawSlowest(slowest, fitting);
  drawChips();
  drawStatus(fitting);
  setControls();
  keepInAddress();
}

async function update() {
  setControls();
  const same = fold(state.q.trim()) === searched && (!searched || scope() === searchedIn);
  if (same && !main.classList.contains("searching")) {
    draw();
    return;
  }
  main.classList.add("searching");
  $("status").textContent = "Searching …";
  if (!await search(state.q))
    return;
  main.classList.remove("searching");
  draw();
  markAnew();
}

/* The article in hand: the one that j and k went to, and that the address names. */
function setAt(a) {
  state.at = a.number;
  keepInAddress();
}

function goTo(a) {
  setAt(a);
  a.details.firstElementChild.focus({preventScroll: true});
  a.el.scrollIntoView({block: "start"});
}

function clearAll() {
  const kept = {sort: state.sort, at: state.at, open: state.open, letters: state.letters};
  reset();
  Object.assign(state, kept);
  update();
}

function build() {
  for (const facet of facets)
    $("plots").append(buildFacet(facet));
  $("plots").append(slowest);
  $("overview").insertBefore(failures, $("legend"));
  drawFailed(failures);
  drawTotals();
  for (const way in ways) {
    const button = make("button", {type: "button", value: way, className: way},
      ways[way].mark + " " + ways[way].name);
    button.addEventListener("click", () => {
      if (!state.hide.delete(way))
        state.hide.add(way);
      update();
    });
    $("groups").append(button);
  }
  if (!timed)
    $("sort").querySelector("[value=time]").remove();
}
