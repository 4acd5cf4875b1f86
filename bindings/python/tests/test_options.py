"""Options, hints, rules and profiles; Normalizer; errors with code, stage and offset."""

import copy
import enum
import inspect
import json
import pickle
import sys

import libnorm
import pytest

RULES = """rule harbour.newsletter
host *
role subscribe
at whole
match (Get|Sign up for) (the|our) %n newsletter
yes Sign up for our Morning Tide newsletter!
no He had to sign up for the navy.
"""
ARTICLE = """Harbour opens again

The harbour opened again on Friday after the storm, the mayor said. Boats left at noon.

Sign up for our Morning Tide newsletter!

The work took three weeks and cost two million. Nobody was hurt, officials said on Thursday.
"""


class Bias(str, enum.Enum):
    RECALL = "recall"


def roles(article):
    return [block.role for block in article.blocks]


def test_options_change_results(samples):
    data = "Title of it\n\nPhoto: Ann Lee\n\nThe harbour opened again on Friday after the storm, the mayor said.\n"
    plain = libnorm.normalize(data)
    for keep in ("credit", ["credit"], ("credit", "-heading"), {"credit": 1}, iter(["credit"])):
        article = libnorm.normalize(data, keep=keep)
        assert ("Ann Lee" in article.text) > ("Ann Lee" in plain.text)
    assert "limit_reached" in libnorm.normalize(data, max_input=20).flags
    assert libnorm.normalize(data, max_input="1k").text == plain.text
    assert libnorm.normalize(data, max_blocks=None, keep=None).to_json() == plain.to_json()
    assert libnorm.normalize(data, bias=Bias.RECALL).status == "ok"
    assert libnorm.normalize(data, languages=["fr", "de"]).lang in ("fr", "de", "und")
    for spans in ({"with_": "spans"}, {"with": ["spans"]}):
        assert libnorm.normalize(data, **spans).spans is not None


def test_options_are_those_of_normtest(samples, normtest):
    for options in (
        {"keep": "caption,credit,-heading"},
        {"bias": "precision"},
        {"repair": "likely"},
        {"max_blocks": "3"},
    ):
        name, value = next(iter(options.items()))
        for data in samples[::9]:
            record = json.loads(
                normtest("run", "-", "--format", "jsonl", f"--{name.replace('_', '-')}", value, data=data)
            )
            del record["id"]
            assert libnorm.normalize(data, **options).to_dict() == record


def test_hints_are_those_of_normtest(samples, normtest):
    hints = {
        "charset": "windows-1252",
        "lang": "fr",
        "url": "https://fr.news.example/a",
        "date": "2015-01-02",
        "hreflang": "en,fr",
        "translated_from": "en",
        "translated_by": "GTranslate",
        "translate": "no",
    }
    text = "Été à la plage\n\nPublié hier.\n\nLe maire a dit que la plage restera ouverte, 24 décembre."
    for names in (list(hints), ["lang"], ["date"], ["translated_from", "translated_by"], ["translate"], ["url"]):
        given = {name: hints[name] for name in names}
        line = json.dumps({"id": "x", "text": text, **given})
        record = json.loads(normtest("run", "--in", "jsonl", "--format", "jsonl", "-", data=line.encode()))
        assert libnorm.normalize(text.encode(), id="x", **given).to_dict() == record
        assert libnorm.normalize(text, id="x", **{"charset": "utf-8", **given}).text == record["text"]
    marked = libnorm.normalize(text, translated_from="en", translated_by="GTranslate", translate="no")
    assert marked.translation["source"] == "declared"
    assert marked.translation["from"] == "en"
    assert "translate_no" in marked.flags
    assert libnorm.normalize(text, lang=None, url=None).to_json() == libnorm.normalize(text).to_json()


def test_rules():
    for rules in (RULES, RULES.encode(), bytearray(RULES.encode())):
        normalizer = libnorm.Normalizer(rules=rules)
        article = normalizer.normalize(ARTICLE)
        assert "user:harbour.newsletter" in [block.reason for block in article.blocks]
        assert normalizer.checksum == article.data != libnorm.data_checksum
        assert normalizer.options == {"rules": RULES.encode()}
    with pytest.raises(libnorm.DataError, match=r"^3:1: ") as caught:
        libnorm.Normalizer(rules="rule a\nhost *\nrool x\n")
    assert (caught.value.code, caught.value.stage, caught.value.offset) == ("data", "rules", 14)


def test_profile(normtest, tmp_path):
    line = "The tide tables of the Morning Tide are made by hand every week of the year."
    for i in range(6):
        text = (
            f"Story number {i} of the harbour\n\nThe harbour had {i + 10} visitors of its own on day {i}, it said.\n\n"
        )
        (tmp_path / f"{i}.txt").write_text(text * 3 + line, encoding="utf-8")
    path = tmp_path / "site.profile"
    normtest("profile", "learn", str(path), str(tmp_path))
    if not path.exists():
        pytest.skip("normtest made no profile")
    profile = path.read_bytes()
    data = "Another story of the harbour\n\nBoats left at noon, and the mayor saw them off in person.\n\n" + line
    article = libnorm.normalize(data, profile=profile)
    assert "profile:repeated" in [block.reason for block in article.blocks]
    assert "profile:repeated" not in [block.reason for block in libnorm.normalize(data).blocks]
    for wrong in (b"", b"nonsense", profile[:-1]):
        with pytest.raises(libnorm.DataError) as caught:
            libnorm.normalize(data, profile=wrong)
        assert caught.value.stage == "profile"


