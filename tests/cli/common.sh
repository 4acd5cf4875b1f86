# common.sh - what the tests of the command line share; NORMTEST is the first argument. Not run by itself.
LC_ALL=C
export LC_ALL
unset NO_COLOR
. tests/suite.sh
N=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
MAN=$(cd "$(dirname "$0")/../.." && pwd)/libnorm/cli/normtest.1
T=$(mktemp -d) || exit 1
trap 'rm -rf "$T"' EXIT
cd "$T" || exit 1

# gives CODE ARGUMENT...: the exit code; output goes to out and err.
gives() {
    want=$1
    shift
    "$N" "$@" >out 2>err </dev/null
    got=$?
    [ $got -eq "$want" ] || { echo "# exit code $got, not $want: normtest $*"; head -n 3 err | sed 's/^/# /'; return 1; }
}

has() { grep -qF -- "$2" "$1" || { echo "# $1 has no: $2"; head -n 5 "$1" | cut -c 1-300 | sed 's/^/# /'; return 1; }; }
lines() { [ "$(wc -l <"$1")" -eq "$2" ] || { echo "# $(wc -l <"$1") lines, not $2"; return 1; }; }

# kill_at SECONDS SIGNAL ARGUMENT...: runs normtest for so long at most; true if it was cut off.
kill_at() {
    seconds=$1
    signal=$2
    shift 2
    "$N" "$@" >/dev/null 2>err </dev/null &
    pid=$!
    sleep "$seconds"
    kill "-$signal" $pid 2>/dev/null
    wait $pid 2>/dev/null
    [ $? -gt 128 ]
}
