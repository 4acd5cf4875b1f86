"""The recipes of README.md, run as they stand there. The one for Spark is run by test_spark.py."""

import json
import pathlib
import re
import subprocess
import sys

import cluster
import pytest

import libnorm

README = pathlib.Path(__file__).resolve().parents[1] / "README.md"
COUNT = 120


def recipe(heading):
    section = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", README.read_text("utf-8"), re.M | re.S)
    return re.search(r"^```python\n(.*?)^```", section[1], re.M | re.S)[1]


@pytest.mark.parametrize("heading", ["On a Spark cluster", "From DuckDB", "In several processes"])
def test_the_library_s_readme_has_the_same(heading):
    top = cluster.ROOT / "README.md"
    if not top.exists():
        pytest.skip("the library's README is not here")
    assert f"```python\n{recipe(heading)}```\n" in top.read_text("utf-8")


@pytest.fixture()
def folder(tmp_path, monkeypatch):
    """Where a recipe finds pages.parquet, or pages/."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write_pages(folder):
    cluster.write_articles(folder / "made", COUNT, 1)
    (folder / "made" / "part-000.parquet").rename(folder / "pages.parquet")


def check_clean(given, clean, hints):
    """clean has id, lang, text of what normalize() gives for the pages."""
    given, clean = given.sort_by("id").to_pylist(), clean.sort_by("id").to_pylist()
    assert [row["id"] for row in clean] == [row["id"] for row in given]
    for page, row in zip(given, clean):
        want = (None, None)
        if page["body"] is not None:
            article = libnorm.normalize(page["body"], **{hint: page[hint] for hint in hints})
            want = (article.lang, article.text)
        assert (row["lang"], row["text"]) == want, page["id"]


def test_duckdb(folder):
    pytest.importorskip("duckdb")
    import pyarrow.parquet as pq

    write_pages(folder)
    exec(compile(recipe("From DuckDB"), "README.md", "exec"), {})
    check_clean(pq.read_table("pages.parquet"), pq.read_table("clean.parquet"), [])


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_multiprocessing(folder, method):
    texts = cluster.originals()[:COUNT]
    (folder / "pages").mkdir()
    for number, text in enumerate(texts):
        (folder / "pages" / f"{number:03}.txt").write_bytes(text)
    start = f"import multiprocessing\nmultiprocessing.set_start_method({method!r}, force=True)\n"
    (folder / "recipe.py").write_text(start + recipe("In several processes"), "utf-8")
    subprocess.run([sys.executable, "recipe.py"], check=True, timeout=120)
    records = [json.loads(line) for line in (folder / "clean.jsonl").read_text("utf-8").splitlines()]
    assert [record["id"] for record in records] == [f"{number:03}.txt" for number in range(COUNT)]
    normalizer = libnorm.Normalizer(languages="en,fr")
    for record, text in zip(records, texts):
        assert record["text"] == normalizer.normalize(text).text
