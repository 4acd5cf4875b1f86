#!/bin/sh
# demo.sh NORMTEST FOLDER - what libnorm makes of the sample articles: every block of one with its
# role and reason, then the clean text of the others.
normtest=$1
folder=$2

title() {
    printf '\n%s\n%s\n\n' "$1" "$(echo "$1" | sed 's/./-/g')"
}

first=$(ls "$folder"/*.en.txt | head -n 1)
title "normtest --format explain $first"
"$normtest" run --format explain "$first" || exit 1
for file in "$folder"/*.txt; do
    [ "$file" = "$first" ] && continue
    title "normtest --format text $file"
    "$normtest" run --format text "$file" | cut -c 1-240 || exit 1
done
