"""Plots, filters, order, and the address that holds them. What should come out is counted from the records."""

import collections
import json


def records(site, name="samples"):
    return [json.loads(line) for line in site.records(name).splitlines()]


def bars(b, facet):
    """What a plot says: label to number."""
    rows = b.js("return [...document.querySelectorAll('.plot.%s .bar')].map(e => [e.querySelector('.label').firstChild"
                ".textContent, e.querySelector('.number').textContent])" % facet)
    return {name: int(n.replace(",", "")) for name, n in rows}


def press(b, facet, key):
    """Presses the bar of a value."""
    b.js("facets.find(f => f.name === arguments[0]).bars.find(x => x.key === arguments[1]).button.click()", facet, key)


def share(record):
    kept = sum(len(x["text"].encode()) for x in record["blocks"] if x["keep"])
    total = sum(len(x["text"].encode()) for x in record["blocks"])
    return kept / total if total else None


def test_plots_count_what_the_records_say(site):
    b, all = site.open("samples"), records(site)
    assert bars(b, "language") == collections.Counter(r["lang"] for r in all)
    assert bars(b, "encoding") == collections.Counter(r["encoding"]["name"] for r in all)
    assert bars(b, "role") == collections.Counter(x["role"].replace("_", " ") for r in all for x in r["blocks"])
    assert bars(b, "flag") == collections.Counter(f.replace("_", " ") for r in all for f in r["flags"])
    want = collections.Counter(str(min(9, int(share(r) * 10)) * 10) for r in all if share(r) is not None)
    assert {k: n for k, n in bars(b, "share").items() if n} == want
    said = b.js("return document.querySelector('#totals').textContent")
    assert "%d articles" % len(all) in said, said
    assert b.js("return document.querySelectorAll('.slowest li').length") == 8


def test_filters_combine(site):
    b, all = site.open("samples"), records(site)
    press(b, "language", "en")
    english = [r["id"] for r in all if r["lang"] == "en"]
    assert english and site.shown() == english
    press(b, "role", "caption")
    both = [r["id"] for r in all if r["lang"] == "en" and any(x["role"] == "caption" for x in r["blocks"])]
    assert 0 < len(both) < len(english) and site.shown() == both, both
    assert b.js("return $('status').textContent") == "%d of %d articles" % (len(both), len(all))
    # Of the chosen facet itself it says what one could choose as well, of the others what is left.
    assert bars(b, "language")["fr"] == sum(r["lang"] == "fr" and any(x["role"] == "caption" for x in r["blocks"])
                                            for r in all)
    assert bars(b, "encoding") == {**dict.fromkeys(bars(b, "encoding"), 0), **collections.Counter(
        r["encoding"]["name"] for r in all if r["id"] in both)}
    press(b, "language", "fr")
    either = [r["id"] for r in all if r["lang"] in ("en", "fr") and any(x["role"] == "caption" for x in r["blocks"])]
    assert site.shown() == either


def test_chosen_roles_hide_other_blocks(site):
    b = site.open("samples")
    press(b, "role", "caption")
    b.js("document.querySelectorAll('article:not([hidden]) details').forEach(d => d.open = true)")
    count = ("return [...document.querySelectorAll('article:not([hidden]) .blocks p')].filter(p => getComputedStyle(p)"
             ".display !== 'none').map(p => p.dataset.role)")
    roles = b.js(count)
    assert roles and set(roles) == {"caption"}, set(roles)
    b.click("#context")
    assert set(b.js(count)) > {"caption", "paragraph"}
    site.hash("#role=caption&context=1")


def test_groups_are_switched_off_and_on(site):
    b = site.open("samples", "#open=all")
    b.click("#groups .removed")
    count = "return [...main.querySelectorAll('p.removed')].filter(p => getComputedStyle(p).display !== 'none').length"
    assert b.js(count) == 0
    site.hash("#hide=removed&open=all")
    assert b.js("return document.querySelector('#groups .removed').getAttribute('aria-pressed')") == "false"
    b.click("#groups .removed")
    assert b.js(count) > 100


