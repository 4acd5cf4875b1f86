"""The types of libnorm. What each name is for is told by help(); what is an object in the record is a dict here."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple, SupportsIndex, TypedDict, final, overload

from typing_extensions import Buffer, Self, TypeAlias, disjoint_base

_Data: TypeAlias = str | Buffer
_Text: TypeAlias = str | Buffer | Article
_Id: TypeAlias = str | SupportsIndex

__version__: str
data_checksum: str
unicode_version: str

class Error(Exception):
    code: str
    stage: str
    offset: int

class OptionError(Error, ValueError): ...
class DataError(Error, ValueError): ...
class OutOfMemoryError(Error, MemoryError): ...

# The record's objects. Spans are lists of two numbers of bytes, [begin, end).

_Repair = TypedDict("_Repair", {"kind": str, "src": list[int], "from": str, "to": str})

class _Encoding(TypedDict):
    name: str
    source: str
    confidence: float
    replaced: int
    repairs: list[_Repair]

class _LangShare(TypedDict):
    lang: str
    share: float

_Statement = TypedDict(
    "_Statement",
    {
        "relation": str,
        "from": str | None,
        "to": str | None,
        "by": str | None,
        "where": str | None,
        "tag": str | None,
        "source": str,
    },
)

class _Translation(_Statement):
    also: list[_Statement]

class _Comment(TypedDict):
    author: str | None
    date: str | None
    text: str
    lang: str

class _Span(TypedDict):
    kind: str
    src: list[int]
    out: list[int]
    value: str

class _Sentence(TypedDict):
    src: list[int]
    out: list[int] | None
    at: list[int]

class _Failure(TypedDict):
    code: str
    stage: str
    offset: int
    message: str

@final
class Block:
    @property
    def role(self) -> str: ...
    @property
    def keep(self) -> bool: ...
    @property
    def src(self) -> tuple[int, int]: ...
    @property
    def out(self) -> tuple[int, int] | None: ...
    @property
    def lang(self) -> str: ...
    @property
    def lang_confidence(self) -> float: ...
    @property
    def lang_second(self) -> str | None: ...
    @property
    def lang_second_confidence(self) -> float | None: ...
    @property
    def score(self) -> float: ...
    @property
    def reason(self) -> str | None: ...
    @property
    def text(self) -> str: ...
    @property
    def sentences(self) -> list[_Sentence]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Blocks(Sequence[Block]):
    @overload
    def __getitem__(self, index: SupportsIndex, /) -> Block: ...
    @overload
    def __getitem__(self, index: slice, /) -> tuple[Block, ...]: ...
    def __len__(self) -> int: ...
    def index(self, block: object, /) -> int: ...  # type: ignore[override]
    def count(self, block: object, /) -> int: ...

@final
class Article:
    @property
    def id(self) -> str | int | None: ...
    @property
    def status(self) -> Literal["ok", "error"]: ...
    @property
    def error(self) -> _Failure | None: ...
    @property
    def libnorm(self) -> str: ...
    @property
    def data(self) -> str: ...
    @property
    def unicode(self) -> str: ...
    @property
    def encoding(self) -> _Encoding: ...
    @property
    def lang(self) -> str: ...
    @property
    def lang_confidence(self) -> float: ...
    @property
    def lang_second(self) -> str: ...
    @property
    def lang_second_confidence(self) -> float: ...
    @property
    def lang_source(self) -> str: ...
    @property
    def script(self) -> str: ...
    @property
    def langs(self) -> list[_LangShare]: ...
    @property
    def title(self) -> str | None: ...
    @property
    def title_raw(self) -> str | None: ...
    @property
    def site(self) -> str | None: ...
    @property
    def authors(self) -> list[str]: ...
    @property
    def published(self) -> str | None: ...
    @property
    def modified(self) -> str | None: ...
    @property
    def dateline(self) -> str | None: ...
    @property
    def source(self) -> str | None: ...
    @property
    def section(self) -> str | None: ...
    @property
    def tags(self) -> list[str]: ...
    @property
    def translation(self) -> _Translation | None: ...
    @property
    def text(self) -> str: ...
    @property
    def fingerprint(self) -> bytes | None: ...
    @property
    def blocks(self) -> Blocks: ...
    @property
    def spans(self) -> list[_Span] | None: ...
    @property
    def comments(self) -> list[_Comment]: ...
    @property
    def flags(self) -> list[str]: ...
    def to_json(self) -> str: ...
    def to_dict(self) -> dict[str, Any]: ...
    def write(
        self,
        format: Literal["text", "json", "explain", "html", "xliff"],
        *,
        colour: bool = False,
        width: int = 0,
    ) -> str: ...
    def __copy__(self) -> Article: ...
    def __deepcopy__(self, memo: object, /) -> Article: ...

@final
class Articles(Iterator[Article]):
    def __iter__(self) -> Articles: ...
    def __next__(self) -> Article: ...
    def close(self) -> None: ...

class Decoded(NamedTuple):
    text: str
    encoding: _Encoding

class Language(NamedTuple):
    lang: str
    lang_confidence: float
    lang_second: str
    lang_second_confidence: float
    script: str
    lang_source: str

class Relation(NamedTuple):
    relation: Literal["none", "same_event", "translation"]
    score: float
    odds: float

class Pair(NamedTuple):
    a: list[int]
    b: list[int]
    score: float

class Alignment(NamedTuple):
    pairs: list[Pair]
    a_sentences: list[tuple[int, int]]
    b_sentences: list[tuple[int, int]]

class Rule(NamedTuple):
    id: str
    role: str
    what: str
    seen: str | None
    phrases: list[tuple[str, str]]

class Option(NamedTuple):
    name: str
    values: str
    initial: str
    help: str

@disjoint_base
class Normalizer:
    def __new__(
        cls,
        *,
        keep: str | Iterable[str] | None = None,
        bias: str | None = None,
        repair: str | None = None,
        languages: str | Iterable[str] | None = None,
        max_input: int | str | None = None,
        max_blocks: int | str | None = None,
        max_work: int | str | None = None,
        with_: str | Iterable[str] | None = None,
        profile_threshold: int | str | None = None,
        profile_articles: int | str | None = None,
        rules: _Data | None = None,
        profile: Buffer | None = None,
    ) -> Self: ...
    @property
    def options(self) -> dict[str, str | bytes]: ...
    @property
    def checksum(self) -> str: ...
    def normalize(
        self,
        data: _Data,
        *,
        id: _Id | None = None,
        charset: str | None = None,
        lang: str | None = None,
        url: str | None = None,
        date: str | None = None,
        hreflang: str | None = None,
        translated_from: str | None = None,
        translated_by: str | None = None,
        translate: str | None = None,
    ) -> Article: ...
    def normalize_many(
        self,
        items: Iterable[_Data | Mapping[str, Any]],
        *,
        threads: int = 1,
        charset: str | None = None,
        lang: str | None = None,
        url: str | None = None,
        date: str | None = None,
        hreflang: str | None = None,
        translated_from: str | None = None,
        translated_by: str | None = None,
        translate: str | None = None,
    ) -> Articles: ...
    def decode(
        self,
        data: _Data,
        *,
        charset: str | None = None,
        lang: str | None = None,
        url: str | None = None,
        date: str | None = None,
        hreflang: str | None = None,
        translated_from: str | None = None,
        translated_by: str | None = None,
        translate: str | None = None,
    ) -> Decoded: ...
    def language(
        self,
        data: _Data,
        *,
        charset: str | None = None,
        lang: str | None = None,
        url: str | None = None,
        date: str | None = None,
        hreflang: str | None = None,
        translated_from: str | None = None,
        translated_by: str | None = None,
        translate: str | None = None,
    ) -> Language: ...
    def sentences(
        self,
        text: _Text,
        *,
        lang: str | None = None,
    ) -> list[tuple[int, int]]: ...
    def fingerprint(
        self,
        text: _Text,
        *,
        lang: str | None = None,
    ) -> bytes: ...
    def relation(
        self,
        a: _Text,
        b: _Text,
        *,
        lang_a: str | None = None,
        lang_b: str | None = None,
    ) -> Relation: ...
    def align(
        self,
        a: _Text,
        b: _Text,
        *,
        lang_a: str | None = None,
        lang_b: str | None = None,
    ) -> Alignment: ...
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, str | bytes]]: ...

def normalize(
    data: _Data,
    *,
    id: _Id | None = None,
    charset: str | None = None,
    lang: str | None = None,
    url: str | None = None,
    date: str | None = None,
    hreflang: str | None = None,
    translated_from: str | None = None,
    translated_by: str | None = None,
    translate: str | None = None,
    keep: str | Iterable[str] | None = None,
    bias: str | None = None,
    repair: str | None = None,
    languages: str | Iterable[str] | None = None,
    max_input: int | str | None = None,
    max_blocks: int | str | None = None,
    max_work: int | str | None = None,
    with_: str | Iterable[str] | None = None,
    profile_threshold: int | str | None = None,
    profile_articles: int | str | None = None,
    rules: _Data | None = None,
    profile: Buffer | None = None,
) -> Article: ...
def normalize_many(
    items: Iterable[_Data | Mapping[str, Any]],
    *,
    threads: int = 1,
    charset: str | None = None,
    lang: str | None = None,
    url: str | None = None,
    date: str | None = None,
    hreflang: str | None = None,
    translated_from: str | None = None,
    translated_by: str | None = None,
    translate: str | None = None,
    keep: str | Iterable[str] | None = None,
    bias: str | None = None,
    repair: str | None = None,
    languages: str | Iterable[str] | None = None,
    max_input: int | str | None = None,
    max_blocks: int | str | None = None,
    max_work: int | str | None = None,
    with_: str | Iterable[str] | None = None,
    profile_threshold: int | str | None = None,
    profile_articles: int | str | None = None,
    rules: _Data | None = None,
    profile: Buffer | None = None,
) -> Articles: ...
def decode(
    data: _Data,
    *,
    charset: str | None = None,
    lang: str | None = None,
    url: str | None = None,
    date: str | None = None,
    hreflang: str | None = None,
    translated_from: str | None = None,
    translated_by: str | None = None,
    translate: str | None = None,
    keep: str | Iterable[str] | None = None,
    bias: str | None = None,
    repair: str | None = None,
    languages: str | Iterable[str] | None = None,
    max_input: int | str | None = None,
    max_blocks: int | str | None = None,
    max_work: int | str | None = None,
    with_: str | Iterable[str] | None = None,
    profile_threshold: int | str | None = None,
    profile_articles: int | str | None = None,
    rules: _Data | None = None,
    profile: Buffer | None = None,
) -> Decoded: ...
def language(
    data: _Data,
    *,
    charset: str | None = None,
    lang: str | None = None,
    url: str | None = None,
    date: str | None = None,
    hreflang: str | None = None,
    translated_from: str | None = None,
    translated_by: str | None = None,
    translate: str | None = None,
    keep: str | Iterable[str] | None = None,
    bias: str | None = None,
    repair: str | None = None,
    languages: str | Iterable[str] | None = None,
    max_input: int | str | None = None,
    max_blocks: int | str | None = None,
    max_work: int | str | None = None,
    with_: str | Iterable[str] | None = None,
    profile_threshold: int | str | None = None,
    profile_articles: int | str | None = None,
    rules: _Data | None = None,
    profile: Buffer | None = None,
) -> Language: ...
def sentences(
    text: _Text,
    *,
    lang: str | None = None,
    keep: str | Iterable[str] | None = None,
    bias: str | None = None,
    repair: str | None = None,
    languages: str | Iterable[str] | None = None,
    max_input: int | str | None = None,
    max_blocks: int | str | None = None,
    max_work: int | str | None = None,
    with_: str | Iterable[str] | None = None,
    profile_threshold: int | str | None = None,
    profile_articles: int | str | None = None,
    rules: _Data | None = None,
    profile: Buffer | None = None,
) -> list[tuple[int, int]]: ...
def fingerprint(
    text: _Text,
    *,
    lang: str | None = None,
    keep: str | Iterable[str] | None = None,
    bias: str | None = None,
    repair: str | None = None,
    languages: str | Iterable[str] | None = None,
    max_input: int | str | None = None,
    max_blocks: int | str | None = None,
    max_work: int | str | None = None,
    with_: str | Iterable[str] | None = None,
    profile_threshold: int | str | None = None,
    profile_articles: int | str | None = None,
    rules: _Data | None = None,
    profile: Buffer | None = None,
) -> bytes: ...
def relation(
    a: _Text,
    b: _Text,
    *,
    lang_a: str | None = None,
    lang_b: str | None = None,
    keep: str | Iterable[str] | None = None,
    bias: str | None = None,
    repair: str | None = None,
    languages: str | Iterable[str] | None = None,
    max_input: int | str | None = None,
    max_blocks: int | str | None = None,
    max_work: int | str | None = None,
    with_: str | Iterable[str] | None = None,
    profile_threshold: int | str | None = None,
    profile_articles: int | str | None = None,
    rules: _Data | None = None,
    profile: Buffer | None = None,
) -> Relation: ...
def align(
    a: _Text,
    b: _Text,
    *,
    lang_a: str | None = None,
    lang_b: str | None = None,
    keep: str | Iterable[str] | None = None,
    bias: str | None = None,
    repair: str | None = None,
    languages: str | Iterable[str] | None = None,
    max_input: int | str | None = None,
    max_blocks: int | str | None = None,
    max_work: int | str | None = None,
    with_: str | Iterable[str] | None = None,
    profile_threshold: int | str | None = None,
    profile_articles: int | str | None = None,
    rules: _Data | None = None,
    profile: Buffer | None = None,
) -> Alignment: ...
def compare(a: Buffer, b: Buffer, /) -> Relation: ...
def fold(text: _Data, /) -> str: ...
def languages() -> tuple[str, ...]: ...
def options() -> tuple[Option, ...]: ...
def roles() -> tuple[str, ...]: ...
def rules() -> tuple[Rule, ...]: ...

# For libnorm.arrow and python -m libnorm; not for others.

def arrow_array(*args: object, **settings: object) -> Any: ...
def arrow_export(records: object, /) -> Any: ...
def arrow_length(records: object, /) -> int: ...
def arrow_schema(*args: object, **settings: object) -> Any: ...
def arrow_shape(*args: object, **settings: object) -> Any: ...
def arrow_stream(*args: object, **settings: object) -> Any: ...
def _normtest(*argv: bytes) -> int: ...
