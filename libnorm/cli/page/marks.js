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
  let n = 0;
  for (const at of places(a, searched)) {
    marked.add(rangeOf(a, nodes, at));
    if (++n === MARKS_MOST)
      break;
  }
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
    if (!entry.isIntersecting) {
      onScreen.delete(a);
      continue;
    }
    onScreen.add(a);
    drawShares(a);
    mark(a);
  }
}, {rootMargin: "200px"});

function watch() {
  onScreen.clear();
  for (const a of articles)
    seen.observe(a.el);
}

const hand = {article: null, places: [], index: 0};

/* From the hit in hand to the next one (by 1) or the one before (by -1), round and round. */
function step(by) {
  const found = order.filter(a => a.shown && a.hits);
  if (!searched || !found.length)
    return;
  hand.index += by;
  if (!found.includes(hand.article) || hand.places[hand.index] === undefined) {
    const i = found.indexOf(hand.article);
    hand.article = found[i < 0 ? (by > 0 ? 0 : found.length - 1) : (i + by + found.length) % found.length];
    hand.places = [...places(hand.article, searched)];
    hand.index = by > 0 ? 0 : hand.places.length - 1;
  }
  show(hand.article, hand.places[hand.index]);
}

function show(a, at) {
  const range = rangeOf(a, nodesOf(a), at);
  a.details.open = true;
  mark(a);
  if (canMark) {
    inHand.clear();
    inHand.add(range);
  } else {
    getSelection().setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  }
  range.startContainer.parentElement.scrollIntoView({block: "center"});
  setAt(a);
}
