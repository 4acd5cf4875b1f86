"""Article, Blocks and Block: the record, and nothing but the record."""

import base64
import collections.abc
import copy
import gc
import json
import pickle

import libnorm
import pytest

PARTS = ("sentences", "spans", "fingerprint")
BLOCK = {
    "role",
    "keep",
    "src",
    "out",
    "lang",
    "lang_confidence",
    "lang_second",
    "lang_second_confidence",
    "score",
    "reason",
    "text",
    "sentences",
}


def plain(value):
    """An attribute as the record has it."""
    if isinstance(value, libnorm.Block):
        block = {name: plain(getattr(value, name)) for name in BLOCK}
        for name in ("lang_second", "lang_second_confidence"):
            if block[name] is None:
                del block[name]
        if not block["sentences"]:
            del block["sentences"]
        return block
    if isinstance(value, libnorm.Blocks):
        return [plain(block) for block in value]
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return list(value) if isinstance(value, tuple) else value


def attributes(article):
    """What the attributes say, as a record."""
    names = [name for name in dir(article) if not name.startswith("_") and name not in ("to_json", "to_dict", "write")]
    record = {name: plain(getattr(article, name)) for name in names}
    for name in ("id", "error", "spans", "fingerprint"):
        if record[name] is None:
            del record[name]
    return record


def test_records_are_those_of_normtest(samples, records):
    for data, record in zip(samples, records):
        article = libnorm.normalize(data)
        assert json.loads(article.to_json()) == record
        assert article.to_dict() == record
        assert list(article.to_dict()) == list(record)
        assert attributes(article) == record


def test_records_with_everything(samples, normtest):
    for data in samples[::7]:
        article = libnorm.normalize(data, with_=PARTS)
        record = json.loads(normtest("run", "-", "--format", "jsonl", "--with", ",".join(PARTS), data=data))
        del record["id"]
        assert article.to_dict() == attributes(article) == record
        assert isinstance(article.fingerprint, bytes)
        assert len(article.fingerprint) == 512
        for block in article.blocks:
            for sentence in block.sentences:
                begin, end = sentence["at"]
                assert block.text.encode()[begin:end].decode().strip()


def test_types_of_attributes(samples):
    article = libnorm.normalize(samples[0], id=7)
    assert (article.id, article.status, article.error) == (7, "ok", None)
    assert article.libnorm == libnorm.__version__
    assert article.data == libnorm.data_checksum
    assert article.unicode == libnorm.unicode_version
    assert isinstance(article.lang_confidence, float)
    assert isinstance(article.encoding["confidence"], float)
    assert isinstance(article.authors, list)
    assert article.spans is None
    assert article.fingerprint is None
    block = next(b for b in article.blocks if b.keep)
    assert isinstance(block.src, tuple)
    assert isinstance(block.score, float)
    assert article.text.encode()[slice(*block.out)].decode() == block.text
    assert next(b for b in article.blocks if not b.keep).out is None


def test_ids():
    assert json.loads(libnorm.normalize(b"x", id='a"\\é').to_json())["id"] == 'a"\\é'
    assert json.loads(libnorm.normalize(b"x", id=-(10**30)).to_json())["id"] == -(10**30)
    assert "id" not in libnorm.normalize(b"x").to_dict()
    assert libnorm.normalize(b"x", id="").id == ""
    assert libnorm.normalize(b"x", id=None).to_json() == libnorm.normalize(b"x").to_json()
    lone = libnorm.normalize(b"x", id="a\ud800")
    assert lone.id == lone.to_dict()["id"] == "a\ufffd\ufffd\ufffd"
    for bad in (True, 1.5, b"x", []):
        with pytest.raises(TypeError, match="an id is a str or an int"):
            libnorm.normalize(b"x", id=bad)


def test_blocks_are_a_sequence(samples):
    blocks = libnorm.normalize(samples[0]).blocks
    assert isinstance(blocks, collections.abc.Sequence)
    everything = list(blocks)
    assert len(blocks) == len(everything) > 3
    assert blocks[0] == everything[0]
    assert hash(blocks[0]) == hash(everything[0])
    assert blocks[-1] == everything[-1] != everything[0]
    assert blocks[1:3] == (everything[1], everything[2])
    assert blocks[::-1] == tuple(reversed(everything)) == tuple(reversed(blocks))
    assert blocks[5:1] == ()
    assert everything[2] in blocks
    assert blocks.index(everything[2]) == 2
    assert blocks.count(everything[2]) == 1
    assert blocks[0] != libnorm.normalize(samples[0]).blocks[0]
    assert blocks[0] != 5
    for bad in (len(blocks), -len(blocks) - 1, 10**30):
        with pytest.raises(IndexError):
            blocks[bad]
    with pytest.raises(TypeError):
        blocks["0"]
    with pytest.raises(ValueError, match="not in sequence"):
        blocks.index(None)


def test_parts_keep_their_article(samples):
    block = libnorm.normalize(samples[0]).blocks[0]
    text = block.text
    for _ in range(40):
        libnorm.normalize(samples[1])
    gc.collect()
    assert block.text == text


def test_formats(samples):
    article = libnorm.normalize(samples[0])
    assert article.write("json") == article.to_json() + "\n"
    assert article.write("text") == article.text + "\n"
    for name in ("explain", "html", "xliff"):
        assert article.title.split()[0] in article.write(name)
    assert article.write("explain", colour=True) != article.write("explain") != article.write("explain", width=60)
    assert article.write("xliff").startswith("<?xml")
    with pytest.raises(ValueError, match="no format is named 'tmx'"):
        article.write("tmx")


def test_they_are_made_by_the_library_alone(samples):
    article = libnorm.normalize(samples[0])
    for kind in (libnorm.Article, libnorm.Blocks, libnorm.Block, libnorm.Articles):
        with pytest.raises(TypeError):
            kind()
        with pytest.raises(TypeError):
            object.__new__(kind)
        with pytest.raises(TypeError):
            type("Mine", (kind,), {})
    for name in ("text", "lang", "something"):
        with pytest.raises(AttributeError):
            setattr(article, name, "x")
    assert copy.copy(article) is article
    assert copy.deepcopy([article])[0] is article
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        with pytest.raises(TypeError, match=r"to_dict\(\) or to_json\(\)"):
            pickle.dumps(article, protocol)


def test_repr():
    article = libnorm.normalize("Harbour opens again\n\nThe harbour opened again on Friday, the mayor said.\n", id="a")
    assert repr(article).startswith("<libnorm.Article id='a' lang='en' title=")
    assert repr(article.blocks) == f"<libnorm.Blocks of {len(article.blocks)}>"
    assert repr(article.blocks[-1]) == "<libnorm.Block paragraph keep 'The harbour opened again on Fr'>"
