#!/bin/sh
# venv.sh FOLDER REQUIREMENTS... - a virtual environment with the tools that are pinned in the files, made anew when
# they or the interpreter changed. Status 77: the packages cannot be had here, because no index can be reached.
set -u
folder=$1
shift
python=${PYTHON:-python3}

wanted=$({ "$python" -VV && cat "$@"; } | cksum)
[ "$(cat "$folder/wanted" 2>/dev/null)" != "$wanted" ] || exit 0

log=$(mktemp) || exit 1
trap 'rm -rf "$log" "$log.d"' EXIT
rm -rf "$folder"
if ! "$python" -m venv "$folder" >"$log" 2>&1; then
    cat "$log" >&2
    echo "venv.sh: $python makes no virtual environment (Debian: python3-venv)" >&2
    exit 1
fi
lists=
for file; do
    lists="$lists -r $file"
done
export PIP_DISABLE_PIP_VERSION_CHECK=1
# shellcheck disable=SC2086 # one option each
if ! "$folder/bin/pip" install -q $lists >"$log" 2>&1; then
    # Whose fault it is: does the index give the smallest thing asked of it?
    if ! "$folder/bin/pip" download -q --no-deps --retries 1 -d "$log.d" iniconfig >/dev/null 2>&1; then
        echo "venv.sh: no package index can be reached" >&2
        exit 77
    fi
    cat "$log" >&2
    exit 1
fi
echo "$wanted" >"$folder/wanted"
