"use strict";
/* What is looked for, how it is sorted and what is shown: all of it is in the address, so that it can be shared. */

const facetNames = ["share", "role", "language", "encoding", "flag"];
const state = {};

function reset() {
  for (const name of facetNames)
    state[name] = new Set();
  Object.assign(state, {q: "", sort: "input", hide: new Set(), context: false, open: "", at: 0, letters: true});
}

function isFiltered() {
  return Boolean(state.q) || facetNames.some(name => state[name].size);
}

function toHash() {
  const p = new URLSearchParams();
  if (state.q)
    p.set("q", state.q);
  for (const name of facetNames)
    for (const value of state[name])
      p.append(name, value);
  if (state.sort !== "input")
    p.set("sort", state.sort);
  for (const way of state.hide)
    p.append("hide", way);
  if (state.context)
    p.set("context", "1");
  if (state.open)
    p.set("open", state.open);
  if (!state.letters)
    p.set("letters", "0");
  if (state.at)
    p.set("at", state.at);
  return p.toString();
}

/* Takes what it knows; an address may come from anybody. */
function fromHash() {
  const p = new URLSearchParams(location.hash.slice(1));
  const sorts = [...$("sort").options].map(o => o.value);
  reset();
  state.q = (p.get("q") || "").slice(0, 200);
  for (const name of facetNames)
    for (const value of p.getAll(name))
      state[name].add(value);
  if (sorts.includes(p.get("sort")))
    state.sort = p.get("sort");
  for (const way of p.getAll("hide"))
    if (way in ways)
      state.hide.add(way);
  state.context = p.get("context") === "1";
  state.open = ["all", "none"].includes(p.get("open")) ? p.get("open") : "";
  state.letters = p.get("letters") !== "0";
  state.at = articles[Number(p.get("at")) - 1] ? Number(p.get("at")) : 0;
}

/* Replaced, not added to: going back leaves the page, as a reader expects. Browsers refuse it when it comes too often,
   as when a key is held down. */
let addressTimer = 0;

function keepInAddress() {
  clearTimeout(addressTimer);
  addressTimer = setTimeout(() => {
    const hash = toHash();
    if (hash !== location.hash.slice(1))
      history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search);
  }, 200);
}
