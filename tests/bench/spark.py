#!/usr/bin/env python3
"""Measures libnorm.spark on clusters of one and of two workers, Parquet in and out, and compares what they wrote.

    python tests/bench/spark.py                                   # 100,000 articles in 1, 2 and 4 partitions
    python tests/bench/spark.py --articles 20000 --partitions 8 --rounds 9

Run with a Python that has libnorm, pyspark, pyarrow and pandas, and with Java 17 or newer. Workers have one core and
1 GiB. All clusters are there all the time, each a process of its own, and take turns, so that what else the machine
does meets all of them; each has run a smaller job before. "alone" is the same job without libnorm: Parquet to Python
and back. "others" is how many processors were busy with anything else meanwhile: where that is much, only the best of
many short rounds means anything. With --pin, a cluster of n workers has n of the machine's processors for
everything, its driver included. With --quiet 0.3, a job starts when others have kept no more than 0.3 processors busy
for two seconds, and no more jobs start after so many --minutes. On a machine that is never quiet, --together lets all
clusters work at the same time for so many minutes, each doing the job again and again: every worker then gets the same
share of the processors, and what a cluster gets done in that time tells its speed.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "bindings" / "python" / "tests"))

import cluster  # noqa: E402

FILES = 8
WARM_UP = 4000


# ------------------------------------------------- in the process of a cluster --
def as_they_are(batches):
    yield from batches


def run_job(spark, source: str, partitions: int, target: str, alone: bool) -> None:
    from libnorm.spark import normalize

    df = spark.read.parquet(source).select("id", "url", "lang", "body").coalesce(partitions)
    out = df.mapInArrow(as_they_are, df.schema) if alone else normalize(df, "body", url=df["url"], lang=df["lang"])
    out.write.mode("overwrite").parquet(target)


def busy_s() -> float:
    """Seconds that the machine's processors have worked."""
    fields = pathlib.Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:]
    user, nice, system, _idle, _wait, irq, softirq, *_ = map(int, fields)
    return (user + nice + system + irq + softirq) / os.sysconf("SC_CLK_TCK")


def serve(workers: int, scratch: pathlib.Path) -> None:
    """Does jobs, a line of JSON each from standard input, and answers each with one."""
    with cluster.cluster(workers, scratch / f"cluster-{workers}") as spark:
        print(json.dumps({"ready": workers}), flush=True)
        for line in sys.stdin:
            busy, begin = busy_s(), time.perf_counter()
            with cluster.Watch() as watch:
                run_job(spark, **json.loads(line))
                seconds = time.perf_counter() - begin
            others = (busy_s() - busy - sum(watch.cpu_s.values())) / seconds
            print(
                json.dumps({"seconds": seconds, "peak": watch.peak_mib, "cpu": watch.cpu_s, "others": others}),
                flush=True,
            )


# ------------------------------------------------------------------ around them --
def wait_for_quiet(processors: float, until: float) -> bool:
    """Whether others left the machine alone in time."""
    while time.monotonic() < until:
        busy = busy_s()
        time.sleep(2)
        if (busy_s() - busy) / 2 <= processors:
            return True
    return False


class Cluster:
    def __init__(self, workers: int, scratch: pathlib.Path, pin: bool):
        self.workers = workers
        self.log = scratch / f"log-{workers}"
        command = [sys.executable, __file__, "--serve", str(workers), "--scratch", str(scratch)]
        if pin:
            command = ["taskset", "-c", f"0-{workers - 1}", *command]
        with self.log.open("w") as log:
            pipe = subprocess.PIPE
            self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=log, text=True)
        self.answer()

    def answer(self) -> dict:
        for line in self.process.stdout:
            if line.startswith("{"):
                return json.loads(line)
        sys.exit("\n".join(self.log.read_text().splitlines()[-40:]))

    def run(self, **job) -> dict:
        self.process.stdin.write(json.dumps(job) + "\n")
        self.process.stdin.flush()
        return {**self.answer(), **job, "workers": self.workers}

    def stop(self) -> None:
        self.process.stdin.close()
        self.process.wait()


def name_of(job: dict) -> str:
    return "alone" if job["alone"] else "libnorm"


def tell(result: dict) -> None:
    print(
        f"  {result['workers']} workers, {result['partitions']} partitions, {name_of(result):8}"
        f" {result['seconds']:6.1f} s; processor {result['cpu']['python']:5.1f} s Python,"
        f" {result['cpu']['executor']:5.1f} s Java; most memory of a process {result['peak']['python']:4.0f} and"
        f" {result['peak']['executor']:4.0f} MiB; others {result['others']:.2f}",
        flush=True,
    )


def start(options: argparse.Namespace, scratch: pathlib.Path) -> list[Cluster]:
    clusters = [Cluster(int(workers), scratch, options.pin) for workers in options.workers.split(",")]
    for warm in clusters:
        for alone in True, False:
            warm.run(source=str(scratch / "warm"), partitions=2, target=str(scratch / "warm-out"), alone=alone)
    return clusters


