#!/bin/sh
# demo.sh NORMTEST FOLDER - what libnorm makes of the sample articles: every block of one with its
# role and reason; then, one article a language, what it found out and how the clean text begins.
normtest=$1
folder=$2

title() {
    printf '\n%s\n%s\n\n' "$1" "$(echo "$1" | sed 's/./=/g')"
}

first=$(ls "$folder"/*.en.txt | head -n 1)
title "normtest explain $first"
"$normtest" explain "$first" | sed 1d || exit 1
seen=en
for file in "$folder"/*.txt; do
    lang=${file%.txt}
    lang=${lang##*.}
    case " $seen " in *" $lang "*) continue ;; esac
    seen="$seen $lang"
    title "normtest $file"
    "$normtest" explain "$file" | sed '1d; /^$/q' || exit 1
    "$normtest" run --format text "$file" | head -n 3
done
printf '\nYour own: %s explain FILE, or %s --help.\n' "$normtest" "$normtest"
