"""normalize_many: in order, as it is asked for, whatever happens to one item."""

import base64
import collections
import gc
import itertools
import json
import os
import signal
import threading
import time
import weakref

import libnorm
import pytest

THREADS = pytest.mark.parametrize("threads", [1, 2, 4])


def thread_count():
    """Of this process, as the system sees it."""
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("Threads:"))


@THREADS
def test_order_and_records(samples, records, threads):
    stream = libnorm.normalize_many(samples * 3, threads=threads)
    assert iter(stream) is stream
    assert [article.to_dict() for article in stream] == records * 3
    assert list(stream) == []


@THREADS
def test_lines_of_normtest(normtest, threads):
    items = [
        {"id": "a", "text": "Été à la plage\n\nLe maire a dit que la plage restera ouverte.", "lang": "fr", "more": 1},
        {
            "id": 5,
            "b64": base64.b64encode("Le maire a dit été.".encode("cp1252")).decode(),
            "charset": "latin1",
            "url": None,
        },
        {"id": 10**25, "text": "", "translate": "no"},
        {"id": "x\ty", "text": "Some text.", "date": "2020-01-01", "hreflang": "en,fr", "translated_from": "de"},
    ]
    lines = "".join(json.dumps(item) + "\n" for item in items)
    expected = [
        json.loads(line)
        for line in normtest("run", "--in", "jsonl", "--format", "jsonl", data=lines.encode()).splitlines()
    ]
    found = [json.loads(article.to_json()) for article in libnorm.normalize_many(items, threads=threads)]
    assert found == expected


@THREADS
def test_mappings(threads):
    Other = type("Other", (collections.UserDict,), {})
    items = [
        Other(id="a", data=b"x"),
        {"data": "y"},
        {"text": bytearray(b"z")},
        collections.ChainMap({"id": None, "text": "q"}),
    ]
    items.append(collections.defaultdict(lambda: "made", text="t"))
    articles = list(libnorm.normalize_many(items, threads=threads))
    assert [(a.id, a.text) for a in articles] == [("a", "x"), (None, "y"), (None, "z"), (None, "q"), (None, "t")]
    assert dict(items[-1]) == {"text": "t"}


@THREADS
def test_hints_of_the_call_and_of_items(threads):
    text = "Texte court à lire.".encode("cp1252")
    items = [text, {"data": text}, {"data": text, "translate": "yes"}, {"data": text, "translate": None}]
    flags = ["translate_no" in a.flags for a in libnorm.normalize_many(items, threads=threads, translate="no")]
    assert flags == [True, True, False, True]


class Alarm(Exception):
    """Of a signal's handler."""


class Broken(collections.abc.Mapping):
    def __getitem__(self, key):
        raise RuntimeError("no such luck: \ud800" + "é" * 200)

    def __iter__(self):
        return iter(())

    def __len__(self):
        return 0


@THREADS
def test_bad_items_do_not_end_it(threads):
    items = [
        b"good",
        None,
        5,
        {"id": "a"},
        {"id": "b", "text": "x", "data": b"y"},
        {"id": "c", "text": 7},
        {"id": "d", "text": "x", "lang": 5},
        {"id": True, "text": "x"},
        {"id": "e", "b64": "***"},
        [1, 2],
        Broken(),
        {"id": 3, "b64": "aGVsbG8"},
        "good",
    ]
    articles = list(libnorm.normalize_many(items, threads=threads))
    assert [a.status for a in articles] == ["ok"] + ["error"] * 11 + ["ok"]
    assert [a.id for a in articles[3:7]] == ["a", "b", "c", "d"]
    for article in articles[1:-1]:
        assert (article.error["code"], article.error["stage"], article.error["offset"]) == ("argument", "input", 0)
        assert article.error["message"]
        assert (article.text, article.lang, article.title, len(article.blocks)) == ("", "und", None, 0)
        record = article.to_dict()
        assert record["error"] == article.error
        assert list(record) == [*(["id"] if article.id is not None else []), "status", "error"]
        assert article.write("text") == ""
        assert article.write("json") == article.to_json() + "\n"
    assert articles[3].to_json() == (
        '{"id":"a","status":"error","error":{"code":"argument","stage":"input","offset":0,'
        '"message":"there is none of text, data and b64"}}'
    )
    assert repr(articles[3]) == "<libnorm.Article id='a' status='error' argument>"


@THREADS
def test_an_exception_of_the_iterable_comes_in_its_turn(threads):
    def items():
        yield b"one"
        yield b"two"
        raise KeyError("three")

    stream = libnorm.normalize_many(items(), threads=threads)
    assert [next(stream).text, next(stream).text] == ["one", "two"]
    with pytest.raises(KeyError, match="three"):
        next(stream)
    assert list(stream) == []


@THREADS
def test_an_interrupt_in_the_iterable_loses_no_result(threads):
    def items():
        yield b"one"
        raise KeyboardInterrupt

    stream = libnorm.normalize_many(items(), threads=threads)
    texts = []
    interrupts = 0
    for _ in range(3):
        try:
            for article in stream:
                texts.append(article.text)  # noqa: PERF401, a list that is being made would be lost
        except KeyboardInterrupt:
            interrupts += 1
    assert (texts, interrupts) == (["one"], 1)


def test_how_far_it_reads_ahead():
    read = 0

    def items():
        nonlocal read
        for _ in range(1000):
            read += 1
            yield b"Some text of the day, and more of it."

    stream = libnorm.normalize_many(items())
    for i in range(5):
        next(stream)
        assert read == i + 1
    read = 0
    stream = libnorm.normalize_many(items(), threads=2)
    assert read == 0
    for i in range(50):
        next(stream)
        assert read <= i + 1 + 8
    stream.close()


