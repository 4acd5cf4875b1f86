#!/bin/sh
# layers.sh - what may include what. Stages may use themselves and the stages before them; only
# norm.c knows them all; normtest sees the public header alone. Speaks TAP.
LC_ALL=C
export LC_ALL
order="base text blocks lang sentences marks label user facts across article write"
found=$(mktemp) || exit 1
trap 'rm -f "$found"' EXIT
status=0

# Lines "FILE<TAB>included name" of every #include "..." and <...> below the given paths.
includes() {
    find "$@" -name '*.[ch]' | sort | xargs grep -H '^ *# *include' |
        sed 's/^\([^:]*\):[^<"]*[<"]\([^>"]*\)[>"].*/\1\t\2/'
}

# Says which test it is and whether its complaints, on standard input, are none.
report() {
    complaints=$(cat)
    if [ -z "$complaints" ]; then
        echo "ok $1 - $2"
    else
        echo "not ok $1 - $2"
        echo "$complaints" | sed 's/^/# /'
        status=1
    fi
}

echo 1..5

includes libnorm | awk -F'\t' -v order="$order" '
    BEGIN { n = split(order, name, " "); for (i = 1; i <= n; i++) rank[name[i]] = i }
    {
        split($1, from, "/"); split($2, to, "/")
        if (from[2] in rank && to[1] in rank && rank[to[1]] > rank[from[2]])
            print $1 " includes " $2 ", which lies above it"
    }' >"$found"
report 1 "stages use only what lies below them" <"$found"

includes libnorm/cli | awk -F'\t' '
    $2 ~ /\// && $2 !~ /^(cli|sys|unicode)\// { print $1 " includes " $2 }
    $2 ~ /^unicode\// { print $1 " includes ICU" }' >"$found"
report 2 "normtest uses the public header only" <"$found"

includes include | awk -F'\t' '$2 !~ /^(stddef|stdint)\.h$/ { print $1 " includes " $2 }' >"$found"
report 3 "the public header stands alone" <"$found"

# No file includes one that, in the end, includes it: tsort finds loops.
includes libnorm include | awk -F'\t' '{ sub(/^libnorm\//, "", $1); sub(/^include\//, "", $1) } $2 ~ /\.h$/ && $1 ~ /\.h$/ { print $1, $2 }' |
    tsort 2>&1 >/dev/null | grep -v '^$' >"$found"
report 4 "includes make no loop" <"$found"

# icu-uc only: the rest of ICU is for generators.
for stage in $order; do
    [ -d libnorm/$stage ] && includes libnorm/$stage
done | awk -F'\t' '$2 ~ /^unicode\/(ucol|udat|ucal|unum|ucsdet|uregex|utrans|usearch|ulocdata|tz|fmt|dcfmt|upluralrules|uspoof|utmscale)/ { print $1 " includes " $2 }' >"$found"
report 5 "the library uses ICU's common part only" <"$found"

exit $status
