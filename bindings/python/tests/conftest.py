"""What the tests share: sample articles, and the program normtest to compare with."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[3]
SAMPLES = sorted((TOP / "tests" / "golden").glob("*.txt"))


@pytest.fixture(scope="session")
def samples():
    """The bytes of some articles, in many languages and encodings."""
    if not SAMPLES:
        pytest.skip("the sample articles are not here")
    return [path.read_bytes() for path in SAMPLES]


@pytest.fixture(scope="session")
def normtest():
    """Runs the program with arguments and input; its output as bytes."""
    built = TOP / "build" / "normtest"
    program = [str(built)] if built.exists() else [sys.executable, "-m", "libnorm"]

    def run(*arguments, data=b""):
        done = subprocess.run([*program, *arguments], input=data, stdout=subprocess.PIPE, check=False)
        assert done.returncode in (0, 1), done
        return done.stdout

    return run


@pytest.fixture(scope="session")
def records(normtest, samples):
    """The records that normtest makes of the samples, without the ids that it adds."""
    lines = normtest("run", *map(str, SAMPLES), "--format", "jsonl").splitlines()
    found = [json.loads(line) for line in lines]
    for record in found:
        del record["id"]
    assert len(found) == len(samples)
    return found


@pytest.fixture
def script():
    """Runs Python code in a process of its own, by this interpreter; what it printed."""

    def run(code, **settings):
        done = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            timeout=120,
            check=False,
            **settings,
        )
        assert done.returncode == 0, done.stderr.decode(errors="replace")
        return done.stdout.decode()

    return run


def resident():
    """This process's memory in KiB."""
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1024
