"""Anything may come in: bytes, text, buffers, and what is none of them."""

import array
import json
import mmap
import sys

import libnorm
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from test_article import attributes

surrogates = st.text(st.characters() | st.characters(whitelist_categories=["Cs"]))
words = st.lists(
    st.sampled_from(
        [
            b"caf\xc3\xa9",
            b"\xe9t\xe9",
            b"\x93x\x94",
            b"&amp;",
            b"\n\n",
            b"By Ann Lee",
            b" ",
            b"\xff",
            b"2024-03-01",
            b"http://x.example",
            b"\x1b$B",
            b"\xef\xbb\xbf",
            b"%s",
        ]
    )
).map(b" ".join)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.binary(max_size=2000) | words | st.text().map(str.encode),
    st.sampled_from([None, "sentences", "spans,fingerprint"]),
)
def test_any_bytes(data, parts):
    article = libnorm.normalize(data, with_=parts)
    record = json.loads(article.to_json())
    assert record["status"] == "ok"
    assert article.to_dict() == attributes(article) == record
    at = 0
    for block in article.blocks:
        assert at <= block.src[0] <= block.src[1] <= len(data)
        at = block.src[1]


@settings(deadline=None, max_examples=100)
@given(surrogates)
def test_any_text(text):
    article = libnorm.normalize(text)
    assert article.to_dict() == attributes(article)
    assert article.to_json() == libnorm.normalize(text.encode("utf-8", "surrogatepass"), charset="utf-8").to_json()
    assert article.text.isascii() or article.text.encode()
    libnorm.decode(text)
    libnorm.language(text)
    libnorm.fold(text)
    libnorm.fingerprint(text)
    data = text.encode("utf-8", "surrogatepass")
    found = [text[begin:end] for begin, end in libnorm.sentences(text)]
    assert all(found)
    assert [data[b:e].decode("utf-8", "surrogatepass") for b, e in libnorm.sentences(data)] == found


@settings(deadline=None, max_examples=50)
@given(surrogates, surrogates)
def test_any_hints(one, two):
    libnorm.normalize(
        b"Some text, it is.",
        charset=one,
        lang=two,
        url=one,
        date=two,
        hreflang=one,
        translated_from=two,
        translated_by=one,
        translate=two,
    )


@settings(deadline=None, max_examples=50)
@given(surrogates, st.integers() | surrogates | st.floats() | st.binary() | st.lists(surrogates) | st.none())
def test_any_option(name, value):
    for option in (name, *(option.name for option in libnorm.options()), "rules", "profile"):
        try:
            libnorm.normalize(b"x", **{option: value})
        except (TypeError, libnorm.OptionError, libnorm.DataError):
            pass


class Text(str):
    pass


class Bytes(bytes):
    pass


def test_kinds_of_data(samples, tmp_path):
    data = samples[0]
    expected = libnorm.normalize(data).to_json()
    path = tmp_path / "a"
    path.write_bytes(data)
    with open(path, "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
        assert libnorm.normalize(mapped).to_json() == expected
    twice = bytes(b for byte in data for b in (byte, 0))
    for same in (bytearray(data), memoryview(data), array.array("B", data), Bytes(data), memoryview(twice)[::2]):
        assert libnorm.normalize(same).to_json() == expected
    assert libnorm.normalize(data=data).to_json() == expected
    text = "Été à la plage.\n\nLe maire a dit que la plage restera ouverte."
    assert libnorm.normalize(Text(text)).to_json() == libnorm.normalize(text).to_json()
    for wrong in (None, 5, 1.5, [104, 105], object(), {"text": "x"}, libnorm.normalize(b"x")):
        with pytest.raises(TypeError, match="data must be bytes, str or an object with the buffer protocol, not "):
            libnorm.normalize(wrong)


def test_references_are_given_back(samples):
    data = bytes(samples[0])
    view = bytearray(data)
    text = "Some text of the day."
    before = [sys.getrefcount(x) for x in (data, view, text)]
    articles = [libnorm.normalize(x, url=text, id=text) for x in (data, view, text)]
    del articles
    for wrong in ({"keep": "x"}, {"x": text}, {"lang": 5}, {"id": 1.5}):
        with pytest.raises((TypeError, ValueError)):
            libnorm.normalize(data, url=text, **wrong)
    assert [sys.getrefcount(x) for x in (data, view, text)] == before
    view.append(1)  # no buffer is still held


def test_nothing():
    article = libnorm.normalize(b"")
    assert (article.text, list(article.blocks), article.lang, article.title) == ("", [], "und", None)
    assert libnorm.normalize("").to_json() == article.to_json()
    assert libnorm.sentences("") == []
    assert libnorm.decode(b"").text == ""


def test_a_large_input_is_cut_with_a_flag():
    article = libnorm.normalize(b"One line of text.\n\n" * 300000, max_input="1M")
    assert "limit_reached" in article.flags
    assert article.blocks[-1].role == "other"
    assert article.blocks[-1].src[1] > 5000000
