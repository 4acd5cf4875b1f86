"""What libnorm.spark does on one executor, without Spark: bounded pieces, one engine, nothing lost on the way."""

import json
import pickle
import subprocess
import sys
import textwrap

import cluster
import pytest

pa = pytest.importorskip("pyarrow")

import libnorm.arrow  # noqa: E402
import libnorm.spark as ns  # noqa: E402


def batch_of(bodies, kind=pa.binary(), **columns):
    return pa.RecordBatch.from_pydict({"id": range(len(bodies)), "body": pa.array(bodies, kind), **columns})


def task(**changes):
    settings = {"names": ["id", "body", "norm"], "column": 1, "hints": {}, "batch_bytes": 8 << 20}
    return ns._Task(**{**settings, "arguments": {}, "options": {}, **changes})


def weight(column):
    return sum(len(item) for item in column.to_pylist() if item) + ns._ROW_BYTES * len(column)


@pytest.mark.parametrize("kind", [pa.string(), pa.binary(), pa.large_string(), pa.large_binary()])
@pytest.mark.parametrize("limit", [1, 1000, 1256, 1257, 5000, 1 << 30])
def test_pieces_are_bounded_and_as_long_as_they_may_be(kind, limit):
    bodies = ["x" * (number * 37 % 1001) if number % 5 else None for number in range(200)]
    column = pa.array(["before", *bodies], kind).slice(1)
    cuts = list(ns._cuts(column, limit))
    assert [begin for begin, _ in cuts] == [0] + [end for _, end in cuts[:-1]] and cuts[-1][1] == len(bodies)
    for begin, end in cuts:
        assert end == begin + 1 or weight(column[begin:end]) <= limit
        assert end == len(bodies) or weight(column[begin : end + 1]) > limit


def test_what_leaves_is_bounded_too():
    bodies = cluster.originals() * 4
    pieces = list(task(batch_bytes=100_000)([batch_of(bodies)]))
    sizes = [piece.column(2).nbytes for piece in pieces]
    assert len(pieces) > 10 and sum(map(len, pieces)) == len(bodies)
    assert max(sizes) < 6 * 100_000, sizes


def test_no_rows_no_pieces():
    assert list(task()([batch_of([])])) == []
    assert list(task()([])) == []


def test_results_do_not_depend_on_pieces():
    bodies = [b"Article %d\n\n%s" % (number, b"The ferry left at noon. " * (number % 7)) for number in range(60)]
    bodies[7] = None
    whole = pa.Table.from_batches(task()([batch_of(bodies)])).combine_chunks()
    for limit in 1, 600, 4000:
        given = [batch_of(bodies).slice(0, 25), batch_of(bodies).slice(25)]
        pieces = list(task(batch_bytes=limit)(given))
        assert len(pieces) > 1
        assert pa.Table.from_batches(pieces).combine_chunks() == whole
    assert whole["norm"].chunk(0).null_count == 1 and not whole["norm"][7].is_valid
    assert whole["body"].to_pylist() == bodies


def test_hints_go_with_their_rows():
    body = "Le bac est parti."
    langs = ["fr", None, "de", "fr"] * 5
    batch = pa.RecordBatch.from_pydict({"body": [body] * 20, "hint": langs})
    got = pa.Table.from_batches(task(names=["body", "norm"], column=0, hints={"lang": 1}, batch_bytes=700)([batch]))
    one_by_one = [json.loads(libnorm.normalize(body, lang=lang).to_json()) for lang in langs]
    got = got["norm"].to_pylist()
    assert [row["lang_source"] for row in got] == [row["lang_source"] for row in one_by_one]
    assert [row["lang"] for row in got] == [row["lang"] for row in one_by_one]


def test_what_is_sent_is_small_and_plain():
    sent = pickle.dumps(task(arguments={"fields": ["text"]}, options={"keep": "caption"}))
    assert len(sent) < 600
    assert vars(pickle.loads(sent))["options"] == {"keep": "caption"}


def test_another_version_on_the_executor_is_refused(monkeypatch):
    sent = task()
    monkeypatch.setattr(ns, "_version", lambda options: "9.9.9")
    with pytest.raises(RuntimeError, match="the driver has libnorm 0.*, this executor 9.9.9"):
        next(sent([batch_of([b"text"])]))


def test_a_row_that_fails_gets_its_status_and_the_others_go_on():
    # Memory for 32 MiB more than there is now; one article takes far more than that.
    script = """
        import resource, pyarrow as pa, libnorm.spark as ns
        batch = pa.RecordBatch.from_pydict({"body": [b"Noon. " * 50, b"Noon.\\n\\n" * 4_000_000, b"Night. " * 50]})
        task = ns._Task(["body", "norm"], 0, {}, 1 << 20, {"fields": ["status", "error", "text"]}, {})
        list(task([batch.slice(0, 1)]))
        used = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (used + (32 << 20), resource.RLIM_INFINITY))
        rows = [row for piece in task([batch]) for row in piece.column(1).to_pylist()]
        print([row["status"] for row in rows], rows[1]["error"]["code"], bool(rows[2]["text"]))
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(script)], capture_output=True, text=True)
    assert done.stdout == "['ok', 'error', 'ok'] memory True\n", done.stderr