def test_bytes_read_ahead_are_bounded():
    read = 0
    large = b"A line of text that is long enough.\n\n" * 700000

    def items():
        nonlocal read
        for _ in range(12):
            read += 1
            yield large

    stream = libnorm.normalize_many(items(), threads=3, max_input="1k")
    next(stream)
    assert read * len(large) <= (64 << 20) + 2 * len(large)
    assert len(list(stream)) == 11


def test_dropping_it_ends_its_threads(samples):
    before = thread_count()
    for end in ("close", "drop", "read"):
        stream = libnorm.normalize_many(samples * 2 if end == "read" else itertools.cycle(samples), threads=4)
        next(stream)
        assert thread_count() == before + 4
        if end == "close":
            stream.close()
            assert list(stream) == []
            stream.close()
        elif end == "read":
            list(stream)
        del stream
        assert thread_count() == before


def test_dropping_it_does_not_wait_for_large_inputs():
    large = b"A line of text, it is. And one more of them, said Mr. Lee.\n\n" * 400000
    stream = libnorm.normalize_many([b"x"] + [large] * 20, threads=2)
    next(stream)
    begin = time.monotonic()
    del stream
    assert time.monotonic() - begin < 5


@THREADS
def test_collected_in_a_cycle(threads):
    class Items:
        def __iter__(self):
            return self

        def __next__(self):
            return b"x"

    items = Items()
    items.stream = libnorm.normalize_many(items, threads=threads)
    next(items.stream)
    gone = weakref.ref(items)
    del items
    gc.collect()
    assert gone() is None


@THREADS
def test_not_into_itself(threads):
    def items():
        yield b"x"
        next(stream)

    stream = libnorm.normalize_many(items(), threads=threads)
    with pytest.raises(ValueError, match="being read"):
        list(stream)

    def closing():
        yield b"x"
        stream.close()

    stream = libnorm.normalize_many(closing(), threads=threads)
    with pytest.raises(ValueError, match="being read"):
        list(stream)


def test_one_reader_at_a_time(samples):
    stream = libnorm.normalize_many(samples * 20, threads=2)
    texts, refused = [], []

    def read():
        while True:
            try:
                texts.append(next(stream).text)
            except ValueError:
                refused.append(1)
            except StopIteration:
                return

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert sorted(texts) == sorted(libnorm.normalize(data).text for data in samples * 20)


def test_wrong_arguments():
    for wrong in ("text", b"bytes", 5, None):
        with pytest.raises(TypeError):
            libnorm.normalize_many(wrong)
    for wrong in (-1, 257, 10**30):
        with pytest.raises(ValueError, match="threads is a number from 1 to 256"):
            libnorm.normalize_many([], threads=wrong)
    for wrong in ("2", 1.5, None):
        with pytest.raises(TypeError):
            libnorm.normalize_many([], threads=wrong)
    with pytest.raises(libnorm.OptionError):
        libnorm.normalize_many([], keep="x")
    assert list(libnorm.normalize_many([], threads=0)) == []
    assert list(libnorm.normalize_many([], threads=2)) == []


@pytest.mark.skipif(threading.current_thread() is not threading.main_thread(), reason="signals come to the main thread")
@pytest.mark.parametrize("call", ["normalize", "language", "normalize_many"])
def test_signals_end_a_long_run(call):
    """The handler runs while the library works, and its exception ends that."""
    large = b"A line of text, it is. And one more of them, said Mr. Lee of the town hall.\n\n" * 250000
    normalizer = libnorm.Normalizer()

    def ring(*_):
        raise Alarm

    before = signal.signal(signal.SIGALRM, ring)
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.02)
        begin = time.monotonic()
        with pytest.raises(Alarm):
            list(normalizer.normalize_many([large])) if call == "normalize_many" else getattr(normalizer, call)(large)
        waited = time.monotonic() - begin
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert waited < 10
    assert normalizer.normalize(b"x" * 300000).status == "ok"


@pytest.mark.skipif(threading.current_thread() is not threading.main_thread(), reason="signals come to the main thread")
def test_signals_end_the_wait():
    """The handler runs while the result is being made, and its exception comes out; the stream goes on then."""
    large = b"A line of text, it is. And one more of them, said Mr. Lee of the town hall.\n\n" * 250000

    def ring(*_):
        raise Alarm

    before = signal.signal(signal.SIGALRM, ring)
    try:
        stream = libnorm.normalize_many([large, b"x"], threads=2)
        signal.setitimer(signal.ITIMER_REAL, 0.2)
        begin = time.monotonic()
        with pytest.raises(Alarm):
            next(stream)
        waited = time.monotonic() - begin
        begin = time.monotonic()
        assert next(stream).status == "ok"
        assert waited < 2 or time.monotonic() - begin < waited
        assert next(stream).text == "x"
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
def test_after_a_fork_it_says_so(samples, script):
    code = """
import itertools, os, sys, libnorm, warnings
warnings.simplefilter("ignore")
stream = libnorm.normalize_many(itertools.cycle([b"Some text of the day."]), threads=2)
next(stream)
child = os.fork()
if child == 0:
    try:
        next(stream)
    except libnorm.Error as error:
        os.write(1, (str(error) + "\\n").encode())
    other = libnorm.normalize_many([b"y"] * 5, threads=2)
    os.write(1, ("%s\\n" % [a.text for a in other]).encode())
    del stream
    os._exit(0)
os.waitpid(child, 0)
print(next(stream).text)
"""
    assert script(code).splitlines() == [
        "this iterator's threads are in the process that was forked",
        "['y', 'y', 'y', 'y', 'y']",
        "Some text of the day.",
    ]
