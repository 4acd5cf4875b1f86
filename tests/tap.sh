#!/bin/sh
# tap.sh NAME COMMAND... - runs a test program that speaks TAP, shows what failed, and adds
# "NAME PASSED FAILED" to the file $TALLY. A program that dies, or that runs fewer tests than
# it planned, has failed too.
name=$1
shift
log=$(mktemp) || exit 1
trap 'rm -f "$log"' EXIT

CMOCKA_MESSAGE_OUTPUT=TAP "$@" >"$log" 2>&1
rc=$?
# cmocka calls a skipped test not ok, TAP calls it ok.
sed -i 's/^not ok \(.*# [Ss][Kk][Ii][Pp]\)/ok \1/; s/# skip/# SKIP/' "$log"
passed=$(grep -c '^ok ' "$log")
failed=$(grep -c '^not ok ' "$log")
skipped=$(grep -c '^ok .*# SKIP' "$log")
planned=$(sed -n 's/^1\.\.\([0-9]*\).*/\1/p' "$log" | awk '{ n += $1 } END { print n + 0 }')
if [ "$failed" -eq 0 ] && { [ "$rc" -ne 0 ] || [ "$planned" -ne "$passed" ] || [ "$passed" -eq 0 ]; }; then
    echo "not ok - $name: exit status $rc, $passed of $planned planned tests passed" >>"$log"
    failed=1
fi
passed=$((passed - skipped))
echo "$name $passed $failed" >>"${TALLY:-/dev/null}"

if [ "$failed" -eq 0 ]; then
    printf '%-32s %6d passed' "$name" "$passed"
    [ "$skipped" -eq 0 ] || printf ', %d skipped' "$skipped"
    echo
    sed -n 's/^ok .*# SKIP/    skipped:/p' "$log"
    exit 0
fi
grep -v '^ok ' "$log" | tail -n 200
printf '%-32s %6d passed, %d FAILED\n' "$name" "$passed" "$failed"
exit 1
