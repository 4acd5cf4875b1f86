"use strict";
/* What is known of a block, beside it: while the pointer rests on it, while it has the focus, after a tap. */

const tip = $("tip");
let tipOf = null, tipTimer = 0;

function meaning(why) {
  const own = Object.prototype.hasOwnProperty;
  const name = [why, why.replace(/^phrase:/, "")].find(key => own.call(about.rules, key));
  return name ? about.rules[name] : "";
}

function row(name, ...value) {
  return make("div", {}, make("dt", {}, name), make("dd", {}, ...value));
}

function fillTip(p) {
  const d = p.dataset, [begin, end] = d.src.split(" ").map(Number), name = languageName(p.lang);
  tip.className = p.className;
  tip.replaceChildren(
    make("strong", {}, ways[p.className].mark + " " + d.role.replace(/_/g, " ") + ": " + ways[p.className].name),
    make("p", {}, meaning(d.why)),
    make("dl", {}, row("reason", make("code", {}, d.why)), row("score", d.score + ", how likely it is body"),
      row("language", p.lang + (name && name !== p.lang ? " " + name : "") + ", " + d.sure),
      row("bytes", begin.toLocaleString("en") + " to " + end.toLocaleString("en") + ", " + size(end - begin))));
}

/* Below the place, or above it where there is no room. */
function placeTip(x, top, bottom) {
  const box = tip.getBoundingClientRect();
  const y = bottom + box.height + 8 <= innerHeight ? bottom + 8 : Math.max(8, top - box.height - 8);
  tip.style.left = Math.max(8, Math.min(x, document.documentElement.clientWidth - box.width - 8)) + "px";
  tip.style.top = y + "px";
}

function showTip(p, x, top, bottom) {
  clearTimeout(tipTimer);
  if (tipOf)
    tipOf.removeAttribute("aria-describedby");
  tipOf = p;
  fillTip(p);
  tip.hidden = false;
  placeTip(x, top, bottom);
  p.setAttribute("aria-describedby", "tip");
}

function hideTip() {
  clearTimeout(tipTimer);
  tip.hidden = true;
  if (tipOf)
    tipOf.removeAttribute("aria-describedby");
  tipOf = null;
}

function blockOf(e) {
  return e.target.closest ? e.target.closest(".blocks p") : null;
}

/* A block may be taller than the window: then the tip stays inside. */
function showTipAtBlock(p) {
  const box = p.getBoundingClientRect();
  showTip(p, box.left, Math.max(box.top, 60), Math.min(box.bottom, innerHeight * 0.7));
}

/* A page that scrolls under a pointer at rest moves nothing. */
main.addEventListener("pointermove", e => {
  const p = blockOf(e);
  if (e.pointerType !== "mouse" || !p || p === tipOf || !(e.movementX || e.movementY))
    return;
  clearTimeout(tipTimer);
  tipTimer = setTimeout(() => showTip(p, e.clientX, e.clientY - 8, e.clientY + 12), 250);
});
main.addEventListener("pointerout", e => {
  if (e.pointerType === "mouse" && blockOf(e) && !tip.contains(e.relatedTarget)) {
    clearTimeout(tipTimer);
    tipTimer = setTimeout(hideTip, 200);
  }
});
tip.addEventListener("pointerenter", () => clearTimeout(tipTimer));
tip.addEventListener("pointerleave", () => {
  tipTimer = setTimeout(hideTip, 200);
});
main.addEventListener("focusin", e => {
  const p = blockOf(e);
  if (p) {
    oneStop(p);
    showTipAtBlock(p);
  }
});
main.addEventListener("focusout", e => {
  if (blockOf(e))
    hideTip();
});
/* A tap gives the focus in most browsers; where it does not, the click does. */
main.addEventListener("click", e => {
  const p = blockOf(e);
  if (p && tipOf !== p)
    showTip(p, e.clientX, e.clientY - 8, e.clientY + 12);
});
addEventListener("scroll", () => {
  if (!tip.hidden && !tipOf.contains(document.activeElement))
    hideTip();
}, {passive: true});
