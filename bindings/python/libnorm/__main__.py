"""python -m libnorm is normtest: python -m libnorm [COMMAND] [OPTION]... [FILE|DIR|-]..."""

import os
import signal
import sys

from . import _core


def main() -> int:
    """Runs normtest with the arguments of this process. Gives its exit code, 0 if all went well."""
    arguments = [b"normtest"] + [os.fsencode(argument) for argument in sys.argv[1:]]
    run = getattr(_core, "_normtest", None)
    for number in (signal.SIGINT, signal.SIGPIPE):
        signal.signal(number, signal.SIG_DFL)
    if run is not None:
        return int(run(*arguments))
    try:
        os.execvp("normtest", arguments)
    except OSError as error:
        print("libnorm: the system's normtest cannot be run: " + str(error), file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
