"""A Spark cluster of workers on this machine, articles for it, and a look at its processes; for tests and measuring."""

from __future__ import annotations

import contextlib
import hashlib
import os
import pathlib
import random
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator

ROOT = pathlib.Path(__file__).resolve().parents[3]
GOLDEN = ROOT / "tests" / "golden"


# ------------------------------------------------------------------ articles --
def originals() -> list[bytes]:
    """The bytes of all sample articles, the long ones three times as often as the short ones."""
    found = [*sorted(GOLDEN.glob("*.txt")) * 3, *sorted((GOLDEN / "cases").glob("*.txt"))]
    return [path.read_bytes() for path in found]


def variation(text: bytes, number: int) -> bytes:
    """The same article but for one paragraph, and with a number that no other has."""
    if b"\0" in text:
        return text
    paragraphs = text.split(b"\n\n")
    if len(paragraphs) > 3:
        del paragraphs[1 + number % (len(paragraphs) - 2)]
    paragraphs.insert(len(paragraphs) // 2, b"The report had the number %d of the year 2014." % number)
    return b"\n\n".join(paragraphs)


def article(texts: list[bytes], number: int) -> bytes | None:
    """Article number so and so: mostly news, now and then none, nothing, rubbish, or a long one."""
    if number % 997 == 11:
        return None
    if number % 991 == 12:
        return b""
    if number % 499 == 13:
        return random.Random(number).randbytes(2000)
    text = variation(texts[number % len(texts)], number)
    return b"\n\n".join([text] * 40) if number % 1009 == 14 else text


def write_articles(folder: pathlib.Path, count: int, files: int) -> int:
    """Writes Parquet: id, url, lang (of every third), body (bytes), text (a string). Returns how many bytes."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    folder.mkdir(parents=True)
    texts = originals()
    total = 0
    for part in range(files):
        numbers = range(count * part // files, count * (part + 1) // files)
        bodies = [article(texts, number) for number in numbers]
        total += sum(len(body) for body in bodies if body)
        table = pa.table(
            {
                "id": pa.array(numbers, pa.int64()),
                "url": [f"https://news{number % 7}.example/{number}" for number in numbers],
                "lang": ["en" if number % 3 == 0 else None for number in numbers],
                "body": pa.array(bodies, pa.binary()),
                "text": [None if body is None else body.decode("utf-8", "replace") for body in bodies],
            }
        )
        pq.write_table(table, folder / f"part-{part:03}.parquet")
    return total


def read_sorted(folder: pathlib.Path):
    """All rows of a folder of Parquet files as one table, by id."""
    import pyarrow.parquet as pq

    return pq.read_table(folder).sort_by("id").combine_chunks()


def digest(folder: pathlib.Path) -> str:
    """The SHA-256 of the rows of a folder written as one Parquet file, by id."""
    import pyarrow.parquet as pq

    with tempfile.TemporaryDirectory() as scratch:
        whole = pathlib.Path(scratch) / "whole.parquet"
        # Spark notes its version and schema in each file; rows are compared, not notes.
        pq.write_table(read_sorted(folder).replace_schema_metadata(None), whole, row_group_size=10_000)
        return hashlib.sha256(whole.read_bytes()).hexdigest()


# ------------------------------------------------------------------- cluster --
def missing() -> str:
    """What keeps Spark from running here, or an empty string."""
    for module in ("pyspark", "pyarrow", "pandas"):
        try:
            __import__(module)
        except ImportError:
            return f"no {module}"
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        return "no Java"
    return ""


# Java compiles for long jobs; a test is over before that pays.
QUICK = dict.fromkeys(
    ("spark_driver_extraJavaOptions", "spark_executor_extraJavaOptions"), "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
)


@contextlib.contextmanager
def cluster(workers: int, scratch: pathlib.Path, **conf: str):
    """A session on a cluster of this many workers, processes of one core and 1 GiB each."""
    from pyspark.sql import SparkSession

    settings = {
        "SPARK_LOCAL_IP": "127.0.0.1",
        # Else in the folder of the package.
        "SPARK_WORKER_DIR": str(scratch / "work"),
        "SPARK_LOCAL_DIRS": str(scratch / "local"),
        "PYSPARK_PYTHON": sys.executable,
        "PYTHONWARNINGS": "ignore::FutureWarning",
    }
    before = {name: os.environ.get(name) for name in settings}
    os.environ.update(settings)
    builder = (
        SparkSession.builder.master(f"local-cluster[{workers},1,1024]")
        .appName("libnorm")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.log.level", "ERROR")
        .config("spark.sql.warehouse.dir", str(scratch / "warehouse"))
        # One file is one task, whatever its length.
        .config("spark.sql.files.openCostInBytes", str(1 << 30))
        .config("spark.sql.files.maxPartitionBytes", str(1 << 30))
    )
    for name, value in conf.items():
        builder = builder.config(name.replace("_", "."), value)
    session = builder.getOrCreate()
    try:
        yield session
    finally:
        session.stop()
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})


# ----------------------------------------------------------------- processes --
def children(pid: int) -> Iterator[int]:
    """All processes below one, from /proc."""
    parents: dict[int, list[int]] = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            with contextlib.suppress(OSError):
                stat = pathlib.Path("/proc", entry, "stat").read_text()
                parents.setdefault(int(stat.rpartition(")")[2].split()[1]), []).append(int(entry))
    below = list(parents.get(pid, ()))
    while below:
        child = below.pop()
        below += parents.get(child, ())
        yield child


class Watch:
    """Looks at this process's executors and Python workers: the most memory each has had, processor time of all.

    peak_mib: "executor" and "python", the largest of each kind; cpu_s: seconds, user and system.
    """

    def __init__(self, interval: float = 0.2):
        self.peak_mib = {"executor": 0.0, "python": 0.0}
        self.workers: set[int] = set()
        self._cpu: dict[tuple[str, int], float] = {}
        self._stop = threading.Event()
        self._interval = interval
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Watch:
        self._look()
        self._before = dict(self._cpu)
        self._thread.start()
        return self

    def __exit__(self, *_) -> None:
        self._stop.set()
        self._thread.join()
        self._look()

    @property
    def cpu_s(self) -> dict[str, float]:
        total = {"executor": 0.0, "python": 0.0}
        for (kind, pid), seconds in self._cpu.items():
            total[kind] += seconds - self._before.get((kind, pid), 0.0)
        return total

    def _run(self) -> None:
        while not self._stop.wait(self._interval):
            self._look()

    def _look(self) -> None:
        for pid in children(os.getpid()):
            with contextlib.suppress(OSError, StopIteration):
                self._note(pid, pathlib.Path("/proc", str(pid)))

    def _note(self, pid: int, proc: pathlib.Path) -> None:
        command = (proc / "cmdline").read_bytes()
        if b"CoarseGrainedExecutorBackend" in command:
            kind = "executor"
        elif b"pyspark" in command and b"java" not in command:
            kind = "python"
        else:
            return
        rss = next(line for line in (proc / "status").read_text().splitlines() if line.startswith("VmRSS"))
        self.peak_mib[kind] = max(self.peak_mib[kind], int(rss.split()[1]) / 1024)
        fields = (proc / "stat").read_text().rpartition(")")[2].split()
        self._cpu[kind, pid] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        self.workers.add(pid)
