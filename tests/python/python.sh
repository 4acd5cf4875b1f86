#!/bin/sh
# python.sh BUILD - the Python module as pip builds it: its own tests, its types and its stubs. Speaks TAP.
build=$1
. tests/python/common.sh
need_tools "the Python module"
tests=bindings/python/tests

expect "make python" ${MAKE:-make} --no-print-directory python "B=$build"
[ $status -eq 0 ] || finish
run_pytest "$venv/bin/python"

# Where no file of the source tree can be taken for the module.
in_tests() { (cd "$tests" && "$@"); }
expect "mypy --strict finds nothing in the module" in_tests "$venv/bin/mypy" --strict --config-file ../pyproject.toml -p libnorm
expect "the stubs say what the module has" in_tests "$venv/bin/python" -m mypy.stubtest --mypy-config-file ../pyproject.toml libnorm._core
finish
