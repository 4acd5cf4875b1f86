"""A thousand articles, a very long one: nothing may keep the reader waiting.

What is counted does not depend on the machine; times have wide bounds, and the best of three runs has to keep them.
"""

import time

FILTER_MS = 200
TASK_MS = 500
OPEN_TASK_MS = 1500
PAINT_MS = 2000


def timed(b, script):
    """How long a piece of work and the layout after it take, in milliseconds: the best of three."""
    best = 1e9
    for _ in range(3):
        best = min(best, b.js("const t = performance.now(); " + script + "; document.body.offsetHeight;"
                              "return performance.now() - t"))
        site_rest(b)
    return round(best, 1)


def site_rest(b):
    b.wait("!main.classList.contains('searching')")


def calm(b, do):
    """The longest task while something goes on: the best of three."""
    longest = []
    for _ in range(3):
        b.js("window.longTasks = []")
        do()
        site_rest(b)
        time.sleep(0.5)
        longest.append(max(b.js("return window.longTasks") + [0]))
    return min(longest)


def test_a_thousand_articles_open(site):
    site.page("thousand")
    paints, tasks = [], []
    for _ in range(2):
        b = site.open("thousand")
        assert b.js("return articles.length") == 1000
        b.wait("articles.every(a => a.text !== null)")
        paints.append(b.js("return performance.getEntriesByName('first-contentful-paint')[0].startTime"))
        tasks.append(max(b.js("return window.longTasks") + [0]))
    assert min(paints) < PAINT_MS and min(tasks) < OPEN_TASK_MS, (paints, tasks)
    ready = b.js("return performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
    return "first paint %d ms, all read %d ms, longest task %d ms" % (min(paints), ready, min(tasks))


def test_a_thousand_articles_are_not_laid_out(site):
    b = site.open("thousand", "#open=all")
    count = ("return [...document.querySelectorAll('article')].filter(a => a.querySelector('summary').checkVisibility("
             "{contentVisibilityAuto: true})).length")
    assert b.js(count) < 60
    b.js("scrollTo(0, document.documentElement.scrollHeight / 2)")
    time.sleep(0.5)
    assert b.js(count) < 100


def test_filters_touch_only_what_changes(site):
    b = site.open("thousand")
    b.js("window.touched = 0; new MutationObserver(l => { window.touched += l.length; }).observe(main, {subtree: true,"
         "childList: true, attributes: true, characterData: true});")
    away = b.js("return articles.filter(a => a.of.language[0] !== 'en').length")
    b.js("document.querySelector('.plot.language .bar').click()")
    assert away <= b.js("return window.touched") <= away + 100  # what comes into view gets its bar
    b.js("window.touched = 0; state.hide.add('removed'); update();")
    assert b.js("return window.touched") <= 100
    b.js("state.language.clear(); state.role.add('paragraph'); update();")
    away = b.js("return articles.filter(a => !a.of.role.includes('paragraph')).length")
    assert b.js("return window.touched") <= 1000 + away + 100


def test_filters_on_a_thousand_articles(site):
    b = site.open("thousand")
    b.wait("articles.every(a => a.text !== null)")
    took = {}
    for name, script in (("language", "document.querySelector('.plot.language .bar').click()"),
                         ("role", "document.querySelector('.plot.role .bar').click()"),
                         ("encoding", "document.querySelector('.plot.encoding .bar').click()"),
                         ("flag", "document.querySelector('.plot.flag .bar').click()"),
                         ("share", "document.querySelectorAll('.plot.share .bar')[8].click()"),
                         ("groups", "document.querySelector('#groups .removed').click()")):
        took[name] = timed(b, script)
        b.js("clearAll()")
    assert max(took.values()) < FILTER_MS, took
    return "milliseconds: %s" % took


def test_no_long_tasks_on_a_thousand_articles(site):
    b = site.open("thousand")
    b.wait("articles.every(a => a.text !== null)")
    took = {}
    for name, script in (("search", "state.q = state.q ? '' : 'the'; update()"),
                         ("next hit", "state.q = 'the'; update().then(() => step(1))"),
                         ("sort", "state.sort = state.sort === 'share' ? 'input' : 'share'; update()"),
                         ("open all", "$('open').click()"), ("close all", "$('close').click()"),
                         ("to the end", "scrollTo(0, document.documentElement.scrollHeight)"),
                         ("next article", "nextArticle(-1)")):
        took[name] = calm(b, lambda s=script: b.js(s))
    assert max(took.values()) < TASK_MS, took
    return "longest task in milliseconds, 0 for none above 50: %s" % took


def test_sorting_moves_articles_outside_the_document(site):
    """Inside it browsers take seconds for some thousand. Focus and place are kept."""
    b = site.open("thousand", "#at=500")
    b.js("const append = main.append; main.append = function (...all) { window.inside = main.isConnected;"
         "append.apply(main, all); }; window.place = scrollY; state.sort = 'size'; update();")
    assert b.js("return window.inside") is False
    assert b.js("return main.isConnected && main.previousElementSibling.id === 'tools'")
    assert b.js("return document.activeElement.closest('article').id") == "a500"
    assert abs(b.js("return scrollY - window.place")) < 200
    b.js("scrollTo(0, 1e9)")
    b.wait("onScreen.has(order[999])")


def test_first_search_yields(site):
    """Folding the texts of a thousand articles is done in slices, between which the page answers."""
    b = site.open("thousand")
    b.wait("articles.every(a => a.text !== null)")
    b.js("window.pauses = 0; const pauseOnly = pause; pause = () => { window.pauses++; return pauseOnly(); }")
    longest, pauses = [], []
    for _ in range(3):
        b.js("for (const a of articles) a.text = null; window.pauses = 0; window.longTasks = [];"
             "state.q = state.q ? '' : 'the'; update()")
        site_rest(b)
        pauses.append(b.js("return window.pauses"))
        b.js("clearAll()")
        site_rest(b)
        longest.append(max(b.js("return window.longTasks") + [0]))
    assert min(longest) < TASK_MS and min(pauses) >= 2, (longest, pauses)
    return "%d pauses, longest task %d ms" % (min(pauses), min(longest))


def test_a_very_long_article(site):
    b = site.open("long")
    assert b.js("return document.querySelectorAll('.blocks p').length") > 19000
    rendered = ("return [...document.querySelectorAll('.blocks > div')].filter(d => d.firstElementChild"
                ".checkVisibility({contentVisibilityAuto: true})).length")
    assert b.js(rendered) < 20
    b.wait("articles.every(a => a.text !== null)")
    took = {}
    for name, script in (("search", "state.q = state.q ? '' : 'ferry'; update()"),
                         ("to the end", "scrollTo(0, document.documentElement.scrollHeight)")):
        took[name] = calm(b, lambda s=script: b.js(s))
    assert max(took.values()) < TASK_MS, took
    return "longest task in milliseconds, 0 for none above 50: %s" % took


def test_memory_does_not_grow_with_the_page(site):
    """The report streams: ten times the articles, the same peak of normtest's memory."""
    import subprocess
    import sys

    site.page("thousand")
    peaks = []
    for copies in 1, 10:
        script = ("import resource, subprocess, sys; p = subprocess.Popen([sys.argv[1], '--in', 'jsonl', '--format', "
                  "'html', '-'], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)\n"
                  "for _ in range(int(sys.argv[2])): p.stdin.write(open(sys.argv[3], 'rb').read())\n"
                  "p.stdin.close(); p.wait(); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")
        done = subprocess.run([sys.executable, "-c", script, site.program, str(copies), site.path("thousand.jsonl")],
                              stdout=subprocess.PIPE, check=True)
        peaks.append(int(done.stdout))
    assert peaks[1] < 1.25 * peaks[0] + 1024, peaks
    return "peak in KiB: %s" % peaks
