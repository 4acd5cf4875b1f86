#!/bin/sh
# demo.sh NORMTEST FOLDER - what libnorm makes of the sample articles: every block of one with its
# role and reason, then what it found out about the others and how their clean text begins.
normtest=$1
folder=$2

title() {
    printf '\n%s\n%s\n\n' "$1" "$(echo "$1" | sed 's/./=/g')"
}

first=$(ls "$folder"/*.en.txt | head -n 1)
title "normtest --format explain $first"
"$normtest" run --format explain "$first" || exit 1
for file in "$folder"/*.txt; do
    [ "$file" = "$first" ] && continue
    title "$file"
    "$normtest" run --format explain "$file" | sed '/^$/q' || exit 1
    "$normtest" run --format text "$file" | head -n 5
done
