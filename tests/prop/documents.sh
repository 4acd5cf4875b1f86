#!/bin/sh
# documents.sh PROGRAM - the development data's pages through PROGRAM, lines with and without blank lines between;
# and its translations, for their typography.
# Speaks TAP; skips where there are none.
program=$1
data=${DATA:-../shared/data}/lines
news=${DATA:-../shared/data}/translations
echo 1..3
if ! ls "$data"/*-dev.*.xz >/dev/null 2>&1 || ! command -v xz >/dev/null; then
    echo "ok 1 - documents # SKIP no development data in $data"
    echo "ok 2 - documents # SKIP no development data in $data"
    echo "ok 3 - typography # SKIP no development data in $news"
    exit 0
fi
xz -dc "$data"/*-dev.*.xz | "$program" double
first=$?
xz -dc "$data"/*-dev.tight.*.xz | "$program" single
second=$?
if ! ls "$news"/wmt*.xz >/dev/null 2>&1; then
    echo "ok 3 - typography # SKIP no development data in $news"
else
    xz -dc "$news"/wmt*.xz | "$program" typography
fi && [ $first -eq 0 ] && [ $second -eq 0 ]
