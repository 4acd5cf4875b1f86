"""The page from the keyboard alone."""

import driver


def focused(b):
    return b.js("const e = document.activeElement; return e.id || e.className || e.localName")


def test_tab_reaches_everything_in_order(site):
    b = site.open("samples")
    reached = []
    for _ in range(120):
        b.keys(driver.TAB)
        reached.append(b.js("const e = document.activeElement; const s = getComputedStyle(e);"
                            "return [e.id, e.localName, e.className,"
                            "(e.closest('section, main, footer') || {}).className || '',"
                            "s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2]"))
        if reached[-1][1] == "summary":
            break
    assert reached[-1][1] == "summary", reached[-3:]
    assert all(r[4] for r in reached), [r for r in reached if not r[4]][:3]
    ids = [r[0] for r in reached]
    order = [ids.index(i) for i in ("search", "help", "sort", "open", "close")]
    assert order == sorted(order)
    plots = [r[3] for r in reached if r[3].startswith("plot")]
    assert [p.split()[1] for p in dict.fromkeys(plots)] == ["share", "role", "language", "encoding", "flag", "slowest"]
    hidden = b.js("return [...document.querySelectorAll('button, input, select')].filter(e => e.tabIndex >= 0 &&"
                  "e.checkVisibility() && !e.disabled && !e.closest('dialog')).length")
    links = sum(r[1] in ("button", "input", "select") for r in reached)
    assert links == hidden, (links, hidden)


def test_first_stops_lead_on(site):
    b = site.open("samples")
    b.keys(driver.TAB, driver.ENTER)
    assert focused(b) == "search"
    b = site.open("samples")
    b.keys(driver.TAB, driver.TAB, driver.ENTER)
    assert b.js("return document.activeElement.matches('#a1 summary')")


def test_a_bar_by_keyboard(site):
    b = site.open("samples")
    b.js("document.querySelector('.plot.language .bar').focus()")
    b.keys(" ")
    few = len(site.shown())
    assert 0 < few < 42 and b.js("return document.activeElement.getAttribute('aria-pressed')") == "true"
    b.keys(driver.ENTER)
    assert len(site.shown()) > few


def test_articles_by_j_and_k(site):
    b = site.open("samples", "#language=en&open=all")
    numbers = b.js("return articles.filter(a => a.shown).map(a => a.number)")
    got = []
    for key in "jjjk":
        b.keys(key)
        got.append(b.js("return Number(document.activeElement.closest('article').id.slice(1))"))
    assert got == [numbers[0], numbers[1], numbers[2], numbers[1]], (got, numbers[:4])
    site.hash("#language=en&open=all&at=%d" % numbers[1])
    top = b.js("return document.activeElement.getBoundingClientRect().top")
    below = b.js("return $('tools').getBoundingClientRect().bottom")
    assert below - 2 <= top < 400, (top, below)
    b.keys(driver.ENTER)
    assert not b.js("return document.activeElement.parentElement.open")


def test_address_names_the_article(site):
    b = site.open("samples", "#at=7")
    assert b.js("return document.activeElement.closest('article').id") == "a7"
    assert b.js("return document.activeElement.parentElement.open")


def test_blocks_by_arrows(site):
    b = site.open("samples", "#open=all")
    b.js("document.querySelector('#a2 summary').focus()")
    b.keys(driver.TAB)
    assert b.js("return document.activeElement.matches('#a2 .blocks p:first-child')")
    b.keys(driver.DOWN, driver.DOWN)
    third = "document.querySelectorAll('#a2 .blocks p')[2]"
    assert b.js("return document.activeElement === %s && !tip.hidden" % third)
    assert b.js("return [...document.querySelectorAll('#a2 .blocks p[tabindex=\"0\"]')].length") == 1
    b.keys(driver.TAB)
    assert b.js("return document.activeElement.matches('#a3 summary')")
    b.keys((driver.SHIFT, driver.TAB))
    assert b.js("return document.activeElement === %s" % third)
    b.keys(driver.UP)
    assert b.js("return document.activeElement === document.querySelectorAll('#a2 .blocks p')[1]")


def test_hidden_blocks_are_no_stops(site):
    b = site.open("samples", "#open=all")
    first = b.js("return articles.find(a => a.details.querySelector('.blocks p').className !== 'kept').number")
    b.click("#groups .moved")
    b.click("#groups .removed")
    b.js("articles[arguments[0] - 1].details.firstElementChild.focus()", first)
    b.keys(driver.TAB)
    assert b.js("return document.activeElement.matches('.blocks p') && document.activeElement.closest('article').id"
                ) == "a%d" % first


def test_help_opens_and_closes(site):
    b = site.open("samples")
    b.keys("?")
    assert b.js("return $('keys').open")
    b.keys("j")
    assert b.js("return state.at") == 0
    b.keys(driver.ESCAPE)
    assert not b.js("return $('keys').open")
    b.click("#help")
    assert b.js("return $('keys').open && $('keys').contains(document.activeElement)")
    b.keys(driver.ENTER)
    assert not b.js("return $('keys').open")


def test_escape_closes_the_tip(site):
    b = site.open("arabic")
    b.js("document.querySelector('.blocks p').focus()")
    assert not b.js("return tip.hidden")
    b.keys(driver.ESCAPE)
    assert b.js("return tip.hidden")


def test_letters_can_be_switched_off(site):
    b = site.open("samples")
    b.keys("?")
    b.click("#letters")
    b.keys(driver.ESCAPE)
    b.keys("j", "/", "?")
    assert b.js("return state.at === 0 && !$('keys').open && document.activeElement.id !== 'search'")
    site.hash("#letters=0")


def test_letters_in_the_field_are_text(site):
    b = site.open("samples")
    b.keys("/")
    assert focused(b) == "search"
    b.keys("j", "n", "?", "c")
    b.wait("state.q === 'jn?c'")
    assert not b.js("return $('keys').open")


def test_c_clears(site):
    b = site.open("samples", "#q=the&language=en&hide=moved&sort=share")
    b.keys("c")
    site.settle()
    assert len(site.shown()) == b.js("return articles.length")
    site.hash("#sort=share")
