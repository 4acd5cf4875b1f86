"""libnorm.spark on a cluster of two workers, Parquet in and out. Skipped without Java or pyspark."""

import os
import warnings

import cluster
import pytest

if cluster.missing():
    warnings.warn(f"Spark is NOT tested here: {cluster.missing()}", stacklevel=1)
    pytest.skip(f"Spark is not tested: {cluster.missing()}", allow_module_level=True)

import pyarrow as pa  # noqa: E402
import pyarrow.parquet as pq  # noqa: E402
from pyspark.sql import functions as F  # noqa: E402
from test_recipes import check_clean, recipe, write_pages  # noqa: E402

import libnorm  # noqa: E402
import libnorm.arrow  # noqa: E402
from libnorm.arrow import column  # noqa: E402
from libnorm.spark import normalize, schema  # noqa: E402

ARTICLES = 1000


@pytest.fixture(scope="module")
def scratch(tmp_path_factory):
    return tmp_path_factory.mktemp("spark")


@pytest.fixture(scope="module")
def spark(scratch):
    with cluster.cluster(2, scratch, **cluster.QUICK) as session:
        yield session


@pytest.fixture(scope="module")
def pages(scratch):
    cluster.write_articles(scratch / "pages", ARTICLES, 4)
    return scratch / "pages"


@pytest.fixture(scope="module")
def clean(spark, scratch, pages):
    """What four partitions give, with a hint by row and one for all."""
    df = spark.read.parquet(str(pages))
    assert df.rdd.getNumPartitions() == 4
    out = normalize(df, "body", url=df["url"], lang=df["lang"], date="2014-12-31")
    out.write.parquet(str(scratch / "clean"))
    return scratch / "clean"


def test_parquet_holds_what_arrow_gives_without_spark(pages, clean):
    given = cluster.read_sorted(pages)
    hints = {"url": column("url"), "lang": column("lang"), "date": "2014-12-31"}
    want = pa.array(libnorm.arrow.normalize(given.to_batches()[0], column="body", **hints))
    got = cluster.read_sorted(clean)
    assert got.column_names == [*given.column_names, "norm"]
    assert got.drop_columns("norm").equals(given)
    assert got["norm"].to_pylist() == want.to_pylist()
    assert got["norm"].null_count == given["body"].null_count > 0


@pytest.mark.parametrize("partitions,rows,size", [(1, 10_000, 8 << 20), (2, 300, 100_000), (4, 7, 1)])
def test_the_same_bytes_however_the_rows_are_divided(spark, scratch, pages, clean, partitions, rows, size):
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", rows)
    df = spark.read.parquet(str(pages)).coalesce(partitions)
    out = normalize(df, "body", url=df["url"], lang=df["lang"], date="2014-12-31", batch_bytes=size, threads=partitions)
    out.write.parquet(str(scratch / f"clean-{partitions}"))
    spark.conf.unset("spark.sql.execution.arrow.maxRecordsPerBatch")
    assert len(list((scratch / f"clean-{partitions}").glob("part-*"))) == partitions
    assert cluster.digest(scratch / f"clean-{partitions}") == cluster.digest(clean)


def test_the_schema_is_known_before_anything_runs(spark, pages, clean):
    df = spark.read.parquet(str(pages))
    assert normalize(df, "body").schema["norm"].dataType == schema()
    assert spark.read.parquet(str(clean)).schema["norm"].dataType == schema()
    assert normalize(df, "body", fields=["lang", "text"]).schema["norm"].dataType == schema(["lang", "text"])
    assert schema(["lang", "text"]).names == ["status", "error", "lang", "text"]


def test_binary_and_string_columns_and_expressions(spark):
    df = spark.createDataFrame([("Café au lait.", bytearray(b"Caf\xe9 au lait."))], "`a.b` string, raw binary")
    fields = ["text", "encoding"]
    rows = (
        normalize(df, "a.b", into="n", fields=fields).first(),
        normalize(df, "raw", into="n", fields=fields, charset=F.lit("latin1")).first(),
        normalize(df, F.decode(df["raw"], "ISO-8859-1"), into="n", fields=fields).first(),
    )
    assert [row["n"]["text"] for row in rows] == ["Café au lait."] * 3
    assert [row["n"]["encoding"]["name"] for row in rows] == ["utf-8", "windows-1252", "utf-8"]
    assert [row["a.b"] for row in rows] == ["Café au lait."] * 3


