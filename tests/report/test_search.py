"""Search: what is found, marked, and gone to."""

import json
import unicodedata

import driver


def fold(s):
    """As the page says it folds, for letters that these tests use."""
    s = unicodedata.normalize("NFKD", s).lower()
    return "".join(c for c in s if not 0x300 <= ord(c) <= 0x36F and not 0x64B <= ord(c) <= 0x65F)


def type_in(site, words):
    b = site.browser
    b.keys("/")
    b.js("$('search').select()")
    b.keys(*words)
    b.wait("state.q === arguments[0]", words)
    site.settle()


def expect(site, words, name="samples"):
    """Ids of articles with the words in a block's text."""
    found = []
    for line in site.records(name).splitlines():
        r = json.loads(line)
        if any(fold(words) in fold(x["text"].replace("\n", " ")) for x in r["blocks"]):
            found.append(r["id"])
    return found


def test_search_folds_case_accents_and_width(site):
    site.open("samples")
    for words in ("BROCHÉ", "eglise", "ÜBER", "uber", "о", "ＴＨＥ"):
        type_in(site, words)
        want = expect(site, words)
        got = site.shown()
        assert set(want) <= set(got), (words, set(want) - set(got))
        assert len(got) - len(want) <= 5, (words, len(got), len(want))  # titles and fields are searched, too
    site.hash("#q=%EF%BC%B4%EF%BC%A8%EF%BC%A5")


def test_folding_table(site):
    b = site.open("arabic")
    for text, folded in (("Straße", "strasse"), ("ΣΊΣΥΦΟΣ", "σισυφοσ"), ("σίσυφος", "σισυφοσ"),
                         ("İstanbul", "istanbul"),
                         ("ﬁn", "fin"), ("Łódź", "lodz"), ("ｶﾞ", "カ\u3099"), ("が", "か\u3099"), ("كِتَاب", "كتاب"),
                         ("“so”", "\"so\""), ("l’été", "l'ete"), ("a\u00a0b\nc", "a b c"), ("co\u00adop", "coop"),
                         ("किताब", "किताब"), ("각", "\u1100\u1161\u11a8")):
        assert b.js("return fold(arguments[0])", text) == folded, text
        whole = b.js("return [...arguments[0]].map(fold).join('')", text)
        assert whole == folded, ("character by character", text, whole)


def marks(b):
    return b.js("return [...marked].map(r => [r.startContainer, r.endContainer].every(n => n.isConnected) && (() => {"
                "const x = document.createRange(); x.setStart(r.startContainer, r.startOffset);"
                "x.setEnd(r.endContainer, r.endOffset); return x.toString(); })())")


def in_hand(b):
    return b.js("return [...inHand].map(r => { const x = document.createRange(); x.setStart(r.startContainer,"
                "r.startOffset); x.setEnd(r.endContainer, r.endOffset); const y = x.getBoundingClientRect();"
                "return [x.toString(), y.top, y.bottom, innerHeight]; })[0]")


def test_hits_are_marked_and_gone_to(site):
    b = site.open("samples", "#q=the%20&language=en")
    b.wait("marked.size > 0")
    hits = b.js("return articles.filter(a => a.shown).reduce((n, a) => n + a.hits, 0)")
    said = b.js("return $('status').textContent")
    assert said.endswith(", %s hits" % format(hits, ",")), said
    assert all(fold(m).strip() == "the" for m in marks(b)), set(marks(b))
    seen = []
    for key in ("n", "n", "n", (driver.SHIFT, "N")):
        b.keys(key)
        text, top, bottom, height = in_hand(b)
        assert fold(text).strip() == "the" and 0 <= top and bottom <= height, (text, top, bottom)
        seen.append(b.js("return [hand.article.number, hand.index]"))
    assert seen[0] != seen[1] != seen[2] and seen[3] == seen[1], seen


def test_every_hit_is_reached(site):
    b = site.open("samples", "#q=campana")
    hits = b.js("return articles.filter(a => a.shown).reduce((n, a) => n + a.hits, 0)")
    assert hits > 3
    places = []
    for _ in range(hits):
        b.js("step(1)")
        assert fold(in_hand(b)[0]) == "campana"
        places.append(tuple(b.js("return [hand.article.number, hand.index]")))
    assert len(set(places)) == hits
    b.js("step(1)")
    assert tuple(b.js("return [hand.article.number, hand.index]")) == places[0]


def test_enter_in_the_field_goes_on(site):
    b = site.open("samples")
    type_in(site, "campana")
    b.keys(driver.ENTER)
    b.keys(driver.ENTER)
    assert b.js("return hand.index") == 1 and b.js("return document.activeElement.id") == "search"
    b.keys(driver.ESCAPE)
    b.wait("state.q === ''")
    assert b.js("return $('search').value") == ""


def test_hidden_blocks_are_not_searched(site):
    b = site.open("samples", "#q=campana")
    all = b.js("return articles.reduce((n, a) => n + a.hits, 0)")
    b.click("#groups .kept")
    site.settle()
    b.wait("searchedIn === scope()")
    some = b.js("return articles.reduce((n, a) => n + a.hits, 0)")
    assert 0 < some < all
    for _ in range(some):
        b.js("step(1)")
        assert b.js("return !hand.article.el.hidden && getComputedStyle([...inHand][0].startContainer.parentElement)"
                    ".display !== 'none' && !([...inHand][0].startContainer.parentElement.matches('.kept'))")


def test_hits_in_long_lines(site):
    b = site.open("hostile", "#q=all%20of%20it%20stands")
    assert b.js("return articles.find(a => a.hits).hits") == 24000
    for _ in range(3):
        b.keys((driver.SHIFT, "N"))
    text, top, bottom, height = in_hand(b)
    assert fold(text) == "all of it stands" and 0 <= top and bottom <= height
    assert b.js("return hand.index") == 23997
    b = site.open("hostile", "#q=aaaaaaaaaaaaaaaaaaaa")
    b.keys("n")
    assert in_hand(b)[0] == "a" * 20


def test_hits_without_highlights(site):
    """Browsers that cannot mark ranges select the hit in hand."""
    b = site.browser
    script = b.cdp("Page.addScriptToEvaluateOnNewDocument", source="delete window.Highlight;")["identifier"]
    try:
        site.open("samples", "#q=campana")
        b.keys("n", "n")
        assert b.js("return canMark === false && getSelection().toString().toLowerCase()") == "campana"
    finally:
        b.cdp("Page.removeScriptToEvaluateOnNewDocument", identifier=script)


def test_no_hit(site):
    b = site.open("samples", "#q=zyzzyvaxq")
    assert site.shown() == [] and not b.js("return $('none').hidden")
    b.keys("n")
    assert b.js("return $('next').disabled && $('back').disabled")


def test_newest_search_wins(site):
    b = site.open("samples")
    b.js("for (const q of ['a', 'ab', 'campana']) { state.q = q; update(); }")
    site.settle()
    assert b.js("return searched") == "campana" and len(site.shown()) == len(
        b.js("return articles.filter(a => a.hits).map(a => a.number)"))