def test_errors_tell_what_there_is():
    with pytest.raises(libnorm.OptionError, match="no option is named 'kep'; there are .*keep.*rules") as caught:
        libnorm.normalize(b"", kep="x")
    assert (caught.value.code, caught.value.stage, caught.value.offset) == ("option", "options", 0)
    assert isinstance(caught.value, libnorm.Error)
    assert isinstance(caught.value, ValueError)
    with pytest.raises(libnorm.OptionError, match='bias takes precision.balanced.recall, not "much"'):
        libnorm.normalize(b"", bias="much")
    for name, value in (
        ("max_input", 0),
        ("max_input", -1),
        ("max_input", 10**40),
        ("max_input", "2G"),
        ("max_input", "1T"),
        ("profile_threshold", 101),
        ("languages", "xx-yy"),
        ("keep", ""),
        ("with_", ["none", "all"]),
    ):
        with pytest.raises(libnorm.OptionError):
            libnorm.Normalizer(**{name: value})
    for name, value in (
        ("keep", 1.5),
        ("keep", b"caption"),
        ("max_input", True),
        ("keep", [1]),
        ("rules", 5),
        ("lang", b"en"),
    ):
        with pytest.raises(TypeError):
            libnorm.normalize(b"", **{name: value})
    again = pickle.loads(pickle.dumps(caught.value))
    assert (type(again), str(again), again.code, again.stage) == (
        libnorm.OptionError,
        str(caught.value),
        "option",
        "options",
    )
    assert issubclass(libnorm.OutOfMemoryError, (libnorm.Error, MemoryError))


def test_normalizer_is_the_module_with_options(samples):
    options = {"keep": "caption", "with_": "sentences"}
    normalizer = libnorm.Normalizer(**options)
    data = samples[0]
    assert normalizer.normalize(data, id=1).to_json() == libnorm.normalize(data, id=1, **options).to_json()
    for name in ("decode", "language", "sentences", "fingerprint"):
        assert getattr(normalizer, name)(data) == getattr(libnorm, name)(data)
    for name in ("relation", "align"):
        assert getattr(normalizer, name)(data, data) == getattr(libnorm, name)(data, data)
    assert [a.text for a in normalizer.normalize_many([data])] == [libnorm.normalize(data, **options).text]
    with pytest.raises(TypeError, match="options such as .* are those of the Normalizer"):
        normalizer.normalize(data, keep="x")
    with pytest.raises(TypeError, match="by name"):
        libnorm.Normalizer("caption")
    normalizer.options["keep"] = "x"
    assert normalizer.options == {"keep": "caption", "with": "sentences"}
    assert repr(normalizer) == "<libnorm.Normalizer options=['keep', 'with']>"


class Mine(libnorm.Normalizer):
    """A subclass with something of its own."""

    def normalize(self, data, **hints):
        self.count = getattr(self, "count", 0) + 1
        return super().normalize(data, **hints)


class Slots(libnorm.Normalizer):
    __slots__ = ("x",)


def test_subclasses_and_pickles():
    mine = Mine(rules=RULES, max_input=10**6)
    article = mine.normalize(ARTICLE)
    assert mine.count == 1
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(mine, protocol))
        assert type(again) is Mine
        assert again.__dict__ == {"count": 1}
        assert again.options == mine.options == {"rules": RULES.encode(), "max_input": "1000000"}
        assert again.checksum == mine.checksum
        assert again.normalize(ARTICLE).to_json() == article.to_json()
    for protocol in range(2):
        with pytest.raises(TypeError):
            pickle.dumps(libnorm.Normalizer(), protocol)
    assert copy.deepcopy(mine).normalize(ARTICLE).to_json() == article.to_json()
    slots = Slots(keep="caption")
    slots.x = slots
    assert pickle.loads(pickle.dumps(slots)).options == slots.options
    del mine
    assert "user:harbour.newsletter" in [block.reason for block in article.blocks]


@pytest.mark.parametrize("place", [libnorm, libnorm.Normalizer, libnorm.Article, libnorm.Articles, libnorm.Blocks])
def test_every_call_has_a_signature_and_a_text(place):
    for name, call in vars(place).items():
        if not name.startswith("_") and inspect.isroutine(call):
            assert inspect.signature(call) is not None, name
            assert len(call.__doc__) > 20, name
    assert "charset=None" in str(inspect.signature(libnorm.normalize))
    if sys.version_info >= (3, 10):  # before, classes of extensions have none
        assert str(inspect.signature(libnorm.Normalizer)) == "(**options)"
    for kind in (libnorm.Article, libnorm.Block):
        for name, attribute in vars(kind).items():
            assert name.startswith("_") or attribute.__doc__, name
