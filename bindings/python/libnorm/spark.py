"""libnorm on a Spark cluster: one struct column more, the record of each article.

    import libnorm.spark

    clean = libnorm.spark.normalize(pages, "body", url=pages["url"])
    clean.select("id", "norm.title", "norm.text").write.parquet("clean.parquet")

Needs pyspark 3.5 or newer with pyarrow, and libnorm installed for the Python of every executor.
"""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING, Any, Iterable, Iterator, Optional, Union

import libnorm
import libnorm.arrow

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import Column, DataFrame
    from pyspark.sql.types import DataType, StructType

    Hint = Optional[Union[str, Column]]

__all__ = ["normalize", "schema"]

# An empty row's record is some hundred bytes all the same.
_ROW_BYTES = 256


def normalize(
    df: DataFrame,
    column: Union[str, Column],
    *,
    into: str = "norm",
    charset: Hint = None,
    lang: Hint = None,
    url: Hint = None,
    date: Hint = None,
    hreflang: Hint = None,
    translated_from: Hint = None,
    translated_by: Hint = None,
    translate: Hint = None,
    fields: Optional[Iterable[str]] = None,
    threads: int = 1,
    batch_bytes: int = 8 << 20,
    **options: Any,
) -> DataFrame:
    """Returns df with one column more, `into`: the record of the article in `column`, a struct that schema() describes.

    column       the raw articles: the name of a binary or string column, or a Column. Binary where there is a choice:
                 then the encoding is found, too. Null gives null; an article that fails has status "error" in its
                 struct, with the reason, and the others go on.
    charset ...  what is known of the articles, see libnorm.normalize(): a str that holds for all of them, or a string
                 Column ( url=df["url"] ).
    fields       the members of the record that are wanted, as in libnorm.arrow.normalize(); None: all of them.
    threads      of each Python worker. Spark runs one worker for each core of an executor, so 1 is right unless
                 spark.task.cpus is more.
    batch_bytes  bytes of articles that are worked on at once. Batches that Spark hands over are cut so that a piece has
                 no more, or is one article; the result leaves the worker in the same pieces, three to four times as
                 large with all fields. What Spark hands over is bounded by its own
                 spark.sql.execution.arrow.maxRecordsPerBatch (10,000 rows) and, where it is known,
                 spark.sql.execution.arrow.maxBytesPerBatch; lower them where articles are long.
    options      as in libnorm.Normalizer().

    Nothing is run yet. The rows do not depend on partitions, batches or threads; their order within a partition stays.
    Each worker process makes its engine once. Only the DataFrame's public interface is used.

    Raises ValueError for a column that is not there, or is there already; TypeError for one of another type, or a hint
    that is neither str nor Column; libnorm.OptionError for an option that is unknown. When run, RuntimeError if an
    executor has another version of libnorm.
    """
    from pyspark.sql.types import StructField, StructType

    if batch_bytes < 1:
        raise ValueError(f"batch_bytes must be positive, not {batch_bytes}")
    _check_new(df, into)
    hints = {
        "charset": charset, "lang": lang, "url": url, "date": date, "hreflang": hreflang,
        "translated_from": translated_from, "translated_by": translated_by, "translate": translate,
    }  # fmt: skip
    constants = {name: value for name, value in hints.items() if isinstance(value, str)}
    fields = None if fields is None else list(fields)
    record = schema(fields, **options)
    source, at = _with_inputs(df, column, {name: hints[name] for name in hints if name not in constants})
    task = _Task(
        names=[*df.columns, into],
        column=at.pop("column"),
        hints=at,
        batch_bytes=batch_bytes,
        arguments={**constants, "fields": fields, "threads": threads},
        options=options,
    )
    return source.mapInArrow(task, StructType([*df.schema.fields, StructField(into, record)]))


def schema(fields: Optional[Iterable[str]] = None, **options: Any) -> StructType:
    """The type of the column that normalize() adds with these fields and options."""
    import pyarrow

    return _spark_struct(pyarrow.schema(libnorm.arrow.schema(fields=fields, **options)))


# ------------------------------------------------------------- on the driver --
def _check_new(df: DataFrame, name: str) -> None:
    # Spark does not tell "Norm" from "norm" unless it is asked to.
    if name.lower() in (taken.lower() for taken in df.columns):
        raise ValueError(f"there is a column {name!r} already; give another name with into=")


def _place_of(df: DataFrame, name: str) -> int:
    if df.columns.count(name) > 1:
        raise ValueError(f"there are {df.columns.count(name)} columns {name!r}")
    if name not in df.columns:
        raise ValueError(f"no column {name!r}; there are {', '.join(map(repr, df.columns)) or 'none'}")
    return df.columns.index(name)


