"""Arrow in and out: every form of column, against one call an article."""

import base64
import json
import pathlib
import re

import pytest

import libnorm
import libnorm.arrow

pa = pytest.importorskip("pyarrow")

ARTICLES = [
    "Storm closes the harbour\n\nBy Ann Lee\n\nThe harbour of Port Ellen was closed on Friday after a storm. "
    "Nobody was hurt, the police said.\n\nShare this article\n",
    None,
    "",
    "L’été fut long à Paris, et les gens sont restés chez eux jusqu’au 24 décembre 2014.",
    "Der Hafen wurde am Freitag nach einem Sturm geschlossen.\n\n\nNiemand wurde verletzt.\n\nKommentar schreiben",
    "short",
    "Лето было долгим, и люди оставались дома до самого декабря, сообщает агентство.",
]
BYTES = [None if text is None else text.encode() for text in ARTICLES] + [
    "L’été fut long à Paris, et les gens sont restés chez eux.".encode("cp1252"), b"\xff\xfe\x00", b"\x00\xc3\x28"]
EVERYTHING = {"with_": "sentences,spans,fingerprint"}


def plain(value):
    """A value of Arrow as the JSON record has it, but for what that leaves out."""
    if isinstance(value, dict):
        if set(value) == {"begin", "end"}:
            return [value["begin"], value["end"]]
        return {name: plain(member) for name, member in value.items()}
    return [plain(item) for item in value] if isinstance(value, list) else value


def record(row):
    """A row as the JSON record: a block's second language and its sentences are not there if there are none."""
    if row is None:
        return None
    row = plain(row)
    assert row.pop("error") is None
    for block in row["blocks"]:
        for name in ("lang_second", "lang_second_confidence"):
            if block[name] is None:
                del block[name]
        if not block.get("sentences", True):
            del block["sentences"]
    if "fingerprint" in row:
        row["fingerprint"] = base64.b64encode(row["fingerprint"]).decode()
    return row


def expected(data, **options):
    return None if data is None else json.loads(libnorm.normalize(data, **options).to_json())


def records(data, **options):
    """The records of an array, checked in passing."""
    out = pa.array(libnorm.arrow.normalize(data, **options))
    out.validate(full=True)
    assert out.type == pa.struct(pa.schema(libnorm.arrow.schema(**{
        name: value for name, value in options.items() if name in ("fields", "large", "with_")})))
    return [record(row) for row in out.to_pylist()]


def refusal(error, data, **options):
    with pytest.raises(error) as raised:
        libnorm.arrow.normalize(data, **options)
    return str(raised.value)


TEXTS = [pa.string(), pa.large_string(), pa.string_view()]
BINARIES = [pa.binary(), pa.large_binary(), pa.binary_view()]


@pytest.mark.parametrize("form", TEXTS, ids=str)
def test_strings(form):
    assert records(pa.array(ARTICLES, form)) == [expected(text) for text in ARTICLES]


@pytest.mark.parametrize("form", BINARIES, ids=str)
def test_bytes(form):
    assert records(pa.array(BYTES, form)) == [expected(data) for data in BYTES]


@pytest.mark.parametrize("index", [pa.int8(), pa.uint8(), pa.int16(), pa.uint16(), pa.int32(), pa.uint32(), pa.int64(),
                                   pa.uint64()], ids=str)
def test_dictionaries(index):
    values = pa.array(["one text here", None, "eine andere", "a third one of them"])
    column = pa.DictionaryArray.from_arrays(pa.array([2, None, 0, 1, 3, 2], index), values)
    assert records(column) == [expected(text) for text in column.to_pylist()]
    assert records(column[1:4]) == [expected(text) for text in column.to_pylist()[1:4]]