def test_histogram_filters(site):
    b, all = site.open("samples"), records(site)
    press(b, "share", "9")
    want = [r["id"] for r in all if share(r) is not None and share(r) >= 0.9]
    assert want and site.shown() == want
    press(b, "share", "9")
    assert len(site.shown()) == len(all)


def test_none_matches_and_clear(site):
    b, all = site.open("samples"), records(site)
    press(b, "language", "de")
    press(b, "encoding", "shift_jis")
    assert site.shown() == [] and not b.js("return $('none').hidden")
    chips = b.js("return [...$('chips').children].map(c => c.textContent)")
    assert chips == ["language: de ×", "encoding: shift_jis ×"], chips
    b.click("#clear-none")
    assert b.js("return document.activeElement.id") == "search"
    assert len(site.shown()) == len(all) and b.js("return $('none').hidden && $('chips').hidden")
    site.hash("")


def test_chips_drop_one_filter(site):
    b, all = site.open("samples"), records(site)
    press(b, "language", "de")
    press(b, "role", "nav")
    b.click("#chips .chip:first-child")  # in the plots' order: the role
    assert site.shown() == [r["id"] for r in all if r["lang"] == "de"]
    assert b.js("return $('chips').children.length") == 1
    # What was pressed is gone: the focus goes on to what is there.
    assert b.js("return document.activeElement.className") == "chip"
    b.keys(" ")
    b.wait("document.activeElement.id === 'search'")


def test_address_holds_the_view(site):
    b = site.open("samples")
    press(b, "language", "en")
    press(b, "role", "nav")
    b.js("$('sort').value = 'share'; $('sort').dispatchEvent(new Event('change'))")
    b.click("#groups .moved")
    before, address = site.shown(), "#role=nav&language=en&sort=share&hide=moved"
    site.hash(address)
    b = site.open("samples", address)
    assert site.shown() == before
    site.hash(address)
    assert b.js("return [...document.querySelectorAll('.bar[aria-pressed=true] .label')].map(e => e.firstChild.data)"
                ) == ["nav", "en"]
    b.js("location.hash = '#language=fr'")
    b.wait("state.language.has('fr')")
    assert site.shown() == [r["id"] for r in records(site) if r["lang"] == "fr"]


def test_address_from_anybody(site):
    b = site.open("samples", "#q=%3Cimg%20src=x%20onerror=alert(1)%3E&role=%22%5D,body&language=%00&sort=__proto__"
                             "&hide=constructor&at=99999&open=maybe")
    assert site.shown() == [] and b.js("return window.violations") == []
    assert b.js("return getComputedStyle(document.body).display") != "none"
    b.click("#clear-none")
    assert site.shown() != []


def test_orders(site):
    b, all = site.open("samples"), records(site)
    given = [r["id"] for r in all]
    shares = {r["id"]: share(r) for r in all}
    for name, key in (("share", lambda i: (shares[i] is None, shares[i] or 0)),
                      ("most", lambda i: (shares[i] is None, -(shares[i] or 0))), ("input", given.index)):
        b.js("$('sort').value = arguments[0]; $('sort').dispatchEvent(new Event('change'))", name)
        want = sorted(given, key=lambda i: (key(i), given.index(i)))
        got = site.shown()
        assert [key(i) for i in got] == [key(i) for i in want], (name, got[:5], want[:5])
    for name, attribute in (("time", "time"), ("size", "size")):
        b.js("$('sort').value = arguments[0]; $('sort').dispatchEvent(new Event('change'))", name)
        values = b.js("return [...document.querySelectorAll('article')].map(a => Number(a.dataset[arguments[0]]))",
                      attribute)
        assert values == sorted(values, reverse=True), name


def test_open_and_close_all(site):
    b = site.open("samples")
    assert b.js("return document.querySelectorAll('details[open]').length") == 0
    b.click("#open")
    assert b.js("return document.querySelectorAll('details:not([open])').length") == 0
    b.click("#close")
    assert b.js("return document.querySelectorAll('details[open]').length") == 0
    b = site.open("arabic")
    assert b.js("return document.querySelectorAll('details[open]').length") == 1
