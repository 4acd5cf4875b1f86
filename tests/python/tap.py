"""A plug-in that lets pytest speak TAP: pytest -p tap. Numbers go on from $TAP_FIRST; $TAP_COUNT is told how many."""

import io
import os

from _pytest._io import TerminalWriter

seen = []
first = int(os.environ.get("TAP_FIRST", "0"))


def say(line):
    os.write(out, (line + "\n").encode("utf-8", "backslashreplace"))


def comment(text):
    for line in str(text).splitlines()[-80:]:
        say("# " + line)


def tell(report):
    """One line for one outcome."""
    seen.append(report.outcome)
    name = "%d - %s" % (first + len(seen), report.nodeid.replace("#", ""))
    if report.outcome == "failed":
        comment(report.longrepr)
        for title, text in report.sections:
            comment(title + "\n" + text)
        say("not ok " + name)
    elif report.outcome == "skipped" and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        say("ok %s # SKIP %s" % (name, str(reason).replace("Skipped: ", "")))
    else:
        say("ok " + name)


class Silent:
    """In place of the terminal's reporter: pytest asks it how to write what a comparison had."""

    _tw = TerminalWriter(io.StringIO())


def pytest_configure(config):
    """Before pytest catches what the tests print."""
    global out
    out = os.dup(1)
    config.pluginmanager.register(Silent(), "terminalreporter")


def pytest_runtest_logreport(report):
    """A test that ran; what fails before or behind it counts too."""
    if report.when == "call" or report.outcome == "failed" or (report.when == "setup" and report.outcome == "skipped"):
        tell(report)


def pytest_collectreport(report):
    """A file that cannot even be read, or that skips itself."""
    if report.outcome != "passed":
        tell(report)


def pytest_sessionfinish():
    with open(os.environ["TAP_COUNT"], "w") as count:
        count.write("%d\n" % len(seen))
