"""The page as text: well-formed, nothing from elsewhere, a policy that lets its own scripts run and no other."""

import base64
import hashlib
import html.parser
import json
import os
import re
import time

import inputs

VOID = {"meta", "link", "input", "br", "img", "hr"}


class Page(html.parser.HTMLParser):
    """Complains about what a validator would: elements that do not nest, ids used twice, handlers and styles inline."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.faults, self.ids, self.attributes = [], [], set(), []
        self.feed(text)
        self.close()
        self.faults += ["never closed: " + name for name in self.open]

    def fault(self, what):
        self.faults.append("line %d: %s" % (self.getpos()[0], what))

    def handle_starttag(self, tag, attrs):
        if len(set(n for n, _ in attrs)) != len(attrs):
            self.fault("an attribute twice in <%s>" % tag)
        for name, value in attrs:
            self.attributes.append((tag, name, value))
            if name.startswith("on") or name == "style":
                self.fault("<%s %s>" % (tag, name))
            if name == "id" and (value in self.ids or self.ids.add(value)):
                self.fault("id %s again" % value)
        if tag not in VOID:
            if tag in ("p", "dl", "div", "article", "h3") and self.open[-1:] == ["p"]:
                self.fault("<%s> in <p>" % tag)
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.fault("</%s> closes something else" % tag)


BAD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")


def text_of(site, name):
    with open(site.page(name), encoding="utf-8") as f:
        return f.read()


def test_markup_is_well_formed(site):
    for name in ("samples", "hostile", "arabic"):
        page = Page(text_of(site, name))
        assert not page.faults, page.faults[:5]


def test_no_characters_that_html_cannot_hold(site):
    bad = BAD.search(text_of(site, "hostile"))
    assert not bad, bad


def test_nothing_is_fetched_from_elsewhere(site):
    for tag, name, value in Page(text_of(site, "hostile")).attributes:
        assert name not in ("src", "srcset", "action", "poster", "data"), (tag, name, value)
        assert name != "href" or value == "data:,", (tag, value)
    b = site.browser
    b.log("performance")
    site.open("hostile")
    urls = [json.loads(e["message"])["message"] for e in b.log("performance")]
    urls = [m["params"]["request"]["url"] for m in urls if m["method"] == "Network.requestWillBeSent"]
    assert urls and all(u.startswith(("file:", "data:", "about:")) for u in urls), urls


def test_policy_names_the_scripts(site):
    text = text_of(site, "samples")
    policy = re.search('Content-Security-Policy" content="([^"]*)"', text).group(1)
    assert "default-src 'none'" in policy and "unsafe" not in policy, policy
    for tag, directive in (("script", "script-src"), ("style", "style-src")):
        inside = re.findall("<%s>(.*?)</%s>" % (tag, tag), text, re.S)
        hashes = ["'sha256-%s'" % base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in inside]
        stated = re.search(directive + " ([^;]*)", policy).group(1).split()
        assert inside and stated == hashes, (stated, hashes)


def test_policy_stops_what_is_put_in(site):
    b = site.open("samples")
    assert b.js("return window.violations") == []
    b.js("const s = document.createElement('script'); s.textContent = 'window.pwned = 1'; document.body.append(s);"
         "main.innerHTML += '<img src=x onerror=\"window.pwned=2\">';")
    b.wait("window.violations.length >= 2")
    assert b.js("return window.pwned === undefined")
    b.log("browser")


def test_console_is_silent(site):
    for name in ("samples", "hostile", "arabic"):
        site.browser.log("browser")
        site.open(name)
        log = [e for e in site.browser.log("browser") if e["level"] in ("SEVERE", "WARNING")]
        assert not log, log


def test_hostile_text_stays_text(site):
    b = site.open("hostile")
    assert b.js("return window.pwned === undefined")
    assert b.js("return document.querySelectorAll('script').length") == 10
    assert b.js("return document.querySelectorAll('article').length") == len(inputs.HOSTILE) + 1
    shown = "\n".join(b.js("return [...document.querySelectorAll('.blocks p')].map(p => p.textContent)"))
    records = inputs.normtest(site.program, "--format", "jsonl", site.path("hostile"))
    for line in records.splitlines():
        for block in json.loads(line)["blocks"]:
            want = re.sub("[\x00-\x08\x0b-\x1f\x7f-\x9f]", " ", block["text"])
            want = re.sub("[\ufdd0-\ufdef\ufffe\uffff]", "\ufffd", want)
            assert want in shown, block["text"][:200]
    names = b.js("return [...document.querySelectorAll('.id')].map(e => e.textContent)")
    assert any(n.endswith("<b>&\"'.txt") for n in names), names
    assert any("name-\ufffd" in n for n in names), names


def test_any_bytes_make_sound_markup(site):
    inputs.lines(inputs.odd(inputs.samples(site.samples), 400), site.path("odd.jsonl"))
    inputs.normtest(site.program, "--in", "jsonl", "--format", "html", site.path("odd.jsonl"),
                    path=site.path("odd.html"))
    with open(site.path("odd.html"), "rb") as f:
        text = f.read().decode()  # strictly
    page = Page(text)
    assert not page.faults, page.faults[:5]
    assert not BAD.search(text)
    records = inputs.normtest(site.program, "--in", "jsonl", site.path("odd.jsonl")).splitlines()
    blocks = sum(len(json.loads(line)["blocks"]) for line in records)
    assert len(records) == 400 and sum(n == "data-why" for _, n, _ in page.attributes) == blocks > 1000
    b = site.open("odd")
    assert b.js("return document.querySelectorAll('.blocks p').length") == blocks
    assert b.js("return window.violations.length === 0 && articles.length") == 400


def test_users_rules_are_explained(site):
    what = "What </script><script>window.pwned=6</script> means <!-- here"
    with open(site.path("mine.rules"), "w") as f:
        f.write("rule harbour.note\nhost *\nrole subscribe\nat whole\nmatch The text goes on (here|there)\n"
                "yes The text goes on here\nwhat %s\n" % what)
    with open(site.path("ruled.txt"), "w") as f:
        f.write("A headline\n\nThe ferry was three hours late again on Monday, the harbour master said.\n\n"
                "The text goes on there\n\nThe next one is to leave on Tuesday if the wind allows it, he said.\n")
    inputs.normtest(site.program, "--rules", site.path("mine.rules"), "--format", "html", site.path("ruled.txt"),
                    path=site.path("ruled.html"))
    b = site.open("ruled")
    assert b.js("return window.pwned === undefined")
    b.js("document.querySelector('p[data-why=\"user:harbour.note\"]').focus()")
    assert what in b.js("return tip.textContent")
    assert "rules of one’s own " in b.js("return $('about-line').textContent")


def test_page_without_articles(site):
    folder = site.path("nothing")
    os.mkdir(folder)
    inputs.normtest(site.program, "--format", "html", folder, path=site.path("none.html"), code=4)
    b = site.open("none")
    assert b.js("return $('status').textContent") == "0 articles" and b.js("return $('none').hidden")
    b.keys("j", "n", "c")
    assert not [e for e in b.log("browser") if e["level"] == "SEVERE"]


def test_failed_inputs_are_listed(site):
    b = site.open("hostile")
    said = b.js("return document.querySelector('.failures').textContent")
    for word in ("1 input failed", "no such file", "io", "input", "No such file or directory"):
        assert word in said, said
    b.click(".failures a")
    assert b.js("return document.activeElement.closest('article').className") == "failed"


def test_same_page_again_without_times(site):
    pages = []
    for workers in "1", "3":
        pages.append(inputs.normtest(site.program, "--format", "html", "--no-times", "-j", workers, site.samples))
    assert pages[0] == pages[1] and b"data-time" not in pages[0] and b"<article" in pages[0]
    with open(site.path("untimed.html"), "wb") as f:
        f.write(pages[0])
    b = site.open("untimed")
    assert b.js("return document.querySelector('.slowest').hidden")
    assert b.js("return [...document.querySelectorAll('#sort option')].every(o => o.value !== 'time')")


def drawn_text(b):
    tree = b.cdp("DOMSnapshot.captureSnapshot", computedStyles=[])
    return "\n".join(tree["strings"][i] for i in tree["documents"][0]["layout"]["text"] if i >= 0)


def test_works_without_its_script(site):
    b = site.browser
    b.cdp("Emulation.setScriptExecutionDisabled", value=True)
    try:
        b.open("file://" + site.page("arabic"))
        for _ in range(100):  # without scripts there is no asking whether it has been drawn
            drawn = drawn_text(b)
            if "ministry of transport" in drawn:
                break
            time.sleep(0.1)
    finally:
        b.cdp("Emulation.setScriptExecutionDisabled", value=False)
    assert "ministry of transport" in drawn, drawn[:200]
    assert "Clear all" not in drawn and "Reading" not in drawn


def test_script_that_fails_hides_nothing(site):
    b = site.browser
    script = b.cdp("Page.addScriptToEvaluateOnNewDocument", source="delete window.IntersectionObserver;")["identifier"]
    try:
        b.open("file://" + site.page("arabic"))
        assert b.wait("document.readyState === 'complete' && document.querySelector('.blocks p').checkVisibility()")
        assert b.js("return !document.querySelector('#tools').checkVisibility()")
    finally:
        b.cdp("Page.removeScriptToEvaluateOnNewDocument", identifier=script)
        b.log("browser")


def test_one_page_an_input_stands_alone(site):
    folder = site.path("mirror")
    inputs.normtest(site.program, "--format", "html", "-o", folder, site.samples)
    made = [os.path.join(folder, n) for n in sorted(os.listdir(folder)) if n.endswith(".txt.html")]
    assert len(made) == len(inputs.samples(site.samples))
    with open(made[0], encoding="utf-8") as f:
        assert not Page(f.read()).faults
