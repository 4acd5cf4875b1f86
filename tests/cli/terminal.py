#!/usr/bin/env python3
"""terminal.py NORMTEST - what people see on a terminal: progress, summary, completion in bash and zsh. Speaks TAP."""
import fcntl
import json
import os
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time

NORMTEST = os.path.abspath(sys.argv[1])
count = 0
failed = False


def ok(good, name, shown=""):
    global count, failed
    count += 1
    failed = failed or not good
    print(f"{'ok' if good else 'not ok'} {count} - {name}")
    if not good and shown:
        print("\n".join("# " + repr(line) for line in str(shown)[-1500:].split("\n")))
    sys.stdout.flush()


def skip(name, why):
    global count
    count += 1
    print(f"ok {count} - {name} # SKIP {why}")


class Terminal:
    """A program on a terminal of so many columns; its standard output may go elsewhere."""

    def __init__(self, command, columns=80, stdout=None, env=None):
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        environment = dict(os.environ, TERM="xterm", LC_ALL="C.UTF-8", **(env or {}))
        environment.pop("NO_COLOR", None)

        def session():
            os.setsid()
            fcntl.ioctl(slave, termios.TIOCSCTTY, 0)

        self.process = subprocess.Popen(command, stdin=slave, stdout=stdout or slave, stderr=slave,
                                        preexec_fn=session, env=environment)
        os.close(slave)

    def read(self, seconds, until=None):
        """What comes within so many seconds, or until a pattern is there."""
        data = b""
        end = time.time() + seconds
        while time.time() < end:
            if not select.select([self.master], [], [], 0.05)[0]:
                continue
            try:
                piece = os.read(self.master, 65536)
            except OSError:
                break
            if not piece:
                break
            data += piece
            if until and re.search(until, data):
                break
        return data

    def read_until_quiet(self, seconds):
        """What comes until nothing more does; so many seconds are given to the first of it."""
        data = self.read(seconds, rb"(?s).")
        while data:
            more = self.read(0.15, rb"(?s).")
            if not more:
                break
            data += more
        return data

    def type(self, text):
        os.write(self.master, text.encode())

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self.master)


def run(arguments, columns=80, to_terminal=False):
    """What a run shows on the terminal, and its exit code."""
    with open(os.devnull, "wb") as null:
        terminal = Terminal([NORMTEST] + arguments, columns, None if to_terminal else null)
        shown = terminal.read(120)
        code = terminal.process.wait()
        terminal.close()
        return shown.decode(), code


def progress_lines(shown):
    return [line.rstrip() for line in shown.split("\r") if re.match(r"[\d,]+ (done|of|\()", line)]


def test_progress():
    with open("many.jsonl", "w") as out:
        for i in range(12000):
            text = "".join(f"The ferry number {i * k} was {k} hours late on Monday because of the fog.\n\n"
                           for k in range(20))
            out.write(json.dumps({"id": i, "text": f"Ferry {i}\n\n{text}Share this"}) + "\n")
        out.write("broken\n")
    arguments = ["--in", "jsonl", "many.jsonl", "--with", "sentences,spans,fingerprint"]
    shown, code = run(arguments)
    lines = progress_lines(shown)
    ok(code == 1 and len(lines) >= 3, "progress on a terminal", shown)
    ok(any(re.match(r"[\d,]+ \(\d+%\), \d+:\d\d left, [\d,]+/s, [\d.]+ MB/s$", line) for line in lines),
       "... with share, time left and rates", lines)
    shares = [int(m.group(1)) for m in (re.search(r"\((\d+)%\)", line) for line in lines) if m]
    ok(shares == sorted(shares) and shares and shares[-1] <= 100, "... which only grows", shares)
    ok("\033" not in shown and "\n" not in shown.split("12,001 inputs")[0], "... in place, without escape codes", shown)
    last = shown.split("12,001 inputs")[0].rsplit("\r", 2)
    ok(last[-1] == "" and last[-2].strip() == "", "... and gone at the end", last)
    ok(all(s in shown for s in ("1 failed", "kept  ", "languages  en", "encodings  utf-8")), "a summary", shown)
    for columns in (20, 40):
        lines = run(arguments, columns)[0].split("12,001 inputs")[0].split("\r")
        ok(max(map(len, lines)) < columns and progress_lines("\r".join(lines)), f"in {columns} columns", lines)
    ok(run(arguments + ["--quiet"])[0] == "", "nothing with --quiet")
    shown, code = run(["--in", "jsonl", "many.jsonl", "--format", "text"], to_terminal=True)
    ok(not progress_lines(shown) and "inputs," not in shown, "nothing where the output is on the terminal", shown[-300:])


def test_tree():
    os.makedirs("tree/a")
    for i in range(300):
        with open(f"tree/a/{i:03}.txt", "w") as out:
            out.write("The ferry from the island was three hours late on Monday because of the fog. " * 3000)
    shown, code = run(["tree", "-o", "mirror", "--with", "sentences,spans"])
    ok(code == 0 and any(re.match(r"\d+ of 300 \(\d+%\)", line) for line in progress_lines(shown)),
       "a tree: how many of how many", shown)
    os.symlink("nowhere", "tree/a/100broken")
    shown, code = run(["tree", "-o", "mirror2", "--format", "text", "--with", "sentences,spans"])
    ok(code == 1 and "\r" + " " in shown and re.search(r"(^|[\r\n])normtest: tree/a/100broken: No such file", shown),
       "a complaint has a line of its own", shown)
    shown, code = run(["tree/a/001.txt"])
    ok(code == 0 and shown == "", "no summary of one article", shown)


