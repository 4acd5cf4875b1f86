#!/usr/bin/env python3
"""report.py NORMTEST SAMPLES [NAME...] - the HTML report in headless Chromium. Speaks TAP.

Every function test_* of the modules below is a test; with names, only those whose names have one of them in it.
"""

import os
import shutil
import sys
import tempfile
import time
import traceback

import driver
import inputs
import test_filters
import test_keys
import test_markup
import test_reading
import test_search
import test_speed

MODULES = [test_markup, test_filters, test_search, test_keys, test_reading, test_speed]

WATCH = """
window.longTasks = [];
window.violations = [];
new PerformanceObserver(list => {
  for (const e of list.getEntries())
    window.longTasks.push(Math.round(e.duration));
}).observe({type: "longtask", buffered: true});
document.addEventListener("securitypolicyviolation", e => window.violations.push(e.violatedDirective));
"""


class Site:
    """A browser, and pages that are made when a test first asks for them."""

    def __init__(self, program, samples, folder, browser):
        self.program, self.samples, self.folder, self.browser = program, samples, folder, browser

    def path(self, name):
        return os.path.join(self.folder, name)

    def page(self, name):
        path = self.path(name + ".html")
        if not os.path.exists(path):
            getattr(self, "make_" + name)(path)
        return path

    def records(self, name):
        """The same inputs as records."""
        self.page(name)
        path = self.path(name + ".jsonl")
        return inputs.normtest(self.program, "--in", "jsonl", "--format", "jsonl", path)

    def from_lines(self, name, articles, path):
        inputs.lines(articles, self.path(name + ".jsonl"))
        inputs.normtest(self.program, "--in", "jsonl", "--format", "html", self.path(name + ".jsonl"), path=path)

    def make_samples(self, path):
        self.from_lines("samples", inputs.samples(self.samples), path)

    def make_thousand(self, path):
        self.from_lines("thousand", inputs.many(inputs.samples(self.samples), 1000), path)

    def make_long(self, path):
        self.from_lines("long", [("long", inputs.long_article(20000))], path)

    def make_arabic(self, path):
        self.from_lines("arabic", [("arabic", inputs.ARABIC.encode())], path)

    def make_hostile(self, path):
        folder = self.path("hostile")
        os.mkdir(folder)
        for name, data in inputs.HOSTILE.items():
            with open(os.path.join(folder, name), "wb") as f:
                f.write(data)
        inputs.normtest(self.program, "--format", "html", folder, self.path("no such file"), path=path, code=1)

    def open(self, name, hash=""):
        """Loads a page and waits until it is at rest."""
        b = self.browser
        b.size(1280, 900)
        b.media(prefers_color_scheme="light", prefers_reduced_motion="no-preference")
        b.open("file://" + self.page(name) + hash)
        self.settle()
        return b

    def settle(self):
        self.browser.wait("document.documentElement.className === 'script' && "
                          "fold(state.q.trim()) === searched && !main.classList.contains('searching')")

    def hash(self, expected):
        """Waits until the address says so: it is written when there is a pause."""
        self.browser.wait("location.hash === arguments[0]", expected, seconds=10)

    def shown(self):
        """The names of the articles that are shown, in their order on the page."""
        return self.browser.js("return [...document.querySelectorAll('article:not([hidden])')]"
                               ".map(a => (a.querySelector('.id') || a.querySelector('h3')).textContent);")


def tests(names):
    for module in MODULES:
        for name, function in sorted(vars(module).items(), key=lambda pair: getattr(
                getattr(pair[1], "__code__", None), "co_firstlineno", 0)):
            if name.startswith("test_") and callable(function) and (not names or any(n in name for n in names)):
                yield name[5:].replace("_", " "), function


def run(site, names):
    failed = number = 0
    for number, (name, function) in enumerate(tests(names), 1):
        begun = time.monotonic()
        try:
            note = function(site)
            print("ok %d - %s" % (number, name), flush=True)
            if note:
                print("# %s" % note)
        except Exception:
            failed += 1
            print("not ok %d - %s" % (number, name))
            print("".join("# %s\n" % line for line in traceback.format_exc().splitlines()[-12:]), end="", flush=True)
        if os.environ.get("TIMES"):
            print("# %.1f s" % (time.monotonic() - begun))
    print("1..%d" % number)
    return failed


def main():
    program, samples, names = os.path.abspath(sys.argv[1]), sys.argv[2], sys.argv[3:]
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    chromedriver = shutil.which("chromedriver")
    if not chromium or not chromedriver:
        print("1..1\nok 1 - the report in a browser # SKIP chromium and chromedriver (Debian: chromium-driver) are "
              "not both here")
        return 0
    with tempfile.TemporaryDirectory(prefix="report-") as folder:
        browser = driver.Browser(chromium, chromedriver)
        try:
            browser.cdp("Page.addScriptToEvaluateOnNewDocument", source=WATCH)
            return 1 if run(Site(program, samples, folder, browser), names) else 0
        finally:
            browser.close()


if __name__ == "__main__":
    sys.exit(main())
