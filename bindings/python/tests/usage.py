"""Code as users write it, for mypy --strict; it is not run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import libnorm


def one(data: bytes | bytearray | memoryview | str) -> str | None:
    article: libnorm.Article = libnorm.normalize(
        data,
        id="a",
        lang="en",
        keep=["caption"],
        with_="sentences",
        max_input=10**6,
        bias="recall",
        rules="",
        profile=b"",
    )
    kept = [block.text for block in article.blocks if block.keep]
    first: libnorm.Block = article.blocks[0]
    some: tuple[libnorm.Block, ...] = article.blocks[1:3]
    begin, end = first.src
    spans = [(span["kind"], span["value"]) for span in article.spans or []]
    repairs = [repair["from"] for repair in article.encoding["repairs"]]
    source = article.translation["from"] if article.translation else None
    assert article.error is None or article.error["offset"] >= 0
    print(kept, len(some), end - begin, spans, repairs, source, [s["at"][0] for s in first.sentences])
    record: dict[str, Any] = article.to_dict()
    print(record, article.to_json() + article.write("html"), article.fingerprint, article.comments[0]["author"])
    return article.title


def many(items: Iterator[dict[str, object] | bytes]) -> Iterator[float]:
    stream: libnorm.Articles = libnorm.normalize_many(items, threads=4, url="https://a.example")
    for article in stream:
        yield article.lang_confidence
    stream.close()


def texts(a: str, b: libnorm.Article) -> list[str]:
    normalizer = libnorm.Normalizer(keep="caption", **{})
    text, encoding = normalizer.decode(a.encode())
    sure: float = libnorm.language(text, hreflang="en").lang_confidence
    near: libnorm.Relation = libnorm.relation(a, b, lang_a="fr")
    pairs = [(pair.a, pair.b, pair.score) for pair in normalizer.align(a, b).pairs]
    print(encoding["name"], sure, near.odds, pairs, libnorm.compare(libnorm.fingerprint(a), b.fingerprint or b""))
    try:
        libnorm.normalize(a)
    except libnorm.OptionError as error:
        print(error.code, error.stage, error.offset + 1)
    except libnorm.Error:
        raise
    return [a[begin:end] for begin, end in libnorm.sentences(a)]
