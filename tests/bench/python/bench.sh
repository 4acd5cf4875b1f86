#!/bin/sh
# bench.sh BUILD [PART...] - libnorm from Python beside the usual Python stack, beside C, on two threads; memory,
# latency; how right each is. What it measures beside is installed into BUILD/bench-venv from the package registry.
set -eu
build=$1
shift
here=$(dirname "$0")
data=${DATA:-../shared/data}
venv=$build/bench-venv

[ -d "$venv" ] || "${PYTHON:-python3}" -m venv "$venv"
"$venv/bin/pip" install -q --disable-pip-version-check -r "$here/requirements.txt"
"$venv/bin/pip" install -q --disable-pip-version-check --force-reinstall --no-deps ./bindings/python

"$venv/bin/python" "$here/corpus.py" "$data" tests/golden "$build/bench-python.bin"
"$venv/bin/python" "$here/measure.py" "$build/tests/bench/python/loop" "$build/bench-python.bin" "$@"
if [ $# -eq 0 ] && [ -d "$data/lines" ]; then
    "$venv/bin/python" "$here/quality.py" "$data"
fi
