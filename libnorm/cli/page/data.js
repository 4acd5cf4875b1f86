"use strict";
/* What the page knows of its articles, read once from their attributes: nothing later asks the document for it. */

const $ = id => document.getElementById(id);
const about = JSON.parse($("about").textContent);

/* Where blocks go. The marks stand beside them too, so that colour is never the only sign. */
const ways = {
  kept: {name: "kept", mark: "+"},
  moved: {name: "moved", mark: "›"},
  aside: {name: "put aside", mark: "·"},
  readers: {name: "readers’", mark: "~"},
  removed: {name: "removed", mark: "−"},
};

/* An element with properties, and with strings and elements in it. */
function make(name, properties, ...inside) {
  const e = Object.assign(document.createElement(name), properties);
  e.append(...inside);
  return e;
}

function parted(s) {
  return s ? s.split(" ") : [];
}

function read(el, index) {
  const d = el.dataset, failed = el.className === "failed";
  const bytes = Object.keys(ways).map(way => Number(d[way] || 0));
  const all = bytes.reduce((sum, n) => sum + n, 0);
  const roles = parted(d.roles).map(s => s.split(":"));
  const share = all ? bytes[0] / all : null;
  el.id = "a" + (index + 1);
  return {
    el, number: index + 1, details: el.firstElementChild, heading: el.querySelector("h3"), failed,
    bytes, share, size: Number(d.size || 0), time: Number(d.time || 0),
    /* Values by facet: an article fits if one of them is chosen. */
    of: {
      share: share === null ? [] : [String(Math.min(9, Math.floor(share * 10)))],
      role: roles.map(([role]) => role),
      language: d.lang ? [d.lang] : [],
      encoding: d.encoding ? [d.encoding] : [],
      flag: parted(d.flags),
    },
    blocks: new Map(roles.map(([role, n]) => [role, Number(n)])),
    shown: true, misses: 0,
    text: null, starts: null, ends: null, kinds: null, hits: 0, badge: null,
  };
}

const main = $("articles");
const articles = [...main.querySelectorAll("article")].map(read);
const timed = articles.some(a => a.time);

const languageNames = Intl.DisplayNames && new Intl.DisplayNames(["en"], {type: "language"});

function languageName(tag) {
  if (tag === "und")
    return "not known";
  try {
    return languageNames ? languageNames.of(tag) : "";
  } catch (e) {
    return "";
  }
}

function percent(share) {
  return (100 * share).toFixed(share > 0 && share < 0.1 ? 1 : 0) + " %";
}

function size(bytes) {
  const units = ["bytes", "kB", "MB", "GB"];
  let i = 0;
  for (; bytes >= 1000 && i < 3; i++)
    bytes /= 1000;
  return (i && bytes < 100 ? bytes.toFixed(1) : Math.round(bytes)) + " " + units[i];
}

function duration(microseconds) {
  const ms = microseconds / 1000;
  return ms < 1000 ? ms.toFixed(ms < 10 ? 2 : 0) + " ms" : (ms / 1000).toFixed(1) + " s";
}

function counted(n, one, many) {
  return n.toLocaleString("en") + " " + (n === 1 ? one : many || one + "s");
}

/* Long work is done in slices, so that keys and scrolling are answered in between. */
const SLICE = 12;

function pause() {
  return new Promise(go => {
    const channel = new MessageChannel();
    channel.port1.onmessage = go;
    channel.port2.postMessage(0);
  });
}
