"""libnorm from Python beside the usual stack, beside C, on two threads; memory, latency.

    measure.py LOOP CORPUS PART...      PART: side c instructions threads memory flat small

Contenders run in processes of their own and in turn, round after round, so that what else the machine does meets
all of them; times are of the processor, medians over the rounds; ratios are taken within a round, and the median,
the smallest and the largest are given. LOOP is the program of loop.c.
"""
import os
import re
import shutil
import statistics
import subprocess
import sys

import stacks

HERE = os.path.dirname(os.path.abspath(__file__))
ALL = int(os.environ.get("ALL", "10000"))
FEW = int(os.environ.get("FEW", "400"))        # articles for the slow ones
ROUNDS = int(os.environ.get("ROUNDS", "7"))
FIELDS = "text,lang,title"


class Contender:
    def __init__(self, name, corpus, n=ALL, stream=False):
        command = [sys.executable, os.path.join(HERE, "worker.py"), name, corpus, str(n)] + ["stream"] * stream
        self.start(name, command, n)
        self.ready = float(self.process.stdout.readline().split()[1])

    def start(self, name, command, n):
        self.name, self.n = name, n
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=HERE,
                                        env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"})

    def ask(self, word):
        self.process.stdin.write(f"{word}\n")
        self.process.stdin.flush()
        return [float(x) for x in self.process.stdout.readline().split()]

    def end(self):
        self.process.stdin.close()
        self.process.wait()


class Loop(Contender):
    """The same in C; its word is what is read of each article."""
    def __init__(self, program, corpus, n=ALL):
        self.start("C", [program, corpus, str(n)], n)


def rounds(turns, by=0, times=ROUNDS):
    """turns: name, contender, word. For each name the seconds of each round, processor's (0) or the clock's (1)."""
    found = {name: [] for name, _, _ in turns}
    for _, contender, word in turns:
        contender.ask(word)
    for i in range(times):
        for name, contender, word in turns if i % 2 == 0 else reversed(turns):
            found[name].append(contender.ask(word)[by])
    return found


def ratio(these, those):
    each = [a / b for a, b in zip(these, those)]
    return f"{statistics.median(each):6.2f} ({min(each):.2f} to {max(each):.2f})"


def load():
    return "load of the machine {:.1f} {:.1f} {:.1f}, {} processors".format(*os.getloadavg(), os.cpu_count())


def show(found, n, reference, what):
    for name, seconds in found.items():
        middle = statistics.median(seconds)
        print(f"  {name:55s} {n / middle:8.0f} articles/s   {what} {ratio(seconds, found[reference])}")


def side(loop, corpus):
    """Articles a second, and how many times libnorm's that is, over the same first articles."""
    ours = Contender("many 1", corpus, FEW)
    column = Contender("arrow 1", corpus, FEW)
    turns = [("libnorm, normalize_many", ours, 10), ("libnorm, Arrow", column, 10)]
    turns += [(name, Contender(name, corpus, FEW), 1) for name in stacks.STACKS]
    found = rounds(turns)
    show(found, FEW, turns[0][0], "times normalize_many's time:")
    for _, contender, _ in turns:
        contender.end()


def beside_c(loop, corpus):
    """Each round in new processes: where one's memory happens to lie makes it up to a tenth faster or slower."""
    found = {}
    for _ in range(ROUNDS):
        c = Loop(loop, corpus)
        turns = [("C, norm_run", c, "run"), ("C, and copies of text, title, language", c, "read"),
                 ("C, and the record as JSON", c, "record"),
                 ("normalize_many, text, title, language read", Contender("many 1", corpus), 1),
                 ("Arrow, all fields", Contender("arrow 1", corpus), 1),
                 ("Arrow, " + FIELDS, Contender("arrow 1 " + FIELDS, corpus), 1)]
        for name, seconds in rounds(turns, times=1).items():
            found.setdefault(name, []).extend(seconds)
        for contender in {contender for _, contender, _ in turns}:
            contender.end()
    show(found, ALL, "C, norm_run", "times C's time:")


def collected(command, word):
    """Instructions of a program, as valgrind counts them: these do not depend on what else the machine does."""
    said = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command],
                          input=f"{word}\n", capture_output=True, text=True, cwd=HERE,
                          env={**os.environ, "PYTHONMALLOC": "pymalloc"}).stderr
    return int(re.search(r"Collected : (\d+)", said)[1])


def instructions(loop, corpus):
    """Between 200 and 400 articles, so that starting counts for nothing."""
    if not shutil.which("valgrind"):
        print("  valgrind is not installed: no instructions counted")
        return
    worker = [sys.executable, os.path.join(HERE, "worker.py")]
    counts = {}
    for name, command, word in [("C, norm_run", [loop], "run"), ("C, and the record as JSON", [loop], "record"),
                                ("normalize_many, text, title, language read", worker + ["many 1"], 1),
                                ("Arrow, all fields", worker + ["arrow 1"], 1),
                                ("Arrow, " + FIELDS, worker + ["arrow 1 " + FIELDS], 1)]:
        counts[name] = (collected([*command, corpus, "400"], word) - collected([*command, corpus, "200"], word)) / 200
        print(f"  {name:55s} {counts[name] / 1e6:8.3f} million an article   "
              f"times C's {counts[name] / counts['C, norm_run']:.3f}")


def threads(loop, corpus):
    """By the clock, so other programs count: short passes, of which the best may have met none."""
    n, times = 2000, 5 * ROUNDS
    for kind in ["many", "arrow"]:
        one, two = (Contender(f"{kind} {count}", corpus, n) for count in [1, 2])
        found = rounds([("1", one, 1), ("2", two, 1)], by=1, times=times)
        print(f"  {kind + ', 2 threads':55s} {n / min(found['2']):8.0f} articles/s at best   times as fast as one: "
              f"{ratio(found['1'], found['2'])}, best by best {min(found['1']) / min(found['2']):.2f}")
        one.end()
        two.end()


def memory(loop, corpus):
    """The peak of resident memory over one pass, articles read one by one, over that of a bare interpreter; pyarrow
    alone makes the record batches and drops them."""
    bare = 0
    ours = ["bare", "many 1", "pyarrow", "arrow 1"]
    for name, n in [(name, ALL) for name in ours] + [(name, FEW) for name in stacks.STACKS]:
        contender = Contender(name, corpus, n, stream=True)
        whole = contender.ask(1)[3] / 1024
        bare = bare or whole
        print(f"  {name:55s} {whole:7.1f} MB, {whole - bare:7.1f} over a bare interpreter; "
              f"imports and set-up {1000 * contender.ready:.0f} ms")
        contender.end()


def flat(loop, corpus):
    """Memory over 100,000 articles: ten passes over all of them."""
    contender = Contender("many 1", corpus, ALL, stream=True)
    peaks = [contender.ask(1)[3] / 1024 for _ in range(10)]
    print("  peak in MB after each 10,000:", " ".join(f"{peak:.1f}" for peak in peaks))
    contender.end()


def small(loop, corpus):
    subprocess.run([sys.executable, os.path.join(HERE, "small.py")], check=True)


PARTS = {"side": side, "c": beside_c, "instructions": instructions, "threads": threads, "memory": memory, "flat": flat,
         "small": small}


def main():
    loop, corpus = map(os.path.abspath, sys.argv[1:3])
    for part in sys.argv[3:] or PARTS:
        print(f"\n{part}: {load()}", flush=True)
        PARTS[part](loop, corpus)


if __name__ == "__main__":
    main()