@pytest.mark.parametrize("form", TEXTS + BINARIES, ids=str)
@pytest.mark.parametrize("begin,end", [(0, 0), (1, 1), (1, 2), (1, 7), (2, 5), (3, 4), (7, 7)])
def test_slices(form, begin, end):
    column = pa.array(BYTES[:7], pa.binary()).cast(form)[begin:end]
    assert records(column) == [expected(data) for data in column.to_pylist()]


def test_options_and_everything_on_request():
    options = {**EVERYTHING, "keep": "caption", "repair": "likely"}
    assert records(pa.array(BYTES, pa.binary()), **options) == [expected(data, **options) for data in BYTES]


def test_large():
    out = pa.array(libnorm.arrow.normalize(pa.array(BYTES, pa.binary()), large=True, **EVERYTHING))
    out.validate(full=True)
    assert out.type.field("text").type == pa.large_string()
    assert out.type.field("fingerprint").type == pa.large_binary()
    assert [record(row) for row in out.to_pylist()] == [expected(data, **EVERYTHING) for data in BYTES]


def test_nulls_only_and_none():
    assert records(pa.nulls(3)) == [None] * 3
    for form in [pa.null(), *TEXTS, *BINARIES]:
        assert records(pa.array([], form)) == []
        assert records(pa.array([None], form)) == [None]


@pytest.mark.parametrize("threads", [2, 3, 8])
def test_threads_do_not_show(threads):
    column = pa.array(BYTES * 60, pa.binary())
    one, many = (pa.array(libnorm.arrow.normalize(column, threads=n, **EVERYTHING)) for n in (1, threads))
    many.validate(full=True)
    assert every_byte(one) == every_byte(many)


def every_byte(array):
    return [buffer and buffer.to_pybytes() for buffer in array.buffers()]


# ---------------------------------------------------------------- streams --


def test_chunks():
    column = pa.chunked_array([BYTES[:4], [], BYTES[3:]], pa.binary())
    reader = pa.RecordBatchReader.from_stream(libnorm.arrow.normalize(column, threads=2))
    batches = list(reader)
    assert [batch.num_rows for batch in batches] == [4, 0, len(BYTES) - 3]
    rows = []
    for batch in batches:
        batch.validate(full=True)
        rows += batch.to_pylist()
    assert reader.schema == pa.schema(libnorm.arrow.schema())
    assert [row["status"] and record(row) for row in rows] == [expected(data) for data in column.to_pylist()]
    assert all(value is None for row in rows if row["status"] is None for value in row.values())


def test_no_chunks():
    table = pa.table(libnorm.arrow.normalize(pa.chunked_array([], pa.string())))
    assert table.num_rows == 0 and table.schema == pa.schema(libnorm.arrow.schema())


def test_stream_is_taken_once():
    stream = libnorm.arrow.normalize(pa.chunked_array([ARTICLES]))
    assert pa.schema(stream) == pa.schema(libnorm.arrow.schema())
    assert pa.table(stream).num_rows == len(ARTICLES)
    with pytest.raises(ValueError, match="before"):
        pa.table(stream)


def test_array_is_taken_often():
    array = libnorm.arrow.normalize(pa.array(ARTICLES), fields=["text"])
    assert len(array) == len(ARTICLES)
    first, second = pa.array(array), pa.array(array)
    text = first.field("text")
    del array, first
    assert second.field("text").equals(text)
    assert second.buffers()[-1].address == text.buffers()[-1].address


# ------------------------------------------------------- columns and hints --

HINTS = {"charset": "utf-8", "lang": "en", "url": "https://www.example.fr/a", "date": "2014-12-24", "hreflang": "en,fr",
         "translated_from": "de", "translated_by": "Ann Lee", "translate": "no"}


def test_hints_for_all():
    assert records(pa.array(BYTES, pa.binary()), **HINTS) == [expected(data, **HINTS) for data in BYTES]