def measure_together(options: argparse.Namespace, scratch: pathlib.Path) -> None:
    """Tells how many articles a second each cluster gets done beside the others."""
    clusters = start(options, scratch)
    count = int(options.partitions.split(",")[-1])
    begin = time.monotonic()
    until = begin + options.minutes * 60
    done = {each.workers: (0, 0.0) for each in clusters}  # jobs, and when the last of them was done

    def work(each: Cluster) -> None:
        target = str(scratch / f"out-{each.workers}-{count}")
        while True:
            result = each.run(source=str(scratch / "in"), partitions=count, target=target, alone=False)
            if time.monotonic() > until:
                return
            done[each.workers] = (done[each.workers][0] + 1, time.monotonic() - begin)
            tell(result)

    threads = [threading.Thread(target=work, args=(each,)) for each in clusters]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for each in clusters:
        each.stop()
    rates = {workers: jobs * options.articles / (seconds or 1) for workers, (jobs, seconds) in done.items()}
    for workers, rate in rates.items():
        times = f", {rate / rates[1]:.2f} times one worker's" if workers > 1 and rates.get(1) else ""
        print(f"together, {workers} workers: {done[workers][0]} jobs, {rate:.0f} articles/s{times}")


def measure(options: argparse.Namespace, scratch: pathlib.Path) -> list[dict]:
    counts = [int(count) for count in options.partitions.split(",")]
    clusters = start(options, scratch)
    results = []
    until = time.monotonic() + options.minutes * 60
    jobs = [(counts[-1], True)] + [(count, False) for count in counts]
    for _, (count, alone), each in itertools.product(range(options.rounds), jobs, clusters):
        if options.quiet and not wait_for_quiet(options.quiet, until):
            break
        target = scratch / ("alone" if alone else f"out-{each.workers}-{count}")
        results.append(each.run(source=str(scratch / "in"), partitions=count, target=str(target), alone=alone))
        tell(results[-1])
    for each in clusters:
        each.stop()
    return results


def summary(results: list[dict], articles: int, size: int) -> None:
    groups: dict[tuple, list[float]] = {}
    for result in results:
        groups.setdefault((name_of(result), result["partitions"], result["workers"]), []).append(result["seconds"])
    for (name, partitions, workers), seconds in sorted(groups.items()):
        best, middle = min(seconds), statistics.median(seconds)
        line = f"{name:8} {partitions} partitions, {workers} workers: best {best:.1f} s, median {middle:.1f} s;"
        line += f" {articles / best:.0f} articles/s, {size / best / 1e6:.1f} MB/s at best"
        one = groups.get((name, partitions, 1))
        if workers > 1 and one:
            line += f"; {min(one) / best:.2f} times one worker's best, {statistics.median(one) / middle:.2f} its median"
        print(line)


def compare(articles: int, scratch: pathlib.Path) -> bool:
    """Whether all clusters wrote the same rows, whatever the number of partitions."""
    folders = sorted(scratch.glob("out-*"))
    digests = {folder.name: cluster.digest(folder) for folder in folders}
    for name, digest in digests.items():
        print(f"{name}: {digest}")
    rows = len(cluster.read_sorted(folders[0]).select(["id"]))
    same = len(set(digests.values())) == 1 and rows == articles
    print(f"{rows} rows, by id: {'the same bytes' if same else 'DIFFERENT BYTES'} in {len(digests)} results")
    return same


def run(options: argparse.Namespace, scratch: pathlib.Path) -> bool:
    size = cluster.write_articles(scratch / "in", options.articles, FILES)
    cluster.write_articles(scratch / "warm", WARM_UP, 2)
    print(f"{options.articles} articles, {size / 1e6:.1f} MB, {FILES} files; {os.cpu_count()} processors", flush=True)
    if options.together:
        measure_together(options, scratch)
    else:
        summary(measure(options, scratch), options.articles, size)
    return compare(options.articles, scratch)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--workers", default="1,2", help="clusters to compare (default: 1,2)")
    parser.add_argument("--partitions", default="1,2,4", help="what the input is divided into (default: 1,2,4)")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--pin", action="store_true", help="as many processors as workers, with taskset")
    parser.add_argument("--quiet", type=float, metavar="PROCESSORS", help="wait until others take no more than so many")
    parser.add_argument("--minutes", type=float, default=60, help="with --quiet, --together (default: 60)")
    parser.add_argument("--together", action="store_true", help="all clusters at the same time")
    parser.add_argument("--scratch", type=pathlib.Path, help="an empty folder; default: one that is removed")
    parser.add_argument("--serve", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if cluster.missing():
        sys.exit(f"Spark cannot run: {cluster.missing()}")
    if options.serve:
        serve(options.serve, options.scratch)
        return 0
    scratch = options.scratch or pathlib.Path(tempfile.mkdtemp(prefix="libnorm-spark-"))
    scratch.mkdir(exist_ok=True)
    try:
        return 0 if run(options, scratch) else 1
    finally:
        if not options.scratch:
            shutil.rmtree(scratch, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
