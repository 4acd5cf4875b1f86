"""python -m libnorm is the program normtest."""

import os
import signal
import subprocess
import sys
import time

import pytest

import libnorm

PAGE = b"The ferry is late\n\nThe ferry from the island was three hours late on Monday because of the fog.\n"
BODY = b"The ferry from the island was three hours late on Monday because of the fog.\n"


def normtest(*arguments, data=b"", **settings):
    return subprocess.run([sys.executable, "-m", "libnorm", *arguments], input=data, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, timeout=60, **settings)


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.txt"
    path.write_bytes(PAGE)
    return path


def test_an_article_from_a_file_and_from_standard_input(page):
    assert normtest(page, "--format", "text").stdout == BODY
    assert normtest("-", "--format", "text", data=PAGE).stdout == BODY


def test_the_record_is_the_module_s(page):
    record = libnorm.normalize(PAGE, id=str(page)).to_json()
    assert normtest(page, "--format", "jsonl").stdout.decode().rstrip("\n") == record.rstrip("\n")


def test_commands_by_their_names(page):
    assert normtest("lang", page, "--format", "text").stdout.startswith(b"en")
    assert b"share" in normtest("rules", "share").stdout
    assert normtest("sentences", "-", "--format", "text", data=b"One is here. Two is there.").stdout.count(b"\n") == 2
    assert normtest("--version").stdout.decode().split()[:2] == ["normtest", libnorm.__version__ + ","]


def test_exit_codes(page, tmp_path):
    assert normtest(page).returncode == 0
    assert normtest(page, tmp_path / "none.txt").returncode == 1
    assert normtest("--nonsense").returncode == 2
    assert normtest(tmp_path / "none.txt").returncode == 4


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full")
def test_output_that_cannot_be_written(page):
    with open("/dev/full", "wb") as full:
        done = subprocess.run([sys.executable, "-m", "libnorm", page], stdout=full, stderr=subprocess.DEVNULL)
    assert done.returncode == 3


def test_names_that_are_no_utf_8(tmp_path):
    path = os.fsencode(tmp_path) + b"/\xff\xfe.txt"
    with open(path, "wb") as file:
        file.write(PAGE)
    assert normtest(path, "--format", "text").stdout == BODY


def test_who_reads_may_stop_early(tmp_path):
    for i in range(300):
        (tmp_path / f"{i}.txt").write_bytes(PAGE * 20)
    program = subprocess.Popen([sys.executable, "-m", "libnorm", tmp_path], stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE)
    program.stdout.read(10)
    program.stdout.close()
    assert program.stderr.read() == b""
    program.stderr.close()
    assert program.wait(60) == -signal.SIGPIPE


def test_control_c_ends_it_at_once(tmp_path):
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    program = subprocess.Popen([sys.executable, "-m", "libnorm", fifo], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with open(fifo, "wb") as writer:  # opened only when the program reads, and kept open so that it waits
        time.sleep(0.1)
        program.send_signal(signal.SIGINT)
        assert program.wait(60) == -signal.SIGINT
        assert b"Traceback" not in program.stderr.read()
        assert not writer.closed
    program.stdout.close()
    program.stderr.close()


@pytest.mark.skipif(not hasattr(libnorm._core, "_normtest"), reason="the system's normtest is a process of its own")
def test_many_times_in_one_process(page):
    code = ("from libnorm import _core; import sys\n"
            "codes = [_core._normtest(b'normtest', *map(str.encode, sys.argv[1:])) for _ in range(3)]\n"
            "codes.append(_core._normtest(b'normtest', b'--nonsense'))\n"
            "codes.append(_core._normtest(b'normtest', b'-j', b'2', *map(str.encode, sys.argv[1:])))\n"
            "print(codes, flush=True)")
    done = subprocess.run([sys.executable, "-c", code, str(page), "--format", "text"], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE)
    assert done.stdout == BODY * 4 + b"[0, 0, 0, 2, 0]\n"


@pytest.mark.skipif(not hasattr(libnorm._core, "_normtest"), reason="the system's normtest is a process of its own")
def test_arguments_are_bytes():
    with pytest.raises(TypeError):
        libnorm._core._normtest(b"normtest", "--version")
    with pytest.raises(ValueError):
        libnorm._core._normtest(b"normtest", b"--ver\0sion")
