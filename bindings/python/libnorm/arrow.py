"""Columns of articles through Arrow: arrays and streams of any library that speaks the Arrow PyCapsule interface.

    import libnorm.arrow, pyarrow

    records = pyarrow.array(libnorm.arrow.normalize(pyarrow.array([b"an article", None])))

pyarrow, polars, pandas, DuckDB, nanoarrow and others give and take such objects; none of them is needed here. Inputs
are read where they are, without the interpreter's lock and without a Python object for any row.
"""

from typing import Any, Iterable, Optional, Tuple, Union

from . import _core

__all__ = ["Array", "Column", "Schema", "Stream", "column", "normalize", "schema"]

HINTS = ("charset", "lang", "url", "date", "hreflang", "translated_from", "translated_by", "translate")


class Column:
    """The name of a column whose values are hints, one for each row; made by column()."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return f"libnorm.arrow.column({self.name!r})"


Hint = Union[str, Column, None]


def column(name: str) -> Column:
    """Says that a hint is in a column of the data: normalize(table, column="text", url=column("url")).

    A null in it is a hint that is not given.
    """
    return Column(name)


class Schema:
    """What records look like in Arrow: a struct, to be taken by pyarrow.schema() and its like."""

    def __init__(self, shape: Tuple[Any, ...]) -> None:
        self._shape = shape

    def __arrow_c_schema__(self) -> object:
        return _core.arrow_schema(*self._shape)


class Array(Schema):
    """Records as one array of structs, which any number of readers may take: pyarrow.array(), polars.Series() ..."""

    def __init__(self, shape: Tuple[Any, ...], records: object) -> None:
        super().__init__(shape)
        self._records = records

    def __len__(self) -> int:
        return _core.arrow_length(self._records)

    def __arrow_c_array__(self, requested_schema: object = None) -> Tuple[object, object]:
        return self.__arrow_c_schema__(), _core.arrow_export(self._records)


class Stream(Schema):
    """Records batch by batch, made when they are asked for, which one reader may take: pyarrow.table(),
    pyarrow.RecordBatchReader.from_stream(), polars.DataFrame(), a query of DuckDB ..."""

    def __init__(self, shape: Tuple[Any, ...], records: object) -> None:
        super().__init__(shape)
        self._records = records

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        records, self._records = self._records, None
        if records is None:
            raise ValueError("this stream was taken before; libnorm.arrow.normalize() makes a new one")
        return records


def schema(*, fields: Optional[Iterable[str]] = None, large: bool = False, **options: Any) -> Schema:
    """The Schema of what normalize() makes with the same arguments."""
    return Schema(_core.arrow_shape(fields=fields, large=large, **options))


def normalize(data: Any, *, column: Optional[str] = None, threads: int = 1, fields: Optional[Iterable[str]] = None,
              large: bool = False, charset: Hint = None, lang: Hint = None, url: Hint = None, date: Hint = None,
              hreflang: Hint = None, translated_from: Hint = None, translated_by: Hint = None, translate: Hint = None,
              **options: Any) -> Union[Array, Stream]:
    """Turns a column of articles into a column of their records.

    data: an object with __arrow_c_array__ (then the result is an Array) or __arrow_c_stream__ (then it is a Stream, a
        batch at a time): strings or bytes (string, binary, their large and view forms, dictionaries of them), or a
        struct, record batch or table with such a column.
    column: the name of the column with the articles; not with plain arrays.
    threads: how many work on a batch; records do not depend on it.
    fields: names of the record's members that are wanted, all of them by default: without "blocks" the result is less
        than half as large. "status" and "error" are always there.
    large: 64-bit offsets in strings and bytes. Without it an array of records whose texts have more than 2 GiB is an
        error, and a stream cuts such a batch into several.
    charset ... translate: hints as for libnorm.normalize(), each a str for all rows or column("name").
    options: as for libnorm.normalize().

    A null becomes a null; in streams, whose batches are record batches, a record of nulls. "status" is "ok", or "error"
    with the code, stage, offset and message in "error" and nulls in all else.

    Raises TypeError if the data are no strings or bytes, libnorm.OptionError (a ValueError) for unknown options or
    columns, libnorm.DataError if a column would have more than 2 GiB.
    """
    hints = dict(zip(HINTS, (charset, lang, url, date, hreflang, translated_from, translated_by, translate)))
    columns = {name: hint.name for name, hint in hints.items() if isinstance(hint, Column)}
    constants = {name: hint for name, hint in hints.items() if name not in columns}
    call = dict(options, column=column, columns=columns, threads=threads, fields=fields, large=large, **constants)
    if hasattr(data, "__arrow_c_array__"):
        return Array(*_core.arrow_array(*data.__arrow_c_array__(), **call))
    if hasattr(data, "__arrow_c_stream__"):
        return Stream(*_core.arrow_stream(data.__arrow_c_stream__(), **call))
    raise TypeError(f"data must have __arrow_c_array__ or __arrow_c_stream__, {type(data).__name__} has neither")
