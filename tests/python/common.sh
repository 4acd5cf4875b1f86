# common.sh - what the suites of the Python module share; sourced. Needs $build.
LC_ALL=C.UTF-8
export LC_ALL PYTHONDONTWRITEBYTECODE=1 PIP_DISABLE_PIP_VERSION_CHECK=1
unset PYTHONPATH PYTHONHOME VIRTUAL_ENV LIBNORM LIBNORM_LIBS
. tests/suite.sh
top=$(pwd)
venv=$top/$build/venv
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
export MYPY_CACHE_DIR="$work/mypy" HYPOTHESIS_STORAGE_DIRECTORY="$work/hypothesis"

# The tools come from a package index. Without one nothing is tested here, and that is said; whatever else goes wrong
# is a failure.
need_tools() {
    tests/python/venv.sh "$venv" bindings/python/tests/requirements*.txt >"$work/log" 2>&1
    case $? in
        0) return ;;
        77) echo "1..1"; echo "ok 1 - $1 # SKIP NOTHING OF IT WAS TESTED: no package index can be reached"; exit 0 ;;
    esac
    sed 's/^/# /' "$work/log"
    echo "1..1"
    echo "not ok 1 - the tools for $1 can be installed"
    exit 1
}

# pytest over the module's tests, with the given interpreter's libnorm; its lines are numbered on. More arguments are
# pytest's.
run_pytest() {
    interpreter=$1
    shift
    rm -f "$work/count"
    {
        cd bindings/python/tests && PYTHONPATH=$top/tests/python TAP_COUNT=$work/count TAP_FIRST=$count \
            "$interpreter" -m pytest -p tap -p no:cacheprovider -p no:terminal "$@" . 2>"$work/err"
        echo $? >"$work/ended"
    } | grep -E '^(ok|not ok|#) '
    count=$((count + $(cat "$work/count" 2>/dev/null || echo 0)))
    expect "pytest gets to its end" got_to_its_end
}

# 0: all passed, 1: some failed, which their lines say; all else is worse.
got_to_its_end() {
    tail -n 50 "$work/err"
    [ -s "$work/count" ] && [ "$(cat "$work/ended")" -le 1 ]
}
