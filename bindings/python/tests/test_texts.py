"""decode, language, sentences, fingerprint, relation, align and what the library tells of itself."""

import json
import pickle

import libnorm
import pytest

FRENCH = """La mairie de Valmont a reçu 1 204 demandes en 2023. Le 3 mai, Anne Berger a ouvert 12 bureaux.

Ils ferment à 18 h 30. Le budget est de 4,5 millions d'euros, dit-elle."""
ENGLISH = """The town hall of Valmont got 1,204 requests in 2023. On 3 May, Anne Berger opened 12 offices.

They close at 6:30 p.m. The budget is 4.5 million euros, she says."""


def line_of(normtest, *arguments, data):
    return json.loads(normtest(*arguments, "--format", "jsonl", data=data))


def test_decode(samples, normtest):
    for data in samples[::5]:
        text, encoding = libnorm.decode(data)
        record = line_of(normtest, "decode", "-", data=data)
        assert (text, encoding) == (record["text"], record["encoding"])
    assert libnorm.decode("café".encode("latin-1"), charset="iso-8859-1").text == "café"
    assert libnorm.decode("caf\u00e9").encoding["name"] == "utf-8"


def test_language(samples, normtest):
    for data in samples[::5]:
        record = line_of(normtest, "lang", "-", data=data)
        del record["id"]
        assert libnorm.language(data)._asdict() == record
    assert libnorm.language(FRENCH).lang == libnorm.language(FRENCH.encode("utf-16")).lang == "fr"
    assert libnorm.language(FRENCH, languages="en,de").lang in ("en", "de", "und")
    assert libnorm.language("").lang == "und"
    assert libnorm.language("Uma notícia de hoje, que muita gente leu.", lang="pt-BR").lang == "pt-BR"


def test_sentences(normtest):
    spans = libnorm.sentences(FRENCH)
    assert [FRENCH[b:e] for b, e in spans] == [
        "La mairie de Valmont a reçu 1 204 demandes en 2023.",
        "Le 3 mai, Anne Berger a ouvert 12 bureaux.",
        "Ils ferment à 18 h 30.",
        "Le budget est de 4,5 millions d'euros, dit-elle.",
    ]
    data = FRENCH.encode()
    in_bytes = libnorm.sentences(data)
    assert [data[b:e].decode() for b, e in in_bytes] == [FRENCH[b:e] for b, e in spans]
    assert line_of(normtest, "sentences", "-", data=data)["sentences"] == [list(span) for span in in_bytes]
    assert libnorm.sentences(memoryview(data), lang="fr") == in_bytes
    assert libnorm.sentences("😀 Oui. 😀 Non.") == [(0, 8), (9, 13)]
    article = libnorm.normalize(FRENCH)
    assert all(article.text[b:e] for b, e in libnorm.sentences(article))


def test_fingerprints():
    one = libnorm.fingerprint(FRENCH)
    two = libnorm.fingerprint(ENGLISH.encode(), lang="en")
    assert isinstance(one, bytes)
    assert len(one) == 512
    near = libnorm.compare(one, two)
    assert near.odds > libnorm.compare(one, libnorm.fingerprint("Something else entirely.")).odds
    assert libnorm.normalize(FRENCH, with_="fingerprint").fingerprint is not None
    assert libnorm.compare(bytearray(one), memoryview(one)).relation == "same_event"
    for wrong in (b"", one[:-1], one + b"x", b"\xff" * 512):
        with pytest.raises(libnorm.DataError, match="no fingerprint") as caught:
            libnorm.compare(one, wrong)
        assert caught.value.code == "argument"
    with pytest.raises(TypeError):
        libnorm.compare(one, "x" * 512)


def test_relation():
    assert libnorm.relation(FRENCH, ENGLISH).relation == "translation"
    assert libnorm.relation(FRENCH, "Etwas ganz anderes, ohne Zahl.").relation == "none"
    a, b = libnorm.normalize(FRENCH), libnorm.normalize(ENGLISH.encode("cp1252"))
    assert libnorm.relation(a, b, lang_a="fr", lang_b="en") == libnorm.relation(
        a.text, b.text, lang_a="fr", lang_b="en"
    )
    assert 0 <= libnorm.relation(a, b).score <= 1


def test_align(normtest, tmp_path):
    alignment = libnorm.align(FRENCH, ENGLISH, lang_a="fr", lang_b="en")
    assert [(pair.a, pair.b) for pair in alignment.pairs] == [([i], [i]) for i in range(4)]
    assert alignment.a_sentences == libnorm.sentences(FRENCH)
    assert alignment.b_sentences == libnorm.sentences(ENGLISH)
    a, b = tmp_path / "a", tmp_path / "b"
    a.write_text(FRENCH, encoding="utf-8")
    b.write_text(ENGLISH, encoding="utf-8")
    record = json.loads(normtest("align", str(a), str(b), "--format", "jsonl"))
    in_bytes = libnorm.align(a.read_bytes(), b.read_bytes())
    assert [pair._asdict() for pair in in_bytes.pairs] == record["pairs"]
    assert [list(span) for span in in_bytes.a_sentences] == record["a"]["sentences"]
    assert libnorm.align("", "").pairs == []


def test_wrong_arguments():
    with pytest.raises(TypeError, match="data is given by place and by name"):
        libnorm.decode(b"x", data=b"y")
    with pytest.raises(TypeError, match="the argument data is missing"):
        libnorm.decode(lang="en")
    for call in (
        lambda: libnorm.sentences(5),
        lambda: libnorm.sentences("x", lang=5),
        lambda: libnorm.sentences("x", "en"),
        lambda: libnorm.sentences(),
        lambda: libnorm.relation("x"),
        lambda: libnorm.align("x", "y", lang="en"),
        lambda: libnorm.align("x", None),
        lambda: libnorm.decode("x", text="y"),
    ):
        with pytest.raises((TypeError, libnorm.OptionError)):
            call()


def test_results_are_tuples_that_travel():
    for result in (libnorm.decode(b"x"), libnorm.language("x"), libnorm.relation("a", "b"), libnorm.align("a", "b")):
        assert pickle.loads(pickle.dumps(result)) == result
        assert type(result).__module__ == "libnorm"


def test_what_the_library_is(normtest):
    assert normtest("--version").decode().split()[1].rstrip(",") == libnorm.__version__
    assert len(libnorm.data_checksum) == 16
    assert libnorm.unicode_version[0].isdigit()
    assert libnorm.roles()[0] == "paragraph"
    assert libnorm.roles()[-1] == "other"
    assert {"en", "fr", "zh-Hant"} <= set(libnorm.languages())
    assert [option.name for option in libnorm.options()][:2] == ["keep", "bias"]
    rules = {rule.id: rule for rule in libnorm.rules()}
    assert rules["ad.label"].role == "ad"
    assert ("de", "Anzeige") in rules["ad.label"].phrases
    assert libnorm.fold("“ÉTÉ”  １２") == libnorm.fold('"été" 12'.encode()) != ""


def test_reasons_have_rules(samples):
    known = {rule.id for rule in libnorm.rules()}
    for data in samples:
        for block in libnorm.normalize(data).blocks:
            assert block.reason in known or block.reason.split(":", 1)[1] in known, block.reason