def test_other_columns_come_through_whatever_their_type(spark):
    df = spark.sql("""
        SELECT 'A text.' AS body, timestamp'2014-12-24 16:39:01.000002' AS t, timestamp_ntz'2014-12-24 16:39:00' AS n,
               date'2014-12-24' AS d, 1.25BD AS m, CAST(NULL AS int) AS i, map('a', 1) AS k, array(1, NULL) AS a,
               named_struct('x', 1, 'y', array('z')) AS s, X'00FF' AS b, 1.5e0 AS f, true AS `an odd.name`
        """)
    clean = normalize(df, "body", fields=["text"])
    assert clean.drop("norm").schema == df.schema
    assert clean.drop("norm").collect() == df.collect()
    assert clean.first()["norm"]["text"] == "A text."


def test_streams(spark, scratch, pages, clean):
    df = spark.readStream.schema(spark.read.parquet(str(pages)).schema).parquet(str(pages))
    out = normalize(df, "body", url=df["url"], lang=df["lang"], date="2014-12-31").writeStream.format("parquet")
    out = out.option("checkpointLocation", str(scratch / "checkpoint")).option("path", str(scratch / "streamed"))
    out.trigger(availableNow=True).start().awaitTermination()
    assert cluster.digest(scratch / "streamed") == cluster.digest(clean)


def test_options_reach_the_workers(spark, pages):
    df = spark.read.parquet(str(pages)).where("id < 200 and body is not null")
    count = F.sum(F.size(F.filter("norm.blocks", lambda block: block["keep"] & (block["role"] == "caption"))))
    assert normalize(df, "body").agg(count).first()[0] == 0
    assert normalize(df, "body", keep="caption").agg(count).first()[0] > 0


def test_worker_processes_are_used_again(spark, pages):
    """Two workers of one core: two Python processes, whatever the number of tasks."""
    for _ in range(3):
        normalize(spark.read.parquet(str(pages)), "body").write.format("noop").mode("overwrite").save()

    def processes(batches):
        for _ in batches:
            yield pa.RecordBatch.from_pydict({"pid": [os.getpid()]})

    assert spark.range(0, 1000, numPartitions=8).mapInArrow(processes, "pid long").distinct().count() == 2


def test_wrong_arguments_are_refused_before_anything_runs(spark):
    df = spark.createDataFrame([("text", 1)], "body string, number int")
    for refused, message, call in (
        (ValueError, "no column 'Text'; there are 'body', 'number'", lambda: normalize(df, "Text")),
        (ValueError, "there is a column 'Body' already", lambda: normalize(df, "body", into="Body")),
        (ValueError, "there are 2 columns 'body'", lambda: normalize(df.crossJoin(df.select("body")), "body")),
        (ValueError, "batch_bytes must be positive", lambda: normalize(df, "body", batch_bytes=0)),
        (TypeError, "column must be a binary or string column, not int", lambda: normalize(df, "number")),
        (TypeError, "lang must be a string column, not int", lambda: normalize(df, "body", lang=df["number"])),
        (TypeError, "column must be a str or a Column, not NoneType", lambda: normalize(df, None)),
        (TypeError, "url must be a str or a Column, not int", lambda: normalize(df, "body", url=1)),
        (ValueError, "nonsense", lambda: normalize(df, "body", fields=["nonsense"])),
        (libnorm.OptionError, "nonsense", lambda: normalize(df, "body", nonsense="1")),
        (libnorm.OptionError, "large", lambda: normalize(df, "body", large="1")),
    ):
        with pytest.raises(refused, match=message):
            call()


def test_the_recipe(spark, tmp_path):
    write_pages(tmp_path)
    # Java does not change its working folder.
    code = recipe("On a Spark cluster").replace('parquet("', f'parquet("{tmp_path}/')
    exec(compile(code, "README.md", "exec"), {})
    check_clean(pq.read_table(tmp_path / "pages.parquet"), pq.read_table(tmp_path / "clean.parquet"), ["url"])
