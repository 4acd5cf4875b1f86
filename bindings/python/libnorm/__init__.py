"""libnorm: from the raw bytes of an article, in any encoding and language, to clean, tagged, explained text.

    article = libnorm.normalize(data)       # bytes, str or anything with the buffer protocol
    article.title, article.lang, article.text
    for block in article.blocks:
        print(block.role, block.keep, block.reason, block.text)

    for article in libnorm.normalize_many(inputs, threads=4):
        print(article.to_json())

help() on each name tells its arguments, results and errors.
"""

from ._core import (
    Alignment,
    Article,
    Articles,
    Block,
    Blocks,
    DataError,
    Decoded,
    Error,
    Language,
    Normalizer,
    Option,
    OptionError,
    OutOfMemoryError,
    Pair,
    Relation,
    Rule,
    __version__,
    align,
    compare,
    data_checksum,
    decode,
    fingerprint,
    fold,
    language,
    languages,
    normalize,
    normalize_many,
    options,
    relation,
    roles,
    rules,
    sentences,
    unicode_version,
)

__all__ = [
    "Alignment",
    "Article",
    "Articles",
    "Block",
    "Blocks",
    "DataError",
    "Decoded",
    "Error",
    "Language",
    "Normalizer",
    "Option",
    "OptionError",
    "OutOfMemoryError",
    "Pair",
    "Relation",
    "Rule",
    "__version__",
    "align",
    "compare",
    "data_checksum",
    "decode",
    "fingerprint",
    "fold",
    "language",
    "languages",
    "normalize",
    "normalize_many",
    "options",
    "relation",
    "roles",
    "rules",
    "sentences",
    "unicode_version",
]