def test_stop():
    """A signal ends the line of progress, and leaves nothing."""
    with open(os.devnull, "wb") as null:
        terminal = Terminal([NORMTEST, "tree", "-o", "stopped", "--with", "sentences,spans"], 80, null)
        shown = terminal.read(20, rb"\d+ of 301")
        terminal.process.send_signal(signal.SIGINT)
        shown += terminal.read(5)
        code = terminal.process.wait()
        terminal.close()
    left = [f for folder in os.walk("stopped") for f in folder[2] if f.startswith(".")]
    ok(code == -signal.SIGINT and shown.endswith(b"\r\n") and not left, "Ctrl-C ends the line and leaves nothing torn",
       (code, shown[-100:], left))


BASH = """PS1='$ '; bind 'set enable-bracketed-paste off'; bind 'set completion-query-items 0'; bind 'set page-completions off'
bind 'set show-all-if-ambiguous on'; bind 'set bell-style none'
PATH={path}:$PATH; . {script}; cd {folder}; echo rea''dy
"""
ZSH = """PS1='$ '; unsetopt zle_bracketed_paste 2>/dev/null; PATH={path}:$PATH; fpath=({functions} $fpath)
autoload -Uz compinit && compinit -u -D; LISTMAX=1000; zstyle ':completion:*' list-prompt ''; cd {folder}; echo rea''dy
"""
# What is typed before the tabulator, and what must then stand on the line or in the list.
TYPED = [
    ("normtest exp", "explain "),
    ("normtest --forma", "--format"),
    ("normtest --format js", "json jsonl"),
    ("normtest --format=x", "xliff"),
    ("normtest --keep caption,cre", "caption,credit"),
    ("normtest --keep -tit", "-title"),
    ("normtest --max-i", "--max-input"),
    ("normtest -o fol", "folder/"),
    ("normtest run --resu", "--resume"),
    ("normtest lang --blo", "--blocks"),
    ("normtest --lang zh-Han", "zh-Hans zh-Hant"),
    ("normtest explain two\\ w", "two\\ words.txt"),
    ("normtest help resu", "resume"),
    ("normtest rules pay", "paywall"),
    ("normtest profile le", "learn"),
    ("normtest --lang de page", "page.txt"),
    ("normtest --completion z", "zsh"),
]
NOT_THERE = [("normtest lang --bles", "--bless"), ("normtest -- --forma", "--format "), ("normtest match --resu", "--resume")]


def complete(shell, typed):
    shell.type(typed)
    shell.read_until_quiet(2)
    shell.type("\t")
    shown = shell.read_until_quiet(1.5)
    shell.type("\t")
    shown += shell.read_until_quiet(0.5)
    shell.type("\x15\x03")
    shell.read_until_quiet(1)
    return re.sub(r"\x1b\[[?0-9;]*[a-zA-Z]|\x07|\x08", " ", typed + shown.decode(errors="replace"))


def wanted(shown, typed, want):
    """Completed in place only the end of the word is echoed, in a list all of each."""
    shown = re.sub(r"\s+", " ", shown)
    return all(w in shown or w in shown.replace(" ", "") for w in want.split(" ") if w)


def test_shell(name, command, begin, where):
    if not shutil.which(command[0]):
        skip(f"completion in {name}", f"there is no {name}")
        return
    script = subprocess.run([NORMTEST, "--completion", name], stdout=subprocess.PIPE, check=True).stdout
    os.makedirs(os.path.dirname(where), exist_ok=True)
    with open(where, "wb") as out:
        out.write(script)
    ok(subprocess.run([command[0], "-n", where]).returncode == 0, f"{name} can read its script")
    shell = Terminal(command, 160)
    shell.type(begin.format(path=os.path.dirname(NORMTEST), script=where, functions=os.path.dirname(where),
                            folder=os.path.join(os.getcwd(), "place")))
    shell.read(20, rb"\nready")
    shell.read(0.5)
    for typed, want in TYPED:
        shown = complete(shell, typed)
        ok(wanted(shown, typed, want), f"{name}: {typed}<tab>", shown)
    for typed, want in NOT_THERE:
        shown = complete(shell, typed)
        ok(want not in shown, f"{name}: not after {typed}<tab>", shown)
    shell.close()


def has_terminals():
    """Not where /dev/pts is missing, as in a bare chroot."""
    try:
        for end in pty.openpty():
            os.close(end)
    except OSError as error:
        print(f"1..1\nok 1 - terminals # SKIP NOTHING OF THEM WAS TESTED: {error}")
        return False
    return True


def main():
    if not has_terminals():
        return 0
    folder = tempfile.mkdtemp()
    try:
        os.chdir(folder)
        os.makedirs("place/folder")
        for name in ("two words.txt", "page.txt"):
            open(os.path.join("place", name), "w").close()
        test_progress()
        test_tree()
        test_stop()
        test_shell("bash", ["bash", "--norc", "--noprofile", "-i"], BASH, os.path.join(folder, "bash", "normtest"))
        test_shell("zsh", ["zsh", "-f", "-i"], ZSH, os.path.join(folder, "zsh", "_normtest"))
    finally:
        shutil.rmtree(folder)
    print(f"1..{count}")
    return 1 if failed else 0


sys.exit(main())
