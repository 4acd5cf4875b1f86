"use strict";
/* Looking for text without regard to case, width and accents. Character by character, so that a place in the folded
   text is one in the text. */

const letters = {"ß": "ss", "ς": "σ", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "æ": "ae", "œ": "oe", "’": "'",
  "‘": "'", "“": "\"", "”": "\"", "„": "\"", "«": "\"", "»": "\"", "–": "-", "—": "-", "‑": "-", "‐": "-"};
/* Accents of Latin, Greek and Cyrillic, points of Hebrew, vowel signs of Arabic, and soft hyphens: not the marks that
   are letters, as those of kana or of Indian scripts. */
const accents = /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u00ad\u200c\u200d]/g;
const others = /[ßςıøłđħæœ’‘“”„«»–—‑‐]/g;

function fold(s) {
  /* eslint-disable-next-line no-control-regex -- ASCII needs nothing else, and most text is */
  if (/^[\x00-\x7f]*$/.test(s))
    return s.toLowerCase().replace(/\s/g, " ");
  return s.normalize("NFKD").toLowerCase().replace(accents, "").replace(others, c => letters[c]).replace(/\s/g, " ");
}

/* What of an article is searched: its title, its name, its fields, its blocks. */
function lines(a) {
  return a.el.querySelectorAll("h3, .id, dd, .blocks p");
}

function* textNodes(line) {
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    yield node;
}

/* Folds an article's text; starts[i] is where its i-th text node begins. Waits whenever a slice of time is used up. */
async function foldArticle(a, clock) {
  const texts = [], starts = [];
  let at = 0;
  for (const line of lines(a)) {
    for (const node of textNodes(line)) {
      const text = fold(node.data);
      starts.push(at);
      texts.push(text);
      at += text.length;
      if (clock.isUp())
        await clock.rest();
    }
    texts.push("\n");
    at++;
  }
  a.text = texts.join("");
  a.starts = starts;
}

function clockOf(isWanted) {
  let begun = performance.now();
  return {
    isUp: () => performance.now() - begun > SLICE,
    rest: async () => {
      await pause();
      begun = performance.now();
      if (!isWanted())
        throw new Error("no longer wanted");
    },
  };
}

function count(text, words) {
  let n = 0;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length))
    n++;
  return n;
}

let searched = "", searching = 0;

/* Counts the hits in every article. False if another search has begun meanwhile. */
async function search(words) {
  const mine = ++searching, folded = fold(words.trim());
  const clock = clockOf(() => mine === searching);
  try {
    for (const a of articles) {
      if (folded && !a.text)
        await foldArticle(a, clock);
      a.found = folded ? count(a.text, folded) : 0;
      if (clock.isUp())
        await clock.rest();
    }
  } catch (e) {
    if (mine !== searching)
      return false;
    throw e;
  }
  for (const a of articles)
    a.hits = a.found;
  searched = folded;
  return true;
}

/* So that the first search finds the work done. */
async function foldAll() {
  const clock = clockOf(() => true);
  for (const a of articles) {
    if (!a.text)
      await foldArticle(a, clock);
    if (clock.isUp())
      await clock.rest();
  }
}
