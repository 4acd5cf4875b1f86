"""A plug-in that lets pytest speak TAP: pytest -p tap."""

import os

seen = []


def say(line):
    os.write(1, (line + "\n").encode("utf-8", "backslashreplace"))


def comment(text):
    for line in str(text).splitlines()[-80:]:
        say("# " + line)


def pytest_runtest_logreport(report):
    """One line a test; what fails before or after it is a failure of its own."""
    if report.when != "call" and report.outcome == "passed":
        return
    if report.when == "teardown" and report.outcome == "skipped":
        return
    seen.append(report.outcome)
    name = report.nodeid.replace("#", "")
    if report.outcome == "failed":
        comment(report.longrepr)
        for title, text in report.sections:
            comment(title + "\n" + text)
        say("not ok %d - %s" % (len(seen), name))
    elif report.outcome == "skipped" and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        say("ok %d - %s # SKIP %s" % (len(seen), name, str(reason).replace("Skipped: ", "")))
    else:
        say("ok %d - %s" % (len(seen), name))


def pytest_collectreport(report):
    """A file that cannot even be read."""
    if report.outcome == "failed":
        seen.append("failed")
        comment(report.longrepr)
        say("not ok %d - %s" % (len(seen), report.nodeid))
    elif report.outcome == "skipped":
        seen.append("skipped")
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        say("ok %d - %s # SKIP %s" % (len(seen), report.nodeid, str(reason).replace("Skipped: ", "")))


def pytest_sessionfinish():
    """The plan, as far as TAP goes: whoever reads it may have more to come."""
    say("# %d tests" % len(seen))
    path = os.environ.get("TAP_COUNT")
    if path:
        with open(path, "w") as count:
            count.write("%d\n" % len(seen))
