#!/bin/sh
# summary.sh TALLY STATUS - adds up what tap.sh noted and ends with the line "N passed, N failed".
# STATUS is make's: a suite that could not even be built counts as one failure.
awk -v status="$2" '
    { passed += $2; failed += $3 }
    $3 > 0 { printf "FAILED: %s\n", $1 }
    END {
        if (status != 0 && failed == 0) {
            print "FAILED: something could not be built or run, see above"
            failed = 1
        }
        printf "%d passed, %d failed\n", passed, failed
        exit failed > 0
    }' "$1"
