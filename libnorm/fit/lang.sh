#!/bin/sh
# Fits the language model anew: sh libnorm/fit/lang.sh > libnorm/data/lang.model
# Minutes on one core; the same corpus gives the same bytes.
set -e
cd "$(dirname "$0")/../.."
make -s build/gen/unicode.c >&2
mkdir -p build/fit
cc -std=c11 -O2 -ffp-contract=off -D_POSIX_C_SOURCE=200809L -Iinclude -Ilibnorm libnorm/fit/lang.c libnorm/fit/lang_*.c \
    libnorm/lang/lang_grams.c libnorm/lang/lang_trigrams.c libnorm/base/uni.c build/gen/unicode.c -o build/fit/lang -licui18n -licuuc -lm
xz -dc "${1:-../shared/data/lang/train.tsv.xz}" | build/fit/lang ${ARGS:-}
