"""Any bytes, cut in any way, on any number of threads: the same records as of one call each."""

import pytest

import libnorm.arrow
from test_arrow import BINARIES, TEXTS, expected, record

pa = pytest.importorskip("pyarrow")
hypothesis = pytest.importorskip("hypothesis")
st = hypothesis.strategies

BINARY = st.one_of(st.none(), st.binary(max_size=300), st.text(max_size=200).map(str.encode),
                   st.text(max_size=100).map(lambda text: text.encode("cp1252", "replace")),
                   st.text("a \n.é-*#<>&;|{}0Ж中", max_size=300).map(str.encode))
TEXT = st.one_of(st.none(), st.text(max_size=300), st.text("a \n.é-*#<>&;|{}0Ж中", max_size=300))
LANGS = st.sampled_from([None, "", "fr", "en-GB", "xx", "not a tag at all"])
OPTIONS = st.sampled_from([{}, {"with_": "sentences,spans,fingerprint"}, {"keep": "caption", "repair": "likely"},
                           {"with_": "spans", "max_blocks": 3}])


@st.composite
def columns(draw):
    """A column in some form, of which a slice is seen, and the chunks of it."""
    binary = draw(st.booleans())
    values = draw(st.lists(BINARY if binary else TEXT, max_size=40))
    form = draw(st.sampled_from(BINARIES if binary else TEXTS))
    begin = draw(st.integers(0, len(values)))
    end = draw(st.integers(begin, len(values)))
    column = pa.array(values, form)[begin:end]
    cuts = sorted(draw(st.lists(st.integers(0, len(column)), max_size=4)))
    chunks = [column[a:b] for a, b in zip([0, *cuts], [*cuts, len(column)])]
    return column, pa.chunked_array(chunks, form)


@hypothesis.settings(max_examples=150, deadline=None)
@hypothesis.given(columns(), st.integers(1, 4), OPTIONS, st.booleans())
def test_arrays_and_chunks(column, threads, options, large):
    array, chunks = column
    want = [expected(value, **options) for value in array.to_pylist()]
    out = pa.array(libnorm.arrow.normalize(array, threads=threads, large=large, **options))
    out.validate(full=True)
    assert [record(row) for row in out.to_pylist()] == want
    table = pa.table(libnorm.arrow.normalize(chunks, threads=threads, large=large, **options))
    table.validate(full=True)
    assert [row["status"] and record(row) for row in table.to_pylist()] == want


@hypothesis.settings(max_examples=100, deadline=None)
@hypothesis.given(st.lists(st.tuples(BINARY, LANGS, LANGS), max_size=20), st.integers(0, 5), st.integers(1, 3))
def test_hints_beside(rows, begin, threads):
    schema = pa.schema({"lang": pa.string(), "n": pa.int8(), "text": pa.large_binary(), "other": pa.string_view()})
    batch = pa.RecordBatch.from_pylist([{"lang": lang, "text": data, "other": other} for data, lang, other in rows],
                                       schema)[begin:]
    out = pa.array(libnorm.arrow.normalize(batch, column="text", threads=threads, lang=libnorm.arrow.column("lang"),
                                           hreflang=libnorm.arrow.column("other")))
    out.validate(full=True)
    assert [record(row) for row in out.to_pylist()] == [
        expected(data, lang=lang, hreflang=other) for data, lang, other in rows[begin:]]