def _with_inputs(df: DataFrame, column: Any, hints: dict[str, Any]) -> tuple[DataFrame, dict[str, int]]:
    """The frame with a column more for each input that is an expression, and where each input is. Types are checked."""
    from pyspark.sql import Column
    from pyspark.sql.types import BinaryType, StringType

    at = {"column": _place_of(df, column)} if isinstance(column, str) else {}
    added: list[Column] = []
    for name, value in [("column", column), *hints.items()]:
        if isinstance(value, Column):
            at[name] = len(df.columns) + len(added)
            added.append(value)
        elif name not in at and (value is not None or name == "column"):
            raise TypeError(f"{name} must be a str or a Column, not {type(value).__name__}")
    source = df.select("*", *added)
    for name, place in at.items():
        found = source.schema.fields[place].dataType
        if not isinstance(found, (BinaryType, StringType) if name == "column" else StringType):
            kinds = "binary or string" if name == "column" else "string"
            raise TypeError(f"{name} must be a {kinds} column, not {found.simpleString()}")
    # By number, because mapInArrow() does not find names with dots in them, or that are there twice.
    return source.toDF(*map(str, range(len(source.columns)))), at


def _spark_struct(fields: Iterable[pyarrow.Field]) -> StructType:
    from pyspark.sql.types import StructField, StructType

    return StructType([StructField(field.name, _spark_type(field.type)) for field in fields])


def _spark_type(arrow: pyarrow.DataType) -> DataType:
    """Spark's type for an Arrow type that records have."""
    from pyarrow import types
    from pyspark.sql.types import ArrayType, BinaryType, BooleanType, DoubleType, LongType, StringType

    if types.is_struct(arrow):
        return _spark_struct(arrow)
    if types.is_list(arrow):
        return ArrayType(_spark_type(arrow.value_type))
    plain = {"string": StringType, "binary": BinaryType, "int64": LongType, "double": DoubleType, "bool": BooleanType}
    kind: DataType = plain[str(arrow).replace("large_", "")]()
    return kind


# ------------------------------------------------------------ on an executor --
class _Task:
    """What executors are sent: plain values. Called with the batches of a partition."""

    def __init__(
        self,
        names: list[str],
        column: int,
        hints: dict[str, int],
        batch_bytes: int,
        arguments: dict[str, Any],
        options: dict[str, Any],
    ):
        self.names = names  # of the result's columns; all but the last are the input's first ones
        self.column = column
        self.hints = hints  # and where their columns are
        self.batch_bytes = batch_bytes
        self.arguments = arguments
        self.options = options
        self.version = _version(options)

    def __call__(self, batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        version = _version(self.options)
        if version != self.version:
            raise RuntimeError(f"the driver has libnorm {self.version}, this executor {version}")
        for batch in batches:
            for begin, end in _cuts(batch.column(self.column), self.batch_bytes):
                yield self.normalized(batch.slice(begin, end - begin))

    def normalized(self, batch: pyarrow.RecordBatch) -> pyarrow.RecordBatch:
        import pyarrow

        # Names that are there once: their places.
        numbered = pyarrow.RecordBatch.from_arrays(batch.columns, [str(place) for place in range(batch.num_columns)])
        hints: dict[str, Any] = {name: libnorm.arrow.column(str(place)) for name, place in self.hints.items()}
        records = libnorm.arrow.normalize(numbered, column=str(self.column), **hints, **self.arguments, **self.options)
        kept = batch.columns[: len(self.names) - 1]
        return pyarrow.RecordBatch.from_arrays([*kept, pyarrow.array(records)], self.names)


def _version(options: dict[str, Any]) -> str:
    """What decides about results besides the input. It makes the process's engine, too."""
    article = libnorm.normalize(b"", **options)
    return f"{article.libnorm} with data {article.data}"


class _Weights:
    """What the rows up to each one weigh together, for bisect."""

    def __init__(self, column: pyarrow.Array):
        import pyarrow.compute as pc

        lengths = pc.fill_null(pc.binary_length(column), 0)
        self.sums = pc.cumulative_sum(lengths.cast("int64"))

    def __len__(self) -> int:
        return len(self.sums)

    def __getitem__(self, row: int) -> int:
        return int(self.sums[row].as_py()) + _ROW_BYTES * (row + 1)


def _cuts(column: pyarrow.Array, limit: int) -> Iterator[tuple[int, int]]:
    """Rows [begin, end) of pieces that weigh at most so much, or are one row."""
    weights = _Weights(column)
    begin = before = 0
    while begin < len(weights):
        end = max(begin + 1, bisect.bisect_right(weights, before + limit, begin))
        yield begin, end
        begin, before = end, weights[end - 1]
