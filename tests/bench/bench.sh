#!/bin/sh
# bench.sh BUILD - speed, memory, allocations; instructions by stage and linear cost where valgrind
# is; peers. The documents are the development data's news pages and news texts where they are,
# else the sample articles over and over.
build=$1
data=${DATA:-../shared/data}
corpus=$build/bench.jsonl
bench=$build/tests/bench/bench
linear=$build/tests/bench/linear
peers=$build/tests/bench/peers

title() {
    printf '\n%s\n' "$1"
}

pages() {
    if ls "$data"/lines/*-dev.tight.jsonl.xz >/dev/null 2>&1 && command -v xz >/dev/null; then
        xz -dc "$data"/lines/*-dev.tight.jsonl.xz "$data"/translations/wmt21.*.jsonl.xz
    else
        "$build/normtest" decode --format jsonl tests/golden/*.txt >"$build/samples.jsonl"
        for i in $(seq 200); do cat "$build/samples.jsonl"; done
    fi
}

# News and other documents in many scripts.
scripts() {
    if ls "$data"/lang/docs_*.tsv.xz >/dev/null 2>&1 && command -v xz >/dev/null; then
        xz -dc "$data"/translations/wmt*.jsonl.xz
        xz -dc "$data"/lang/docs_news.tsv.xz "$data"/lang/docs_wiki*.tsv.xz |
            awk -F'\t' '{ gsub(/\\/, "", $NF); gsub(/"/, "\\\"", $NF); print "{\"text\": \"" $NF "\"}" }'
    else
        cat "$corpus"
    fi
}

# Instructions of one pass, whole and by stage, each with all that it calls.
by_stage() {
    bytes=$(valgrind --tool=callgrind --callgrind-out-file="$build/callgrind.out" "$bench" once <"$corpus" 2>/dev/null)
    callgrind_annotate --inclusive=yes --threshold=100 "$build/callgrind.out" 2>/dev/null |
        awk -v bytes="$bytes" '
            { count = $1; gsub(/,/, "", count) }
            match($0, /:(norm_run|norm_write|nm_[a-z_]+) /) {
                name = substr($0, RSTART + 1, RLENGTH - 2)
                if (name ~ /^(norm_run|nm_text_decode|nm_blocks_split|nm_marks_scan|nm_lang_blocks|nm_label_blocks|nm_facts_collect|norm_write)$/ && !(name in seen)) {
                    seen[name] = 1
                    printf "%-28s %8.1f instructions a byte\n", name, count / bytes
                }
            }'
}

instructions() {
    valgrind --tool=callgrind --toggle-collect=norm_run --callgrind-out-file=/dev/null "$linear" "$1" "$2" 2>&1 |
        sed -n 's/.*Collected : \([0-9]*\).*/\1/p'
}

# Twice the input: at most 2.2 times the instructions. The promise is for 16 MB, and for a million lines.
doubling() {
    bad=0
    for name in $("$linear" --list); do
        case $name in
            one-line | phrase | indentation | bytes-80 | bytes-ff | scripts) size=16000000 ;;
            blank-lines | letter-lines) size=2000000 ;;
            *) size=1000000 ;;
        esac
        echo "$name $size $(instructions "$name" $((size / 2))) $(instructions "$name" $size)" | awk '{
            ratio = $3 ? $4 / $3 : 99
            printf "%-28s %5.2f times the instructions for %4.1f MB than for half, %6.0f a byte%s\n", $1, ratio, 1e-6 * $2,
                $4 / $2, (ratio > 2.2 ? "  TOO MANY" : "")
            exit ratio > 2.2
        }' || bad=1
    done
    return $bad
}

pages >"$corpus"
title "Whole pipeline, one core"
"$bench" <"$corpus" || exit 1
title "Between articles"
"$build/tests/bench/across" <"$corpus" || exit 1

title "Beside peers, in turn in one run, medians of seven passes"
"$peers" decode <"$corpus" && scripts | "$peers" scripts && "$peers" lang <"$corpus" &&
    "$peers" sentences <"$corpus" && "$peers" align <"$corpus" || exit 1
if ! command -v valgrind >/dev/null; then
    echo "valgrind is not installed: no instructions counted"
    exit 0
fi
title "Instructions by stage"
by_stage
title "Twice the input"
doubling
