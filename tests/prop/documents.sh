#!/bin/sh
# documents.sh PROGRAM - the development data's pages through PROGRAM, lines with and without blank lines between.
# Speaks TAP; skips where there are none.
program=$1
data=${DATA:-../shared/data}/lines
echo 1..2
if ! ls "$data"/*-dev.*.xz >/dev/null 2>&1 || ! command -v xz >/dev/null; then
    echo "ok 1 - documents # SKIP no development data in $data"
    echo "ok 2 - documents # SKIP no development data in $data"
    exit 0
fi
xz -dc "$data"/*-dev.*.xz | "$program" double
first=$?
xz -dc "$data"/*-dev.tight.*.xz | "$program" single && [ $first -eq 0 ]
