"""Threads, forks, other processes and other interpreters: the same records everywhere."""

import concurrent.futures
import hashlib
import importlib
import multiprocessing
import os
import sys
import threading

import libnorm
import pytest


def digest(normalizer, samples):
    """Of all that an engine says of the samples."""
    total = hashlib.sha256()
    for data in samples:
        article = normalizer.normalize(data)
        total.update(article.to_json().encode())
        total.update(str((normalizer.sentences(article), normalizer.language(data))).encode())
        total.update(normalizer.fingerprint(article))
    return total.hexdigest()


def test_eight_threads_give_the_same_bytes(samples):
    normalizer = libnorm.Normalizer(with_="sentences,spans,fingerprint")
    expected = digest(normalizer, samples)
    start = threading.Barrier(8)

    def work():
        start.wait()
        return [digest(normalizer, samples), digest(libnorm.Normalizer(with_="sentences,spans,fingerprint"), samples)]

    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        found = [future.result() for future in [pool.submit(work) for _ in range(8)]]
    assert found == [[expected, expected]] * 8


def test_threads_share_an_article(samples):
    article = libnorm.normalize(samples[0])
    expected = (article.to_json(), article.text, [b.text for b in article.blocks])

    def work(_):
        return all((article.to_json(), article.text, [b.text for b in article.blocks]) == expected for _ in range(30))

    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        assert all(pool.map(work, range(8)))


def test_the_interpreter_is_free_while_the_library_works():
    """A Python loop goes on while a large input is being normalized."""
    large = b"A line of text, it is. And one more of them, said Mr. Lee of the town hall.\n\n" * 60000
    worker = threading.Thread(target=libnorm.normalize, args=(large,))
    worker.start()
    steps = 0
    while worker.is_alive():
        steps += 1
    assert steps > 1000


def of_item(normalizer, data):
    return hashlib.sha256(normalizer.normalize(data).to_json().encode()).hexdigest()


class OfItem:
    """What a pool calls: carries the Normalizer as its options."""

    def __init__(self, **options):
        self.normalizer = libnorm.Normalizer(**options)

    def __call__(self, data):
        return of_item(self.normalizer, data)


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_multiprocessing(samples, method):
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip("not on this system")
    call = OfItem(keep="caption", with_="spans")
    expected = [call(data) for data in samples]
    libnorm.normalize(samples[0])
    with multiprocessing.get_context(method).Pool(2) as pool:
        assert pool.map(call, samples, chunksize=8) == expected


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
def test_fork_while_other_threads_work(script, samples):
    code = """
import os, sys, threading, warnings, libnorm
warnings.simplefilter("ignore")
data = b"The harbour opened again on Friday, the mayor said. Boats left at noon.\\n\\n" * 400
expected = libnorm.normalize(data).to_json()
stop = False
def work():
    while not stop:
        assert libnorm.normalize(data).to_json() == expected
workers = [threading.Thread(target=work) for _ in range(3)]
for worker in workers: worker.start()
for _ in range(15):
    child = os.fork()
    if child == 0:
        good = all(libnorm.normalize(data).to_json() == expected for _ in range(3))
        os._exit(0 if good else 1)
    assert os.waitpid(child, 0)[1] == 0
stop = True
for worker in workers: worker.join()
print("good")
"""
    assert script(code) == "good\n"


# ------------------------------------------------------------ sub-interpreters --

IN_ANOTHER = """
import libnorm, gc, sys
text = "Harbour opens again\\n\\nThe harbour opened again on Friday, the mayor said."
article = libnorm.normalize(text, keep="credit")
assert article.title == "Harbour opens again", article
assert article.blocks[0].text == "Harbour opens again"
normalizer = libnorm.Normalizer(with_="spans")
assert [a.status for a in libnorm.normalize_many([b"x", None, b"y"], threads=2)] == ["ok", "error", "ok"]
try:
    libnorm.normalize(b"", keep="x")
except libnorm.OptionError as error:
    assert error.code == "option"
else:
    raise AssertionError
gc.collect()
"""

RUN = """
import sys, libnorm, gc
{imports}
code = {code!r}
kept = libnorm.normalize(b"Some text of the day.")
for _ in range(5):
    {run}
    assert libnorm.normalize(b"Some text of the day.").to_json() == kept.to_json()
gc.collect()
print("good", kept.blocks[0].text)
"""


def low_level():
    """The module of the standard library that makes interpreters, and its name."""
    for name in ("_interpreters", "_xxsubinterpreters"):
        try:
            return name, importlib.import_module(name)
        except ImportError:
            pass
    pytest.skip("this Python makes no interpreters")


def test_interpreters_that_share_the_lock_are_right(script):
    name, _ = low_level()
    legacy = "'legacy'" if name == "_interpreters" else "isolated=False"
    run = f"i = m.create({legacy}); e = m.run_string(i, code); assert not e, e; m.destroy(i)"
    assert script(RUN.format(imports=f"import {name} as m", code=IN_ANOTHER, run=run)) == "good Some text of the day.\n"


@pytest.mark.skipif(sys.version_info < (3, 12), reason="every interpreter shares the lock")
def test_interpreters_with_their_own_lock_are_refused(script):
    name, _ = low_level()
    config = "'isolated'" if name == "_interpreters" else "isolated=True"
    code = "try:\n    import libnorm\nexcept ImportError:\n    pass\nelse:\n    raise AssertionError('not refused')\n"
    run = f"i = m.create({config}); e = m.run_string(i, code); assert not e, e; m.destroy(i)"
    assert script(RUN.format(imports=f"import {name} as m", code=code, run=run)) == "good Some text of the day.\n"


def test_the_module_can_be_loaded_anew(script):
    code = """
import gc, sys
for _ in range(20):
    import libnorm
    article = libnorm.normalize(b"Some text of the day.", keep="credit")
    normalizer = libnorm.Normalizer()
    stream = libnorm.normalize_many([b"x"] * 9, threads=2)
    next(stream)
    old = libnorm
    for name in [name for name in sys.modules if name.split(".")[0] == "libnorm"]:
        del sys.modules[name]
    del libnorm, old
    gc.collect()
    assert article.blocks[0].text == "Some text of the day."
    assert normalizer.normalize(b"x").text == next(stream).text == "x"
print("good")
"""
    assert script(code) == "good\n"


def test_what_is_left_at_the_end_does_no_harm(script):
    code = """
import itertools, libnorm
article = libnorm.normalize(b"Some text of the day.")
block = article.blocks[0]
stream = libnorm.normalize_many(itertools.cycle([b"Some text."] * 5), threads=3)
next(stream)
class Late:
    def __init__(self): self.parts = (article, block, stream, libnorm.Normalizer())
    def __del__(self): print(self.parts[0].text, self.parts[1].role, self.parts[0].to_json()[:14])
late = Late()
"""
    assert script(code) == 'Some text of the day. paragraph {"status":"ok"\n'
