"use strict";
/* The plots at the top. Each bar is a button that filters by what it counts. */

const FEW = 8; /* bars of a plot that are shown before one asks for more */

const facets = [
  {name: "share", title: "Share kept", unit: "articles by % of their text", every: "0123456789".split(""),
    label: key => 10 * key, spoken: key => 10 * key + " to " + (10 * key + 10) + " % kept"},
  {name: "role", title: "Roles", unit: "blocks", label: key => key.replace(/_/g, " ")},
  {name: "language", title: "Languages", unit: "articles", label: key => key, more: languageName},
  {name: "encoding", title: "Encodings", unit: "articles", label: key => key},
  {name: "flag", title: "Flags", unit: "articles", label: key => key.replace(/_/g, " ")},
];

function wayOfRole(role) {
  const p = main.querySelector(".blocks p[data-role=\"" + role + "\"]");
  return p ? p.className : "";
}

/* How often each value is there; of roles their blocks, of all else articles. */
function counts(facet, fits) {
  const n = new Map();
  for (const a of articles)
    if (fits(a))
      for (const key of a.of[facet.name])
        n.set(key, (n.get(key) || 0) + (facet.unit === "blocks" ? a.blocks.get(key) : 1));
  return n;
}

function bar(facet, key) {
  const number = make("span", {className: "number"}), fill = make("span", {className: "fill"});
  const label = make("span", {className: "label"}, facet.label(key));
  const more = facet.more && facet.more(key);
  if (more && more !== key)
    label.append(" ", make("small", {}, more));
  const title = facet.spoken ? facet.spoken(key) : label.textContent;
  const track = make("span", {className: "track"}, fill);
  const button = make("button", {type: "button", className: "bar", title}, label, track, number);
  button.addEventListener("click", () => {
    if (!state[facet.name].delete(key))
      state[facet.name].add(key);
    update();
  });
  if (facet.spoken) {
    label.setAttribute("aria-hidden", "true");
    button.prepend(make("span", {className: "spoken"}, title + ": "));
  }
  if (facet.name === "role")
    button.classList.add(wayOfRole(key) || "removed");
  return {key, button, number, fill};
}

function buildFacet(facet) {
  const total = counts(facet, () => true);
  const keys = facet.every || [...total.keys()].sort((a, b) => total.get(b) - total.get(a) || (a < b ? -1 : 1));
  const list = make("ul", {className: "bars"});
  facet.bars = keys.map(key => bar(facet, key));
  facet.bars.forEach((b, i) => {
    list.append(make("li", {className: i >= FEW && !facet.every ? "rest" : ""}, b.button));
  });
  facet.box = make("section", {className: "plot " + facet.name},
    make("h2", {}, facet.title, " ", make("small", {}, facet.unit)), list);
  if (!facet.every && keys.length > FEW) {
    const button = make("button", {type: "button", className: "more"});
    const turn = () => {
      const all = facet.box.classList.toggle("all");
      button.textContent = all ? "Fewer" : "All " + keys.length;
      button.setAttribute("aria-expanded", String(all));
    };
    button.addEventListener("click", turn);
    turn();
    turn();
    facet.box.append(button);
  }
  facet.box.hidden = !keys.length;
  return facet.box;
}

/* What would be there if this facet had no filter: so that one sees what else one could choose. */
function drawFacet(facet, index) {
  const n = counts(facet, a => (a.misses & ~(1 << index)) === 0);
  const most = Math.max(1, ...facet.bars.map(b => n.get(b.key) || 0));
  for (const b of facet.bars) {
    const k = n.get(b.key) || 0;
    b.number.textContent = k.toLocaleString("en");
    b.fill.style.setProperty("--part", k / most);
    b.button.setAttribute("aria-pressed", String(state[facet.name].has(b.key)));
    b.button.classList.toggle("empty", !k);
  }
}

function articleLink(a, ...inside) {
  const link = make("a", {href: "#at=" + a.number}, ...inside);
  link.addEventListener("click", e => {
    e.preventDefault();
    a.details.open = true;
    goTo(a);
  });
  return link;
}

function titleOf(a) {
  return a.heading.textContent.slice(0, 120);
}

function drawSlowest(box, fitting) {
  const slowest = fitting.filter(a => a.time).sort((a, b) => b.time - a.time).slice(0, FEW);
  const list = make("ol", {className: "bars"});
  for (const a of slowest) {
    const fill = make("span", {className: "fill"});
    fill.style.setProperty("--part", a.time / slowest[0].time);
    const link = articleLink(a, make("span", {className: "label", dir: "auto"}, titleOf(a)),
      make("span", {className: "track"}, fill),
      make("span", {className: "number"}, duration(a.time), " ", make("small", {}, size(a.size))));
    link.className = "bar";
    list.append(make("li", {}, link));
  }
  box.hidden = !slowest.length;
  box.replaceChildren(make("h2", {}, "Slowest inputs ", make("small", {}, "processor time")), list);
}

function drawFailed(box) {
  const failed = articles.filter(a => a.failed), list = make("ul", {});
  for (const a of failed.slice(0, 100)) {
    const d = a.el.dataset;
    list.append(make("li", {}, articleLink(a, make("bdi", {}, titleOf(a))), " ", make("b", {}, d.code),
      " in " + d.stage + " at byte " + Number(d.offset).toLocaleString("en") + ": ",
      make("bdi", {}, a.el.querySelector("dd").textContent)));
  }
  if (failed.length > 100)
    list.append(make("li", {}, "and " + (failed.length - 100) + " more: choose the flag “failed”"));
  box.hidden = !failed.length;
  box.replaceChildren(make("h2", {}, counted(failed.length, "input") + " failed"), list);
}
