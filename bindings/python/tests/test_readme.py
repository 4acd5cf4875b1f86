"""The examples of README.md that show their results."""

import doctest
from pathlib import Path

import libnorm

README = Path(__file__).resolve().parents[1] / "README.md"


def test_examples():
    text = README.read_text(encoding="utf-8").replace("```", "")
    parser = doctest.DocTestParser()
    test = parser.get_doctest(text, {}, "README.md", str(README), 0)
    told = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    runner.run(test, out=told.append)
    assert runner.tries > 10
    assert not runner.failures, "".join(told)


def test_every_name_is_told():
    text = README.read_text(encoding="utf-8")
    for name in (
        "normalize_many",
        "Normalizer",
        "Article",
        "decode",
        "language",
        "sentences",
        "fingerprint",
        "compare",
        "relation",
        "align",
        "fold",
        "Error",
        "OptionError",
        "DataError",
        "OutOfMemoryError",
        "options",
    ):
        assert name in text
        assert hasattr(libnorm, name)
