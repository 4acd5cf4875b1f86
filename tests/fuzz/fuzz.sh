#!/bin/sh
# fuzz.sh BUILD SECONDS FOLDER... - every fuzz target for so many seconds under AddressSanitizer and
# UBSan: by libFuzzer where clang is, which keeps what it learns in BUILD/fuzz/corpus; else by the
# tests' own driver with seeds that were not used before. Exits at the first failure.
build=$1
seconds=$2
shift 2
make=${MAKE:-make}
sanitize="-O1 -g -fno-omit-frame-pointer -fno-sanitize-recover=all"
mkdir -p "$build/fuzz" && ln -sfn ../gen "$build/fuzz/gen" || exit 1

if command -v clang >/dev/null; then
    $make --no-print-directory B="$build/fuzz" CC=clang CFLAGS="$sanitize -fsanitize=fuzzer-no-link,address,undefined" \
        FUZZ_MAIN= FUZZ_FLAGS=-fsanitize=fuzzer fuzz-targets || exit 1
    for target in "$build"/fuzz/tests/fuzz/fuzz_*; do
        name=${target##*/}
        mkdir -p "$build/fuzz/corpus/$name"
        echo "$name, $seconds s"
        "$target" -max_total_time="$seconds" -max_len=8192 -timeout=10 -print_final_stats=1 -verbosity=0 \
            -artifact_prefix="$build/fuzz/$name-" "$build/fuzz/corpus/$name" "$@" || exit 1
    done
else
    $make --no-print-directory B="$build/fuzz" CFLAGS="$sanitize -fsanitize=address,undefined" fuzz-targets || exit 1
    for target in "$build"/fuzz/tests/fuzz/fuzz_*; do
        end=$(($(date +%s) + seconds))
        while [ "$(date +%s)" -lt $end ]; do
            "$target" 2000 "$(date +%s)000000" "$@" || exit 1
        done
    done
fi
