#!/usr/bin/env python3
"""man.py NORMTEST - the man pages: complete, well formed, and their example a program. Speaks TAP."""
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

NORMTEST = os.path.abspath(sys.argv[1])
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PAGES = {name: os.path.join(ROOT, path) for name, path in
         (("normtest.1", "libnorm/cli/normtest.1"), ("libnorm.3", "libnorm/libnorm.3"))}
count = 0
failed = False


def ok(good, name, shown=""):
    global count, failed
    count += 1
    failed = failed or not good
    print(f"{'ok' if good else 'not ok'} {count} - {name}")
    if not good:
        print("\n".join("# " + line for line in str(shown).split("\n")[:20]))


def skip(name, why):
    global count
    count += 1
    print(f"ok {count} - {name} # SKIP {why}")


def read(path):
    with open(path, encoding="utf-8") as f:
        return f.read()


def plain(roff):
    """The words of a page, one space between them."""
    text = re.sub(r"^\.\w+ ?", "", roff, flags=re.M)
    text = re.sub(r"\\f[BIRP]|\\&", "", text).replace("\\-", "-").replace("\\(aq", "'").replace("\\e", "\\")
    return re.sub(r"\s+", " ", text.replace('"', ""))


def run(command, **more):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True, **more)


def test_form():
    for name, path in PAGES.items():
        for tool in (["mandoc", "-Tlint"], ["groff", "-man", "-ww", "-Tutf8", "-z"],
                     ["man", "--warnings", "-l", "-Tutf8"]):
            if not shutil.which(tool[0]):
                skip(f"{tool[0]} on {name}", f"there is no {tool[0]}")
                continue
            done = subprocess.run(tool + [path], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                  universal_newlines=True, env=dict(os.environ, LC_ALL="C.UTF-8"))
            said = done.stderr if tool[0] == "man" else done.stdout + done.stderr
            ok(done.returncode == 0 and not said, f"{tool[0]} has nothing to say of {name}", said)


def test_functions():
    header = re.sub(r"/\*.*?\*/", "", read(os.path.join(ROOT, "include/libnorm.h")), flags=re.S)
    header = re.sub(r"^#.*$", "", header, flags=re.M)
    calls = re.findall(r"(?:NORM_API|static inline)\s+([^;{]*\))", header)
    page = plain(read(PAGES["libnorm.3"]))
    missing = [c for c in (re.sub(r"\s+", " ", c) for c in calls) if c + ";" not in page]
    ok(len(calls) > 70 and not missing, "libnorm(3) has every function, as it is declared", "\n".join(missing))
    codes = re.findall(r"\b(NORM_ERR_\w+) =", header)
    ok(len(codes) > 5 and all(c in page for c in codes), "... and every error", codes)


def test_options():
    page = plain(read(PAGES["normtest.1"]))
    options = re.findall(r"^ +(?:-(\w), )?--([a-z-]+)(?: (\S+))?", run([NORMTEST, "help", "options"]).stdout, flags=re.M)
    missing = [o for o in options if not re.search(rf"--{o[1]}(?![a-z-])", page) or (o[0] and f"-{o[0]}" not in page)]
    ok(len(options) > 35 and not missing, "normtest(1) has every option", missing)
    commands = re.findall(r"^  ([a-z]+)  +", run([NORMTEST, "help"]).stdout.split("Commands")[1], flags=re.M)
    missing = [c for c in commands if not re.search(rf"^\.(B|BI|BR) \"?{c}\b", read(PAGES["normtest.1"]), flags=re.M)]
    ok(len(commands) > 10 and not missing, "... and every command", missing)
    for shell in ("bash", "zsh"):
        script = run([NORMTEST, "--completion", shell]).stdout
        missing = [o[1] for o in options if f"--{o[1]}" not in script]
        ok(not missing, f"the completion for {shell} has every option, too", missing)


def test_example():
    code = read(PAGES["libnorm.3"]).split(".SH EXAMPLES")[1].split(".nf\n")[1].split("\n.fi")[0]
    code = code.replace("\\(aq", "'").replace("\\-", "-").replace("\\e", "\\")
    folder = tempfile.mkdtemp()
    try:
        source, program = os.path.join(folder, "example.c"), os.path.join(folder, "example")
        with open(source, "w", encoding="utf-8") as f:
            f.write(code + "\n")
        libraries = run(shlex.split(os.environ.get("PKG_CONFIG", "pkg-config")) + ["--libs", "icu-uc"]).stdout.split()
        built = run(shlex.split(os.environ.get("CC", "cc")) + ["-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror",
                    "-I", os.path.join(ROOT, "include"), source, os.path.join(os.path.dirname(NORMTEST), "libnorm.a"),
                    "-o", program] + libraries + ["-lm"])
        ok(built.returncode == 0, "the example in libnorm(3) is a program", built.stdout)
        page = "The ferry is late\n\nThe ferry from the island was three hours late on Monday.\n\nShare this on Facebook\n"
        done = run([program], input=page)
        ok(done.returncode == 0 and done.stdout.startswith("The ferry is late (en, utf-8)\n")
           and "\n+ paragraph, " in done.stdout and "\n- share, " in done.stdout, "... that does what it says", done.stdout)
    finally:
        shutil.rmtree(folder)


test_form()
test_functions()
test_options()
test_example()
print(f"1..{count}")
sys.exit(1 if failed else 0)
