# suite.sh - what suites written in shell share: counted lines of TAP. Sourced, from the top folder.
count=0
status=0

# is NAME: whether the command just before succeeded.
is() {
    if [ $? -eq 0 ]; then set -- ok "$1"; else set -- "not ok" "$1"; status=1; fi
    count=$((count + 1))
    echo "$1 $count - $2"
}

# expect NAME COMMAND...: runs a command as one test, and shows what it printed if it fails.
expect() {
    name=$1
    shift
    if output=$("$@" 2>&1); then
        true
    else
        echo "$output" | tail -n 100 | sed 's/^/# /'
        false
    fi
    is "$name"
}

# skipped NAME WHY
skipped() {
    count=$((count + 1))
    echo "ok $count - $1 # SKIP $2"
}

finish() {
    echo "1..$count"
    exit $status
}
