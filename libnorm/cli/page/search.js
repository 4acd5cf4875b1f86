"use strict";
/* Looking for text without regard to case, width and accents. Character by character, so that a place in the folded
   text is one in the text. */

const plain = {"ß": "ss", "ς": "σ", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "æ": "ae", "œ": "oe", "’": "'",
  "‘": "'", "“": "\"", "”": "\"", "„": "\"", "«": "\"", "»": "\"", "–": "-", "—": "-", "‑": "-", "‐": "-"};
const others = new RegExp("[" + Object.keys(plain).join("") + "]", "g");
/* Accents of Latin, Greek and Cyrillic, points of Hebrew, vowel signs of Arabic, soft hyphens, joiners: not the marks
   that are letters, as those of kana or of Indian scripts. */
const accentRanges = [[0x300, 0x36f], [0x483, 0x487], [0x591, 0x5bd], [0x5bf, 0x5c7], [0x64b, 0x65f], [0x670, 0x670],
  [0x1ab0, 0x1aff], [0x1dc0, 0x1dff], [0xad, 0xad], [0x200c, 0x200d]];
const accents = new RegExp("[" + accentRanges.map(range => String.fromCharCode(range[0]) + "-" +
  String.fromCharCode(range[1])).join("") + "]", "g");

function fold(s) {
  /* ASCII needs nothing else, and most text is. */
  if (/^[\x00-\x7f]*$/.test(s))
    return s.toLowerCase().replace(/\s/g, " ");
  return s.normalize("NFKD").toLowerCase().replace(accents, "").replace(others, c => plain[c]).replace(/\s/g, " ");
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

/* Folds an article's text; starts[i] is where its i-th text node begins, ends[i] where its i-th line ends, kinds[i]
   which block that is. Waits whenever a slice of time is used up. */
async function foldArticle(a, clock) {
  const texts = [], starts = [], ends = [], kinds = [];
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
    ends.push(++at);
    kinds.push(line.localName === "p" ? line.className + " " + line.dataset.role : "");
  }
  a.text = texts.join("");
  Object.assign(a, {starts, ends, kinds});
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

/* Where the words are, in lines that are shown. */
function* places(a, words) {
  for (let at = a.text.indexOf(words), line = 0; at >= 0;) {
    while (a.ends[line] <= at)
      line++;
    if (isHidden(a.kinds[line])) {
      at = a.text.indexOf(words, a.ends[line]);
    } else {
      yield at;
      at = a.text.indexOf(words, at + words.length);
    }
  }
}

/* Whether blocks of a kind are hidden, by their group or because other roles were chosen. */
function isHidden(kind) {
  const [way, role] = kind.split(" ");
  return Boolean(kind) && (state.hide.has(way) || (state.role.size > 0 && !state.context && !state.role.has(role)));
}

async function count(a, words, clock) {
  let n = 0;
  for (const hits = places(a, words); !hits.next().done; n++)
    if (n % 4096 === 4095 && clock.isUp())
      await clock.rest();
  return n;
}

let searched = "", searchedIn = "", searching = 0;

/* What a search depends on: the words, and which blocks are hidden. */
function scope() {
  return [...state.hide].join() + "|" + (state.context ? "" : [...state.role].join());
}

/* Counts the hits in every article. False if another search has begun meanwhile. */
async function search(words) {
  const mine = ++searching, folded = fold(words.trim()), inside = scope();
  const clock = clockOf(() => mine === searching);
  try {
    for (const a of articles) {
      if (folded && !a.text)
        await foldArticle(a, clock);
      const n = folded ? await count(a, folded, clock) : 0;
      if (mine !== searching)
        return false;
      a.found = n;
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
  searchedIn = inside;
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
