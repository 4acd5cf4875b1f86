"use strict";
/* Marks the hits in articles that are on the screen, and goes from one to the next. Marks are ranges, which leave the
   document as it is; browsers without them show the hit in hand as a selection. */

const MARKS_MOST = 2000; /* in an article */
const canMark = typeof CSS !== "undefined" && CSS.highlights && typeof Highlight === "function";
const marked = canMark ? new Highlight() : null;
const inHand = canMark ? new Highlight() : null;
if (canMark) {
  inHand.priority = 1;
  CSS.highlights.set("hit", marked);
  CSS.highlights.set("hit-in-hand", inHand);
}

/* Where in a text node the folded text has come to a length. */
function unfolded(data, length) {
  let at = 0, sum = 0;
  for (const c of data) {
    if (sum >= length)
      break;
    sum += fold(c).length;
    at += c.length;
  }
  return at;
}

/* The place of a hit's begin or end: the last text node that begins before it. */
function placeOf(a, nodes, at, isEnd) {
  let low = 0, high = a.starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (isEnd ? a.starts[middle] < at : a.starts[middle] <= at)
      low = middle;
    else
      high = middle;
  }
  return {node: nodes[low], offset: unfolded(nodes[low].data, at - a.starts[low])};
}

function nodesOf(a) {
  const nodes = [];
  for (const line of lines(a))
    nodes.push(...textNodes(line));
  return nodes;
}

function rangeOf(a, nodes, at) {
  const from = placeOf(a, nodes, at, false), to = placeOf(a, nodes, at + searched.length, true);
  return new StaticRange({startContainer: from.node, startOffset: from.offset,
    endContainer: to.node, endOffset: to.offset});
}

const onScreen = new Set();
const done = new Set();

function mark(a) {
  if (!canMark || !searched || !a.hits || done.has(a))
    return;
  const nodes = nodesOf(a);
  done.add(a);
  let at = a.text.indexOf(searched);
  for (let n = 0; at >= 0 && n < MARKS_MOST; n++, at = a.text.indexOf(searched, at + searched.length))
    marked.add(rangeOf(a, nodes, at));
}

function markAnew() {
  done.clear();
  hand.article = null;
  if (canMark) {
    marked.clear();
    inHand.clear();
  }
  for (const a of onScreen)
    mark(a);
}

const seen = new IntersectionObserver(entries => {
  for (const entry of entries) {
    const a = articles[Number(entry.target.id.slice(1)) - 1];
    if (entry.isIntersecting)
      onScreen.add(a);
    else
      onScreen.delete(a);
    if (entry.isIntersecting)
      mark(a);
  }
}, {rootMargin: "200px"});

const hand = {article: null, at: -1};

/* From the hit in hand to the next one (by 1) or the one before (by -1) in shown articles and blocks. */
function step(by) {
  const found = order.filter(a => a.shown && a.hits);
  let i = found.indexOf(hand.article), at = hand.at;
  if (!searched || !found.length)
    return;
  if (i < 0) {
    i = by > 0 ? 0 : found.length - 1;
    at = by > 0 ? -1 : Infinity;
  }
  for (let tries = 0; tries < 1000; tries++) {
    const a = found[i];
    at = by > 0 ? a.text.indexOf(searched, at + 1) : at > 0 ? a.text.lastIndexOf(searched, at - 1) : -1;
    if (at >= 0 && show(a, at))
      return;
    if (at < 0) {
      i = (i + by + found.length) % found.length;
      at = by > 0 ? -1 : Infinity;
    }
  }
}

/* False if the hit's block is hidden. */
function show(a, at) {
  const range = rangeOf(a, nodesOf(a), at);
  const place = range.startContainer.parentElement;
  const line = place.closest("p, dd, h3, .id");
  if (line.matches("p") && getComputedStyle(line).display === "none")
    return false;
  a.details.open = true;
  hand.article = a;
  hand.at = at;
  mark(a);
  if (canMark) {
    inHand.clear();
    inHand.add(range);
  } else {
    getSelection().setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  }
  place.scrollIntoView({block: "center"});
  setAt(a);
  return true;
}
