#!/usr/bin/env python3
"""Measures libnorm.spark on clusters of one and of two workers, Parquet in and out, and compares what they wrote.

    python tests/bench/spark.py                       # 100,000 articles
    python tests/bench/spark.py --articles 10000 --rounds 1

Run with a Python that has libnorm, pyspark, pyarrow and pandas, and with Java 17 or newer. Each cluster is a process
of its own; workers have one core and 1 GiB. Each round runs every cluster once, so that what else the machine does
meets all of them; a job is timed when the cluster has run a smaller one. With --pin, a cluster of n workers has n of
the machine's processors for everything, driver included. "alone" is the same job without libnorm: Parquet to Python
and back.
"""

from __future__ import annotations

import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "bindings" / "python" / "tests"))

import cluster  # noqa: E402

FILES = 8


def as_they_are(batches):
    yield from batches


def job(spark, source: pathlib.Path, partitions: int, target: pathlib.Path, alone: bool) -> None:
    from libnorm.spark import normalize

    df = spark.read.parquet(str(source)).select("id", "url", "lang", "body").coalesce(partitions)
    out = df.mapInArrow(as_they_are, df.schema) if alone else normalize(df, "body", url=df["url"], lang=df["lang"])
    out.write.mode("overwrite").parquet(str(target))


def one_cluster(workers: int, partitions: list[int], scratch: pathlib.Path) -> None:
    """Times the job with each number of partitions; a line of JSON each on standard output."""
    with cluster.cluster(workers, scratch / f"cluster{workers}") as spark:
        for alone in True, False:
            job(spark, scratch / "warm", 2, scratch / "warm-out", alone)
        for count, alone in [(partitions[-1], True)] + [(count, False) for count in partitions]:
            target = scratch / ("alone" if alone else f"out-{workers}-{count}")
            with cluster.Watch() as watch:
                begin = time.perf_counter()
                job(spark, scratch / "in", count, target, alone)
                seconds = time.perf_counter() - begin
            result = {"workers": workers, "partitions": count, "alone": alone, "seconds": seconds}
            print(json.dumps({**result, "peak": watch.peak_mib, "cpu": watch.cpu_s}), flush=True)


def run(workers: int, options: argparse.Namespace, scratch: pathlib.Path) -> list[dict]:
    command = [sys.executable, __file__, "--cluster", str(workers), "--scratch", str(scratch)]
    command += ["--partitions", options.partitions]
    if options.pin:
        command = ["taskset", "-c", f"0-{workers - 1}", *command]
    before = os.getloadavg()[0]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)
    results = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    for result in results:
        what = "alone" if result["alone"] else "libnorm"
        print(
            f"  {workers} workers, {result['partitions']} partitions, {what:8} {result['seconds']:6.1f} s; processor"
            f" {result['cpu']['python']:6.1f} s Python, {result['cpu']['executor']:6.1f} s Java; most memory of a"
            f" process {result['peak']['python']:4.0f} and {result['peak']['executor']:4.0f} MiB; load {before:.1f}",
            flush=True,
        )
    return results


def summary(results: list[dict], options: argparse.Namespace, total: int) -> None:
    groups: dict[tuple, list[float]] = {}
    for result in results:
        key = (result["alone"], result["partitions"], result["workers"])
        groups.setdefault(key, []).append(result["seconds"])
    for (alone, partitions, workers), seconds in sorted(groups.items()):
        best, middle = min(seconds), statistics.median(seconds)
        print(
            f"{'alone' if alone else 'libnorm':8} {partitions} partitions, {workers} workers: best {best:.1f} s, median"
            f" {middle:.1f} s; {options.articles / best:.0f} articles/s, {total / best / 1e6:.1f} MB/s at best",
            end="",
        )
        one = groups.get((alone, partitions, 1))
        if workers > 1 and one:
            ratio = statistics.median(one) / middle
            print(f"; {min(one) / best:.2f} times one worker's best, {ratio:.2f} its median", end="")
        print()


def compare(options: argparse.Namespace, scratch: pathlib.Path) -> bool:
    """Whether all clusters wrote the same rows, whatever the number of partitions."""
    folders = sorted(scratch.glob("out-*"))
    digests = {folder.name: cluster.digest(folder) for folder in folders}
    for name, digest in digests.items():
        print(f"{name}: {digest}")
    rows = len(cluster.read_sorted(folders[0]).select(["id"]))
    same = len(set(digests.values())) == 1 and rows == options.articles
    print(f"{rows} rows, by id: {'the same bytes' if same else 'DIFFERENT BYTES'} in {len(digests)} results")
    return same


def measure(options: argparse.Namespace, scratch: pathlib.Path) -> bool:
    total = cluster.write_articles(scratch / "in", options.articles, FILES)
    cluster.write_articles(scratch / "warm", 4000, 2)
    print(f"{options.articles} articles, {total / 1e6:.1f} MB, {FILES} files; {os.cpu_count()} processors", flush=True)
    results = []
    for _ in range(options.rounds):
        for workers in map(int, options.workers.split(",")):
            results += run(workers, options, scratch)
    summary(results, options, total)
    return compare(options, scratch)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--workers", default="1,2", help="clusters to compare (default: 1,2)")
    parser.add_argument("--partitions", default="1,2,4", help="what the input is divided into (default: 1,2,4)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--pin", action="store_true", help="as many processors as workers, with taskset")
    parser.add_argument("--scratch", type=pathlib.Path, help="an empty folder; default: one that is removed")
    parser.add_argument("--cluster", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if cluster.missing():
        sys.exit(f"Spark cannot run: {cluster.missing()}")
    if options.cluster:
        one_cluster(options.cluster, [int(count) for count in options.partitions.split(",")], options.scratch)
        return 0
    scratch = options.scratch or pathlib.Path(tempfile.mkdtemp(prefix="libnorm-spark-"))
    try:
        return 0 if measure(options, scratch) else 1
    finally:
        if not options.scratch:
            shutil.rmtree(scratch, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