def test_columns_and_hints():
    rows = [{name: value if (i + n) % 3 else None for n, (name, value) in enumerate(HINTS.items())} for i in range(9)]
    batch = pa.RecordBatch.from_pylist([{"n": 1, "text": data, **row} for data, row in zip(BYTES, rows)])
    columns = {name: libnorm.arrow.column(name) for name in HINTS}
    want = [expected(data, **row) for data, row in zip(BYTES, rows)]
    assert records(batch, column="text", **columns) == want
    assert records(batch.slice(2, 5), column="text", **columns) == want[2:7]
    table = pa.table(libnorm.arrow.normalize(pa.Table.from_batches([batch, batch.slice(3)]), column="text", **columns))
    assert table.column("text").to_pylist() == [row and row["text"] for row in want + want[3:]]


def test_null_structs():
    column = pa.StructArray.from_arrays([pa.array(["one text", "another", "third"])], ["text"],
                                        mask=pa.array([False, True, False]))
    assert [row and row["text"] for row in records(column, column="text")] == ["one text", None, "third"]
    assert [row and row["text"] for row in records(column[1:], column="text")] == [None, "third"]


def test_strings_are_utf8_whatever_they_were():
    text = "Füße und Größe, Übermut und Äpfel"
    meta = '<meta charset="shift_jis">' + text
    assert records(pa.array([text, meta])) == [expected(text), expected(meta)]
    assert records(pa.array([text]))[0]["text"] == text


def test_repr():
    assert repr(libnorm.arrow.column("url")) == "libnorm.arrow.column('url')"


# ------------------------------------------------------------------ fields --


def test_fields():
    out = pa.array(libnorm.arrow.normalize(pa.array(ARTICLES), fields=["text", "title", "langs"]))
    out.validate(full=True)
    assert [field.name for field in out.type] == ["status", "error", "langs", "title", "text"]
    whole = records(pa.array(ARTICLES))
    assert [row and row["title"] for row in out.to_pylist()] == [row and row["title"] for row in whole]
    assert pa.struct(pa.schema(libnorm.arrow.schema(fields=["title", "text", "langs"]))) == out.type


def test_each_field_by_itself():
    column = pa.array(BYTES, pa.binary())
    whole = pa.array(libnorm.arrow.normalize(column, **EVERYTHING))
    for field in whole.type:
        one = pa.array(libnorm.arrow.normalize(column, fields=iter([field.name]), **EVERYTHING))
        one.validate(full=True)
        assert one.field(field.name).equals(whole.field(field.name))


# ---------------------------------------------------------------- refusals --


def test_wrong_data():
    assert "__arrow_c_array__" in refusal(TypeError, 3)
    for wrong in (pa.array([1]), pa.array([[b"a"]]), pa.array([b"abc"], pa.binary(3)), pa.array([{"a": 1}]).field("a")):
        assert "strings or bytes" in refusal(TypeError, wrong)
    assert "strings or bytes" in refusal(TypeError, pa.chunked_array([[1]]))
    assert "strings or bytes" in refusal(TypeError, pa.DictionaryArray.from_arrays([0], [1.5]))
    assert "strings or bytes" in refusal(TypeError, pa.table({"n": [1]}), column="n")
    ends = pa.RunEndEncodedArray.from_arrays([1], ["a"])
    assert "strings or bytes" in refusal(TypeError, ends)


def test_wrong_columns():
    table = pa.table({"text": ["a"], "url": ["b"], "n": [1]})
    assert "name the one" in refusal(ValueError, table)
    assert 'no column is named "x"' in refusal(ValueError, table, column="x")
    assert "no columns" in refusal(ValueError, pa.array(["a"]), column="text")
    assert "no columns" in refusal(ValueError, pa.array(["a"]), url=libnorm.arrow.column("url"))
    assert 'named "x"' in refusal(ValueError, table, column="text", url=libnorm.arrow.column("x"))
    assert "strings or bytes" in refusal(TypeError, table, column="text", url=libnorm.arrow.column("n"))
    twice = pa.Table.from_arrays([["a"], ["b"]], ["text", "text"])
    assert "several columns" in refusal(ValueError, twice, column="text")
    assert "NUL" in refusal(ValueError, table, column="te\0xt")
    refusal(TypeError, table, column=3)
    refusal(TypeError, table, column="text", url=libnorm.arrow.column(3))
    assert "é" * 10 in refusal(ValueError, table, column="é" * 500)


