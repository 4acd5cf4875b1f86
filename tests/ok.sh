#!/bin/sh
# ok.sh NAME COMMAND... - a command that only says by its exit status whether all is well, as one TAP test.
name=$1
shift
echo 1..1
output=$("$@" 2>&1)
status=$?
if [ $status -eq 0 ]; then
    echo "ok 1 - $name"
else
    echo "$output" | tail -n 100 | sed 's/^/# /'
    echo "not ok 1 - $name: exit status $status"
fi
exit $status
