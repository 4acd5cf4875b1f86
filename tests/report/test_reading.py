"""Reading: tips, colours, directions, small screens, paper."""

import json
import time

CONTRAST = """
const parse = c => (c.match(/[\\d.]+/g) || []).map(Number);
const light = c => { const f = c.slice(0, 3).map(v => v / 255).map(v => v <= 0.03928 ? v / 12.92 :
  Math.pow((v + 0.055) / 1.055, 2.4)); return 0.2126 * f[0] + 0.7152 * f[1] + 0.0722 * f[2]; };
const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
const behind = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor);
  if (c.length === 3 || c[3] > 0) return c; } return parse(getComputedStyle(document.body).backgroundColor); };
const out = {};
const note = (e, pseudo) => {
  const r = ratio(parse(getComputedStyle(e, pseudo).color), behind(e));
  const name = e.localName + "." + e.className + "#" + e.id + (pseudo || "") + (e.dataset.role || "");
  if (!(name in out) || r < out[name]) out[name] = r;
};
for (const e of document.querySelectorAll("body *")) {
  if (["SCRIPT", "STYLE"].includes(e.nodeName)) continue;
  if ([...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) || e.matches("input, select")) note(e);
  if (e.matches(".blocks p, #legend dt")) note(e, "::before");
}
const root = getComputedStyle(document.documentElement), probe = document.createElement("i");
document.body.append(probe);
const colour = name => { probe.style.color = "var(" + name + ")"; return parse(getComputedStyle(probe).color); };
out.hit = ratio(colour("--on-hit"), colour("--hit"));
out.hand = ratio(colour("--on-hit"), colour("--hand"));
out.focus = ratio(colour("--focus"), colour("--paper")) * 1.5;
for (const bar of ["--kept", "--moved", "--aside", "--readers", "--removed"])
  out[bar] = ratio(colour(bar), colour("--paper"));
probe.remove();
return out;
"""


def test_contrast_in_both_schemes(site):
    b = site.open("samples", "#open=all&q=the&language=en&role=nav&role=paragraph")
    b.js("document.querySelector('.blocks p').focus(); tip.hidden = false;")
    lowest = {}
    for scheme in "light", "dark":
        b.media(prefers_color_scheme=scheme)
        time.sleep(0.3)
        paper = b.js("return getComputedStyle(document.body).backgroundColor")
        assert (paper == "rgb(255, 255, 255)") == (scheme == "light"), paper
        ratios = b.js(CONTRAST)
        assert len(ratios) > 40
        low = {name: round(r, 2) for name, r in ratios.items() if r < 4.5}
        assert not low, (scheme, low)
        lowest[scheme] = round(min(ratios.values()), 2)
    return "lowest contrast: %s" % lowest


def test_colour_is_not_the_only_sign(site):
    b = site.open("samples", "#open=all")
    for way, mark in (("kept", "+"), ("moved", "›"), ("aside", "·"), ("readers", "~"), ("removed", "−")):
        said = b.js("return getComputedStyle(document.querySelector('.blocks p.%s'), '::before').content" % way)
        assert said.startswith('"' + mark + " "), (way, said)
        assert b.js("return $('legend').querySelector('.%s').textContent.length" % way) > 10
        said = b.js("return getComputedStyle(document.querySelector('#legend .%s dt'), '::before').content" % way)
        assert said[1] == mark, said
        assert b.js("return document.querySelector('#groups .%s').textContent" % way).startswith(mark)


def first_block(site, name):
    return json.loads(site.records(name).splitlines()[0])["blocks"][1]


def check_tip(b, block):
    said = b.wait("!tip.hidden && tip.innerText")
    for part in (block["role"].replace("_", " ") + ": kept", block["reason"], "%s" % block["score"], block["lang"],
                 "%d to %d" % tuple(block["src"]), "Running text"):
        assert part in said, (part, said)
    assert b.js("return tipOf.getAttribute('aria-describedby') === 'tip' && tip.getAttribute('role') === 'tooltip'")
    assert b.js("const r = tip.getBoundingClientRect(); return r.left >= 0 && r.top >= 0 && r.right <= innerWidth &&"
                "r.bottom <= innerHeight")


def test_tip_on_hover(site):
    b = site.open("arabic")
    b.js("document.querySelector('.blocks p:nth-child(2)').scrollIntoView({block: 'center'})")
    b.pointer("mouse", "#search")
    b.pointer("mouse", ".blocks p:nth-child(2)")
    check_tip(b, first_block(site, "arabic"))
    b.pointer("mouse", "#tip")
    time.sleep(0.4)
    assert not b.js("return tip.hidden")
    b.pointer("mouse", "#search")
    b.wait("tip.hidden")


def test_tip_on_focus(site):
    b = site.open("arabic")
    b.pointer("mouse", "h1")
    b.js("document.querySelector('.blocks p:nth-child(2)').focus()")
    check_tip(b, first_block(site, "arabic"))
    b.js("document.activeElement.blur()")
    assert b.js("return tip.hidden")


