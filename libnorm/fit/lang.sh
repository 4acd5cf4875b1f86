#!/bin/sh
# Fits the language model anew:
#
#   sh libnorm/fit/lang.sh debs                 fetches the translated programs (40 MB) into build/fit/debs
#   sh libnorm/fit/lang.sh > lang.model         a quarter of an hour on one core; ARGS goes to the program
#
# The same corpus and packages give the same bytes. data/lang.model was fitted with Debian 12's
# LibreOffice 4:7.4.7-1+deb12u14 and Firefox 153.7.0esr-1~deb12u1.
set -e
cd "$(dirname "$0")/../.."
OFFICE="am as ast be br bs ca cy da dz eu ga gd gl gug hr id is kmr kn mn nb nn nr nso oc om rw si sr ss st szl te tg th tn ts ug uz ve xh zu"
FIREFOX="an ast az be br bs ca cak da dsb fur fy-nl gd gl gn hr hsb ia id kab kk km lij lv mk ms my nn-no oc rm sat sc sco sk skr sl son sq sr szl tg th tl ur uz xh"
debs=build/fit/debs

if [ "$1" = debs ]; then
    mkdir -p "$debs"
    cd "$debs"
    for l in $OFFICE; do apt-get download "libreoffice-l10n-$l"; done
    for l in $FIREFOX; do apt-get download "firefox-esr-l10n-$l"; done
    exit
fi
make -s build/gen/unicode.c >&2
cc -std=c11 -O2 -ffp-contract=off -D_POSIX_C_SOURCE=200809L -Iinclude -Ilibnorm libnorm/fit/lang.c libnorm/fit/lang_*.c \
    libnorm/lang/lang_grams.c libnorm/lang/lang_trigrams.c libnorm/base/uni.c build/gen/unicode.c -o build/fit/lang -licui18n -licuuc -lm
{
    xz -dc "${1:-../shared/data/lang/train.tsv.xz}"
    python3 libnorm/fit/lang_more.py "$debs"/*.deb
} | build/fit/lang ${ARGS:-}
