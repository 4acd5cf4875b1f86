"use strict";
/* Everything that the pointer can do, from the keyboard; then the page begins to work. */

/* Of an article's blocks one is reached by Tab; arrows go on from it. */
function oneStop(p) {
  const blocks = p.closest(".blocks"), other = blocks.querySelector("p[tabindex=\"0\"]");
  if (other)
    other.tabIndex = -1;
  p.tabIndex = 0;
}

function isShown(p) {
  return getComputedStyle(p).display !== "none";
}

function blockBeside(p, by) {
  const all = [...p.closest(".blocks").querySelectorAll("p")];
  for (let i = all.indexOf(p) + by; i >= 0 && i < all.length; i += by)
    if (isShown(all[i]))
      return all[i];
  return null;
}

/* The block that Tab will reach may have been hidden by a filter. */
function mendStop(el) {
  const stop = el && el.querySelector(".blocks p[tabindex=\"0\"]");
  if (!stop || isShown(stop))
    return;
  const other = [...el.querySelectorAll(".blocks p")].find(isShown);
  if (other)
    oneStop(other);
}

main.addEventListener("focusin", e => {
  const el = e.target.closest("article");
  if (!el || !e.target.matches("summary"))
    return;
  setAt(articles[Number(el.id.slice(1)) - 1]);
  mendStop(el);
  for (el.before = el.previousElementSibling; el.before && el.before.hidden;)
    el.before = el.before.previousElementSibling;
  mendStop(el.before);
});

function nextArticle(by) {
  let i = state.at ? order.indexOf(articles[state.at - 1]) : by > 0 ? -1 : order.length;
  do
    i += by;
  while (order[i] && !order[i].shown);
  if (order[i])
    goTo(order[i]);
}

function toSearch() {
  $("search").focus();
  $("search").select();
}

function toTop() {
  scrollTo(0, 0);
  $("search").focus({preventScroll: true});
}

function leave() {
  if (!tip.hidden)
    hideTip();
  else if (document.activeElement === $("search") && state.q)
    lookFor("");
}

const letterKeys = {
  "/": toSearch,
  "?": () => $("keys").showModal(),
  n: () => step(1),
  N: () => step(-1),
  j: () => nextArticle(1),
  k: () => nextArticle(-1),
  t: toTop,
  c: clearAll,
};

document.addEventListener("keydown", e => {
  const typing = e.target.matches("input[type=search], select");
  if (e.ctrlKey || e.metaKey || e.altKey || $("keys").open)
    return;
  if (e.key === "Escape") {
    leave();
  } else if (typing && e.target === $("search") && e.key === "Enter") {
    step(e.shiftKey ? -1 : 1);
  } else if (!typing && state.letters && letterKeys[e.key]) {
    e.preventDefault();
    letterKeys[e.key]();
  } else if ((e.key === "ArrowDown" || e.key === "ArrowUp") && e.target.matches(".blocks p")) {
    const p = blockBeside(e.target, e.key === "ArrowDown" ? 1 : -1);
    e.preventDefault();
    if (p)
      p.focus();
  }
});

let typed = 0;

function lookFor(words) {
  clearTimeout(typed);
  state.q = words;
  update();
}

function openOrClose(how) {
  state.open = how;
  openness = "";
  draw();
}

function listen() {
  $("search").addEventListener("input", () => {
    clearTimeout(typed);
    typed = setTimeout(() => lookFor($("search").value), 150);
  });
  $("to-search").addEventListener("click", toSearch);
  $("to-articles").addEventListener("click", () => nextArticle(1));
  $("next").addEventListener("click", () => step(1));
  $("back").addEventListener("click", () => step(-1));
  $("clear").addEventListener("click", clearAll);
  $("clear-none").addEventListener("click", () => {
    clearAll();
    $("search").focus();
  });
  $("help").addEventListener("click", () => $("keys").showModal());
  $("open").addEventListener("click", () => openOrClose("all"));
  $("close").addEventListener("click", () => openOrClose("none"));
  $("sort").addEventListener("change", () => {
    state.sort = $("sort").value;
    update();
  });
  $("context").addEventListener("change", () => {
    state.context = $("context").checked;
    update();
  });
  $("letters").addEventListener("change", () => {
    state.letters = $("letters").checked;
    keepInAddress();
  });
  addEventListener("hashchange", start);
  watch();
}

async function start() {
  fromHash();
  const at = state.at;
  await update();
  if (at) {
    articles[at - 1].details.open = true;
    goTo(articles[at - 1]);
  }
}

build();
listen();
start();
document.documentElement.className = "script";
setTimeout(foldAll, 1000);