def test_tip_on_tap(site):
    b = site.open("arabic")
    b.size(390, 800)
    b.cdp("Emulation.setTouchEmulationEnabled", enabled=True)
    try:
        b.js("document.querySelector('.blocks p:nth-child(2)').scrollIntoView({block: 'center'})")
        b.pointer("touch", ".blocks p:nth-child(2)", press=True)
        check_tip(b, first_block(site, "arabic"))
        b.pointer("touch", "#search", press=True)
        b.wait("tip.hidden")
    finally:
        b.cdp("Emulation.setTouchEmulationEnabled", enabled=False)


def test_directions_and_languages(site):
    b = site.open("arabic")
    got = b.js("return [...document.querySelectorAll('.blocks p')].map(p => [p.lang, getComputedStyle(p).direction])")
    assert got == [["ar", "rtl"], ["ar", "rtl"], ["en", "ltr"], ["ar", "rtl"]], got
    sides = b.js("return [...document.querySelectorAll('.blocks p')].map(p => getComputedStyle(p).borderRightWidth)")
    assert set(sides) == {"4px"}, sides
    assert b.js("return document.querySelector('h3').lang") == "ar"
    assert b.js("return getComputedStyle(document.querySelector('h3')).direction") == "rtl"
    assert b.js("return document.documentElement.lang") == "en"
    assert b.js("return getComputedStyle(document.querySelector('.slowest .label')).direction") == "rtl"
    b = site.open("samples", "#open=all")
    assert b.js("return [...document.querySelectorAll('.blocks p, h3')].every(p => p.lang || p.closest('.failed'))")
    assert b.js("return [...document.querySelectorAll('article[data-lang=he], article[data-lang=ar], article"
                "[data-lang=fa], article[data-lang=ur]')].every(a => a.querySelector('.blocks').dir === 'rtl')")


def test_nothing_sticks_out(site):
    b = site.open("hostile")
    for width in 320, 390, 768, 1280:
        b.size(width, 800)
        for place in "0", "1e9":
            b.js("scrollTo(0, %s)" % place)
            wide = b.js("return document.documentElement.scrollWidth")
            assert wide <= width, (width, wide)
    b = site.open("samples", "#language=en&role=nav&q=the")
    b.size(320, 700)
    assert b.js("return document.documentElement.scrollWidth") <= 320
    small = b.js("return [...document.querySelectorAll('button, select, summary')].filter(e => e.checkVisibility() &&"
                 "!e.closest('.skip') && e.getBoundingClientRect().height < 24).map(e => e.outerHTML.slice(0, 80))")
    assert not small, small


def test_tools_stay_in_reach(site):
    for width in 390, 1280:
        b = site.open("samples", "#open=all")
        b.size(width, 800)
        b.js("scrollTo(0, document.documentElement.scrollHeight / 2)")
        time.sleep(0.2)
        top = b.js("const r = $('search').getBoundingClientRect(); return r.top >= 0 && r.bottom < 200")
        assert top, width
        over = b.js("const r = $('search').getBoundingClientRect(); return document.elementFromPoint(r.left + 20, "
                    "r.top + 10).id")
        assert over == "search", (width, over)
        b.keys("j")
        hidden = b.js("const r = document.activeElement.getBoundingClientRect(); const e = document.elementFromPoint("
                      "r.left + 30, r.top + 10); return !document.activeElement.contains(e) && e.outerHTML")
        assert not hidden, (width, hidden[:200])


def test_names_for_screen_readers(site):
    b = site.open("samples", "#language=en")
    tree = b.cdp("Accessibility.getFullAXTree")["nodes"]
    by_role = {}
    for node in tree:
        if not node.get("ignored"):
            by_role.setdefault(node["role"]["value"], []).append(node)
    for role in ("button", "searchbox", "combobox", "link", "heading"):
        names = [n.get("name", {}).get("value", "") for n in by_role[role]]
        assert names and all(n.strip() for n in names), (role, names)
    names = [n["name"]["value"] for n in by_role["button"]]
    assert any(n.startswith("90 to 100 % kept: ") and n.split()[-1].isdigit() for n in names), names
    assert any(n.startswith("en English") for n in names), names
    pressed = [n for n in by_role["button"] if any(
        p["name"] == "pressed" and p["value"]["value"] == "true" for p in n.get("properties", []))]
    assert any(n["name"]["value"].startswith("en English") for n in pressed)
    assert {"main", "status"} <= set(by_role) and by_role["group"]
    levels = b.js("return [...document.querySelectorAll('h1, h2, h3')].map(h => Number(h.localName[1]))")
    assert levels[0] == 1 and all(y - x <= 1 for x, y in zip(levels, levels[1:]))


def test_reduced_motion(site):
    b = site.open("arabic")
    moving = "return parseFloat(getComputedStyle(document.querySelector('.fill')).transitionDuration)"
    assert b.js(moving) > 0
    b.media(prefers_reduced_motion="reduce")
    assert b.js(moving) == 0
    assert b.js("return document.getAnimations().length") == 0


def test_paper(site):
    b = site.open("samples", "#open=all")
    b.cdp("Emulation.setEmulatedMedia", media="print")
    try:
        assert b.js("return getComputedStyle($('tools')).display") == "none"
        assert b.js("return [...document.querySelectorAll('article')].every(a => getComputedStyle(a).contentVisibility "
                    "=== 'visible')")
        page = b.cdp("Page.printToPDF", printBackground=True)["data"]
        assert len(page) > 50000, len(page)
    finally:
        b.cdp("Emulation.setEmulatedMedia", media="")
