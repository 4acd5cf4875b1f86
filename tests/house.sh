#!/bin/sh
# house.sh - the rules of the house that a script can see. Speaks TAP.
LC_ALL=C
export LC_ALL
found=$(mktemp) || exit 1
trap 'rm -f "$found"' EXIT
status=0
count=0

# Says whether the complaints in $found are none.
report() {
    count=$((count + 1))
    if [ ! -s "$found" ]; then
        echo "ok $count - $1"
    else
        echo "not ok $count - $1"
        head -n 30 "$found" | sed 's/^/# /'
        status=1
    fi
}

sources=$(find include libnorm tests bindings/*/src -name '*.[ch]' | sort)
all=$(find include libnorm tests bindings pkgconfig Makefile ./*.md -type f ! -path 'tests/golden/*' ! -path 'tests/fuzz/seeds/*' ! -path 'libnorm/data/*' ! -path '*/build/*' ! -path '*/.*_cache/*' | sort)

# The public header is one file by design, however much there is to say.
wc -l $sources | awk '$2 != "total" && $2 != "include/libnorm.h" && $1 > 500 { print $2 ": " $1 " lines" }' >"$found"
report "no source file above 500 lines"

# Long tables of constants aside, a function ends within 30 lines of its brace.
awk '/^\{$/ { start = FNR; next } /^\}/ && start { if (FNR - start > 41) print FILENAME ":" start ": " FNR - start - 1 " lines"; start = 0 } FNR == 1 { start = 0 }' \
    $(find libnorm bindings/*/src -name '*.c') >"$found"
report "no function above 40 lines"

# Columns are characters, not bytes: UTF-8 continuation bytes do not count.
awk '{ line = $0; gsub(/[\200-\277]/, "", line) } length(line) > 120 { print FILENAME ":" FNR ": " length(line) " columns" }' $sources >"$found"
report "no line above 120 columns"

grep -nE "	| $" $sources >"$found"
report "no tab, no space at a line's end"

# The words are put together here so that this file does not contain them.
grep -nE "\b(TO""DO|FIX""ME|X""XX|HA""CK|place""holder)\b" $all >"$found"
report "nothing left to do"

grep -nE '\b(printf|fprintf|puts|putchar|exit|abort|assert|setlocale|strtod|tolower|toupper|isalpha|isspace) ?\(' \
    $(find libnorm -name '*.[ch]' ! -path 'libnorm/cli/*' ! -path 'libnorm/gen/*' ! -path 'libnorm/fit/*') |
    grep -vE ':[0-9]+: *(\*|/\*)' >"$found"
report "the library does not print, exit, assert or ask the locale"

git ls-files 2>/dev/null | grep -E '^build/|\.(o|so|a)$' >"$found"
report "nothing that is built is committed"

echo 1..$count
exit $status
