"""Arrow in and out, against one call an article."""

import json

import libnorm
import libnorm.arrow
import pytest

pa = pytest.importorskip("pyarrow")

ARTICLES = [
    b"Storm closes the harbour\n\nBy Ann Lee\n\nThe harbour of Port Ellen was closed on Friday after a storm. "
    b"Nobody was hurt, the police said.\n\nShare this article\n",
    None,
    b"",
    "L’été fut long à Paris, et les gens sont restés chez eux.".encode("cp1252"),
    b"\xff\xfe\x00",
    "Der Hafen wurde am Freitag nach einem Sturm geschlossen. Niemand wurde verletzt.".encode(),
]
HINTED = ("lang_second", "lang_second_confidence")


def plain(value):
    """A value of Arrow as the record has it."""
    if isinstance(value, dict):
        return [value["begin"], value["end"]] if set(value) == {"begin", "end"} else {k: plain(v) for k, v in value.items()}
    return [plain(v) for v in value] if isinstance(value, list) else value


def record(row):
    """A row as the JSON record: what that leaves out is null there."""
    if row is None:
        return None
    row = plain(row)
    assert row.pop("error") is None
    for block in row["blocks"]:
        for name in HINTED:
            if block[name] is None:
                del block[name]
    return row


def expected(data, **options):
    return None if data is None else json.loads(libnorm.normalize(data, **options).to_json())


def test_array_is_as_calls():
    out = pa.array(libnorm.arrow.normalize(pa.array(ARTICLES, pa.binary())))
    out.validate(full=True)
    assert [record(row) for row in out.to_pylist()] == [expected(data) for data in ARTICLES]


def test_stream_is_as_array():
    chunks = pa.chunked_array([pa.array(ARTICLES, pa.binary()), pa.array(ARTICLES[:0], pa.binary()), ARTICLES[2:5]])
    out = pa.table(libnorm.arrow.normalize(chunks))
    out.validate(full=True)
    assert out.schema == pa.schema(libnorm.arrow.schema())
    assert out.column("text").to_pylist() == [None if d is None else expected(d)["text"] for d in ARTICLES + ARTICLES[2:5]]