def test_wrong_arguments():
    column = pa.array(["a"])
    assert "'blurb'" in refusal(ValueError, column, fields=["blurb"])
    assert "'fingerprint'" in refusal(ValueError, column, fields=["fingerprint"])
    refusal(TypeError, column, fields="text")
    refusal(TypeError, column, fields=[1])
    refusal(TypeError, column, fields=3)
    refusal(TypeError, column, url=3)
    refusal(TypeError, column, threads="2")
    for threads in (0, -1, 1025, 2 ** 31):
        refusal(ValueError, column, threads=threads)
    with pytest.raises(OverflowError):
        libnorm.arrow.normalize(column, threads=2 ** 70)
    assert "colour" in refusal(libnorm.OptionError, column, colour="red")
    with pytest.raises(libnorm.OptionError):
        pa.schema(libnorm.arrow.schema(colour="red"))


# --------------------------------------------------------------- consumers --


def test_polars():
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame({"id": [1, 2, 3], "text": ARTICLES[:3]})
    out = polars.DataFrame(libnorm.arrow.normalize(frame, column="text", **EVERYTHING))
    assert out["text"].to_list() == [text and expected(text)["text"] for text in ARTICLES[:2]] + [""]
    assert out["blocks"][0].to_list()[0]["src"]["end"] == expected(ARTICLES[0])["blocks"][0]["src"][1]
    series = polars.Series(libnorm.arrow.normalize(pa.array(ARTICLES[:3]), fields=["title"]))
    assert series.is_null().to_list() == [False, True, False]


def test_duckdb():
    duckdb = pytest.importorskip("duckdb")
    articles = libnorm.arrow.normalize(pa.table({"text": ARTICLES}), column="text", **EVERYTHING)
    assert articles
    rows = duckdb.sql("select title, len(blocks), blocks[1].src.begin from articles where status = 'ok'").fetchall()
    want = [expected(text) for text in ARTICLES if text is not None]
    assert rows == [(row["title"], len(row["blocks"]), row["blocks"][0]["src"][0] if row["blocks"] else None)
                    for row in want]


def test_nanoarrow():
    nanoarrow = pytest.importorskip("nanoarrow")
    array = nanoarrow.Array(libnorm.arrow.normalize(nanoarrow.Array(ARTICLES, nanoarrow.string())))
    assert [row and row["text"] for row in array.to_pylist()] == [
        None if text is None else expected(text)["text"] for text in ARTICLES]


def test_readme(tmp_path, monkeypatch):
    """The lines of README.md, as they stand there."""
    polars = pytest.importorskip("polars")
    text = (pathlib.Path(__file__).resolve().parents[1] / "README.md").read_text("utf-8")
    section = re.search(r"^## Through Arrow\n(.*?)^## ", text, re.M | re.S)[1]
    monkeypatch.chdir(tmp_path)
    urls = ["https://example.fr/a", None] * 5
    polars.DataFrame({"id": range(10), "body": BYTES, "url": urls}).write_parquet("pages.parquet")
    exec(compile(re.search(r"^```python\n(.*?)^```", section, re.M | re.S)[1], "README.md", "exec"), {})
    rows = polars.read_parquet("clean.parquet").to_dicts()
    assert [row["id"] for row in rows] == list(range(10))
    want = [expected(data, url=url) for data, url in zip(BYTES, urls)]
    for name in ("lang", "title", "text", "status"):
        assert [row[name] for row in rows] == [row and row[name] for row in want]
